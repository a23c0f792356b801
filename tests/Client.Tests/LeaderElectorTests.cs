using Arktos.Client.Connection;
using Arktos.Client.Leading;
using Arktos.Client.Resources;
using Arktos.Client.Tests.Fakes;

namespace Arktos.Client.Tests;

public sealed class LeaderElectorTests
{
    private const string Path = "/apis/coordination.k8s.io/v1/tenants/system/namespaces/kube-system/leases/scheduler";
    private readonly ManualTime _time = new();
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
            _time.Advance(TimeSpan.FromSeconds(2));
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
    public async Task A_leader_that_cannot_renew_stops_before_its_lease_runs_out()
    {
        using var stop = new CancellationTokenSource();
        var ended = new TaskCompletionSource<DateTimeOffset>();
        var a = Elector("a");
        var run = a.RunAsync(
            async ct =>
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

    private static Task Forever(CancellationToken ct) => Task.Delay(Timeout.Infinite, ct);

    private string Holder() => (string?)_api.Objects[Path]["spec"]!["holderIdentity"] ?? "";

    private LeaderElector Elector(string identity) =>
        new(
            _api,
            new LeaderElectorOptions
            {
                Lease = new ObjectKey("system", "kube-system", "scheduler"),
                Identity = identity,
                Time = _time,
            }
        );
}
