using System.Diagnostics;
using System.Net;
using Arktos.Dns.Tests.Fakes;

namespace Arktos.EndToEnd;

/// <summary>Names of services and pods on a cluster of real processes, asked for from outside and from pods.</summary>
public sealed class NameTests
{
    private const int PortBase = 8940;
    private static readonly IPEndPoint Server = new(IPAddress.Loopback, PortBase + 7);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Services_have_names_which_outlive_a_server_and_go_with_them()
    {
        var cluster = new LocalCluster(PortBase, "hollow");
        try
        {
            Assert.Contains("DNS answers on 127.0.0.1:8947", await cluster.UpAsync());
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
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    /// <summary>
    /// Through the service's address where the node routes it (its table names the address), else at the server's own.
    /// </summary>
    [Fact]
    public async Task Pods_find_names_of_their_own_tenant_and_no_others()
    {
        Assert.SkipUnless(LocalCluster.HasContainerd, "needs root and containerd");
        var cluster = new LocalCluster(PortBase, "containerd");
        try
        {
            await cluster.InitializeAsync();
            await MakeTenantAsync(cluster, "acme");
            foreach (var (tenant, address) in new[] { ("acme", "10.96.55.5"), ("system", "10.96.66.6") })
            {
                await cluster.KubectlAsync(
                    $"create --raw /api/v1/tenants/{tenant}/namespaces -f -",
                    """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}"""
                );
                await Shell.UntilAsync(
                    () => cluster.TryKubectlAsync($"get --raw {Path(tenant)}/serviceaccounts/default"),
                    r => r.ExitCode == 0,
                    Patience,
                    $"tenant {tenant} has a service account"
                );
                await CreateAsync(
                    cluster,
                    tenant,
                    "services",
                    $$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP":"{{address}}","ports":[{"port":80}]} }"""
                );
            }
            await CreateAsync(
                cluster,
                "system",
                "services",
                """{"apiVersion":"v1","kind":"Service","metadata":{"name":"secret"},"spec":{"clusterIP":"10.96.66.7","ports":[{"port":80}]}}"""
            );
            foreach (var (tenant, address) in new[] { ("acme", "10.96.55.5"), ("system", "10.96.66.6") })
            {
                var log = await AskInsideAsync(cluster, tenant);
                Assert.Contains("nameserver 10.96.0.10", log);
                Assert.Contains("search shop.svc.cluster.local svc.cluster.local cluster.local", log);
                Assert.Contains("options ndots:5", log);
                Assert.Contains($"Address: {address}", log);
                Assert.Contains("Address: 10.96.0.1\n", log);
                // Short names, as programs ask for them.
                Assert.Contains($"PING web ({address})", log);
                Assert.Contains("PING kubernetes.default (10.96.0.1)", log);
                // What is another tenant's is not there.
                Assert.Equal(tenant == "system", log.Contains("10.96.66.7"));
            }
        }
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    /// <summary>
    /// By an API server that allows it for the moment: clusters as `up` makes them have no tenants but their own yet.
    /// </summary>
    private static async Task MakeTenantAsync(LocalCluster cluster, string tenant)
    {
        await cluster.SignalAsync("STOP", "supervisor-1", "supervisor-2");
        var command = (await File.ReadAllTextAsync($"/proc/{cluster.Pid("apiserver-1")}/cmdline"))
            .TrimEnd('\0')
            .Split('\0');
        await cluster.KillAsync("apiserver-1");
        using var allowing = Process.Start(new ProcessStartInfo(command[0], [.. command[1..], "--allow-tenants"]))!;
        try
        {
            await Shell.UntilAsync(
                () =>
                    cluster.TryKubectlAsync(
                        $"--server https://127.0.0.1:{PortBase + 3} apply -f -",
                        $$$"""{"apiVersion":"v1","kind":"Tenant","metadata":{"name":"{{{tenant}}}"},"spec":{"storageClusterId":"0"}}"""
                    ),
                r => r.ExitCode == 0,
                Patience,
                $"tenant {tenant} is made"
            );
        }
        finally
        {
            allowing.Kill();
            await allowing.WaitForExitAsync();
            await cluster.SignalAsync("CONT", "supervisor-1", "supervisor-2");
        }
        await cluster.UpAsync();
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

    /// <summary>The log of a pod of the tenant that has looked for names.</summary>
    private static async Task<string> AskInsideAsync(LocalCluster cluster, string tenant)
    {
        var script =
            "cat /etc/resolv.conf; for n in web.shop secret.shop kubernetes.default; do "
            + "nslookup -type=a $n.svc.cluster.local; done; "
            + "ping -c 1 -W 1 web | head -1; ping -c 1 -W 1 kubernetes.default | head -1; echo done";
        await CreateAsync(
            cluster,
            tenant,
            "pods",
            $$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"asker"},"spec":{"restartPolicy":"Never","containers":[
              {"name":"a","image":"arktos.local/busybox:1","command":["sh","-c","{{script}}"]}]} }
            """
        );
        var log = await Shell.UntilAsync(
            () => cluster.TryKubectlAsync($"get --raw {Path(tenant)}/pods/asker/log"),
            r => r.Output.Contains("done\n", StringComparison.Ordinal),
            2 * Patience,
            $"a pod of {tenant} has asked"
        );
        return log.Output;
    }

    private static Task CreateAsync(LocalCluster cluster, string tenant, string resource, string json) =>
        cluster.KubectlAsync($"create --raw {Path(tenant)}/{resource} -f -", json);

    private static string Path(string tenant) => $"/api/v1/tenants/{tenant}/namespaces/shop";

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
