using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Volumes;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Tests.Files;
using Arktos.Kubelet.Tests.Pods;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Tests.Volumes;

/// <summary>Claims of volumeMode Block, and volumes of kind local that are devices of this machine.</summary>
public sealed class BlockDeviceTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("arktos-block-").FullName;
    private readonly FakePodObjects _objects = new();
    private PodVolumes _volumes = null!;

    public BlockDeviceTests()
    {
        NextAgent();
        _objects.Claim = new PersistentVolumeClaim
        {
            Metadata = new ObjectMeta { Name = "data", Uid = "uid-data" },
            Spec = new() { VolumeName = "pv" },
            Status = new() { Phase = "Bound" },
        };
        _objects.Volume = new PersistentVolume
        {
            Metadata = new ObjectMeta
            {
                Name = "pv",
                Tenant = "system",
                Uid = "uid-pv",
            },
            Spec = new()
            {
                ClaimRef = new() { Uid = "uid-data", Name = "data" },
                Local = new() { Path = Path.Combine(_root, "device") },
                NodeAffinity = LocalPathVolumes.AffinityTo("n1"),
                VolumeMode = "Block",
            },
        };
        _objects.Node = new Node
        {
            Metadata = new ObjectMeta
            {
                Name = "n1",
                Labels = new() { ["kubernetes.io/hostname"] = "n1" },
            },
        };
    }

    public void Dispose()
    {
        if (Environment.IsPrivilegedProcess)
            Mounts.UnmountBelow(_root);
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("Block", "mounts", "volume v has volumeMode Block, but is specified in volumeMounts")]
    [InlineData("Block", "init mounts", "volume v has volumeMode Block, but is specified in volumeMounts")]
    [InlineData("Block", "ephemeral mounts", "volume v has volumeMode Block, but is specified in volumeMounts")]
    [InlineData("Filesystem", "devices", "volume v has volumeMode Filesystem, but is specified in volumeDevices")]
    [InlineData(null, "init devices", "volume v has volumeMode Filesystem, but is specified in volumeDevices")]
    [InlineData(null, "ephemeral devices", "volume v has volumeMode Filesystem, but is specified in volumeDevices")]
    [InlineData(null, "machine devices", "volume v has volumeMode Filesystem, but is specified in volumeDevices")]
    public async Task A_claim_is_used_as_its_volume_is(string? mode, string how, string why)
    {
        _objects.Volume!.Spec.VolumeMode = mode;
        var refused = await RefusedAsync(Pod(how));
        Assert.Equal(
            $"Unable to attach or mount volumes: unmounted volumes=[v], unattached volumes=[], failed to process "
                + $"volumes=[v]: {why}",
            refused.Message
        );
        Assert.Equal("FailedMount", refused.VolumeReason);
    }

    [Fact]
    public async Task Folders_and_what_is_not_there_are_no_devices()
    {
        var path = _objects.Volume!.Spec.Local!.Path;
        await AssertUnmappedAsync($"path \"{path}\" does not exist");
        await File.WriteAllTextAsync(path, "");
        await AssertUnmappedAsync($"path \"{path}\" is not a block device");
        const string folders = "volumeMode Block is not supported for volumes of this kind: they are folders of a node";
        _objects.Volume.Spec.Local.Path = LocalPathVolumes.MarkOf("pv");
        await AssertUnmappedAsync(folders);
        _objects.Volume.Spec.Local = null;
        _objects.Volume.Spec.HostPath = new() { Path = _root };
        await AssertUnmappedAsync(folders);
        _objects.Volume.Spec.NodeAffinity = LocalPathVolumes.AffinityTo("n2");
        var refused = await RefusedAsync(Pod("devices"));
        Assert.Equal(
            (
                "MapVolume.NodeAffinity check failed for volume \"pv\" : no matching NodeSelectorTerms",
                "FailedMapVolume"
            ),
            (refused.Message, refused.VolumeReason)
        );
    }

    [Fact]
    public async Task Devices_of_nodes_are_not_for_other_tenants()
    {
        var pod = Pod("devices");
        pod.Metadata.Tenant = _objects.Volume!.Metadata.Tenant = "acme";
        Assert.Contains("are for pods of tenant system only", (await RefusedAsync(pod)).Message);
    }

    [LoopFact]
    public async Task A_pod_has_the_very_device_whatever_becomes_of_its_name_and_leaves_nothing()
    {
        using var device = await LoopDevice.AttachAsync(Path.Combine(_root, "blocks"));
        using var other = await LoopDevice.AttachAsync(Path.Combine(_root, "others"));
        var name = _objects.Volume!.Spec.Local!.Path;
        File.CreateSymbolicLink(name, device.Path);
        var volume = await PrepareAsync(Pod("devices"));
        Assert.Equal(
            (Path.Combine(_root, "pods/u/volumeDevices/kubernetes.io~local-volume/v"), true, true),
            (volume.Path, volume.IsDevice, volume.ReadOnly)
        );
        Assert.Equal(Number(device.Path), Number(volume.Path));
        File.Delete(name);
        File.CreateSymbolicLink(name, other.Path);
        Assert.Equal(volume, await PrepareAsync(Pod("devices")));
        Assert.Equal(Number(device.Path), Number(volume.Path));
        // The next agent shows what is there by then, once.
        NextAgent();
        await PrepareAsync(Pod("devices"));
        await PrepareAsync(Pod("devices"));
        Assert.Equal(Number(other.Path), Number(volume.Path));
        Assert.Equal([volume.Path], Mounts.Below(_root));
        await _volumes.ReleaseAsync("u", default);
        Assert.False(Path.Exists(Path.Combine(_root, "pods/u/volumeDevices")));
        NextAgent();
        await PrepareAsync(Pod("devices"));
        await _volumes.RemoveAsync("u", default);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_root, "pods")));
        Assert.Empty(Mounts.Below(_root));
        Assert.True(BlockDevices.IsOne(device.Path));
    }

    private async Task AssertUnmappedAsync(string why)
    {
        var refused = await RefusedAsync(Pod("devices"));
        Assert.Equal(
            ($"MapVolume.MapBlockVolume failed for volume \"pv\" : {why}", "FailedMapVolume"),
            (refused.Message, refused.VolumeReason)
        );
    }

    private static string Number(string path) => FileSandbox.Run("stat", "--format=%t:%T", path);

    private void NextAgent() =>
        _volumes = new PodVolumes(
            Path.Combine(_root, "pods"),
            _objects,
            new ClaimedVolumes(_objects, new LocalPathFolders(Path.Combine(_root, "local")), "n1"),
            FakePodObjects.NoDrivers(_root),
            TimeProvider.System
        );

    private async Task<PreparedVolume> PrepareAsync(Pod pod) =>
        (await _volumes.PrepareAsync(pod, new VolumeInputs([], [], new Dictionary<string, Quantity>()), default))["v"];

    private Task<ConfigurationException> RefusedAsync(Pod pod) =>
        Assert.ThrowsAsync<ConfigurationException>(() => PrepareAsync(pod));

    /// <param name="how">"mounts" or "devices", before it whose.</param>
    private static Pod Pod(string how)
    {
        var pod = PodScript.Pod("Always c");
        (pod.Metadata.Uid, pod.Metadata.Tenant) = ("u", "system");
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "v",
                PersistentVolumeClaim = new() { ClaimName = "data", ReadOnly = true },
            },
        ];
        var devices = how.EndsWith("devices", StringComparison.Ordinal)
            ? new List<VolumeDevice>
            {
                new() { Name = "v", DevicePath = "/dev/xvda" },
            }
            : null;
        var mounts = devices is null
            ? new List<VolumeMount>
            {
                new() { Name = "v", MountPath = "/v" },
            }
            : null;
        if (how.StartsWith("init", StringComparison.Ordinal))
            pod.Spec.InitContainers = [new Container { VolumeDevices = devices, VolumeMounts = mounts }];
        else if (how.StartsWith("ephemeral", StringComparison.Ordinal))
            pod.Spec.EphemeralContainers = [new() { VolumeDevices = devices, VolumeMounts = mounts }];
        else if (how.StartsWith("machine", StringComparison.Ordinal))
            pod.Spec.VirtualMachine = new VirtualMachine { VolumeDevices = devices };
        else
            (pod.Spec.Containers[0].VolumeDevices, pod.Spec.Containers[0].VolumeMounts) = (devices, mounts);
        return pod;
    }
}
