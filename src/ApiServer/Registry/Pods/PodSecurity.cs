using System.Text.RegularExpressions;
using Arktos.Api.Core.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What holds for the security contexts of a pod and of its containers. Pure.</summary>
internal static partial class PodSecurity
{
    private const string SysctlFormat = @"^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
    private const int SysctlCharsMax = 253;

    public static void Validate(PodSpec spec, string at, FieldErrors errors)
    {
        if (spec.HostUsers == false)
            foreach (
                var (isHost, name) in new[]
                {
                    (spec.HostNetwork, "hostNetwork"),
                    (spec.HostPID, "HostPID"),
                    (spec.HostIPC, "HostIPC"),
                }
            )
                if (isHost)
                    errors.Forbidden($"{at}.{name}", "when `hostUsers` is false");
        if (spec is { ShareProcessNamespace: true, HostPID: true })
            errors.Invalid(
                $"{at}.securityContext.shareProcessNamespace",
                true,
                "ShareProcessNamespace and HostPID cannot both be enabled"
            );
        if (spec.SecurityContext is not { } security)
            return;
        at += ".securityContext";
        Id(security.RunAsUser, $"{at}.runAsUser", errors);
        Id(security.RunAsGroup, $"{at}.runAsGroup", errors);
        Id(security.FsGroup, $"{at}.fsGroup", errors);
        foreach (var (i, group) in (security.SupplementalGroups ?? []).Index())
            Id(group, $"{at}.supplementalGroups[{i}]", errors);
        if (security.FsGroupChangePolicy is not (null or "Always" or "OnRootMismatch"))
            errors.NotSupported($"{at}.fsGroupChangePolicy", security.FsGroupChangePolicy, "Always", "OnRootMismatch");
        if (security.SupplementalGroupsPolicy is not (null or "Merge" or "Strict"))
            errors.NotSupported($"{at}.supplementalGroupsPolicy", security.SupplementalGroupsPolicy, "Merge", "Strict");
        Sysctls(spec, security.Sysctls, $"{at}.sysctls", errors);
        Seccomp(security.SeccompProfile, $"{at}.seccompProfile", errors);
        AppArmor(security.AppArmorProfile, $"{at}.appArmorProfile", errors);
    }

    public static void Validate(SecurityContext? security, PodSpec spec, string at, FieldErrors errors)
    {
        if (security is null)
            return;
        Id(security.RunAsUser, $"{at}.runAsUser", errors);
        Id(security.RunAsGroup, $"{at}.runAsGroup", errors);
        if (security.ProcMount is not (null or "Default" or "Unmasked"))
            errors.NotSupported($"{at}.procMount", security.ProcMount, "Default", "Unmasked");
        if (security.ProcMount == "Unmasked" && spec.HostUsers != false)
            errors.Invalid($"{at}.procMount", security.ProcMount, "`hostUsers` must be false to use `Unmasked`");
        Seccomp(security.SeccompProfile, $"{at}.seccompProfile", errors);
        AppArmor(security.AppArmorProfile, $"{at}.appArmorProfile", errors);
        if (security is { Privileged: true, AllowPrivilegeEscalation: false })
            errors.Invalid(at, security, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        if (security.AllowPrivilegeEscalation == false && security.Capabilities?.Add?.Contains("CAP_SYS_ADMIN") == true)
            errors.Invalid(
                at,
                security,
                "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"
            );
    }

    private static void Id(long? id, string field, FieldErrors errors)
    {
        if (id is { } value)
            errors.InvalidEach(field, value, Formats.UserOrGroupId(value));
    }

    private static void Sysctls(PodSpec spec, List<Sysctl>? sysctls, string at, FieldErrors errors)
    {
        var names = new HashSet<string>();
        foreach (var (i, sysctl) in (sysctls ?? []).Index())
        {
            var (field, name) = ($"{at}[{i}].name", sysctl.Name);
            if (name.Length == 0)
                errors.Required(field);
            else if (name.Length > SysctlCharsMax || !SysctlName().IsMatch(name))
                errors.Invalid(
                    field,
                    name,
                    $"must have at most {SysctlCharsMax} characters and match regex {SysctlFormat}"
                );
            else if (!names.Add(name))
                errors.Duplicate(field, name);
            // The kernel takes both ways to write it.
            var dotted = name.Replace('/', '.');
            if (spec.HostNetwork && dotted.StartsWith("net.", StringComparison.Ordinal))
                errors.Invalid(field, name, "may not be specified when 'hostNetwork' is true");
            if (spec.HostIPC && IsOfIpc(dotted))
                errors.Invalid(field, name, "may not be specified when 'hostIPC' is true");
        }
    }

    private static bool IsOfIpc(string name) =>
        name == "kernel.sem"
        || name.StartsWith("kernel.shm", StringComparison.Ordinal)
        || name.StartsWith("kernel.msg", StringComparison.Ordinal)
        || name.StartsWith("fs.mqueue.", StringComparison.Ordinal);

    private static void Seccomp(SeccompProfile? profile, string at, FieldErrors errors)
    {
        if (profile is null)
            return;
        Type(profile.Type, $"{at}.type", "type is required when seccompProfile is set", errors);
        var (local, field) = (profile.LocalhostProfile, $"{at}.localhostProfile");
        if (profile.Type != "Localhost")
        {
            if (local is not null)
                errors.Invalid(field, local, "can only be set when seccomp type is Localhost");
        }
        else if (local is not { Length: > 0 })
            errors.Required(field, "must be set when seccomp type is Localhost");
        else
            PathRules.Descending(local, field, errors);
    }

    private static void AppArmor(AppArmorProfile? profile, string at, FieldErrors errors)
    {
        if (profile is null)
            return;
        Type(profile.Type, $"{at}.type", "type is required when appArmorProfile is set", errors);
        var (local, field) = (profile.LocalhostProfile, $"{at}.localhostProfile");
        if (profile.Type != "Localhost")
        {
            if (local is not null)
                errors.Invalid(field, local, "can only be set when AppArmor type is Localhost");
        }
        else if (local is null || local.Trim().Length == 0)
            errors.Required(field, "must be set when AppArmor type is Localhost");
        else if (local.Trim() != local)
            errors.Invalid(field, local, "must not be padded with whitespace");
    }

    private static void Type(string type, string field, string required, FieldErrors errors)
    {
        if (type.Length == 0)
            errors.Required(field, required);
        else if (type is not ("Localhost" or "RuntimeDefault" or "Unconfined"))
            errors.NotSupported(field, type, "Localhost", "RuntimeDefault", "Unconfined");
    }

    [GeneratedRegex(SysctlFormat, RegexOptions.NonBacktracking)]
    private static partial Regex SysctlName();
}
