using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Admission.Security;

/// <summary>
/// The checks of level "baseline" of the Pod Security Standards
/// (kubernetes.io/docs/concepts/security/pod-security-standards): what gives a pod no known way to its node. Each
/// returns what it finds in Kubernetes' words, or null. Pure.
/// </summary>
internal static class BaselineChecks
{
    public const string AppArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";
    public const string SeccompPod = "seccomp.security.alpha.kubernetes.io/pod";
    public const string SeccompPrefix = "container.seccomp.security.alpha.kubernetes.io/";

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

    // With the version from which each is allowed.
    private static readonly Dictionary<string, int> AllowedSysctls = new()
    {
        ["kernel.shm_rmid_forced"] = 0,
        ["net.ipv4.ip_local_port_range"] = 0,
        ["net.ipv4.ip_unprivileged_port_start"] = 0,
        ["net.ipv4.tcp_syncookies"] = 0,
        ["net.ipv4.ping_group_range"] = 0,
        ["net.ipv4.ip_local_reserved_ports"] = 27,
        ["net.ipv4.tcp_keepalive_time"] = 29,
        ["net.ipv4.tcp_fin_timeout"] = 29,
        ["net.ipv4.tcp_keepalive_intvl"] = 29,
        ["net.ipv4.tcp_keepalive_probes"] = 29,
        ["net.ipv4.tcp_rmem"] = 32,
        ["net.ipv4.tcp_wmem"] = 32,
    };

    private static readonly Dictionary<string, int> SelinuxTypes = new()
    {
        [""] = 0,
        ["container_t"] = 0,
        ["container_init_t"] = 0,
        ["container_kvm_t"] = 0,
        ["container_engine_t"] = 31,
    };

