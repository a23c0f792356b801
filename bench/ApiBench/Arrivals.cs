using System.Collections.Concurrent;
using System.Diagnostics;

namespace Arktos.ApiBench;

/// <summary>Counts the stamped events that reach all readers, and how long some of them took. Thread-safe.</summary>
internal sealed class Arrivals
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<long> _delays = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _all = NewSource();
    private Exception? _broken;
    private long _count,
        _wanted = long.MaxValue,
        _last;

    /// <summary>Events that have come since the last measurement began.</summary>
    public long Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    /// <param name="isTimed">Whether its delay counts: of a hundred thousand a second a tenth says enough.</param>
    public void Add(ReadOnlySpan<byte> text, bool isTimed)
    {
        if (!Stamp.TryFind(text, out var sent))
            return;
        var now = Stopwatch.GetTimestamp();
        if (isTimed)
            _delays.Enqueue(now - sent);
        lock (_lock)
        {
            _last = now;
            if (++_count >= _wanted)
                _all.TrySetResult();
        }
    }

    /// <summary>A reader has lost its stream: what is waited for will not come.</summary>
    public void Break(Exception why)
    {
        lock (_lock)
        {
            _broken = why;
            _all.TrySetException(why);
        }
    }

    /// <summary>
    /// Begins to count anew, has changes made, waits until each of their events has come, and says how many came a
    /// second, and after what delay.
    /// </summary>
    /// <param name="change">Returns how many events follow from what it did.</param>
    /// <exception cref="TimeoutException">Some did not come.</exception>
    public async Task<Timing> MeasureAsync(Func<Task<long>> change)
    {
        lock (_lock)
        {
            (_count, _wanted, _all) = (0, long.MaxValue, NewSource());
            if (_broken is not null)
                throw _broken;
        }
        _delays.Clear();
        var begin = Stopwatch.GetTimestamp();
        var wanted = await change();
        lock (_lock)
        {
            _wanted = wanted;
            if (_count >= wanted)
                _all.TrySetResult();
        }
        try
        {
            await _all.Task.WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            lock (_lock)
                throw new TimeoutException($"of {wanted} events {_count} came within {Patience.TotalSeconds} s", e);
        }
        lock (_lock)
        {
            var seconds = Stopwatch.GetElapsedTime(begin, _last).TotalSeconds;
            return Timing.Of(_delays, seconds) with { Count = (int)_count, Rate = _count / seconds };
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
