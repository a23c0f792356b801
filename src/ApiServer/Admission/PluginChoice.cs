namespace Arktos.ApiServer.Admission;

/// <summary>
/// Which of the plugins that can be switched are on, under Kubernetes' names. What keeps tenants apart, and what the
/// other parts of the server rely on, is not to be switched. Immutable.
/// </summary>
public sealed class PluginChoice
{
    private static readonly Dictionary<string, bool> Defaults = new(StringComparer.Ordinal)
    {
        [nameof(LimitRanger)] = true,
        [nameof(DefaultTolerationSeconds)] = true,
        [nameof(DefaultStorageClass)] = true,
        [nameof(DefaultIngressClass)] = true,
        [nameof(StorageObjectInUseProtection)] = true,
        [nameof(PersistentVolumeClaimResize)] = true,
        [nameof(TaintNodesByCondition)] = true,
        [nameof(PodNodeSelector)] = false,
        [nameof(DeploymentNetwork)] = true,
    };

    private static readonly string[] AlwaysOn =
    [
        "NamespaceLifecycle",
        "ServiceAccount",
        "NodeRestriction",
        "PodSecurity",
        "Priority",
        "RuntimeClass",
        "CertificateApproval",
        "CertificateSigning",
        "CertificateSubjectRestriction",
        "MutatingAdmissionPolicy",
        "MutatingAdmissionWebhook",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionWebhook",
        "ResourceQuota",
    ];

    private readonly HashSet<string> _on;

    private PluginChoice(HashSet<string> on) => _on = on;

    /// <summary>Those that are on where nobody says anything.</summary>
    public static PluginChoice Default { get; } = new([.. Defaults.Where(d => d.Value).Select(d => d.Key)]);

    /// <exception cref="InvalidDataException">A name cannot be switched so; the message says why.</exception>
    public static PluginChoice Of(IReadOnlyList<string> enabled, IReadOnlyList<string> disabled)
    {
        const string Enable = "--enable-admission-plugins",
            Disable = "--disable-admission-plugins";
        var on = new HashSet<string>(Default._on, StringComparer.Ordinal);
        foreach (var name in enabled)
        {
            if (disabled.Contains(name))
                throw new InvalidDataException($"{Enable} and {Disable} both name plugin \"{name}\"");
            if (Defaults.ContainsKey(name))
                on.Add(name);
            else if (!AlwaysOn.Contains(name))
                throw Unknown(Enable, name);
        }
        foreach (var name in disabled)
        {
            if (AlwaysOn.Contains(name))
                throw new InvalidDataException($"{Disable}: plugin \"{name}\" is always on here");
            if (!Defaults.ContainsKey(name))
                throw Unknown(Disable, name);
            on.Remove(name);
        }
        return new PluginChoice(on);
    }

    public bool IsOn(IAdmissionPlugin plugin) =>
        _on.Contains(plugin.GetType().Name) || !Defaults.ContainsKey(plugin.GetType().Name);

    private static InvalidDataException Unknown(string flag, string name) =>
        new($"{flag}: plugin \"{name}\" is unknown; those that can be switched are {string.Join(", ", Defaults.Keys)}");
}
