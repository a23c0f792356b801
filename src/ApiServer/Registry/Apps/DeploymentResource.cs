using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Apps;

public sealed class DeploymentResource : ResourceStrategy<Deployment>
{
    public DeploymentResource()
    {
        Subresources = With(
            Status((value, old) => value.Metadata.Labels = old.Metadata.Labels, "metadata.labels"),
            new ScaleSubresource<Deployment>(
                d => (d.Spec.Replicas ?? 1, d.Status.Replicas, WorkloadRules.SelectorText(d.Spec.Selector)),
                (d, n) => d.Spec.Replicas = n
            )
        );
    }

    public override ITableLayout Table { get; } =
        new TableLayout<Deployment>([
            Cells.Name<Deployment>(),
            new(
                "Ready",
                "string",
                (d, _) => $"{d.Status.ReadyReplicas}/{d.Spec.Replicas ?? 0}",
                Description: "Number of the pod with ready state"
            ),
            new("Up-to-date", "string", (d, _) => d.Status.UpdatedReplicas),
            new("Available", "string", (d, _) => d.Status.AvailableReplicas),
            Cells.Age<Deployment>(),
            new("Containers", "string", (d, _) => Cells.ContainerNames(d.Spec.Template.Spec), Priority: 1),
            new("Images", "string", (d, _) => Cells.ContainerImages(d.Spec.Template.Spec), Priority: 1),
            new("Selector", "string", (d, _) => Cells.Selector(d.Spec.Selector, "<invalid>", ""), Priority: 1),
        ]);

    protected override void Default(Deployment value)
    {
        var spec = value.Spec;
        spec.Replicas ??= 1;
        spec.RevisionHistoryLimit ??= 10;
        spec.ProgressDeadlineSeconds ??= 600;
        if (spec.Strategy.Type.Length == 0)
            spec.Strategy.Type = "RollingUpdate";
        if (spec.Strategy.Type == "RollingUpdate")
        {
            spec.Strategy.RollingUpdate ??= new();
            spec.Strategy.RollingUpdate.MaxUnavailable ??= "25%";
            spec.Strategy.RollingUpdate.MaxSurge ??= "25%";
        }
        PodDefaults.Spec(spec.Template.Spec);
    }

    protected override void PrepareForCreate(Deployment value) => value.Status = new();

    protected override void PrepareForUpdate(Deployment value, Deployment old) => value.Status = old.Status.DeepClone();

    protected override void Validate(Deployment value, FieldErrors errors)
    {
        var spec = value.Spec;
        WorkloadRules.NonNegative(spec.Replicas, "spec.replicas", errors);
        WorkloadRules.Selector(spec.Selector, spec.Template, "deployment", errors);
        WorkloadRules.Template(spec.Template, "ReplicaSet", errors);
        Strategy(spec.Strategy, errors);
        WorkloadRules.NonNegative(spec.MinReadySeconds, "spec.minReadySeconds", errors);
        WorkloadRules.NonNegative(spec.RevisionHistoryLimit, "spec.revisionHistoryLimit", errors);
        WorkloadRules.NonNegative(spec.ProgressDeadlineSeconds, "spec.progressDeadlineSeconds", errors);
        if (spec.ProgressDeadlineSeconds is { } deadline && deadline <= spec.MinReadySeconds)
            errors.Invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
    }

    protected override void ValidateUpdate(Deployment value, Deployment old, FieldErrors errors) =>
        WorkloadRules.SelectorIsKept(value.Spec.Selector, old.Spec.Selector, errors);

    protected override void ValidateStatus(Deployment value, Deployment old, FieldErrors errors) =>
        WorkloadRules.Status(value.Status.Replicas, value.Status.ReadyReplicas, value.Status.AvailableReplicas, errors);

    protected override IEnumerable<string> Warnings(Deployment value) =>
        WorkloadRules.Warnings(value.Metadata.Name, value.Spec.Template);

    private static void Strategy(DeploymentStrategy strategy, FieldErrors errors)
    {
        switch (strategy.Type)
        {
            case "Recreate" when strategy.RollingUpdate is not null:
                errors.Forbidden(
                    "spec.strategy.rollingUpdate",
                    "may not be specified when strategy `type` is 'Recreate'"
                );
                break;
            case "Recreate":
                break;
            case "RollingUpdate":
                const string Unavailable = "spec.strategy.rollingUpdate.maxUnavailable";
                var unavailable = WorkloadRules.Amount(strategy.RollingUpdate?.MaxUnavailable, Unavailable, errors);
                var surge = WorkloadRules.Amount(
                    strategy.RollingUpdate?.MaxSurge,
                    "spec.strategy.rollingUpdate.maxSurge",
                    errors
                );
                if (unavailable == 0 && surge == 0)
                    errors.Invalid(
                        Unavailable,
                        strategy.RollingUpdate!.MaxUnavailable,
                        "may not be 0 when `maxSurge` is 0"
                    );
                if (strategy.RollingUpdate?.MaxUnavailable is { IsString: true } && unavailable > 100)
                    errors.Invalid(Unavailable, strategy.RollingUpdate.MaxUnavailable, "must not be greater than 100%");
                break;
            default:
                errors.NotSupported("spec.strategy", strategy, "Recreate", "RollingUpdate");
                break;
        }
    }
}
