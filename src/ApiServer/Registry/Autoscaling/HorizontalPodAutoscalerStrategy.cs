using Arktos.Api;
using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Autoscaling;

/// <summary>Autoscalers as autoscaling/v2 shows them, which is how they are stored.</summary>
public sealed class HorizontalPodAutoscalerStrategy : ResourceStrategy<HorizontalPodAutoscaler>
{
    private const int MetricsShownMax = 2;

    public HorizontalPodAutoscalerStrategy() => Subresources = With(Status());

    public override ITableLayout Table { get; } =
        new TableLayout<HorizontalPodAutoscaler>([
            Cells.Name<HorizontalPodAutoscaler>(),
            new("Reference", "string", (h, _) => $"{h.Spec.ScaleTargetRef.Kind}/{h.Spec.ScaleTargetRef.Name}"),
            new("Targets", "string", (h, _) => Targets(h)),
            new("MinPods", "string", (h, _) => h.Spec.MinReplicas?.ToString() ?? "<unset>"),
            new("MaxPods", "string", (h, _) => h.Spec.MaxReplicas.ToString()),
            new("Replicas", "string", (h, _) => h.Status.CurrentReplicas.ToString()),
            Cells.Age<HorizontalPodAutoscaler>(),
        ]);

    protected override void Default(HorizontalPodAutoscaler value)
    {
        var spec = value.Spec;
        spec.MinReplicas ??= 1;
        if (spec.Metrics is not { Count: > 0 })
            spec.Metrics =
            [
                new()
                {
                    Type = MetricSourceType.Resource,
                    Resource = new()
                    {
                        Name = "cpu",
                        Target = new() { Type = MetricTargetType.Utilization, AverageUtilization = 80 },
                    },
                },
            ];
        if (spec.Behavior is not { } behavior)
            return;
        HPAScalingPolicy byPercent = new()
        {
            Type = HPAScalingPolicyType.Percent,
            Value = 100,
            PeriodSeconds = 15,
        };
        HPAScalingPolicy byPods = new()
        {
            Type = HPAScalingPolicyType.Pods,
            Value = 4,
            PeriodSeconds = 15,
        };
        behavior.ScaleUp ??= new();
        behavior.ScaleUp.StabilizationWindowSeconds ??= 0;
        Default(behavior.ScaleUp, byPods, byPercent);
        Default(behavior.ScaleDown ??= new(), byPercent);
    }

    protected override void PrepareForCreate(HorizontalPodAutoscaler value) => value.Status = new();

    protected override void PrepareForUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(HorizontalPodAutoscaler value, FieldErrors errors) =>
        HorizontalPodAutoscalerRules.Validate(value.Spec, errors);

    private static void Default(HPAScalingRules rules, params HPAScalingPolicy[] policies)
    {
        rules.SelectPolicy ??= ScalingPolicySelect.Max;
        rules.Policies ??= [.. policies.Select(p => p.DeepClone())];
    }

    private static string Targets(HorizontalPodAutoscaler value)
    {
        var metrics = value.Spec.Metrics ?? [];
        if (metrics.Count == 0)
            return Cells.None;
        var current = value.Status.CurrentMetrics ?? [];
        var shown = metrics.Take(MetricsShownMax).Select((m, i) => Target(m, current.ElementAtOrDefault(i)));
        return string.Join(", ", shown)
            + (metrics.Count > MetricsShownMax ? $" + {metrics.Count - MetricsShownMax} more..." : "");
    }

    private static string Target(MetricSpec metric, MetricStatus? now) =>
        metric.Type switch
        {
            MetricSourceType.External => Amount(metric.External?.Target, now?.External?.Current),
            MetricSourceType.Object => Amount(metric.Object?.Target, now?.Object?.Current),
            MetricSourceType.Pods =>
                $"{Text(now?.Pods?.Current.AverageValue)}/{Text(metric.Pods?.Target.AverageValue)}",
            MetricSourceType.Resource => Usage(metric.Resource?.Name, metric.Resource?.Target, now?.Resource?.Current),
            MetricSourceType.ContainerResource => Usage(
                metric.ContainerResource?.Name,
                metric.ContainerResource?.Target,
                now?.ContainerResource?.Current
            ),
            _ => "<unknown type>",
        };

    private static string Amount(MetricTarget? target, MetricValueStatus? now) =>
        target?.AverageValue is { } average
            ? $"{Text(now?.AverageValue)}/{average} (avg)"
            : $"{Text(now?.Value)}/{Text(target?.Value)}";

    private static string Usage(string? resource, MetricTarget? target, MetricValueStatus? now)
    {
        if (target?.AverageValue is { } average)
            return $"{resource}: {Text(now?.AverageValue)}/{average}";
        var used = now?.AverageUtilization is { } percent ? $"{percent}%" : Cells.Unknown;
        return $"{resource}: {used}/{(target?.AverageUtilization is { } wanted ? $"{wanted}%" : "<auto>")}";
    }

    private static string Text(Quantity? quantity) => quantity?.ToString() ?? Cells.Unknown;
}
