using System.Globalization;
using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Jobs;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.CronJobs;

/// <summary>What is to be written for a cron job, in this order.</summary>
/// <param name="History">Finished jobs that are too many.</param>
/// <param name="Replaced">Jobs that run and are to make way for the next.</param>
/// <param name="Start">The job whose time has come; once it is made, the status names it.</param>
/// <param name="Again">After what time the schedule is to be looked at; null: when something changes.</param>
internal sealed record CronJobPlan(
    CronJobStatus Status,
    IReadOnlyList<Job> History,
    IReadOnlyList<Job> Replaced,
    Job? Start,
    DateTimeOffset? ScheduledAt,
    IReadOnlyList<JobEvent> Events,
    TimeSpan? Again
);

/// <summary>
/// One step of a cron job, pure: (cron job, its jobs, now) → writes. Of all times that have passed since the last start
/// only the latest is made up for; a clock that was set back waits until the last start has passed once more.
/// </summary>
internal sealed class CronJobDecision
{
    public const string ScheduledAtKey = "batch.kubernetes.io/cronjob-scheduled-timestamp";

    /// <summary>More missed times than this are told of.</summary>
    private const int MissedMax = 100;

    /// <summary>Clocks leap: nobody sleeps until a time that is far away.</summary>
    private static readonly TimeSpan SleepMax = TimeSpan.FromMinutes(1);

    private readonly CronJob _cron;
    private readonly IReadOnlyCollection<Job> _jobs;
    private readonly DateTimeOffset _now;
    private readonly CronJobStatus _status;
    private readonly List<JobEvent> _events = [];
    private readonly List<Job> _history = [];
    private readonly List<Job> _replaced = [];
    private Job? _start;
    private DateTimeOffset? _scheduledAt;

    private CronJobDecision(CronJob cron, IReadOnlyCollection<Job> jobs, DateTimeOffset now)
    {
        (_cron, _jobs, _now) = (cron, jobs, now);
        _status = KubeJson.Clone(cron.Status);
    }

    /// <param name="jobs">All that the cron job controls: what its status names and is not here is gone.</param>
    public static CronJobPlan Decide(CronJob cron, IReadOnlyCollection<Job> jobs, DateTimeOffset now)
    {
        var decision = new CronJobDecision(cron, jobs, now);
        decision.LookAtJobs();
        decision.CleanUp(complete: true, cron.Spec.SuccessfulJobsHistoryLimit);
        decision.CleanUp(complete: false, cron.Spec.FailedJobsHistoryLimit);
        var again = decision.Schedule();
        if (decision._status.Active is { Count: 0 })
            decision._status.Active = null;
        return new CronJobPlan(
            decision._status,
            decision._history,
            decision._replaced,
            decision._start,
            decision._scheduledAt,
            decision._events,
            again
        );
    }

    public static ObjectReference ReferenceTo(Job job) =>
        new()
        {
            Kind = "Job",
            ApiVersion = "batch/v1",
            Namespace = job.Metadata.Namespace,
            Name = job.Metadata.Name,
            Uid = job.Metadata.Uid,
            ResourceVersion = job.Metadata.ResourceVersion,
        };

    private void LookAtJobs()
    {
        var active = _status.Active ?? [];
        foreach (var job in _jobs)
        {
            var isKnown = active.Exists(a => a.Uid == job.Metadata.Uid);
            if (!JobStates.IsFinished(job))
            {
                if (!isKnown)
                    Tell(
                        "Warning",
                        "UnexpectedJob",
                        $"Saw a job that the controller did not create or forgot: {job.Metadata.Name}"
                    );
                continue;
            }
            if (isKnown)
            {
                active.RemoveAll(a => a.Uid == job.Metadata.Uid);
                var end = JobStates.End(job)!.Type;
                Tell("Normal", "SawCompletedJob", $"Saw completed job: {job.Metadata.Name}, condition: {end}");
            }
            if (
                JobStates.IsComplete(job)
                && job.Status.CompletionTime is { } completed
                && (_status.LastSuccessfulTime is null || completed > _status.LastSuccessfulTime)
            )
                _status.LastSuccessfulTime = completed;
        }
        foreach (var missing in active.Where(a => !_jobs.Any(j => j.Metadata.Uid == a.Uid)).ToList())
        {
            active.Remove(missing);
            Tell("Normal", "MissingJob", $"Active job went missing: {missing.Name}");
        }
    }

