using Arktos.Api.Core.V1;

namespace Arktos.Api.Services;

/// <summary>Which ports a pod has. Pure.</summary>
public static class PodPorts
{
    /// <summary>
    /// In their order: those of its containers, and of sidecars, which are init containers that always restart.
    /// </summary>
    public static IEnumerable<ContainerPort> Of(Pod pod) =>
        pod
            .Spec.Containers.Concat((pod.Spec.InitContainers ?? []).Where(c => c.RestartPolicy == "Always"))
            .SelectMany(c => c.Ports ?? []);
}
