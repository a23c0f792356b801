using System.Net;
using Arktos.Dns.Tests.Fakes;

namespace Arktos.EndToEnd;

/// <summary>Names of services and pods on a cluster of real processes, asked for from outside and from pods.</summary>
[Collection(HollowCluster.Name)]
public sealed class NameTests(HollowCluster hollow)
{
    private static readonly IPEndPoint Server = new(IPAddress.Loopback, PortBases.Hollow + 7);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Services_have_names_which_outlive_a_server_and_go_with_them()
    {
        var cluster = hollow.Local;
        Assert.Contains($"DNS answers on {Server}", hollow.Said);
        await HasAsync("kubernetes.default.svc.cluster.local", "A 10.96.0.1");
        await HasAsync("kube-dns.kube-system.svc.cluster.local", "A 10.96.0.10");
        await cluster.KubectlAsync("create service clusterip web --clusterip=10.96.44.4 --tcp=80:80");
        await HasAsync("web.default.svc.cluster.local", "A 10.96.44.4");
        await HasAsync("4.44.96.10.in-addr.arpa", "PTR web.default.svc.cluster.local.", "PTR");
        await cluster.KubectlAsync("create service externalname far --external-name web.default.svc.cluster.local");
        await HasAsync("far.default.svc.cluster.local", "A 10.96.44.4");
        await HeadlessAsync(cluster);

        await cluster.KillAndHealAsync("dns-1");
        await HasAsync("web.default.svc.cluster.local", "A 10.96.44.4");
        // One after the other, so that there is always one.
        await cluster.KillAsync("dns-2");
        await HasAsync("web.default.svc.cluster.local", "A 10.96.44.4");
        await cluster.UntilRunningAsync("dns-2");
        await cluster.KubectlAsync("delete service web");
        await HasAsync("web.default.svc.cluster.local", "");

        // What somebody has deleted is put back, with all that leads there.
        await cluster.KubectlAsync("-n kube-system delete service kube-dns");
        await cluster.UpAsync();
        var slices = await cluster.KubectlAsync(
            "-n kube-system get endpointslices -l kubernetes.io/service-name=kube-dns"
        );
        Assert.Contains("kube-dns-queries", slices);
        await HasAsync("kube-dns.kube-system.svc.cluster.local", "A 10.96.0.10");
    }

    private static async Task HeadlessAsync(LocalCluster cluster)
    {
        await cluster.KubectlAsync(
            "apply -f -",
            """
            apiVersion: v1
            kind: Service
            metadata: {name: pets}
            spec: {clusterIP: None, selector: {app: pets}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: rex, labels: {app: pets}}
            spec:
              hostname: rex
              subdomain: pets
              containers: [{name: a, image: "arktos.local/web:1"}]
            """
        );
        await cluster.KubectlAsync("wait pod/rex --for=condition=Ready --timeout=60s", timeout: Patience);
        var ip = (string)(await cluster.GetAsync("pod rex"))["status"]!["podIP"]!;
        await HasAsync("pets.default.svc.cluster.local", $"A {ip}");
        await HasAsync("rex.pets.default.svc.cluster.local", $"A {ip}");
        await HasAsync(
            "_http._tcp.pets.default.svc.cluster.local",
            "SRV 0 100 80 rex.pets.default.svc.cluster.local.",
            "SRV"
        );
        await HasAsync($"{ip.Replace('.', '-')}.default.pod.cluster.local", $"A {ip}");
        await cluster.KubectlAsync("delete pod rex --timeout=60s", timeout: Patience);
        await HasAsync("rex.pets.default.svc.cluster.local", "");
    }

    /// <summary>Within a moment, whoever of the servers is asked.</summary>
    private static Task HasAsync(string name, string answer, string type = "A") =>
        Shell.UntilAsync(
            async () =>
            {
                await Task.Delay(50);
                return await Ask.UdpAsync(Server, Ask.For(name, type), waitMs: 500);
            },
            r => r is not null && (answer.Length == 0 ? !r.Answers.Any() && r.Code == 3 : r.Text.EndsWith(answer)),
            Patience,
            $"{name} has {(answer.Length == 0 ? "nothing" : answer)}"
        );
}
