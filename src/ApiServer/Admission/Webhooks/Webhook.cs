using Arktos.Api.Admissionregistration.V1;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Webhooks;

namespace Arktos.ApiServer.Admission.Webhooks;

/// <summary>A webhook as a configuration has it, ready to be asked. Immutable.</summary>
internal sealed class Webhook
{
    private const int SecondsDefault = 10;
    private static readonly AdmissionEnvironment Environment = new(hasParams: false);

    private Webhook(MutatingWebhook hook, string configuration, bool isForTenants, bool mutates)
    {
        (Name, Configuration, IsForTenants, Mutates) = (hook.Name, configuration, isForTenants, mutates);
        IgnoresFailure = hook.FailurePolicy == FailurePolicyType.Ignore;
        HasNoSideEffects = hook.SideEffects is SideEffectClass.None or SideEffectClass.NoneOnDryRun;
        IsReinvoked = hook.ReinvocationPolicy == ReinvocationPolicyType.IfNeeded;
        Timeout = TimeSpan.FromSeconds(hook.TimeoutSeconds ?? SecondsDefault);
        Version = hook.AdmissionReviewVersions.FirstOrDefault(v => v is "v1" or "v1beta1") ?? "v1";
        Match = RequestMatch.Of(hook);
        Conditions = new MatchConditions(hook.MatchConditions, Environment);
        EndPoint = new WebhookEndPoint(hook.ClientConfig);
    }

    public string Name { get; }

    /// <summary>The name of the object that it stands in.</summary>
    public string Configuration { get; }

    /// <summary>Whether it is for the writes of other tenants than system, too.</summary>
    public bool IsForTenants { get; }

    public bool Mutates { get; }

    public bool IgnoresFailure { get; }

    /// <summary>Whether it may be asked about what is not going to be.</summary>
    public bool HasNoSideEffects { get; }

    /// <summary>Whether it is asked once more when others change the object behind it.</summary>
    public bool IsReinvoked { get; }

    public TimeSpan Timeout { get; }

    /// <summary>Of the AdmissionReview that it understands.</summary>
    public string Version { get; }

    public RequestMatch Match { get; }

    public MatchConditions Conditions { get; }

    public WebhookEndPoint EndPoint { get; }

    public static IEnumerable<Webhook> AllOf(MutatingWebhookConfiguration configuration) =>
        (configuration.Webhooks ?? []).Select(h => new Webhook(
            h,
            configuration.Metadata.Name,
            SharingPolicy.IsForced(configuration),
            mutates: true
        ));

    public static IEnumerable<Webhook> AllOf(ValidatingWebhookConfiguration configuration) =>
        (configuration.Webhooks ?? []).Select(h => new Webhook(
            new MutatingWebhook
            {
                Name = h.Name,
                ClientConfig = h.ClientConfig,
                Rules = h.Rules,
                FailurePolicy = h.FailurePolicy,
                MatchPolicy = h.MatchPolicy,
                NamespaceSelector = h.NamespaceSelector,
                ObjectSelector = h.ObjectSelector,
                SideEffects = h.SideEffects,
                TimeoutSeconds = h.TimeoutSeconds,
                AdmissionReviewVersions = h.AdmissionReviewVersions,
                MatchConditions = h.MatchConditions,
            },
            configuration.Metadata.Name,
            SharingPolicy.IsForced(configuration),
            mutates: false
        ));
}
