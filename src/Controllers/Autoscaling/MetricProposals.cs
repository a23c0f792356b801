using Arktos.Api;
using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Selectors;
using Arktos.Controllers.Hosting;
using Scale = Arktos.Api.Autoscaling.V1.Scale;

namespace Arktos.Controllers.Autoscaling;

/// <summary>Asks what each metric of an autoscaler measures, and what it proposes by that. Thread-safe.</summary>
internal sealed class MetricProposals(MetricsReader reader, ControllerContext context)
{
    public async Task<List<MetricProposal>> OfAsync(
        HorizontalPodAutoscaler autoscaler,
        Scale scale,
        (LabelQuery Selector, IReadOnlyCollection<Api.Core.V1.Pod> Pods) target,
        CancellationToken ct
    )
    {
        var behavior = autoscaler.Spec.Behavior;
        var input = new CalculatorInput(
            target.Pods,
            scale.Spec.Replicas,
            new Tolerances(
                behavior?.ScaleDown?.Tolerance?.ApproximateValue ?? Tolerances.Default.Down,
                behavior?.ScaleUp?.Tolerance?.ApproximateValue ?? Tolerances.Default.Up
            ),
            context.Time.GetUtcNow()
        );
        var call = new Call(autoscaler, scale, target.Selector, input);
        var proposals = new List<MetricProposal>();
        foreach (var metric in autoscaler.Spec.Metrics ?? [])
            proposals.Add(
                await (
                    metric switch
                    {
                        { Type: MetricSourceType.Resource, Resource: { } m } => OfResourceAsync(call, m, ct),
                        { Type: MetricSourceType.ContainerResource, ContainerResource: { } m } => OfContainerAsync(
                            call,
                            m,
                            ct
                        ),
                        { Type: MetricSourceType.Pods, Pods: { } m } => OfPodsAsync(call, m, ct),
                        { Type: MetricSourceType.Object, Object: { } m } => OfObjectAsync(call, m, ct),
                        { Type: MetricSourceType.External, External: { } m } => OfOutsideAsync(call, m, ct),
                        _ => Task.FromResult(
                            Failed("InvalidMetricSourceType", "", $"unknown metric source type \"{metric.Type}\"")
                        ),
                    }
                ).ConfigureAwait(false)
            );
        return proposals;
    }

    private sealed record Call(
        HorizontalPodAutoscaler Autoscaler,
        Scale Scale,
        LabelQuery Selector,
        CalculatorInput Input
    )
    {
        public (string Tenant, string Namespace) Place => (Autoscaler.Metadata.Tenant, Autoscaler.Metadata.Namespace);
    }

    private async Task<MetricProposal> OfResourceAsync(Call call, ResourceMetricSource metric, CancellationToken ct)
    {
        try
        {
            var (proposed, current) = await MeasureAsync(call, metric.Target, (metric.Name, ""), ct)
                .ConfigureAwait(false);
            return new MetricProposal(
                proposed,
                $"{metric.Name} resource{Part(metric.Target)}",
                new MetricStatus
                {
                    Type = MetricSourceType.Resource,
                    Resource = new() { Name = metric.Name, Current = current },
                }
            );
        }
        catch (MetricException e)
        {
            return Failed("FailedGetResourceMetric", $"failed to get {metric.Name} resource metric value", e.Message);
        }
    }

    private async Task<MetricProposal> OfContainerAsync(
        Call call,
        ContainerResourceMetricSource metric,
        CancellationToken ct
    )
    {
        try
        {
            var (proposed, current) = await MeasureAsync(call, metric.Target, (metric.Name, metric.Container), ct)
                .ConfigureAwait(false);
            return new MetricProposal(
                proposed,
                $"{metric.Name} container resource{Part(metric.Target)}",
                new MetricStatus
                {
                    Type = MetricSourceType.ContainerResource,
                    ContainerResource = new()
                    {
                        Name = metric.Name,
                        Container = metric.Container,
                        Current = current,
                    },
                }
            );
        }
        catch (MetricException e)
        {
            return Failed(
                "FailedGetContainerResourceMetric",
                $"failed to get {metric.Name} container metric value",
                e.Message
            );
        }
    }

    private static string Part(MetricTarget target) =>
        target.AverageValue is null ? " utilization (percentage of request)" : "";

    private async Task<(int Replicas, MetricValueStatus Current)> MeasureAsync(
        Call call,
        MetricTarget target,
        (string Resource, string Container) of,
        CancellationToken ct
    )
    {
        var kind = target.AverageValue is null ? "utilization" : "usage";
        try
        {
            Dictionary<string, PodSample> samples;
            try
            {
                samples = await reader.OfResourceAsync(call.Place, call.Selector, of, ct).ConfigureAwait(false);
            }
            catch (MetricException e)
            {
                throw new MetricException($"unable to get metrics for resource {of.Resource}: {e.Message}");
            }
            if (target.AverageValue is { } average)
            {
                var plain = ReplicaCalculator.ByAverage(call.Input, samples, of.Resource, average.MilliValue);
                return (plain.Replicas, new MetricValueStatus { AverageValue = Shown(plain, of.Resource) });
            }
            if (target.AverageUtilization is not { } percent)
                throw new MetricException("neither a target utilization nor a target average value is set");
            var proposed = ReplicaCalculator.ByUtilization(call.Input, samples, of, percent);
            return (
                proposed.Replicas,
                new MetricValueStatus
                {
                    AverageUtilization = proposed.Utilization,
                    AverageValue = Shown(proposed, of.Resource),
                }
            );
        }
        catch (MetricException e)
        {
            throw new MetricException($"failed to get {of.Resource} {kind}: {e.Message}");
        }
    }

