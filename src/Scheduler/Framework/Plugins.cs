using Arktos.Api.Core.V1;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>The pod that a cycle places, with what is computed of it once.</summary>
public sealed record PodToPlace(PlacedPod Placed)
{
    public PodToPlace(Pod pod)
        : this(new PlacedPod(pod)) { }

    public Pod Pod => Placed.Pod;

    public PodRequests Requests => Placed.Requests;
}

/// <summary>Why a node is out. Filled by one filter at a time.</summary>
public sealed class NodeRejection
{
    private readonly List<string> _reasons = [];

    /// <summary>They appear in the pod's FailedScheduling event, each with the number of nodes.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    /// <summary>Whether the node cannot take the pod even if other pods went from it.</summary>
    public bool IsFinal { get; private set; }

    public void Add(string reason, bool isFinal)
    {
        _reasons.Add(reason);
        IsFinal |= isFinal;
    }

    public void Clear()
    {
        _reasons.Clear();
        IsFinal = false;
    }
}

/// <summary>Adds the reasons why a node cannot take the pod; adds nothing when it can.</summary>
public delegate void NodeFilter(int row, NodeRejection rejection);

/// <summary>What a filter has worked out for one pod.</summary>
/// <param name="Filter">Null: it lets all nodes pass.</param>
public readonly record struct PreparedFilter(NodeFilter? Filter)
{
    /// <summary>Why no node can take the pod, whichever it is; null when it depends on the node.</summary>
    public string? Rejection { get; init; }

    /// <summary>The names of the only nodes that may; null: all.</summary>
    public IReadOnlySet<string>? Names { get; init; }

    /// <summary>
    /// To be told of pods that the table has counted since (1), and of those that it is about to count no more (-1),
    /// where the filter has counted pods beforehand; null: it reads the table.
    /// </summary>
    public Action<PlacedPod, int>? Changed { get; init; }
}

/// <summary>
/// Which nodes can take a pod: prepared once a cycle, then asked for each node. Pure: the table is not changed while a
/// cycle runs but by the cycle, which says so.
/// </summary>
public interface IFilterPlugin
{
    string Name { get; }

    PreparedFilter Prepare(PodToPlace pod, NodeTable nodes);

    /// <summary>What may make a node take a pod that this filter refused; everything else is not asked about.</summary>
    EventKinds Events { get; }

    /// <summary>
    /// Whether the event may have made a node take a pod that this filter refused. Yes when in doubt; see
    /// <see cref="QueueingHints"/>.
    /// </summary>
    /// <param name="happened">Of at least one of <see cref="Events"/>, and maybe of other kinds as well.</param>
    /// <param name="nodes">As it is after the event.</param>
    bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes);
}

/// <summary>How well a node suits. Pure.</summary>
public interface IScorePlugin
{
    string Name { get; }

    int Weight { get; }

    /// <summary>Fills a score of 0 to 100 for each candidate row, better is higher.</summary>
    void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores);
}
