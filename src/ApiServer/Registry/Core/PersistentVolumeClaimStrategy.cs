using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class PersistentVolumeClaimStrategy : ResourceStrategy<PersistentVolumeClaim>
{
    private const string FrozenSpec =
        "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

    public PersistentVolumeClaimStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<PersistentVolumeClaim>([
            Cells.Name<PersistentVolumeClaim>(),
            new("Status", "string", (c, _) => VolumeRules.State(c, c.Status.Phase)),
            new("Volume", "string", (c, _) => c.Spec.VolumeName),
            new("Capacity", "string", (c, _) => IsBound(c) ? VolumeRules.Capacity(c.Status.Capacity) : ""),
            new("Access Modes", "string", (c, _) => IsBound(c) ? VolumeRules.AccessText(c.Status.AccessModes) : ""),
            new("StorageClass", "string", (c, _) => VolumeRules.Class(c, c.Spec.StorageClassName)),
            new("VolumeAttributesClass", "string", (c, _) => c.Spec.VolumeAttributesClassName ?? VolumeRules.Unset),
            Cells.Age<PersistentVolumeClaim>(),
            new("VolumeMode", "string", (c, _) => c.Spec.VolumeMode ?? VolumeRules.Unset, Priority: 1),
        ]);

    /// <summary>What is filled in for claims, and for those that stateful sets make.</summary>
    internal static void Defaults(PersistentVolumeClaim value)
    {
        if (value.Status.Phase.Length == 0)
            value.Status.Phase = "Pending";
        value.Spec.VolumeMode ??= "Filesystem";
    }

    protected override void Default(PersistentVolumeClaim value) => Defaults(value);

    protected override void PrepareForCreate(PersistentVolumeClaim value)
    {
        value.Status = new() { Phase = "Pending" };
        var spec = value.Spec;
        if (spec is { DataSource: { } source, DataSourceRef: null } && !IsKnown(source))
            spec.DataSource = null;
        if (spec is { DataSource: { } only, DataSourceRef: null })
            spec.DataSourceRef = new()
            {
                ApiGroup = only.ApiGroup,
                Kind = only.Kind,
                Name = only.Name,
            };
        else if (
            spec is { DataSource: null, DataSourceRef: { } reference }
            && string.IsNullOrEmpty(reference.Namespace)
        )
            spec.DataSource = new()
            {
                ApiGroup = reference.ApiGroup,
                Kind = reference.Kind,
                Name = reference.Name,
            };
    }

    protected override void PrepareForUpdate(PersistentVolumeClaim value, PersistentVolumeClaim old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(PersistentVolumeClaim value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec.Selector is { } selector)
            WorkloadRules.Check(selector, "spec.selector", errors);
        VolumeRules.Access(spec.AccessModes, "at least 1 access mode is required", errors);
        if (spec.Resources.Requests is { } requests && requests.TryGetValue(VolumeRules.Storage, out var size))
            VolumeRules.Positive(size, "spec.resources[storage]", errors);
        else
            errors.Required("spec.resources[storage]");
        if (spec.StorageClassName is { Length: > 0 } name)
            errors.InvalidEach("spec.storageClassName", name, Formats.DnsSubdomain(name));
        VolumeRules.Mode(spec.VolumeMode, errors);
        if (spec.DataSource is { } source)
            Source(source.ApiGroup, source.Kind, source.Name, "spec.dataSource", errors);
        if (spec.DataSourceRef is { } reference)
            Source(reference.ApiGroup, reference.Kind, reference.Name, "spec.dataSourceRef", errors);
        if (
            spec is { DataSource: { } one, DataSourceRef: { } other }
            && (one.ApiGroup ?? "", one.Kind, one.Name) != (other.ApiGroup ?? "", other.Kind, other.Name)
        )
            errors.Invalid("spec.dataSource", one, "must match dataSourceRef");
    }

    protected override void ValidateUpdate(PersistentVolumeClaim value, PersistentVolumeClaim old, FieldErrors errors)
    {
        var kept = value.Spec.DeepClone();
        // Who binds claims says to which volume; and a class may be given to a claim that had none.
        if (old.Spec.VolumeName.Length == 0)
            kept.VolumeName = "";
        if (old.Spec.StorageClassName is null)
            kept.StorageClassName = null;
        if (old.Status.Phase == "Bound")
        {
            kept.Resources.Requests = old.Spec.Resources.Requests;
            kept.VolumeAttributesClassName = old.Spec.VolumeAttributesClassName;
        }
        if (!KubeJson.Same(kept, old.Spec))
            errors.Forbidden("spec", FrozenSpec);
        var size = value.Spec.Resources.Requests?.GetValueOrDefault(VolumeRules.Storage);
        var before = old.Spec.Resources.Requests?.GetValueOrDefault(VolumeRules.Storage);
        if (
            size < before
            && old.Status.Capacity is { } capacity
            && capacity.TryGetValue(VolumeRules.Storage, out var present)
            && size <= present
        )
            errors.Forbidden("spec.resources.requests.storage", "field can not be less than status.capacity");
    }

    protected override IEnumerable<string> Warnings(PersistentVolumeClaim value) => VolumeRules.ClassWarnings(value);

    private static void Source(string? group, string kind, string name, string field, FieldErrors errors)
    {
        if (name.Length == 0)
            errors.Required($"{field}.name");
        if (kind.Length == 0)
            errors.Required($"{field}.kind");
        if (string.IsNullOrEmpty(group) && kind != "PersistentVolumeClaim")
            errors.Invalid(field, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
    }

    private static bool IsKnown(TypedLocalObjectReference source) =>
        (source.ApiGroup ?? "", source.Kind)
            is
                ("", "PersistentVolumeClaim")
                or
                ("snapshot.storage.k8s.io", "VolumeSnapshot");

    private static bool IsBound(PersistentVolumeClaim value) => value.Spec.VolumeName.Length > 0;
}
