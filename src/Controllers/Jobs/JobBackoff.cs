using Arktos.Api.Core.V1;
using Arktos.Client.Queues;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Jobs;

/// <summary>
/// How long a job waits before it makes another pod: 10 s, doubling with each failure since the last success, at most
/// ten minutes, from the last failure on. It is told by the pods that are there, so that another process waits as long.
/// Pure.
/// </summary>
internal static class JobBackoff
{
    private static readonly Backoff Delays = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10));

    /// <summary>Not above zero: now. Pods that were deleted do not count.</summary>
    public static TimeSpan Remaining(IEnumerable<Pod> pods, DateTimeOffset now)
    {
        var failures = new List<DateTimeOffset>();
        var lastSuccess = DateTimeOffset.MinValue;
        foreach (var pod in pods)
            if (pod.Status.Phase == "Failed" && pod.Metadata.DeletionTimestamp is null)
                failures.Add(JobPods.FinishedAt(pod));
            else if (pod.Status.Phase == "Succeeded" && JobPods.FinishedAt(pod) is var at && at > lastSuccess)
                lastSuccess = at;
        failures.RemoveAll(at => at <= lastSuccess);
        return failures.Count == 0 ? TimeSpan.Zero : Remaining(failures.Count, failures.Max(), now);
    }

    public static TimeSpan Remaining(int failures, DateTimeOffset last, DateTimeOffset now) =>
        last + Delays.After(failures) - now;
}
