using Arktos.Kubelet.Services;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.Kubelet.Routes;

/// <param name="Node">Whose routes they are; "" for a machine that is no node.</param>
/// <param name="OwnPods">The range of its own pods; null when it has none.</param>
/// <param name="Cluster">The range of all pods.</param>
/// <param name="Tell">Told of nodes whose pods cannot be reached, each time that their number or reasons
/// change.</param>
internal sealed record RouteOptions(
    string Node,
    PodRange? OwnPods,
    PodRange Cluster,
    TimeProvider Time,
    RoleMetrics Metrics,
    Action<MissingRoute>? Tell = null
)
{
    /// <summary>Whether nodes behind other machines are reached through a tunnel.</summary>
    public bool Tunnels { get; init; }

    /// <summary>Told of how many bytes packets of pods may have, once there is a tunnel.</summary>
    public Action<int>? TellMtu { get; init; }
}

/// <summary>
/// Keeps a route to the pods of each other node by way of that node. Routes outlive the agent. What others remove is
/// put right within a second; routes that are not our own are left alone. One loop.
/// </summary>
internal sealed class NodeRoutes
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    /// <summary>The kernel forgets a route with its link and tells nobody: it is looked for all the same.</summary>
    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(30);

    private readonly ClusterNodes _nodes;
    private readonly RouteOptions _options;
    private readonly ILogger _logger;
    private readonly Gauge _routes;
    private readonly Gauge _missing;
    private readonly HashSet<MissingRoute> _told = [];
    private string _lastFailure = "";

    public NodeRoutes(ClusterNodes nodes, RouteOptions options, ILogger logger)
    {
        (_nodes, _options, _logger) = (nodes, options, logger);
        _routes = options.Metrics.Gauge("arktos_node_routes", "Other nodes whose pods this one is to reach.");
        _missing = options.Metrics.Gauge("arktos_node_routes_missing", "Nodes to whose pods there is no route.");
    }

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await _nodes.WaitForSyncAsync(ct).ConfigureAwait(false);
            using var kernel = new KernelRoutes();
            using var tunnel = new KernelTunnel(_options.Cluster);
            while (true)
            {
                var change = _nodes.NextChange;
                Step(kernel, tunnel);
                var begun = _options.Time.GetTimestamp();
                // Many nodes that change at once are one step a second.
                do await Task.Delay(LookPeriod, _options.Time, ct).ConfigureAwait(false);
                while (
                    !change.IsCompleted
                    && !HaveChanged(kernel)
                    && _lastFailure.Length == 0
                    && _options.Time.GetElapsedTime(begun) < CheckPeriod
                );
            }
        }
        catch (IOException e)
        {
            _logger.LogError("pods of other nodes are not routed to: {Reason}", e.Message);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the agent stops */
        }
    }

    /// <summary>True also where it cannot be heard: then all is looked at.</summary>
    private static bool HaveChanged(KernelRoutes kernel)
    {
        try
        {
            return kernel.HaveChanged();
        }
        catch (IOException)
        {
            return true;
        }
    }

    private void Step(KernelRoutes kernel, KernelTunnel tunnel)
    {
        var failure = "";
        try
        {
            var nodes = _nodes.List();
            var plan = RoutePlan.Of(nodes, _options.Node, _options.OwnPods, _options.Cluster);
            var reach = plan.Routes.Values.Select(r => r.Via).Distinct().ToDictionary(v => v, kernel.ReachOf);
            var state = TunnelTo(nodes, [.. reach.Where(r => r.Value == Reach.Gateway).Select(r => r.Key)], tunnel);
            var changes = RouteChanges.Of(plan, kernel.List(), _options.Cluster, v => reach[v], state);
            foreach (var route in changes.Removed)
                kernel.Remove(route);
            var missing = changes.Missing.ToList();
            foreach (var route in changes.Added)
                if (kernel.Add(route) is { Length: > 0 } reason)
                    missing.Add(new MissingRoute(route.Node, $"the kernel does not take {route}: {reason}"));
            if (changes.Removed.Count + changes.Added.Count > 0)
                _logger.LogInformation(
                    "routes to pods of other nodes: {Added} added, {Removed} removed",
                    changes.Added.Count,
                    changes.Removed.Count
                );
            _routes.Set(plan.Routes.Count);
            _missing.Set(missing.Count);
            Tell(missing);
        }
        catch (IOException e)
        {
            failure = e.Message;
        }
        if (failure.Length > 0 && failure != _lastFailure)
            _logger.LogWarning("pods of other nodes may not be reached: {Reason}", failure);
        _lastFailure = failure;
    }

    /// <param name="behind">The addresses of nodes that are no neighbours.</param>
    private TunnelState TunnelTo(IReadOnlyList<NodePlacement> nodes, List<uint> behind, KernelTunnel tunnel)
    {
        // A machine that is no node has no pods to be answered at.
        if (_options.OwnPods is not { } pods)
            return TunnelState.Never;
        if (!_options.Tunnels || behind.Count == 0)
        {
            // Of this agent, or of one before it that was told otherwise.
            tunnel.Remove();
            return TunnelState.Never;
        }
        var own = nodes.FirstOrDefault(n => n.Name == _options.Node)?.Address;
        if (!Ipv4.TryParse(own, out var local))
            return new TunnelState(0, "the own node tells no InternalIP for a tunnel");
        if (tunnel.Ensure(local, pods, behind) is { Length: > 0 } why)
            return new TunnelState(0, $"there is no tunnel to it: {why}");
        _options.TellMtu?.Invoke(tunnel.Mtu);
        return new TunnelState(tunnel.Link);
    }

    private void Tell(IReadOnlyCollection<MissingRoute> missing)
    {
        foreach (var node in missing.Where(m => !_told.Contains(m)))
        {
            _logger.LogWarning("no route to the pods of {OtherNode}: {Reason}", node.Node, node.Reason);
            _options.Tell?.Invoke(node);
        }
        _told.Clear();
        _told.UnionWith(missing);
    }
}
