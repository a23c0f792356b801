using System.Net;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Status;
using Arktos.Kubelet.Tests.Hosts;
using Arktos.Kubelet.Tests.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Tests.Containerd;

public sealed class ServiceRouteTests
{
    [ContainerdFact]
    public async Task A_pod_reaches_the_API_servers_by_the_service_wherever_they_listen()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        await using var local = await ServeAsync("127.0.0.1", "local");
        await using var near = await ServeAsync(MachineFacts.Address(), "near");
        var api = new PodApi();
        const string path = "/api/v1/tenants/system/namespaces/default/";
        api.AddObject(path + "services/kubernetes", ApiServiceTests.Service("10.96.0.1"));
        api.AddObject(path + "endpoints/kubernetes", Endpoints(local, near));
        var service = ApiServiceTests.Service("10.96.0.1");
        service.Metadata.Tenant = "system";
        api.Fake.ScriptOf("services").Upsert(service).Complete(1);
        api.Fake.ScriptOf("endpointslices").Upsert(Slice(local)).Upsert(Slice(near)).Complete(1);
        await using var host = await containerd.StartAgentAsync(api);
        // Each is asked for until it has answered: which one is up to chance. Without -T: see CleanupTests.
        api.Add(
            PodApi.Pod(
                "p",
                PodApi.Shell(
                    "main",
                    "trap 'exit 0' TERM; while [ \"$local$near\" != 11 ]; do "
                        + "x=$(wget -q -O - http://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/ 2>/dev/null); "
                        + "case $x in local) local=1;; near) near=1;; *) sleep 0.2;; esac; done; "
                        + "echo both >/dev/termination-log; exit 3"
                )
            )
        );
        await Eventually.HoldsAsync(
            () => api.Container("p", "main").LastState.Terminated?.Message == "both\n",
            "the pod has reached both"
        );

        // What somebody has changed is put right.
        var table = containerd.Layout.Mark;
        PrivateContainerd.Run("nft", "flush table ip " + table);
        await Eventually.HoldsAsync(
            () => PrivateContainerd.Run("nft", "list", "table", "ip", table).Output.Contains("dnat ip to"),
            "the rules are back"
        );

        // On the node's own network an API server is named: the machine may have the proxies of several clusters.
        var hosted = PodApi.Pod(
            "hosted",
            PodApi.Shell("main", "wget -q -O /dev/termination-log $KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT")
        );
        (hosted.Spec.HostNetwork, hosted.Spec.RestartPolicy) = (true, "Never");
        api.Add(hosted);
        await Eventually.HoldsAsync(
            () => api.Status("hosted").Phase is "Succeeded" or "Failed",
            "the hosted one ended"
        );
        Assert.Contains(api.Container("hosted", "main").State.Terminated!.Message, (string[])["local", "near"]);
        foreach (var name in new[] { "p", "hosted" })
            api.Delete(name, 1);
        await Eventually.HoldsAsync(() => api.Deleted.Count == 2, "the pods are gone");
    }

    private static EndpointSlice Slice(WebApplication server)
    {
        var uri = new Uri(server.Urls.Single());
        return Made.Slice("kubernetes", $"https {uri.Port}/TCP", uri.Host);
    }

    private static Endpoints Endpoints(params WebApplication[] servers) =>
        new()
        {
            Metadata = new() { Name = "kubernetes", Namespace = "default" },
            Subsets =
            [
                .. servers
                    .Select(s => new Uri(s.Urls.Single()))
                    .Select(u => new EndpointSubset
                    {
                        Addresses = [new EndpointAddress { Ip = u.Host }],
                        Ports = [new Api.Core.V1.EndpointPort { Name = "https", Port = u.Port }],
                    }),
            ],
        };

    private static async Task<WebApplication> ServeAsync(string address, string answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Parse(address), 0));
        var app = builder.Build();
        app.MapGet("/", () => answer);
        await app.StartAsync();
        return app;
    }
}
