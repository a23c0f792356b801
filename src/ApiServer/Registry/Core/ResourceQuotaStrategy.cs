using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class ResourceQuotaStrategy : ResourceStrategy<ResourceQuota>
{
    public ResourceQuotaStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<ResourceQuota>([
            Cells.Name<ResourceQuota>(),
            new("Request", "string", (q, _) => QuotaRules.Usage(q.Status, isLimit: false)),
            new("Limit", "string", (q, _) => QuotaRules.Usage(q.Status, isLimit: true)),
            Cells.Age<ResourceQuota>(),
        ]);

    protected override void PrepareForCreate(ResourceQuota value) => value.Status = new();

    protected override void PrepareForUpdate(ResourceQuota value, ResourceQuota old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(ResourceQuota value, FieldErrors errors) =>
        QuotaRules.OfNamespaces.Validate(value.Spec, errors);

    protected override void ValidateUpdate(ResourceQuota value, ResourceQuota old, FieldErrors errors) =>
        QuotaRules.ValidateUpdate(value.Spec, old.Spec, errors);

    protected override void ValidateStatus(ResourceQuota value, ResourceQuota old, FieldErrors errors) =>
        QuotaRules.OfNamespaces.Validate(value.Status, errors);

    protected override IEnumerable<string> Warnings(ResourceQuota value) =>
        QuotaRules.Warnings(nameof(ResourceQuota), value.Spec);
}
