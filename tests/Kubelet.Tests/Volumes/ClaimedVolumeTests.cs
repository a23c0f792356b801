using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Volumes;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Tests.Pods;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Tests.Volumes;

/// <summary>What a pod of node n1 with a claim "data" gets: its folder, or a message; and never another's.</summary>
public sealed class ClaimedVolumeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-claims-").FullName;
    private readonly FakePodObjects _objects = new();
    private readonly LocalPathFolders _folders;

    public ClaimedVolumeTests()
    {
        _folders = new LocalPathFolders(Path.Combine(_directory, "local"));
        _objects.Volume = LocalPath("acme");
        _objects.Claim = new PersistentVolumeClaim
        {
            Metadata = new ObjectMeta { Name = "data", Uid = "uid-data" },
            Spec = new() { VolumeName = "v" },
            Status = new() { Phase = "Bound" },
        };
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_folder_is_made_once_and_its_loss_is_told()
    {
        var path = Path.Combine(_directory, "local", "acme", "uid-v");
        Assert.Equal(path, (await PrepareAsync()).Path);
        Assert.Equal((UnixFileMode)0x1FF, File.GetUnixFileMode(path));
        Assert.All(
            (string[])["local", "local/acme"],
            p => Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(Path.Combine(_directory, p)))
        );
        Assert.Equal("yes", _objects.Volume!.Metadata.Annotations![LocalPathVolumes.MadeAnnotation]);
        await File.WriteAllTextAsync(Path.Combine(path, "mine"), "stays");
        // The next pod, and the next agent.
        Assert.Equal(path, (await PrepareAsync()).Path);
        Assert.Equal(("stays", 1), (await File.ReadAllTextAsync(Path.Combine(path, "mine")), _objects.Writes));
        _folders.Remove(_objects.Volume);
        Assert.Equal(
            $"MountVolume.NewMounter initialization failed for volume \"v\" : path \"{path}\" does not exist",
            await WhyNotAsync()
        );
        Assert.False(Directory.Exists(path));
    }

    [Theory]
    [InlineData("/etc", "volumes that are paths of a node are for pods of tenant system only")]
    [InlineData("/arktos.io/local-path/v/../../../etc", "are for pods of tenant system only")]
    [InlineData("/arktos.io/local-path/another", "are for pods of tenant system only")]
    [InlineData("/arktos.io/local-path/v/", "are for pods of tenant system only")]
    public async Task No_path_that_a_tenant_writes_leads_anywhere(string path, string why)
    {
        _objects.Volume!.Spec.Local!.Path = path;
        Assert.Contains(why, await WhyNotAsync());
        _objects.Volume.Spec.Local = null;
        _objects.Volume.Spec.HostPath = new() { Path = path };
        Assert.Contains("are for pods of tenant system only", await WhyNotAsync());
        Assert.False(Directory.Exists(Path.Combine(_directory, "local")));
    }

    [Fact]
    public async Task A_forged_volume_is_a_folder_of_its_own()
    {
        await File.WriteAllTextAsync(Path.Combine((await PrepareAsync()).Path, "secret"), "s");
        // Another tenant writes the same object, and the server gives it a uid.
        var forged = LocalPath("evil");
        forged.Metadata.Uid = "uid-forged";
        _objects.Volume = forged;
        var path = (await PrepareAsync("evil")).Path;
        Assert.Equal(Path.Combine(_directory, "local", "evil", "uid-forged"), path);
        Assert.Empty(Directory.EnumerateFileSystemEntries(path));
    }

    [Theory]
    [InlineData("..", "uid-v")]
    [InlineData("a/../../x", "uid-v")]
    [InlineData("acme", "..")]
    [InlineData("acme", "../evil/uid")]
    [InlineData("acme", "")]
    [InlineData("", "uid-v")]
    public async Task Names_that_lead_elsewhere_are_none(string tenant, string uid)
    {
        (_objects.Volume!.Metadata.Tenant, _objects.Volume.Metadata.Uid) = (tenant, uid);
        Assert.Contains("is no name of a file", await WhyNotAsync());
    }

    [Fact]
    public async Task A_link_in_place_of_the_folder_is_refused()
    {
        var parent = Directory.CreateDirectory(Path.Combine(_directory, "local", "acme")).FullName;
        var outside = Directory.CreateDirectory(Path.Combine(_directory, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "f"), "x");
        File.CreateSymbolicLink(Path.Combine(parent, "uid-v"), outside);
        Assert.Contains("it passes a link", await WhyNotAsync());
        // The removal takes the link, and leaves alone what it leads to.
        _folders.Remove(_objects.Volume!);
        Assert.Equal((false, true), (_folders.Exists(_objects.Volume!), File.Exists(Path.Combine(outside, "f"))));
    }

    [Theory]
    [InlineData("no claim", "persistentvolumeclaims \"data\" not found")]
    [InlineData("pending", "PVC is not bound")]
    [InlineData("no volume", "failed to get PV v: persistentvolumes \"v\" not found")]
    [InlineData("another's", "found PV object \"v\" but its claimRef does not point to claim \"uid-data\"")]
    [InlineData("nobody's", "found PV object \"v\" but its claimRef does not point to claim \"uid-data\"")]
    public async Task A_claim_that_has_no_volume_of_its_own_is_told(string how, string why)
    {
        switch (how)
        {
            case "no claim":
                _objects.Claim = null;
                break;
            case "pending":
                _objects.Claim!.Status.Phase = "Pending";
                break;
            case "no volume":
                _objects.Volume = null;
                break;
            case "another's":
                _objects.Volume!.Spec.ClaimRef!.Uid = "uid-other";
                break;
            case "nobody's":
                _objects.Volume!.Spec.ClaimRef = null;
                break;
        }
        const string Prefix =
            "Unable to attach or mount volumes: unmounted volumes=[vol], unattached volumes=[], failed to process "
            + "volumes=[vol]: error processing PVC ns/data: ";
        var message = await WhyNotAsync();
        Assert.StartsWith(Prefix, message);
        Assert.EndsWith(why, message);
    }

    [Fact]
    public async Task An_ephemeral_claim_must_be_the_pods_own()
    {
        _objects.Claim!.Metadata.Name = "p-vol";
        var message = await WhyNotAsync(claim: new PodClaim("vol", "p-vol", IsEphemeral: true));
        Assert.EndsWith("PVC ns/p-vol was not created for pod ns/p (pod is not owner)", message);
    }

    [Fact]
    public async Task A_volume_is_mounted_only_where_it_is()
    {
        _objects.Volume!.Spec.NodeAffinity = LocalPathVolumes.AffinityTo("n2");
        const string NotHere = "MountVolume.NodeAffinity check failed for volume \"v\" : no matching NodeSelectorTerms";
        Assert.Equal(NotHere, await WhyNotAsync());
        // As others write it: the node's labels decide.
        _objects.Volume = LocalPath("system");
        _objects.Volume.Spec.Local!.Path = _directory;
        _objects.Volume.Spec.NodeAffinity!.Required!.NodeSelectorTerms[0].MatchExpressions![0].Key = "zone";
        Assert.Equal(NotHere, await WhyNotAsync("system"));
        _objects.Node = new Node
        {
            Metadata = new()
            {
                Name = "n1",
                Labels = new() { ["zone"] = "n1" },
            },
        };
        Assert.Equal(_directory, (await PrepareAsync("system")).Path);
        // A mark without one node would be a folder on each.
        _objects.Volume.Spec.Local.Path = LocalPathVolumes.MarkOf("v");
        Assert.Contains("its node affinity does not name one node", await WhyNotAsync("system"));
    }

    [Fact]
    public async Task Paths_that_tenant_system_names_are_looked_at()
    {
        var volume = _objects.Volume = LocalPath("system");
        volume.Spec.Local!.Path = Path.Combine(_directory, "none");
        Assert.Equal(
            $"MountVolume.NewMounter initialization failed for volume \"v\" : path \"{volume.Spec.Local.Path}\" does "
                + "not exist",
            await WhyNotAsync("system")
        );
        volume.Spec.Local = null;
        volume.Spec.HostPath = new() { Path = Path.Combine(_directory, "none"), Type = "Directory" };
        Assert.StartsWith(
            "MountVolume.SetUp failed for volume \"v\" : hostPath type check failed",
            await WhyNotAsync("system")
        );
        volume.Spec.HostPath.Type = "DirectoryOrCreate";
        Assert.False((await PrepareAsync("system")).IsOwnedByGroup);
        volume.Spec.HostPath = null;
        volume.Spec.Nfs = new() { Server = "s", Path = "/" };
        Assert.EndsWith("this kind of volume is not supported by this node", await WhyNotAsync("system"));
    }

    [Fact]
    public async Task What_a_pod_has_mounted_is_looked_for_once_and_its_files_stay_when_it_goes()
    {
        var pods = new PodVolumes(
            Path.Combine(_directory, "pods"),
            _objects,
            new ClaimedVolumes(_objects, _folders, "n1"),
            FakePodObjects.NoDrivers(_directory),
            TimeProvider.System
        );
        var pod = Pod("acme");
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "vol",
                PersistentVolumeClaim = new() { ClaimName = "data", ReadOnly = true },
            },
        ];
        var inputs = new VolumeInputs([], [], new Dictionary<string, Quantity>());
        var prepared = (await pods.PrepareAsync(pod, inputs, default))["vol"];
        Assert.True(prepared.ReadOnly);
        _objects.Claim = null;
        Assert.Equal(prepared, (await pods.PrepareAsync(pod, inputs, default))["vol"]);
        await pods.RemoveAsync(pod.Metadata.Uid, default);
        Assert.True(Directory.Exists(prepared.Path));
        var e = await Assert.ThrowsAsync<ConfigurationException>(() => pods.PrepareAsync(pod, inputs, default));
        Assert.Contains("not found", e.Message);
    }

    [RootFact]
    public async Task A_pods_group_is_given_the_files_once()
    {
        var pods = new PodVolumes(
            Path.Combine(_directory, "pods"),
            _objects,
            new ClaimedVolumes(_objects, _folders, "n1"),
            FakePodObjects.NoDrivers(_directory),
            TimeProvider.System
        );
        var pod = Pod("acme");
        pod.Spec.SecurityContext = new() { FsGroup = 4321 };
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "vol",
                PersistentVolumeClaim = new() { ClaimName = "data" },
            },
        ];
        var inputs = new VolumeInputs([], [], new Dictionary<string, Quantity>());
        var path = (await pods.PrepareAsync(pod, inputs, default))["vol"].Path;
        Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.SetGroup));
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        await pods.PrepareAsync(pod, inputs, default);
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(path));
        await pods.RemoveAsync(pod.Metadata.Uid, default);
        await pods.PrepareAsync(pod, inputs, default);
        Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.SetGroup));
        await pods.RemoveAsync(pod.Metadata.Uid, default);
    }

    private Task<ClaimedVolume> PrepareAsync(string tenant = "acme", PodClaim? claim = null) =>
        new ClaimedVolumes(_objects, _folders, "n1").PrepareAsync(
            Pod(tenant),
            claim ?? new PodClaim("vol", "data", IsEphemeral: false),
            default
        );

    private async Task<string> WhyNotAsync(string tenant = "acme", PodClaim? claim = null) =>
        (await Assert.ThrowsAsync<ConfigurationException>(() => PrepareAsync(tenant, claim))).Message;

    private static Pod Pod(string tenant)
    {
        var pod = PodScript.Pod("Always a");
        (pod.Metadata.Tenant, pod.Metadata.Namespace, pod.Metadata.Name) = (tenant, "ns", "p");
        return pod;
    }

    private static PersistentVolume LocalPath(string tenant) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = tenant,
                Name = "v",
                Uid = "uid-v",
            },
            Spec = new()
            {
                Local = new() { Path = LocalPathVolumes.MarkOf("v") },
                NodeAffinity = LocalPathVolumes.AffinityTo("n1"),
                ClaimRef = new()
                {
                    Namespace = "ns",
                    Name = "data",
                    Uid = "uid-data",
                },
            },
        };
}
