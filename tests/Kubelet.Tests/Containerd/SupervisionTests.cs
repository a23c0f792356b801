using System.Diagnostics;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests.Hosts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Containerd;

public sealed class SupervisionTests
{
    [ContainerdFact]
    public async Task A_containerd_that_dies_is_started_again_and_its_pods_are_not_touched()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        var api = new PodApi();
        await using var host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = containerd.StateDirectory,
                Network = containerd.Network,
            },
            NullLoggerFactory.Instance,
            api.Fake
        );
        await host.StartAsync(default);
        api.Add(PodApi.Pod("before", PodApi.Web()));
        await Eventually.HoldsAsync(() => api.IsReady("before"), "the first pod is ready");
        var container = api.Container("before", "web").ContainerID;

        using (var process = Process.GetProcessById(containerd.Process.FindPid()!.Value))
            process.Kill();
        api.Add(PodApi.Pod("after", PodApi.Web()));

        await Eventually.HoldsAsync(() => api.IsReady("after"), "a pod that came after the death is ready");
        Assert.Equal(
            (container, 0),
            (api.Container("before", "web").ContainerID, api.Container("before", "web").RestartCount)
        );
        foreach (var name in (string[])["before", "after"])
            api.Delete(name, 1);
        await Eventually.HoldsAsync(
            () => api.Deleted.Contains("before") && api.Deleted.Contains("after"),
            "both pods are gone"
        );
    }
}
