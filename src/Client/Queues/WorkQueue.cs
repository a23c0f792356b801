using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Arktos.Client.Queues;

/// <summary>
/// Keys that wait to be worked on. A key that is added while it waits is there once; added while a worker has it, it
/// comes again when that worker is done: two workers never have the same key. Bounded by the number of different keys.
/// Thread-safe.
/// <code>
///   Add ----> waiting (dirty) --Take--> processing --Done--> gone, or waiting again if it was added meanwhile
///   AddAfter, AddRateLimited --> delayed --when due--> Add
/// </code>
/// </summary>
public sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Channel<TKey> _ready = Channel.CreateUnbounded<TKey>();

    /// <summary>Key → since when it is to be worked on, by the clock's timestamps.</summary>
    private readonly Dictionary<TKey, long> _dirty = [];

    /// <summary>Key → since when a worker has it.</summary>
    private readonly Dictionary<TKey, long> _processing = [];
    private readonly Dictionary<TKey, int> _failures = [];
    private readonly Dictionary<TKey, DateTimeOffset> _due = [];
    private readonly PriorityQueue<TKey, DateTimeOffset> _delayed = new();
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;
    private readonly ITimer _timer;
    private readonly WorkQueueMetrics.OfQueue? _metrics;
    private readonly Func<WorkQueueMetrics.QueueLoad> _load;
    private bool _closed;

    /// <param name="backoff">Of <see cref="AddRateLimited"/>; by default 5 ms doubling to 5 minutes.</param>
    /// <param name="metrics">Where the queue is counted, and under which name; null: nowhere.</param>
    public WorkQueue(
        TimeProvider? time = null,
        Backoff? backoff = null,
        (WorkQueueMetrics All, string Name)? metrics = null
    )
    {
        _time = time ?? TimeProvider.System;
        _metrics = metrics?.All.For(metrics.Value.Name);
        _load = Load;
        _backoff = backoff ?? new Backoff(TimeSpan.FromMilliseconds(5), TimeSpan.FromMinutes(5));
        _timer = _time.CreateTimer(
            static queue => ((WorkQueue<TKey>)queue!).ReleaseDue(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        _metrics?.Open(_load);
    }

    /// <summary>How many keys wait to be taken (delayed ones not counted).</summary>
    public int Count => _ready.Reader.Count;

    public void Add(TKey key)
    {
        lock (_lock)
        {
            if (_closed || !_dirty.TryAdd(key, _time.GetTimestamp()))
                return;
            _metrics?.Added();
            if (_processing.ContainsKey(key))
                return;
            _ready.Writer.TryWrite(key);
        }
    }

    /// <summary>Adds the key after a delay. Of several delays for one key the earliest counts.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key);
            return;
        }
        lock (_lock)
        {
            if (_closed)
                return;
            var due = _time.GetUtcNow() + delay;
            if (_due.TryGetValue(key, out var earlier) && earlier <= due)
                return;
            _due[key] = due;
            _delayed.Enqueue(key, due);
            Arm();
        }
    }

    /// <summary>
    /// Adds the key after its backoff, which grows with each call until <see cref="Forget"/>. Returns the delay.
    /// </summary>
    public TimeSpan AddRateLimited(TKey key)
    {
        TimeSpan delay;
        lock (_lock)
        {
            if (_closed)
                return TimeSpan.Zero;
            var failures = _failures[key] = _failures.GetValueOrDefault(key) + 1;
            delay = _backoff.After(failures);
        }
        _metrics?.Retried();
        AddAfter(key, delay);
        return delay;
    }

    /// <summary>The key has succeeded: its backoff begins anew.</summary>
    public void Forget(TKey key)
    {
        lock (_lock)
            _failures.Remove(key);
    }

    /// <summary>How often the key was added by <see cref="AddRateLimited"/> since it was forgotten.</summary>
    public int Failures(TKey key)
    {
        lock (_lock)
            return _failures.GetValueOrDefault(key);
    }

    /// <summary>The next key, which is then the caller's until <see cref="Done"/>.</summary>
    /// <exception cref="ChannelClosedException">The queue was shut down and is empty.</exception>
    public async ValueTask<TKey> TakeAsync(CancellationToken ct)
    {
        var key = await _ready.Reader.ReadAsync(ct).ConfigureAwait(false);
        lock (_lock)
        {
            var now = _processing[key] = _time.GetTimestamp();
            if (_dirty.Remove(key, out var since))
                _metrics?.Waited(_time.GetElapsedTime(since, now));
        }
        return key;
    }

    public void Done(TKey key)
    {
        lock (_lock)
        {
            if (_processing.Remove(key, out var since))
            {
                _metrics?.Worked(_time.GetElapsedTime(since));
                if (_dirty.ContainsKey(key))
                    _ready.Writer.TryWrite(key);
            }
            if (_closed && _processing.Count == 0 && _dirty.Count == 0)
                _ready.Writer.TryComplete();
        }
    }

    /// <summary>Takes nothing more in; what waits is still handed out. Delayed keys are dropped.</summary>
    public void ShutDown()
    {
        lock (_lock)
        {
            _closed = true;
            _due.Clear();
            _delayed.Clear();
            if (_processing.Count == 0 || !_dirty.Keys.Any(_processing.ContainsKey))
                _ready.Writer.TryComplete();
        }
    }

    /// <summary>
    /// Runs workers until the queue is shut down and empty, or <paramref name="ct"/> is cancelled. A key whose work
    /// throws is logged and comes again after its backoff; one whose work succeeds is forgotten.
    /// </summary>
    public Task RunAsync(
        int workers,
        Func<TKey, CancellationToken, Task> work,
        ILogger? logger,
        CancellationToken ct
    ) =>
        Task.WhenAll(
            Enumerable
                .Range(0, workers)
                .Select(_ => Task.Run(() => WorkAsync(work, logger, ct), CancellationToken.None))
        );

    public void Dispose()
    {
        ShutDown();
        _timer.Dispose();
        _metrics?.Close(_load);
    }

    private WorkQueueMetrics.QueueLoad Load()
    {
        lock (_lock)
        {
            var (now, sum, longest) = (_time.GetTimestamp(), TimeSpan.Zero, TimeSpan.Zero);
            foreach (var since in _processing.Values)
            {
                var age = _time.GetElapsedTime(since, now);
                sum += age;
                if (age > longest)
                    longest = age;
            }
            return new WorkQueueMetrics.QueueLoad(Count, sum, longest);
        }
    }

    private async Task WorkAsync(Func<TKey, CancellationToken, Task> work, ILogger? logger, CancellationToken ct)
    {
        while (true)
        {
            TKey key;
            try
            {
                key = await TakeAsync(ct).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
            {
                return;
            }
            try
            {
                await work(key, ct).ConfigureAwait(false);
                Forget(key);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var delay = AddRateLimited(key);
                logger?.LogWarning(e, "{Key} failed and is tried again in {DelayMs} ms", key, delay.TotalMilliseconds);
            }
            finally
            {
                Done(key);
            }
        }
    }

    private void ReleaseDue()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            while (_delayed.TryPeek(out var key, out var due) && due <= now)
            {
                _delayed.Dequeue();
                // An entry whose time is not the key's is an older, later one.
                if (_due.TryGetValue(key, out var current) && current == due && _due.Remove(key))
                    Add(key);
            }
            Arm();
        }
    }

    private void Arm()
    {
        if (!_delayed.TryPeek(out _, out var due))
            return;
        var delay = due - _time.GetUtcNow();
        _timer.Change(
            delay > TimeSpan.Zero ? delay + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan
        );
    }
}
