using Arktos.Api.Core.V1;
using Arktos.Api.Machines;

namespace Arktos.Kubelet.Machines.Moves;

/// <summary>Where a virtual machine that moves is to go on.</summary>
internal enum MovePlace
{
    /// <summary>Nobody has decided yet: nowhere.</summary>
    Undecided,

    /// <summary>Where it was.</summary>
    Source,

    /// <summary>Where it was to go.</summary>
    Target,

    /// <summary>There is no such pod any more: nowhere.</summary>
    Nowhere,
}

/// <summary>What the API says of a move, to both nodes. Pure.</summary>
internal static class MoveDecision
{
    /// <param name="pod">As the API has it; null: it has none of that name.</param>
    /// <param name="podUid">Of the one that moves.</param>
    /// <param name="move">As it was begun.</param>
    public static MovePlace Of(Pod? pod, string podUid, PodMigration move) =>
        pod is null || pod.Metadata.Uid != podUid ? MovePlace.Nowhere
        : PodMoves.UnderWay(pod)?.ActionID == move.ActionID ? MovePlace.Undecided
        : pod.Status.Migration is { Succeeded: true } done && done.ActionID == move.ActionID ? MovePlace.Target
        // A later one has been begun, or has been: it was begun where the pod was.
        : pod.Spec.NodeName == move.TargetNode ? MovePlace.Target
        : MovePlace.Source;
}
