using System.Text.Json.Nodes;
using Arktos.Client.Connection;
using Arktos.Client.Leading;
using Arktos.Client.Resources;
using Arktos.Client.Tests.Fakes;

namespace Arktos.Client.Tests;

public sealed class LeaderElectorTests
{
    private const string Path = "/apis/coordination.k8s.io/v1/tenants/system/namespaces/kube-system/leases/scheduler";
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(100);

    private readonly ManualTime _time = new();
    private DateTimeOffset _reported;
    private readonly FakeApi _api = new();

    [Fact]
    public async Task The_first_candidate_leads_and_gives_the_lease_up_when_it_stops()
    {
        using var stop = new CancellationTokenSource();
        var a = Elector("a");
        var run = a.RunAsync(Forever, stop.Token);
        await Eventually.HoldsAsync(() => a.IsLeader, "a leads");
        Assert.Equal("a", Holder());
        await stop.CancelAsync();
        await run;
        Assert.Equal("", Holder());
    }

    [Fact]
    public async Task A_second_candidate_waits_while_the_first_renews_and_takes_over_when_it_is_gone()
    {
        using var stopA = new CancellationTokenSource();
        using var stopB = new CancellationTokenSource();
        var (a, b) = (Elector("a"), Elector("b"));
        var runA = a.RunAsync(Forever, stopA.Token);
        await Eventually.HoldsAsync(() => a.IsLeader, "a leads");
        var runB = b.RunAsync(Forever, stopB.Token);
        for (var i = 0; i < 20; i++)
        {
            await Eventually.HoldsAsync(() => _time.Waiting >= 2, "both wait");
            await PassAsync(TimeSpan.FromSeconds(2));
        }
        Assert.True(a.IsLeader);
        Assert.False(b.IsLeader);
        await stopA.CancelAsync();
        await runA;
        await Eventually.HoldsAsync(() => b.IsLeader, "b leads", () => _time.Advance(TimeSpan.FromSeconds(2)));
        Assert.Equal("b", Holder());
        await stopB.CancelAsync();
        await runB;
    }

    [Fact]
    public async Task A_renewal_is_one_write_and_what_others_have_written_stays()
    {
        using var stop = new CancellationTokenSource();
        var a = Elector("a");
        var run = a.RunAsync(Forever, stop.Token);
        await Eventually.HoldsAsync(() => a.IsLeader, "a leads");
        await RenewedAsync();
        var reads = Requests("GET");
        for (var i = 0; i < 3; i++)
            await RenewedAsync();
        Assert.Equal(reads, Requests("GET"));
        // Somebody writes a label: the next renewal finds out, reads, and keeps it.
        _api.Objects[Path]["metadata"]!["labels"] = new JsonObject { ["by"] = "other" };
        _api.Objects[Path]["metadata"]!["resourceVersion"] = "7";
        await RenewedAsync();
        Assert.Equal(reads + 1, Requests("GET"));
        Assert.Equal("other", (string?)_api.Objects[Path]["metadata"]!["labels"]!["by"]);
        Assert.True(a.IsLeader);
        await stop.CancelAsync();
        await run;

        int Requests(string method) => _api.Requests.ToList().Count(r => r.Method.Method == method);

        async Task RenewedAsync()
        {
            var before = Renewal();
            await Eventually.HoldsAsync(() => Renewal() != before, "the lease is renewed", Tick);
        }

        string Renewal() => (string)_api.Objects[Path]["spec"]!["renewTime"]!;
    }

