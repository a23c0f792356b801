using System.Threading.Channels;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.ApiServer.Audit;

/// <summary>
/// Writes events of requests by a policy, a line of JSON each. Thread-safe. In the modes that block, events are written
/// by the thread of the request, one at a time; in mode batch by a task, from a queue of bounded length. Events that
/// cannot be written are counted and told, once a minute at most.
/// </summary>
public sealed class AuditLog : IAsyncDisposable
{
    private static readonly TimeSpan ToldEvery = TimeSpan.FromMinutes(1);

    private readonly AuditOptions _options;
    private readonly AuditPolicy _policy;
    private readonly AuditFile _file;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Lock _lock = new();
    private readonly Counter _events;
    private readonly Counter.Child _errors;
    private readonly Channel<ReadOnlyMemory<byte>>? _waiting;
    private readonly Task _writing = Task.CompletedTask;
    private long _toldAt = long.MinValue;

    /// <exception cref="InvalidDataException">The policy is wrong, or the log cannot be written.</exception>
    public AuditLog(AuditOptions options, RoleMetrics metrics, TimeProvider time, ILogger log)
    {
        (_options, _time, _log) = (options, time, log);
        _policy = AuditPolicy.Read(options.PolicyFile);
        _file = new AuditFile(options, time);
        _events = metrics.Counter("apiserver_audit_event_total", "Events of the audit log that were written.", []);
        _errors = metrics
            .Counter(
                "apiserver_audit_error_total",
                "Events of the audit log that were lost: the log could not be written, or too many waited.",
                ["plugin"]
            )
            .WithLabels("log");
        if (options.Mode != AuditMode.Batch)
            return;
        _waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(
            new BoundedChannelOptions(options.EventsWaitingMax) { SingleReader = true }
        );
        _writing = Task.Run(WriteWaitingAsync);
    }

    /// <summary>When it is now, for what begins.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <returns>Null: nothing is to be written of the request.</returns>
    public AuditTrail? Begin(AuditRequest request)
    {
        var verdict = _policy.Judge(request);
        return verdict.Level == AuditLevel.None ? null : new AuditTrail(this, request, verdict);
    }

    /// <summary>Who could not prove who he is: his request ends before it is looked at.</summary>
    public void Refused(AuditRequest request, Api.Meta.V1.Status status)
    {
        if (Begin(request) is not { } trail)
            return;
        trail.Answered(status);
        trail.Started(status.Code);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting?.Writer.TryComplete();
        await _writing;
        _file.Dispose();
    }

    /// <returns>False: it is lost, and the request must not go on without it.</returns>
    internal bool Write(AuditTrail trail, AuditStage stage, int code)
    {
        if ((trail.Verdict.Omitted & stage) != 0)
            return true;
        var line = AuditEvent.Encode(trail, stage, code, Now, withBodies: true);
        if (_options.EventBytesMax > 0 && line.Length > _options.EventBytesMax)
            line = AuditEvent.Encode(trail, stage, code, Now, withBodies: false);
        var isLost = _options.EventBytesMax > 0 && line.Length > _options.EventBytesMax;
        if (isLost)
            Lost($"an event of {line.Length} bytes is too large");
        else if (_waiting is null)
            isLost = !TryWrite(line);
        else if (!_waiting.Writer.TryWrite(line))
            Lost($"{_options.EventsWaitingMax} events wait already");
        return !isLost || stage != AuditStage.RequestReceived || _options.Mode != AuditMode.BlockingStrict;
    }

    private async Task WriteWaitingAsync()
    {
        await foreach (var line in _waiting!.Reader.ReadAllAsync())
            TryWrite(line);
    }

    private bool TryWrite(ReadOnlyMemory<byte> line)
    {
        try
        {
            lock (_lock)
                _file.Write(line.Span);
            _events.Inc();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Lost(e.Message);
            return false;
        }
    }

    private void Lost(string why)
    {
        _errors.Inc();
        var (told, now) = (Interlocked.Read(ref _toldAt), _time.GetTimestamp());
        if (told != long.MinValue && _time.GetElapsedTime(told, now) < ToldEvery)
            return;
        if (Interlocked.CompareExchange(ref _toldAt, now, told) == told)
            _log.LogError("events of the audit log {Path} are lost: {Reason}", _options.LogPath, why);
    }
}
