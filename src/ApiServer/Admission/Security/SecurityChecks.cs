namespace Arktos.ApiServer.Admission.Security;

/// <summary>What a check has found.</summary>
/// <param name="Reason">What it is about.</param>
/// <param name="Detail">Who does what.</param>
internal readonly record struct Violation(string Reason, string Detail)
{
    public override string ToString() => $"{Reason} ({Detail})";
}

/// <summary>The checks of the Pod Security Standards by level and version, as Kubernetes 1.35 has them. Pure.</summary>
internal static class SecurityChecks
{
    private delegate Violation? Find(SecuredPod pod, int minor);

    /// <param name="Since">The first version that it belongs to.</param>
    private sealed record Check(SecurityLevel Level, int Since, Find Find)
    {
        /// <summary>The first version that another form of it belongs to; null: it stays.</summary>
        public int? Until { get; init; }

        /// <summary>Of baseline: the first version where level restricted has its own check in its place.</summary>
        public int? ReplacedSince { get; init; }
    }

    // In the order in which what they find is told.
    private static readonly Check[] All =
    [
        new(SecurityLevel.Baseline, 0, BaselineChecks.AppArmor),
        new(SecurityLevel.Baseline, 0, BaselineChecks.AddedCapabilities) { ReplacedSince = 22 },
        new(SecurityLevel.Baseline, 0, BaselineChecks.HostNamespaces),
        new(SecurityLevel.Baseline, 0, BaselineChecks.HostPaths) { ReplacedSince = 0 },
        new(SecurityLevel.Baseline, 0, BaselineChecks.HostPorts),
        new(SecurityLevel.Baseline, 34, BaselineChecks.HostsOfProbes),
        new(SecurityLevel.Baseline, 0, BaselineChecks.Privileged),
        new(SecurityLevel.Baseline, 0, BaselineChecks.ProcMount) { Until = 35 },
        new(SecurityLevel.Baseline, 35, BaselineChecks.ProcMountOfNodeUsers) { ReplacedSince = 35 },
        new(SecurityLevel.Baseline, 0, BaselineChecks.Selinux),
        new(SecurityLevel.Baseline, 0, BaselineChecks.SeccompAnnotations) { Until = 19 },
        new(SecurityLevel.Baseline, 19, BaselineChecks.Seccomp) { ReplacedSince = 19 },
        new(SecurityLevel.Baseline, 0, BaselineChecks.Sysctls),
        new(SecurityLevel.Baseline, 0, BaselineChecks.HostProcess),
        new(SecurityLevel.Restricted, 8, RestrictedChecks.PrivilegeEscalation),
        new(SecurityLevel.Restricted, 22, RestrictedChecks.Capabilities),
        new(SecurityLevel.Restricted, 35, BaselineChecks.ProcMount),
        new(SecurityLevel.Restricted, 0, RestrictedChecks.Volumes),
        new(SecurityLevel.Restricted, 0, RestrictedChecks.NonRoot),
        new(SecurityLevel.Restricted, 23, RestrictedChecks.User),
        new(SecurityLevel.Restricted, 19, RestrictedChecks.Seccomp),
    ];

    /// <returns>Empty: the pod keeps to the level.</returns>
    public static IReadOnlyList<Violation> Violations(SecuredPod pod, LevelVersion asked)
    {
        if (asked.Level == SecurityLevel.Privileged)
            return [];
        var found = new List<Violation>();
        foreach (var check in All)
            if (Applies(check, asked) && check.Find(pod, asked.Minor) is { } violation)
                found.Add(violation);
        return found;
    }

    private static bool Applies(Check check, LevelVersion asked) =>
        check.Level <= asked.Level
        && check.Since <= asked.Minor
        && !(check.Until <= asked.Minor)
        && !(asked.Level == SecurityLevel.Restricted && check.ReplacedSince <= asked.Minor);
}
