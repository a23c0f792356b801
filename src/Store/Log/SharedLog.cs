using System.Diagnostics;
using Arktos.Raft;
using Arktos.Store.Disk;
using Arktos.StoreClient;

namespace Arktos.Store.Log;

/// <summary>
/// One log for all groups of a store: a queue and a thread around a <see cref="SegmentedLog"/>, which takes everything
/// that waits and writes it with one fdatasync;
/// a write that is alone may be done by who has it. A write or a sync that fails is final: <c>failed</c> is called,
/// nothing more is written, and the process is expected to end.
/// </summary>
internal sealed class SharedLog : IDisposable
{
    private static readonly LogWrite Wake = new(default, null, null, null, [], _ => { });

    private readonly Action<Exception> _failed;
    private readonly Inbox<LogWrite> _queue = new();
    private readonly SemaphoreSlim _room;
    private readonly Thread _writer;

    /// <summary>Held by whoever writes.</summary>
    private readonly Lock _writing = new();

    /// <summary>What was submitted and is not reported done.</summary>
    private int _unwritten;

    /// <summary>The last batch. Of who holds the lock.</summary>
    private TimeSpan _lastTook;
    private volatile bool _hasFailed;
    private volatile bool _stopping;

    /// <summary>Owns the log.</summary>
    public SharedLog(SegmentedLog log, Action<Exception> failed)
    {
        (Segments, _failed) = (log, failed);
        _room = new SemaphoreSlim(log.Options.QueuedWritesMax);
        _writer = new Thread(Write) { IsBackground = true, Name = "log-writer" };
        _writer.Start();
    }

    /// <summary>See <see cref="LogRecovery.Open"/>.</summary>
    /// <exception cref="LogDamagedException">Damage that is no torn tail; file and offset are named.</exception>
    public static SharedLog Open(
        string folder,
        LogOptions options,
        Action<Exception> failed,
        out Dictionary<PartitionId, GroupLog> groups
    ) => new(LogRecovery.Open(new FileFolder(folder), options, out groups), failed);

    /// <summary>What groups read their entries from.</summary>
    public SegmentedLog Segments { get; }

    public long Bytes => Segments.Bytes;

    public int SegmentCount => Segments.SegmentCount;

    /// <summary>
    /// Queues a write; waits when too many wait already. Writes of one group are done in the order of submission.
    /// </summary>
    public void Submit(LogWrite write)
    {
        _room.Wait();
        Interlocked.Increment(ref _unwritten);
        _queue.Add(write);
    }

    /// <summary>
    /// Writes and syncs on the caller's thread, which saves two hand-overs, and reports it done; when nothing else is
    /// queued or being written, the write is a plain one, and the disk was quick the last time. False: it did nothing.
    /// </summary>
    public bool TryWriteNow(LogWrite write)
    {
        // What is submitted from here on comes after: the log's thread waits for the lock.
        if (_hasFailed || Volatile.Read(ref _unwritten) > 0 || !_writing.TryEnter())
            return false;
        try
        {
            if (_hasFailed || Volatile.Read(ref _unwritten) > 0 || _lastTook > Segments.Options.QuickSync)
                return false;
            if (!Segments.IsPlain(write))
                return false;
            Process([write]);
            return true;
        }
        catch (Exception e)
        {
            Fail(e);
            return true;
        }
        finally
        {
            _writing.Exit();
        }
    }

    /// <summary>
    /// The group's worker needs nothing up to this position any more. Segments that no group needs go soon.
    /// </summary>
    public void Compacted(PartitionId partition, SnapshotMetadata start)
    {
        Segments.Compacted(partition, start);
        WakeWriter();
    }

    /// <summary>See <see cref="SegmentedLog.Carried"/>.</summary>
    public void Carried(PartitionId partition, ulong segment)
    {
        Segments.Carried(partition, segment);
        WakeWriter();
    }

    public void Dispose()
    {
        if (_stopping)
            return;
        _stopping = true;
        _queue.Add(Wake);
        _writer.Join();
        Segments.Dispose();
        _room.Dispose();
    }

    /// <summary>When nothing else does.</summary>
    private void WakeWriter()
    {
        if (_queue.Count == 0)
            _queue.Add(Wake);
    }

    private void Write()
    {
        var batch = new List<LogWrite>();
        try
        {
            while (_queue.TryTake(out var write, _stopping ? 0 : Timeout.Infinite) || !_stopping)
            {
                if (write is null)
                    continue;
                batch.Clear();
                long bytes = 0;
                do
                {
                    if (write == Wake)
                        continue;
                    batch.Add(write);
                    bytes += write.Record.Length;
                } while (bytes < Segments.Options.BatchBytesMax && _queue.TryTake(out write));
                if (batch.Count > 0)
                    _room.Release(batch.Count);
                lock (_writing)
                {
                    if (_hasFailed)
                        return;
                    Process(batch);
                }
                Interlocked.Add(ref _unwritten, -batch.Count);
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private void Process(List<LogWrite> batch)
    {
        var began = Stopwatch.GetTimestamp();
        Segments.Process(batch);
        _lastTook = Stopwatch.GetElapsedTime(began);
    }

    private void Fail(Exception reason)
    {
        _hasFailed = true;
        _failed(reason);
    }
}
