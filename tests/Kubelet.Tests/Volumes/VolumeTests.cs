using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Tests.Files;
using Arktos.Kubelet.Tests.Pods;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Tests.Volumes;

public sealed class VolumeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-volumes-").FullName;
    private readonly FakePodObjects _objects = new();

    public void Dispose()
    {
        Volumes().RemoveAsync("u", default).GetAwaiter().GetResult();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Volumes_hold_what_their_sources_say_and_follow_them()
    {
        var pod = PodScript.Pod("Always a");
        pod.Metadata.Labels = new() { ["b"] = "2", ["a"] = "x\"y" };
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "map",
                ConfigMap = new ConfigMapVolumeSource
                {
                    Name = "map",
                    Items =
                    [
                        new KeyToPath
                        {
                            Key = "k",
                            Path = "sub/file",
                            Mode = 0x100,
                        },
                    ],
                },
            },
            new Volume
            {
                Name = "secret",
                Secret = new SecretVolumeSource { SecretName = "secret" },
            },
            new Volume { Name = "empty", EmptyDir = new EmptyDirVolumeSource() },
            new Volume
            {
                Name = "info",
                DownwardAPI = new DownwardAPIVolumeSource
                {
                    Items =
                    [
                        new DownwardAPIVolumeFile
                        {
                            Path = "labels",
                            FieldRef = new ObjectFieldSelector { FieldPath = "metadata.labels" },
                        },
                    ],
                },
            },
            new Volume
            {
                Name = "access",
                Projected = new ProjectedVolumeSource
                {
                    Sources =
                    [
                        new VolumeProjection
                        {
                            ServiceAccountToken = new ServiceAccountTokenProjection
                            {
                                Path = "token",
                                ExpirationSeconds = 3607,
                            },
                        },
                        new VolumeProjection
                        {
                            ConfigMap = new ConfigMapProjection { Name = "kube-root-ca.crt", Optional = true },
                        },
                        new VolumeProjection
                        {
                            DownwardAPI = new DownwardAPIProjection
                            {
                                Items =
                                [
                                    new DownwardAPIVolumeFile
                                    {
                                        Path = "namespace",
                                        FieldRef = new ObjectFieldSelector { FieldPath = "metadata.namespace" },
                                    },
                                ],
                            },
                        },
                    ],
                },
            },
            new Volume
            {
                Name = "host",
                HostPath = new HostPathVolumeSource
                {
                    Path = Path.Combine(_directory, "made"),
                    Type = "DirectoryOrCreate",
                },
            },
        ];
        _objects.Map = new ConfigMap
        {
            Data = new() { ["k"] = "v", ["unlisted"] = "x" },
        };
        var volumes = Volumes();
        var paths = await volumes.PrepareAsync(
            pod,
            new VolumeInputs(["10.0.0.5"], [], new Dictionary<string, Quantity>()),
            default
        );
        string Read(string volume, string file) => File.ReadAllText(Path.Combine(paths[volume].Path, file));

        Assert.Equal(
            ("v", UnixFileMode.UserRead, false),
            (
                Read("map", "sub/file"),
                File.GetUnixFileMode(Path.Combine(paths["map"].Path, "sub/file")),
                File.Exists(Path.Combine(paths["map"].Path, "unlisted"))
            )
        );
        Assert.Equal(
            ("s", "a=\"x\\\"y\"\nb=\"2\"", "token 3607", "ns"),
            (Read("secret", "key"), Read("info", "labels"), Read("access", "token"), Read("access", "namespace"))
        );
        Assert.Equal((UnixFileMode)0x1FF, File.GetUnixFileMode(paths["empty"].Path));
        Assert.True(Directory.Exists(paths["host"].Path));

        await File.WriteAllTextAsync(Path.Combine(paths["empty"].Path, "mine"), "stays");
        var before = new FileInfo(Path.Combine(paths["secret"].Path, "..data")).LinkTarget;
        _objects.Map = new ConfigMap { Data = new() { ["k"] = "w" } };
        await volumes.PrepareAsync(
            pod,
            new VolumeInputs(["10.0.0.5"], [], new Dictionary<string, Quantity>()),
            default
        );
        Assert.Equal(("w", "stays"), (Read("map", "sub/file"), Read("empty", "mine")));
        Assert.Equal(before, new FileInfo(Path.Combine(paths["secret"].Path, "..data")).LinkTarget);

        await volumes.RemoveAsync("u", default);
        Assert.False(Directory.Exists(Path.Combine(_directory, "u")));
    }

    [Fact]
    public async Task A_kind_of_volume_that_nodes_do_not_mount_is_named()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Volumes =
        [
            new()
            {
                Name = "v",
                Nfs = new() { Server = "files", Path = "/" },
            },
        ];
        var e = await Assert.ThrowsAsync<ConfigurationException>(() =>
            Volumes().PrepareAsync(pod, new VolumeInputs([], [], new Dictionary<string, Quantity>()), default)
        );
        Assert.Equal(
            "MountVolume.SetUp failed for volume \"v\" : volumes of kind nfs are not supported by this node",
            e.Message
        );
    }

    [Fact]
    public async Task What_is_missing_is_told_by_the_volume_that_needs_it()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "v",
                ConfigMap = new ConfigMapVolumeSource { Name = "none" },
            },
        ];
        var e = await Assert.ThrowsAsync<ConfigurationException>(() =>
            Volumes().PrepareAsync(pod, new VolumeInputs([], [], new Dictionary<string, Quantity>()), default)
        );
        Assert.Equal("MountVolume.SetUp failed for volume \"v\" : configmap \"none\" not found", e.Message);
    }

    [Theory]
    [InlineData("/abs")]
    [InlineData("../up")]
    [InlineData("a/../b")]
    [InlineData("..data")]
    [InlineData("")]
    public void A_path_that_leads_out_of_a_volume_is_refused(string path) =>
        Assert.Throws<ConfigurationException>(() => VolumeFiles.Checked(path));

    [RootFact]
    public async Task An_empty_dir_is_made_once_and_then_is_the_containers()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.SecurityContext = new PodSecurityContext { FsGroup = 4321 };
        pod.Spec.Volumes = [new Volume { Name = "empty", EmptyDir = new EmptyDirVolumeSource() }];
        var path = (await PrepareAsync(pod))["empty"].Path;
        Assert.Equal("4321 2777\n", FileSandbox.Run("stat", "-c", "%g %a", path));
        // What a container does with it stays, and a link that it puts there is not followed.
        var secret = Path.Combine(_directory, "secret");
        await File.WriteAllTextAsync(secret, "");
        File.SetUnixFileMode(secret, UnixFileMode.UserRead);
        File.CreateSymbolicLink(Path.Combine(path, "link"), secret);
        File.SetUnixFileMode(path, (UnixFileMode)0x1C0);
        await PrepareAsync(pod);
        Assert.Equal("4321 700\n", FileSandbox.Run("stat", "-c", "%g %a", path));
        Assert.Equal("0 400\n", FileSandbox.Run("stat", "-c", "%g %a", secret));
    }

    [Theory]
    [InlineData("{}", "{}", "{}", "0 0 644\n")]
    [InlineData("{\"runAsUser\":1000}", "{}", "{}", "1000 0 600\n")]
    [InlineData("{\"runAsUser\":7}", "{\"runAsUser\":1000}", "{\"runAsUser\":1000}", "1000 0 600\n")]
    [InlineData("{\"runAsUser\":1000}", "{}", "{\"runAsUser\":7}", "0 0 644\n")]
    [InlineData("{}", "{\"runAsUser\":1000}", "{}", "0 0 644\n")]
    [InlineData("{\"fsGroup\":10000}", "{}", "{}", "0 10000 640\n")]
    [InlineData("{\"fsGroup\":10000,\"runAsUser\":1000}", "{}", "{}", "1000 10000 640\n")]
    public async Task A_token_is_its_readers_alone(string ofPod, string ofInit, string ofContainer, string owner)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "files are given away by root");
        var pod = KubeJson.Decode<Pod>(
            Encoding.UTF8.GetBytes(
                $$$"""
                {"metadata":{"name":"p","namespace":"ns","uid":"u"},"spec":{"securityContext":{{{ofPod}}},
                "initContainers":[{"name":"i","securityContext":{{{ofInit}}}}],
                "containers":[{"name":"a","securityContext":{{{ofContainer}}}}],
                "volumes":[{"name":"v","projected":{"sources":[{"serviceAccountToken":{"path":"token"}},
                {"configMap":{"name":"map"}}]}}]}}
                """
            )
        );
        _objects.Map = new ConfigMap { Data = new() { ["k"] = "v" } };
        var path = (await PrepareAsync(pod))["v"].Path;
        string Facts(string file) => FileSandbox.Run("stat", "-L", "-c", "%u %g %a", Path.Combine(path, file));

        Assert.Equal(owner, Facts("token"));
        // What is no secret has the volume's mode.
        Assert.EndsWith(" 644\n", Facts("k"));
        // Nothing changed: nothing is written.
        var before = new FileInfo(Path.Combine(path, "..data")).LinkTarget;
        await PrepareAsync(pod);
        Assert.Equal(before, new FileInfo(Path.Combine(path, "..data")).LinkTarget);
    }

    [Fact]
    public async Task Everything_above_the_volumes_is_roots_alone()
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "map",
                ConfigMap = new ConfigMapVolumeSource { Name = "map" },
            },
            new Volume { Name = "empty", EmptyDir = new EmptyDirVolumeSource() },
        ];
        _objects.Map = new ConfigMap { Data = new() { ["k"] = "v" } };
        var volumes = await PrepareAsync(pod);
        Assert.Equal((true, false), (volumes["map"].ReadOnly, volumes["empty"].ReadOnly));
        Assert.All(
            (string[])["", "volumes", "volumes/kubernetes.io~configmap", "volumes/kubernetes.io~empty-dir", "plugins"],
            p => Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(Path.Combine(_directory, "u", p)))
        );
        Assert.Equal((UnixFileMode)0x1A4, File.GetUnixFileMode(Path.Combine(volumes["map"].Path, "k")));
    }

    private Task<IReadOnlyDictionary<string, PreparedVolume>> PrepareAsync(Pod pod) =>
        Volumes().PrepareAsync(pod, new VolumeInputs([], [], new Dictionary<string, Quantity>()), default);

    [Theory]
    [InlineData("""[{"name":"d","downwardAPI":{}}]""", "b", "c", true)]
    [InlineData("""[{"name":"d","projected":{"sources":[{"secret":{}},{"downwardAPI":{}}]}}]""", "b", "c", true)]
    [InlineData("""[{"name":"d","downwardAPI":{}}]""", "a", "c", false)]
    [InlineData("""[{"name":"d","configMap":{}},{"name":"p","projected":{}}]""", "b", "d", false)]
    public void Labels_and_annotations_that_change_are_told_at_once_where_a_volume_tells_them(
        string volumes,
        string label,
        string annotation,
        bool isTold
    )
    {
        var pod = KubeJson.Decode<Pod>(
            Encoding.UTF8.GetBytes(
                $$$"""
                {"metadata":{"labels":{"x":"{{{label}}}"},"annotations":{"y":"{{{annotation}}}"}},
                "spec":{"volumes":{{{volumes}}}}}
                """
            )
        );
        var before = new ObjectMeta
        {
            Labels = new() { ["x"] = "a" },
            Annotations = new() { ["y"] = "c" },
        };
        Assert.Equal(isTold, PodActions.TellOtherwise(pod, before));
    }

    [Fact]
    public async Task Services_are_remembered_for_a_while_but_not_from_before_a_pod()
    {
        var (api, time) = (new FakeApi(), new ManualTime());
        var objects = new ApiPodObjects(api, time);
        api.Objects["/api/v1/tenants/t/namespaces/ns/services"] = new JsonObject
        {
            ["kind"] = "ServiceList",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["items"] = new JsonArray(),
        };
        async Task<int> AskAsync(DateTimeOffset since)
        {
            await objects.ServicesAsync("t", "ns", since, default);
            return api.Requests.Count;
        }
        var first = time.GetUtcNow();
        Assert.Equal(1, await AskAsync(first));
        Assert.Equal(1, await AskAsync(first));
        time.Advance(TimeSpan.FromSeconds(1));
        // What was made just before a pod is in its environment, whatever was asked for before.
        var second = time.GetUtcNow();
        Assert.Equal(2, await AskAsync(second));
        Assert.Equal(2, await AskAsync(second));
        Assert.Equal(2, await AskAsync(first));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(3, await AskAsync(first));
    }

    private PodVolumes Volumes() =>
        new(
            _directory,
            _objects,
            new ClaimedVolumes(_objects, new LocalPathFolders(Path.Combine(_directory, "local")), "n1"),
            FakePodObjects.NoDrivers(_directory),
            TimeProvider.System
        );
}
