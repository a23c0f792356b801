using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Json;
using Scale = Arktos.Api.Autoscaling.V1.Scale;

namespace Arktos.Controllers.Autoscaling;

/// <summary>What one metric came to.</summary>
/// <param name="Name">In the user's words; "" of one that failed.</param>
/// <param name="Status">What is shown of it; empty of one that failed.</param>
/// <param name="Fault">Why it says nothing; null when it does.</param>
internal sealed record MetricProposal(int Replicas, string Name, MetricStatus Status, MetricFault? Fault = null);

/// <summary>Why a metric says nothing.</summary>
/// <param name="Reason">Of the condition, and of its event.</param>
/// <param name="What">Could not be had: "failed to get cpu resource metric value"; "" where the error says it.</param>
internal sealed record MetricFault(string Reason, string What, string Error)
{
    public string WholeError => What.Length > 0 ? $"{What}: {Error}" : Error;
}

/// <summary>An event about an autoscaler.</summary>
internal sealed record AutoscalerEvent(string Type, string Reason, string Message);

/// <summary>What is to be done about a target.</summary>
/// <param name="Replicas">What the scale is to be; null: as it is.</param>
/// <param name="Reason">Of a change, in the words of its event.</param>
/// <param name="Status">To be written when the scale is.</param>
internal sealed record AutoscalerPlan(
    int? Replicas,
    string Reason,
    HorizontalPodAutoscalerStatus Status,
    IReadOnlyList<AutoscalerEvent> Events
);

/// <summary>
/// One look at an autoscaler, pure: (autoscaler, its target's scale, what metrics propose, what was before, now) →
/// replicas, status, events.
/// </summary>
internal static class AutoscalerDecision
{
    private const string Able = HorizontalPodAutoscalerConditionType.AbleToScale,
        Active = HorizontalPodAutoscalerConditionType.ScalingActive,
        Limited = HorizontalPodAutoscalerConditionType.ScalingLimited;

    /// <summary>Whether metrics have a say: not of a target that is off, or outside of its bounds.</summary>
    public static bool NeedsMetrics(HorizontalPodAutoscaler autoscaler, Scale scale) =>
        scale.Spec.Replicas is var present
        && !(present == 0 && Min(autoscaler) != 0)
        && present <= autoscaler.Spec.MaxReplicas
        && present >= Min(autoscaler);

    /// <summary>The scale of the target could not be had.</summary>
    public static HorizontalPodAutoscalerStatus WithoutScale(
        HorizontalPodAutoscaler autoscaler,
        string error,
        DateTimeOffset now
    )
    {
        var status = Begin(autoscaler);
        Tell(
            status,
            Able,
            false,
            new("FailedGetScale", $"the HPA controller was unable to get the target's current scale: {error}"),
            now
        );
        return status;
    }

    /// <summary>The target's pods cannot be told, or are another's too.</summary>
    public static AutoscalerPlan WithoutPods(
        HorizontalPodAutoscaler autoscaler,
        Scale scale,
        (Why Condition, AutoscalerEvent Event) fault,
        DateTimeOffset now
    )
    {
        var status = Begin(autoscaler, scale, now);
        Tell(status, Active, false, fault.Condition, now);
        return new AutoscalerPlan(null, "", Unchanged(status, scale), [fault.Event]);
    }

