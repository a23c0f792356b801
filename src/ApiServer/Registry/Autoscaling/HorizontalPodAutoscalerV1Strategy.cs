using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using V1 = Arktos.Api.Autoscaling.V1;

namespace Arktos.ApiServer.Registry.Autoscaling;

/// <summary>
/// The same autoscalers as autoscaling/v1 shows them: it knows one target, of cpu; the others, how to scale, and what
/// is told of them stand in annotations.
/// </summary>
public sealed class HorizontalPodAutoscalerV1Strategy
    : ConvertedStrategy<V1.HorizontalPodAutoscaler, HorizontalPodAutoscaler>
{
    public HorizontalPodAutoscalerV1Strategy()
        : base(new HorizontalPodAutoscalerStrategy()) => Subresources = With(Status(KeepSpec));

    protected override void Validate(V1.HorizontalPodAutoscaler value, FieldErrors errors)
    {
        foreach (var (name, fault) in AutoscalerAnnotations.Faults(value.Metadata.Annotations))
            errors.Invalid($"metadata.annotations[{name}]", value.Metadata.Annotations![name], fault);
        base.Validate(value, errors);
    }

    protected override V1.HorizontalPodAutoscaler FromStored(HorizontalPodAutoscaler value)
    {
        var (spec, status, metadata) = (value.Spec, value.Status, value.Metadata.DeepClone());
        var metrics = spec.Metrics ?? [];
        var cpu = metrics.Find(IsCpu);
        metadata.Annotations = AutoscalerAnnotations.Write(
            metadata.Annotations,
            new()
            {
                Metrics = [.. metrics.Where(m => m != cpu).Select(AutoscalerMetrics.ToV1)],
                Behavior = spec.Behavior,
                CurrentMetrics = [.. (status.CurrentMetrics ?? []).Select(AutoscalerMetrics.ToV1)],
                Conditions = status.Conditions ?? [],
            }
        );
        return new()
        {
            Kind = Kind.Kind,
            ApiVersion = Kind.GroupVersion.ToString(),
            Metadata = metadata,
            Spec = new()
            {
                ScaleTargetRef = AutoscalerMetrics.ToV1(spec.ScaleTargetRef),
                MinReplicas = spec.MinReplicas,
                MaxReplicas = spec.MaxReplicas,
                TargetCPUUtilizationPercentage = cpu?.Resource!.Target.AverageUtilization,
            },
            Status = new()
            {
                ObservedGeneration = status.ObservedGeneration,
                LastScaleTime = status.LastScaleTime,
                CurrentReplicas = status.CurrentReplicas,
                DesiredReplicas = status.DesiredReplicas,
                CurrentCPUUtilizationPercentage = status
                    .CurrentMetrics?.Find(m => m is { Type: MetricSourceType.Resource, Resource.Name: "cpu" })
                    ?.Resource!.Current.AverageUtilization,
            },
        };
    }

    protected override HorizontalPodAutoscaler ToStored(V1.HorizontalPodAutoscaler value)
    {
        var (spec, status, metadata) = (value.Spec, value.Status, value.Metadata.DeepClone());
        (metadata.Annotations, var told) = AutoscalerAnnotations.Read(metadata.Annotations);
        List<MetricSpec> metrics = [.. told.Metrics.Select(AutoscalerMetrics.FromV1)];
        if (spec.TargetCPUUtilizationPercentage is { } percent)
            metrics.Insert(0, Cpu(percent));
        List<MetricStatus> current = [.. told.CurrentMetrics.Select(AutoscalerMetrics.FromV1)];
        if (current.Count == 0 && status.CurrentCPUUtilizationPercentage is { } used)
            current.Add(
                new()
                {
                    Type = MetricSourceType.Resource,
                    Resource = new()
                    {
                        Name = "cpu",
                        Current = new() { AverageUtilization = used },
                    },
                }
            );
        return new()
        {
            Kind = Stored.Kind.Kind,
            ApiVersion = Stored.Kind.GroupVersion.ToString(),
            Metadata = metadata,
            Spec = new()
            {
                ScaleTargetRef = AutoscalerMetrics.FromV1(spec.ScaleTargetRef),
                MinReplicas = spec.MinReplicas,
                MaxReplicas = spec.MaxReplicas,
                Metrics = metrics.Count > 0 ? metrics : null,
                Behavior = told.Behavior,
            },
            Status = new()
            {
                ObservedGeneration = status.ObservedGeneration,
                LastScaleTime = status.LastScaleTime,
                CurrentReplicas = status.CurrentReplicas,
                DesiredReplicas = status.DesiredReplicas,
                CurrentMetrics = current.Count > 0 ? current : null,
                Conditions = told.Conditions.Count > 0 ? told.Conditions : null,
            },
        };
    }

    protected override void Take(V1.HorizontalPodAutoscaler value, V1.HorizontalPodAutoscaler from) =>
        (value.Metadata, value.Spec, value.Status) = (from.Metadata, from.Spec, from.Status);

    // What of the spec stands in annotations is no part of a status either.
    private void KeepSpec(V1.HorizontalPodAutoscaler value, V1.HorizontalPodAutoscaler old) =>
        Change(value, v => v.Spec = ToStored(old).Spec);

    private static bool IsCpu(MetricSpec metric) =>
        metric
            is {
                Type: MetricSourceType.Resource,
                Resource: { Name: "cpu", Target: { Type: MetricTargetType.Utilization, AverageUtilization: not null } },
            };

    private static MetricSpec Cpu(int percent) =>
        new()
        {
            Type = MetricSourceType.Resource,
            Resource = new()
            {
                Name = "cpu",
                Target = new() { Type = MetricTargetType.Utilization, AverageUtilization = percent },
            },
        };
}
