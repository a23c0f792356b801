using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Hosts;

/// <summary>A node whose range of pods a controller gives.</summary>
public sealed class PodRangeTests : IAsyncLifetime
{
    private const string Waits =
        "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady "
        + "message:Network plugin returns error: cni plugin not initialized";

    private readonly PodApi _api = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-range-").FullName;
    private FollowScript _nodes = null!;
    private KubeletHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _nodes = _api.Fake.ScriptOf("nodes");
        _host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = _directory,
                Runtime = RuntimeKind.Hollow,
                WaitsForPodCidr = true,
                NodeAddress = "192.0.2.1",
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await _host.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_node_waits_for_its_range_and_says_so_and_follows_another()
    {
        Assert.Equal(("False", "KubeletNotReady", Waits), Ready());
        await Eventually.HoldsAsync(() => _api.Fake.Follows.Any(f => f.Resource == "nodes"), "it follows its node");
        Assert.Equal("metadata.name=n1", Assert.Single(_api.Fake.Follows, f => f.Resource == "nodes").FieldSelector);
        _api.Add(PodApi.Pod("early", PodApi.Web()));
        _nodes.Upsert(Node("", 1)).Complete(1);
        // What cannot be a range is none.
        _nodes.Upsert(Node("fd00::/64", 2));
        Assert.Equal("False", Ready().Status);
        _nodes.Upsert(Node("10.99.7.0/24", 3));
        await Eventually.HoldsAsync(() => Ready().Status == "True", "the node is ready");
        await Eventually.HoldsAsync(() => _api.IsReady("early"), "the pod that came before runs now");
        Assert.StartsWith("10.99.7.", _api.Status("early").PodIP, StringComparison.Ordinal);
        // Deleted, and registered anew: a controller has given it another.
        _nodes.Upsert(Node("10.99.8.0/24", 4));
        await Eventually.HoldsAsync(
            () =>
            {
                var name = $"p{Guid.NewGuid():n}";
                _api.Add(PodApi.Pod(name, PodApi.Web()));
                Eventually.HoldsAsync(() => _api.IsReady(name), "the pod is ready").GetAwaiter().GetResult();
                return _api.Status(name).PodIP.StartsWith("10.99.8.", StringComparison.Ordinal);
            },
            "pods have addresses of the new range"
        );
    }

    private (string Status, string Reason, string Message) Ready()
    {
        var node = KubeJson.Decode<Node>(
            System.Text.Encoding.UTF8.GetBytes(_api.Fake.Objects["/api/v1/nodes/n1"].ToJsonString())
        );
        var ready = node.Status.Conditions!.Single(c => c.Type == "Ready");
        return (ready.Status, ready.Reason, ready.Message);
    }

    private static Node Node(string podCidr, int version) =>
        new()
        {
            ApiVersion = "v1",
            Kind = "Node",
            Metadata = new ObjectMeta
            {
                Name = "n1",
                Uid = "u1",
                ResourceVersion = $"{version}",
            },
            Spec = new NodeSpec { PodCIDR = podCidr },
        };
}
