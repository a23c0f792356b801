using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Jobs;

/// <summary>
/// One step of a job, pure: (job, its pods, now) → writes.
/// <code>
///   count what has ended -> target reached or missed? -> pods made or deleted -> status
///                                 |
///                                 +-> condition SuccessCriteriaMet or FailureTarget -> pods that are left are deleted
///                                       -> all have ended and are counted -> condition Complete or Failed
/// </code>
/// </summary>
internal sealed class JobDecision
{
    public const int BurstMax = 500;

    private readonly Job _job;
    private readonly IReadOnlyCollection<Pod> _pods;
    private readonly DateTimeOffset _now;
    private readonly JobStatus _status;
    private readonly JobCount _count;
    private readonly List<JobEvent> _events = [];
    private readonly List<Pod> _delete = [];
    private readonly List<Pod> _discard = [];
    private readonly List<Pod> _create = [];
    private TimeSpan? _again;

    private JobDecision(Job job, IReadOnlyCollection<Pod> pods, DateTimeOffset now)
    {
        (_job, _pods, _now) = (job, pods, now);
        _status = KubeJson.Clone(job.Status);
        _count = new JobCount(job, _status, pods);
    }

    /// <param name="pods">All that the job controls, whatever their state.</param>
    public static JobPlan Decide(Job job, IReadOnlyCollection<Pod> pods, DateTimeOffset now)
    {
        if (JobStates.IsFinished(job))
            return new JobPlan([], [], [], job.Status, [], [.. pods.Where(JobPods.IsTracked)], null);
        return new JobDecision(job, pods, now).Decide();
    }

    private bool IsGoing => _job.Metadata.DeletionTimestamp is not null;

    private bool IsSuspended => _job.Spec.Suspend == true;

    private bool IsEnding => Has(JobConditionType.FailureTarget) || Has(JobConditionType.SuccessCriteriaMet);

    private JobPlan Decide()
    {
        if (!IsGoing)
        {
            // First, because a job that is resumed begins its time anew.
            if (!IsEnding)
                SuspendOrStart();
            if (!IsEnding && Verdict() is { } verdict)
                Add(verdict.Type, verdict.Reason, verdict.Message);
        }
        _count.Store(IsEnding || IsGoing);
        if (IsEnding)
            _delete.AddRange(_count.Active.Take(BurstMax));
        else if (!IsGoing && IsSuspended)
            _discard.AddRange(_count.Active.Take(BurstMax));
        else if (!IsGoing)
            Manage();
        WriteNumbers();
        if (IsEnding && _count.Active.Count + _count.Terminating.Count == 0 && _count.IsSettled)
            Finish();
        return new JobPlan(_delete, _discard, _create, _status, _events, _count.Release, _again);
    }

