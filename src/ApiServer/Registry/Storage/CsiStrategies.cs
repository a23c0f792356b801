using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Storage.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Storage;

public sealed class CsiDriverStrategy : ResourceStrategy<CSIDriver>
{
    private const long TokenSecondsMin = 600;
    private const long TokenSecondsMax = 1L << 32;

    public override ITableLayout Table { get; } =
        new TableLayout<CSIDriver>([
            Cells.Name<CSIDriver>(),
            new("AttachRequired", "boolean", (d, _) => d.Spec.AttachRequired ?? true),
            new("PodInfoOnMount", "boolean", (d, _) => d.Spec.PodInfoOnMount ?? false),
            new("StorageCapacity", "boolean", (d, _) => d.Spec.StorageCapacity ?? false),
            new(
                "TokenRequests",
                "string",
                (d, _) =>
                    d.Spec.TokenRequests is { } requests
                        ? string.Join(",", requests.Select(r => r.Audience))
                        : "<unset>"
            ),
            new("RequiresRepublish", "boolean", (d, _) => d.Spec.RequiresRepublish ?? false),
            new("Modes", "string", (d, _) => Cells.OrNone(string.Join(",", d.Spec.VolumeLifecycleModes ?? []))),
            Cells.Age<CSIDriver>(),
        ]);

    protected override void Default(CSIDriver value)
    {
        var spec = value.Spec;
        spec.AttachRequired ??= true;
        spec.PodInfoOnMount ??= false;
        spec.StorageCapacity ??= false;
        spec.RequiresRepublish ??= false;
        spec.SeLinuxMount ??= false;
        spec.FsGroupPolicy ??= "ReadWriteOnceWithFSType";
        if (spec.VolumeLifecycleModes is not { Count: > 0 })
            spec.VolumeLifecycleModes = ["Persistent"];
    }

    protected override void Validate(CSIDriver value, FieldErrors errors)
    {
        StorageRules.Driver(value.Metadata.Name, "metadata.name", errors);
        var spec = value.Spec;
        if (spec.FsGroupPolicy is not ("File" or "None" or "ReadWriteOnceWithFSType"))
            errors.NotSupported("spec.fsGroupPolicy", spec.FsGroupPolicy, "File", "None", "ReadWriteOnceWithFSType");
        foreach (var mode in spec.VolumeLifecycleModes ?? [])
            if (mode is not ("Ephemeral" or "Persistent"))
                errors.NotSupported("spec.volumeLifecycleModes", mode, "Ephemeral", "Persistent");
        var audiences = new HashSet<string>();
        foreach (var (request, i) in (spec.TokenRequests ?? []).Select((r, i) => (r, i)))
        {
            var field = $"spec.tokenRequests[{i}]";
            if (!audiences.Add(request.Audience))
                errors.Duplicate($"{field}.audience", request.Audience);
            if (request.ExpirationSeconds < TokenSecondsMin)
                errors.Invalid(
                    $"{field}.expirationSeconds",
                    request.ExpirationSeconds,
                    "may not specify a duration less than 10 minutes"
                );
            if (request.ExpirationSeconds > TokenSecondsMax)
                errors.Invalid(
                    $"{field}.expirationSeconds",
                    request.ExpirationSeconds,
                    "may not specify a duration larger than 2^32 seconds"
                );
        }
    }

    protected override void ValidateUpdate(CSIDriver value, CSIDriver old, FieldErrors errors)
    {
        if (value.Spec.AttachRequired != old.Spec.AttachRequired)
            errors.Invalid("spec.attachRequired", value.Spec.AttachRequired, Formats.Immutable);
        if (!DeepValues.Same(value.Spec.VolumeLifecycleModes, old.Spec.VolumeLifecycleModes, (a, b) => a == b))
            errors.Invalid("spec.volumeLifecycleModes", value.Spec.VolumeLifecycleModes, Formats.Immutable);
    }

