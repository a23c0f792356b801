using Arktos.Api.Core.V1;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>
/// Since when nodes have had their NoExecute taints: the taint's own timeAdded, or, since a taint that a user adds has
/// none, from when it was first seen here. A new leader begins to count those anew. Holds a line for each such taint that
/// exists. Thread-safe.
/// </summary>
internal sealed class TaintClock
{
    private readonly record struct Identity(string Key, string Value);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<Identity, DateTimeOffset>> _nodes = new(StringComparer.Ordinal);

    /// <summary>The node is as it is shown now: what it no longer has is forgotten.</summary>
    public void Observe(Node node, DateTimeOffset now)
    {
        lock (_lock)
        {
            _nodes.TryGetValue(node.Metadata.Uid, out var before);
            var seen = Untimed(node)
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
        if (taint.TimeAdded is { } added)
            return added;
        lock (_lock)
            return _nodes.TryGetValue(node.Metadata.Uid, out var seen)
                ? seen.GetValueOrDefault(new Identity(taint.Key, taint.Value), now)
                : now;
    }

    private static IEnumerable<Identity> Untimed(Node node) =>
        (node.Spec.Taints ?? [])
            .Where(t => t.Effect == NodeTaints.NoExecute && t.TimeAdded is null)
            .Select(t => new Identity(t.Key, t.Value))
            .Distinct();
}
