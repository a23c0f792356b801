using System.Globalization;
using Arktos.Api.Batch.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.CronJobs;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class CronJobTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 20, TimeSpan.Zero);

    [Fact]
    public void A_job_is_named_by_its_time_and_told_it()
    {
        var plan = CronJobDecision.Decide(Cron("0 * * * *", zone: "Asia/Tokyo"), [], Noon);
        var minutes = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() / 60;
        Assert.Equal($"tick-{minutes}", plan.Start!.Metadata.Name);
        Assert.Equal("2026-01-01T21:00:00+09:00", plan.Start.Metadata.Annotations![CronJobDecision.ScheduledAtKey]);
        Assert.Equal("mine", plan.Start.Metadata.Annotations["of"]);
        Assert.Equal("tick", plan.Start.Metadata.Labels!["app"]);
        Assert.Equal("CronJob", plan.Start.Metadata.OwnerReferences![0].Kind);
        Assert.Equal(TimeSpan.FromMinutes(1), plan.Again);
    }

    // schedule, deadline, last run ago -> starts, event
    [Theory]
    [InlineData("* * * * *", null, 60, true, null)]
    [InlineData("* * * * *", null, 10, false, null)]
    [InlineData("0 * * * *", 30, 3600, true, null)]
    [InlineData("0 * * * *", 10, 3600, false, null)]
    [InlineData("* * * * *", null, 86400, true, "TooManyMissedTimes")]
    [InlineData("* * * * *", 600, 86400, true, null)]
    [InlineData("* * * * *", null, -3600, false, null)]
    public void The_latest_time_that_was_missed_is_made_up_for(
        string schedule,
        int? deadline,
        int lastSecondsAgo,
        bool starts,
        string? reason
    )
    {
        var cron = Cron(schedule);
        cron.Spec.StartingDeadlineSeconds = deadline;
        cron.Status.LastScheduleTime = Noon.AddSeconds(-lastSecondsAgo);
        var plan = CronJobDecision.Decide(cron, [], Noon);
        Assert.Equal((starts, reason), (plan.Start is not null, plan.Events.SingleOrDefault()?.Reason));
        if (starts)
            Assert.Equal(Noon.AddSeconds(-20), plan.ScheduledAt);
    }

    // policy, something runs -> starts, replaced, event
    [Theory]
    [InlineData("Allow", true, true, 0, null)]
    [InlineData("Forbid", true, false, 0, "JobAlreadyActive")]
    [InlineData("Forbid", false, true, 0, null)]
    [InlineData("Replace", true, true, 1, null)]
    public void What_runs_already_is_minded(string policy, bool runs, bool starts, int replaced, string? reason)
    {
        var cron = Cron("* * * * *");
        cron.Spec.ConcurrencyPolicy = policy;
        var job = Made("tick-1", cron);
        if (runs)
            cron.Status.Active = [CronJobDecision.ReferenceTo(job)];
        var plan = CronJobDecision.Decide(cron, runs ? [job] : [], Noon);
        Assert.Equal(
            (starts, replaced, reason),
            (plan.Start is not null, plan.Replaced.Count, plan.Events.SingleOrDefault()?.Reason)
        );
        Assert.Equal(runs && replaced == 0 ? 1 : 0, plan.Status.Active?.Count ?? 0);
    }

    [Fact]
    public void A_suspended_cron_job_starts_nothing_and_sleeps()
    {
        var cron = Cron("* * * * *");
        cron.Spec.Suspend = true;
        var plan = CronJobDecision.Decide(cron, [], Noon);
        Assert.Null(plan.Start);
        Assert.Null(plan.Again);
    }

    [Theory]
    [InlineData("* * *", "UTC", "UnparseableSchedule")]
    [InlineData("* * * * *", "Mars/Olympus", "UnknownTimeZone")]
    public void What_cannot_be_understood_is_told_and_not_tried_again(string schedule, string zone, string reason)
    {
        var plan = CronJobDecision.Decide(Cron(schedule, zone), [], Noon);
        Assert.Equal(reason, Assert.Single(plan.Events).Reason);
        Assert.Null(plan.Start);
        Assert.Null(plan.Again);
    }

    [Fact]
    public void Ends_are_seen_and_old_jobs_go()
    {
        var cron = Cron("0 0 1 1 *");
        (cron.Spec.SuccessfulJobsHistoryLimit, cron.Spec.FailedJobsHistoryLimit) = (2, 1);
        var jobs = Enumerable.Range(0, 4).Select(i => Ended($"ok-{i}", cron, "Complete", i)).ToList();
        jobs.AddRange(Enumerable.Range(0, 3).Select(i => Ended($"bad-{i}", cron, "Failed", i)));
        cron.Status.Active = [CronJobDecision.ReferenceTo(jobs[3]), CronJobDecision.ReferenceTo(Made("lost", cron))];
        var plan = CronJobDecision.Decide(cron, jobs, Noon);
        Assert.Equal(["ok-0", "ok-1", "bad-0", "bad-1"], plan.History.Select(j => j.Metadata.Name));
        Assert.Null(plan.Status.Active);
        Assert.Equal(jobs[3].Status.CompletionTime, plan.Status.LastSuccessfulTime);
        Assert.Equal(
            ["Saw completed job: ok-3, condition: Complete", "Active job went missing: lost"],
            plan.Events.Select(e => e.Message)
        );
    }

    [Fact]
    public void A_job_that_nobody_remembers_is_told_of()
    {
        var cron = Cron("0 0 1 1 *");
        var plan = CronJobDecision.Decide(cron, [Made("stray", cron)], Noon);
        Assert.Equal(
            "Saw a job that the controller did not create or forgot: stray",
            Assert.Single(plan.Events).Message
        );
    }

    [Fact]
    public async Task Jobs_are_made_run_and_cleared_away_minute_by_minute()
    {
        await using var host = await RunningHost.StartAsync();
        var cron = Cron("* * * * *");
        (cron.Metadata.Uid, cron.Metadata.CreationTimestamp) = ("", null);
        cron.Spec.SuccessfulJobsHistoryLimit = 2;
        var template = cron.Spec.JobTemplate.Spec;
        template.Selector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } };
        host.Cluster.Add(cron);
        var seen = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            var before = seen.Count;
            await host.UntilAsync(
                () =>
                {
                    host.RunPods();
                    host.EndPods(_ => 0);
                    seen.UnionWith(host.Cluster.List<Job>("ns").Select(j => j.Metadata.Name));
                    host.Time.Advance(TimeSpan.FromMilliseconds(200));
                    return seen.Count > before;
                },
                "another job is made"
            );
        }
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                host.EndPods(_ => 0);
                return host.Cluster.List<Job>("ns").Count <= 3
                    && host.Cluster.Get<CronJob>("ns", "tick")!.Status is { LastSuccessfulTime: not null };
            },
            "old ones are gone"
        );
        var minutes = seen.Select(n => long.Parse(n["tick-".Length..], CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(minutes, Enumerable.Range(0, minutes.Count).Select(i => minutes[0] + i));
    }

    [Fact]
    public async Task A_time_whose_status_was_lost_is_not_started_twice()
    {
        await using var host = await RunningHost.StartAsync();
        var cron = Cron("* * * * *");
        (cron.Metadata.Uid, cron.Metadata.CreationTimestamp) = ("", null);
        host.Cluster.Refuse = r =>
            r.Path.EndsWith("/status", StringComparison.Ordinal)
            && r.Path.Contains("cronjobs", StringComparison.Ordinal)
                ? new Client.Connection.ApiException(503, "ServiceUnavailable", "later")
                : null;
        host.Cluster.Add(cron);
        await host.UntilAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(200));
                return host.Cluster.List<Job>("ns").Count == 1;
            },
            "a job is made"
        );
        await host.SettleAsync();
        var job = Assert.Single(host.Cluster.List<Job>("ns"));
        host.Cluster.Refuse = null;
        await host.UntilAsync(
            () => host.Cluster.Get<CronJob>("ns", "tick")!.Status.LastScheduleTime is not null,
            "its status is written"
        );
        Assert.Equal(
            job.Metadata.Uid,
            host.Cluster.Get<CronJob>("ns", "tick")!.Status.Active!.Single(a => a.Name == job.Metadata.Name).Uid
        );
    }

    private static Job Made(string name, CronJob cron) => Job(name).OwnedBy(cron);

    private static Job Ended(string name, CronJob cron, string condition, int minute)
    {
        var job = Made(name, cron);
        job.Status.StartTime = Noon.AddMinutes(minute - 60);
        job.Status.CompletionTime = condition == "Complete" ? Noon.AddMinutes(minute - 59) : null;
        job.Status.Conditions = [new JobCondition { Type = condition, Status = "True" }];
        return job;
    }

    private static CronJob Cron(string schedule, string zone = "UTC") =>
        new()
        {
            Kind = "CronJob",
            ApiVersion = "batch/v1",
            Metadata = new ObjectMeta
            {
                Tenant = Tenant,
                Namespace = "ns",
                Name = "tick",
                Uid = "uid-tick",
                ResourceVersion = "1",
                CreationTimestamp = Noon.AddMinutes(-1),
            },
            Spec = new CronJobSpec
            {
                Schedule = schedule,
                TimeZone = zone,
                ConcurrencyPolicy = ConcurrencyPolicy.Allow,
                SuccessfulJobsHistoryLimit = 3,
                FailedJobsHistoryLimit = 1,
                JobTemplate = new JobTemplateSpec
                {
                    Metadata = new ObjectMeta
                    {
                        Labels = new Map<string> { ["app"] = "tick" },
                        Annotations = new Map<string> { ["of"] = "mine" },
                    },
                    Spec = Job("template").Spec,
                },
            },
        };
}
