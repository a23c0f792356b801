using Arktos.Api;
using Arktos.Api.Scheduling.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Scheduling;

public sealed class PriorityClassStrategy : ResourceStrategy<PriorityClass>
{
    private const int UserValueMax = 1_000_000_000;

    public override ITableLayout Table { get; } =
        new TableLayout<PriorityClass>([
            Cells.Name<PriorityClass>(),
            new("Value", "integer", (c, _) => c.Value),
            new("Global-Default", "boolean", (c, _) => c.GlobalDefault),
            Cells.Age<PriorityClass>(),
            new("PreemptionPolicy", "string", (c, _) => c.PreemptionPolicy ?? ""),
        ]);

    protected override void Default(PriorityClass value) => value.PreemptionPolicy ??= "PreemptLowerPriority";

    protected override void Validate(PriorityClass value, FieldErrors errors)
    {
        if (value.Metadata.Name.StartsWith(SystemPriorityClasses.Prefix, StringComparison.Ordinal))
        {
            if (SystemPriorityClasses.Fault(value) is { } fault)
                errors.Forbidden(
                    "metadata.name",
                    $"priority class names with '{SystemPriorityClasses.Prefix}' prefix are reserved for system use "
                        + $"only. error: {fault}"
                );
        }
        else if (value.Value > UserValueMax)
            errors.Forbidden("value", $"maximum allowed value of a user defined priority is {UserValueMax}");
        if (value.PreemptionPolicy is not ("PreemptLowerPriority" or "Never"))
            errors.NotSupported("preemptionPolicy", value.PreemptionPolicy, "Never", "PreemptLowerPriority");
    }

    protected override void ValidateUpdate(PriorityClass value, PriorityClass old, FieldErrors errors)
    {
        if (value.Value != old.Value)
            errors.Forbidden("value", "may not be changed in an update.");
        if (value.PreemptionPolicy != old.PreemptionPolicy)
            errors.Invalid("preemptionPolicy", value.PreemptionPolicy, Formats.Immutable);
    }
}
