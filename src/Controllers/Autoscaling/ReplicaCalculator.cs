using Arktos.Api.Core.V1;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Autoscaling;

/// <summary>How far a ratio may be from 1 and still change nothing.</summary>
internal readonly record struct Tolerances(double Down, double Up)
{
    public static readonly Tolerances Default = new(0.1, 0.1);

    public bool Allow(double ratio) => 1 - Down <= ratio && ratio <= 1 + Up;
}

/// <summary>What a calculation is about.</summary>
/// <param name="Present">Replicas that the target wants now.</param>
internal sealed record CalculatorInput(
    IReadOnlyCollection<Pod> Pods,
    int Present,
    Tolerances Tolerances,
    DateTimeOffset Now
);

/// <summary>What a metric proposes.</summary>
/// <param name="Utilization">Percent of what pods request; null where the metric has none.</param>
/// <param name="Milli">What is shown: the average over pods, or the value.</param>
internal readonly record struct Proposed(int Replicas, int? Utilization, long Milli);

/// <summary>
/// How many replicas a metric asks for, pure: as many times the ready pods as what is measured is of what is meant.
/// Pods of which nothing is known never change the direction.
/// </summary>
internal static class ReplicaCalculator
{
    /// <param name="target">Percent of what the pods request.</param>
    /// <param name="of">The container may be empty: of all.</param>
    /// <exception cref="MetricException">Nothing can be said.</exception>
    public static Proposed ByUtilization(
        CalculatorInput input,
        IReadOnlyDictionary<string, PodSample> samples,
        (string Resource, string Container) of,
        int target
    )
    {
        var groups = Group(input, samples, of.Resource == "cpu");
        var requests = input
            .Pods.Where(p => p.Metadata.DeletionTimestamp is null && p.Status.Phase != "Failed")
            .ToDictionary(p => p.Metadata.Name, p => Request(p, of.Resource, of.Container));
        var measured = groups.Ready.ToDictionary(s => s.Key, s => s.Value.Milli);
        var (ratio, utilization, average) = Utilization(measured, requests, target);
        var replicas = Propose(
            input,
            groups,
            ratio,
            measured,
            pod => Scaled(requests[pod.Metadata.Name], Math.Max(100, target)),
            all => Utilization(all, requests, target).Ratio
        );
        return new Proposed(replicas, utilization, average);
    }

    /// <param name="targetMilli">Of each pod.</param>
    /// <param name="resource">Null: no resource, but a metric of pods that somebody defines.</param>
    /// <exception cref="MetricException">Nothing can be said.</exception>
    public static Proposed ByAverage(
        CalculatorInput input,
        IReadOnlyDictionary<string, PodSample> samples,
        string? resource,
        long targetMilli
    )
    {
        var groups = Group(input, samples, resource == "cpu");
        var measured = groups.Ready.ToDictionary(s => s.Key, s => s.Value.Milli);
        var average = Average(measured);
        var replicas = Propose(
            input,
            groups,
            (double)average / targetMilli,
            measured,
            _ => targetMilli,
            all => (double)Average(all) / targetMilli
        );
        return new Proposed(replicas, null, average);
    }

    /// <summary>Of one value for all: of an object, or from outside.</summary>
    public static Proposed ByValue(CalculatorInput input, long milli, long targetMilli)
    {
        var ratio = (double)milli / targetMilli;
        if (input.Present == 0)
            return new Proposed(Ceiling(ratio), null, milli);
        if (input.Tolerances.Allow(ratio))
            return new Proposed(input.Present, null, milli);
        var ready = input.Pods.Count(p => p.Status.Phase == "Running" && PodStates.IsReady(p));
        return new Proposed(Ceiling(ratio * ready), null, milli);
    }

