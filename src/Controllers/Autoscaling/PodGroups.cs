using Arktos.Api.Core.V1;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Autoscaling;

/// <summary>
/// The pods of a target by how they count, pure: those that are measured and ready count as they are; those that are
/// not ready yet count nothing when the target grows; those without a sample count so that it moves less; those that
/// end count not at all.
/// </summary>
internal sealed class PodGroups
{
    /// <summary>For so long what a pod's start takes is not what it needs.</summary>
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(5);

    /// <summary>Who is unready since then has never been ready.</summary>
    private static readonly TimeSpan FirstReadinessMax = TimeSpan.FromSeconds(30);

    private PodGroups() { }

    /// <summary>Samples of the pods that count as they are, by name.</summary>
    public Dictionary<string, PodSample> Ready { get; } = [];

    public List<Pod> Unready { get; } = [];

    public List<Pod> Missing { get; } = [];

    /// <param name="isCpu">What the start of a pod distorts.</param>
    public static PodGroups Of(
        IEnumerable<Pod> pods,
        IReadOnlyDictionary<string, PodSample> samples,
        bool isCpu,
        DateTimeOffset now
    )
    {
        var groups = new PodGroups();
        foreach (var pod in pods)
        {
            if (pod.Metadata.DeletionTimestamp is not null || pod.Status.Phase == "Failed")
                continue;
            if (pod.Status.Phase == "Pending")
                groups.Unready.Add(pod);
            else if (!samples.TryGetValue(pod.Metadata.Name, out var sample))
                groups.Missing.Add(pod);
            else if (isCpu && IsStarting(pod, sample, now))
                groups.Unready.Add(pod);
            else
                groups.Ready[pod.Metadata.Name] = sample;
        }
        return groups;
    }

    private static bool IsStarting(Pod pod, PodSample sample, DateTimeOffset now)
    {
        if (PodStates.Condition(pod, "Ready") is not { } ready || pod.Status.StartTime is not { } start)
            return true;
        var since = ready.LastTransitionTime ?? DateTimeOffset.MinValue;
        return start + StartMax > now
            ? ready.Status == "False" || sample.At < since + sample.Window
            : ready.Status == "False" && start + FirstReadinessMax > since;
    }
}
