using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Tests.Pods;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Tests.Volumes;

public sealed class VolumeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-volumes-").FullName;
    private readonly FakePodObjects _objects = new();

    public void Dispose()
    {
        new PodVolumes(_directory, _objects, TimeProvider.System).Remove("u");
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
        var volumes = new PodVolumes(_directory, _objects, TimeProvider.System);
        var paths = await volumes.PrepareAsync(
            pod,
            new VolumeInputs(["10.0.0.5"], [], new Dictionary<string, Quantity>()),
            default
        );
        string Read(string volume, string file) => File.ReadAllText(Path.Combine(paths[volume], file));

        Assert.Equal(
            ("v", UnixFileMode.UserRead, false),
            (
                Read("map", "sub/file"),
                File.GetUnixFileMode(Path.Combine(paths["map"], "sub/file")),
                File.Exists(Path.Combine(paths["map"], "unlisted"))
            )
        );
        Assert.Equal(
            ("s", "a=\"x\\\"y\"\nb=\"2\"", "token 3607", "ns"),
            (Read("secret", "key"), Read("info", "labels"), Read("access", "token"), Read("access", "namespace"))
        );
        Assert.Equal((UnixFileMode)0x1FF, File.GetUnixFileMode(paths["empty"]));
        Assert.True(Directory.Exists(paths["host"]));

        await File.WriteAllTextAsync(Path.Combine(paths["empty"], "mine"), "stays");
        var before = new FileInfo(Path.Combine(paths["secret"], "..data")).LinkTarget;
        _objects.Map = new ConfigMap { Data = new() { ["k"] = "w" } };
        await volumes.PrepareAsync(
            pod,
            new VolumeInputs(["10.0.0.5"], [], new Dictionary<string, Quantity>()),
            default
        );
        Assert.Equal(("w", "stays"), (Read("map", "sub/file"), Read("empty", "mine")));
        Assert.Equal(before, new FileInfo(Path.Combine(paths["secret"], "..data")).LinkTarget);

        volumes.Remove("u");
        Assert.False(Directory.Exists(Path.Combine(_directory, "u")));
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
            new PodVolumes(_directory, _objects, TimeProvider.System).PrepareAsync(
                pod,
                new VolumeInputs([], [], new Dictionary<string, Quantity>()),
                default
            )
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

    [Fact]
    public void A_set_of_files_replaces_another_in_one_step()
    {
        var directory = Path.Combine(_directory, "atomic");
        SortedDictionary<string, VolumeFile> Files(params (string Name, string Text)[] files) =>
            new(
                files.ToDictionary(
                    f => f.Name,
                    f => new VolumeFile(Encoding.UTF8.GetBytes(f.Text), VolumeFiles.DefaultMode)
                ),
                StringComparer.Ordinal
            );
        Assert.True(AtomicWriter.Write(directory, Files(("a", "1"), ("b/c", "2")), PodScript.Now));
        Assert.False(AtomicWriter.Write(directory, Files(("a", "1"), ("b/c", "2")), PodScript.Now));
        Assert.True(AtomicWriter.Write(directory, Files(("a", "3"), ("d", "4")), PodScript.Now.AddSeconds(1)));
        Assert.Equal(
            ["..data", "a", "d"],
            Directory
                .EnumerateFileSystemEntries(directory)
                .Select(Path.GetFileName)
                .Where(n => !n!.StartsWith("..2"))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal("3", File.ReadAllText(Path.Combine(directory, "a")));
        Assert.Single(Directory.EnumerateDirectories(directory, "..2*"));
    }

    private sealed class FakePodObjects : IPodObjects
    {
        public ConfigMap? Map { get; set; }

        public Task<ConfigMap?> ConfigMapAsync(string tenant, string ns, string name, CancellationToken ct) =>
            Task.FromResult(name == "map" ? Map : null);

        public Task<Secret?> SecretAsync(string tenant, string ns, string name, CancellationToken ct) =>
            Task.FromResult<Secret?>(new Secret { Data = new() { ["key"] = "s"u8.ToArray() } });

        public Task<ServiceAccountToken> TokenAsync(
            Pod pod,
            string audience,
            long expirationSeconds,
            CancellationToken ct
        ) => Task.FromResult(new ServiceAccountToken($"token {expirationSeconds}", PodScript.Now, PodScript.Now));

        public Task<string?> ClaimPathAsync(string tenant, string ns, string claim, CancellationToken ct) =>
            Task.FromResult<string?>(null);
    }
}
