using Arktos.Api.Core.V1;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>
/// How fast nodes may be emptied: when many are silent at once, it is rather the network that has failed. Zones are
/// told by label. One caller sets the zones, many take. Thread-safe.
/// </summary>
internal sealed class EvictionPace
{
    public const string ZoneLabel = "topology.kubernetes.io/zone";
    private const double NodesPerSecond = 0.1;
    private const double NodesPerSecondUnhealthy = 0.01;
    private const double UnhealthyShare = 0.55;
    private const int LargeClusterNodes = 50;
    private const int UnhealthyNodesMin = 3;

    private readonly Lock _lock = new();
    private Dictionary<string, double> _rates = [];
    private readonly Dictionary<string, DateTimeOffset> _next = [];

    public static string ZoneOf(Node node) => node.Metadata.Labels?.GetValueOrDefault(ZoneLabel) ?? "";

    /// <summary>Nodes a second for each zone, pure.</summary>
    public static Dictionary<string, double> Rates(IReadOnlyCollection<Node> nodes)
    {
        var zones = nodes
            .GroupBy(ZoneOf)
            .ToDictionary(z => z.Key, z => (Total: z.Count(), Bad: z.Count(n => !NodeHealth.IsReady(n))));
        var isAllDown = zones.Values.All(z => z.Bad == z.Total);
        return zones.ToDictionary(
            z => z.Key,
            z =>
            {
                var (total, bad) = z.Value;
                if (isAllDown)
                    return 0;
                if (bad == total || bad < UnhealthyNodesMin || bad <= UnhealthyShare * total)
                    return NodesPerSecond;
                return total > LargeClusterNodes ? NodesPerSecondUnhealthy : 0;
            }
        );
    }

    public void Set(IReadOnlyCollection<Node> nodes)
    {
        var rates = Rates(nodes);
        lock (_lock)
            _rates = rates;
    }

    /// <summary>True when a node of the zone may be emptied now; it counts as done.</summary>
    public bool TryTake(string zone, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (
                !_rates.TryGetValue(zone, out var rate)
                || rate <= 0
                || (_next.TryGetValue(zone, out var next) && now < next)
            )
                return false;
            _next[zone] = now + TimeSpan.FromSeconds(1 / rate);
            return true;
        }
    }
}
