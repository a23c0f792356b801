using Arktos.Api.Apps.V1;

namespace Arktos.Controllers.Deployments;

/// <summary>The numbers that a rollout keeps within, resolved from the Deployment's spec. Pure.</summary>
internal readonly record struct Bounds(int Replicas, int MaxSurge, int MaxUnavailable, bool IsRolling)
{
    public int MaxTotal => Replicas + MaxSurge;

    public int MinAvailable => Replicas - MaxUnavailable;

    public static Bounds Of(Deployment deployment)
    {
        var replicas = deployment.Spec.Replicas ?? 1;
        if (deployment.Spec.Strategy.Type == DeploymentStrategyType.Recreate)
            return new Bounds(replicas, 0, 0, false);
        var rolling = deployment.Spec.Strategy.RollingUpdate;
        // Validation has seen to it that strings are percentages; one that is not counts as 0.
        (rolling?.MaxSurge ?? "25%").TryScale(replicas, roundUp: true, out var surge);
        (rolling?.MaxUnavailable ?? "25%").TryScale(replicas, roundUp: false, out var unavailable);
        // Both 0 would let nothing move.
        if (surge == 0 && unavailable == 0)
            unavailable = 1;
        return new Bounds(replicas, surge, Math.Min(unavailable, replicas), true);
    }
}
