using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Controllers.Jobs;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;
using CoreEvent = Arktos.Api.Core.V1.Event;

namespace Arktos.Controllers.Tests;

public sealed class JobControllerTests
{
    [Fact]
    public async Task A_job_runs_its_pods_to_their_end_and_completes()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Job("work", 5, 2)));
        await UntilFinishedAsync(host, _ => 0);
        var status = Get(host).Status;
        Assert.Equal((5, 0, 0, 0), (status.Succeeded, status.Failed, status.Active, status.Terminating));
        Assert.NotNull(status.CompletionTime);
        Assert.Equal(["SuccessCriteriaMet", "Complete"], status.Conditions!.Select(c => c.Type));
        Assert.Equal(5, host.Cluster.List<Pod>("ns").Count);
        Assert.DoesNotContain(host.Cluster.List<Pod>("ns"), JobPods.IsTracked);
        await host.UntilAsync(
            () =>
                host.Cluster.List<CoreEvent>("ns").Exists(e => e is { Reason: "Completed", Message: "Job completed" }),
            "the end is told"
        );
    }

    [Fact]
    public async Task Every_index_runs_to_its_success_though_pods_fail()
    {
        await using var host = await RunningHost.StartAsync();
        var job = New(Job("work", 40, 7));
        (job.Spec.CompletionMode, job.Spec.BackoffLimit) = (CompletionMode.Indexed, 100);
        host.Cluster.Add(job);
        var failed = new HashSet<string>();
        // Every tenth fails once.
        await UntilFinishedAsync(
            host,
            p => p.Metadata.Annotations![JobPods.IndexKey] is var i && i.EndsWith('3') && failed.Add(i) ? 1 : 0
        );
        var status = Get(host).Status;
        Assert.Equal(("0-39", 40, 4), (status.CompletedIndexes, status.Succeeded, status.Failed));
        Assert.Equal("Complete", status.Conditions![^1].Type);
    }

    [Fact]
    public async Task Ends_are_counted_once_by_a_process_that_takes_over_at_any_moment()
    {
        var time = new Arktos.Client.Tests.Fakes.ManualTime();
        var cluster = new FakeCluster(time);
        cluster.Add(RunningHost.NewNamespace("ns"));
        cluster.Add(New(Job("work", 60, 10)));
        for (var term = 0; cluster.Get<Job>("ns", "work")!.Status.Conditions is null or { Count: 0 }; term++)
        {
            Assert.True(term < 200);
            await using var host = new RunningHost(cluster, time, $"host-{term}");
            await host.UntilAsync(() => host.Host.IsWorking, "the host works");
            // Each one is stopped after some of its requests, with the cache a little behind.
            var before = cluster.Requests.Count;
            await host.UntilAsync(
                () =>
                {
                    host.RunPods();
                    host.EndPods(_ => 0);
                    return cluster.Requests.Count - before > 15 + term % 17
                        || cluster.Get<Job>("ns", "work")!.Status.Conditions?.Count > 0;
                },
                "it has done some work"
            );
        }
        await using var last = new RunningHost(cluster, time, "last");
        await UntilFinishedAsync(last, _ => 0);
        Assert.Equal((60, 0), (Get(last).Status.Succeeded, Get(last).Status.Failed));
        Assert.Equal(60, cluster.List<Pod>("ns").Count);
    }

    [Fact]
    public async Task A_lagging_cache_makes_no_pod_too_many_and_counts_none_twice()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Job("work", 2, 1)));
        await host.UntilAsync(() => host.Cluster.List<Pod>("ns").Count == 1, "the first pod is made");
        host.RunPods();
        await host.UntilAsync(() => Get(host).Status.Ready == 1, "the pod is seen");
        host.Cluster.HoldBack("jobs");
        host.EndPods(_ => 0);
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.List<Pod>("ns").Count == 2;
            },
            "the second pod is made though the cache shows no status"
        );
        await host.SettleAsync();
        Assert.Equal((1, 2), (Get(host).Status.Succeeded, host.Cluster.List<Pod>("ns").Count));
        host.Cluster.Release("jobs");
        await UntilFinishedAsync(host, _ => 0);
        Assert.Equal((2, 2), (Get(host).Status.Succeeded, host.Cluster.List<Pod>("ns").Count));
    }

    [Fact]
    public async Task A_job_that_fails_deletes_what_runs_and_counts_it()
    {
        await using var host = await RunningHost.StartAsync();
        var job = New(Job("work", 6, 3));
        job.Spec.BackoffLimit = 0;
        host.Cluster.Add(job);
        var first = true;
        await UntilFinishedAsync(
            host,
            _ =>
            {
                var code = first ? 1 : (int?)null;
                first = false;
                return code;
            }
        );
        var status = Get(host).Status;
        Assert.Equal(["FailureTarget", "Failed"], status.Conditions!.Select(c => c.Type));
        Assert.Equal((3, 0), (status.Failed, status.Active));
        Assert.Null(status.CompletionTime);
    }

    [Fact]
    public async Task A_suspended_job_gives_its_pods_up_and_counts_none_of_them()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Job("work", 3, 3)));
        await host.UntilAsync(() => host.Cluster.List<Pod>("ns").Count == 3, "its pods are made");
        host.RunPods();
        host.Cluster.Change<Job>("ns", "work", j => j.Spec.Suspend = true);
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.List<Pod>("ns").Count == 0 && Get(host).Status.Active == 0;
            },
            "its pods are gone"
        );
        Assert.Equal("JobSuspended", Assert.Single(Get(host).Status.Conditions!).Reason);
        host.Cluster.Change<Job>("ns", "work", j => j.Spec.Suspend = false);
        await UntilFinishedAsync(host, _ => 0);
        Assert.Equal((3, 0), (Get(host).Status.Succeeded, Get(host).Status.Failed));
    }

    // The way in which the job goes; its pods have to go too, or stay without it.
    [Theory]
    [InlineData("Background", false)]
    [InlineData("Foreground", false)]
    [InlineData("Orphan", true)]
    public async Task Pods_of_a_job_that_is_deleted_are_held_by_no_finalizer(string policy, bool stay)
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Job("work", 3, 3)));
        await host.UntilAsync(() => host.Cluster.List<Pod>("ns").Count == 3, "its pods are made");
        host.RunPods();
        await host.Cluster.DeleteAsync<Job>("ns", "work", policy);
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.Get<Job>("ns", "work") is null
                    && host.Cluster.List<Pod>("ns") is var pods
                    && pods.Count == (stay ? 3 : 0)
                    && !pods.Exists(JobPods.IsTracked);
            },
            "the job is gone and holds nothing"
        );
    }

    [Fact]
    public async Task A_finished_job_is_deleted_when_its_time_is_over()
    {
        await using var host = await RunningHost.StartAsync();
        var job = New(Job("work"));
        job.Spec.TtlSecondsAfterFinished = 30;
        host.Cluster.Add(job);
        await UntilFinishedAsync(host, _ => 0);
        host.Time.Advance(TimeSpan.FromSeconds(20));
        await host.SettleAsync();
        Assert.NotNull(host.Cluster.Get<Job>("ns", "work"));
        host.Time.Advance(TimeSpan.FromSeconds(15));
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.Get<Job>("ns", "work") is null && host.Cluster.List<Pod>("ns").Count == 0;
            },
            "job and pods are gone"
        );
    }

    [Fact]
    public async Task A_job_of_another_manager_is_left_alone()
    {
        await using var host = await RunningHost.StartAsync();
        var job = New(Job("work"));
        job.Spec.ManagedBy = "acme.io/jobs";
        host.Cluster.Add(job);
        await host.SettleAsync();
        Assert.Empty(host.Cluster.List<Pod>("ns"));
        Assert.Null(Get(host).Status.StartTime);
    }

    [Fact]
    public async Task Pods_that_cannot_be_made_are_told_of_and_tried_again()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Refuse = r =>
            r.Method == HttpMethod.Post && r.Path.EndsWith("/pods", StringComparison.Ordinal)
                ? new ApiException(403, "Forbidden", "exceeded quota")
                : null;
        host.Cluster.Add(New(Job("work")));
        await host.UntilAsync(
            () =>
                host
                    .Cluster.List<CoreEvent>("ns")
                    .Exists(e => e is { Reason: "FailedCreate", Message: "Error creating: exceeded quota" }),
            "the failure is told"
        );
        Assert.Equal(0, Get(host).Status.Active);
        host.Cluster.Refuse = null;
        await UntilFinishedAsync(host, _ => 0);
    }

    private static Task UntilFinishedAsync(RunningHost host, Func<Pod, int?> exitCode) =>
        host.UntilAsync(
            () =>
            {
                host.RunPods();
                host.EndPods(exitCode);
                return JobStates.IsFinished(Get(host));
            },
            "the job has finished"
        );

    private static Job Get(RunningHost host) => host.Cluster.Get<Job>("ns", "work")!;

    /// <summary>As a user posts it and the API server fills it in.</summary>
    private static Job New(Job job)
    {
        job.Metadata.Uid = "";
        job.Spec.Selector = new LabelSelector { MatchLabels = new Map<string> { ["job"] = "work" } };
        job.Spec.Template.Metadata.Labels = new Map<string> { ["job"] = "work" };
        return job;
    }
}
