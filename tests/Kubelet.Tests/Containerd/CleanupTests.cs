using System.Diagnostics;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Tests.Hosts;

namespace Arktos.Kubelet.Tests.Containerd;

public sealed class CleanupTests
{
    [ContainerdFact]
    public async Task Nothing_is_left_of_running_pods_when_containerd_was_killed()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        var api = new PodApi();
        await using (var host = await containerd.StartAgentAsync(api))
        {
            var pod = PodApi.Pod("p", PodApi.Web(), PodApi.Shell("deaf", "trap '' TERM; while :; do sleep 0.1; done"));
            pod.Spec.Volumes =
            [
                new()
                {
                    Name = "memory",
                    EmptyDir = new() { Medium = "Memory" },
                },
            ];
            pod.Spec.Containers[0].VolumeMounts = [new() { Name = "memory", MountPath = "/memory" }];
            pod.Spec.Containers[0].Ports = [new() { ContainerPortValue = 80, HostPort = 28081 }];
            api.Add(pod);
            await Client.Tests.Fakes.Eventually.HoldsAsync(() => api.IsReady("p"), "the pod is ready");
        }
        using (var process = Process.GetProcessById(containerd.Process.FindPid()!.Value))
            process.Kill();
        // Disposal cleans up and looks for what is left.
    }

    [ContainerdFact]
    public async Task Nothing_is_left_of_containers_that_lost_containerd_and_their_shim()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        var api = new PodApi();
        await using (var host = await containerd.StartAgentAsync(api))
        {
            api.Add(PodApi.Pod("p", PodApi.Web()));
            await Client.Tests.Fakes.Eventually.HoldsAsync(() => api.IsReady("p"), "the pod is ready");
        }
        await containerd.Process.StopAsync(default);
        // The state of containerd is lost as well: nobody knows the containers but their cgroups.
        foreach (var shim in Processes.WithArgument(containerd.Process.Socket))
            Process.GetProcessById(shim).Kill();
        File.Delete(containerd.Layout.ConfigFile);
    }

    [ContainerdFact]
    public async Task Pods_of_two_nodes_of_one_machine_reach_each_other_and_one_node_goes_without_the_other()
    {
        await using var first = await PrivateContainerd.StartAsync();
        await using var second = await PrivateContainerd.StartAsync();
        var (api1, api2) = (new PodApi(), new PodApi());
        await using var host1 = await first.StartAgentAsync(api1);
        await using var host2 = await second.StartAgentAsync(api2);
        api1.Add(PodApi.Pod("server", PodApi.Web()));
        await Client.Tests.Fakes.Eventually.HoldsAsync(() => api1.IsReady("server"), "the server is ready");
        // Without -T: the wget of Debian's busybox 1.35 crashes when it is given a timeout.
        var client = PodApi.Pod(
            "client",
            PodApi.Shell(
                "c",
                $"for i in 1 2 3 4 5; do wget -q -O - http://{api1.Status("server").PodIP}/ >/dev/termination-log "
                    + $"2>&1 && exit 0; sleep 0.5; done; exit 1"
            )
        );
        client.Spec.RestartPolicy = "Never";
        api2.Add(client);
        await Client.Tests.Fakes.Eventually.HoldsAsync(
            () => api2.Status("client").Phase is "Succeeded" or "Failed",
            "the client has ended"
        );
        Assert.True(api2.Status("client").Phase == "Succeeded", api2.Describe("client"));
        Assert.Equal("server\n", api2.Container("client", "c").State.Terminated!.Message);

        await host2.DisposeAsync();
        Assert.Empty(
            await new NodeCleanup(second.Layout, second.Network).RunAsync(
                second.StateDirectory,
                deleteFiles: false,
                default
            )
        );
        using var http = new HttpClient();
        Assert.Equal("server\n", await Served.TextAsync(http, $"http://{api1.Status("server").PodIP}/"));
    }
}