    protected override IEnumerable<string> Warnings(CSIDriver value)
    {
        if (value.Spec.SeLinuxMount == true)
            yield return "spec.seLinuxMount: not carried out yet, node agents give no SELinux labels to drivers";
        if (value.Spec.NodeAllocatableUpdatePeriodSeconds is not null)
            yield return "spec.nodeAllocatableUpdatePeriodSeconds: not carried out yet, node agents ask a driver how "
                + "many volumes it may have when it is registered";
    }
}

public sealed class CsiNodeStrategy : ResourceStrategy<CSINode>
{
    private const int NodeIdMax = 256;

    public override ITableLayout Table { get; } =
        new TableLayout<CSINode>([
            Cells.Name<CSINode>(),
            new("Drivers", "integer", (n, _) => n.Spec.Drivers.Count),
            Cells.Age<CSINode>(),
        ]);

    protected override void Validate(CSINode value, FieldErrors errors)
    {
        var names = new HashSet<string>();
        foreach (var (driver, i) in value.Spec.Drivers.Select((d, i) => (d, i)))
        {
            var field = $"spec.drivers[{i}]";
            StorageRules.Driver(driver.Name, $"{field}.name", errors);
            if (!names.Add(driver.Name))
                errors.Duplicate($"{field}.name", driver.Name);
            if (driver.NodeID.Length == 0)
                errors.Required($"{field}.nodeID");
            else if (driver.NodeID.Length > NodeIdMax)
                errors.Invalid($"{field}.nodeID", driver.NodeID, $"must be {NodeIdMax} characters or less");
            if (driver.Allocatable?.Count < 0)
                errors.Invalid($"{field}.allocatable.count", driver.Allocatable.Count, Formats.NonNegative);
            var keys = new HashSet<string>();
            foreach (var key in driver.TopologyKeys ?? [])
            {
                if (key.Length == 0)
                    errors.Required(field);
                if (!keys.Add(key))
                    errors.Duplicate(field, key);
                errors.InvalidEach(field, key, Formats.QualifiedName(key));
            }
        }
    }

    // A driver may come and go; while it is there, it stays as it was registered, but for how much it may attach.
    protected override void ValidateUpdate(CSINode value, CSINode old, FieldErrors errors)
    {
        foreach (var driver in value.Spec.Drivers)
            if (
                old.Spec.Drivers.Find(d => d.Name == driver.Name) is { } known
                && (
                    driver.NodeID != known.NodeID
                    || !DeepValues.Same(driver.TopologyKeys, known.TopologyKeys, (a, b) => a == b)
                )
            )
                errors.Invalid("CSINodeDriver", driver, Formats.Immutable);
    }
}

public sealed class CsiStorageCapacityStrategy : ResourceStrategy<CSIStorageCapacity>
{
    public override ITableLayout Table { get; } =
        new TableLayout<CSIStorageCapacity>([
            Cells.Name<CSIStorageCapacity>(),
            new("StorageClassName", "string", (c, _) => c.StorageClassName),
            new("Capacity", "string", (c, _) => c.Capacity?.ToString() ?? "<unset>"),
        ]);

    protected override void Validate(CSIStorageCapacity value, FieldErrors errors)
    {
        if (value.NodeTopology is { } topology)
            WorkloadRules.Check(topology, "nodeTopology", errors);
        if (value.StorageClassName.Length == 0)
            errors.Required("storageClassName");
        else
            errors.InvalidEach(
                "storageClassName",
                value.StorageClassName,
                Formats.DnsSubdomain(value.StorageClassName)
            );
        if (value.Capacity is { Sign: < 0 } capacity)
            errors.Invalid("capacity", capacity.ToString(), Formats.NonNegative);
        if (value.MaximumVolumeSize is { Sign: < 0 } size)
            errors.Invalid("maximumVolumeSize", size.ToString(), Formats.NonNegative);
    }

    protected override void ValidateUpdate(CSIStorageCapacity value, CSIStorageCapacity old, FieldErrors errors)
    {
        if (!DeepValues.Same(value.NodeTopology, old.NodeTopology))
            errors.Invalid("nodeTopology", value.NodeTopology, Formats.Immutable);
        if (value.StorageClassName != old.StorageClassName)
            errors.Invalid("storageClassName", value.StorageClassName, Formats.Immutable);
    }
}
