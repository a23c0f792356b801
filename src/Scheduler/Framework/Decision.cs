using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>What a cycle decided: a node, or why there is none.</summary>
public abstract record Decision
{
    public sealed record Placed(string Node, int Feasible) : Decision;

    /// <param name="Message">"0/3 nodes are available: 1 Insufficient cpu, …"</param>
    public sealed record Unschedulable(string Message) : Decision
    {
        /// <summary>The filters that kept it from nodes.</summary>
        public Refusers Refusers { get; init; }

        /// <summary>What makes room for the pod; null: nothing does.</summary>
        public Victims? Victims { get; init; }

        /// <summary>Whether the pod, if it waits for room on a node, need not wait for it any more.</summary>
        public bool WaitsForNoNode { get; init; }
    }
}

/// <summary>Pods of lower priority that are to go from a node, so that another fits there.</summary>
/// <param name="Pods">At least one.</param>
public sealed record Victims(string Node, IReadOnlyList<PlacedPod> Pods);
