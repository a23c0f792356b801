using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Jobs;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class JobDecisionTests
{
    // completions, parallelism, succeeded before, active -> created, discarded
    [Theory]
    [InlineData(1, 1, 0, 0, 1, 0)]
    [InlineData(5, 2, 0, 0, 2, 0)]
    [InlineData(5, 2, 0, 1, 1, 0)]
    [InlineData(5, 2, 4, 0, 1, 0)]
    [InlineData(5, 2, 4, 2, 0, 1)]
    [InlineData(5, 0, 0, 3, 0, 3)]
    [InlineData(null, 3, 0, 0, 3, 0)]
    [InlineData(null, 3, 0, 5, 0, 2)]
    [InlineData(null, 3, 1, 2, 0, 0)]
    [InlineData(2000, 2000, 0, 0, 500, 0)]
    [InlineData(2000, 0, 0, 700, 0, 500)]
    public void As_many_pods_run_as_are_wanted(
        int? completions,
        int parallelism,
        int succeeded,
        int active,
        int created,
        int discarded
    )
    {
        var job = NewJob(completions, parallelism);
        job.Status.Succeeded = succeeded;
        var plan = Decide(job, [.. Enumerable.Range(0, active).Select(i => Running($"p{i}"))]);
        Assert.Equal((created, discarded), (plan.Create.Count, plan.Discard.Count));
        Assert.Equal(active + created - discarded, plan.Status.Active);
        Assert.Empty(plan.Delete);
    }

    [Fact]
    public void An_end_is_counted_once_however_often_the_job_is_looked_at()
    {
        var job = NewJob(2, 1);
        var ended = Ended("a", "Succeeded");
        var first = Decide(job, [ended]);
        Assert.Equal(0, first.Status.Succeeded);
        Assert.Equal(["uid-a"], first.Status.UncountedTerminatedPods!.Succeeded!);
        Assert.Equal([ended], first.Release);
        // The status is stored; the cache shows the finalizer still.
        job.Status = first.Status;
        var second = Decide(job, [ended]);
        Assert.Equal(["uid-a"], second.Status.UncountedTerminatedPods!.Succeeded!);
        Assert.Equal([ended], second.Release);
        job.Status = second.Status;
        ended.Metadata.Finalizers = null;
        var third = Decide(job, [ended]);
        Assert.Equal(1, third.Status.Succeeded);
        Assert.Null(third.Status.UncountedTerminatedPods?.Succeeded);
        job.Status = third.Status;
        Assert.Equal(1, Decide(job, [ended]).Status.Succeeded);
        Assert.Equal(1, Decide(job, []).Status.Succeeded);
    }

    [Fact]
    public void No_more_uids_are_in_a_status_than_it_may_hold()
    {
        var job = NewJob(3000, 1);
        var plan = Decide(job, [.. Enumerable.Range(0, 1200).Select(i => Ended($"p{i}", "Succeeded"))]);
        Assert.Equal(JobCount.UncountedMax, plan.Status.UncountedTerminatedPods!.Succeeded!.Count);
        Assert.Equal(JobCount.UncountedMax, plan.Release.Count);
    }

    [Fact]
    public void A_job_completes_when_all_that_it_asked_for_has_succeeded_and_is_counted()
    {
        var job = NewJob(1, 1);
        var pod = Ended("a", "Succeeded");
        var plan = Decide(job, [pod]);
        Assert.Equal(["SuccessCriteriaMet"], Types(plan));
        job.Status = plan.Status;
        pod.Metadata.Finalizers = null;
        plan = Decide(job, [pod]);
        Assert.Equal(["SuccessCriteriaMet", "Complete"], Types(plan));
        Assert.All(plan.Status.Conditions!, c => Assert.Equal("CompletionsReached", c.Reason));
        Assert.Equal("Reached expected number of succeeded pods", plan.Status.Conditions![1].Message);
        Assert.Equal((1, 0, Now), (plan.Status.Succeeded, plan.Status.Active, plan.Status.CompletionTime!.Value));
        Assert.Null(plan.Status.UncountedTerminatedPods);
        Assert.Equal([new JobEvent("Normal", "Completed", "Job completed")], plan.Events);
    }

    [Fact]
    public void A_job_of_no_completions_is_complete_at_once()
    {
        var plan = Decide(NewJob(0, 1), []);
        Assert.Equal(["SuccessCriteriaMet", "Complete"], Types(plan));
        Assert.NotNull(plan.Status.StartTime);
    }

    [Fact]
    public void Without_completions_the_first_success_ends_it_when_the_others_have_ended()
    {
        var job = NewJob(null, 3);
        Assert.Empty(Types(Decide(job, [Ended("a", "Succeeded"), Running("b")])));
        Assert.Equal(
            ["SuccessCriteriaMet"],
            Types(Decide(job, [Ended("a", "Succeeded"), Ended("b", "Failed", finishedSecondsAgo: 100)]))
        );
    }

    // failures, limit -> fails
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(2, 2, false)]
    [InlineData(3, 2, true)]
    public void More_failures_than_the_limit_fail_it(int failures, int limit, bool fails)
    {
        var job = NewJob(1, 1);
        job.Spec.BackoffLimit = limit;
        var plan = Decide(job, [.. Enumerable.Range(0, failures).Select(i => Ended($"p{i}", "Failed"))]);
        Assert.Equal(fails ? ["FailureTarget"] : [], Types(plan));
        if (fails)
            Assert.Equal("BackoffLimitExceeded", plan.Status.Conditions![0].Reason);
    }

    // restarts, limit -> fails
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 2, true)]
    public void Restarts_count_where_containers_start_again(int restarts, int limit, bool fails)
    {
        var job = NewJob(1, 1);
        (job.Spec.BackoffLimit, job.Spec.Template.Spec.RestartPolicy) = (limit, "OnFailure");
        var pod = Running("a");
        pod.Status.ContainerStatuses = [new ContainerStatus { RestartCount = restarts }];
        var plan = Decide(job, [pod]);
        Assert.Equal(fails ? ["FailureTarget"] : [], Types(plan));
        Assert.Equal(fails ? 1 : 0, plan.Delete.Count);
    }

    [Fact]
    public void A_failed_job_waits_for_the_pods_that_it_deletes_and_counts_them()
    {
        var job = NewJob(2, 2);
        job.Spec.ActiveDeadlineSeconds = 60;
        job.Status.StartTime = Now.AddSeconds(-61);
        var pod = Running("a");
        var plan = Decide(job, [pod]);
        Assert.Equal([pod], plan.Delete);
        Assert.Equal(0, plan.Status.Active);
        job.Status = plan.Status;
        pod.Metadata.DeletionTimestamp = Now;
        plan = Decide(job, [pod]);
        Assert.Equal(["FailureTarget"], Types(plan));
        Assert.Equal(1, plan.Status.Terminating);
        Assert.Equal(["uid-a"], plan.Status.UncountedTerminatedPods!.Failed!);
        job.Status = plan.Status;
        plan = Decide(job, []);
        Assert.Equal(["FailureTarget", "Failed"], Types(plan));
        Assert.Equal((1, null), (plan.Status.Failed, plan.Status.CompletionTime));
        Assert.Equal(
            [new JobEvent("Warning", "DeadlineExceeded", "Job was active longer than specified deadline")],
            plan.Events
        );
    }

    [Fact]
    public void A_deadline_is_looked_at_in_time()
    {
        var job = NewJob(1, 1);
        job.Spec.ActiveDeadlineSeconds = 60;
        job.Status.StartTime = Now.AddSeconds(-20);
        Assert.Equal(TimeSpan.FromSeconds(40), Decide(job, [Running("a")]).Again);
    }

    // failures, seconds since the last -> seconds that are left
    [Theory]
    [InlineData(1, 3, 7)]
    [InlineData(2, 3, 17)]
    [InlineData(3, 3, 37)]
    [InlineData(20, 3, 597)]
    [InlineData(1, 10, null)]
    public void Another_pod_waits_longer_with_each_failure(int failures, int secondsAgo, int? left)
    {
        var job = NewJob(1, 1);
        job.Spec.BackoffLimit = 100;
        var plan = Decide(
            job,
            [.. Enumerable.Range(0, failures).Select(i => Ended($"p{i}", "Failed", secondsAgo + i))]
        );
        Assert.Equal(left is { } s ? TimeSpan.FromSeconds(s) : null, plan.Again);
        Assert.Equal(left is null ? 1 : 0, plan.Create.Count);
    }

    [Fact]
    public void A_success_ends_the_backoff()
    {
        var plan = Decide(NewJob(3, 1), [Ended("a", "Failed", 5), Ended("b", "Succeeded", 2)]);
        Assert.Single(plan.Create);
    }

    // policy -> created, counted as failed
    [Theory]
    [InlineData("TerminatingOrFailed", 1, 1)]
    [InlineData("Failed", 0, 0)]
    public void Terminating_pods_are_replaced_at_once_or_when_they_have_failed(string policy, int created, int failed)
    {
        var job = NewJob(1, 1);
        job.Spec.PodReplacementPolicy = policy;
        var pod = Running("a");
        pod.Metadata.DeletionTimestamp = Now;
        var plan = Decide(job, [pod]);
        Assert.Equal(
            (created, failed, 1),
            (plan.Create.Count, plan.Status.UncountedTerminatedPods?.Failed?.Count ?? 0, plan.Status.Terminating)
        );
        pod.Metadata.DeletionGracePeriodSeconds = 0;
        plan = Decide(job, [pod]);
        Assert.Equal((1, 0), (plan.Create.Count, plan.Status.Terminating));
        Assert.Equal(["uid-a"], plan.Status.UncountedTerminatedPods!.Failed!);
    }

    [Fact]
    public void Suspended_jobs_have_no_pods_and_begin_anew_when_they_are_resumed()
    {
        var job = NewJob(2, 2);
        job.Spec.Suspend = true;
        job.Status.StartTime = Now.AddSeconds(-500);
        job.Spec.ActiveDeadlineSeconds = 100;
        var plan = Decide(job, [Running("a"), Running("b")]);
        Assert.Equal((2, 0, 0), (plan.Discard.Count, plan.Delete.Count, plan.Status.Active));
        var condition = Assert.Single(plan.Status.Conditions!);
        Assert.Equal(("Suspended", "True", "JobSuspended"), (condition.Type, condition.Status, condition.Reason));
        Assert.Equal([new JobEvent("Normal", "Suspended", "Job suspended")], plan.Events);
        job.Status = plan.Status;
        Assert.Empty(Decide(job, []).Events);
        job.Spec.Suspend = false;
        plan = Decide(job, []);
        condition = Assert.Single(plan.Status.Conditions!);
        Assert.Equal(("Suspended", "False", "JobResumed"), (condition.Type, condition.Status, condition.Reason));
        Assert.Equal((Now, 2), (plan.Status.StartTime, plan.Create.Count));
        Assert.Equal([new JobEvent("Normal", "Resumed", "Job resumed")], plan.Events);
    }

    [Fact]
    public void Pods_of_indexes_know_theirs()
    {
        var job = NewIndexed(5, 2);
        var pod = Decide(job, []).Create[1];
        Assert.Equal("work-1-", pod.Metadata.GenerateName);
        Assert.Equal("1", pod.Metadata.Labels![JobPods.IndexKey]);
        Assert.Equal("1", pod.Metadata.Annotations![JobPods.IndexKey]);
        Assert.Equal("work-1", pod.Spec.Hostname);
        Assert.Equal([JobPods.TrackingFinalizer], pod.Metadata.Finalizers!);
        Assert.Equal("Job", pod.Metadata.OwnerReferences![0].Kind);
        var variable = Assert.Single(pod.Spec.Containers[0].Env!);
        Assert.Equal(
            ("JOB_COMPLETION_INDEX", "metadata.labels['batch.kubernetes.io/job-completion-index']"),
            (variable.Name, variable.ValueFrom!.FieldRef!.FieldPath)
        );
        Assert.Null(job.Spec.Template.Spec.Containers[0].Env);
    }

    [Fact]
    public void The_lowest_indexes_that_are_missing_come_first()
    {
        var job = NewIndexed(10, 4);
        job.Status.CompletedIndexes = "0,2";
        var plan = Decide(job, [Running("a", index: 3)]);
        Assert.Equal(["1", "4", "5"], plan.Create.Select(p => p.Metadata.Annotations![JobPods.IndexKey]));
        Assert.Equal(2, plan.Status.Succeeded);
    }

    [Fact]
    public void An_index_that_succeeds_is_completed_before_its_pod_is_let_go()
    {
        var job = NewIndexed(10, 2);
        job.Status.CompletedIndexes = "0,2";
        var pod = Ended("a", "Succeeded", index: 1);
        var plan = Decide(job, [pod]);
        Assert.Equal(("0-2", 3), (plan.Status.CompletedIndexes, plan.Status.Succeeded));
        Assert.Equal([pod], plan.Release);
        Assert.Null(plan.Status.UncountedTerminatedPods);
        // The same again, while the cache shows the finalizer.
        job.Status = plan.Status;
        Assert.Equal(("0-2", 3), (Decide(job, [pod]).Status.CompletedIndexes, Decide(job, [pod]).Status.Succeeded));
    }

    [Fact]
    public void A_second_pod_of_an_index_and_those_of_no_index_go()
    {
        var job = NewIndexed(3, 3);
        job.Status.CompletedIndexes = "2";
        var (first, second) = (Running("a", index: 1), Running("b", index: 1));
        first.Status.Conditions![0].Status = "False";
        var plan = Decide(job, [first, second, Running("c", index: 2), Running("d", index: 7), Running("e")]);
        Assert.Equal(["a", "c", "d", "e"], plan.Discard.Select(p => p.Metadata.Name).Order());
    }

    [Fact]
    public void Ten_thousand_indexes_stay_bounded()
    {
        var job = NewIndexed(10_000, 10_000);
        var pods = new List<Pod>();
        var steps = 0;
        for (; job.Status.Conditions?.Exists(c => c.Type == "Complete") != true; steps++)
        {
            Assert.True(steps < 200, $"{job.Status.CompletedIndexes} after {steps} steps");
            var plan = Decide(job, pods);
            job.Status = plan.Status;
            Assert.True(KubeJson.Encode(job.Status).Length < 64 << 10);
            foreach (var pod in plan.Release)
                pod.Metadata.Finalizers = null;
            foreach (var pod in pods)
                pod.Status.Phase = "Succeeded";
            foreach (var pod in plan.Create)
            {
                pod.Metadata.Uid = $"uid-{pods.Count}";
                pod.Status.Phase = "Running";
                pods.Add(pod);
            }
        }
        Assert.Equal(("0-9999", 10_000), (job.Status.CompletedIndexes, job.Status.Succeeded));
        Assert.Equal(10_000, pods.Count);
    }

    [Fact]
    public void The_last_failed_pod_of_an_index_stays_until_another_one_tells_its_failures()
    {
        var job = NewIndexed(2, 2);
        (job.Spec.BackoffLimitPerIndex, job.Spec.BackoffLimit) = (2, int.MaxValue);
        var failed = Ended("a", "Failed", finishedSecondsAgo: 10, index: 0);
        var other = Running("b", index: 1);
        var plan = Decide(job, [failed, other]);
        Assert.Empty(plan.Release);
        var next = Assert.Single(plan.Create);
        Assert.Equal("1", next.Metadata.Annotations![JobPods.FailuresKey]);
        (next.Metadata.Name, next.Metadata.Uid, next.Status.Phase) = ("c", "uid-c", "Running");
        job.Status = plan.Status;
        plan = Decide(job, [failed, other, next]);
        Assert.Equal([failed], plan.Release);
        Assert.Equal(["uid-a"], plan.Status.UncountedTerminatedPods!.Failed!);
    }

    [Fact]
    public void An_index_that_fails_too_often_is_given_up_and_others_go_on()
    {
        var job = NewIndexed(2, 2);
        (job.Spec.BackoffLimitPerIndex, job.Spec.BackoffLimit) = (1, int.MaxValue);
        var failed = Ended("a", "Failed", finishedSecondsAgo: 1000, index: 0, failures: 1);
        var plan = Decide(job, [failed, Running("b", index: 1)]);
        Assert.Equal(("0", 0), (plan.Status.FailedIndexes, plan.Create.Count));
        Assert.Equal([failed], plan.Release);
        Assert.Empty(Types(plan));
        job.Status = plan.Status;
        plan = Decide(job, [Ended("b", "Succeeded", index: 1)]);
        Assert.Equal(["FailureTarget"], Types(plan));
        Assert.Equal(
            ("FailedIndexes", "Job has failed indexes"),
            (plan.Status.Conditions![0].Reason, plan.Status.Conditions[0].Message)
        );
        Assert.Equal("1", plan.Status.CompletedIndexes);
    }

    [Fact]
    public void Too_many_failed_indexes_fail_the_job()
    {
        var job = NewIndexed(5, 3);
        (job.Spec.BackoffLimitPerIndex, job.Spec.MaxFailedIndexes) = (0, 1);
        var plan = Decide(
            job,
            [Ended("a", "Failed", index: 0), Ended("b", "Failed", index: 1), Running("c", index: 2)]
        );
        Assert.Equal("MaxFailedIndexesExceeded", Assert.Single(plan.Status.Conditions!).Reason);
        Assert.Single(plan.Delete);
    }

    [Fact]
    public void An_index_waits_by_its_own_failures()
    {
        var job = NewIndexed(2, 2);
        (job.Spec.BackoffLimitPerIndex, job.Spec.BackoffLimit) = (5, int.MaxValue);
        var plan = Decide(job, [Ended("a", "Failed", finishedSecondsAgo: 3, index: 0, failures: 1)]);
        Assert.Equal("1", Assert.Single(plan.Create).Metadata.Annotations![JobPods.IndexKey]);
        Assert.Equal(TimeSpan.FromSeconds(17), plan.Again);
    }

    // action -> condition, failed pods counted, index failed
    [Theory]
    [InlineData("FailJob", "PodFailurePolicy", 1, "")]
    [InlineData("Ignore", null, 0, "")]
    [InlineData("Count", null, 1, "")]
    [InlineData("FailIndex", null, 1, "0")]
    public void A_failure_policy_says_what_a_failure_means(string action, string? reason, int counted, string indexes)
    {
        var job = NewIndexed(2, 1);
        (job.Spec.BackoffLimitPerIndex, job.Spec.PodReplacementPolicy) = (5, "Failed");
        job.Spec.PodFailurePolicy = new PodFailurePolicy
        {
            Rules =
            [
                new()
                {
                    Action = action,
                    OnExitCodes = new() { Operator = "In", Values = [42] },
                },
            ],
        };
        var replacement = Running("b", index: 0);
        var plan = Decide(job, [Ended("a", "Failed", index: 0, exitCode: 42), replacement]);
        Assert.Equal(reason, plan.Status.Conditions?[0].Reason);
        Assert.Equal(counted, plan.Status.UncountedTerminatedPods?.Failed?.Count ?? 0);
        Assert.Equal(indexes, plan.Status.FailedIndexes);
        Assert.Single(plan.Release);
        if (reason is not null)
            Assert.Equal(
                "Container web for pod ns/a failed with exit code 42 matching FailJob rule at index 0",
                plan.Status.Conditions![0].Message
            );
    }

    [Fact]
    public void An_ignored_failure_is_told_apart_from_others()
    {
        var job = NewIndexed(1, 1);
        job.Spec.BackoffLimitPerIndex = 0;
        job.Spec.PodFailurePolicy = new PodFailurePolicy
        {
            Rules =
            [
                new() { Action = "Ignore", OnPodConditions = [new() { Type = "DisruptionTarget", Status = "True" }] },
            ],
        };
        var pod = Ended("a", "Failed", finishedSecondsAgo: 100, index: 0);
        pod.Status.Conditions!.Add(new PodCondition { Type = "DisruptionTarget", Status = "True" });
        var plan = Decide(job, [pod]);
        var annotations = Assert.Single(plan.Create).Metadata.Annotations!;
        Assert.Equal(("0", "1"), (annotations[JobPods.FailuresKey], annotations[JobPods.IgnoredFailuresKey]));
        Assert.Equal("", plan.Status.FailedIndexes);
    }

    public static TheoryData<string, PodFailurePolicyRule, int, string> Rules() =>
        new()
        {
            {
                "in",
                new()
                {
                    OnExitCodes = new() { Operator = "In", Values = [1, 3] },
                },
                3,
                "FailJob"
            },
            {
                "not in",
                new()
                {
                    OnExitCodes = new() { Operator = "In", Values = [1, 3] },
                },
                2,
                "Count"
            },
            {
                "not in holds",
                new()
                {
                    OnExitCodes = new() { Operator = "NotIn", Values = [1, 3] },
                },
                2,
                "FailJob"
            },
            {
                "0 is no failure",
                new()
                {
                    OnExitCodes = new() { Operator = "NotIn", Values = [1] },
                },
                0,
                "Count"
            },
            {
                "another container",
                new()
                {
                    OnExitCodes = new()
                    {
                        ContainerName = "x",
                        Operator = "In",
                        Values = [3],
                    },
                },
                3,
                "Count"
            },
            {
                "another status",
                new() { OnPodConditions = [new() { Type = "Ready", Status = "Unknown" }] },
                3,
                "Count"
            },
            {
                "condition",
                new() { OnPodConditions = [new() { Type = "Ready", Status = "True" }] },
                3,
                "FailJob"
            },
        };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_match_exit_codes_and_conditions(
        string what,
        PodFailurePolicyRule rule,
        int exitCode,
        string action
    )
    {
        rule.Action = "FailJob";
        var verdict = PodFailureRules.Judge(
            new PodFailurePolicy { Rules = [rule] },
            Ended("a", "Failed", exitCode: exitCode)
        );
        Assert.True(action == verdict.Action, what);
    }

    // succeededIndexes, succeededCount, completed -> met
    [Theory]
    [InlineData("0-2", null, "0-2", true)]
    [InlineData("0-2", null, "0,1,5", false)]
    [InlineData("0-2", 1, "2", true)]
    [InlineData("0-2", 2, "2,7,8", false)]
    [InlineData(null, 2, "7,8", true)]
    [InlineData(null, 3, "7,8", false)]
    public void A_success_policy_ends_the_job_early(string? indexes, int? count, string completed, bool met)
    {
        var job = NewIndexed(10, 2);
        job.Spec.SuccessPolicy = new SuccessPolicy
        {
            Rules = [new() { SucceededIndexes = indexes, SucceededCount = count }],
        };
        job.Status.CompletedIndexes = completed;
        var running = Running("r", index: 4);
        var plan = Decide(job, [running]);
        Assert.Equal(met ? ["SuccessCriteriaMet"] : [], Types(plan));
        Assert.Equal(met ? [running] : [], plan.Delete);
        if (met)
            Assert.Equal(
                ("SuccessPolicy", "Matched rules at index 0"),
                (plan.Status.Conditions![0].Reason, plan.Status.Conditions[0].Message)
            );
    }

    [Fact]
    public void A_job_that_is_being_deleted_makes_nothing_and_lets_its_pods_go()
    {
        var job = NewJob(3, 3);
        job.Metadata.DeletionTimestamp = Now;
        var going = Running("a");
        going.Metadata.DeletionTimestamp = Now;
        var plan = Decide(job, [going, Running("b")]);
        Assert.Equal((0, 0, 0), (plan.Create.Count, plan.Delete.Count, plan.Discard.Count));
        Assert.Equal([going], plan.Release);
    }

    [Fact]
    public void A_finished_job_lets_go_of_what_is_left_and_its_status_stays()
    {
        var job = NewJob(1, 1);
        job.Status.Conditions = [new JobCondition { Type = "Complete", Status = "True" }];
        var plan = Decide(job, [Ended("a", "Failed"), Running("b")]);
        Assert.Equal((2, 0), (plan.Release.Count, plan.Create.Count));
        Assert.Same(job.Status, plan.Status);
    }

    [Theory]
    [InlineData("Complete", 10, 60, 50)]
    [InlineData("Failed", 100, 60, -40)]
    [InlineData("Suspended", 100, 60, null)]
    [InlineData("Complete", 100, null, null)]
    public void A_finished_job_expires_by_its_time(string condition, int secondsAgo, int? ttl, int? left)
    {
        var job = NewJob(1, 1);
        job.Spec.TtlSecondsAfterFinished = ttl;
        job.Status.Conditions =
        [
            new JobCondition
            {
                Type = condition,
                Status = "True",
                LastTransitionTime = Now.AddSeconds(-secondsAgo),
            },
        ];
        Assert.Equal(left is { } s ? Now.AddSeconds(s) : null, TtlAfterFinished.ExpiresAt(job));
    }

    private static JobPlan Decide(Job job, IReadOnlyCollection<Pod> pods) => JobDecision.Decide(job, pods, Now);

    private static string[] Types(JobPlan plan) => [.. (plan.Status.Conditions ?? []).Select(c => c.Type)];

    private static Job NewIndexed(int completions, int parallelism)
    {
        var job = NewJob(completions, parallelism);
        job.Spec.CompletionMode = CompletionMode.Indexed;
        return job;
    }

    private static Job NewJob(int? completions, int parallelism) => Samples.Job("work", completions, parallelism);

    private static Pod Running(string name, int? index = null)
    {
        var pod = Pod(name);
        pod.Metadata.Finalizers = [JobPods.TrackingFinalizer];
        if (index is { } i)
            pod.Metadata.Annotations = new Map<string> { [JobPods.IndexKey] = $"{i}" };
        return pod;
    }

    private static Pod Ended(
        string name,
        string phase,
        int finishedSecondsAgo = 0,
        int? index = null,
        int failures = 0,
        int exitCode = 1
    )
    {
        var pod = Running(name, index);
        if (failures > 0)
            pod.Metadata.Annotations![JobPods.FailuresKey] = $"{failures}";
        pod.Status.Phase = phase;
        pod.Status.ContainerStatuses =
        [
            new ContainerStatus
            {
                Name = "web",
                State = new ContainerState
                {
                    Terminated = new ContainerStateTerminated
                    {
                        ExitCode = exitCode,
                        FinishedAt = Now.AddSeconds(-finishedSecondsAgo),
                    },
                },
            },
        ];
        return pod;
    }
}
