using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// Something that is to be done to a pod's virtual machine, once: the node agent of the pod does it and writes how it
/// went. It goes by itself, as events do, and with its pod.
/// </summary>
public sealed class MachineActionStrategy : ResourceStrategy<MachineAction>
{
    public const int DelaySecondsMax = 3600;

    private static readonly Dictionary<string, Func<MachineAction, string>> Selectable = new()
    {
        ["spec.nodeName"] = a => a.Spec.NodeName,
        ["status.complete"] = a => a.Status.Complete ? "true" : "false",
    };

    public MachineActionStrategy()
    {
        Subresources = With(Status());
    }

    public override TimeSpan? TimeToLive(ApiServerOptions options) => options.EventTimeToLive;

    public override ITableLayout Table { get; } =
        new TableLayout<MachineAction>([
            Cells.Name<MachineAction>(),
            new("Node", "string", (a, _) => a.Spec.NodeName, Priority: 1),
            new("PodName", "string", (a, _) => a.Spec.PodName),
            new("Complete", "string", (a, _) => a.Status.Complete ? "Yes" : "No"),
            new("Error", "string", (a, _) => a.Status.Error, Priority: 1),
        ]);

    protected override IReadOnlyDictionary<string, Func<MachineAction, string>> SelectableFields => Selectable;

    protected override void PrepareForCreate(MachineAction value) => value.Status = new();

    protected override void PrepareForUpdate(MachineAction value, MachineAction old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(MachineAction value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec.PodName.Length == 0)
            errors.Required("spec.podName");
        var asked = new object?[]
        {
            spec.RebootAction,
            spec.SnapshotAction,
            spec.RestoreAction,
            spec.DeleteSnapshotAction,
            spec.MigrateAction,
        }.Count(a => a is not null);
        if (asked == 0)
            errors.Required(
                "spec",
                "must specify one of: `rebootAction`, `snapshotAction`, `restoreAction`, `deleteSnapshotAction`, "
                    + "`migrateAction`"
            );
        else if (asked > 1)
            errors.Forbidden("spec", "may not specify more than 1 action");
        if (spec.RebootAction is { DelayInSeconds: < 0 or > DelaySecondsMax } reboot)
            errors.Invalid(
                "spec.rebootAction.delayInSeconds",
                reboot.DelayInSeconds,
                $"must be between 0 and {DelaySecondsMax}, inclusive"
            );
        if (spec.SnapshotAction is { SnapshotName: { Length: > 0 } name })
            errors.InvalidEach("spec.snapshotAction.snapshotName", name, Formats.DnsLabel(name));
        if (spec.RestoreAction is { } restore)
            ValidateId("spec.restoreAction.snapshotID", restore.SnapshotID, errors);
        if (spec.MigrateAction is { NodeName: { Length: > 0 } node })
            errors.InvalidEach("spec.migrateAction.nodeName", node, Formats.DnsSubdomain(node));
        if (spec.DeleteSnapshotAction is { } delete)
            ValidateId("spec.deleteSnapshotAction.snapshotID", delete.SnapshotID, errors);
    }

    private static void ValidateId(string field, string id, FieldErrors errors)
    {
        if (id.Length == 0)
            errors.Required(field);
        else
            errors.InvalidEach(field, id, Formats.DnsLabel(id));
    }

    protected override void ValidateUpdate(MachineAction value, MachineAction old, FieldErrors errors)
    {
        if (!value.Spec.DeepEquals(old.Spec))
            errors.Invalid("spec", value.Spec, Formats.Immutable);
    }

    protected override void ValidateStatus(MachineAction value, MachineAction old, FieldErrors errors)
    {
        if (old.Status.Complete && !value.Status.DeepEquals(old.Status))
            errors.Forbidden("status", "the status of an action that is complete does not change");
    }
}
