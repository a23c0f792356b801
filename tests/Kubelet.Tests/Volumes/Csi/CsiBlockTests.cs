using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Tests.Pods;
using Arktos.Kubelet.Volumes;
using Arktos.Kubelet.Volumes.Csi;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using RpcType = Arktos.Kubelet.CsiWire.NodeServiceCapability.Types.RPC.Types.Type;

namespace Arktos.Kubelet.Tests.Volumes.Csi;

/// <summary>Volumes of a driver that are block devices: with a real driver, and devices of this machine.</summary>
public sealed class CsiBlockTests : IAsyncLifetime
{
    private const string Name = "folders.test";
    private const string Published = "plugins/kubernetes.io/csi/volumeDevices/publish/pv";

    private readonly string _root = Directory.CreateTempSubdirectory("arktos-csi-").FullName;
    private readonly FakePodObjects _objects = new();
    private readonly CsiDrivers _drivers = new();
    private readonly List<CsiDriverClient> _clients = [];
    private FolderDriver _driver = null!;
    private CsiVolumes _csi = null!;
    private PodVolumes _volumes = null!;

    public async ValueTask InitializeAsync()
    {
        await RestartAsync(RpcType.StageUnstageVolume, RpcType.ExpandVolume, RpcType.VolumeMountGroup);
        NextAgent();
        _objects.Claim = new PersistentVolumeClaim
        {
            Metadata = new ObjectMeta { Name = "data", Uid = "uid-data" },
            Spec = new() { VolumeName = "pv", VolumeMode = "Block" },
            Status = new() { Phase = "Bound" },
        };
        _objects.Volume = new PersistentVolume
        {
            Metadata = new ObjectMeta { Name = "pv", Tenant = "system" },
            Spec = new()
            {
                ClaimRef = new() { Uid = "uid-data", Name = "data" },
                AccessModes = ["ReadWriteOnce"],
                VolumeMode = "Block",
                MountOptions = ["noatime"],
                Csi = new()
                {
                    Driver = Name,
                    VolumeHandle = "h-1",
                    FsType = "ext4",
                },
            },
        };
        _objects.Driver = new CSIDriver
        {
            Metadata = new ObjectMeta { Name = Name },
            Spec = new() { AttachRequired = false, FsGroupPolicy = "File" },
        };
    }

