using System.Threading.Channels;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.ApiServer.Audit;

/// <summary>
/// The way of events to one sink: at once, while their request waits, or from a queue in batches. The queue is bounded
/// by the number of events and by their bytes; what does not fit is lost, counted, and told once a minute at most, as
/// is what the sink does not take. Thread-safe.
/// </summary>
internal sealed class AuditBackend : IAsyncDisposable
{
    /// <summary>Of all events that wait or are being written; requests may be large, and so are their events.</summary>
    public const long BytesWaitingMax = 256 * 1024 * 1024;

    /// <summary>Batches on their way at once: those that are sent again must not hold up all others.</summary>
    private const int BatchesAtOnce = 8;

    private static readonly TimeSpan ToldEvery = TimeSpan.FromMinutes(1),
        FarewellMax = TimeSpan.FromSeconds(10);

    private readonly IAuditSink _sink;
    private readonly AuditDelivery _delivery;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Counter _errors;
    private readonly Channel<ReadOnlyMemory<byte>>? _waiting;
    private readonly SemaphoreSlim _sending = new(BatchesAtOnce);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running = Task.CompletedTask;
    private readonly AuditThrottle _throttle;
    private long _bytes;
    private long _toldAt = long.MinValue;

    public AuditBackend(IAuditSink sink, AuditDelivery delivery, RoleMetrics metrics, TimeProvider time, ILogger log)
    {
        (_sink, _delivery, _time, _log) = (sink, delivery, time, log);
        _throttle = new AuditThrottle(delivery.BatchesPerSecondMax, delivery.BatchesBurst, time);
        _errors = metrics.Counter(
            "apiserver_audit_error_total",
            "Events of the audit log that were lost: they could not be written, or too many waited (buffered).",
            ["plugin"]
        );
        _errors.WithLabels(sink.Name.Plugin);
        if (delivery.Mode != AuditMode.Batch)
            return;
        _waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(
            new BoundedChannelOptions(delivery.EventsWaitingMax) { SingleReader = true }
        );
        _running = Task.Run(WriteWaitingAsync);
    }

    /// <summary>Whether a request whose beginning is not written must not go on.</summary>
    public bool IsStrict => _delivery.Mode == AuditMode.BlockingStrict;

    /// <param name="whole">The event.</param>
    /// <param name="small">Makes it without bodies.</param>
    /// <returns>False: it is lost.</returns>
    public ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> whole, Func<ReadOnlyMemory<byte>> small)
    {
        var line = whole;
        if (_delivery.EventBytesMax > 0 && line.Length > _delivery.EventBytesMax)
            line = small();
        if (_delivery.EventBytesMax > 0 && line.Length > _delivery.EventBytesMax)
            return Lost("truncate", 1, $"an event of {line.Length} bytes is too large");
        if (Interlocked.Add(ref _bytes, line.Length) > BytesWaitingMax)
        {
            Interlocked.Add(ref _bytes, -line.Length);
            return Lost("buffered", 1, $"events of {BytesWaitingMax >> 20} MiB wait already");
        }
        if (_waiting is null)
            return TryWriteAsync([line]);
        if (_waiting.Writer.TryWrite(line))
            return ValueTask.FromResult(true);
        Interlocked.Add(ref _bytes, -line.Length);
        return Lost("buffered", 1, $"{_delivery.EventsWaitingMax} events wait already");
    }

    /// <summary>Writes what waits, for so long at most.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting?.Writer.TryComplete();
        _stop.CancelAfter(FarewellMax);
        await _running;
        _sink.Dispose();
        _stop.Dispose();
        _sending.Dispose();
    }

    private async Task WriteWaitingAsync()
    {
        var (reader, next) = (_waiting!.Reader, default(ReadOnlyMemory<byte>?));
        while (next is not null || await reader.WaitToReadAsync())
        {
            var batch = new List<ReadOnlyMemory<byte>>();
            next = await GatherAsync(reader, batch, next);
            await _throttle.WaitAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _sending.WaitAsync();
            // A file takes its batch at once; the order of lines stays.
            var writing = TryWriteAsync(batch);
            if (writing.IsCompleted)
                _sending.Release();
            else
                _ = writing.AsTask().ContinueWith(_ => _sending.Release(), TaskScheduler.Default);
        }
        // What is on its way.
        for (var i = 0; i < BatchesAtOnce; i++)
            await _sending.WaitAsync();
    }

    /// <summary>Fills a batch until it is full, or has waited.</summary>
    /// <returns>What did not fit in any more; null: nothing.</returns>
    private async Task<ReadOnlyMemory<byte>?> GatherAsync(
        ChannelReader<ReadOnlyMemory<byte>> reader,
        List<ReadOnlyMemory<byte>> batch,
        ReadOnlyMemory<byte>? next
    )
    {
        long bytes = 0;
        using var waited = new CancellationTokenSource(_delivery.BatchWait, _time);
        while (batch.Count < _delivery.BatchEventsMax)
        {
            if (next is null && reader.TryRead(out var read))
                next = read;
            if (next is { } line)
            {
                if (_delivery.BatchBytesMax > 0 && batch.Count > 0 && bytes + line.Length > _delivery.BatchBytesMax)
                    return line;
                next = null;
                bytes += line.Length;
                batch.Add(line);
                continue;
            }
            try
            {
                if (!await reader.WaitToReadAsync(waited.Token))
                    return null;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
        return null;
    }

    private async ValueTask<bool> TryWriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> batch)
    {
        try
        {
            await _sink.WriteAsync(batch, _stop.Token);
            return true;
        }
        // Whatever it is, the request or the queue must go on, or say so.
        catch (Exception e)
        {
            return await Lost(_sink.Name.Plugin, batch.Count, e.Message);
        }
        finally
        {
            Interlocked.Add(ref _bytes, -batch.Sum(l => (long)l.Length));
        }
    }

    private ValueTask<bool> Lost(string plugin, int events, string why)
    {
        _errors.WithLabels(plugin).Inc(events);
        var (told, now) = (Interlocked.Read(ref _toldAt), _time.GetTimestamp());
        if (
            (told == long.MinValue || _time.GetElapsedTime(told, now) >= ToldEvery)
            && Interlocked.CompareExchange(ref _toldAt, now, told) == told
        )
            _log.LogError("events of the audit log {Place} are lost: {Reason}", _sink.Name.Place, why);
        return ValueTask.FromResult(false);
    }
}
