using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>Whether a container that has exited runs again. Pure.</summary>
public static class RestartDecision
{
    public static bool Restarts(Pod pod, Container container, int exitCode)
    {
        if (pod.Metadata.DeletionTimestamp is not null)
            return false;
        return HasRuleToRestart(container, exitCode)
            || Policy(pod, container) switch
            {
                "Never" => false,
                "OnFailure" => exitCode != 0,
                _ => true,
            };
    }

    /// <summary>
    /// An init container that succeeded is done; one that failed is tried again unless its policy, or else the pod's,
    /// is Never.
    /// </summary>
    public static bool RestartsInit(Pod pod, Container container, int exitCode)
    {
        if (pod.Metadata.DeletionTimestamp is not null)
            return false;
        if (ContainerKinds.IsSidecar(container))
            return true;
        return exitCode != 0 && (HasRuleToRestart(container, exitCode) || Policy(pod, container) != "Never");
    }

    /// <summary>The same for a container of any kind; ephemeral ones are started once.</summary>
    public static bool IsStartedAgain(Pod pod, Container container, int exitCode) =>
        ContainerKinds.IsInit(pod, container.Name)
            ? RestartsInit(pod, container, exitCode)
            : pod.Spec.Containers.Exists(c => c.Name == container.Name) && Restarts(pod, container, exitCode);

    private static string Policy(Pod pod, Container container) =>
        container.RestartPolicy is { Length: > 0 } own ? own : pod.Spec.RestartPolicy;

    /// <summary>The first rule that the exit code matches decides; there is no action but Restart.</summary>
    private static bool HasRuleToRestart(Container container, int exitCode) =>
        (container.RestartPolicyRules ?? []).FirstOrDefault(r => Matches(r, exitCode)) is { Action: "Restart" };

    private static bool Matches(ContainerRestartRule rule, int exitCode) =>
        rule.ExitCodes is { } codes
        && codes.Operator switch
        {
            "In" => codes.Values?.Contains(exitCode) == true,
            "NotIn" => codes.Values?.Contains(exitCode) != true,
            _ => false,
        };
}