    public async ValueTask DisposeAsync()
    {
        _driver.Fault = _ => null;
        foreach (var uid in _volumes.PodUids())
            await _volumes.RemoveAsync(uid, default);
        await _csi.UnstageUnusedAsync(default);
        foreach (var client in _clients)
            client.Dispose();
        await _driver.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [LoopFact]
    public async Task A_device_is_staged_once_published_to_each_pod_and_given_back_with_the_last()
    {
        var first = await PrepareAsync(Claimed("a"));
        var second = await PrepareAsync(Claimed("b"));
        Assert.Equal((Path.Combine(_root, Published, "a"), true, false), (first.Path, first.IsDevice, first.ReadOnly));
        Write(first.Path, "kept");
        Assert.Equal("kept", Read(second.Path));
        var (staged, published) = (_driver.Staged.First(), _driver.Published.First());
        Assert.Equal(
            Path.Combine(_root, "plugins/kubernetes.io/csi/volumeDevices/staging/pv"),
            staged.StagingTargetPath
        );
        Assert.Equal((staged.StagingTargetPath, first.Path), (published.StagingTargetPath, published.TargetPath));
        // Of a file system there is nothing to be said.
        Assert.All([staged.VolumeCapability, published.VolumeCapability], c => Assert.Null(c.Mount));
        Assert.NotNull(published.VolumeCapability.Block);

        await _volumes.RemoveAsync("a", default);
        Assert.False(Path.Exists(first.Path));
        Assert.Equal("kept", Read(second.Path));
        await _volumes.RemoveAsync("b", default);
        Assert.Equal(
            ["stage h-1", "publish h-1", "stage h-1", "publish h-1", "unpublish h-1", "unpublish h-1", "unstage h-1"],
            _driver.Calls
        );
        await AssertNothingIsLeftAsync();
        Assert.Equal("kept", Read(_driver.FileOf("h-1")));
    }

    [LoopFact]
    public async Task The_next_agent_keeps_a_device_without_its_driver_and_gives_it_back_with_it()
    {
        var path = (await PrepareAsync(Claimed("a"))).Path;
        NextAgent();
        _drivers.Remove(_clients[^1]);
        Assert.Equal((path, true), await PrepareAsync(Claimed("a")) is var v ? (v.Path, v.IsDevice) : default);
        Assert.Equal(["stage h-1", "publish h-1"], _driver.Calls);
        await Assert.ThrowsAsync<IOException>(() => _volumes.ReleaseAsync("a", default));
        Assert.True(BlockDevices.IsOne(path));
        Register();
        await _volumes.ReleaseAsync("a", default);
        Assert.Equal(["unpublish h-1", "unstage h-1"], _driver.Calls.Skip(2));
        await AssertNothingIsLeftAsync();
    }

    [LoopFact]
    public async Task What_a_driver_leaves_mounted_costs_no_data()
    {
        var path = (await PrepareAsync(Claimed("a"))).Path;
        Write(path, "kept");
        // It says that there is no such volume, and does nothing.
        _driver.Fault = call =>
            call is "unpublish" or "unstage"
                ? new RpcException(new Grpc.Core.Status(StatusCode.NotFound, "what?"))
                : null;
        await _volumes.RemoveAsync("a", default);
        Assert.False(Path.Exists(Path.GetDirectoryName(path)));
        using (var device = await LoopDevice.OfAsync(_driver.FileOf("h-1")))
            Assert.Equal("kept", Read(device!.Path));
        await AssertNothingIsLeftAsync();
    }

    [RootTheory]
    [InlineData("stage", "MapVolume.SetUpDevice failed for volume \"pv\" : rpc error: code = Internal desc = full")]
    [InlineData("publish", "MapVolume.MapPodDevice failed for volume \"pv\" : rpc error: code = Internal desc = full")]
    public async Task What_failed_half_way_is_given_back(string call, string said)
    {
        Assert.SkipUnless(LoopDevice.CanBe, "there are no loop devices");
        _driver.Fault = c => c == call ? new RpcException(new Grpc.Core.Status(StatusCode.Internal, "full")) : null;
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => PrepareAsync(Claimed("a")));
        Assert.Equal((said, "FailedMapVolume"), (refused.Message, refused.VolumeReason));
        await _volumes.RemoveAsync("a", default);
        Assert.Equal(["unpublish h-1", "unstage h-1"], _driver.Calls.TakeLast(2));
        await AssertNothingIsLeftAsync();
    }