    /// <param name="proposals">One for each metric, in their order; asked for when <see cref="NeedsMetrics"/>.</param>
    /// <param name="memory">Is told of what is recommended.</param>
    public static AutoscalerPlan Decide(
        HorizontalPodAutoscaler autoscaler,
        Scale scale,
        IReadOnlyList<MetricProposal> proposals,
        AutoscalerMemory memory,
        DateTimeOffset now
    )
    {
        var (status, present) = (Begin(autoscaler, scale, now), scale.Spec.Replicas);
        memory.Begin(present, now);
        if (present == 0 && Min(autoscaler) != 0)
        {
            Tell(
                status,
                Active,
                false,
                new("ScalingDisabled", "scaling is disabled since the replica count of the target is zero"),
                now
            );
            return new AutoscalerPlan(null, "", Unchanged(status, scale), []);
        }
        if (present > autoscaler.Spec.MaxReplicas)
            return Change(status, autoscaler.Spec.MaxReplicas, "Current number of replicas above Spec.MaxReplicas");
        if (present < Min(autoscaler))
            return Change(status, Min(autoscaler), "Current number of replicas below Spec.MinReplicas");

        status.CurrentMetrics = [.. proposals.Select(p => p.Status)];
        var events = new List<AutoscalerEvent>();
        var faults = proposals.Where(p => p.Fault is not null).ToList();
        foreach (var (_, _, _, fault) in faults)
            events.Add(new("Warning", fault!.Reason, fault.Error));
        if (faults.Count > 0)
            events.Add(
                new(
                    "Warning",
                    "FailedComputeMetricsReplicas",
                    $"invalid metrics ({faults.Count} invalid out of {proposals.Count}), first error is: "
                        + faults[0].Fault!.WholeError
                )
            );
        var highest = proposals.Where(p => p.Fault is null).MaxBy(p => p.Replicas);
        // Who does not know all does not take away.
        if (highest is null || faults.Count > 0 && highest.Replicas < present)
        {
            Tell(
                status,
                Active,
                false,
                new(
                    faults[0].Fault!.Reason,
                    $"the HPA was unable to compute the replica count: {faults[0].Fault!.Error}"
                ),
                now
            );
            return new AutoscalerPlan(null, "", Unchanged(status, scale), events);
        }
        Tell(
            status,
            Active,
            true,
            new("ValidMetricFound", $"the HPA was able to successfully calculate a replica count from {highest.Name}"),
            now
        );
        var rated = ScaleRates.Rate(autoscaler.Spec, (present, highest.Replicas), memory, now);
        Tell(
            status,
            Able,
            true,
            rated.Stabilized ?? new("ReadyForNewScale", "recommended size matches current size"),
            now
        );
        Tell(status, Limited, rated.IsLimited, rated.Limit, now);
        status.DesiredReplicas = rated.Replicas;
        return rated.Replicas == present
            ? new AutoscalerPlan(null, "", status, events)
            : Change(
                status,
                rated.Replicas,
                highest.Replicas > present ? $"{highest.Name} above target" : "All metrics below target",
                events
            );
    }

    /// <summary>The status after the scale was written.</summary>
    public static void TellScaled(HorizontalPodAutoscalerStatus status, int replicas, DateTimeOffset now)
    {
        status.LastScaleTime = now;
        Tell(
            status,
            Able,
            true,
            new("SucceededRescale", $"the HPA controller was able to update the target scale to {replicas}"),
            now
        );
    }

    /// <summary>The status after the scale could not be written.</summary>
    public static void TellNotScaled(
        HorizontalPodAutoscalerStatus status,
        int present,
        string error,
        DateTimeOffset now
    )
    {
        status.DesiredReplicas = present;
        Tell(
            status,
            Able,
            false,
            new("FailedUpdateScale", $"the HPA controller was unable to update the target scale: {error}"),
            now
        );
    }

    private static int Min(HorizontalPodAutoscaler autoscaler) => autoscaler.Spec.MinReplicas ?? 1;

    private static HorizontalPodAutoscalerStatus Begin(HorizontalPodAutoscaler autoscaler)
    {
        var status = KubeJson.Clone(autoscaler.Status);
        status.ObservedGeneration = autoscaler.Metadata.Generation;
        return status;
    }

    private static HorizontalPodAutoscalerStatus Begin(
        HorizontalPodAutoscaler autoscaler,
        Scale scale,
        DateTimeOffset now
    )
    {
        var status = Begin(autoscaler);
        (status.CurrentReplicas, status.CurrentMetrics) = (scale.Spec.Replicas, null);
        Tell(
            status,
            Able,
            true,
            new("SucceededGetScale", "the HPA controller was able to get the target's current scale"),
            now
        );
        return status;
    }

    private static HorizontalPodAutoscalerStatus Unchanged(HorizontalPodAutoscalerStatus status, Scale scale)
    {
        status.DesiredReplicas = scale.Spec.Replicas;
        return status;
    }

    private static AutoscalerPlan Change(
        HorizontalPodAutoscalerStatus status,
        int replicas,
        string reason,
        List<AutoscalerEvent>? events = null
    )
    {
        status.DesiredReplicas = replicas;
        return new AutoscalerPlan(replicas, reason, status, events ?? []);
    }

    private static void Tell(
        HorizontalPodAutoscalerStatus status,
        string type,
        bool isTrue,
        Why why,
        DateTimeOffset now
    )
    {
        var condition = status.Conditions?.Find(c => c.Type == type);
        if (condition is null)
            (status.Conditions ??= []).Add(condition = new() { Type = type });
        var text = isTrue ? "True" : "False";
        if (condition.Status != text)
            (condition.Status, condition.LastTransitionTime) = (text, now);
        (condition.Reason, condition.Message) = (why.Reason, why.Message);
    }
}
