using Arktos.Api.Core.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// The level "baseline" of the Pod Security Standards (kubernetes.io/docs/concepts/security/pod-security-standards):
/// what gives a pod no known way to its node. Pure.
/// </summary>
internal static class PodSecurityBaseline
{
    private const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";

    private static readonly string[] Capabilities =
    [
        "AUDIT_WRITE",
        "CHOWN",
        "DAC_OVERRIDE",
        "FOWNER",
        "FSETID",
        "KILL",
        "MKNOD",
        "NET_BIND_SERVICE",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_CHROOT",
    ];

    private static readonly string[] Sysctls =
    [
        "kernel.shm_rmid_forced",
        "net.ipv4.ip_local_port_range",
        "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range",
        "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
    ];

    private static readonly string[] SelinuxTypes =
    [
        "",
        "container_t",
        "container_init_t",
        "container_kvm_t",
        "container_engine_t",
    ];

    private sealed record Checked(
        string Name,
        SecurityContext? Security,
        List<ContainerPort>? Ports,
        IReadOnlyList<string> Hosts
    );

    /// <returns>One text for each kind of violation: "reason (detail)".</returns>
    public static IEnumerable<string> Check(Pod pod)
    {
        var containers = Containers(pod.Spec).ToList();
        return new[]
        {
            Violation("forbidden AppArmor profile", AppArmor(pod, containers)),
            Violation("non-default capabilities", containers.SelectMany(AddedCapabilities)),
            Violation("host namespaces", HostNamespaces(pod.Spec)),
            Violation(
                "hostPath volumes",
                (pod.Spec.Volumes ?? []).Where(v => v.HostPath is not null).Select(v => $"volume {Quote(v.Name)}")
            ),
            Violation("hostPort", containers.SelectMany(HostPorts)),
            Violation(
                "probe or lifecycle host",
                containers.SelectMany(c => c.Hosts.Select(h => $"container {Quote(c.Name)} uses host {Quote(h)}"))
            ),
            Violation(
                "privileged",
                containers
                    .Where(c => c.Security?.Privileged == true)
                    .Select(c => $"container {Quote(c.Name)} must not set securityContext.privileged=true")
            ),
            Violation(
                "procMount",
                containers
                    .Where(c => c.Security?.ProcMount is { } mount && mount != "Default")
                    .Select(c =>
                        $"container {Quote(c.Name)} must not set securityContext.procMount to "
                        + Quote(c.Security!.ProcMount!)
                    )
            ),
            Violation("seLinuxOptions", Selinux(pod.Spec, containers)),
            Violation("seccompProfile", Seccomp(pod.Spec, containers)),
            Violation(
                "forbidden sysctls",
                (pod.Spec.SecurityContext?.Sysctls ?? []).Select(s => s.Name).Where(n => !Sysctls.Contains(n))
            ),
            Violation("hostProcess", HostProcess(pod.Spec, containers)),
        }.OfType<string>();
    }

    private static string? Violation(string reason, IEnumerable<string> details)
    {
        var found = details.Distinct().ToList();
        return found.Count == 0 ? null : $"{reason} ({string.Join(", ", found)})";
    }

    private static IEnumerable<Checked> Containers(PodSpec spec) =>
        (spec.InitContainers ?? [])
            .Concat(spec.Containers)
            .Select(c => new Checked(
                c.Name,
                c.SecurityContext,
                c.Ports,
                HostsOf(c.LivenessProbe, c.ReadinessProbe, c.StartupProbe, c.Lifecycle)
            ))
            .Concat(
                (spec.EphemeralContainers ?? []).Select(c => new Checked(
                    c.Name,
                    c.SecurityContext,
                    c.Ports,
                    HostsOf(c.LivenessProbe, c.ReadinessProbe, c.StartupProbe, c.Lifecycle)
                ))
            );

