using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Jobs;

/// <summary>
/// Counts the ends of a job's pods, each exactly once, however often it is interrupted. Pure.
/// <code>
///   pod ends, finalizer on it -> uid in status.uncountedTerminatedPods (stored) -> finalizer taken away
///     -> uid taken out, status.succeeded or failed is one more
///   pod of an index succeeds  -> index in status.completedIndexes (stored)      -> finalizer taken away
/// </code>
/// </summary>
internal sealed class JobCount
{
    /// <summary>At most so many uids are in a status.</summary>
    public const int UncountedMax = 500;

    private readonly Job _job;
    private readonly JobStatus _status;
    private readonly bool _countsByIndex;
    private readonly HashSet<string> _uncounted = [];
    private readonly List<Pod> _ended = [];
    private readonly Dictionary<int, FailedIndex> _failedBefore = [];

    /// <param name="status">Changed as the pods are counted.</param>
    public JobCount(Job job, JobStatus status, IReadOnlyCollection<Pod> pods)
    {
        (_job, _status) = (job, status);
        IsIndexed = JobStates.IsIndexed(job);
        _countsByIndex = IsIndexed && job.Spec.BackoffLimitPerIndex is not null;
        End = job.Spec.Completions ?? 0;
        Completed = IsIndexed ? IndexSet.Parse(status.CompletedIndexes, End) : IndexSet.Empty;
        Failed = _countsByIndex ? IndexSet.Parse(status.FailedIndexes, End) : IndexSet.Empty;
        Active = [.. pods.Where(PodStates.IsActive)];
        Terminating = [.. pods.Where(JobPods.IsTerminating)];
        SettleUncounted(pods);
        ReadEnds(pods);
    }

    public bool IsIndexed { get; }

    /// <summary>The number of indexes.</summary>
    public int End { get; }

    public IndexSet Completed { get; private set; }

    public IndexSet Failed { get; private set; }

    public List<Pod> Active { get; }

    public List<Pod> Terminating { get; }

    /// <summary>All there are, those included that the status does not hold yet.</summary>
    public int SucceededTotal { get; private set; }

    public int FailedTotal { get; private set; }

    /// <summary>Why a pod failure policy fails the job; null: it does not.</summary>
    public string? FatalFailure { get; private set; }

    /// <summary>Pods whose finalizers may go once the status is stored.</summary>
    public List<Pod> Release { get; } = [];

    /// <summary>The end of every pod is in the status for good.</summary>
    public bool IsSettled => _ended.Count == 0 && Release.Count == 0 && _uncounted.Count == 0;

    /// <summary>How an index has failed so far; null: it has not, or the job does not count by index.</summary>
    public FailedIndex? FailedBefore(int index) => _failedBefore.GetValueOrDefault(index);

    /// <summary>Puts what has ended into the status, as much as there is room for.</summary>
    /// <param name="isEnding">No pod will be replaced any more.</param>
    public void Store(bool isEnding)
    {
        var replaced = Active.Select(JobPods.IndexOf).Where(i => i is not null).ToHashSet();
        var uncounted = _status.UncountedTerminatedPods ??= new UncountedTerminatedPods();
        foreach (var pod in _ended)
        {
            if (Release.Count >= UncountedMax)
                break;
            if (pod.Status.Phase == "Succeeded")
            {
                if (!IsIndexed)
                    (uncounted.Succeeded ??= []).Add(pod.Metadata.Uid);
            }
            else
            {
                // How often an index has failed is told by its last pod, which stays until another one tells it.
                if (!isEnding && IsLastOfItsIndex(pod) && !replaced.Contains(JobPods.IndexOf(pod)))
                    continue;
                if (Judge(pod).Action != PodFailurePolicyAction.Ignore)
                    (uncounted.Failed ??= []).Add(pod.Metadata.Uid);
            }
            Release.Add(pod);
        }
        if (uncounted is { Succeeded: null, Failed: null } && _job.Status.UncountedTerminatedPods is null)
            _status.UncountedTerminatedPods = null;
        if (!IsIndexed)
            return;
        _status.CompletedIndexes = Completed.ToString();
        _status.Succeeded = Math.Max(_status.Succeeded, Completed.Count);
        if (_countsByIndex)
            _status.FailedIndexes = Failed.ToString();
    }

