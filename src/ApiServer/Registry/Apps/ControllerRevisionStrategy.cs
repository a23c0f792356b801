using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Apps;

public sealed class ControllerRevisionStrategy : ResourceStrategy<ControllerRevision>
{
    public override ITableLayout Table { get; } =
        new TableLayout<ControllerRevision>([
            Cells.Name<ControllerRevision>(),
            new("Controller", "string", (r, _) => Controller(r)),
            new("Revision", "string", (r, _) => r.Revision.ToString()),
            Cells.Age<ControllerRevision>(),
        ]);

    protected override void Validate(ControllerRevision value, FieldErrors errors)
    {
        if (value.Data is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined })
            errors.Required("data", "data is mandatory");
        WorkloadRules.NonNegative(value.Revision, "revision", errors);
    }

    protected override void ValidateUpdate(ControllerRevision value, ControllerRevision old, FieldErrors errors)
    {
        if (!DeepValues.Same(value.Data, old.Data))
            errors.Invalid("data", value.Data, Formats.Immutable);
    }

    private static string Controller(ControllerRevision value)
    {
        if (value.Metadata.OwnerReferences?.Find(o => o.Controller == true) is not { } owner)
            return Cells.None;
        var group = GroupVersion.Parse(owner.ApiVersion).Group;
        return $"{owner.Kind.ToLowerInvariant()}{(group.Length > 0 ? "." + group : "")}/{owner.Name}";
    }
}
