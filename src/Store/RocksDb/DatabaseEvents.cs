using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using static Arktos.Store.RocksDb.Native;

namespace Arktos.Store.RocksDb;

/// <summary>
/// What a database does by itself that its owner should hear of: it slows writes down or stops them because flushes or
/// merges lag behind, and what it does in the background fails. Each is counted and logged. The first failure is final:
/// RocksDB would wait for room on a full disk, and a write that has to wait with it would not return. For any thread.
/// </summary>
/// <param name="failed">Told, on a thread of the pool, of the first failure if it is one in the background: of others
/// the caller has an exception.</param>
public sealed class DatabaseEvents(ILogger logger, Action<RocksDbException> failed)
{
    /// <summary>As RocksDB numbers them.</summary>
    private const int Delayed = 0,
        Stopped = 1;

    private const int WarnMilliseconds = 10_000;

    private long _warnedAt = Environment.TickCount64 - WarnMilliseconds;
    private RocksDbException? _failure;
    private Action? _stop;
    private long _slowdowns,
        _stops,
        _backgroundErrors,
        _flushes,
        _merges;

    /// <summary>How often RocksDB began to slow writes down.</summary>
    public long Slowdowns => Interlocked.Read(ref _slowdowns);

    /// <summary>How often it stopped them.</summary>
    public long Stops => Interlocked.Read(ref _stops);

    /// <summary>Flushes and merges that failed, or found damage.</summary>
    public long BackgroundErrors => Interlocked.Read(ref _backgroundErrors);

    /// <summary>Flushes that ended, of whoever's wish.</summary>
    public long Flushes => Interlocked.Read(ref _flushes);

    /// <summary>Merges of files (compactions) that ended.</summary>
    public long Merges => Interlocked.Read(ref _merges);

    /// <exception cref="RocksDbException">Something failed before, so nothing more is written.</exception>
    internal void ThrowIfFailed(string doing)
    {
        if (Volatile.Read(ref _failure) is { } first)
            throw new RocksDbException($"{doing}: not done after an earlier failure ({first.Message})");
    }

    /// <summary>Nothing more is written from here on.</summary>
    /// <exception cref="RocksDbException">This failure, or the one before it.</exception>
    internal void FailAndThrow(string doing, string text)
    {
        var failure = new RocksDbException($"{doing}: {text}");
        if (!IsFirst(failure))
            ThrowIfFailed(doing);
        _stop?.Invoke();
        throw failure;
    }

    /// <summary>How to end what the database does by itself, with the writes that wait for it.</summary>
    internal void StopWith(Action stop) => _stop = stop;

    private bool IsFirst(RocksDbException failure) => Interlocked.CompareExchange(ref _failure, failure, null) is null;

    private void StallChanged(int condition)
    {
        switch (condition)
        {
            case Delayed:
                Interlocked.Increment(ref _slowdowns);
                WarnOfStalls();
                break;
            case Stopped:
                Interlocked.Increment(ref _stops);
                WarnOfStalls();
                break;
        }
    }

    /// <summary>
    /// There may be many in a second: one line now and then says how many. That it is over is not told: RocksDB's
    /// threads may say so before another says that it began.
    /// </summary>
    private void WarnOfStalls()
    {
        var (now, last) = (Environment.TickCount64, Interlocked.Read(ref _warnedAt));
        if (now - last < WarnMilliseconds || Interlocked.CompareExchange(ref _warnedAt, now, last) != last)
            return;
        logger.LogWarning(
            "the keyspace slows writes down, for flushes or merges lag behind: slowed down {Slowdowns} times since the "
                + "start, stopped {Stops} times",
            Slowdowns,
            Stops
        );
    }

    private void BackgroundFailed(uint reason, string text)
    {
        Interlocked.Increment(ref _backgroundErrors);
        var failure = new RocksDbException($"{DoingOf(reason)}: {text}");
        logger.LogError("the keyspace failed in the background: {Reason}", failure.Message);
        // Not on this thread, which is RocksDB's own: stopping takes its locks, and who is told may end the process,
        // which waits for it.
        if (IsFirst(failure))
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    _stop?.Invoke();
                    failed(failure);
                },
                null
            );
    }

    private static string DoingOf(uint reason) =>
        reason switch
        {
            0 or 5 => "flush the keyspace in the background",
            1 => "merge files of the keyspace",
            4 or 6 => "write the keyspace's list of files",
            _ => $"work on the keyspace in the background ({reason})",
        };

    /// <summary>Gives the options a listener, which keeps this object alive as long as RocksDB may call it.</summary>
    internal unsafe void ListenTo(nint options) =>
        rocksdb_options_add_eventlistener(
            options,
            rocksdb_eventlistener_create(
                GCHandle.ToIntPtr(GCHandle.Alloc(this)),
                &OnDestroyed,
                &OnJob,
                &OnFlushed,
                &OnJob,
                &OnMerged,
                &OnPart,
                &OnPart,
                &OnJob,
                &OnBackgroundError,
                &OnStallConditionsChanged,
                &OnPart
            )
        );

    private static DatabaseEvents Of(nint state) => (DatabaseEvents)GCHandle.FromIntPtr(state).Target!;

    [UnmanagedCallersOnly]
    private static void OnDestroyed(nint state) => GCHandle.FromIntPtr(state).Free();

    /// <summary>RocksDB calls whatever it is given: what nobody wants to hear of ends here.</summary>
    [UnmanagedCallersOnly]
    private static void OnJob(nint state, nint database, nint info) { }

    [UnmanagedCallersOnly]
    private static void OnFlushed(nint state, nint database, nint info) =>
        Interlocked.Increment(ref Of(state)._flushes);

    [UnmanagedCallersOnly]
    private static void OnMerged(nint state, nint database, nint info) => Interlocked.Increment(ref Of(state)._merges);

    [UnmanagedCallersOnly]
    private static void OnPart(nint state, nint info) { }

    [UnmanagedCallersOnly]
    private static unsafe void OnBackgroundError(nint state, uint reason, nint status)
    {
        nint error = 0;
        rocksdb_status_ptr_get_error(status, &error);
        Of(state).BackgroundFailed(reason, error == 0 ? "" : TakeText(error));
    }

    [UnmanagedCallersOnly]
    private static unsafe void OnStallConditionsChanged(nint state, nint info) =>
        Of(state).StallChanged(*rocksdb_writestallinfo_cur(info));
}
