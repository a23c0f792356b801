using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.NodeIpam;

/// <summary>
/// Gives each node a range of pod addresses of its own (spec.podCIDR), of the cluster's range. Before a term gives
/// anything it has read what all nodes have, from the stores and not from its cache: what the term before has written
/// is in it.
/// </summary>
internal sealed class NodeIpamController : IController
{
    private const string NotAvailable = "CIDRNotAvailable";

    private readonly ControllerContext _context;
    private readonly ILogger _logger;
    private readonly ReconcileLoop<string> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<Node> _nodes;
    private readonly ClusterRange _range;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _waiting = [];

    // Null until all nodes were read.
    private NodeRanges? _ranges;

    public NodeIpamController(ControllerContext context, ClusterRange range)
    {
        (_context, _range) = (context, range);
        _logger = context.Loggers.CreateLogger<NodeIpamController>();
        _loop = context.LoopOf<NodeIpamController, string>(Name);
        _events = context.EventsOf("cidrAllocator");
        _nodes = new ResourceClient<Node>(context.Connection);
        context.Informers.Nodes.AddHandler(
            new InformerHandler<Node>
            {
                Added = n => _loop.Add(n.Metadata.Name),
                // Most changes are heartbeats.
                Updated = (before, now) =>
                {
                    if (before.Spec.PodCIDR != now.Spec.PodCIDR || now.Spec.PodCIDR.Length == 0)
                        _loop.Add(now.Metadata.Name);
                },
                Deleted = n => _loop.Add(n.Metadata.Name),
            }
        );
    }

    public string Name => "node-ipam-controller";

    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            // Begun again within a term, it knows more than can be read: what was given and is not written yet.
            if (_ranges is null)
                await ReadAllAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _loop.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private async Task ReadAllAsync(CancellationToken ct)
    {
        var nodes = await _nodes.ListAsync(new ListQuery(), ct).ConfigureAwait(false);
        var ranges = new NodeRanges(_range);
        foreach (
            var node in nodes
                .Where(n => n.Spec.PodCIDR.Length > 0)
                .OrderBy(n => n.Metadata.CreationTimestamp)
                .ThenBy(n => n.Metadata.Name, StringComparer.Ordinal)
        )
            if (ranges.Observe(node.Metadata.Name, node.Spec.PodCIDR))
                TellDouble(node);
        lock (_lock)
            _ranges = ranges;
        _logger.LogInformation(
            "{Free} of {Count} pod ranges of {Range} are free",
            ranges.Free,
            _range.Count,
            _range.Text
        );
    }

    private async Task<TimeSpan?> ReconcileAsync(string name, CancellationToken ct)
    {
        if (_context.Informers.Nodes.Get(ObjectKey.Cluster(name)) is not { } node)
        {
            // A cache may be behind: a range that a node still has is not given to another.
            if (await _nodes.TryGetAsync(ObjectKey.Cluster(name), ct).ConfigureAwait(false) is null)
                Release(name);
            return null;
        }
        if (node.Spec.PodCIDR.Length == 0 && HasWritten(name))
        {
            // What is written stays for as long as the object: the cache is behind, or this is another object.
            if (await _nodes.TryGetAsync(ObjectKey.Cluster(name), ct).ConfigureAwait(false) is not { } now)
            {
                Release(name);
                return null;
            }
            node = now;
            if (now.Spec.PodCIDR.Length == 0)
                Release(name);
        }
        if (node.Spec.PodCIDR.Length > 0)
        {
            Observe(node);
            return null;
        }
        string? given;
        bool isNew;
        lock (_lock)
        {
            given = _ranges!.Give(name);
            isNew = given is null ? _waiting.Add(name) : _waiting.Remove(name);
        }
        if (given is null)
        {
            if (isNew)
                _events.Normal(node, NotAvailable, $"Node {name} status is now: {NotAvailable}");
            // It is looked at again when a node goes.
            return null;
        }
        await WriteAsync(node, given, ct).ConfigureAwait(false);
        return null;
    }

    private async Task WriteAsync(Node node, string given, CancellationToken ct)
    {
        // Whatever becomes of it, the range stays the node's: the write may have been done though nobody answered.
        await _nodes.PatchAsync(ObjectKey.Of(node), PatchOf(node, given), PatchType.Merge, ct).ConfigureAwait(false);
        _logger.LogInformation("node {Node} has the pod range {Range}", node.Metadata.Name, given);
    }

    private static byte[] PatchOf(Node node, string podCidr) =>
        JsonTree.Encode(
            new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["uid"] = node.Metadata.Uid,
                    ["resourceVersion"] = node.Metadata.ResourceVersion,
                },
                ["spec"] = new JsonObject { ["podCIDR"] = podCidr, ["podCIDRs"] = new JsonArray(podCidr) },
            }
        );

    private bool HasWritten(string name)
    {
        lock (_lock)
            return _ranges!.HasWritten(name);
    }

    private void Observe(Node node)
    {
        bool isDouble;
        lock (_lock)
        {
            isDouble = _ranges!.Observe(node.Metadata.Name, node.Spec.PodCIDR);
            _waiting.Remove(node.Metadata.Name);
        }
        if (isDouble)
            TellDouble(node);
    }

    private void TellDouble(Node node)
    {
        _logger.LogError(
            "node {Node} says that it has {Range}, which is another node's: delete one of them, to register again",
            node.Metadata.Name,
            node.Spec.PodCIDR
        );
        _events.Warning(
            node,
            "CIDRAssignmentFailed",
            $"the pod range {node.Spec.PodCIDR} is another node's as well: delete one of the nodes"
        );
    }

    private void Release(string name)
    {
        List<string> waiting = [];
        lock (_lock)
        {
            _waiting.Remove(name);
            if (_ranges!.Release(name))
                waiting = [.. _waiting];
        }
        foreach (var other in waiting)
            _loop.Add(other);
    }
}
