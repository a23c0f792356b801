using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Apps;

/// <summary>Only tenant system may have them: nodes are the installation's.</summary>
public sealed class DaemonSetStrategy : ResourceStrategy<DaemonSet>
{
    public DaemonSetStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<DaemonSet>([
            Cells.Name<DaemonSet>(),
            new("Desired", "integer", (d, _) => d.Status.DesiredNumberScheduled),
            new("Current", "integer", (d, _) => d.Status.CurrentNumberScheduled),
            new("Ready", "integer", (d, _) => d.Status.NumberReady),
            new("Up-to-date", "integer", (d, _) => d.Status.UpdatedNumberScheduled),
            new("Available", "integer", (d, _) => d.Status.NumberAvailable),
            new("Node Selector", "string", (d, _) => Cells.Labels(d.Spec.Template.Spec.NodeSelector)),
            Cells.Age<DaemonSet>(),
            new("Containers", "string", (d, _) => Cells.ContainerNames(d.Spec.Template.Spec), Priority: 1),
            new("Images", "string", (d, _) => Cells.ContainerImages(d.Spec.Template.Spec), Priority: 1),
            new("Selector", "string", (d, _) => Cells.Selector(d.Spec.Selector, "<error>", Cells.None), Priority: 1),
        ]);

    protected override void Default(DaemonSet value)
    {
        var strategy = value.Spec.UpdateStrategy;
        if (strategy.Type.Length == 0)
            strategy.Type = "RollingUpdate";
        if (strategy.Type == "RollingUpdate")
        {
            strategy.RollingUpdate ??= new();
            strategy.RollingUpdate.MaxUnavailable ??= 1;
            strategy.RollingUpdate.MaxSurge ??= 0;
        }
        value.Spec.RevisionHistoryLimit ??= 10;
        PodDefaults.Spec(value.Spec.Template.Spec);
    }

    protected override void PrepareForCreate(DaemonSet value) => value.Status = new();

    protected override void PrepareForUpdate(DaemonSet value, DaemonSet old) => value.Status = old.Status.DeepClone();

    protected override void Validate(DaemonSet value, FieldErrors errors)
    {
        var spec = value.Spec;
        WorkloadRules.Selector(spec.Selector, spec.Template, "daemonset", errors);
        WorkloadRules.Template(spec.Template, "DaemonSet", errors);
        WorkloadRules.NonNegative(spec.MinReadySeconds, "spec.minReadySeconds", errors);
        UpdateStrategy(spec.UpdateStrategy, errors);
        WorkloadRules.NonNegative(spec.RevisionHistoryLimit, "spec.revisionHistoryLimit", errors);
    }

    protected override void ValidateUpdate(DaemonSet value, DaemonSet old, FieldErrors errors) =>
        WorkloadRules.SelectorIsKept(value.Spec.Selector, old.Spec.Selector, errors);

    protected override IEnumerable<string> Warnings(DaemonSet value) =>
        WorkloadRules.Warnings(value.Metadata.Name, value.Spec.Template);

    private static void UpdateStrategy(DaemonSetUpdateStrategy strategy, FieldErrors errors)
    {
        switch (strategy.Type)
        {
            case "OnDelete":
                break;
            case "RollingUpdate" when strategy.RollingUpdate is not null:
                const string Unavailable = "spec.updateStrategy.rollingUpdate.maxUnavailable";
                const string Surge = "spec.updateStrategy.rollingUpdate.maxSurge";
                var unavailable = WorkloadRules.AmountOfAll(strategy.RollingUpdate.MaxUnavailable, Unavailable, errors);
                var surge = WorkloadRules.AmountOfAll(strategy.RollingUpdate.MaxSurge, Surge, errors);
                if (unavailable is not (null or 0) && surge is not (null or 0))
                    errors.Invalid(
                        Surge,
                        strategy.RollingUpdate.MaxSurge,
                        "may not be set when maxUnavailable is non-zero"
                    );
                if (unavailable == 0 && surge == 0)
                    errors.Required(Unavailable, "cannot be 0 when maxSurge is 0");
                break;
            default:
                errors.NotSupported("spec.updateStrategy", strategy, "RollingUpdate", "OnDelete");
                break;
        }
    }
}
