using System.Numerics;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>
/// The filters that kept a pod from nodes, by their places in <see cref="SchedulingCycle.Filters"/>. None: there was
/// no node.
/// </summary>
public readonly record struct Refusers(uint Bits)
{
    public bool IsNone => Bits == 0;

    public Refusers With(int filter) => new(Bits | 1u << filter);

    public Refusers Also(Refusers others) => new(Bits | others.Bits);
}

/// <summary>
/// Whether what has happened may help a pod: only the filters that refused it are asked. A hint may say yes in vain,
/// which costs a cycle; it must never say no where the pod could be placed now, or could have other pods go now,
/// because then the pod waits for five minutes. Pure.
/// </summary>
public static class QueueingHints
{
    /// <summary>What may help a pod that these refused.</summary>
    public static EventKinds KindsOf(Refusers refusers)
    {
        if (refusers.IsNone)
            return EventKinds.NodeAdded;
        var kinds = EventKinds.None;
        for (var left = refusers.Bits; left != 0; left &= left - 1)
            kinds |= SchedulingCycle.Filters[BitOperations.TrailingZeroCount(left)].Events;
        return kinds;
    }

    public static bool MayHelp(Refusers refusers, PlacedPod pod, ClusterEvent happened, NodeTable nodes)
    {
        if (refusers.IsNone)
            return (happened.Kinds & EventKinds.NodeAdded) != 0;
        // What a pod itself does to the tables is no news for it.
        if (happened is ClusterEvent.OfPod other && other.Pod.Uid == pod.Uid)
            return false;
        for (var left = refusers.Bits; left != 0; left &= left - 1)
        {
            var filter = SchedulingCycle.Filters[BitOperations.TrailingZeroCount(left)];
            if ((filter.Events & happened.Kinds) != 0 && filter.MayHelp(pod, happened, nodes))
                return true;
        }
        return false;
    }
}
