using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Apps;

/// <summary>Of the core group, and a workload like those of apps.</summary>
public sealed class ReplicationControllerStrategy : ResourceStrategy<ReplicationController>
{
    private static readonly PodSpec NoPods = new();

    private static readonly Dictionary<string, Func<ReplicationController, string>> Selectable = new()
    {
        ["status.replicas"] = r => r.Status.Replicas.ToString(),
    };

    public ReplicationControllerStrategy()
    {
        Subresources = With(
            Status(),
            new ScaleSubresource<ReplicationController>(
                r => (r.Spec.Replicas ?? 1, r.Status.Replicas, SelectorText(r.Spec.Selector)),
                (r, n) => r.Spec.Replicas = n
            )
        );
    }

    public override ITableLayout Table { get; } =
        new TableLayout<ReplicationController>([
            Cells.Name<ReplicationController>(),
            new("Desired", "integer", (r, _) => r.Spec.Replicas ?? 0),
            new("Current", "integer", (r, _) => r.Status.Replicas),
            new("Ready", "integer", (r, _) => r.Status.ReadyReplicas),
            Cells.Age<ReplicationController>(),
            new("Containers", "string", (r, _) => Cells.ContainerNames(PodsOf(r)), Priority: 1),
            new("Images", "string", (r, _) => Cells.ContainerImages(PodsOf(r)), Priority: 1),
            new("Selector", "string", (r, _) => Cells.Labels(r.Spec.Selector), Priority: 1),
        ]);

    /// <summary>Deleting one has always left its pods, and still does.</summary>
    protected override IReadOnlyDictionary<string, Func<ReplicationController, string>> SelectableFields => Selectable;

    protected override void Default(ReplicationController value)
    {
        value.Spec.Replicas ??= 1;
        if (value.Spec.Template is not { } template)
            return;
        if (template.Metadata.Labels is { Count: > 0 } labels)
        {
            if (value.Spec.Selector is not { Count: > 0 })
                value.Spec.Selector = new(labels);
            if (value.Metadata.Labels is not { Count: > 0 })
                value.Metadata.Labels = new(labels);
        }
        PodDefaults.Spec(template.Spec);
    }

    protected override void PrepareForCreate(ReplicationController value) => value.Status = new();

    protected override void PrepareForUpdate(ReplicationController value, ReplicationController old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(ReplicationController value, FieldErrors errors)
    {
        var spec = value.Spec;
        WorkloadRules.NonNegative(spec.MinReadySeconds, "spec.minReadySeconds", errors);
        if (spec.Selector is not { Count: > 0 })
            errors.Required("spec.selector");
        WorkloadRules.NonNegative(spec.Replicas, "spec.replicas", errors);
        if (spec.Template is null)
        {
            errors.Required("spec.template");
            return;
        }
        WorkloadRules.SelectorMatches(new() { MatchLabels = spec.Selector }, spec.Template, "spec", errors);
        WorkloadRules.Template(spec.Template, "ReplicationController", errors);
    }

    protected override void ValidateStatus(
        ReplicationController value,
        ReplicationController old,
        FieldErrors errors
    ) =>
        WorkloadRules.Status(value.Status.Replicas, value.Status.ReadyReplicas, value.Status.AvailableReplicas, errors);

    protected override IEnumerable<string> Warnings(ReplicationController value) =>
        WorkloadRules.Warnings(value.Metadata.Name, value.Spec.Template ?? new());

    private static PodSpec PodsOf(ReplicationController value) => value.Spec.Template?.Spec ?? NoPods;

    private static string SelectorText(Map<string>? labels) =>
        WorkloadRules.SelectorText(new() { MatchLabels = labels });
}
