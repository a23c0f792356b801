using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.CsiWire;
using Arktos.Kubelet.PluginWire;
using Arktos.Kubelet.Volumes.Csi;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Volumes.Csi;

/// <summary>Plug-ins come and go by their sockets; the API and they are told.</summary>
public sealed class PluginWatchTests : IAsyncLifetime
{
    private const string NodePath = "/api/v1/nodes/n1",
        CsiNodePath = "/apis/storage.k8s.io/v1/csinodes/n1";

    private readonly string _root = Directory.CreateTempSubdirectory("arktos-plugins-").FullName;
    private readonly FakeApi _api = new();
    private readonly ManualTime _time = new();
    private readonly CsiDrivers _drivers = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    private string Registry => Path.Combine(_root, "plugins_registry");

    public ValueTask InitializeAsync()
    {
        _api.Objects[NodePath] = JsonNode
            .Parse("""{"metadata":{"name":"n1","uid":"uid-n1","resourceVersion":"1","labels":{"zone":"a"}}}""")!
            .AsObject();
        _run = new PluginWatch(
            new PluginWatchParts(Registry, _drivers, new CsiNodeObject(_api, "n1"), _time, NullLogger.Instance)
        ).RunAsync(_stop.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_driver_is_told_of_while_its_socket_is_there()
    {
        var driver = Driver("d.test", volumesMax: 5);
        await StartAsync(driver);
        await UntilAsync(() => driver.Told.TryPeek(out var said) && said.Length == 0, "it is registered");
        var csiNode = _api.Objects[CsiNodePath];
        Assert.Equal(
            """[{"name":"d.test","nodeID":"d.test-here","topologyKeys":["rack","zone"],"allocatable":{"count":5}}]""",
            csiNode["spec"]!["drivers"]!.ToJsonString()
        );
        Assert.Equal("uid-n1", (string?)csiNode["metadata"]!["ownerReferences"]![0]!["uid"]);
        var node = _api.Objects[NodePath]["metadata"]!;
        Assert.Equal("""{"zone":"a","rack":"r1"}""", node["labels"]!.ToJsonString());
        Assert.Equal("""{"d.test":"d.test-here"}""", (string?)node["annotations"]![CsiNodeObject.NodeIdAnnotation]);
        Assert.NotNull(_drivers.TryGet("d.test"));

        await driver.DisposeAsync();
        File.Delete(Path.Combine(Registry, "d.test-reg.sock"));
        await UntilAsync(() => _drivers.TryGet("d.test") is null, "it is gone");
        await UntilAsync(
            () => _api.Objects[CsiNodePath]["spec"]!["drivers"] is not JsonArray { Count: > 0 },
            "the API knows it no more"
        );
    }

    [Theory]
    [InlineData(
        "DRAPlugin",
        "1.0.0",
        "plug-ins of type DRAPlugin are not supported by this node agent: only those of type CSIPlugin are"
    )]
    [InlineData("CSIPlugin", "0.3.0", "none of the versions [0.3.0] is supported: only CSI 1.x is")]
    public async Task What_is_not_known_here_is_told_so(string type, string version, string why)
    {
        await using var driver = new FolderDriver
        {
            Name = "d.test",
            Folder = _root,
            Type = type,
            Version = version,
        };
        await StartAsync(driver);
        await UntilAsync(() => !driver.Told.IsEmpty, "it is told");
        Assert.Equal([why], driver.Told);
        Assert.Null(_drivers.TryGet("d.test"));
    }

    [Fact]
    public async Task A_driver_that_is_elsewhere_by_its_own_account_is_refused_until_it_agrees()
    {
        _api.Objects[NodePath]["metadata"]!["labels"]!["zone"] = "b";
        await using var driver = Driver("d.test");
        await StartAsync(driver);
        await UntilAsync(() => driver.Told.Count >= 2, "it is tried again and again");
        Assert.All(
            driver.Told,
            said =>
                Assert.Equal(
                    "RegisterPlugin error -- detected topology value collision: driver reported \"zone\":\"a\" but "
                        + "existing label is \"zone\":\"b\"",
                    said
                )
        );
        _api.Objects[NodePath]["metadata"]!["labels"]!["zone"] = "a";
        await UntilAsync(() => driver.Told.Contains(""), "it is registered");
    }

    [Theory]
    [InlineData("""{"d":"1"}""", "2", """{"d":"2"}""")]
    [InlineData("""{"other":"x"}""", "1", """{"other":"x","d":"1"}""")]
    [InlineData("no json", "1", """{"d":"1"}""")]
    [InlineData("""{"d":"1"}""", "1", null)]
    public void The_annotation_has_the_ids_of_all_drivers(string before, string id, string? after)
    {
        var node = new Arktos.Api.Core.V1.Node
        {
            Metadata = new ObjectMeta { Annotations = new() { [CsiNodeObject.NodeIdAnnotation] = before } },
        };
        var patch = CsiNodeObject.LabelPatch(node, "d", new NodeGetInfoResponse { NodeId = id });
        Assert.Equal(after, (string?)patch?["metadata"]!["annotations"]![CsiNodeObject.NodeIdAnnotation]);
    }

    private FolderDriver Driver(string name, long volumesMax = 0) =>
        new()
        {
            Name = name,
            Folder = _root,
            VolumesMax = volumesMax,
            Topology = new Dictionary<string, string> { ["zone"] = "a", ["rack"] = "r1" },
        };

    private Task StartAsync(FolderDriver driver) =>
        driver.StartAsync(Registry, Path.Combine(_root, $"{driver.Name}.sock"));

    private Task UntilAsync(Func<bool> holds, string what) =>
        Eventually.HoldsAsync(holds, what, () => _time.Advance(TimeSpan.FromMilliseconds(200)));
}
