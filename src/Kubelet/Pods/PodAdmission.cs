using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Shutdown;

namespace Arktos.Kubelet.Pods;

/// <summary>Why a node refuses a pod for good, before anything of it runs. Pure.</summary>
public static class PodAdmission
{
    /// <summary>Namespaced, isolated between pods, and without a way to harm the node.</summary>
    private static readonly HashSet<string> SafeSysctls =
    [
        "kernel.shm_rmid_forced",
        "net.ipv4.ip_local_port_range",
        "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range",
        "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_rmem",
        "net.ipv4.tcp_wmem",
    ];

    /// <summary>By all but what other pods have, and the node's labels and taints.</summary>
    /// <returns>Null: it is taken.</returns>
    public static (string Reason, string Message)? Refuse(PodView view) =>
        view.IsShuttingDown
            ? (NodeShutdown.Refusal, NodeShutdown.RefusalMessage)
            : PressureAdmission.Refuse(view.Pod, view.Pressures) ?? Refuse(view.Pod, view.Abilities);

    /// <returns>Null: it is taken.</returns>
    public static (string Reason, string Message)? Refuse(Pod pod, NodeAbilities node)
    {
        if (pod.Metadata.Labels?.GetValueOrDefault("kubernetes.io/os") is { } os and not "linux")
            return (
                "PodOSSelectorNodeLabelDoesNotMatch",
                "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label"
            );
        if (pod.Spec.Os is { Name: not ("" or "linux") })
            return ("PodOSNotSupported", "Failed to admit pod as the OS field doesn't match node OS");
        if (pod.Spec.SecurityContext?.SupplementalGroupsPolicy == "Strict")
            return (
                "SupplementalGroupsPolicyNotSupported",
                "SupplementalGroupsPolicy=Strict is not supported in this node"
            );
        if (!node.AppArmor && WantsAppArmor(pod))
            return ("AppArmor", "Cannot enforce AppArmor: AppArmor is not enabled on the host");
        foreach (var sysctl in pod.Spec.SecurityContext?.Sysctls ?? [])
            if (ForbidSysctl(pod, sysctl.Name) is { } why)
                return ("SysctlForbidden", $"forbidden sysctl: \"{sysctl.Name}\" {why}");
        return null;
    }

    private static bool WantsAppArmor(Pod pod) =>
        ContainerKinds
            .All(pod)
            .Select(c => c.SecurityContext?.AppArmorProfile)
            .Append(pod.Spec.SecurityContext?.AppArmorProfile)
            .Any(p => p is { Type: not "Unconfined" });

    private static string? ForbidSysctl(Pod pod, string name)
    {
        // sysctl(8): the first separator says which of the two is used.
        var first = name.IndexOfAny(['.', '/']);
        if (first >= 0 && name[first] == '/')
            name = name.Replace('/', '.');
        if (!SafeSysctls.Contains(name))
            return "not allowlisted";
        if (pod.Spec.HostNetwork && name.StartsWith("net.", StringComparison.Ordinal))
            return "not allowed with host net enabled";
        if (pod.Spec.HostIPC && name.StartsWith("kernel.", StringComparison.Ordinal))
            return "not allowed with host ipc enabled";
        return null;
    }
}
