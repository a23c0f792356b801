using Arktos.Api;
using Arktos.Api.Policy.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Apps;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Policy;

public sealed class PodDisruptionBudgetStrategy : ResourceStrategy<PodDisruptionBudget>
{
    public PodDisruptionBudgetStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<PodDisruptionBudget>([
            Cells.Name<PodDisruptionBudget>(),
            new("Min Available", "string", (b, _) => b.Spec.MinAvailable?.ToString() ?? "N/A"),
            new("Max Unavailable", "string", (b, _) => b.Spec.MaxUnavailable?.ToString() ?? "N/A"),
            new("Allowed Disruptions", "integer", (b, _) => b.Status.DisruptionsAllowed),
            Cells.Age<PodDisruptionBudget>(),
        ]);

    protected override void PrepareForCreate(PodDisruptionBudget value) => value.Status = new();

    protected override void PrepareForUpdate(PodDisruptionBudget value, PodDisruptionBudget old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(PodDisruptionBudget value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec is { MinAvailable: not null, MaxUnavailable: not null })
            errors.Invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set");
        WorkloadRules.AmountOfAll(spec.MinAvailable, "spec.minAvailable", errors);
        WorkloadRules.AmountOfAll(spec.MaxUnavailable, "spec.maxUnavailable", errors);
        if (spec.Selector is { } selector)
            WorkloadRules.Check(selector, "spec.selector", errors);
        if (spec.UnhealthyPodEvictionPolicy is not (null or "AlwaysAllow" or "IfHealthyBudget"))
            errors.NotSupported(
                "spec.unhealthyPodEvictionPolicy",
                spec.UnhealthyPodEvictionPolicy,
                "AlwaysAllow",
                "IfHealthyBudget"
            );
    }

    protected override void ValidateStatus(PodDisruptionBudget value, PodDisruptionBudget old, FieldErrors errors)
    {
        var status = value.Status;
        WorkloadRules.NonNegative(status.DisruptionsAllowed, "status.disruptionsAllowed", errors);
        WorkloadRules.NonNegative(status.CurrentHealthy, "status.currentHealthy", errors);
        WorkloadRules.NonNegative(status.DesiredHealthy, "status.desiredHealthy", errors);
        WorkloadRules.NonNegative(status.ExpectedPods, "status.expectedPods", errors);
        foreach (var (condition, i) in (status.Conditions ?? []).Select((c, i) => (c, i)))
        {
            if (status.Conditions!.FindIndex(c => c.Type == condition.Type) < i)
                errors.Duplicate($"status.conditions[{i}].type", condition.Type);
            if (condition.Reason.Length == 0)
                errors.Required($"status.conditions[{i}].reason");
            if (condition.LastTransitionTime is null)
                errors.Required($"status.conditions[{i}].lastTransitionTime");
        }
    }
}
