using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Pods;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>
/// Marks nodes of which nothing is heard, taints nodes by their conditions, and says of their pods that they are not
/// ready.
/// </summary>
internal sealed class NodeLifecycleController : IController
{
    private const string LeaseNamespace = "kube-node-lease";
    private static readonly TimeSpan MonitorMax = TimeSpan.FromMinutes(1);

    private readonly ControllerContext _context;
    private readonly ILogger _logger;
    private readonly ReconcileLoop<string> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<Node> _nodes;
    private readonly ResourceClient<Pod> _pods;
    private readonly EvictionPace _pace = new();
    private readonly ConcurrentDictionary<string, (string Uid, NodeObservation Seen)> _observations = new();

    public NodeLifecycleController(ControllerContext context)
    {
        _context = context;
        _logger = context.Loggers.CreateLogger<NodeLifecycleController>();
        _loop = context.LoopOf<NodeLifecycleController, string>(Name);
        _events = context.EventsOf("node-controller");
        _nodes = new ResourceClient<Node>(context.Connection);
        _pods = new ResourceClient<Pod>(context.Connection);
        context.Informers.Nodes.AddHandler(InformerHandler<Node>.Any(n => _loop.Add(n.Metadata.Name)));
    }

    public string Name => "node-lifecycle";

    public Task RunAsync(CancellationToken ct) =>
        Task.WhenAll(
            _loop.RunAsync(ReconcileAsync, ct),
            Supervision.KeepRunningAsync($"monitor of {Name}", MonitorAsync, _logger, _context.Time, ct)
        );

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private async Task MonitorAsync(CancellationToken ct)
    {
        using var part = _context.Watch.Add($"monitor of {Name}", MonitorMax + _context.Options.NodeMonitorPeriod);
        while (!ct.IsCancellationRequested)
        {
            part.Report();
            var nodes = _context.Informers.Nodes.List();
            _pace.Set(nodes);
            foreach (var node in nodes)
                _loop.Add(node.Metadata.Name);
            try
            {
                await Task.Delay(_context.Options.NodeMonitorPeriod, _context.Time, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<TimeSpan?> ReconcileAsync(string name, CancellationToken ct)
    {
        var now = _context.Time.GetUtcNow();
        if (_context.Informers.Nodes.Get(ObjectKey.Cluster(name)) is not { } node)
        {
            if (_observations.TryRemove(name, out _))
                _events.Record(
                    About(name),
                    "",
                    "Normal",
                    "RemovingNode",
                    $"Node {name} event: Removing Node {name} from Controller"
                );
            return null;
        }
        var seen = Observe(node, now);
        if (
            NodeHealth.IsSilent(node, seen, _context.Options, now)
            && NodeHealth.UnknownConditions(node, now) is { } unknown
        )
        {
            var wasReady = NodeHealth.IsReady(node);
            var changed = KubeJson.Clone(node);
            changed.Status.Conditions = unknown;
            node = await _nodes.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
            if (wasReady)
                _events.Normal(node, "NodeNotReady", $"Node {name} status is now: NodeNotReady");
        }
        await TaintAsync(node, now, ct).ConfigureAwait(false);
        if (NodeHealth.Condition(node, "Ready") is { } ready && ready.Status != "True")
            await MarkPodsAsync(name, now, ct).ConfigureAwait(false);
        return null;
    }

    private NodeObservation Observe(Node node, DateTimeOffset now)
    {
        var name = node.Metadata.Name;
        var lease = _context.Informers.Leases.Get(new ObjectKey("system", LeaseNamespace, name));
        var isKnown = _observations.TryGetValue(name, out var before) && before.Uid == node.Metadata.Uid;
        if (!isKnown)
            _events.Normal(node, "RegisteredNode", $"Node {name} event: Registered Node {name} in Controller");
        var seen = NodeObservation.Next(isKnown ? before.Seen : null, node, lease, now);
        _observations[name] = (node.Metadata.Uid, seen);
        return seen;
    }

    private async Task TaintAsync(Node node, DateTimeOffset now, CancellationToken ct)
    {
        var wantsEviction = NodeTaints.EvictingKey(node) is not null && !NodeTaints.HasEvicting(node);
        var mayEvict = wantsEviction && _pace.TryTake(EvictionPace.ZoneOf(node), now);
        if (NodeTaints.Wanted(node, mayEvict, now) is not { } taints)
            return;
        var metadata = new JsonObject
        {
            ["uid"] = node.Metadata.Uid,
            ["resourceVersion"] = node.Metadata.ResourceVersion,
        };
        var patch = new JsonObject
        {
            ["metadata"] = metadata,
            ["spec"] = new JsonObject
            {
                ["taints"] = taints.Count == 0 ? null : JsonTree.Parse(KubeJson.Encode(taints)),
            },
        };
        await _nodes.PatchAsync(ObjectKey.Of(node), JsonTree.Encode(patch), PatchType.Merge, ct).ConfigureAwait(false);
    }

    /// <summary>So that no endpoint leads to a node that may be dead.</summary>
    private async Task MarkPodsAsync(string node, DateTimeOffset now, CancellationToken ct)
    {
        foreach (
            var pod in _context
                .Informers.Pods.ByIndex(SharedInformers.ByNode, node)
                .Where(p => PodStates.IsReady(p) && !PodStates.IsTerminated(p))
        )
        {
            var changed = KubeJson.Clone(pod);
            var ready = PodStates.Condition(changed, "Ready")!;
            (ready.Status, ready.LastTransitionTime) = ("False", now);
            await _pods.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
            _events.Warning(pod, "NodeNotReady", "Node is not ready");
        }
    }

    private static ObjectReference About(string name) =>
        new()
        {
            Kind = "Node",
            ApiVersion = "v1",
            Name = name,
            Uid = name,
        };
}
