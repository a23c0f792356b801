using System.Runtime.CompilerServices;
using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Admissionregistration.V1Beta1;
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

    private readonly IReadOnlyDictionary<(string Uid, long Generation), Policy> _policies;
    private AdmissionHooks? _forTenants;

    private AdmissionHooks(
        IReadOnlyList<Webhook> mutating,
        IReadOnlyList<Webhook> validating,
        IReadOnlyList<MutatingBinding> mutatingBindings,
        IReadOnlyList<ValidatingBinding> validatingBindings,
        IReadOnlyDictionary<(string Uid, long Generation), Policy> policies
    )
    {
        (Mutating, Validating) = (mutating, validating);
        (MutatingBindings, ValidatingBindings) = (mutatingBindings, validatingBindings);
        _policies = policies;
    }

    public static AdmissionHooks None { get; } = new([], [], [], [], new Dictionary<(string, long), Policy>());

    /// <summary>As keys name them; what the followed configuration must hold.</summary>
    public static IReadOnlyList<string> Resources { get; } =
    [
        "mutatingwebhookconfigurations" + Group,
        "validatingwebhookconfigurations" + Group,
        "validatingadmissionpolicies" + Group,
        "validatingadmissionpolicybindings" + Group,
        "mutatingadmissionpolicies" + Group,
        "mutatingadmissionpolicybindings" + Group,
    ];

    /// <summary>In the order of their configurations' names.</summary>
    public IReadOnlyList<Webhook> Mutating { get; }

    /// <inheritdoc cref="Mutating"/>
    public IReadOnlyList<Webhook> Validating { get; }

    /// <summary>In the order of their policies' names.</summary>
    public IReadOnlyList<MutatingBinding> MutatingBindings { get; }

    /// <inheritdoc cref="MutatingBindings"/>
    public IReadOnlyList<ValidatingBinding> ValidatingBindings { get; }

    /// <summary>Whether nobody is asked before validation.</summary>
    public bool MutatesNothing => Mutating.Count == 0 && MutatingBindings.Count == 0;

    /// <summary>Whether nobody is asked after it.</summary>
    public bool ValidatesNothing => Validating.Count == 0 && ValidatingBindings.Count == 0;

    /// <summary>Those that are for the writes of other tenants than system, too.</summary>
    public AdmissionHooks ForTenants =>
        _forTenants ??=
            MutatesNothing && ValidatesNothing
                ? None
                : new(
                    [.. Mutating.Where(h => h.IsForTenants)],
                    [.. Validating.Where(h => h.IsForTenants)],
                    [.. MutatingBindings.Where(b => b.IsForTenants)],
                    [.. ValidatingBindings.Where(b => b.IsForTenants)],
                    _policies
                );

    /// <param name="configuration">Of the whole installation.</param>
    public static AdmissionHooks Of(TenantConfiguration configuration, AdmissionHooks before)
    {
        if (Resources.All(r => configuration[r].Count == 0))
            return None;
        var known = new Dictionary<(string, long), Policy>();
        var validating = Policies<ValidatingAdmissionPolicy, ValidatingPolicy>(2, s => new ValidatingPolicy(s));
        var mutating = Policies<MutatingAdmissionPolicy, MutatingPolicy>(4, s => new MutatingPolicy(s));
        return new AdmissionHooks(
            [
                .. All<MutatingWebhookConfiguration>(configuration, 0)
                    .SelectMany(c => Get(c.Item, () => Webhook.AllOf(c.Value))),
            ],
            [
                .. All<ValidatingWebhookConfiguration>(configuration, 1)
                    .SelectMany(c => Get(c.Item, () => Webhook.AllOf(c.Value))),
            ],
            [
                .. All<MutatingAdmissionPolicyBinding>(configuration, 5)
                    .Where(b => mutating.ContainsKey(b.Value.Spec.PolicyName))
                    .OrderBy(b => b.Value.Spec.PolicyName, StringComparer.Ordinal)
                    .Select(b => new MutatingBinding(b.Value, mutating[b.Value.Spec.PolicyName])),
            ],
            [
                .. All<ValidatingAdmissionPolicyBinding>(configuration, 3)
                    .Where(b => validating.ContainsKey(b.Value.Spec.PolicyName))
                    .OrderBy(b => b.Value.Spec.PolicyName, StringComparer.Ordinal)
                    .Select(b => new ValidatingBinding(b.Value, validating[b.Value.Spec.PolicyName])),
            ],
            known
        );

        Dictionary<string, TPolicy> Policies<TSource, TPolicy>(int resource, Func<TSource, TPolicy> compile)
            where TSource : class, IKubeObject
            where TPolicy : Policy
        {
            var policies = new Dictionary<string, TPolicy>(StringComparer.Ordinal);
            foreach (var (source, _) in All<TSource>(configuration, resource))
            {
                var key = (source.Metadata.Uid, source.Metadata.Generation);
                var policy = before._policies.GetValueOrDefault(key) as TPolicy ?? compile(source);
                known[key] = policies[source.Metadata.Name] = policy;
            }
            return policies;
        }
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
