using Arktos.Api;
using Arktos.Api.Autoscaling.V2;
using V1 = Arktos.Api.Autoscaling.V1;

namespace Arktos.ApiServer.Registry.Autoscaling;

/// <summary>Metrics in the form of v1 and in that of v2. Pure; what is made shares no part that changes.</summary>
internal static class AutoscalerMetrics
{
    public static V1.CrossVersionObjectReference ToV1(CrossVersionObjectReference value) =>
        new()
        {
            Kind = value.Kind,
            Name = value.Name,
            ApiVersion = value.ApiVersion,
        };

    public static CrossVersionObjectReference FromV1(V1.CrossVersionObjectReference value) =>
        new()
        {
            Kind = value.Kind,
            Name = value.Name,
            ApiVersion = value.ApiVersion,
        };

    public static V1.MetricSpec ToV1(MetricSpec value) =>
        new()
        {
            Type = value.Type,
            Object = value.Object is { } o
                ? new()
                {
                    Target = ToV1(o.DescribedObject),
                    MetricName = o.Metric.Name,
                    Selector = o.Metric.Selector,
                    TargetValue = o.Target.Value ?? default,
                    AverageValue = o.Target.AverageValue,
                }
                : null,
            Pods = value.Pods is { } p
                ? new()
                {
                    MetricName = p.Metric.Name,
                    Selector = p.Metric.Selector,
                    TargetAverageValue = p.Target.AverageValue ?? default,
                }
                : null,
            Resource = value.Resource is { } r
                ? new()
                {
                    Name = r.Name,
                    TargetAverageUtilization = r.Target.AverageUtilization,
                    TargetAverageValue = r.Target.AverageValue,
                }
                : null,
            ContainerResource = value.ContainerResource is { } c
                ? new()
                {
                    Name = c.Name,
                    Container = c.Container,
                    TargetAverageUtilization = c.Target.AverageUtilization,
                    TargetAverageValue = c.Target.AverageValue,
                }
                : null,
            External = value.External is { } e
                ? new()
                {
                    MetricName = e.Metric.Name,
                    MetricSelector = e.Metric.Selector,
                    TargetValue = e.Target.Value,
                    TargetAverageValue = e.Target.AverageValue,
                }
                : null,
        };

    public static MetricSpec FromV1(V1.MetricSpec value) =>
        new()
        {
            Type = value.Type,
            Object = value.Object is { } o
                ? new()
                {
                    DescribedObject = FromV1(o.Target),
                    Metric = new() { Name = o.MetricName, Selector = o.Selector },
                    // Beside an average the value is only there because v1 cannot leave it out.
                    Target = ValueTarget(
                        o.AverageValue is null || !o.TargetValue.IsZero ? o.TargetValue : null,
                        o.AverageValue
                    ),
                }
                : null,
            Pods = value.Pods is { } p
                ? new()
                {
                    Metric = new() { Name = p.MetricName, Selector = p.Selector },
                    Target = ValueTarget(null, p.TargetAverageValue),
                }
                : null,
            Resource = value.Resource is { } r
                ? new() { Name = r.Name, Target = UsageTarget(r.TargetAverageUtilization, r.TargetAverageValue) }
                : null,
            ContainerResource = value.ContainerResource is { } c
                ? new()
                {
                    Name = c.Name,
                    Container = c.Container,
                    Target = UsageTarget(c.TargetAverageUtilization, c.TargetAverageValue),
                }
                : null,
            External = value.External is { } e
                ? new()
                {
                    Metric = new() { Name = e.MetricName, Selector = e.MetricSelector },
                    Target = ValueTarget(e.TargetValue, e.TargetAverageValue),
                }
                : null,
        };

    public static V1.MetricStatus ToV1(MetricStatus value) =>
        new()
        {
            Type = value.Type,
            Object = value.Object is { } o
                ? new()
                {
                    Target = ToV1(o.DescribedObject),
                    MetricName = o.Metric.Name,
                    Selector = o.Metric.Selector,
                    CurrentValue = o.Current.Value ?? default,
                    AverageValue = o.Current.AverageValue,
                }
                : null,
            Pods = value.Pods is { } p
                ? new()
                {
                    MetricName = p.Metric.Name,
                    Selector = p.Metric.Selector,
                    CurrentAverageValue = p.Current.AverageValue ?? default,
                }
                : null,
            Resource = value.Resource is { } r
                ? new()
                {
                    Name = r.Name,
                    CurrentAverageUtilization = r.Current.AverageUtilization,
                    CurrentAverageValue = r.Current.AverageValue ?? default,
                }
                : null,
            ContainerResource = value.ContainerResource is { } c
                ? new()
                {
                    Name = c.Name,
                    Container = c.Container,
                    CurrentAverageUtilization = c.Current.AverageUtilization,
                    CurrentAverageValue = c.Current.AverageValue ?? default,
                }
                : null,
            External = value.External is { } e
                ? new()
                {
                    MetricName = e.Metric.Name,
                    MetricSelector = e.Metric.Selector,
                    CurrentValue = e.Current.Value ?? default,
                    CurrentAverageValue = e.Current.AverageValue,
                }
                : null,
        };

    public static MetricStatus FromV1(V1.MetricStatus value) =>
        new()
        {
            Type = value.Type,
            Object = value.Object is { } o
                ? new()
                {
                    DescribedObject = FromV1(o.Target),
                    Metric = new() { Name = o.MetricName, Selector = o.Selector },
                    Current = new() { Value = NotZero(o.CurrentValue), AverageValue = o.AverageValue },
                }
                : null,
            Pods = value.Pods is { } p
                ? new()
                {
                    Metric = new() { Name = p.MetricName, Selector = p.Selector },
                    Current = new() { AverageValue = p.CurrentAverageValue },
                }
                : null,
            Resource = value.Resource is { } r
                ? new()
                {
                    Name = r.Name,
                    Current = new()
                    {
                        AverageUtilization = r.CurrentAverageUtilization,
                        AverageValue = NotZero(r.CurrentAverageValue),
                    },
                }
                : null,
            ContainerResource = value.ContainerResource is { } c
                ? new()
                {
                    Name = c.Name,
                    Container = c.Container,
                    Current = new()
                    {
                        AverageUtilization = c.CurrentAverageUtilization,
                        AverageValue = NotZero(c.CurrentAverageValue),
                    },
                }
                : null,
            External = value.External is { } e
                ? new()
                {
                    Metric = new() { Name = e.MetricName, Selector = e.MetricSelector },
                    Current = new() { Value = NotZero(e.CurrentValue), AverageValue = e.CurrentAverageValue },
                }
                : null,
        };

    // v1 writes a zero where nothing is told.
    private static Quantity? NotZero(Quantity value) => value.IsZero ? null : value;

    private static MetricTarget ValueTarget(Quantity? value, Quantity? average) =>
        new()
        {
            Type = average is null ? MetricTargetType.Value : MetricTargetType.AverageValue,
            Value = value,
            AverageValue = average,
        };

    private static MetricTarget UsageTarget(int? utilization, Quantity? average) =>
        new()
        {
            Type = utilization is null ? MetricTargetType.AverageValue : MetricTargetType.Utilization,
            AverageUtilization = utilization,
            AverageValue = average,
        };
}
