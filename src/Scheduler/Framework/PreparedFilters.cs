using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>
/// The filters of one cycle in their order, prepared for its pod. Changes the table while it asks what would be, and
/// leaves it as it was. Not thread-safe.
/// </summary>
internal sealed class PreparedFilters
{
    private readonly List<(NodeFilter Filter, int Plugin)> _filters = [];
    private readonly List<Action<PlacedPod, int>> _listeners = [];
    private readonly PlacedPod _pod;
    private readonly NodeTable _nodes;

    public PreparedFilters(IReadOnlyList<IFilterPlugin> plugins, PodToPlace pod, NodeTable nodes)
    {
        (_pod, _nodes) = (pod.Placed, nodes);
        var narrowing = new List<string>();
        for (var i = 0; i < plugins.Count; i++)
        {
            var plugin = plugins[i];
            var prepared = plugin.Prepare(pod, nodes);
            if (prepared.Rejection is { } reason)
            {
                Rejection = reason;
                Refusers = new Refusers().With(i);
                return;
            }
            if (prepared.Filter is { } filter)
                _filters.Add((filter, i));
            if (prepared.Changed is { } changed)
                _listeners.Add(changed);
            if (prepared.Names is { } names)
            {
                Names = Names is null ? names : names.Intersect(Names).ToHashSet();
                narrowing.Add(plugin.Name);
                Refusers = Refusers.With(i);
            }
        }
        LeftOut = $"node(s) didn't satisfy plugin(s) [{string.Join(' ', narrowing)}]";
    }

    /// <summary>Why no node can take the pod, whichever it is; null when it depends on the node.</summary>
    public string? Rejection { get; }

    /// <summary>The names of the only nodes to look at; null: all.</summary>
    public IReadOnlySet<string>? Names { get; }

    /// <summary>Why the others are not looked at.</summary>
    public string LeftOut { get; } = "";

    /// <summary>
    /// Those that have refused a node until now, also one without some of its pods: what helps against them may make
    /// room for preemption.
    /// </summary>
    public Refusers Refusers { get; private set; }

    public NodeRejection Refusal { get; } = new();

    /// <summary>
    /// Whether the node can take the pod, also beside those that wait for room there and do not come after it. If not,
    /// <see cref="Refusal"/> has the reasons of the first filter that refuses it.
    /// </summary>
    public bool CanTake(int row)
    {
        var rivals = _nodes.NominatedOn(row);
        if (rivals.Count == 0)
            return Passes(row);
        var before = rivals.Where(r => r.Uid != _pod.Uid && r.Priority >= _pod.Priority).ToList();
        bool passes;
        try
        {
            foreach (var rival in before)
                Put(rival, row);
            passes = Passes(row);
        }
        finally
        {
            foreach (var rival in before.Where(r => r.Row >= 0))
                Take(rival);
        }
        // Without them it may be worse: some may be wanted near.
        return passes && (before.Count == 0 || Passes(row));
    }

    public void Put(PlacedPod pod, int row)
    {
        _nodes.PutPod(pod, _nodes.Nodes[row]!.Metadata.Name);
        foreach (var changed in _listeners)
            changed(pod, 1);
    }

    public void Take(PlacedPod pod)
    {
        foreach (var changed in _listeners)
            changed(pod, -1);
        _nodes.RemovePod(pod.Uid);
    }

    private bool Passes(int row)
    {
        Refusal.Clear();
        foreach (var (filter, plugin) in _filters)
        {
            filter(row, Refusal);
            if (Refusal.Reasons.Count == 0)
                continue;
            Refusers = Refusers.With(plugin);
            return false;
        }
        return true;
    }
}
