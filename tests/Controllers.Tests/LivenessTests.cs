using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Leading;
using Arktos.Client.Queues;
using Arktos.Client.Tests.Fakes;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

/// <summary>Who does no work does not keep the lease, and who fails disturbs nobody else.</summary>
public sealed class LivenessTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_host_with_a_controller_that_hangs_loses_the_lease_to_one_that_works()
    {
        var cluster = new FakeCluster(_time);
        cluster.Add(RunningHost.NewNamespace("ns"));
        await using var first = new RunningHost(cluster, _time, leading: new LeaderTimes());
        await first.UntilAsync(() => first.Host.IsWorking, "the first host works");
        var (hang, hanging) = (new TaskCompletionSource(), 0);
        // The first pod that the first host makes, and nothing else.
        cluster.Hang = r =>
            r.Method == HttpMethod.Post
            && r.Path.EndsWith("/pods", StringComparison.Ordinal)
            && Interlocked.Increment(ref hanging) == 1
                ? hang.Task
                : null;
        var set = ReplicaSet("rs", 2);
        (set.Metadata.Uid, set.Metadata.ResourceVersion, set.Status) = ("", "", new());
        cluster.Add(set);
        await using var second = new RunningHost(cluster, _time, "host-2", leading: new LeaderTimes());
        void Hurry() => _time.Advance(TimeSpan.FromMilliseconds(200));
        await Eventually.HoldsAsync(() => first.Completion.IsCompleted, "the first host ends", Hurry);
        await Assert.ThrowsAsync<LeaderStuckException>(() => first.Completion);
        await Eventually.HoldsAsync(() => second.Host.IsWorking, "the second host works", Hurry);
        await second.UntilAsync(() => cluster.List<Pod>("ns").Count == 2, "the pods are made");
        hang.SetResult();
    }

    [Fact]
    public async Task A_host_whose_informers_never_sync_gives_the_lease_up()
    {
        var cluster = new FakeCluster(_time) { IsMute = true };
        await using var host = new RunningHost(cluster, _time, leading: new LeaderTimes());
        var transitions = 0;
        await Eventually.HoldsAsync(
            () =>
            {
                var lease = cluster.Get<Api.Coordination.V1.Lease>("kube-system", ControllersHost.LeaseName);
                transitions = lease?.Spec.LeaseTransitions ?? 0;
                return lease?.Spec.HolderIdentity == "" || transitions > 0;
            },
            "the lease is given up",
            () => _time.Advance(TimeSpan.FromMilliseconds(100))
        );
        Assert.False(host.Host.IsWorking);
    }

    [Fact]
    public async Task A_host_whose_API_is_away_for_a_while_stops_and_works_again()
    {
        var cluster = new FakeCluster(_time);
        cluster.Add(RunningHost.NewNamespace("ns"));
        await using var host = new RunningHost(cluster, _time, leading: new LeaderTimes());
        await host.UntilAsync(() => host.Host.IsWorking, "the host works");
        cluster.Refuse = _ => new ApiException(503, "ServiceUnavailable", "away");
        await host.UntilAsync(() => !host.Host.IsWorking, "the host stops");
        cluster.Refuse = null;
        await host.UntilAsync(() => host.Host.IsWorking, "the host works again");
        var set = ReplicaSet("rs", 2);
        (set.Metadata.Uid, set.Metadata.ResourceVersion, set.Status) = ("", "", new());
        cluster.Add(set);
        await host.UntilAsync(() => cluster.List<Pod>("ns").Count == 2, "the pods are made");
    }

    [Fact]
    public async Task One_loop_that_fails_is_begun_again_and_the_other_goes_on()
    {
        using var stop = new CancellationTokenSource();
        var (failing, working) = (0, 0);
        var a = Supervision.KeepRunningAsync(
            "a",
            _ => throw new InvalidOperationException($"{++failing}"),
            NullLogger.Instance,
            _time,
            stop.Token
        );
        var b = Supervision.KeepRunningAsync(
            "b",
            ct =>
            {
                working++;
                return Task.Delay(Timeout.Infinite, ct);
            },
            NullLogger.Instance,
            _time,
            stop.Token
        );
        var began = _time.GetUtcNow();
        await Eventually.HoldsAsync(() => failing == 6, "six tries", () => _time.Advance(TimeSpan.FromSeconds(1)));
        Assert.True(_time.GetUtcNow() - began >= TimeSpan.FromSeconds(1 + 2 + 4 + 8 + 16));
        Assert.Equal(1, working);
        await stop.CancelAsync();
        await Task.WhenAll(a, b);
    }

    [Fact]
    public async Task A_key_that_takes_too_long_is_cancelled_and_tried_again()
    {
        using var stop = new CancellationTokenSource();
        var context = NewContext();
        using var loop = new ReconcileLoop<string>("test", NullLogger.Instance, context);
        var tries = 0;
        var run = loop.RunAsync(
            async (_, ct) =>
            {
                if (Interlocked.Increment(ref tries) == 1)
                    await Task.Delay(Timeout.Infinite, ct);
                return null;
            },
            stop.Token
        );
        loop.Add("key");
        await Eventually.HoldsAsync(() => tries == 2, "a second try", () => _time.Advance(TimeSpan.FromSeconds(1)));
        Assert.Null(context.Watch.FindStalled());
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task A_worker_that_heeds_no_cancellation_is_stalled_though_others_go_on()
    {
        using var stop = new CancellationTokenSource();
        var context = NewContext();
        using var loop = new ReconcileLoop<string>("test", NullLogger.Instance, context);
        var hang = new TaskCompletionSource();
        var others = 0;
        var run = loop.RunAsync(
            async (key, _) =>
            {
                if (key == "hangs")
                    await hang.Task;
                else
                    Interlocked.Increment(ref others);
                return null;
            },
            stop.Token
        );
        loop.Add("hangs");
        await Eventually.HoldsAsync(
            () => context.Watch.FindStalled() is not null,
            "a stalled worker",
            () =>
            {
                loop.Add("other");
                _time.Advance(TimeSpan.FromSeconds(1));
            }
        );
        Assert.True(others > 0);
        hang.SetResult();
        await Eventually.HoldsAsync(() => context.Watch.FindStalled() is null, "it gets on");
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task A_loop_without_keys_is_never_stalled()
    {
        using var stop = new CancellationTokenSource();
        var context = NewContext();
        using var loop = new ReconcileLoop<string>("test", NullLogger.Instance, context);
        var run = loop.RunAsync((_, _) => Task.FromResult<TimeSpan?>(null), stop.Token);
        for (var i = 0; i < 100; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Assert.Null(context.Watch.FindStalled());
        }
        await stop.CancelAsync();
        await run;
    }

    private ControllerContext NewContext()
    {
        var cluster = new FakeCluster(_time);
        var options = new ControllersOptions
        {
            Connection = new ApiConnectionOptions { Servers = [new Uri("https://unused")] },
            Identity = "test",
            RootCaPem = "pem",
            Time = _time,
        };
        var informers = new SharedInformers(cluster, ServedResources.Of([]), options, NullLoggerFactory.Instance);
        return new ControllerContext(
            cluster,
            informers,
            options,
            NullLoggerFactory.Instance,
            new WorkWatch(_time),
            new WorkQueueMetrics(options.Metrics)
        );
    }
}
