using Arktos.Api;
using Arktos.Api.Storage.V1;
using Arktos.Api.Validation;
using Arktos.Api.Volumes;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Storage;

public sealed class StorageClassStrategy : ResourceStrategy<StorageClass>
{
    public override ITableLayout Table { get; } =
        new TableLayout<StorageClass>([
            new(
                "Name",
                "string",
                (c, _) => c.Metadata.Name + (StorageClasses.IsDefault(c) ? " (default)" : ""),
                "name",
                Description: "Name must be unique within a namespace."
            ),
            new("Provisioner", "string", (c, _) => c.Provisioner),
            new("ReclaimPolicy", "string", (c, _) => c.ReclaimPolicy ?? "Delete"),
            new("VolumeBindingMode", "string", (c, _) => c.VolumeBindingMode ?? "Immediate"),
            new("AllowVolumeExpansion", "boolean", (c, _) => c.AllowVolumeExpansion ?? false),
            Cells.Age<StorageClass>(),
        ]);

    protected override void Default(StorageClass value)
    {
        value.ReclaimPolicy ??= "Delete";
        value.VolumeBindingMode ??= "Immediate";
    }

    protected override void Validate(StorageClass value, FieldErrors errors)
    {
        if (value.Provisioner.Length == 0)
            errors.Required("provisioner");
        else
            errors.InvalidEach(
                "provisioner",
                value.Provisioner,
                Formats.QualifiedName(value.Provisioner.ToLowerInvariant())
            );
        StorageRules.Parameters(value.Parameters, errors);
        if (value.ReclaimPolicy is not ("Delete" or "Retain"))
            errors.NotSupported("reclaimPolicy", value.ReclaimPolicy, "Delete", "Retain");
        if (value.VolumeBindingMode is not ("Immediate" or "WaitForFirstConsumer"))
            errors.NotSupported("volumeBindingMode", value.VolumeBindingMode, "Immediate", "WaitForFirstConsumer");
        foreach (var (term, i) in (value.AllowedTopologies ?? []).Select((t, i) => (t, i)))
        foreach (var (expression, j) in (term.MatchLabelExpressions ?? []).Select((e, j) => (e, j)))
        {
            var field = $"allowedTopologies[{i}].matchLabelExpressions[{j}]";
            if (expression.Values.Count == 0)
                errors.Required($"{field}.values");
            errors.InvalidEach($"{field}.key", expression.Key, Formats.QualifiedName(expression.Key));
        }
    }

    protected override void ValidateUpdate(StorageClass value, StorageClass old, FieldErrors errors)
    {
        StorageRules.Kept(StorageRules.Same(value.Parameters, old.Parameters), "parameters", errors);
        StorageRules.Kept(value.Provisioner == old.Provisioner, "provisioner", errors);
        StorageRules.Kept(value.ReclaimPolicy == old.ReclaimPolicy, "reclaimPolicy", errors);
        if (value.VolumeBindingMode != old.VolumeBindingMode)
            errors.Invalid("volumeBindingMode", value.VolumeBindingMode, Formats.Immutable);
    }

    protected override IEnumerable<string> Warnings(StorageClass value) =>
        value.Provisioner is LocalPathVolumes.Provisioner or StorageClasses.NoProvisioner
            ? []
            :
            [
                $"provisioner: nothing here provisions volumes but {LocalPathVolumes.Provisioner}; claims of this "
                    + "class stay Pending unless a provisioner of your own makes their volumes",
            ];
}

public sealed class VolumeAttributesClassStrategy : ResourceStrategy<VolumeAttributesClass>
{
    public override ITableLayout Table { get; } =
        new TableLayout<VolumeAttributesClass>([
            Cells.Name<VolumeAttributesClass>(),
            new("DriverName", "string", (c, _) => c.DriverName),
            Cells.Age<VolumeAttributesClass>(),
        ]);

    protected override void Validate(VolumeAttributesClass value, FieldErrors errors)
    {
        StorageRules.Driver(value.DriverName, "driverName", errors);
        if (value.Parameters is not { Count: > 0 })
            errors.Required("parameters", "must contain at least one key/value pair");
        StorageRules.Parameters(value.Parameters, errors);
    }

    protected override void ValidateUpdate(VolumeAttributesClass value, VolumeAttributesClass old, FieldErrors errors)
    {
        StorageRules.Kept(value.DriverName == old.DriverName, "driverName", errors);
        StorageRules.Kept(StorageRules.Same(value.Parameters, old.Parameters), "parameters", errors);
    }

    protected override IEnumerable<string> Warnings(VolumeAttributesClass value) =>
        [$"driverName: {StorageRules.NothingModifies}"];
}
