using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Apps;

public sealed class ReplicaSetStrategy : ResourceStrategy<ReplicaSet>
{
    public ReplicaSetStrategy()
    {
        Subresources = With(
            Status(),
            new ScaleSubresource<ReplicaSet>(
                r => (r.Spec.Replicas ?? 1, r.Status.Replicas, WorkloadRules.SelectorText(r.Spec.Selector)),
                (r, n) => r.Spec.Replicas = n
            )
        );
    }

    public override ITableLayout Table { get; } =
        new TableLayout<ReplicaSet>([
            Cells.Name<ReplicaSet>(),
            new("Desired", "integer", (r, _) => r.Spec.Replicas ?? 0),
            new("Current", "integer", (r, _) => r.Status.Replicas),
            new("Ready", "integer", (r, _) => r.Status.ReadyReplicas),
            Cells.Age<ReplicaSet>(),
            new("Containers", "string", (r, _) => Cells.ContainerNames(r.Spec.Template.Spec), Priority: 1),
            new("Images", "string", (r, _) => Cells.ContainerImages(r.Spec.Template.Spec), Priority: 1),
            new("Selector", "string", (r, _) => Cells.Selector(r.Spec.Selector, "<error>", Cells.None), Priority: 1),
        ]);

    protected override void Default(ReplicaSet value)
    {
        value.Spec.Replicas ??= 1;
        PodDefaults.Spec(value.Spec.Template.Spec);
    }

    protected override void PrepareForCreate(ReplicaSet value) => value.Status = new();

    protected override void PrepareForUpdate(ReplicaSet value, ReplicaSet old) => value.Status = old.Status.DeepClone();

    protected override void Validate(ReplicaSet value, FieldErrors errors)
    {
        WorkloadRules.NonNegative(value.Spec.Replicas, "spec.replicas", errors);
        WorkloadRules.NonNegative(value.Spec.MinReadySeconds, "spec.minReadySeconds", errors);
        WorkloadRules.Selector(value.Spec.Selector, value.Spec.Template, "deployment", errors);
        WorkloadRules.Template(value.Spec.Template, "ReplicaSet", errors);
    }

    protected override void ValidateUpdate(ReplicaSet value, ReplicaSet old, FieldErrors errors) =>
        WorkloadRules.SelectorIsKept(value.Spec.Selector, old.Spec.Selector, errors);

    protected override void ValidateStatus(ReplicaSet value, ReplicaSet old, FieldErrors errors) =>
        WorkloadRules.Status(value.Status.Replicas, value.Status.ReadyReplicas, value.Status.AvailableReplicas, errors);

    protected override IEnumerable<string> Warnings(ReplicaSet value) =>
        WorkloadRules.Warnings(value.Metadata.Name, value.Spec.Template);
}
