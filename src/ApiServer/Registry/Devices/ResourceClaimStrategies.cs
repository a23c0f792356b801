using Arktos.Api;
using Arktos.Api.Resource.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Devices;

public sealed class ResourceClaimStrategy : ResourceStrategy<ResourceClaim>
{
    private const int ConsumersMax = 256;

    public ResourceClaimStrategy()
    {
        Subresources = With(StatusOnly());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<ResourceClaim>([
            Cells.Name<ResourceClaim>(),
            new("State", "string", (c, _) => string.Join(",", States(c))),
            Cells.Age<ResourceClaim>(),
        ]);

    protected override void Default(ResourceClaim value) => DeviceRules.Default(value.Spec.Devices);

    protected override void PrepareForCreate(ResourceClaim value) => value.Status = new();

    protected override void PrepareForUpdate(ResourceClaim value, ResourceClaim old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(ResourceClaim value, FieldErrors errors) =>
        DeviceRules.Check(value.Spec.Devices, "spec.devices", errors);

    protected override void ValidateUpdate(ResourceClaim value, ResourceClaim old, FieldErrors errors)
    {
        if (!value.Spec.DeepEquals(old.Spec))
            errors.Invalid("spec", value.Spec, Formats.Immutable);
    }

    protected override IEnumerable<string> Warnings(ResourceClaim value) =>
        [$"spec.devices: {DeviceRules.NothingAllocates}; the claim stays pending, and so do pods that use it"];

    protected override void ValidateStatus(ResourceClaim value, ResourceClaim old, FieldErrors errors)
    {
        var consumers = value.Status.ReservedFor ?? [];
        DeviceRules.Many(consumers, "status.reservedFor", errors, ConsumersMax);
        var seen = new HashSet<string>();
        foreach (var (consumer, i) in consumers.Select((c, i) => (c, i)))
        {
            var field = $"status.reservedFor[{i}]";
            if (consumer.Resource.Length == 0)
                errors.Required($"{field}.resource");
            if (consumer.Name.Length == 0)
                errors.Required($"{field}.name");
            if (consumer.Uid.Length == 0)
                errors.Required($"{field}.uid");
            else if (!seen.Add(consumer.Uid))
                errors.Duplicate($"{field}.uid", consumer.Uid);
        }
        if (consumers.Count > 0 && value.Status.Allocation is null)
            errors.Forbidden("status.reservedFor", "may not be specified when `allocated` is not set");
        if (
            value.Status.Allocation is { } allocation
            && old.Status.Allocation is { } before
            && !allocation.DeepEquals(before)
        )
            errors.Invalid("status.allocation", allocation, Formats.Immutable);
    }

    private static IEnumerable<string> States(ResourceClaim value)
    {
        if (value.Metadata.DeletionTimestamp is not null)
            yield return "deleted";
        if (value.Status.Allocation is null)
        {
            if (value.Metadata.DeletionTimestamp is null)
                yield return "pending";
            yield break;
        }
        yield return "allocated";
        if (value.Status.ReservedFor is { Count: > 0 })
            yield return "reserved";
    }
}

public sealed class ResourceClaimTemplateStrategy : ResourceStrategy<ResourceClaimTemplate>
{
    public override ITableLayout Table { get; } =
        new TableLayout<ResourceClaimTemplate>([
            Cells.Name<ResourceClaimTemplate>(),
            Cells.Age<ResourceClaimTemplate>(),
        ]);

    protected override void Default(ResourceClaimTemplate value) => DeviceRules.Default(value.Spec.Spec.Devices);

    protected override void Validate(ResourceClaimTemplate value, FieldErrors errors)
    {
        MetadataRules.Labels(value.Spec.Metadata.Labels, "spec.metadata.labels", errors);
        MetadataRules.Annotations(value.Spec.Metadata.Annotations, "spec.metadata.annotations", errors);
        DeviceRules.Check(value.Spec.Spec.Devices, "spec.spec.devices", errors);
    }

    protected override void ValidateUpdate(ResourceClaimTemplate value, ResourceClaimTemplate old, FieldErrors errors)
    {
        if (!value.Spec.DeepEquals(old.Spec))
            errors.Invalid("spec", value.Spec, Formats.Immutable);
    }

    protected override IEnumerable<string> Warnings(ResourceClaimTemplate value) =>
        [$"spec: {DeviceRules.NothingAllocates}; no claims are made from templates"];
}
