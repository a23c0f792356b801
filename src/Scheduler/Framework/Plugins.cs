using Arktos.Api.Core.V1;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>The pod that a cycle places, with what is computed of it once.</summary>
public sealed record PodToPlace(Pod Pod, PodRequests Requests);

/// <summary>Why no node can take a pod, whichever it is.</summary>
public interface IPreFilterPlugin
{
    string Name { get; }

    /// <summary>The reason; null when it depends on the node. Pure.</summary>
    string? Reject(PodToPlace pod);
}

/// <summary>
/// Why a node is out; its texts appear in the pod's FailedScheduling event, each with the number of nodes.
/// </summary>
public interface IFilterPlugin
{
    string Name { get; }

    /// <summary>Appends the reasons why the node cannot take the pod; appends nothing when it can. Pure.</summary>
    void Filter(PodToPlace pod, NodeTable nodes, int row, List<string> reasons);
}

/// <summary>How well a node suits. Pure.</summary>
public interface IScorePlugin
{
    string Name { get; }

    int Weight { get; }

    /// <summary>Fills a score of 0 to 100 for each candidate row, better is higher.</summary>
    void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores);
}