    /// <summary>Bytes are shown as such, without thousandths.</summary>
    private static Quantity Shown(Proposed proposed, string resource) =>
        resource == "memory" ? Quantity.FromLong(proposed.Milli / 1000) : Quantity.FromMilli(proposed.Milli);

    private async Task<MetricProposal> OfPodsAsync(Call call, PodsMetricSource metric, CancellationToken ct)
    {
        try
        {
            if (metric.Target.AverageValue is not { } average)
                throw new MetricException("no target average value is set");
            var samples = await reader.OfPodsAsync(call.Place, call.Selector, metric.Metric, ct).ConfigureAwait(false);
            var proposed = ReplicaCalculator.ByAverage(call.Input, samples, null, average.MilliValue);
            return new MetricProposal(
                proposed.Replicas,
                $"pods metric {metric.Metric.Name}",
                new MetricStatus
                {
                    Type = MetricSourceType.Pods,
                    Pods = new()
                    {
                        Metric = metric.Metric,
                        Current = new() { AverageValue = Quantity.FromMilli(proposed.Milli) },
                    },
                }
            );
        }
        catch (MetricException e)
        {
            return Failed(
                "FailedGetPodsMetric",
                "failed to get pods metric value",
                $"unable to get metric {metric.Metric.Name}: {e.Message}"
            );
        }
    }

    private async Task<MetricProposal> OfObjectAsync(Call call, ObjectMetricSource metric, CancellationToken ct)
    {
        var described = metric.DescribedObject;
        try
        {
            var resource =
                context.Informers.Served.ByKind(described.ApiVersion, described.Kind)?.Resource
                ?? throw new MetricException(
                    $"no matches for kind \"{described.Kind}\" in version \"{described.ApiVersion}\""
                );
            var name = resource.Group.Length == 0 ? resource.Plural : $"{resource.Plural}.{resource.Group}";
            var milli = await reader
                .OfObjectAsync(call.Place, (name, described.Name), metric.Metric, ct)
                .ConfigureAwait(false);
            var (proposed, current) = Whole(call, metric.Target, milli);
            return new MetricProposal(
                proposed,
                $"{described.Kind} metric {metric.Metric.Name}",
                new MetricStatus
                {
                    Type = MetricSourceType.Object,
                    Object = new()
                    {
                        Metric = metric.Metric,
                        DescribedObject = described,
                        Current = current,
                    },
                }
            );
        }
        catch (MetricException e)
        {
            return Failed(
                "FailedGetObjectMetric",
                "failed to get object metric value",
                $"unable to get metric {metric.Metric.Name}: {described.Kind} on {call.Place.Namespace} "
                    + $"{described.Name}/{e.Message}"
            );
        }
    }

    private async Task<MetricProposal> OfOutsideAsync(Call call, ExternalMetricSource metric, CancellationToken ct)
    {
        try
        {
            var milli = await reader.OfOutsideAsync(call.Place, metric.Metric, ct).ConfigureAwait(false);
            var (proposed, current) = Whole(call, metric.Target, milli);
            return new MetricProposal(
                proposed,
                $"external metric {metric.Metric.Name}",
                new MetricStatus
                {
                    Type = MetricSourceType.External,
                    External = new() { Metric = metric.Metric, Current = current },
                }
            );
        }
        catch (MetricException e)
        {
            return Failed(
                "FailedGetExternalMetric",
                $"failed to get {metric.Metric.Name} external metric value",
                $"unable to get external metric {call.Place.Namespace}/{metric.Metric.Name}: {e.Message}"
            );
        }
    }

    private static (int Replicas, MetricValueStatus Current) Whole(Call call, MetricTarget target, long milli)
    {
        if (target.AverageValue is { } average)
        {
            var share = ReplicaCalculator.ByShare(call.Input, call.Scale.Status.Replicas, milli, average.MilliValue);
            return (share.Replicas, new MetricValueStatus { AverageValue = Quantity.FromMilli(share.Milli) });
        }
        if (target.Value is not { } value)
            throw new MetricException("neither a target value nor a target average value is set");
        var proposed = ReplicaCalculator.ByValue(call.Input, milli, value.MilliValue);
        return (proposed.Replicas, new MetricValueStatus { Value = Quantity.FromMilli(proposed.Milli) });
    }

    private static MetricProposal Failed(string reason, string what, string error) =>
        new(0, "", new MetricStatus(), new MetricFault(reason, what, error));
}
