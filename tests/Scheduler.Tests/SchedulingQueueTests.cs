using Arktos.Client.Resources;
using Arktos.Scheduler.Queue;

namespace Arktos.Scheduler.Tests;

public sealed class SchedulingQueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SchedulingQueue _queue = new();
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
    public void A_failed_pod_waits_for_a_change_and_then_for_its_backoff()
    {
        _queue.Put(Key("a"), 0);
        Fail("a");
        _now += TimeSpan.FromSeconds(30);
        Assert.Empty(TakeAll());
        _queue.MoveUnschedulable();
        Assert.Equal(["a"], TakeAll()); // its first second is over long ago
        Failed("a");
        _queue.MoveUnschedulable();
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
        _queue.MoveUnschedulable();
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
        _queue.MoveUnschedulable();
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
        _queue.Put(Key("a"), 7);
        Assert.Equal(["a"], TakeAll());
        _queue.MoveUnschedulable();
        _now += TimeSpan.FromHours(1);
        Assert.Empty(TakeAll());
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
            _queue.Failed(key, _now, retry: false);
        for (var i = 0; i < waiting; i++)
            _queue.Put(Key($"new-{i}"), 0);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < waiting; i++)
        {
            Assert.True(_queue.TryTake(_now, out var key));
            _queue.Remove(key);
            _queue.MoveUnschedulable();
        }
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    private static ObjectKey Key(string name) => new("system", "default", name);

    private void Fail(string name, bool retry = false)
    {
        Assert.True(_queue.TryTake(_now, out var key));
        Assert.Equal(Key(name), key);
        _queue.Failed(key, _now, retry);
    }

    private void Failed(string name) => _queue.Failed(Key(name), _now, retry: false);

    private List<string> TakeAll()
    {
        var taken = new List<string>();
        while (_queue.TryTake(_now, out var key))
            taken.Add(key.Name);
        return taken;
    }
}
