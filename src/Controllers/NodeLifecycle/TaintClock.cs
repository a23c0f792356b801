using Arktos.Api.Core.V1;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>
/// Since when nodes have had their NoExecute taints: by the taint's own timeAdded, but never later than it was first
/// seen here. A taint that a user adds has no time, or any: a deadline counted from "now", or from a time to come,
/// would never be reached. A new leader begins to count those anew. Holds a line for each such taint that exists.
/// Thread-safe.
/// </summary>
internal sealed class TaintClock
{
    private readonly record struct Identity(string Key, string Value, DateTimeOffset? TimeAdded)
    {
        public static Identity Of(Taint taint) => new(taint.Key, taint.Value, taint.TimeAdded);
    }

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<Identity, DateTimeOffset>> _nodes = new(StringComparer.Ordinal);

    /// <summary>The node is as it is shown now: what it no longer has is forgotten.</summary>
    public void Observe(Node node, DateTimeOffset now)
    {
        lock (_lock)
        {
            _nodes.TryGetValue(node.Metadata.Uid, out var before);
            var seen = Evicting(node)
                .ToDictionary(taint => taint, taint => before?.GetValueOrDefault(taint, now) ?? now);
            if (seen.Count > 0)
                _nodes[node.Metadata.Uid] = seen;
            else
                _nodes.Remove(node.Metadata.Uid);
        }
    }

    public void Forget(Node node)
    {
        lock (_lock)
            _nodes.Remove(node.Metadata.Uid);
    }

    /// <param name="now">For a taint that has not been observed yet.</param>
    public DateTimeOffset Since(Node node, Taint taint, DateTimeOffset now)
    {
        lock (_lock)
        {
            var seen = _nodes.TryGetValue(node.Metadata.Uid, out var taints)
                ? taints.GetValueOrDefault(Identity.Of(taint), now)
                : now;
            return taint.TimeAdded < seen ? taint.TimeAdded.Value : seen;
        }
    }

    private static IEnumerable<Identity> Evicting(Node node) =>
        (node.Spec.Taints ?? []).Where(t => t.Effect == NodeTaints.NoExecute).Select(Identity.Of).Distinct();
}
