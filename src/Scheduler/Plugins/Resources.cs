using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

internal sealed class NodePorts : IFilterPlugin
{
    public string Name => "NodePorts";

    public void Filter(PodToPlace pod, NodeTable nodes, int row, List<string> reasons)
    {
        foreach (var port in pod.Requests.Ports)
        foreach (var taken in nodes.Ports(row))
            if (port.Clashes(taken))
            {
                reasons.Add("node(s) didn't have free ports for the requested pod ports");
                return;
            }
    }
}

/// <summary>Whether what is asked for is left; says of every resource that is short.</summary>
internal sealed class NodeResourcesFit : IFilterPlugin
{
    public string Name => "NodeResourcesFit";

    public void Filter(PodToPlace pod, NodeTable nodes, int row, List<string> reasons)
    {
        var requests = pod.Requests;
        if (nodes.PodCounts[row] + 1 > nodes.AllocatablePods[row])
            reasons.Add("Too many pods");
        if (IsShort(requests.Cpu, nodes.AllocatableCpu[row], nodes.RequestedCpu[row]))
            reasons.Add("Insufficient cpu");
        if (IsShort(requests.Memory, nodes.AllocatableMemory[row], nodes.RequestedMemory[row]))
            reasons.Add("Insufficient memory");
        if (IsShort(requests.EphemeralStorage, nodes.AllocatableStorage[row], nodes.RequestedStorage[row]))
            reasons.Add("Insufficient ephemeral-storage");
        foreach (var (name, amount) in requests.Others)
            if (IsShort(amount, nodes.OtherAllocatable(row, name), nodes.OtherRequested(row, name)))
                reasons.Add($"Insufficient {name}");
    }

    private static bool IsShort(long wanted, long allocatable, long requested) =>
        wanted > 0 && wanted > allocatable - requested;
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
