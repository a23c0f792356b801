using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using static Arktos.Store.RocksDb.Native;

namespace Arktos.Store.RocksDb;

/// <summary>
/// What a database does by itself that its owner should hear of: it slows writes down or stops them because flushes or
/// merges lag behind, and what it does in the background fails. Each is counted and logged. The first failure is final:
/// RocksDB would try to recover, and a write that waits for that may wait for ever. For any thread.
/// </summary>
/// <param name="failed">Told, on a thread of the pool, of the first failure if it is one in the background: of others
/// the caller has an exception.</param>
public sealed class DatabaseEvents(ILogger logger, Action<RocksDbException> failed)
{
    /// <summary>As RocksDB numbers them.</summary>
    private const int Delayed = 0,
        Stopped = 1,
        Normal = 2;

    private RocksDbException? _failure;
    private long _slowdowns,
        _stops,
        _backgroundErrors;

    /// <summary>How often RocksDB began to slow writes down.</summary>
    public long Slowdowns => Interlocked.Read(ref _slowdowns);

    /// <summary>How often it stopped them.</summary>
    public long Stops => Interlocked.Read(ref _stops);

    /// <summary>Flushes and merges that failed, or found damage.</summary>
    public long BackgroundErrors => Interlocked.Read(ref _backgroundErrors);

    /// <exception cref="RocksDbException">Something failed before, so nothing more is written.</exception>
    internal void ThrowIfFailed(string doing)
    {
        if (Volatile.Read(ref _failure) is { } first)
            throw new RocksDbException($"{doing}: not tried after an earlier failure ({first.Message})");
    }

    /// <summary>Nothing more is written from here on. False when that was so already.</summary>
    internal bool Fail(RocksDbException failure) => Interlocked.CompareExchange(ref _failure, failure, null) is null;

    private void StallChanged(int condition)
    {
        switch (condition)
        {
            case Delayed:
                Interlocked.Increment(ref _slowdowns);
                logger.LogWarning("the keyspace slows writes down: flushes or merges lag behind");
                break;
            case Stopped:
                Interlocked.Increment(ref _stops);
                logger.LogWarning("the keyspace stops writes until flushes or merges catch up");
                break;
            case Normal:
                logger.LogInformation("the keyspace takes writes at full speed again");
                break;
        }
    }

    private void BackgroundFailed(uint reason, string text)
    {
        Interlocked.Increment(ref _backgroundErrors);
        var failure = new RocksDbException($"{DoingOf(reason)}: {text}");
        logger.LogError("the keyspace failed in the background: {Reason}", failure.Message);
        // Not on this thread, RocksDB's own: the owner may end the process, which waits for it.
        if (Fail(failure))
            ThreadPool.UnsafeQueueUserWorkItem(static f => f.Tell(f.Failure), (Tell: failed, Failure: failure), false);
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
                &OnJob,
                &OnJob,
                &OnJob,
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
