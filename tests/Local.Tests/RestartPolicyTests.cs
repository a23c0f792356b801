namespace Arktos.Local.Tests;

public sealed class RestartPolicyTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly RestartPolicy _policy = new();
    private DateTimeOffset _now = Begin;

    [Fact]
    public void What_runs_is_left_alone()
    {
        for (var i = 0; i < 100; i++)
            Assert.Equal(default, Observe(true));
    }

    [Fact]
    public void What_has_ended_is_started_again_after_a_second()
    {
        Observe(true);
        Assert.Equal(TimeSpan.FromSeconds(1), Observe(false).StartsIn);
        Assert.InRange(UntilStart(), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void What_ends_again_and_again_is_waited_for_ever_longer_and_a_minute_at_most()
    {
        Observe(true);
        var waits = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            Observe(true);
            waits.Add(Observe(false).StartsIn!.Value.TotalSeconds);
            UntilStart();
        }
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], waits);
    }

    [Fact]
    public void What_could_not_be_started_counts_as_ended()
    {
        Observe(true);
        Observe(false);
        UntilStart();
        Assert.Equal(TimeSpan.FromSeconds(2), Observe(false).StartsIn);
    }

    [Fact]
    public void What_has_lived_for_a_minute_is_forgiven()
    {
        Observe(true);
        for (var i = 0; i < 5; i++)
        {
            Observe(false);
            UntilStart();
        }
        _now += RestartPolicy.LivesAtLeast;
        Observe(true);
        Assert.Equal(TimeSpan.FromSeconds(1), Observe(false).StartsIn);
    }

    [Fact]
    public void One_does_not_wait_for_another()
    {
        Observe(false);
        Assert.Equal(TimeSpan.FromSeconds(1), _policy.Observe("other", false, _now).StartsIn);
        _policy.ForgetAllBut(["other"]);
        // Known anew.
        Assert.Equal(TimeSpan.FromSeconds(1), Observe(false).StartsIn);
    }

    private RestartDecision Observe(bool isRunning)
    {
        _now += Look;
        return _policy.Observe("store", isRunning, _now);
    }

    private TimeSpan UntilStart()
    {
        var from = _now;
        while (!Observe(false).Starts)
            Assert.True(_now - from < TimeSpan.FromMinutes(5), "it is never started");
        return _now - from;
    }
}