    public static Violation? AppArmor(SecuredPod pod, int minor)
    {
        var ofPod = pod.Security?.AppArmorProfile;
        var containers = pod.Containers.Where(c => IsForbidden(c.Security?.AppArmorProfile)).ToList();
        var annotations = (pod.Metadata.Annotations ?? [])
            .Where(a => a.Key.StartsWith(AppArmorPrefix, StringComparison.Ordinal) && IsForbiddenValue(a.Value))
            .Select(a => $"{a.Key}={GoText.Quote(a.Value)}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var values = containers
            .Select(c => c.Security!.AppArmorProfile!.Type)
            .Concat(IsForbidden(ofPod) ? [ofPod!.Type] : [])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Concat(annotations)
            .ToList();
        if (values.Count == 0)
            return null;
        var setters = new[]
        {
            Wording.Setters(IsForbidden(ofPod), [.. containers.Select(c => c.Name)]),
            annotations.Count > 0 ? Wording.Number("annotation", "annotations", annotations.Count) : "",
        }.Where(s => s.Length > 0);
        return new(
            Wording.Number("forbidden AppArmor profile", "forbidden AppArmor profiles", values.Count),
            $"{string.Join(" and ", setters)} must not set AppArmor profile type to {Wording.Quoted(values)}"
        );

        static bool IsForbidden(AppArmorProfile? profile) =>
            profile is not null && profile.Type is not ("RuntimeDefault" or "Localhost");

        static bool IsForbiddenValue(string value) =>
            value is not ("" or "runtime/default") && !value.StartsWith("localhost/", StringComparison.Ordinal);
    }

    public static Violation? AddedCapabilities(SecuredPod pod, int minor)
    {
        var containers = pod.Containers.Where(c => Forbidden(c).Any()).ToList();
        return containers.Count == 0
            ? null
            : new(
                "non-default capabilities",
                $"{Wording.Containers([.. containers.Select(c => c.Name)])} must not include "
                    + $"{Wording.QuotedSet(containers.SelectMany(Forbidden))} in securityContext.capabilities.add"
            );

        static IEnumerable<string> Forbidden(SecuredContainer container) =>
            (container.Security?.Capabilities?.Add ?? []).Where(c => !Capabilities.Contains(c));
    }

    public static Violation? HostNamespaces(SecuredPod pod, int minor)
    {
        var shared = new[]
        {
            pod.Spec.HostNetwork ? "hostNetwork=true" : null,
            pod.Spec.HostPID ? "hostPID=true" : null,
            pod.Spec.HostIPC ? "hostIPC=true" : null,
        }
            .OfType<string>()
            .ToList();
        return shared.Count == 0 ? null : new("host namespaces", string.Join(", ", shared));
    }

    public static Violation? HostPaths(SecuredPod pod, int minor)
    {
        var volumes = (pod.Spec.Volumes ?? []).Where(v => v.HostPath is not null).Select(v => v.Name).ToList();
        return volumes.Count == 0
            ? null
            : new(
                "hostPath volumes",
                $"{Wording.Number("volume", "volumes", volumes.Count)} {Wording.Quoted(volumes)}"
            );
    }

    public static Violation? HostPorts(SecuredPod pod, int minor)
    {
        var containers = pod.Containers.Where(c => Used(c).Any()).Select(c => c.Name).ToList();
        if (containers.Count == 0)
            return null;
        var ports = pod.Containers.SelectMany(Used).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(
            "hostPort",
            $"{Wording.Containers(containers)} {Wording.Number("uses", "use", containers.Count)} "
                + $"{Wording.Number("hostPort", "hostPorts", ports.Count)} {string.Join(", ", ports)}"
        );

        static IEnumerable<string> Used(SecuredContainer container) =>
            container.Ports.Where(p => p.HostPort != 0).Select(p => p.HostPort.ToString(CultureInfo.InvariantCulture));
    }

    public static Violation? HostsOfProbes(SecuredPod pod, int minor)
    {
        var hosts = pod.Containers.SelectMany(c => c.Hosts).Distinct().ToList();
        if (hosts.Count == 0)
            return null;
        var containers = pod
            .Containers.Where(c => c.Hosts.Any())
            .Select(c => c.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        const string Host = "probe or lifecycle host";
        return new(
            Host,
            $"{Wording.Containers(containers)} {Wording.Number("uses", "use", containers.Count)} "
                + $"{Wording.Number(Host, Host + "s", hosts.Count)} {Wording.QuotedSet(hosts)}"
        );
    }

    public static Violation? Privileged(SecuredPod pod, int minor)
    {
        var containers = pod.Containers.Where(c => c.Security?.Privileged == true).Select(c => c.Name).ToList();
        return containers.Count == 0
            ? null
            : new("privileged", $"{Wording.Containers(containers)} must not set securityContext.privileged=true");
    }

    public static Violation? ProcMount(SecuredPod pod, int minor)
    {
        var containers = pod.Containers.Where(c => c.Security?.ProcMount is not (null or "Default")).ToList();
        return containers.Count == 0
            ? null
            : new(
                "procMount",
                $"{Wording.Containers([.. containers.Select(c => c.Name)])} must not set securityContext.procMount to "
                    + Wording.QuotedSet(containers.Select(c => c.Security!.ProcMount!))
            );
    }

    /// <summary>Whose users are not those of the node may see all of /proc.</summary>
    public static Violation? ProcMountOfNodeUsers(SecuredPod pod, int minor) =>
        pod.HasOwnUsers ? null : ProcMount(pod, minor);

    public static Violation? Selinux(SecuredPod pod, int minor)
    {
        var ofPod = pod.Security?.SeLinuxOptions;
        var containers = pod.Containers.Where(c => IsForbidden(c.Security?.SeLinuxOptions)).ToList();
        var setters = Wording.Setters(IsForbidden(ofPod), [.. containers.Select(c => c.Name)]);
        if (setters.Length == 0)
            return null;
        var options = containers.Select(c => c.Security!.SeLinuxOptions!).Concat(ofPod is null ? [] : [ofPod]).ToList();
        var types = options.Select(o => o.Type).Where(t => !IsType(t)).Distinct().ToList();
        var faults = new[]
        {
            types.Count > 0 ? $"{Wording.Number("type", "types", types.Count)} {Wording.QuotedSet(types)}" : null,
            options.Any(o => o.User.Length > 0) ? "user may not be set" : null,
            options.Any(o => o.Role.Length > 0) ? "role may not be set" : null,
        }.OfType<string>();
        return new(
            "seLinuxOptions",
            $"{setters} set forbidden securityContext.seLinuxOptions: {string.Join("; ", faults)}"
        );

        bool IsForbidden(SELinuxOptions? given) =>
            given is not null && (!IsType(given.Type) || given.User.Length > 0 || given.Role.Length > 0);

        bool IsType(string type) => SelinuxTypes.TryGetValue(type, out var since) && since <= minor;
    }

    /// <summary>As it was before there were fields for it.</summary>
    public static Violation? SeccompAnnotations(SecuredPod pod, int minor)
    {
        var forbidden = pod
            .Containers.Select(c => SeccompPrefix + c.Name)
            .Prepend(SeccompPod)
            .Where(key => pod.Metadata.Annotations?.GetValueOrDefault(key) is { } value && IsForbidden(value))
            .Select(key => $"{key}={GoText.Quote(pod.Metadata.Annotations![key])}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return forbidden.Count == 0
            ? null
            : new(
                "seccompProfile",
                $"forbidden {Wording.Number("annotation", "annotations", forbidden.Count)} "
                    + string.Join(", ", forbidden)
            );

        static bool IsForbidden(string value) =>
            value is not ("runtime/default" or "docker/default")
            && !value.StartsWith("localhost/", StringComparison.Ordinal);
    }

    public static Violation? Seccomp(SecuredPod pod, int minor)
    {
        var ofPod = pod.Security?.SeccompProfile;
        var containers = pod.Containers.Where(c => IsForbidden(c.Security?.SeccompProfile)).ToList();
        var setters = Wording.Setters(IsForbidden(ofPod), [.. containers.Select(c => c.Name)]);
        if (setters.Length == 0)
            return null;
        var values = containers.Select(c => c.Security!.SeccompProfile!.Type);
        if (IsForbidden(ofPod))
            values = values.Append(ofPod!.Type);
        return new(
            "seccompProfile",
            $"{setters} must not set securityContext.seccompProfile.type to {Wording.QuotedSet(values)}"
        );

        static bool IsForbidden(SeccompProfile? profile) =>
            profile is not null && profile.Type is not ("RuntimeDefault" or "Localhost");
    }

    public static Violation? Sysctls(SecuredPod pod, int minor)
    {
        var forbidden = (pod.Security?.Sysctls ?? [])
            .Select(s => s.Name)
            .Where(n => !AllowedSysctls.TryGetValue(n, out var since) || since > minor)
            .ToList();
        return forbidden.Count == 0 ? null : new("forbidden sysctls", string.Join(", ", forbidden));
    }

    public static Violation? HostProcess(SecuredPod pod, int minor)
    {
        var setters = Wording.Setters(
            pod.Security?.WindowsOptions?.HostProcess == true,
            [.. pod.Containers.Where(c => c.Security?.WindowsOptions?.HostProcess == true).Select(c => c.Name)]
        );
        return setters.Length == 0
            ? null
            : new("hostProcess", $"{setters} must not set securityContext.windowsOptions.hostProcess=true");
    }
}
