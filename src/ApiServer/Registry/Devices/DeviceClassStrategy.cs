using Arktos.Api;
using Arktos.Api.Resource.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Devices;

public sealed class DeviceClassStrategy : ResourceStrategy<DeviceClass>
{
    public override ITableLayout Table { get; } =
        new TableLayout<DeviceClass>([Cells.Name<DeviceClass>(), Cells.Age<DeviceClass>()]);

    protected override void Validate(DeviceClass value, FieldErrors errors)
    {
        DeviceSelectors.Check(value.Spec.Selectors, "spec.selectors", errors);
        DeviceRules.Many(value.Spec.Config, "spec.config", errors);
        foreach (var (config, i) in (value.Spec.Config ?? []).Select((c, i) => (c, i)))
            DeviceRules.Opaque(config.Opaque, $"spec.config[{i}]", errors);
        if (value.Spec.ExtendedResourceName is { } name)
            errors.InvalidEach("spec.extendedResourceName", name, Formats.QualifiedName(name));
    }

    protected override IEnumerable<string> Warnings(DeviceClass value) => [$"spec: {DeviceRules.NothingAllocates}"];
}
