using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Shutdown;
using Arktos.Kubelet.StaticPods;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Hosts;

/// <summary>A hollow node with a folder of manifests, which are JSON here.</summary>
public sealed class StaticPodHostTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-static-").FullName;
    private PodApi _api = new();
    private KubeletHost? _host;

    private string Manifests => Path.Combine(_directory, "manifests");

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Manifests);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_pod_of_a_file_runs_and_is_shown_in_the_API_until_the_file_goes()
    {
        Write("web.yaml", "web");
        await StartAsync();
        await Eventually.HoldsAsync(() => IsReady("web-n1"), "the pod is shown as ready");
        var mirror = _api.Get("web-n1");
        Assert.Equal(
            ("system", "default", "n1"),
            (mirror.Metadata.Tenant, mirror.Metadata.Namespace, mirror.Spec.NodeName)
        );
        var annotations = mirror.Metadata.Annotations!;
        Assert.Equal("file", annotations["kubernetes.io/config.source"]);
        Assert.Equal(32, annotations["kubernetes.io/config.hash"].Length);
        Assert.Equal(annotations["kubernetes.io/config.hash"], annotations["kubernetes.io/config.mirror"]);
        Assert.Equal(("Node", "n1", true), (Owner(mirror).Kind, Owner(mirror).Name, Owner(mirror).Controller));
        var container = _api.Container("web-n1", "web").ContainerID;

        // What becomes of the picture has no effect on the pod.
        _api.Delete("web-n1");
        await Eventually.HoldsAsync(
            () => IsReady("web-n1", p => p.Metadata.Uid != mirror.Metadata.Uid),
            "it is shown again"
        );
        Assert.Equal(container, _api.Container("web-n1", "web").ContainerID);

        File.Delete(Path.Combine(Manifests, "web.yaml"));
        await Eventually.HoldsAsync(() => _api.TryGet("web-n1") is null, "it is shown no more");
        await Eventually.HoldsAsync(() => Logs().Length == 0, "nothing is left of it");
    }

    [Fact]
    public async Task A_pod_that_went_with_its_machine_is_back_with_it()
    {
        Write("web.yaml", "web");
        await StartAsync();
        await Eventually.HoldsAsync(() => IsReady("web-n1"), "the pod runs");
        await _host!.ShutDownAsync(default);
        await Eventually.HoldsAsync(() => _api.Status("web-n1").Reason == "Terminated", "it has ended");
        await _host.DisposeAsync();
        _api = new PodApi();
        await StartAsync();
        await Eventually.HoldsAsync(() => IsReady("web-n1"), "it runs again");
    }

    [Fact]
    public async Task A_file_that_changes_is_another_pod_and_one_that_is_wrong_changes_nothing()
    {
        Write("web.json", "web");
        await StartAsync();
        await Eventually.HoldsAsync(() => IsReady("web-n1"), "the pod runs");
        var (first, container) = (Hash("web-n1"), _api.Container("web-n1", "web").ContainerID);

        File.WriteAllText(Path.Combine(Manifests, "web.json"), "{ half of it");
        Write("other.json", "other");
        await Eventually.HoldsAsync(() => IsReady("other-n1"), "others are not kept from it");
        Assert.Equal((first, container), (Hash("web-n1"), _api.Container("web-n1", "web").ContainerID));

        Write("web.json", "web", image: "arktos.local/web:2");
        await Eventually.HoldsAsync(
            () => IsReady("web-n1", p => p.Metadata.Annotations!["kubernetes.io/config.hash"] != first),
            "the other pod runs"
        );
        Assert.Equal("arktos.local/web:2", _api.Get("web-n1").Spec.Containers[0].Image);
        Assert.NotEqual(container, _api.Container("web-n1", "web").ContainerID);
    }

    [Fact]
    public async Task Of_two_files_for_one_pod_the_first_has_it_and_one_that_moves_is_another_pod()
    {
        Write("b.json", "web", image: "arktos.local/web:b");
        await StartAsync();
        await Eventually.HoldsAsync(() => IsReady("web-n1"), "the pod runs");
        var hash = Hash("web-n1");
        Write("c.json", "web", image: "arktos.local/web:c");
        Write("long.json", new string('a', 252));
        Write("other.json", "other");
        await Eventually.HoldsAsync(() => IsReady("other-n1"), "all files have been looked at");
        Assert.Equal(hash, Hash("web-n1"));
        Assert.Equal(["other-n1", "web-n1"], Names());

        // Elsewhere it is another pod, and the one that has waited comes before that.
        File.Move(Path.Combine(Manifests, "b.json"), Path.Combine(Manifests, "z.json"));
        await Eventually.HoldsAsync(
            () => IsReady("web-n1", p => p.Spec.Containers[0].Image == "arktos.local/web:c"),
            "the other file has it"
        );
        File.Delete(Path.Combine(Manifests, "c.json"));
        await Eventually.HoldsAsync(
            () => IsReady("web-n1", p => p.Spec.Containers[0].Image == "arktos.local/web:b"),
            "the file that has moved has it"
        );
        Assert.NotEqual(hash, Hash("web-n1"));
    }

    [Fact]
    public async Task It_runs_though_no_API_server_answers()
    {
        Write("web.json", "web");
        _api.Fake.Throws = _ => new ApiException(503, "ServiceUnavailable", "away");
        var starting = StartAsync();
        await Eventually.HoldsAsync(() => Logs().Length > 0, "its container has started");
        Assert.False(starting.IsCompleted);
        _api.Fake.Throws = null;
        await starting;
        await Eventually.HoldsAsync(() => IsReady("web-n1"), "it is shown");
    }

    [Fact]
    public async Task One_that_the_node_refuses_says_so_in_its_picture_and_runs_once_its_file_is_right()
    {
        Write("web.json", "web", edit: p => p.Spec.NodeSelector = new() { ["disk"] = "ssd" });
        await StartAsync();
        await Eventually.HoldsAsync(() => _api.TryGet("web-n1")?.Status.Phase == "Failed", "it is refused");
        Assert.Equal(
            (
                "NodeAffinity",
                "Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"
            ),
            (_api.Status("web-n1").Reason, _api.Status("web-n1").Message)
        );
        Assert.Empty(Logs());
        Write("web.json", "web", edit: p => p.Spec.NodeSelector = new() { ["kubernetes.io/hostname"] = "n1" });
        await Eventually.HoldsAsync(() => IsReady("web-n1"), "it runs");
    }

    [Fact]
    public async Task A_picture_of_no_pod_goes()
    {
        var mirror = StaticPod.MirrorOf(StaticPod.Of(Manifest("old", "x"), "n1", "/old"), "node-uid");
        _api.Add(mirror);
        await StartAsync();
        await Eventually.HoldsAsync(() => _api.TryGet("old-n1") is null, "it is gone");
        Assert.Empty(Logs());
    }

    [Fact]
    public void Of_a_folder_only_manifests_are_read_and_a_file_is_one_whatever_its_name()
    {
        foreach (var name in (string[])["b.yaml", "a.json", "c.yml", ".hidden.yaml", "d.txt", "e.yaml~"])
            File.WriteAllText(Path.Combine(Manifests, name), "");
        Directory.CreateDirectory(Path.Combine(Manifests, "folder.yaml"));
        Assert.Equal(
            ["a.json", "b.yaml", "c.yml"],
            ManifestFiles.Find(Manifests).Select(f => Path.GetFileName(f.Path))
        );
        Assert.Single(ManifestFiles.Find(Path.Combine(Manifests, "d.txt")));
        Assert.Empty(ManifestFiles.Find(Path.Combine(Manifests, "none")));
        using (var big = File.Create(Path.Combine(Manifests, "d.txt")))
            big.SetLength(ManifestFile.BytesMax + 1);
        var refused = Assert.Throws<IOException>(() => ManifestFiles.Find(Path.Combine(Manifests, "d.txt"))[0].Read());
        Assert.Equal("it has 10485761 bytes, and may have 10485760", refused.Message);
    }

    [Fact]
    public void The_digest_is_that_of_its_definition()
    {
        // draft-eastlake-fnv: of nothing, and of "a".
        Assert.Equal("6c62272e07bb014262b821756295c58d", StaticPod.Hash([]));
        Assert.Equal("d228cb696f1a8caf78912b704e4a8964", StaticPod.Hash("a"u8));
        var (one, same) = (StaticPod.Of(Manifest("a", "x"), "n1", "/f"), StaticPod.Of(Manifest("a", "x"), "n1", "/f"));
        Assert.Equal(one.Metadata.Uid, same.Metadata.Uid);
        foreach (
            var other in (Pod[])
                [
                    StaticPod.Of(Manifest("a", "y"), "n1", "/f"),
                    StaticPod.Of(Manifest("a", "x"), "n2", "/f"),
                    StaticPod.Of(Manifest("a", "x"), "n1", "/g"),
                ]
        )
            Assert.NotEqual(one.Metadata.Uid, other.Metadata.Uid);
        Assert.Equal("Exists NoExecute", $"{one.Spec.Tolerations![0].Operator} {one.Spec.Tolerations[0].Effect}");
    }

    private bool IsReady(string name, Func<Pod, bool>? which = null) =>
        _api.TryGet(name) is { } pod
        && (which is null || which(pod))
        && pod.Status.Conditions?.Exists(c => c is { Type: "Ready", Status: "True" }) == true;

    private IEnumerable<string> Names() =>
        _api
            .Fake.Objects.Keys.Where(k => k.Contains("/pods/"))
            .Select(k => k[(k.LastIndexOf('/') + 1)..])
            .Order(StringComparer.Ordinal);

    private static OwnerReference Owner(Pod pod) => Assert.Single(pod.Metadata.OwnerReferences!);

    private string Hash(string pod) => _api.Get(pod).Metadata.Annotations!["kubernetes.io/config.hash"];

    private string[] Logs() =>
        Directory.Exists(Path.Combine(_directory, "state/logs"))
            ? Directory.GetFiles(Path.Combine(_directory, "state/logs"), "*.log", SearchOption.AllDirectories)
            : [];

    private static Pod Manifest(string name, string image) =>
        new()
        {
            Kind = "Pod",
            ApiVersion = "v1",
            Metadata = new ObjectMeta { Name = name },
            Spec = new PodSpec
            {
                RestartPolicy = "Always",
                TerminationGracePeriodSeconds = 1,
                Containers =
                [
                    new Container
                    {
                        Name = "web",
                        Image = image,
                        ImagePullPolicy = "IfNotPresent",
                    },
                ],
            },
        };

    private void Write(string file, string name, string image = "arktos.local/web:1", Action<Pod>? edit = null)
    {
        var manifest = Manifest(name, image);
        edit?.Invoke(manifest);
        // As careful writers do: a file that is there is whole.
        var fresh = Path.Combine(Manifests, "." + file);
        File.WriteAllBytes(fresh, KubeJson.Encode(manifest));
        File.Move(fresh, Path.Combine(Manifests, file), overwrite: true);
    }

    private async Task StartAsync()
    {
        _host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = Path.Combine(_directory, "state"),
                Runtime = RuntimeKind.Hollow,
                PodCidr = "10.96.0.0/24",
                NodeAddress = "192.0.2.1",
                StaticPodPath = Manifests,
                Shutdown = ShutdownOptions.Parse(TimeSpan.FromSeconds(20), TimeSpan.Zero, ""),
                ReadManifest = bytes =>
                {
                    try
                    {
                        return KubeJson.Decode<Pod>(bytes);
                    }
                    catch (System.Text.Json.JsonException e)
                    {
                        throw new FormatException(e.Message, e);
                    }
                },
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await _host.StartAsync(default);
    }
}