    /// <summary>Of one value, of which each pod takes a part.</summary>
    /// <param name="running">Replicas that there are.</param>
    public static Proposed ByShare(CalculatorInput input, int running, long milli, long targetMilli)
    {
        var ratio = (double)milli / ((double)targetMilli * running);
        return new Proposed(
            running > 0 && input.Tolerances.Allow(ratio) ? running : Ceiling((double)milli / targetMilli),
            null,
            running > 0 ? Ceiling((double)milli / running) : milli
        );
    }

    private static PodGroups Group(CalculatorInput input, IReadOnlyDictionary<string, PodSample> samples, bool isCpu)
    {
        if (input.Pods.Count == 0)
            throw new MetricException("no pods returned by selector while calculating replica count");
        var groups = PodGroups.Of(input.Pods, samples, isCpu, input.Now);
        return groups.Ready.Count > 0
            ? groups
            : throw new MetricException("did not receive metrics for targeted pods (pods might be unready)");
    }

    /// <param name="measured">Is filled with what is assumed of the others.</param>
    /// <param name="whole">What a pod takes at the most by what is meant.</param>
    private static int Propose(
        CalculatorInput input,
        PodGroups groups,
        double ratio,
        Dictionary<string, long> measured,
        Func<Pod, long> whole,
        Func<Dictionary<string, long>, double> ratioOf
    )
    {
        var countsUnready = groups.Unready.Count > 0 && ratio > 1;
        if (!countsUnready && groups.Missing.Count == 0)
            return input.Tolerances.Allow(ratio) ? input.Present : Ceiling(ratio * groups.Ready.Count);
        if (ratio != 1)
            foreach (var pod in groups.Missing)
                measured[pod.Metadata.Name] = ratio < 1 ? whole(pod) : 0;
        if (countsUnready)
            foreach (var pod in groups.Unready)
                measured[pod.Metadata.Name] = 0;
        var filled = ratioOf(measured);
        if (input.Tolerances.Allow(filled) || ratio < 1 && filled > 1 || ratio > 1 && filled < 1)
            return input.Present;
        var replicas = Ceiling(filled * measured.Count);
        return filled < 1 && replicas > input.Present || filled > 1 && replicas < input.Present
            ? input.Present
            : replicas;
    }

    private static (double Ratio, int Utilization, long Average) Utilization(
        Dictionary<string, long> measured,
        Dictionary<string, long> requests,
        int target
    )
    {
        var (taken, asked, count) = (0L, 0L, 0);
        foreach (var (pod, milli) in measured)
            if (requests.TryGetValue(pod, out var request))
                (taken, asked, count) = (taken + milli, asked + request, count + 1);
        if (asked == 0)
            throw new MetricException("no metrics returned matched known pods");
        var utilization = (int)Int128.Min(int.MaxValue, (Int128)taken * 100 / asked);
        return ((double)utilization / target, utilization, taken / count);
    }

    private static long Average(Dictionary<string, long> measured) => measured.Values.Sum() / measured.Count;

    /// <summary>In thousandths.</summary>
    private static long Request(Pod pod, string resource, string container)
    {
        if (container.Length == 0 && pod.Spec.Resources?.Requests?.TryGetValue(resource, out var whole) == true)
            return whole.MilliValue;
        var containers = pod.Spec.Containers.Concat(
            (pod.Spec.InitContainers ?? []).Where(c => c.RestartPolicy == "Always")
        );
        var (sum, isFound) = (0L, container.Length == 0);
        foreach (var c in containers.Where(c => container.Length == 0 || c.Name == container))
        {
            if (c.Resources.Requests?.TryGetValue(resource, out var request) != true)
                throw new MetricException(
                    $"missing request for {resource} in container {c.Name} of Pod {pod.Metadata.Name}"
                );
            (sum, isFound) = (sum + request.MilliValue, true);
        }
        return isFound ? sum : throw new MetricException($"container {container} not found in Pod {pod.Metadata.Name}");
    }

    private static long Scaled(long milli, int percent) => (long)((Int128)milli * percent / 100);

    private static int Ceiling(double value) =>
        !double.IsFinite(value) || value >= int.MaxValue ? int.MaxValue : (int)Math.Ceiling(value);
}
