using Arktos.Api;
using Arktos.Api.Coordination.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

public sealed class LeaseStrategy : ResourceStrategy<Lease>
{
    public override ITableLayout Table { get; } =
        new TableLayout<Lease>([
            Cells.Name<Lease>(),
            new("Holder", "string", (l, _) => l.Spec.HolderIdentity ?? ""),
            Cells.Age<Lease>(),
        ]);

    protected override void Validate(Lease value, FieldErrors errors)
    {
        if (value.Spec.LeaseDurationSeconds is <= 0)
            errors.Invalid("spec.leaseDurationSeconds", value.Spec.LeaseDurationSeconds, "must be greater than 0");
        if (value.Spec.LeaseTransitions is < 0)
            errors.Invalid("spec.leaseTransitions", value.Spec.LeaseTransitions, Formats.NonNegative);
    }
}
