using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

internal sealed class NodePorts : IFilterPlugin
{
    public string Name => "NodePorts";

    public EventKinds Events => EventKinds.NodeAdded | EventKinds.PodGone;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened is not ClusterEvent.OfPod gone
        || gone.Pod.Requests.Ports.Any(freed => pod.Requests.Ports.Any(wanted => wanted.Clashes(freed)));

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        var ports = pod.Requests.Ports;
        if (ports.Count == 0)
            return default;
        return new(
            (row, rejection) =>
            {
                foreach (var port in ports)
                foreach (var taken in nodes.Ports(row))
                    if (port.Clashes(taken))
                    {
                        rejection.Add("node(s) didn't have free ports for the requested pod ports", isFinal: false);
                        return;
                    }
            }
        );
    }
}

/// <summary>Whether what is asked for is left; says of every resource that is short.</summary>
internal sealed class NodeResourcesFit : IFilterPlugin
{
    public string Name => "NodeResourcesFit";

    public EventKinds Events =>
        EventKinds.NodeAdded
        | EventKinds.NodeAllocatable
        | EventKinds.PodScaledDown
        | EventKinds.PodGone
        | EventKinds.OwnScaledDown;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened switch
        {
            ClusterEvent.OfNode node => MayTake(node.Place, pod, nodes),
            ClusterEvent.OfPod other => MayTake(other.Place, pod, nodes),
            _ => true,
        };

    /// <summary>The pod fits there, could have others go from there, or has done so.</summary>
    private static bool MayTake(NodePlace place, PlacedPod pod, NodeTable nodes) =>
        place.Row >= 0
        && nodes.Nodes[place.Row] is { } node
        && (
            place.LeastPriority < pod.Priority
            || Fits(pod.Requests, place.Row, nodes)
            || nodes.NominationOf(pod.Uid) == node.Metadata.Name
        );

    private static bool Fits(PodRequests requests, int row, NodeTable nodes)
    {
        if (
            nodes.PodCounts[row] + 1 > nodes.AllocatablePods[row]
            || !IsLeft(requests.Cpu, nodes.AllocatableCpu[row], nodes.RequestedCpu[row])
            || !IsLeft(requests.Memory, nodes.AllocatableMemory[row], nodes.RequestedMemory[row])
            || !IsLeft(requests.EphemeralStorage, nodes.AllocatableStorage[row], nodes.RequestedStorage[row])
        )
            return false;
        foreach (var (name, amount) in requests.Others)
            if (!IsLeft(amount, nodes.OtherAllocatable(row, name), nodes.OtherRequested(row, name)))
                return false;
        return true;
    }

    private static bool IsLeft(long wanted, long allocatable, long requested) =>
        wanted <= 0 || wanted <= allocatable - requested;

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        var requests = pod.Requests;
        return new(
            (row, rejection) =>
            {
                if (nodes.PodCounts[row] + 1 > nodes.AllocatablePods[row])
                    rejection.Add("Too many pods", isFinal: nodes.AllocatablePods[row] == 0);
                Check(requests.Cpu, nodes.AllocatableCpu[row], nodes.RequestedCpu[row], "cpu", rejection);
                Check(requests.Memory, nodes.AllocatableMemory[row], nodes.RequestedMemory[row], "memory", rejection);
                Check(
                    requests.EphemeralStorage,
                    nodes.AllocatableStorage[row],
                    nodes.RequestedStorage[row],
                    "ephemeral-storage",
                    rejection
                );
                foreach (var (name, amount) in requests.Others)
                    Check(amount, nodes.OtherAllocatable(row, name), nodes.OtherRequested(row, name), name, rejection);
            }
        );
    }

    private static void Check(long wanted, long allocatable, long requested, string resource, NodeRejection rejection)
    {
        if (!IsLeft(wanted, allocatable, requested))
            rejection.Add($"Insufficient {resource}", isFinal: wanted > allocatable);
    }
}

/// <summary>Emptier nodes are better.</summary>
internal sealed class LeastAllocated : IScorePlugin
{
    public string Name => "NodeResourcesFit";

    public int Weight => 1;

    public void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            scores[i] =
                (
                    Free(nodes.AllocatableCpu[row], nodes.ScoredCpu[row] + pod.Requests.ScoredCpu)
                    + Free(nodes.AllocatableMemory[row], nodes.ScoredMemory[row] + pod.Requests.ScoredMemory)
                ) / 2;
        }
    }

    private static long Free(long allocatable, long requested) =>
        allocatable == 0 || requested > allocatable ? 0 : (allocatable - requested) * 100 / allocatable;
}

/// <summary>Nodes whose cpu and memory are used alike are better.</summary>
internal sealed class BalancedAllocation : IScorePlugin
{
    public string Name => "NodeResourcesBalancedAllocation";

    public int Weight => 1;

    public void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores)
    {
        scores.Clear();
        if (pod.Requests.Cpu == 0 && pod.Requests.Memory == 0)
            return;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var cpu = Fraction(nodes.AllocatableCpu[row], nodes.RequestedCpu[row] + pod.Requests.Cpu);
            var memory = Fraction(nodes.AllocatableMemory[row], nodes.RequestedMemory[row] + pod.Requests.Memory);
            scores[i] = Math.Floor((1 - Math.Abs(cpu - memory) / 2) * 100);
        }
    }

    private static double Fraction(long allocatable, long requested) =>
        allocatable == 0 ? 1 : Math.Min(1, (double)requested / allocatable);
}
