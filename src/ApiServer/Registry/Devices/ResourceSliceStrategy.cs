using Arktos.Api;
using Arktos.Api.Resource.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Devices;

public sealed class ResourceSliceStrategy : ResourceStrategy<ResourceSlice>
{
    private const int DevicesMax = 128;
    private const int PropertiesMax = 32;
    private const int AttributeTextMax = 64;

    private static readonly Dictionary<string, Func<ResourceSlice, string>> Selectable = new()
    {
        ["spec.nodeName"] = s => s.Spec.NodeName ?? "",
        ["spec.driver"] = s => s.Spec.Driver,
    };

    public override ITableLayout Table { get; } =
        new TableLayout<ResourceSlice>([
            Cells.Name<ResourceSlice>(),
            new("Node", "string", (s, _) => s.Spec.NodeName ?? ""),
            new("Driver", "string", (s, _) => s.Spec.Driver),
            new("Pool", "string", (s, _) => s.Spec.Pool.Name),
            Cells.Age<ResourceSlice>(),
        ]);

    protected override IReadOnlyDictionary<string, Func<ResourceSlice, string>> SelectableFields => Selectable;

    protected override void Validate(ResourceSlice value, FieldErrors errors)
    {
        var spec = value.Spec;
        DeviceRules.Driver(spec.Driver, "spec.driver", errors);
        Pool(spec.Pool, errors);
        Where(spec, errors);
        DeviceRules.Many(spec.Devices, "spec.devices", errors, DevicesMax);
        var names = new HashSet<string>();
        foreach (var (device, i) in (spec.Devices ?? []).Select((d, i) => (d, i)))
        {
            var field = $"spec.devices[{i}]";
            DeviceRules.Label(device.Name, $"{field}.name", errors);
            if (!names.Add(device.Name))
                errors.Duplicate($"{field}.name", device.Name);
            Properties(device, field, errors);
        }
    }

    protected override void ValidateUpdate(ResourceSlice value, ResourceSlice old, FieldErrors errors)
    {
        if (value.Spec.Driver != old.Spec.Driver)
            errors.Invalid("spec.driver", value.Spec.Driver, Formats.Immutable);
        if (value.Spec.Pool.Name != old.Spec.Pool.Name)
            errors.Invalid("spec.pool.name", value.Spec.Pool.Name, Formats.Immutable);
        if (value.Spec.NodeName != old.Spec.NodeName)
            errors.Invalid("spec.nodeName", value.Spec.NodeName, Formats.Immutable);
    }

    protected override IEnumerable<string> Warnings(ResourceSlice value) =>
        [$"spec.devices: {DeviceRules.NothingAllocates}"];

    private static void Pool(ResourcePool pool, FieldErrors errors)
    {
        if (pool.Name.Length == 0)
            errors.Required("spec.pool.name");
        foreach (var part in pool.Name.Split('/'))
            if (pool.Name.Length > 0)
                errors.InvalidEach("spec.pool.name", pool.Name, Formats.DnsSubdomain(part));
        if (pool.ResourceSliceCount <= 0)
            errors.Invalid("spec.pool.resourceSliceCount", pool.ResourceSliceCount, "must be greater than zero");
        if (pool.Generation < 0)
            errors.Invalid("spec.pool.generation", pool.Generation, Formats.NonNegative);
    }

    private static void Where(ResourceSliceSpec spec, FieldErrors errors)
    {
        const string One =
            "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
        var set = new[]
        {
            (Name: "`nodeName`", Is: spec.NodeName is not null),
            (Name: "`nodeSelector`", Is: spec.NodeSelector is not null),
            (Name: "`allNodes`", Is: spec.AllNodes == true),
            (Name: "`perDeviceNodeSelection`", Is: spec.PerDeviceNodeSelection == true),
        }
            .Where(f => f.Is)
            .Select(f => f.Name)
            .ToList();
        if (set.Count == 0)
            errors.Required("spec", One);
        else if (set.Count > 1)
            errors.Invalid("spec", $"{{{string.Join(", ", set)}}}", $"{One}, but multiple fields are set");
        if (spec.NodeName is { } node)
            errors.InvalidEach("spec.nodeName", node, Formats.DnsSubdomain(node));
        if (spec.AllNodes == false)
            errors.Invalid("spec.allNodes", false, "must be either unset or set to true");
        if (spec.PerDeviceNodeSelection == false)
            errors.Invalid("spec.perDeviceNodeSelection", false, "must be either unset or set to true");
    }

    private static void Properties(Device device, string at, FieldErrors errors)
    {
        var count = (device.Attributes?.Count ?? 0) + (device.Capacity?.Count ?? 0);
        if (count > PropertiesMax)
            errors.Invalid(at, count, $"the total number of attributes and capacities must not exceed {PropertiesMax}");
        foreach (var (name, attribute) in device.Attributes ?? [])
        {
            var field = $"{at}.attributes[{name}]";
            errors.InvalidEach(field, name, Formats.QualifiedName(name));
            var values =
                (attribute.Int is null ? 0 : 1)
                + (attribute.Bool is null ? 0 : 1)
                + (attribute.String is null ? 0 : 1)
                + (attribute.Version is null ? 0 : 1);
            if (values == 0)
                errors.Required(field, "exactly one value must be specified");
            else if (values > 1)
                errors.Invalid(field, attribute, "exactly one value must be specified");
            if (attribute.String?.Length > AttributeTextMax)
                errors.TooLong($"{field}.string", AttributeTextMax);
        }
        foreach (var name in device.Capacity?.Keys ?? Enumerable.Empty<string>())
            errors.InvalidEach($"{at}.capacity[{name}]", name, Formats.QualifiedName(name));
        foreach (var (taint, i) in (device.Taints ?? []).Select((t, i) => (t, i)))
        {
            errors.InvalidEach($"{at}.taints[{i}].key", taint.Key, Formats.QualifiedName(taint.Key));
            errors.InvalidEach($"{at}.taints[{i}].value", taint.Value, Formats.LabelValue(taint.Value));
            if (taint.Effect.Length == 0)
                errors.Required($"{at}.taints[{i}].effect");
            else if (taint.Effect is not ("NoExecute" or "NoSchedule" or "None"))
                errors.NotSupported($"{at}.taints[{i}].effect", taint.Effect, "NoExecute", "NoSchedule", "None");
        }
    }
}