    private void CleanUp(bool complete, int? limit)
    {
        if (limit is not { } kept)
            return;
        var finished = _jobs
            .Where(j => JobStates.IsFinished(j) && JobStates.IsComplete(j) == complete)
            .OrderBy(j => j.Status.StartTime ?? j.Metadata.CreationTimestamp)
            .ThenBy(j => j.Metadata.Name, StringComparer.Ordinal)
            .ToList();
        _history.AddRange(
            finished.Take(Math.Max(0, finished.Count - kept)).Where(j => j.Metadata.DeletionTimestamp is null)
        );
    }

    private TimeSpan? Schedule()
    {
        var spec = _cron.Spec;
        if (_cron.Metadata.DeletionTimestamp is not null || spec.Suspend == true)
            return null;
        var zone = TimeZoneInfo.Local;
        if (spec.TimeZone is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
        {
            Tell("Warning", "UnknownTimeZone", $"invalid timeZone: \"{name}\": unknown time zone {name}");
            return null;
        }
        if (!CronSchedule.TryParse(spec.Schedule, zone, out var schedule, out var error))
        {
            Tell("Warning", "UnparseableSchedule", $"unparseable schedule: \"{spec.Schedule}\" : {error}");
            return null;
        }
        if (schedule.Missed(Earliest(), _now, MissedMax) is { } missed)
            StartIfDue(missed, zone);
        return schedule.Next(_now) is { } next && next - _now < SleepMax ? next - _now : SleepMax;
    }

    /// <summary>What lies before was started, or need not be any more.</summary>
    private DateTimeOffset Earliest()
    {
        var earliest = _status.LastScheduleTime ?? _cron.Metadata.CreationTimestamp ?? _now;
        if (_cron.Spec.StartingDeadlineSeconds is not { } seconds)
            return earliest;
        var deadline = _now - TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue));
        return deadline > earliest ? deadline : earliest;
    }

    private void StartIfDue(MissedTimes missed, TimeZoneInfo zone)
    {
        var spec = _cron.Spec;
        if (missed.Count > MissedMax)
            Tell(
                "Warning",
                "TooManyMissedTimes",
                "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew"
            );
        if (
            spec.StartingDeadlineSeconds is { } seconds
            && missed.Last + TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue)) < _now
        )
        {
            var time = missed.Last.UtcDateTime.ToString(
                "ddd, dd MMM yyyy HH:mm:ss '+0000'",
                CultureInfo.InvariantCulture
            );
            Tell("Warning", "MissSchedule", $"Missed scheduled time to start a job: {time}");
            return;
        }
        var job = NewJob(missed.Last, zone);
        if (_status.Active?.Exists(a => a.Name == job.Metadata.Name) == true)
            return;
        if (_status.Active is { Count: > 0 } active)
        {
            if (spec.ConcurrencyPolicy == ConcurrencyPolicy.Forbid)
            {
                Tell(
                    "Normal",
                    "JobAlreadyActive",
                    "Not starting job because prior execution is running and concurrency policy is Forbid"
                );
                return;
            }
            if (spec.ConcurrencyPolicy == ConcurrencyPolicy.Replace)
            {
                _replaced.AddRange(_jobs.Where(j => active.Exists(a => a.Uid == j.Metadata.Uid)));
                active.Clear();
            }
        }
        (_start, _scheduledAt) = (job, missed.Last);
    }

    private Job NewJob(DateTimeOffset scheduledAt, TimeZoneInfo zone)
    {
        var template = KubeJson.Clone(_cron.Spec.JobTemplate);
        var annotations = template.Metadata.Annotations ?? [];
        var local = TimeZoneInfo.ConvertTime(scheduledAt, zone);
        annotations[ScheduledAtKey] = local.ToString(
            local.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz",
            CultureInfo.InvariantCulture
        );
        var minutes = scheduledAt.ToUnixTimeSeconds() / 60;
        return new Job
        {
            Metadata = new ObjectMeta
            {
                Name = $"{_cron.Metadata.Name}-{minutes.ToString(CultureInfo.InvariantCulture)}",
                Namespace = _cron.Metadata.Namespace,
                Tenant = _cron.Metadata.Tenant,
                Labels = template.Metadata.Labels,
                Annotations = annotations,
                OwnerReferences = [Owners.ControllerReference(_cron, "batch/v1", "CronJob")],
            },
            Spec = template.Spec,
        };
    }

    private void Tell(string type, string reason, string message) => _events.Add(new(type, reason, message));
}
