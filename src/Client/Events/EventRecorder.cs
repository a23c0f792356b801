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

/// <summary>
/// Writes core/v1 Events in the background, as few as <see cref="EventCorrelator"/> makes of them. Recording never
/// waits and never fails: when the server is slow the oldest go first, when it refuses one it is logged. Thread-safe.
/// </summary>
public sealed class EventRecorder : IAsyncDisposable
{
    /// <summary>Longer messages are cut, as the API has it.</summary>
    public const int MessageCharsMax = 1024;

    private const string CutMark = " ...";
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    private readonly EventRecorderOptions _options;
    private readonly ResourceClient<CoreEvent> _events;
    private readonly Channel<RecordedEvent> _queue;
    private readonly EventCorrelator _correlator = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private long _dropped;

    public EventRecorder(IApiConnection connection, EventRecorderOptions options)
    {
        _options = options;
        _events = new ResourceClient<CoreEvent>(connection);
        _queue = Channel.CreateBounded<RecordedEvent>(
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
        Record(ReferenceTo(about, fieldPath), about.Metadata.Tenant, type, reason, message);

    /// <param name="annotations">Of the event, for programs; events that differ in them alone count as one.</param>
    public void Warning(
        IKubeObject about,
        string reason,
        string message,
        IReadOnlyDictionary<string, string> annotations
    ) => Write(ReferenceTo(about, ""), about.Metadata.Tenant, "Warning", reason, message, annotations);

    /// <param name="tenant">"" for objects of the cluster: their events are in tenant system, namespace
    /// default.</param>
    public void Record(ObjectReference about, string tenant, string type, string reason, string message) =>
        Write(about, tenant, type, reason, message, null);

    private void Write(
        ObjectReference about,
        string tenant,
        string type,
        string reason,
        string message,
        IReadOnlyDictionary<string, string>? annotations
    ) =>
        _queue.Writer.TryWrite(
            new RecordedEvent(
                about,
                tenant.Length > 0 ? tenant : "system",
                type,
                reason,
                Cut(message),
                _options.Time.GetUtcNow()
            )
            {
                Annotations = annotations,
            }
        );

    private static ObjectReference ReferenceTo(IKubeObject about, string fieldPath) =>
        new()
        {
            Kind = about.Kind,
            ApiVersion = about.ApiVersion,
            Namespace = about.Metadata.Namespace,
            Name = about.Metadata.Name,
            Uid = about.Metadata.Uid,
            ResourceVersion = about.Metadata.ResourceVersion,
            FieldPath = fieldPath,
        };

    /// <summary>Writes what waits for up to two seconds, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.WhenAny(_run, Task.Delay(StopPatience)).ConfigureAwait(false);
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
                // Whatever it is, it is this event's failure, and no reason to write no others.
                catch (Exception e) when (!ct.IsCancellationRequested)
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

    private async Task WriteAsync(RecordedEvent recorded, CancellationToken ct)
    {
        if (_correlator.Correlate(recorded) is not { } write)
            return;
        if (write.IsUpdate)
        {
            var patch = new Dictionary<string, object>
            {
                ["count"] = write.Count,
                ["lastTimestamp"] = KubeTime.Format(write.Event.At),
                ["message"] = write.Event.Message,
            };
            var key = new ObjectKey(write.Event.Tenant, NamespaceOf(write), write.Name);
            try
            {
                await _events.PatchAsync(key, KubeJson.Encode(patch), PatchType.Merge, ct).ConfigureAwait(false);
                return;
            }
            catch (ApiException gone) when (gone.IsNotFound)
            { /* it has expired on the server, or was never written: it is written anew, with its count */
            }
        }
        await _events.CreateAsync(NewEvent(write), ct).ConfigureAwait(false);
    }

    private CoreEvent NewEvent(EventWrite write) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Name = write.Name,
                Namespace = NamespaceOf(write),
                Tenant = write.Event.Tenant,
                Annotations = write.Event.Annotations is { } annotations ? new(annotations) : null,
            },
            InvolvedObject = write.Event.About,
            Reason = write.Event.Reason,
            Message = write.Event.Message,
            Type = write.Event.Type,
            Count = write.Count,
            FirstTimestamp = write.First,
            LastTimestamp = write.Event.At,
            Source = new EventSource { Component = _options.Component, Host = _options.Host },
            ReportingComponent = _options.Component,
            ReportingInstance = _options.Host,
        };

    private static string NamespaceOf(EventWrite write) =>
        write.Event.About.Namespace.Length > 0 ? write.Event.About.Namespace : "default";

    /// <summary>Never within a pair of surrogates: half of one is no text.</summary>
    private static string Cut(string message)
    {
        if (message.Length <= MessageCharsMax)
            return message;
        var length = MessageCharsMax - CutMark.Length;
        if (char.IsHighSurrogate(message[length - 1]))
            length--;
        return message[..length] + CutMark;
    }
}
