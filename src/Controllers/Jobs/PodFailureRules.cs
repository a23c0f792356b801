using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Controllers.Jobs;

/// <summary>What a pod failure policy makes of a failure: one of <see cref="PodFailurePolicyAction"/>.</summary>
/// <param name="Message">Why the job fails, with action FailJob.</param>
internal sealed record FailureVerdict(string Action, string Message = "")
{
    public static FailureVerdict Counted { get; } = new(PodFailurePolicyAction.Count);
}

/// <summary>The first rule of a pod failure policy that matches decides. Pure.</summary>
internal static class PodFailureRules
{
    public static FailureVerdict Judge(PodFailurePolicy? policy, Pod pod)
    {
        // Of a pod that is merely going nothing is known yet.
        if (policy is null || pod.Status.Phase != "Failed")
            return FailureVerdict.Counted;
        var (name, rules) = ($"{pod.Metadata.Namespace}/{pod.Metadata.Name}", policy.Rules);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].OnExitCodes is { } codes)
            {
                if (FirstExit(codes, pod) is { } exit)
                    return new FailureVerdict(
                        rules[i].Action,
                        $"Container {exit.Name} for pod {name} failed with exit code {exit.State.Terminated!.ExitCode} "
                            + $"matching {rules[i].Action} rule at index {i}"
                    );
            }
            else if (FirstCondition(rules[i].OnPodConditions ?? [], pod) is { } condition)
                return new FailureVerdict(
                    rules[i].Action,
                    $"Pod {name} has condition {condition.Type} matching {rules[i].Action} rule at index {i}"
                );
        }
        return FailureVerdict.Counted;
    }

    private static ContainerStatus? FirstExit(PodFailurePolicyOnExitCodesRequirement codes, Pod pod) =>
        (pod.Status.ContainerStatuses ?? [])
            .Concat(pod.Status.InitContainerStatuses ?? [])
            .FirstOrDefault(c =>
                (codes.ContainerName is null || codes.ContainerName == c.Name)
                && c.State.Terminated is { ExitCode: not 0 and var code }
                && codes.Values.Contains(code) == (codes.Operator == PodFailurePolicyOnExitCodesOperator.In)
            );

    private static PodCondition? FirstCondition(List<PodFailurePolicyOnPodConditionsPattern> patterns, Pod pod) =>
        pod.Status.Conditions?.Find(c => patterns.Exists(p => p.Type == c.Type && p.Status == c.Status));
}
