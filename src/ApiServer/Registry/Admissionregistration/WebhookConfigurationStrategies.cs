using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Admissionregistration;

public sealed class MutatingWebhookConfigurationStrategy : ResourceStrategy<MutatingWebhookConfiguration>
{
    public override ITableLayout Table { get; } =
        new TableLayout<MutatingWebhookConfiguration>([
            Cells.Name<MutatingWebhookConfiguration>(),
            new("Webhooks", "integer", (c, _) => c.Webhooks?.Count ?? 0),
            Cells.Age<MutatingWebhookConfiguration>(),
        ]);

    public override bool SpecChanged(IKubeObject value, IKubeObject old) =>
        !DeepValues.Same(
            ((MutatingWebhookConfiguration)value).Webhooks,
            ((MutatingWebhookConfiguration)old).Webhooks,
            static (a, b) => a.DeepEquals(b)
        );

    protected override void Default(MutatingWebhookConfiguration value)
    {
        foreach (var hook in value.Webhooks ?? [])
        {
            WebhookRules.Default(hook);
            hook.ReinvocationPolicy ??= ReinvocationPolicyType.Never;
        }
    }

    protected override void Validate(MutatingWebhookConfiguration value, FieldErrors errors) =>
        WebhookRules.Validate(value.Webhooks ?? [], errors);
}

public sealed class ValidatingWebhookConfigurationStrategy : ResourceStrategy<ValidatingWebhookConfiguration>
{
    public override ITableLayout Table { get; } =
        new TableLayout<ValidatingWebhookConfiguration>([
            Cells.Name<ValidatingWebhookConfiguration>(),
            new("Webhooks", "integer", (c, _) => c.Webhooks?.Count ?? 0),
            Cells.Age<ValidatingWebhookConfiguration>(),
        ]);

    public override bool SpecChanged(IKubeObject value, IKubeObject old) =>
        !DeepValues.Same(
            ((ValidatingWebhookConfiguration)value).Webhooks,
            ((ValidatingWebhookConfiguration)old).Webhooks,
            static (a, b) => a.DeepEquals(b)
        );

    protected override void Default(ValidatingWebhookConfiguration value)
    {
        foreach (var hook in value.Webhooks ?? [])
        {
            var common = Common(hook);
            WebhookRules.Default(common);
            (hook.FailurePolicy, hook.MatchPolicy) = (common.FailurePolicy, common.MatchPolicy);
            (hook.NamespaceSelector, hook.ObjectSelector) = (common.NamespaceSelector, common.ObjectSelector);
            hook.TimeoutSeconds = common.TimeoutSeconds;
        }
    }

    protected override void Validate(ValidatingWebhookConfiguration value, FieldErrors errors) =>
        WebhookRules.Validate([.. (value.Webhooks ?? []).Select(Common)], errors);

    /// <summary>Shares rules and client with it.</summary>
    private static MutatingWebhook Common(ValidatingWebhook hook) =>
        new()
        {
            Name = hook.Name,
            ClientConfig = hook.ClientConfig,
            Rules = hook.Rules,
            FailurePolicy = hook.FailurePolicy,
            MatchPolicy = hook.MatchPolicy,
            NamespaceSelector = hook.NamespaceSelector,
            ObjectSelector = hook.ObjectSelector,
            SideEffects = hook.SideEffects,
            TimeoutSeconds = hook.TimeoutSeconds,
            AdmissionReviewVersions = hook.AdmissionReviewVersions,
            MatchConditions = hook.MatchConditions,
        };
}
