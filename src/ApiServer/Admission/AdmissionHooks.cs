using System.Runtime.CompilerServices;
using Arktos.Api.Admissionregistration.V1;
using Arktos.ApiServer.Admission.Policies;
using Arktos.ApiServer.Admission.Webhooks;
using Arktos.ApiServer.Configuration;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// The webhooks and policies of a moment, ready to be asked. What has not changed since the snapshot before is taken
/// over from it. Immutable; thread-safe.
/// </summary>
internal sealed class AdmissionHooks
{
    private const string Group = ".admissionregistration.k8s.io";

    private static readonly ConditionalWeakTable<KeyspaceItem, IReadOnlyList<Webhook>> Compiled = [];

    private readonly Dictionary<(string Uid, long Generation), Policy> _policies = [];
    private AdmissionHooks? _forTenants;

    private AdmissionHooks(
        IReadOnlyList<Webhook> mutating,
        IReadOnlyList<Webhook> validating,
        IReadOnlyList<PolicyBinding> policies
    ) => (Mutating, Validating, Bindings) = (mutating, validating, policies);

    public static AdmissionHooks None { get; } = new([], [], []);

    /// <summary>As keys name them; what the followed configuration must hold.</summary>
    public static IReadOnlyList<string> Resources { get; } =
    [
        "mutatingwebhookconfigurations" + Group,
        "validatingwebhookconfigurations" + Group,
        "validatingadmissionpolicies" + Group,
        "validatingadmissionpolicybindings" + Group,
    ];

    /// <summary>In the order of their configurations' names.</summary>
    public IReadOnlyList<Webhook> Mutating { get; }

    /// <inheritdoc cref="Mutating"/>
    public IReadOnlyList<Webhook> Validating { get; }

    /// <summary>In the order of their policies' names.</summary>
    public IReadOnlyList<PolicyBinding> Bindings { get; }

    /// <summary>Whether nobody is asked before validation.</summary>
    public bool MutatesNothing => Mutating.Count == 0;

    /// <summary>Whether nobody is asked after it.</summary>
    public bool ValidatesNothing => Validating.Count == 0 && Bindings.Count == 0;

    /// <summary>Those that are for the writes of other tenants than system, too.</summary>
    public AdmissionHooks ForTenants =>
        _forTenants ??=
            MutatesNothing && ValidatesNothing
                ? None
                : new(
                    [.. Mutating.Where(h => h.IsForTenants)],
                    [.. Validating.Where(h => h.IsForTenants)],
                    [.. Bindings.Where(b => b.IsForTenants)]
                );

    /// <param name="configuration">Of the whole installation.</param>
    public static AdmissionHooks Of(TenantConfiguration configuration, AdmissionHooks before)
    {
        if (Resources.All(r => configuration[r].Count == 0))
            return None;
        var policies = new Dictionary<string, Policy>(StringComparer.Ordinal);
        var known = new Dictionary<(string, long), Policy>();
        foreach (var (source, _) in All<ValidatingAdmissionPolicy>(configuration, 2))
        {
            var key = (source.Metadata.Uid, source.Metadata.Generation);
            known[key] = policies[source.Metadata.Name] = before._policies.TryGetValue(key, out var policy)
                ? policy
                : new Policy(source);
        }
        var hooks = new AdmissionHooks(
            [
                .. All<MutatingWebhookConfiguration>(configuration, 0)
                    .SelectMany(c => Get(c.Item, () => Webhook.AllOf(c.Value))),
            ],
            [
                .. All<ValidatingWebhookConfiguration>(configuration, 1)
                    .SelectMany(c => Get(c.Item, () => Webhook.AllOf(c.Value))),
            ],
            [
                .. All<ValidatingAdmissionPolicyBinding>(configuration, 3)
                    .Where(b => policies.ContainsKey(b.Value.Spec.PolicyName))
                    .OrderBy(b => b.Value.Spec.PolicyName, StringComparer.Ordinal)
                    .Select(b => new PolicyBinding(b.Value, policies[b.Value.Spec.PolicyName])),
            ]
        );
        foreach (var (key, policy) in known)
            hooks._policies[key] = policy;
        return hooks;
    }

    private static IReadOnlyList<Webhook> Get(KeyspaceItem item, Func<IEnumerable<Webhook>> make) =>
        Compiled.GetValue(item, _ => [.. make()]);

    private static IEnumerable<(T Value, KeyspaceItem Item)> All<T>(TenantConfiguration configuration, int resource)
        where T : class =>
        configuration[Resources[resource]]
            .All.OrderBy(i => i.Key.Name, StringComparer.Ordinal)
            .Select(i => (Value: DecodedItems.Decode<T>(i), Item: i))
            .Where(d => d.Value is not null)
            .Select(d => (d.Value!, d.Item));
}
