using Arktos.Client.Queues;

namespace Arktos.Controllers.DaemonSets;

/// <summary>
/// How long the failed pod of a node is left before it is deleted: not at all, then 1 s doubling to 15 min; from the
/// start again when the node has had no failed pod for half an hour. Bounded by daemon sets times nodes, as long as
/// sets that are gone are forgotten. Thread-safe.
/// </summary>
internal sealed class FailedDaemons(TimeProvider time)
{
    private static readonly Backoff Delays = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, (int Failures, DateTimeOffset Last)>> _sets = [];

    /// <summary>Not above zero: the pod may go.</summary>
    public TimeSpan Wait(string setUid, string node)
    {
        lock (_lock)
            return _sets.TryGetValue(setUid, out var nodes) && nodes.TryGetValue(node, out var failed)
                ? failed.Last + Delays.After(failed.Failures) - time.GetUtcNow()
                : TimeSpan.Zero;
    }

    public void Deleted(string setUid, string node)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_sets.TryGetValue(setUid, out var nodes))
                _sets.Add(setUid, nodes = []);
            foreach (var (other, failed) in nodes.ToList())
                if (now - failed.Last > 2 * Delays.Max)
                    nodes.Remove(other);
            nodes[node] = (nodes.GetValueOrDefault(node).Failures + 1, now);
        }
    }

    public void Forget(string setUid)
    {
        lock (_lock)
            _sets.Remove(setUid);
    }
}
