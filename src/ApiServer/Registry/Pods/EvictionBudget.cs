using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Disruption;
using Arktos.Api.Meta.V1;
using Arktos.Api.Policy.V1;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What a disruption budget says to the eviction of one of its pods. Pure.</summary>
internal static class EvictionBudget
{
    /// <summary>Evictions that the disruption controller has not seen to be done.</summary>
    public const int UnconfirmedMax = 2000;

    private const string Refusal = "Cannot evict pod as it would violate the pod's disruption budget.",
        Cause = "DisruptionBudget";
    private const int RetryAfterSeconds = 10;

    private static readonly GroupVersionResource Budgets = new("policy", "v1", "poddisruptionbudgets");

    /// <summary>The pod is evicted whatever budgets say: it does nothing yet, nothing any more, or is going.</summary>
    public static bool IsFree(Pod pod) =>
        pod.Metadata.DeletionTimestamp is not null || pod.Status.Phase is "Succeeded" or "Failed" or "Pending";

    public static bool IsReady(Pod pod) =>
        pod.Status.Conditions?.Exists(c => c is { Type: "Ready", Status: "True" }) == true;

    /// <summary>A pod that is not ready costs nothing, where the budget's policy lets it go.</summary>
    public static bool CostsNothing(PodDisruptionBudget budget, Pod pod) =>
        !IsReady(pod)
        && (
            budget.Spec.UnhealthyPodEvictionPolicy == UnhealthyPodEvictionPolicyType.AlwaysAllow
            || budget.Status.DesiredHealthy > 0 && budget.Status.CurrentHealthy >= budget.Status.DesiredHealthy
        );

    /// <summary>Takes one disruption off the budget, for this pod; else says why not, and changes nothing.</summary>
    public static Status? Spend(PodDisruptionBudget budget, string pod, DateTimeOffset now)
    {
        var (name, status) = (budget.Metadata.Name, budget.Status);
        if (status.ObservedGeneration < budget.Metadata.Generation)
            return Refuse($"The disruption budget {name} is still being processed by the server.", RetryAfterSeconds);
        if (status.DisruptionsAllowed < 0)
            return Statuses.Forbidden(Budgets, name, "pdb disruptions allowed is negative");
        if (status.DisruptedPods is { Count: > UnconfirmedMax })
            return Statuses.Forbidden(
                Budgets,
                name,
                "DisruptedPods map too big - too many evictions not confirmed by PDB controller"
            );
        if (status.DisruptionsAllowed == 0)
            return Refuse(
                DisruptionStatus.FaultOf(budget) is { } fault
                    ? $"The disruption budget {name} does not allow evicting pods currently because it failed sync: "
                        + fault
                    : $"The disruption budget {name} needs {status.DesiredHealthy} healthy pods and has "
                        + $"{status.CurrentHealthy} currently",
                0
            );
        if (--status.DisruptionsAllowed == 0)
            DisruptionStatus.TellAllowed(budget, now);
        (status.DisruptedPods ??= [])[pod] = now;
        return null;
    }

    private static Status Refuse(string cause, int retryAfterSeconds)
    {
        var status = Statuses.TooManyRequests(Refusal, retryAfterSeconds);
        status.Details!.Causes = [new() { Reason = Cause, Message = cause }];
        return status;
    }
}
