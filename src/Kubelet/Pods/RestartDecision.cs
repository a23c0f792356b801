using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>Whether a container that has exited runs again. Pure.</summary>
public static class RestartDecision
{
    public static bool Restarts(Pod pod, Container container, int exitCode)
    {
        if (pod.Metadata.DeletionTimestamp is not null)
            return false;
        var policy = container.RestartPolicy is { Length: > 0 } own ? own : pod.Spec.RestartPolicy;
        return policy switch
        {
            "Never" => false,
            "OnFailure" => exitCode != 0,
            _ => true,
        };
    }

    /// <summary>
    /// An init container that succeeded is done; one that failed is tried again unless the pod's policy is Never.
    /// </summary>
    public static bool RestartsInit(Pod pod, Container container, int exitCode)
    {
        if (pod.Metadata.DeletionTimestamp is not null)
            return false;
        if (ContainerKinds.IsSidecar(container))
            return true;
        return exitCode != 0 && pod.Spec.RestartPolicy != "Never";
    }
}
