using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Resizing;

/// <summary>A pod that runs on this node asks for another size.</summary>
public sealed record ResizeAsk(PodSize Size, int Priority, string QosClass)
{
    public static ResizeAsk Of(Pod pod) => new(PodSize.Of(pod.Spec), pod.Spec.Priority ?? 0, pod.Status.QosClass);

    /// <summary>Whose turn is first among pods of one priority: the lowest.</summary>
    public int QosRank =>
        QosClass switch
        {
            "Guaranteed" => 0,
            "Burstable" => 1,
            _ => 2,
        };
}

public enum ResizeOutcome
{
    /// <summary>It is not known yet what all pods of the node take.</summary>
    NotYet,
    Granted,

    /// <summary>It does not fit beside the other pods; it may when they go.</summary>
    Deferred,

    /// <summary>The node could not give so much to a pod that it has for itself.</summary>
    Infeasible,
}

/// <param name="Message">Why not; empty when it is granted.</param>
public sealed record ResizeVerdict(ResizeOutcome Outcome, string Message = "")
{
    public static readonly ResizeVerdict NotYet = new(ResizeOutcome.NotYet),
        Granted = new(ResizeOutcome.Granted);
}