    private void SettleUncounted(IReadOnlyCollection<Pod> pods)
    {
        if (_status.UncountedTerminatedPods is not { } uncounted)
            return;
        var tracked = pods.Where(JobPods.IsTracked).ToDictionary(p => p.Metadata.Uid);
        uncounted.Succeeded = Settle(uncounted.Succeeded, () => _status.Succeeded++);
        uncounted.Failed = Settle(uncounted.Failed, () => _status.Failed++);

        List<string>? Settle(List<string>? uids, Action count)
        {
            var left = new List<string>();
            foreach (var uid in uids ?? [])
                if (tracked.TryGetValue(uid, out var pod))
                {
                    left.Add(uid);
                    _uncounted.Add(uid);
                    Release.Add(pod);
                }
                else
                    count();
            return left.Count == 0 ? null : left;
        }
    }

    private void ReadEnds(IReadOnlyCollection<Pod> pods)
    {
        var (succeeded, failed) = (0, 0);
        var (completed, gaveUp) = (new List<int>(), new List<int>());
        foreach (var pod in pods)
        {
            var (hasFailed, index) = (JobPods.HasFailed(pod, _job), JobPods.IndexOf(pod));
            if (hasFailed && _countsByIndex && index is { } failing)
                ReadFailure(pod, failing);
            if (!JobPods.IsTracked(pod) || _uncounted.Contains(pod.Metadata.Uid))
                continue;
            if (pod.Status.Phase == "Succeeded")
            {
                _ended.Add(pod);
                succeeded++;
                if (IsIndexed && index < End)
                    completed.Add(index.Value);
            }
            else if (hasFailed)
            {
                _ended.Add(pod);
                var verdict = Judge(pod);
                if (verdict.Action == PodFailurePolicyAction.FailJob)
                    FatalFailure ??= verdict.Message;
                if (verdict.Action != PodFailurePolicyAction.Ignore)
                    failed++;
                if (_countsByIndex && index < End && HasGivenUp(pod, verdict))
                    gaveUp.Add(index.Value);
            }
        }
        Completed = Completed.With(completed);
        Failed = Failed.With(gaveUp);
        SucceededTotal = IsIndexed
            ? Completed.Count
            : _status.Succeeded + (_status.UncountedTerminatedPods?.Succeeded?.Count ?? 0) + succeeded;
        FailedTotal = _status.Failed + (_status.UncountedTerminatedPods?.Failed?.Count ?? 0) + failed;
    }

    private bool HasGivenUp(Pod pod, FailureVerdict verdict) =>
        verdict.Action == PodFailurePolicyAction.FailIndex
        || verdict.Action != PodFailurePolicyAction.Ignore
            && JobPods.FailuresBefore(pod) + 1 > _job.Spec.BackoffLimitPerIndex;

    private void ReadFailure(Pod pod, int index)
    {
        var isIgnored = Judge(pod).Action == PodFailurePolicyAction.Ignore;
        var failed = new FailedIndex(
            new FailedBefore(
                JobPods.FailuresBefore(pod) + (isIgnored ? 0 : 1),
                JobPods.IgnoredFailuresBefore(pod) + (isIgnored ? 1 : 0)
            ),
            pod
        );
        if (!_failedBefore.TryGetValue(index, out var other) || failed.Number > other.Number)
            _failedBefore[index] = failed;
    }

    private bool IsLastOfItsIndex(Pod pod) =>
        _countsByIndex
        && JobPods.IndexOf(pod) is { } index
        && index < End
        && !Completed.Contains(index)
        && !Failed.Contains(index)
        && _failedBefore.GetValueOrDefault(index)?.Last.Metadata.Uid == pod.Metadata.Uid;

    private FailureVerdict Judge(Pod pod) => PodFailureRules.Judge(_job.Spec.PodFailurePolicy, pod);
}

/// <summary>The failures of an index, and the pod that failed last.</summary>
internal sealed record FailedIndex(FailedBefore Before, Pod Last)
{
    public int Number => Before.Failures + Before.Ignored;
}
