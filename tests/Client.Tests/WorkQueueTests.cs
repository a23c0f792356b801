using System.Collections.Concurrent;
using System.Threading.Channels;
using Arktos.Client.Queues;
using Arktos.Client.Tests.Fakes;

namespace Arktos.Client.Tests;

public sealed class WorkQueueTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_key_that_is_added_twice_is_there_once()
    {
        using var queue = new WorkQueue<string>(_time);
        queue.Add("a");
        queue.Add("b");
        queue.Add("a");
        Assert.Equal(2, queue.Count);
        Assert.Equal("a", await queue.TakeAsync(default));
        Assert.Equal("b", await queue.TakeAsync(default));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public async Task A_key_that_is_added_while_it_is_worked_on_comes_again_after_that()
    {
        using var queue = new WorkQueue<string>(_time);
        queue.Add("a");
        var key = await queue.TakeAsync(default);
        queue.Add("a");
        var next = queue.TakeAsync(default).AsTask();
        Assert.False(next.IsCompleted);
        queue.Done(key);
        Assert.Equal("a", await next.WaitAsync(TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public void A_delayed_key_waits_for_its_earliest_time()
    {
        using var queue = new WorkQueue<string>(_time);
        queue.AddAfter("a", TimeSpan.FromSeconds(10));
        queue.AddAfter("a", TimeSpan.FromSeconds(5));
        queue.AddAfter("a", TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, queue.Count);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, queue.Count);
    }

    [Fact]
    public void The_backoff_doubles_to_its_bound_and_is_forgotten()
    {
        using var queue = new WorkQueue<string>(_time, new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6)));
        Assert.Equal([1.0, 2, 4, 6, 6], Enumerable.Range(0, 5).Select(_ => queue.AddRateLimited("a").TotalSeconds));
        queue.Forget("a");
        Assert.Equal(1, queue.AddRateLimited("a").TotalSeconds);
    }

    [Fact]
    public async Task A_queue_that_is_shut_down_hands_out_what_waits_and_then_ends()
    {
        using var queue = new WorkQueue<string>(_time);
        queue.Add("a");
        queue.ShutDown();
        queue.Add("b");
        Assert.Equal("a", await queue.TakeAsync(default));
        queue.Done("a");
        await Assert.ThrowsAsync<ChannelClosedException>(async () => await queue.TakeAsync(default));
    }

    [Fact]
    public async Task Parallel_workers_never_have_the_same_key_and_failures_come_again()
    {
        using var queue = new WorkQueue<int>(
            TimeProvider.System,
            new Backoff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1))
        );
        var working = new ConcurrentDictionary<int, bool>();
        var done = new ConcurrentDictionary<int, int>();
        var clash = false;
        using var stop = new CancellationTokenSource();
        var run = queue.RunAsync(
            4,
            async (key, ct) =>
            {
                if (!working.TryAdd(key, true))
                    clash = true;
                await Task.Yield();
                working.TryRemove(key, out _);
                if (done.AddOrUpdate(key, 1, (_, n) => n + 1) == 1)
                    throw new InvalidOperationException("the first try fails");
            },
            null,
            stop.Token
        );
        for (var i = 0; i < 1000; i++)
            queue.Add(i % 20);
        await Eventually.HoldsAsync(() => done.Count == 20 && done.Values.All(n => n >= 2), "every key was done twice");
        await stop.CancelAsync();
        await run;
        Assert.False(clash);
    }
}
