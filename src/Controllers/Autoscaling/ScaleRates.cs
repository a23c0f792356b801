using Arktos.Api.Autoscaling.V2;

namespace Arktos.Controllers.Autoscaling;

/// <summary>A reason in the words of a condition.</summary>
internal readonly record struct Why(string Reason, string Message);

/// <summary>What becomes of a recommendation.</summary>
/// <param name="Stabilized">Why another one of the window holds; null: it is the recommendation itself.</param>
/// <param name="Limit">Why the target is at a bound, or that it is at none.</param>
internal sealed record Rated(int Replicas, Why? Stabilized, Why Limit, bool IsLimited);

/// <summary>
/// How fast a target may grow and shrink, pure: windows over past recommendations, then policies and bounds.
/// </summary>
internal static class ScaleRates
{
    /// <summary>Without behavior a target grows to the double, and to four at least, in one step.</summary>
    private const int GrowthFactor = 2,
        GrowthMin = 4;

    private static readonly TimeSpan ShrinkWindow = TimeSpan.FromMinutes(5);

    private static readonly Why WithinRange =
            new("DesiredWithinRange", "the desired count is within the acceptable range"),
        TooFew = new("TooFewReplicas", "the desired replica count is less than the minimum replica count"),
        TooMany = new("TooManyReplicas", "the desired replica count is more than the maximum replica count"),
        GrowsTooFast =
            new("ScaleUpLimit", "the desired replica count is increasing faster than the maximum scale rate"),
        ShrinksTooFast =
            new("ScaleDownLimit", "the desired replica count is decreasing faster than the maximum scale rate"),
        HeldUp =
            new(
                "ScaleDownStabilized",
                "recent recommendations were higher than current one, applying the highest recent recommendation"
            ),
        HeldDown =
            new(
                "ScaleUpStabilized",
                "recent recommendations were lower than current one, applying the lowest recent recommendation"
            );

    /// <param name="memory">Is told of the recommendation.</param>
    public static Rated Rate(
        HorizontalPodAutoscalerSpec spec,
        (int Present, int Recommended) replicas,
        AutoscalerMemory memory,
        DateTimeOffset now
    )
    {
        var (present, recommended) = replicas;
        var stable = spec.Behavior is { } behavior
            ? Stable(behavior, present, recommended, memory, now)
            : memory.RecommendedWithin(ShrinkWindow, now).Append(recommended).Max();
        memory.Recommended(recommended, now);
        Why? stabilized =
            stable == recommended ? null
            : spec.Behavior is not null && recommended >= present ? HeldDown
            : HeldUp;
        var (desired, limit) = spec.Behavior is null
            ? Bounded(spec, present, stable)
            : Bounded(spec, spec.Behavior, (present, stable), memory, now);
        return new Rated(desired, stabilized, limit, desired != stable);
    }

    private static int Stable(
        HorizontalPodAutoscalerBehavior behavior,
        int present,
        int recommended,
        AutoscalerMemory memory,
        DateTimeOffset now
    )
    {
        var up = TimeSpan.FromSeconds(behavior.ScaleUp?.StabilizationWindowSeconds ?? 0);
        var down = behavior.ScaleDown?.StabilizationWindowSeconds is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : ShrinkWindow;
        var lowest = memory.RecommendedWithin(up, now).Append(recommended).Min();
        var highest = memory.RecommendedWithin(down, now).Append(recommended).Max();
        return Math.Min(Math.Max(present, lowest), highest);
    }

    private static (int Replicas, Why Limit) Bounded(HorizontalPodAutoscalerSpec spec, int present, int stable)
    {
        var growth = (int)Math.Max(Math.Min((long)GrowthFactor * present, int.MaxValue), GrowthMin);
        var (max, why) = spec.MaxReplicas > growth ? (growth, GrowsTooFast) : (spec.MaxReplicas, TooMany);
        return stable < Min(spec) ? (Min(spec), TooFew)
            : stable > max ? (max, why)
            : (stable, WithinRange);
    }

    private static (int Replicas, Why Limit) Bounded(
        HorizontalPodAutoscalerSpec spec,
        HorizontalPodAutoscalerBehavior behavior,
        (int Present, int Stable) replicas,
        AutoscalerMemory memory,
        DateTimeOffset now
    )
    {
        var (present, stable) = replicas;
        if (stable > present)
        {
            var growth = Math.Max(present, Furthest(behavior.ScaleUp, present, memory, now, isUp: true));
            var (max, why) = spec.MaxReplicas > growth ? (growth, GrowsTooFast) : (spec.MaxReplicas, TooMany);
            return stable > max ? (max, why) : (stable, WithinRange);
        }
        if (stable < present)
        {
            var shrink = Math.Min(present, Furthest(behavior.ScaleDown, present, memory, now, isUp: false));
            var (min, why) = Min(spec) < shrink ? (shrink, ShrinksTooFast) : (Min(spec), TooFew);
            return stable < min ? (min, why) : (stable, WithinRange);
        }
        return (stable, WithinRange);
    }

    /// <summary>Where the policies let a target go, the one that is selected of them.</summary>
    private static int Furthest(
        HPAScalingRules? rules,
        int present,
        AutoscalerMemory memory,
        DateTimeOffset now,
        bool isUp
    )
    {
        if (rules?.SelectPolicy == ScalingPolicySelect.Disabled)
            return present;
        var ends = (rules?.Policies ?? [])
            .Select(policy =>
            {
                var before = memory.Before(present, TimeSpan.FromSeconds(policy.PeriodSeconds), now);
                var step =
                    policy.Type == HPAScalingPolicyType.Pods ? policy.Value : before * (double)policy.Value / 100;
                return isUp ? Math.Ceiling(before + step) : Math.Truncate(before - step);
            })
            .DefaultIfEmpty(present);
        // The furthest is the most of a growth, and the least of what is left.
        var end = isUp == (rules?.SelectPolicy != ScalingPolicySelect.Min) ? ends.Max() : ends.Min();
        return (int)Math.Clamp(end, 0, int.MaxValue);
    }

    private static int Min(HorizontalPodAutoscalerSpec spec) => spec.MinReplicas ?? 1;
}