    [Fact]
    public async Task A_leader_that_cannot_renew_stops_before_its_lease_runs_out()
    {
        using var stop = new CancellationTokenSource();
        var ended = new TaskCompletionSource<DateTimeOffset>();
        var a = Elector("a");
        var run = a.RunAsync(
            async (_, ct) =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, ct);
                }
                finally
                {
                    ended.TrySetResult(_time.GetUtcNow());
                }
            },
            stop.Token
        );
        await Eventually.HoldsAsync(() => a.IsLeader && _time.Waiting > 0, "a leads");
        var began = _time.GetUtcNow();
        _api.Failure = new ApiException(503, "ServiceUnavailable", "down");
        await Eventually.HoldsAsync(
            () => ended.Task.IsCompleted,
            "a stops",
            () =>
            {
                if (!ended.Task.IsCompleted && _time.GetUtcNow() - began < TimeSpan.FromSeconds(14))
                    _time.Advance(TimeSpan.FromMilliseconds(100));
            }
        );
        Assert.InRange((await ended.Task - began).TotalSeconds, 9, 14.9);
        Assert.False(a.IsLeader);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task A_leader_whose_work_is_silent_gives_the_lease_up_to_one_who_works()
    {
        var log = new LogLines();
        using var stop = new CancellationTokenSource();
        var stopped = new TaskCompletionSource();
        var a = Elector("a", log);
        var runA = a.RunAsync(
            async (_, ct) =>
            {
                await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                stopped.TrySetResult();
            },
            stop.Token
        );
        await Eventually.HoldsAsync(() => a.IsLeader, "a leads");
        var began = _time.GetUtcNow();
        var b = Elector("b");
        var runB = b.RunAsync(Forever, stop.Token);
        await Eventually.HoldsAsync(() => b.IsLeader, "b leads", Tick);
        Assert.Equal("b", Holder());
        Assert.False(a.IsLeader);
        Assert.True(stopped.Task.IsCompleted, "the silent work was stopped before another began");
        Assert.InRange((_time.GetUtcNow() - began).TotalSeconds, 20, 60);
        Assert.Contains(log.Lines, l => l.Contains("its work has not got on"));
        // The one that works keeps the lease for good.
        for (var i = 0; i < 60; i++)
            await PassAsync(TimeSpan.FromSeconds(1));
        Assert.True(b.IsLeader);
        await stop.CancelAsync();
        await Task.WhenAll(runA, runB);
    }

    [Fact]
    public async Task A_pause_of_the_whole_process_does_not_cost_the_lease()
    {
        using var stop = new CancellationTokenSource();
        var a = Elector("a");
        var terms = 0;
        var run = a.RunAsync(
            (work, ct) =>
            {
                Interlocked.Increment(ref terms);
                return Forever(work, ct);
            },
            stop.Token
        );
        await Eventually.HoldsAsync(() => a.IsLeader && _time.Waiting >= 2, "a leads and works");
        _time.Advance(TimeSpan.FromMinutes(5));
        await _time.PassAsync(TimeSpan.FromSeconds(30), _step);
        Assert.True(a.IsLeader);
        Assert.Equal(1, terms);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Work_that_fails_or_returns_is_begun_again_after_a_backoff()
    {
        var log = new LogLines();
        using var stop = new CancellationTokenSource();
        var terms = 0;
        var a = Elector("a", log);
        var run = a.RunAsync(
            (work, ct) =>
                Interlocked.Increment(ref terms) switch
                {
                    1 => throw new InvalidOperationException("the first term fails"),
                    2 => Task.CompletedTask,
                    _ => Forever(work, ct),
                },
            stop.Token
        );
        await Eventually.HoldsAsync(() => Volatile.Read(ref terms) == 3 && a.IsLeader, "the third term", Tick);
        Assert.Contains(log.Lines, l => l.Contains("failed and is begun again"));
        Assert.Contains(log.Lines, l => l.Contains("ended by itself"));
        await stop.CancelAsync();
        await run;
        Assert.Equal("", Holder());
    }

    [Fact]
    public async Task Work_that_goes_on_although_it_is_told_to_stop_ends_the_candidate()
    {
        using var stop = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var a = Elector("a");
        var run = a.RunAsync((_, _) => release.Task, stop.Token);
        await Eventually.HoldsAsync(() => a.IsLeader, "a leads");
        await Eventually.HoldsAsync(() => run.IsCompleted, "a gives up", Tick);
        await Assert.ThrowsAsync<LeaderStuckException>(() => run);
        Assert.Equal("", Holder());
        release.SetResult();
    }

    /// <summary>Time does not run away from the one that leads, nor from its work.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        await Eventually.HoldsAsync(
            () => _time.GetUtcNow() - Renewed() < TimeSpan.FromSeconds(5),
            "the lease is renewed"
        );
        await Eventually.HoldsAsync(() => _time.GetUtcNow() - _reported < TimeSpan.FromSeconds(5), "the work gets on");
    }

    private void Tick() => _time.Advance(_step);

    /// <summary>Work that gets on once a second, until it is told to stop.</summary>
    private async Task Forever(LeaderWork work, CancellationToken ct)
    {
        while (true)
        {
            work.Report();
            _reported = _time.GetUtcNow();
            await Task.Delay(TimeSpan.FromSeconds(1), _time, ct);
        }
    }

    private string Holder() => (string?)_api.Objects[Path]["spec"]!["holderIdentity"] ?? "";

    private DateTimeOffset Renewed() =>
        DateTimeOffset.Parse(
            (string)_api.Objects[Path]["spec"]!["renewTime"]!,
            System.Globalization.CultureInfo.InvariantCulture
        );

    private LeaderElector Elector(string identity, LogLines? log = null) =>
        new(
            _api,
            new LeaderElectorOptions
            {
                Lease = new ObjectKey("system", "kube-system", "scheduler"),
                Identity = identity,
                Time = _time,
                Logger = log,
            }
        );
}
