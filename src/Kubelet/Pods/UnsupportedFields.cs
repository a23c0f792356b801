using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// Fields that this node agent or its runtime does not know how to honour. A pod that has one waits and says so; it
/// does not run as if the field were not there. Pure.
/// </summary>
public static class UnsupportedFields
{
    /// <param name="runsMachines">Whether the node has a runtime of virtual machines.</param>
    /// <exception cref="ConfigurationException">No sandbox is made for such a pod.</exception>
    public static void CheckPod(Pod pod, bool runsMachines)
    {
        var spec = pod.Spec;
        if (spec.HostUsers == false)
            throw new ConfigurationException(
                "can't set `spec.hostUsers: false`, runtime does not support user namespaces"
            );
        if (spec is { RuntimeClassName.Length: > 0, VirtualMachine: not null })
            throw new ConfigurationException(
                "`spec.runtimeClassName` is not supported: a virtual machine has the one runtime of machines"
            );
        if (spec.ResourceClaims is { Count: > 0 })
            throw new ConfigurationException("`spec.resourceClaims` is not supported: this node has no such devices");
        if (spec.Resources is { Limits.Count: > 0 } or { Requests.Count: > 0 })
            throw new ConfigurationException(
                "`spec.resources` is not supported: set the resources of the pod's containers"
            );
        if (spec.VirtualMachine is not null && !runsMachines)
            throw new ConfigurationException(
                "`spec.virtualMachine` is not supported by this node: it has no runtime of virtual machines"
            );
    }

    /// <exception cref="ConfigurationException">The container is not made.</exception>
    public static void CheckContainer(Container container)
    {
        if (container.VolumeMounts?.FirstOrDefault(m => m.RecursiveReadOnly == "Enabled") is { } mount)
            throw new ConfigurationException(
                $"volume mount \"{mount.Name}\": recursiveReadOnly is not supported by the runtime"
            );
        if (container.Lifecycle?.StopSignal is { Length: > 0 })
            throw new ConfigurationException("lifecycle.stopSignal is not supported by the runtime");
        if (container.SecurityContext?.ProcMount is { } procMount and not ("" or "Default"))
            throw new ConfigurationException(
                $"procMount {procMount} is not supported: it needs a user namespace, which the runtime does not support"
            );
    }
}
