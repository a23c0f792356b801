using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Policy.V1;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.Disruption;

/// <summary>Of what the controllers of pods want: replicas by the uid of what is scaled.</summary>
/// <param name="Fault">Why that cannot be told; "" when it can.</param>
internal sealed record PodScales(IReadOnlyDictionary<string, int> Replicas, string Fault = "");

/// <summary>How many pods of a budget there are meant to be, and how many of them healthy. Pure.</summary>
/// <param name="Fault">Why it cannot be counted; "" when it can.</param>
/// <param name="HasUnmanaged">There are pods that no controller has a number of, and the budget asks for it.</param>
internal sealed record ExpectedPods(int Count, int Healthy, string Fault = "", bool HasUnmanaged = false)
{
    /// <summary>The budget is about a part of all, so that it must be known how many all are.</summary>
    public static bool NeedsScales(PodDisruptionBudget budget) =>
        budget.Spec.MaxUnavailable is not null || budget.Spec.MinAvailable is { IsString: true };

    /// <param name="scales">Asked for when <see cref="NeedsScales"/>.</param>
    public static ExpectedPods Of(PodDisruptionBudget budget, IReadOnlyCollection<Pod> pods, PodScales scales)
    {
        var spec = budget.Spec;
        if (!NeedsScales(budget))
            return new(spec.MinAvailable is null ? 0 : pods.Count, Math.Max(0, spec.MinAvailable?.Number ?? 0));
        var hasUnmanaged = pods.Any(p => Owners.ControllerOf(p) is null);
        if (scales.Fault.Length > 0)
            return new(0, 0, scales.Fault, hasUnmanaged);
        var count = (int)Math.Min(int.MaxValue, scales.Replicas.Values.Sum(r => (long)r));
        return Scaled(spec.MaxUnavailable ?? spec.MinAvailable!.Value, count) is not { } part
                ? new(0, 0, $"invalid value for IntOrString: {spec.MaxUnavailable ?? spec.MinAvailable}", hasUnmanaged)
            : spec.MaxUnavailable is null ? new(count, part, "", hasUnmanaged)
            : new(count, Math.Max(0, count - part), "", hasUnmanaged);
    }

    private static int? Scaled(IntOrString amount, int total) =>
        amount.TryScale(total, roundUp: true, out var value) ? value : null;
}
