using System.Globalization;
using System.Threading.Channels;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Microsoft.Extensions.Logging;
using CoreEvent = Arktos.Api.Core.V1.Event;

namespace Arktos.Client.Events;

public sealed record EventRecorderOptions
{
    /// <summary>"kubelet", "default-scheduler", "deployment-controller".</summary>
    public required string Component { get; init; }

    /// <summary>The node, for a node agent.</summary>
    public string Host { get; init; } = "";

    /// <summary>How many events may wait; the oldest is dropped for the newest.</summary>
    public int QueueEventsMax { get; init; } = 1000;

    /// <summary>How many different events are remembered, so that one that comes again raises a count.</summary>
    public int AggregatedEventsMax { get; init; } = 4096;

    /// <summary>An event that was last seen longer ago is written anew.</summary>
    public TimeSpan AggregateFor { get; init; } = TimeSpan.FromMinutes(10);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger? Logger { get; init; }
}

/// <summary>
/// Writes core/v1 Events in the background. The same event (object, reason, message, type) raises the count of the one
/// that is there. Recording never waits and never fails: when the server is slow the oldest go first, when it refuses
/// one it is logged. Thread-safe.
/// </summary>
public sealed class EventRecorder : IAsyncDisposable
{
    private readonly record struct Recorded(
        ObjectReference About,
        string Tenant,
        string Type,
        string Reason,
        string Message,
        DateTimeOffset At
    );

    private readonly record struct Signature(
        string Uid,
        string Name,
        string FieldPath,
        string Type,
        string Reason,
        string Message
    );

    private sealed record Seen(ObjectKey Key, DateTimeOffset First)
    {
        public int Count { get; set; } = 1;
        public DateTimeOffset Last { get; set; } = First;
    }

    private readonly EventRecorderOptions _options;
    private readonly ResourceClient<CoreEvent> _events;
    private readonly Channel<Recorded> _queue;
    private readonly Dictionary<Signature, Seen> _seen = [];
    private readonly Queue<Signature> _seenOrder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private long _dropped;
    private long _nameCounter;

    public EventRecorder(IApiConnection connection, EventRecorderOptions options)
    {
        _options = options;
        _events = new ResourceClient<CoreEvent>(connection);
        _queue = Channel.CreateBounded<Recorded>(
            new BoundedChannelOptions(options.QueueEventsMax)
            {
                FullMode = BoundedChannelFullMode.DropOldest,
                SingleReader = true,
            },
            _ => Interlocked.Increment(ref _dropped)
        );
        _run = Task.Run(() => RunAsync(_stop.Token));
    }

    /// <summary>How many events were dropped because the queue was full.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Normal(IKubeObject about, string reason, string message, string fieldPath = "") =>
        Record(about, "Normal", reason, message, fieldPath);

    public void Warning(IKubeObject about, string reason, string message, string fieldPath = "") =>
        Record(about, "Warning", reason, message, fieldPath);

    /// <param name="fieldPath">What of the object it is about: "spec.containers{web}".</param>
    public void Record(IKubeObject about, string type, string reason, string message, string fieldPath = "") =>
        Record(
            new ObjectReference
            {
                Kind = about.Kind,
                ApiVersion = about.ApiVersion,
                Namespace = about.Metadata.Namespace,
                Name = about.Metadata.Name,
                Uid = about.Metadata.Uid,
                ResourceVersion = about.Metadata.ResourceVersion,
                FieldPath = fieldPath,
            },
            about.Metadata.Tenant,
            type,
            reason,
            message
        );

    /// <param name="tenant">"" for objects of the cluster: their events are in tenant system, namespace
    /// default.</param>
    public void Record(ObjectReference about, string tenant, string type, string reason, string message) =>
        _queue.Writer.TryWrite(
            new Recorded(
                about,
                tenant.Length > 0 ? tenant : "system",
                type,
                reason,
                message.Length > 1024 ? message[..1024] : message,
                _options.Time.GetUtcNow()
            )
        );

    /// <summary>Writes what waits for up to two seconds, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.WhenAny(_run, Task.Delay(TimeSpan.FromSeconds(2))).ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var recorded in _queue.Reader.ReadAllAsync(ct).ConfigureAwait(false))
            {
                try
                {
                    await WriteAsync(recorded, ct).ConfigureAwait(false);
                }
                // A namespace that is going takes no events any more; that is no news.
                catch (ApiException e) when (e.IsForbidden || e.IsNotFound)
                {
                    _options.Logger?.LogDebug(
                        "event {Reason} of {Name} was refused: {Error}",
                        recorded.Reason,
                        recorded.About.Name,
                        e.Message
                    );
                }
                catch (ApiException e)
                {
                    _options.Logger?.LogWarning(
                        "event {Reason} of {Name} was not written: {Error}",
                        recorded.Reason,
                        recorded.About.Name,
                        e.Message
                    );
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* stopped */
        }
    }

    private async Task WriteAsync(Recorded e, CancellationToken ct)
    {
        var signature = new Signature(e.About.Uid, e.About.Name, e.About.FieldPath, e.Type, e.Reason, e.Message);
        if (_seen.TryGetValue(signature, out var seen) && e.At - seen.Last < _options.AggregateFor)
        {
            seen.Count++;
            seen.Last = e.At;
            var patch = new Dictionary<string, object>
            {
                ["count"] = seen.Count,
                ["lastTimestamp"] = KubeTime.Format(e.At),
            };
            try
            {
                await _events.PatchAsync(seen.Key, KubeJson.Encode(patch), PatchType.Merge, ct).ConfigureAwait(false);
                return;
            }
            catch (ApiException gone) when (gone.IsNotFound)
            { /* it has expired on the server: write it anew */
            }
        }
        await CreateAsync(e, signature, ct).ConfigureAwait(false);
    }

    private async Task CreateAsync(Recorded e, Signature signature, CancellationToken ct)
    {
        var ns = e.About.Namespace.Length > 0 ? e.About.Namespace : "default";
        // Time alone does not make it unique: two events of one object can fall in one tick.
        var suffix =
            (e.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100 + Interlocked.Increment(ref _nameCounter) % 100;
        var name =
            $"{(e.About.Name.Length > 230 ? e.About.Name[..230] : e.About.Name)}"
            + $".{suffix.ToString("x", CultureInfo.InvariantCulture)}";
        await _events
            .CreateAsync(
                new CoreEvent
                {
                    Metadata = new ObjectMeta
                    {
                        Name = name,
                        Namespace = ns,
                        Tenant = e.Tenant,
                    },
                    InvolvedObject = e.About,
                    Reason = e.Reason,
                    Message = e.Message,
                    Type = e.Type,
                    Count = 1,
                    FirstTimestamp = e.At,
                    LastTimestamp = e.At,
                    Source = new EventSource { Component = _options.Component, Host = _options.Host },
                    ReportingComponent = _options.Component,
                    ReportingInstance = _options.Host,
                },
                ct
            )
            .ConfigureAwait(false);
        if (!_seen.ContainsKey(signature))
            _seenOrder.Enqueue(signature);
        _seen[signature] = new Seen(new ObjectKey(e.Tenant, ns, name), e.At);
        while (_seenOrder.Count > _options.AggregatedEventsMax)
            _seen.Remove(_seenOrder.Dequeue());
    }
}