    /// <summary>Why the job is over; null: it is not.</summary>
    private (string Type, string Reason, string Message)? Verdict()
    {
        const string Failure = JobConditionType.FailureTarget;
        var spec = _job.Spec;
        if (_count.FatalFailure is { } fatal)
            return (Failure, "PodFailurePolicy", fatal);
        if (_count.FailedTotal > spec.BackoffLimit || HasRestartedTooOften())
            return (Failure, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        if (IsPastDeadline())
            return (Failure, "DeadlineExceeded", "Job was active longer than specified deadline");
        if (_count.IsIndexed)
        {
            if (SuccessRules.FirstMet(spec.SuccessPolicy, _count.Completed, _count.End) is { } rule)
                return (JobConditionType.SuccessCriteriaMet, "SuccessPolicy", $"Matched rules at index {rule}");
            if (_count.Failed.Count > spec.MaxFailedIndexes)
                return (
                    Failure,
                    "MaxFailedIndexesExceeded",
                    "Job has exceeded the specified maximal number of failed indexes"
                );
            if (_count.Failed.Count > 0 && _count.Failed.Count + _count.Completed.Count >= _count.End)
                return (Failure, "FailedIndexes", "Job has failed indexes");
        }
        var isComplete = spec.Completions is { } completions
            ? _count.SucceededTotal >= completions
            : _count.SucceededTotal > 0 && _count.Active.Count == 0 && !IsSuspended;
        if (!isComplete)
            return null;
        if (spec.Completions < _count.SucceededTotal)
            _events.Add(
                new("Warning", "TooManySucceededPods", "Too many succeeded pods running after completion count reached")
            );
        return (JobConditionType.SuccessCriteriaMet, "CompletionsReached", "Reached expected number of succeeded pods");
    }

    /// <summary>Pods that start their containers again count by their restarts.</summary>
    private bool HasRestartedTooOften()
    {
        if (_job.Spec.Template.Spec.RestartPolicy != "OnFailure" || _job.Spec.BackoffLimit is not { } limit)
            return false;
        var restarts = _count
            .Active.Where(p => p.Status.Phase is "Running" or "Pending")
            .Sum(p => PodStates.Restarts(p) + (p.Status.InitContainerStatuses ?? []).Sum(c => c.RestartCount));
        return limit == 0 ? restarts > 0 : restarts >= limit;
    }

    private bool IsPastDeadline()
    {
        if (_job.Spec.ActiveDeadlineSeconds is not { } seconds || IsSuspended)
            return false;
        var left = (_status.StartTime ?? _now) + TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue)) - _now;
        if (left <= TimeSpan.Zero)
            return true;
        LookAgainAfter(left);
        return false;
    }

    private void SuspendOrStart()
    {
        var isMarked = Has(JobConditionType.Suspended);
        if (IsSuspended && !isMarked)
        {
            Add(JobConditionType.Suspended, "JobSuspended", "Job suspended");
            _events.Add(new("Normal", "Suspended", "Job suspended"));
        }
        else if (!IsSuspended && isMarked)
        {
            Add(JobConditionType.Suspended, "JobResumed", "Job resumed", "False");
            _status.StartTime = null;
            _events.Add(new("Normal", "Resumed", "Job resumed"));
        }
        if (!IsSuspended)
            _status.StartTime ??= _now;
    }

    private void Manage()
    {
        if (_count.IsIndexed)
            _discard.AddRange(Misplaced());
        var active = _count.Active.Except(_discard).ToList();
        var wanted = Wanted(active.Count);
        if (active.Count > wanted)
            _discard.AddRange(FirstToGo(active).Take(active.Count - wanted));
        if (_discard.Count > 0)
        {
            if (_discard.Count > BurstMax)
                _discard.RemoveRange(BurstMax, _discard.Count - BurstMax);
            return;
        }
        var waitsForEnds = _job.Spec.PodReplacementPolicy == PodReplacementPolicy.Failed;
        var missing = wanted - active.Count - (waitsForEnds ? _count.Terminating.Count : 0);
        if (missing <= 0)
            return;
        missing = Math.Min(missing, BurstMax);
        if (
            _job.Spec.BackoffLimitPerIndex is null
            && JobBackoff.Remaining(_pods, _now) is var wait
            && wait > TimeSpan.Zero
        )
            LookAgainAfter(wait);
        else if (_count.IsIndexed)
            _create.AddRange(
                Vacant(waitsForEnds).Take(missing).Select(i => JobPods.New(_job, i, _count.FailedBefore(i)?.Before))
            );
        else
            _create.AddRange(Enumerable.Range(0, missing).Select(_ => JobPods.New(_job, null, null)));
    }

    private int Wanted(int active)
    {
        var parallelism = _job.Spec.Parallelism ?? 1;
        if (_job.Spec.Completions is { } completions)
            return Math.Max(0, Math.Min(parallelism, completions - _count.SucceededTotal - _count.Failed.Count));
        // The first success is the signal that the work is done: those that run may end it.
        return _count.SucceededTotal > 0 ? Math.Min(active, parallelism) : parallelism;
    }

    /// <summary>Pods of no index, of one that is done with, and all but the best of each index.</summary>
    private IEnumerable<Pod> Misplaced()
    {
        var order = new PodDeletionOrder(_now, _count.Active);
        foreach (var pods in _count.Active.GroupBy(JobPods.IndexOf))
        {
            var isWanted =
                pods.Key is { } index
                && index < _count.End
                && !_count.Completed.Contains(index)
                && !_count.Failed.Contains(index);
            foreach (var pod in isWanted ? pods.Order(order).SkipLast(1) : pods)
                yield return pod;
        }
    }

    private IEnumerable<Pod> FirstToGo(List<Pod> active) =>
        _count.IsIndexed ? active.OrderByDescending(JobPods.IndexOf) : active.Order(new PodDeletionOrder(_now, active));

    /// <summary>Indexes that want a pod now, in order.</summary>
    private IEnumerable<int> Vacant(bool waitsForEnds)
    {
        var taken = _count.Active.Concat(waitsForEnds ? _count.Terminating : []).Select(JobPods.IndexOf).ToHashSet();
        foreach (var index in _count.Completed.Gaps(_count.End))
        {
            if (taken.Contains(index) || _count.Failed.Contains(index))
                continue;
            if (_count.FailedBefore(index) is { } failed)
            {
                var wait = JobBackoff.Remaining(failed.Number, JobPods.FinishedAt(failed.Last), _now);
                if (wait > TimeSpan.Zero)
                {
                    LookAgainAfter(wait);
                    continue;
                }
            }
            yield return index;
        }
    }

    private void WriteNumbers()
    {
        var staying = _count.Active.Except(_delete).Except(_discard).ToList();
        _status.Active = staying.Count + _create.Count;
        _status.Ready = staying.Count(PodStates.IsReady);
        _status.Terminating = _count.Terminating.Count;
    }

    private void Finish()
    {
        _status.UncountedTerminatedPods = null;
        if (Find(JobConditionType.SuccessCriteriaMet) is { } success)
        {
            Add(JobConditionType.Complete, success.Reason, success.Message);
            _status.CompletionTime = _now;
            _events.Add(new("Normal", "Completed", "Job completed"));
            return;
        }
        var failure = Find(JobConditionType.FailureTarget)!;
        Add(JobConditionType.Failed, failure.Reason, failure.Message);
        _events.Add(new("Warning", failure.Reason, failure.Message));
    }

    private JobCondition? Find(string type) => _status.Conditions?.Find(c => c.Type == type && c.Status == "True");

    private bool Has(string type) => Find(type) is not null;

    private void Add(string type, string reason, string message, string status = "True")
    {
        var conditions = _status.Conditions ??= [];
        conditions.RemoveAll(c => c.Type == type);
        conditions.Add(
            new JobCondition
            {
                Type = type,
                Status = status,
                Reason = reason,
                Message = message,
                LastProbeTime = _now,
                LastTransitionTime = _now,
            }
        );
    }

    private void LookAgainAfter(TimeSpan delay)
    {
        if (_again is null || delay < _again)
            _again = delay;
    }
}
