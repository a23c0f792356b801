using Arktos.Api;
using Arktos.Api.Node.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Nodes;

public sealed class RuntimeClassStrategy : ResourceStrategy<RuntimeClass>
{
    public override ITableLayout Table { get; } =
        new TableLayout<RuntimeClass>([
            Cells.Name<RuntimeClass>(),
            new("Handler", "string", (r, _) => r.Handler),
            Cells.Age<RuntimeClass>(),
        ]);

    protected override void Validate(RuntimeClass value, FieldErrors errors)
    {
        errors.InvalidEach("handler", value.Handler, Formats.DnsLabel(value.Handler));
        foreach (var (name, amount) in value.Overhead?.PodFixed ?? [])
        {
            errors.InvalidEach($"overhead.podFixed.{name}", name, Formats.QualifiedName(name));
            if (amount.Sign < 0)
                errors.Invalid($"overhead.podFixed[{name}]", amount.ToString(), Formats.NonNegative);
        }
        MetadataRules.Labels(value.Scheduling?.NodeSelector, "scheduling.nodeSelector", errors);
        PodScheduling.Tolerations(value.Scheduling?.Tolerations, "scheduling.tolerations", errors);
    }

    protected override void ValidateUpdate(RuntimeClass value, RuntimeClass old, FieldErrors errors)
    {
        if (value.Handler != old.Handler)
            errors.Invalid("handler", value.Handler, Formats.Immutable);
    }
}
