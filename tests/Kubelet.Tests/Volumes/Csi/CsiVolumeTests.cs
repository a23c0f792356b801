using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Tests.Pods;
using Arktos.Kubelet.Volumes;
using Arktos.Kubelet.Volumes.Csi;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Mode = Arktos.Kubelet.CsiWire.VolumeCapability.Types.AccessMode.Types.Mode;
using RpcType = Arktos.Kubelet.CsiWire.NodeServiceCapability.Types.RPC.Types.Type;

namespace Arktos.Kubelet.Tests.Volumes.Csi;

/// <summary>
/// What a driver is asked for, in which order, and what is given back; with a real driver over its socket.
/// </summary>
public sealed class CsiVolumeTests : IAsyncLifetime
{
    private const string Name = "folders.test";

    private readonly string _root = Directory.CreateTempSubdirectory("arktos-csi-").FullName;
    private readonly FakePodObjects _objects = new();
    private readonly CsiDrivers _drivers = new();
    private readonly List<CsiDriverClient> _clients = [];
    private FolderDriver _driver = null!;
    private CsiVolumes _csi = null!;
    private PodVolumes _volumes = null!;

    public async ValueTask InitializeAsync()
    {
        _driver = new FolderDriver { Name = Name, Folder = Path.Combine(_root, "data") };
        await _driver.StartAsync(Path.Combine(_root, "reg"), Path.Combine(_root, "csi.sock"));
        Register();
        NextAgent();
        _objects.Claim = new PersistentVolumeClaim
        {
            Metadata = new ObjectMeta { Name = "data", Uid = "uid-data" },
            Spec = new() { VolumeName = "pv" },
            Status = new() { Phase = "Bound" },
        };
        _objects.Volume = new PersistentVolume
        {
            Metadata = new ObjectMeta { Name = "pv", Tenant = "system" },
            Spec = new()
            {
                ClaimRef = new() { Uid = "uid-data", Name = "data" },
                AccessModes = ["ReadWriteOnce"],
                MountOptions = ["noatime"],
                Csi = new()
                {
                    Driver = Name,
                    VolumeHandle = "h-1",
                    FsType = "ext4",
                    VolumeAttributes = new() { ["pool"] = "fast" },
                },
            },
        };
        _objects.Driver = new CSIDriver
        {
            Metadata = new ObjectMeta { Name = Name },
            Spec = new() { AttachRequired = false, VolumeLifecycleModes = ["Persistent", "Ephemeral"] },
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

    [RootFact]
    public async Task A_volume_is_staged_once_published_to_each_pod_and_given_back_with_the_last()
    {
        var first = (await PrepareAsync(Claimed("a")))["v"];
        await File.WriteAllTextAsync(Path.Combine(first.Path, "note"), "kept");
        var second = (await PrepareAsync(Claimed("b")))["v"];
        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(second.Path, "note")));
        Assert.Equal(Path.Combine(_root, "pods/a/volumes/kubernetes.io~csi/pv/mount"), first.Path);
        var staged = _driver.Staged.First();
        Assert.Equal(
            Path.Combine(_root, "plugins/kubernetes.io/csi", Name, CsiNames.Hash("h-1"), "globalmount"),
            staged.StagingTargetPath
        );
        Assert.Equal(
            ("ext4", "noatime"),
            (staged.VolumeCapability.Mount.FsType, staged.VolumeCapability.Mount.MountFlags[0])
        );
        Assert.Equal(
            (Mode.SingleNodeWriter, "fast"),
            (staged.VolumeCapability.AccessMode.Mode, staged.VolumeContext["pool"])
        );

        await _volumes.RemoveAsync("a", default);
        Assert.True(FolderDriver.IsMounted(staged.StagingTargetPath));
        await _volumes.RemoveAsync("b", default);
        Assert.Equal(
            ["stage h-1", "publish h-1", "stage h-1", "publish h-1", "unpublish h-1", "unpublish h-1", "unstage h-1"],
            _driver.Calls
        );
        Assert.False(Directory.Exists(Path.GetDirectoryName(staged.StagingTargetPath)));
        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(_driver.FolderOf("h-1"), "note")));
    }

    [RootFact]
    public async Task The_next_agent_keeps_what_is_mounted_without_its_driver_and_gives_it_back_with_it()
    {
        await PrepareAsync(Claimed("a"));
        NextAgent();
        _drivers.Remove(_clients[^1]);
        Assert.Equal(["v"], (await PrepareAsync(Claimed("a"))).Keys);
        Assert.Equal(["stage h-1", "publish h-1"], _driver.Calls);
        var refused = await Assert.ThrowsAsync<IOException>(() => _volumes.RemoveAsync("a", default));
        Assert.Equal(
            "UnmountVolume.TearDown failed for volume \"pv\" : driver name folders.test not found in the list of "
                + "registered CSI drivers",
            refused.Message
        );
        Assert.True(FolderDriver.IsMounted(Path.Combine(_root, "pods/a/volumes/kubernetes.io~csi/pv/mount")));
        Register();
        await _volumes.RemoveAsync("a", default);
        Assert.Equal(["unpublish h-1", "unstage h-1"], _driver.Calls.Skip(2));
        Assert.Empty(_volumes.PodUids());
    }

    [RootTheory]
    [InlineData("stage", "MountVolume.MountDevice failed for volume \"pv\" : rpc error: code = Internal desc = full")]
    [InlineData("publish", "MountVolume.SetUp failed for volume \"pv\" : rpc error: code = Internal desc = full")]
    public async Task What_failed_half_way_is_given_back(string call, string said)
    {
        _driver.Fault = c => c == call ? new RpcException(new Grpc.Core.Status(StatusCode.Internal, "full")) : null;
        Assert.Equal(said, await WhyNotAsync(Claimed("a")));
        await _volumes.RemoveAsync("a", default);
        Assert.Equal(["unpublish h-1", "unstage h-1"], _driver.Calls.TakeLast(2));
        Assert.Empty(new CsiFolders(_root).Staged());
    }

    [RootFact]
    public async Task What_an_agent_left_staged_is_unstaged_when_no_pod_has_it()
    {
        await PrepareAsync(Claimed("a"));
        _driver.Fault = c =>
            c == "unstage" ? new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "busy")) : null;
        await Assert.ThrowsAsync<IOException>(() => _volumes.RemoveAsync("a", default));
        Assert.Single(new CsiFolders(_root).Staged());
        _driver.Fault = _ => null;
        NextAgent();
        await _volumes.ReleaseUnusedAsync(default);
        Assert.Empty(new CsiFolders(_root).Staged());
    }

    [RootFact]
    public async Task An_attached_volume_is_awaited_and_told_to_be_in_use_first()
    {
        _objects.Driver!.Spec.AttachRequired = true;
        var node = _objects.Node = new Node();
        await Assert.ThrowsAsync<VolumeAwaitedException>(() => PrepareAsync(Claimed("a")));
        var name = VolumeAttachments.NameOf("h-1", Name, "n1");
        _objects.Attachment = new VolumeAttachment
        {
            Metadata = new ObjectMeta { Name = name },
            Status = new()
            {
                Attached = true,
                AttachmentMetadata = new() { ["device"] = "/dev/x" },
            },
        };
        await Assert.ThrowsAsync<VolumeAwaitedException>(() => PrepareAsync(Claimed("a")));
        Assert.Equal(["kubernetes.io/csi/folders.test^h-1"], _csi.InUse.Names);
        node.Status.VolumesAttached = [new() { Name = "kubernetes.io/csi/folders.test^h-1" }];
        await Assert.ThrowsAsync<VolumeAwaitedException>(() => PrepareAsync(Claimed("a")));
        Assert.Empty(_driver.Calls);
        node.Status.VolumesInUse = ["kubernetes.io/csi/folders.test^h-1"];
        await PrepareAsync(Claimed("a"));
        Assert.Equal("/dev/x", _driver.Staged.Single().PublishContext["device"]);
        Assert.Equal("/dev/x", _driver.Published.Single().PublishContext["device"]);
        // The next agent knows it before it asks anybody.
        NextAgent();
        Assert.Equal(["kubernetes.io/csi/folders.test^h-1"], _csi.InUse.Names);
        await _volumes.RemoveAsync("a", default);
        Assert.Empty(_csi.InUse.Names);
    }

    [RootFact]
    public async Task An_inline_volume_is_the_pods_own_and_its_driver_is_told_of_the_pod()
    {
        _objects.Driver!.Spec.PodInfoOnMount = true;
        _objects.Driver.Spec.TokenRequests = [new() { Audience = "vault" }];
        var pod = Inline("a");
        pod.Spec.ServiceAccountName = "sa";
        var volume = (await PrepareAsync(pod))["v"];
        var asked = _driver.Published.Single();
        Assert.Equal(
            ("csi-" + CsiNames.Hash("av"), "", true),
            (asked.VolumeId, asked.StagingTargetPath, asked.Readonly)
        );
        Assert.Equal(
            [
                "csi.storage.k8s.io/ephemeral=true",
                "csi.storage.k8s.io/pod.name=p",
                "csi.storage.k8s.io/pod.namespace=ns",
                "csi.storage.k8s.io/pod.uid=a",
                "csi.storage.k8s.io/serviceAccount.name=sa",
                """
                csi.storage.k8s.io/serviceAccount.tokens={"vault":{"token":"token 3600","expirationTimestamp":"2026-01-01T12:00:00Z"}}
                """,
                "what=ever",
            ],
            asked.VolumeContext.Select(c => $"{c.Key}={c.Value}").Order(StringComparer.Ordinal)
        );
        Assert.Equal("s", asked.Secrets["key"]);
        Assert.True(volume.ReadOnly);
        await _volumes.RemoveAsync("a", default);
        Assert.Equal(["publish", "unpublish"], _driver.Calls.Select(c => c.Split(' ')[0]));
    }

    [RootFact]
    public async Task A_file_system_grows_when_its_volume_has_and_how_full_it_is_is_told()
    {
        await RestartAsync(RpcType.ExpandVolume, RpcType.GetVolumeStats);
        var said = new List<string>();
        _csi.Tell = (_, _, reason, message) => said.Add($"{reason}: {message}");
        await PrepareAsync(Claimed("a"));
        Assert.DoesNotContain(_driver.Calls, c => c.StartsWith("expand", StringComparison.Ordinal));

        _objects.Volume!.Spec.Capacity = new() { ["storage"] = Arktos.Api.Quantity.Parse("3Gi") };
        _objects.Claim!.Status.Capacity = new() { ["storage"] = Arktos.Api.Quantity.Parse("1Gi") };
        _objects.Claim.Status.Conditions = [new() { Type = "FileSystemResizePending", Status = "True" }];
        await PrepareAsync(Claimed("b"));
        Assert.Equal("expand to 3Gi h-1", _driver.Calls.Last());
        Assert.Equal("3Gi", _objects.Claim.Status.Capacity!["storage"].ToString());
        Assert.Null(_objects.Claim.Status.Conditions);
        Assert.Equal(["FileSystemResizeSuccessful: MountVolume.NodeExpandVolume succeeded for volume \"pv\" n1"], said);
        var (volume, (claim, use)) = Assert.Single(await _volumes.UseAsync("b", default));
        Assert.Equal(("v", "data", new VolumeCount(100, 30, 70), true), (volume, claim, use.Bytes, use.IsAbnormal));
    }

    [RootFact]
    public async Task A_file_system_that_does_not_grow_is_told_and_the_pod_has_it_all_the_same()
    {
        await RestartAsync(RpcType.ExpandVolume);
        var said = new List<string>();
        _csi.Tell = (_, _, reason, message) => said.Add($"{reason}: {message}");
        _driver.Fault = call =>
            call.StartsWith("expand", StringComparison.Ordinal)
                ? new RpcException(new Grpc.Core.Status(StatusCode.OutOfRange, "no room"))
                : null;
        _objects.Volume!.Spec.Capacity = new() { ["storage"] = Arktos.Api.Quantity.Parse("3Gi") };
        _objects.Claim!.Status.AllocatedResourceStatuses = new() { ["storage"] = "NodeResizePending" };
        Assert.Equal(["v"], (await PrepareAsync(Claimed("a"))).Keys);
        Assert.Equal(
            [
                "FileSystemResizeFailed: MountVolume.NodeExpandVolume failed for volume \"pv\" : "
                    + "rpc error: code = OutOfRange desc = no room",
            ],
            said
        );
        Assert.Null(_objects.Claim.Status.Capacity);
    }

    [RootFact]
    public async Task A_driver_that_wants_it_is_told_of_a_volume_again_and_again()
    {
        _objects.Driver!.Spec.RequiresRepublish = true;
        await PrepareAsync(Inline("a"));
        await PrepareAsync(Inline("a"));
        Assert.Equal(2, _driver.Published.Count);
    }

    [Fact]
    public async Task A_driver_serves_tenant_system_alone_unless_its_object_names_others()
    {
        const string tenant = "acme";
        var inline = Inline("a");
        inline.Metadata.Tenant = tenant;
        Assert.Contains(NotInline, await WhyNotAsync(inline));
        _objects.Driver!.Metadata.Annotations = new() { [DriverTenants.InlineAnnotation] = "acme" };
        // One that is told of no pods could be told anything of tenants.
        Assert.Contains(NotInline, await WhyNotAsync(inline));
        var claimed = Claimed("b");
        claimed.Metadata.Tenant = tenant;
        _objects.Volume!.Metadata.Tenant = tenant;
        const string notServed = "those of CSI drivers for the tenants that the driver's CSIDriver object names";
        Assert.Contains(notServed, await WhyNotAsync(claimed));
        _objects.Driver!.Metadata.Annotations = new() { [DriverTenants.Annotation] = "acm,globex" };
        Assert.Contains(notServed, await WhyNotAsync(claimed));
        Assert.Empty(_driver.Calls);
    }

    [RootFact]
    public async Task A_driver_serves_the_tenants_that_its_object_names_with_their_own_secrets()
    {
        const string tenant = "acme";
        _objects.Driver!.Metadata.Annotations = new() { [DriverTenants.Annotation] = "globex, acme" };
        _objects.Driver.Spec.PodInfoOnMount = true;
        _objects.Volume!.Metadata.Tenant = tenant;
        _objects.Volume.Spec.Csi!.NodePublishSecretRef = new() { Namespace = "ns", Name = "secret" };
        var claimed = Claimed("a");
        claimed.Metadata.Tenant = tenant;
        var volume = (await PrepareAsync(claimed))["v"];
        Assert.True(FolderDriver.IsMounted(volume.Path));
        var asked = _driver.Published.Single();
        Assert.Equal("s", asked.Secrets["key"]);
        Assert.Equal("acme/ns/secret", Assert.Single(_objects.SecretsRead));
        Assert.Equal("acme", asked.VolumeContext["arktos.io/pod.tenant"]);
        // Of a pod's own words about a driver nobody knows what they mean.
        var inline = Inline("b");
        inline.Metadata.Tenant = tenant;
        Assert.Contains(NotInline, await WhyNotAsync(inline));
    }

    [RootFact]
    public async Task A_driver_has_inline_volumes_for_the_tenants_that_its_object_names_and_is_told_whose_they_are()
    {
        _objects.Driver!.Metadata.Annotations = new() { [DriverTenants.InlineAnnotation] = "globex, acme" };
        _objects.Driver.Spec.PodInfoOnMount = true;
        var inline = Inline("a");
        inline.Metadata.Tenant = "acme";
        inline.Spec.Volumes![0].Csi!.VolumeAttributes!["arktos.io/pod.tenant"] = "globex";
        var volume = (await PrepareAsync(inline))["v"];
        Assert.True(FolderDriver.IsMounted(volume.Path));
        Assert.Equal("acme", _driver.Published.Single().VolumeContext["arktos.io/pod.tenant"]);
        Assert.Equal("acme/ns/secret", Assert.Single(_objects.SecretsRead));
        await _volumes.RemoveAsync("a", default);
        // A pod of tenant system cannot be taken for another tenant's.
        inline = Inline("b");
        inline.Spec.Volumes![0].Csi!.VolumeAttributes!["arktos.io/pod.tenant"] = "globex";
        await PrepareAsync(inline);
        Assert.False(_driver.Published.Last().VolumeContext.ContainsKey("arktos.io/pod.tenant"));
        await _volumes.RemoveAsync("b", default);
        inline = Inline("c");
        inline.Metadata.Tenant = "initech";
        Assert.Contains(NotInline, await WhyNotAsync(inline));
    }

    [Fact]
    public void Folders_of_block_devices_are_of_their_tenant()
    {
        string Of(string tenant) => CsiVolumeData.Of(new CsiMount("pv", tenant, Name, "h") { IsBlock = true }).Block;
        Assert.Equal(("pv", "pv@acme"), (Of("system"), Of("acme")));
    }

    [Theory]
    [InlineData(null, "volume mode \"Ephemeral\" not supported by driver folders.test (no CSIDriver object)")]
    [InlineData(
        "Persistent",
        "volume mode \"Ephemeral\" not supported by driver folders.test (only supports [Persistent])"
    )]
    public async Task Inline_volumes_are_what_the_drivers_object_allows(string? modes, string why)
    {
        if (modes is null)
            _objects.Driver = null;
        else
            _objects.Driver!.Spec.VolumeLifecycleModes = [modes];
        Assert.Equal($"MountVolume.SetUp failed for volume \"v\" : {why}", await WhyNotAsync(Inline("a")));
    }

    [Theory]
    [InlineData(null, "ext4", "ReadWriteOnce", true)]
    [InlineData(null, "", "ReadWriteOnce", false)]
    [InlineData(null, "ext4", "ReadWriteMany", false)]
    [InlineData("File", "", "ReadWriteMany", true)]
    [InlineData("None", "ext4", "ReadWriteOnce", false)]
    public void The_group_gets_files_by_the_drivers_policy(string? policy, string fsType, string mode, bool isGiven)
    {
        var mount = new CsiMount("pv", "system", Name, "h") { FsType = fsType, AccessModes = [mode] };
        Assert.Equal(isGiven, mount.IsOwnedByGroup(new CSIDriver { Spec = new() { FsGroupPolicy = policy } }));
        Assert.False(
            (mount with { ReadOnly = true }).IsOwnedByGroup(new CSIDriver { Spec = new() { FsGroupPolicy = policy } })
        );
    }

    [Theory]
    [InlineData("ReadWriteOnce", false, Mode.SingleNodeWriter)]
    [InlineData("ReadWriteOnce", true, Mode.SingleNodeMultiWriter)]
    [InlineData("ReadWriteOncePod", false, Mode.SingleNodeWriter)]
    [InlineData("ReadWriteOncePod", true, Mode.SingleNodeSingleWriter)]
    [InlineData("ReadOnlyMany", true, Mode.MultiNodeReaderOnly)]
    [InlineData("ReadWriteMany", false, Mode.MultiNodeMultiWriter)]
    internal void Access_modes_are_CSIs(string mode, bool knowsSingleWriters, object expected)
    {
        var mount = new CsiMount("pv", "system", Name, "h") { AccessModes = [mode] };
        Assert.Equal(expected, mount.Capability(knowsSingleWriters, null).AccessMode.Mode);
    }

    private async Task RestartAsync(params RpcType[] capabilities)
    {
        await _driver.DisposeAsync();
        _driver = new FolderDriver
        {
            Name = Name,
            Folder = _driver.Folder,
            Capabilities = capabilities,
        };
        await _driver.StartAsync(Path.Combine(_root, "reg"), Path.Combine(_root, "csi.sock"));
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

    private Task<IReadOnlyDictionary<string, PreparedVolume>> PrepareAsync(Pod pod) =>
        _volumes.PrepareAsync(pod, new VolumeInputs([], [], new Dictionary<string, Arktos.Api.Quantity>()), default);

    private const string NotInline =
        "inline volumes of CSI drivers are for pods of tenant system, and of the tenants that";

    private async Task<string> WhyNotAsync(Pod pod) =>
        (await Assert.ThrowsAsync<ConfigurationException>(() => PrepareAsync(pod))).Message;

    private static Pod PodOf(string uid)
    {
        var pod = PodScript.Pod("Always c");
        (pod.Metadata.Uid, pod.Metadata.Tenant) = (uid, "system");
        return pod;
    }

    private static Pod Claimed(string uid)
    {
        var pod = PodOf(uid);
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

    private static Pod Inline(string uid)
    {
        var pod = PodOf(uid);
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "v",
                Csi = new CSIVolumeSource
                {
                    Driver = Name,
                    ReadOnly = true,
                    VolumeAttributes = new() { ["what"] = "ever" },
                    NodePublishSecretRef = new() { Name = "secret" },
                },
            },
        ];
        return pod;
    }
}