    [LoopFact]
    public async Task A_driver_that_puts_no_device_there_is_told_so()
    {
        Directory.CreateDirectory(Path.Combine(_root, Published));
        // Its own check finds something mounted, and does not look at what.
        await File.WriteAllTextAsync(Path.Combine(_root, "file"), "");
        await File.WriteAllTextAsync(Path.Combine(_root, Published, "a"), "");
        Files.FileSandbox.Run("mount", "--bind", Path.Combine(_root, "file"), Path.Combine(_root, Published, "a"));
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => PrepareAsync(Claimed("a")));
        Assert.Equal(
            "MapVolume.MapPodDevice failed for volume \"pv\" : driver folders.test has put no block device at "
                + Path.Combine(_root, Published, "a"),
            refused.Message
        );
        await _volumes.RemoveAsync("a", default);
        await AssertNothingIsLeftAsync();
    }

    [LoopFact]
    public async Task A_device_grows_while_a_pod_has_it()
    {
        var path = (await PrepareAsync(Claimed("a"))).Path;
        _objects.Volume!.Spec.Capacity = new() { ["storage"] = Quantity.Parse("1Gi") };
        _objects.Claim!.Status.Capacity = new() { ["storage"] = Quantity.Parse("1Mi") };
        _objects.Claim.Status.Conditions = [new() { Type = "FileSystemResizePending", Status = "True" }];
        NextAgent();
        await PrepareAsync(Claimed("a"));
        await PrepareAsync(Claimed("a"));
        var asked = Assert.Single(_driver.Expanded);
        Assert.Equal(
            (path, Path.Combine(_root, "plugins/kubernetes.io/csi/volumeDevices/staging/pv")),
            (asked.VolumePath, asked.StagingTargetPath)
        );
        Assert.NotNull(asked.VolumeCapability.Block);
        Assert.Equal("1073741824", Files.FileSandbox.Run("blockdev", "--getsize64", path).Trim());
        Assert.Equal("1Gi", _objects.Claim.Status.Capacity!["storage"].ToString());
    }

    [LoopFact]
    public async Task A_pods_group_and_the_folders_of_a_device_are_nobodys_business()
    {
        var pod = Claimed("a");
        pod.Spec.SecurityContext = new() { FsGroup = 4321 };
        var path = (await PrepareAsync(pod)).Path;
        Assert.NotNull(_driver.Published.Single().VolumeCapability.Block);
        Assert.DoesNotContain(_driver.Published, p => p.VolumeCapability.Mount is not null);
        Assert.True(BlockDevices.IsOne(path));
    }

    private async Task AssertNothingIsLeftAsync()
    {
        Assert.Empty(new CsiFolders(_root).Staged());
        foreach (var folder in (string[])["publish", "staging", "data"])
        {
            var path = Path.Combine(_root, "plugins/kubernetes.io/csi/volumeDevices", folder);
            Assert.Empty(Directory.Exists(path) ? Directory.GetFileSystemEntries(path) : []);
        }
        Assert.DoesNotContain(File.ReadLines("/proc/self/mountinfo"), line => line.Contains(_root));
        var file = _driver.FileOf("h-1");
        Assert.Null(File.Exists(file) ? await LoopDevice.OfAsync(file) : null);
    }

    private async Task RestartAsync(params RpcType[] capabilities)
    {
        _driver = new FolderDriver
        {
            Name = Name,
            Folder = Path.Combine(_root, "data"),
            Capabilities = capabilities,
        };
        await _driver.StartAsync(Path.Combine(_root, "reg"), Path.Combine(_root, "csi.sock"));
        Register();
    }

    private void Register()
    {
        _clients.Add(new CsiDriverClient(Name, "unix://" + Path.Combine(_root, "csi.sock")));
        _drivers.Set(_clients[^1]);
    }

    private void NextAgent()
    {
        _csi = new CsiVolumes(new CsiParts(_root, "n1", _drivers, _objects, NullLogger.Instance));
        _csi.Reconstruct();
        _volumes = new PodVolumes(
            Path.Combine(_root, "pods"),
            _objects,
            new ClaimedVolumes(_objects, new LocalPathFolders(Path.Combine(_root, "local")), "n1"),
            _csi,
            TimeProvider.System
        );
    }

    private async Task<PreparedVolume> PrepareAsync(Pod pod) =>
        (await _volumes.PrepareAsync(pod, new VolumeInputs([], [], new Dictionary<string, Quantity>()), default))["v"];

    private static void Write(string path, string text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Write(System.Text.Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private static string Read(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[4];
        file.ReadExactly(bytes);
        return System.Text.Encoding.ASCII.GetString(bytes);
    }

    private static Pod Claimed(string uid)
    {
        var pod = PodScript.Pod("Always c");
        (pod.Metadata.Uid, pod.Metadata.Tenant) = (uid, "system");
        pod.Spec.Containers[0].VolumeDevices = [new() { Name = "v", DevicePath = "/dev/xvda" }];
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "v",
                PersistentVolumeClaim = new() { ClaimName = "data" },
            },
        ];
        return pod;
    }
}
