using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Queue;

namespace Arktos.Scheduler.Tests;

public sealed class SchedulingQueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SchedulingQueue _queue = new();
    private static readonly Refusers _fit = RefusersOf("NodeResourcesFit");
    private DateTimeOffset _now = Start;

    [Fact]
    public void Higher_priority_comes_first_then_age()
    {
        _queue.Put(Key("old"), 0);
        _queue.Put(Key("young"), 0);
        _queue.Put(Key("important"), 10);
        Assert.Equal(["important", "old", "young"], TakeAll());
    }

    [Fact]
    public void A_refused_pod_waits_for_a_change_and_then_for_its_backoff()
    {
        _queue.Put(Key("a"), 0);
        Fail("a");
        _now += TimeSpan.FromSeconds(30);
        Assert.Empty(TakeAll());
        Happen(EventKinds.NodeAllocatable);
        Assert.Equal(["a"], TakeAll()); // its first second is over long ago
        Failed("a");
        Happen(EventKinds.NodeAllocatable);
        _now += TimeSpan.FromSeconds(1);
        Assert.Empty(TakeAll());
        _now += TimeSpan.FromSeconds(1);
        Assert.Equal(["a"], TakeAll());
    }

    [Fact]
    public void A_change_during_the_cycle_is_not_missed()
    {
        _queue.Put(Key("a"), 0);
        Assert.True(_queue.TryTake(_now, out _));
        Happen(EventKinds.NodeAllocatable);
        Failed("a");
        _now += TimeSpan.FromSeconds(1);
        Assert.Equal(["a"], TakeAll());
    }

    [Fact]
    public void Backoff_doubles_up_to_ten_seconds()
    {
        _queue.Put(Key("a"), 0);
        foreach (var seconds in (int[])[1, 2, 4, 8, 10, 10])
        {
            Fail("a", retry: true);
            Assert.Equal(_now + TimeSpan.FromSeconds(seconds), _queue.NextDue);
            _now = _queue.NextDue!.Value;
        }
    }

    [Fact]
    public void A_pod_that_nothing_helps_is_tried_again_after_five_minutes()
    {
        _queue.Put(Key("a"), 0);
        Fail("a");
        _now += TimeSpan.FromMinutes(5);
        Assert.Equal(["a"], TakeAll());
    }

    [Fact]
    public void A_removed_pod_is_forgotten_wherever_it_was()
    {
        _queue.Put(Key("active"), 0);
        _queue.Put(Key("waiting"), 1);
        Fail("waiting", retry: true);
        _queue.Remove(Key("active"));
        _queue.Remove(Key("waiting"));
        _now += TimeSpan.FromHours(1);
        Assert.Empty(TakeAll());
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void A_removed_unschedulable_pod_comes_back_by_nothing()
    {
        _queue.Put(Key("a"), 0);
        Fail("a");
        _queue.Remove(Key("a"));
        Happen(EventKinds.NodeAllocatable);
        _now += TimeSpan.FromHours(1);
        Assert.Empty(TakeAll());
        Assert.Null(_queue.NextDue);
    }

    [Fact]
    public void A_pod_that_changes_while_it_is_unschedulable_is_tried_once()
    {
        _queue.Put(Key("a"), 0);
        Fail("a");
        Assert.Equal(_now + SchedulingQueue.UnschedulableMax, _queue.NextDue);
        _queue.WakeOne(Key("a"), new ClusterEvent.OfItself(EventKinds.OwnScaledDown), (_, _) => true);
        _now += TimeSpan.FromSeconds(1);
        Assert.Equal(["a"], TakeAll());
        Happen(EventKinds.NodeAllocatable);
        _now += TimeSpan.FromHours(1);
        Assert.Empty(TakeAll());
    }

    [Theory]
    [InlineData("NodeResourcesFit", EventKinds.NodeAllocatable, true)]
    [InlineData("NodeResourcesFit", EventKinds.NodeLabels, false)]
    [InlineData("NodeResourcesFit", EventKinds.NodeLabels | EventKinds.NodeAllocatable, true)]
    [InlineData("NodeAffinity", EventKinds.NodeAllocatable, false)]
    [InlineData("NodeAffinity", EventKinds.NodeLabels, true)]
    [InlineData("DynamicResources", EventKinds.NodeAdded, false)]
    [InlineData("", EventKinds.NodeAdded, true)]
    [InlineData("", EventKinds.PodGone, false)]
    public void Only_what_those_wait_for_who_refused_a_pod_wakes_it(string refuser, EventKinds kinds, bool wakes)
    {
        var by = refuser.Length > 0 ? RefusersOf(refuser) : default;
        foreach (var inFlight in (bool[])[false, true])
        {
            var key = Key($"{inFlight}");
            _queue.Put(key, 0);
            Assert.True(_queue.TryTake(_now, out _));
            if (inFlight)
                Happen(kinds);
            _queue.Refused(key, _now, by);
            if (!inFlight)
                Happen(kinds);
            Assert.Equal(wakes ? (1, 0) : (0, 1), (_queue.BackingOffCount, _queue.UnschedulableCount));
            _queue.Remove(key);
        }
    }

    [Fact]
    public void Who_is_not_helped_by_an_event_stays_and_is_not_lost()
    {
        foreach (var name in (string[])["a", "b", "c"])
            _queue.Put(Key(name), 0);
        while (_queue.TryTake(_now, out var key))
            _queue.Refused(key, _now, _fit);
        Assert.Equal(3, _queue.Wake(Of(EventKinds.PodGone), (key, by) => by == _fit && key.Name == "b"));
        Assert.Equal((1, 2), (_queue.BackingOffCount, _queue.UnschedulableCount));
        _now += SchedulingQueue.UnschedulableMax;
        Assert.Equal(["a", "b", "c"], TakeAll());
        Assert.Equal(0, _queue.Wake(Of(EventKinds.PodGone), (_, _) => true));
    }

    [Fact]
    public void What_happens_to_a_tenant_is_no_news_for_another()
    {
        var by = RefusersOf("VolumeBinding");
        foreach (var tenant in (string[])["t1", "t2"])
        {
            _queue.Put(new ObjectKey(tenant, "default", "a"), 0);
            Assert.True(_queue.TryTake(_now, out var key));
            _queue.Refused(key, _now, by);
        }
        var happened = new ClusterEvent.OfClaim(new ObjectKey("t2", "default", "data"));
        Assert.Equal(1, _queue.Wake(happened, (key, _) => key.Tenant == "t2"));
        Assert.Equal((1, 1), (_queue.BackingOffCount, _queue.UnschedulableCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_happens_to_a_pod_in_flight_alone_is_not_missed(bool byItself)
    {
        _queue.Put(Key("a"), 0);
        Assert.True(_queue.TryTake(_now, out _));
        if (byItself)
            _queue.WakeOne(Key("a"), new ClusterEvent.OfItself(EventKinds.OwnLabels), (_, _) => false);
        else
            _queue.TryAgain(Key("a"));
        Failed("a");
        Assert.Equal(1, _queue.BackingOffCount);
        _now += TimeSpan.FromSeconds(1);
        Fail("a"); // and it counts but once
        Assert.Equal(1, _queue.UnschedulableCount);
        _queue.TryAgain(Key("a"));
        Assert.Equal(1, _queue.BackingOffCount);
    }

    [Fact]
    public void A_new_priority_counts_wherever_the_pod_is()
    {
        foreach (var name in (string[])["backs-off", "refused", "active", "other"])
            _queue.Put(Key(name), 5);
        Assert.True(_queue.TryTake(_now, out var first));
        _queue.Failed(first, _now);
        Assert.True(_queue.TryTake(_now, out var second));
        _queue.Refused(second, _now, _fit);
        _queue.Put(Key("backs-off"), 9);
        _queue.Put(Key("refused"), 8);
        _queue.Put(Key("active"), 1);
        Assert.Equal((2, 1, 1), (_queue.ActiveCount, _queue.BackingOffCount, _queue.UnschedulableCount));
        _now += SchedulingQueue.UnschedulableMax;
        Assert.Equal(["backs-off", "refused", "other", "active"], TakeAll());
    }

    /// <summary>Takes, and changes that may make room, once cost a walk over all that wait: 5,000 million
    /// steps.</summary>
    [Fact]
    public void Fifty_thousand_pods_that_wait_make_no_take_slower()
    {
        const int waiting = 50_000;
        for (var i = 0; i < waiting; i++)
            _queue.Put(Key($"waits-{i}"), 1);
        while (_queue.TryTake(_now, out var key))
            _queue.Refused(key, _now, _fit);
        for (var i = 0; i < waiting; i++)
            _queue.Put(Key($"new-{i}"), 0);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < waiting; i++)
        {
            Assert.True(_queue.TryTake(_now, out var key));
            _queue.Remove(key);
            Happen(EventKinds.NodeAllocatable);
        }
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    private void Happen(EventKinds kinds) => _queue.Wake(Of(kinds), (_, _) => true);

    private static ClusterEvent.OfNode Of(EventKinds kinds) => new(kinds, null, null, NodePlace.None);

    private static Refusers RefusersOf(string filter) =>
        new Refusers().With(Array.FindIndex(SchedulingCycle.Filters, f => f.Name == filter));

    private static ObjectKey Key(string name) => new("system", "default", name);

    private void Fail(string name, bool retry = false)
    {
        Assert.True(_queue.TryTake(_now, out var key));
        Assert.Equal(Key(name), key);
        if (retry)
            _queue.Failed(key, _now);
        else
            _queue.Refused(key, _now, _fit);
    }

    private void Failed(string name) => _queue.Refused(Key(name), _now, _fit);

    private List<string> TakeAll()
    {
        var taken = new List<string>();
        while (_queue.TryTake(_now, out var key))
            taken.Add(key.Name);
        return taken;
    }
}
