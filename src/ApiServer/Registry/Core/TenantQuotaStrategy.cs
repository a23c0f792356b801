using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

/// <summary>What a whole tenant may have.</summary>
public sealed class TenantQuotaStrategy : ResourceStrategy<TenantQuota>
{
    private static readonly string[] Whole = [TenantQuotas.Objects, TenantQuotas.Bytes, TenantQuotas.Requests];

    public TenantQuotaStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<TenantQuota>([
            Cells.Name<TenantQuota>(),
            new("Request", "string", (q, _) => QuotaRules.Usage(q.Status, isLimit: false)),
            new("Limit", "string", (q, _) => QuotaRules.Usage(q.Status, isLimit: true)),
            Cells.Age<TenantQuota>(),
        ]);

    protected override void PrepareForCreate(TenantQuota value) => value.Status = new();

    protected override void PrepareForUpdate(TenantQuota value, TenantQuota old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(TenantQuota value, FieldErrors errors)
    {
        QuotaRules.OfTenants.Validate(value.Spec, errors);
        if (!IsAboutAll(value.Spec) && Whole.Any(n => value.Spec.Hard?.ContainsKey(n) == true))
            errors.Invalid(
                "spec.scopes",
                value.Spec.Scopes ?? [],
                "what is not asked of pods or claims is counted without scopes"
            );
    }

    protected override void ValidateUpdate(TenantQuota value, TenantQuota old, FieldErrors errors) =>
        QuotaRules.ValidateUpdate(value.Spec, old.Spec, errors);

    protected override void ValidateStatus(TenantQuota value, TenantQuota old, FieldErrors errors) =>
        QuotaRules.OfTenants.Validate(value.Status, errors);

    protected override IEnumerable<string> Warnings(TenantQuota value) =>
        QuotaRules.Warnings(nameof(TenantQuota), value.Spec);

    private static bool IsAboutAll(ResourceQuotaSpec spec) =>
        spec.Scopes is not { Count: > 0 } && spec.ScopeSelector?.MatchExpressions is not { Count: > 0 };
}
