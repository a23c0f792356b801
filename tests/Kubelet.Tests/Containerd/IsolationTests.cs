using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests.Files;
using Arktos.Kubelet.Tests.Hosts;

namespace Arktos.Kubelet.Tests.Containerd;

/// <summary>What containers do to get at the node, and do not get.</summary>
public sealed class IsolationTests : IDisposable
{
    private readonly FileSandbox _node = new();

    public void Dispose() => _node.Dispose();

    [ContainerdFact]
    public async Task Links_in_volumes_lead_nowhere_and_config_volumes_cannot_be_written()
    {
        await using var containerd = await PrivateContainerd.StartAsync();
        var api = new PodApi();
        api.AddObject(
            "/api/v1/tenants/t1/namespaces/ns1/configmaps/settings",
            new ConfigMap
            {
                Metadata = new ObjectMeta { Name = "settings" },
                Data = new() { ["color"] = "blue" },
            }
        );
        await using var host = await containerd.StartAgentAsync(api);
        api.Add(Pod());
        await Eventually.HoldsAsync(() => api.Container("p", "web").State.Running is not null, "the good one runs");
        foreach (var bad in new[] { "absolute", "made" })
        {
            await Eventually.HoldsAsync(
                () => api.Container("p", bad).State.Waiting?.Reason == "CreateContainerConfigError",
                $"container {bad} is refused: {api.Describe("p")}"
            );
            Assert.StartsWith(
                $"failed to create subPath directory for volumeMount \"data\" of container \"{bad}\"",
                api.Container("p", bad).State.Waiting!.Message
            );
        }
        // Written by the init container: what it could not do, and what it saw by a sub path.
        using var http = new HttpClient();
        var address = $"http://{api.Status("p").PodIP}";
        Assert.Equal("refused\n", await Served.TextAsync(http, $"{address}/write"));
        Assert.Equal("blue", await Served.TextAsync(http, $"{address}/color"));
        _node.AssertOutsideIsAsItWas();
        api.Delete("p", 1);
        await Eventually.HoldsAsync(() => api.Deleted.Contains("p"), "the pod is gone");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(containerd.StateDirectory, "pods")));
        _node.AssertOutsideIsAsItWas();
    }

    private Pod Pod()
    {
        var plant = PodApi.Shell(
            "plant",
            $"ln -s {_node.Outside} /data/out; mkdir -p /data/www/deep/$(seq -s / 1 300); "
                + "touch /data/www/index.html; "
                + "(ln -sfn / /config/..data || echo refused) >/data/www/write 2>/dev/null; "
                + "(echo x >/config/color || cat /color) >/data/www/color 2>/dev/null"
        );
        plant.VolumeMounts =
        [
            new VolumeMount { Name = "data", MountPath = "/data" },
            new VolumeMount { Name = "config", MountPath = "/config" },
            new VolumeMount
            {
                Name = "config",
                MountPath = "/color",
                SubPath = "color",
            },
        ];
        var web = PodApi.Web();
        web.VolumeMounts =
        [
            new VolumeMount
            {
                Name = "data",
                MountPath = "/www",
                SubPath = "www",
            },
        ];
        var pod = PodApi.Pod("p", web, Bad("absolute", "out"), Bad("made", "out/new"));
        pod.Spec.InitContainers = [plant];
        pod.Spec.SecurityContext = new PodSecurityContext { FsGroup = 4321 };
        pod.Spec.Volumes =
        [
            new Volume { Name = "data", EmptyDir = new EmptyDirVolumeSource() },
            new Volume
            {
                Name = "config",
                ConfigMap = new ConfigMapVolumeSource { Name = "settings" },
            },
        ];
        return pod;
    }

    private static Container Bad(string name, string subPath)
    {
        var bad = PodApi.Shell(name, "touch /data/written; chmod 777 /data/precious; sleep 100");
        bad.VolumeMounts =
        [
            new VolumeMount
            {
                Name = "data",
                MountPath = "/data",
                SubPath = subPath,
            },
        ];
        return bad;
    }
}