    private static IReadOnlyList<string> HostsOf(Probe? live, Probe? ready, Probe? startup, Lifecycle? lifecycle) =>
        [
            .. new[]
            {
                live?.HttpGet?.Host,
                live?.TcpSocket?.Host,
                ready?.HttpGet?.Host,
                ready?.TcpSocket?.Host,
                startup?.HttpGet?.Host,
                startup?.TcpSocket?.Host,
                lifecycle?.PostStart?.HttpGet?.Host,
                lifecycle?.PostStart?.TcpSocket?.Host,
                lifecycle?.PreStop?.HttpGet?.Host,
                lifecycle?.PreStop?.TcpSocket?.Host,
            }
                .OfType<string>()
                .Where(h => h.Length > 0),
        ];

    private static IEnumerable<string> AppArmor(Pod pod, List<Checked> containers)
    {
        foreach (var (key, value) in pod.Metadata.Annotations ?? [])
            if (
                key.StartsWith(AppArmorAnnotation, StringComparison.Ordinal)
                && value is not ("" or "runtime/default")
                && !value.StartsWith("localhost/", StringComparison.Ordinal)
            )
                yield return $"{Quote(key)}={Quote(value)}";
        if (IsUnconfined(pod.Spec.SecurityContext?.AppArmorProfile?.Type))
            yield return "pod must not set AppArmor profile type to \"Unconfined\"";
        foreach (var container in containers.Where(c => IsUnconfined(c.Security?.AppArmorProfile?.Type)))
            yield return $"container {Quote(container.Name)} must not set AppArmor profile type to \"Unconfined\"";
    }

    private static IEnumerable<string> AddedCapabilities(Checked container) =>
        (container.Security?.Capabilities?.Add ?? [])
            .Where(c => !Capabilities.Contains(c))
            .Select(c =>
                $"container {Quote(container.Name)} must not include {Quote(c)} in securityContext.capabilities.add"
            );

    private static IEnumerable<string> HostNamespaces(PodSpec spec)
    {
        if (spec.HostNetwork)
            yield return "hostNetwork=true";
        if (spec.HostPID)
            yield return "hostPID=true";
        if (spec.HostIPC)
            yield return "hostIPC=true";
    }

    private static IEnumerable<string> HostPorts(Checked container) =>
        (container.Ports ?? [])
            .Where(p => p.HostPort != 0)
            .Select(p => $"container {Quote(container.Name)} uses hostPort {p.HostPort}");

    private static IEnumerable<string> Selinux(PodSpec spec, List<Checked> containers)
    {
        var all = containers
            .Select(c => ($"container {Quote(c.Name)}", c.Security?.SeLinuxOptions))
            .Prepend(("pod", spec.SecurityContext?.SeLinuxOptions));
        foreach (var (who, options) in all)
        {
            if (options is null)
                continue;
            if (!SelinuxTypes.Contains(options.Type))
                yield return $"{who} set forbidden securityContext.seLinuxOptions: type {Quote(options.Type)}";
            if (options.User.Length > 0)
                yield return $"{who} set forbidden securityContext.seLinuxOptions: user may not be set";
            if (options.Role.Length > 0)
                yield return $"{who} set forbidden securityContext.seLinuxOptions: role may not be set";
        }
    }

    private static IEnumerable<string> Seccomp(PodSpec spec, List<Checked> containers)
    {
        if (IsUnconfined(spec.SecurityContext?.SeccompProfile?.Type))
            yield return "pod must not set securityContext.seccompProfile.type to \"Unconfined\"";
        foreach (var container in containers.Where(c => IsUnconfined(c.Security?.SeccompProfile?.Type)))
            yield return $"container {Quote(container.Name)} must not set securityContext.seccompProfile.type to "
                + "\"Unconfined\"";
    }

    private static IEnumerable<string> HostProcess(PodSpec spec, List<Checked> containers)
    {
        if (spec.SecurityContext?.WindowsOptions?.HostProcess == true)
            yield return "pod must not set securityContext.windowsOptions.hostProcess=true";
        foreach (var container in containers.Where(c => c.Security?.WindowsOptions?.HostProcess == true))
            yield return $"container {Quote(container.Name)} must not set "
                + "securityContext.windowsOptions.hostProcess=true";
    }

    private static bool IsUnconfined(string? type) => type == "Unconfined";

    private static string Quote(string text) => GoText.Quote(text);
}
