using Arktos.Api;
using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Validation;
using Arktos.ApiServer.Registry.Apps;

namespace Arktos.ApiServer.Registry.Autoscaling;

/// <summary>What holds for the spec of an autoscaler, in the form that is stored. Pure.</summary>
internal static class HorizontalPodAutoscalerRules
{
    private const int WindowSecondsMax = 3600;
    private const int PeriodSecondsMax = 1800;
    private const string Positive = "must be greater than zero";

    public static void Validate(HorizontalPodAutoscalerSpec spec, FieldErrors errors)
    {
        if (spec.MinReplicas < 1)
            errors.Invalid("spec.minReplicas", spec.MinReplicas, "must be greater than or equal to 1");
        if (spec.MaxReplicas < 1)
            errors.Invalid("spec.maxReplicas", spec.MaxReplicas, "must be greater than 0");
        if (spec.MaxReplicas < spec.MinReplicas)
            errors.Invalid("spec.maxReplicas", spec.MaxReplicas, "must be greater than or equal to `minReplicas`");
        Reference(spec.ScaleTargetRef, "spec.scaleTargetRef", errors);
        foreach (var (metric, i) in (spec.Metrics ?? []).Select((m, i) => (m, i)))
            Metric(metric, $"spec.metrics[{i}]", errors);
        Rules(spec.Behavior?.ScaleUp, "spec.behavior.scaleUp", errors);
        Rules(spec.Behavior?.ScaleDown, "spec.behavior.scaleDown", errors);
    }

    private static void Reference(CrossVersionObjectReference reference, string at, FieldErrors errors)
    {
        foreach (var (text, field) in new[] { (reference.Kind, $"{at}.kind"), (reference.Name, $"{at}.name") })
            if (text.Length == 0)
                errors.Required(field);
            else
                errors.InvalidEach(field, text, Formats.PathSegment(text));
    }

    private static void Metric(MetricSpec metric, string at, FieldErrors errors)
    {
        (string Type, string Field, MetricTarget? Target)[] sources =
        [
            (MetricSourceType.ContainerResource, "containerResource", metric.ContainerResource?.Target),
            (MetricSourceType.External, "external", metric.External?.Target),
            (MetricSourceType.Object, "object", metric.Object?.Target),
            (MetricSourceType.Pods, "pods", metric.Pods?.Target),
            (MetricSourceType.Resource, "resource", metric.Resource?.Target),
        ];
        if (metric.Type.Length == 0)
        {
            errors.Required($"{at}.type", "must specify a metric source type");
            return;
        }
        var named = Array.FindIndex(sources, s => s.Type == metric.Type);
        if (named < 0)
        {
            errors.NotSupported($"{at}.type", metric.Type, [.. sources.Select(s => s.Type)]);
            return;
        }
        foreach (var source in sources.Where(s => s.Target is not null && s.Type != metric.Type))
            errors.Forbidden($"{at}.{source.Field}", "may only set the given metric source");
        var field = $"{at}.{sources[named].Field}";
        if (sources[named].Target is not { } target)
        {
            errors.Required(field, "must populate information for the given metric source");
            return;
        }
        Target(target, $"{field}.target", errors);
        if (metric is { Type: MetricSourceType.Object, Object: { } of })
            Reference(of.DescribedObject, $"{field}.describedObject", errors);
        var isNameless = metric.Type switch
        {
            MetricSourceType.ContainerResource => metric.ContainerResource!.Name.Length == 0,
            MetricSourceType.Resource => metric.Resource!.Name.Length == 0,
            _ => false,
        };
        if (isNameless)
            errors.Required($"{field}.name", "must specify a resource name");
        if (metric is { Type: MetricSourceType.ContainerResource, ContainerResource.Container: "" })
            errors.Required($"{field}.container", "must specify a container name");
        var identifier = metric.Type switch
        {
            MetricSourceType.External => metric.External!.Metric,
            MetricSourceType.Object => metric.Object!.Metric,
            MetricSourceType.Pods => metric.Pods!.Metric,
            _ => null,
        };
        if (identifier is { Name: "" })
            errors.Required($"{field}.metric.name", "must specify a metric name");
        if (identifier?.Selector is { } selector)
            WorkloadRules.Check(selector, $"{field}.metric.selector", errors);
    }

    private static void Target(MetricTarget target, string at, FieldErrors errors)
    {
        if (target.Type.Length == 0)
            errors.Required($"{at}.type", "must specify a metric target type");
        else if (target.Type is not ("Utilization" or "Value" or "AverageValue"))
            errors.Invalid($"{at}.type", target.Type, "must be either Utilization, Value, or AverageValue");
        if (target.Value is { Sign: <= 0 } value)
            errors.Invalid($"{at}.value", value, "must be positive");
        if (target.AverageValue is { Sign: <= 0 } average)
            errors.Invalid($"{at}.averageValue", average, "must be positive");
        if (target.AverageUtilization < 1)
            errors.Invalid($"{at}.averageUtilization", target.AverageUtilization, "must be greater than 0");
    }

    private static void Rules(HPAScalingRules? rules, string at, FieldErrors errors)
    {
        if (rules is null)
            return;
        var window = $"{at}.stabilizationWindowSeconds";
        if (rules.StabilizationWindowSeconds < 0)
            errors.Invalid(window, rules.StabilizationWindowSeconds, "must be greater than or equal to zero");
        if (rules.StabilizationWindowSeconds > WindowSecondsMax)
            errors.Invalid(
                window,
                rules.StabilizationWindowSeconds,
                $"must be less than or equal to {WindowSecondsMax}"
            );
        if (rules.SelectPolicy is not (null or "Max" or "Min" or "Disabled"))
            errors.NotSupported($"{at}.selectPolicy", rules.SelectPolicy, "Max", "Min", "Disabled");
        if (rules.Policies is not { Count: > 0 } policies)
        {
            errors.Required($"{at}.policies", "must specify at least one Policy");
            return;
        }
        foreach (var (policy, i) in policies.Select((p, i) => (p, i)))
        {
            var field = $"{at}.policies[{i}]";
            if (policy.Type is not ("Percent" or "Pods"))
                errors.NotSupported($"{field}.type", policy.Type, "Percent", "Pods");
            if (policy.Value <= 0)
                errors.Invalid($"{field}.value", policy.Value, Positive);
            if (policy.PeriodSeconds <= 0)
                errors.Invalid($"{field}.periodSeconds", policy.PeriodSeconds, Positive);
            if (policy.PeriodSeconds > PeriodSecondsMax)
                errors.Invalid(
                    $"{field}.periodSeconds",
                    policy.PeriodSeconds,
                    $"must be less than or equal to {PeriodSecondsMax}"
                );
        }
    }
}
