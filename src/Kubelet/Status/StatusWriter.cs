using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Patches;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Client.Writing;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Status;

/// <summary>
/// Writes pod statuses. Only the latest status of a pod waits; it is written until the API has it, or has no such pod.
/// One write of a pod is under way at a time: an older status never comes after a newer one. What others make of a
/// status in the API is written over. Thread-safe.
/// </summary>
public sealed class StatusWriter : IAsyncDisposable
{
    private const int WorkersMax = 64;

    private sealed record Wanted(ObjectKey Key, string Uid, byte[] Status);

    /// <param name="Revision">What the API had it at; of a pod that the API does not have, after all others.</param>
    private sealed record Written(byte[] Status, long Revision);

    private readonly BatchWriter _writer;
    private readonly WorkQueue<string> _queue;
    private readonly ConcurrentDictionary<string, Wanted> _wanted = new();
    private readonly ConcurrentDictionary<string, Written> _written = new();
    private readonly KeyedLocks _turns = new();
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Fields that were there and may not be any more.</summary>
    private static readonly string[] Ending =

        [
            "reason",
            "message",
            "podIP",
            "podIPs",
            "hostIP",
            "hostIPs",
            "initContainerStatuses",
            "containerStatuses",
            "ephemeralContainerStatuses",
        ],
        BesideMachine = ["nicStatuses"],
        OfMachine =

        [
            .. typeof(VirtualMachineStatus)
                .GetProperties()
                .Select(p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name)
                .OfType<string>(),
        ];

    private readonly Task _run;

    /// <param name="metrics">Where the queue of pods whose status waits is counted.</param>
    public StatusWriter(IApiConnection connection, TimeProvider time, ILogger? logger, WorkQueueMetrics metrics)
    {
        _writer = new BatchWriter(connection, new BatchWriterOptions { Time = time, Logger = logger });
        _queue = new WorkQueue<string>(
            time,
            new Backoff(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30)),
            (metrics, "pod_status")
        );
        _run = _queue.RunAsync(WorkersMax, (uid, ct) => WriteAsync(uid, ct), logger, _stop.Token);
    }

    /// <summary>
    /// The status is to be written, unless it is the one that was written last and nobody has changed it since.
    /// </summary>
    /// <param name="pod">As the API has it.</param>
    public void Set(Pod pod, PodStatus status)
    {
        var json = KubeJson.Encode(status);
        var uid = pod.Metadata.Uid;
        // What waits counts, not what was written before it: a status that comes back must not lose to the one in
        // between.
        if (_wanted.TryGetValue(uid, out var waiting))
        {
            if (waiting.Status.AsSpan().SequenceEqual(json))
                return;
        }
        else if (
            _written.TryGetValue(uid, out var written)
            && written.Status.AsSpan().SequenceEqual(json)
            && (RevisionOf(pod.Metadata.ResourceVersion) <= written.Revision || Shows(pod.Status, json))
        )
            return;
        _wanted[uid] = new Wanted(ObjectKey.Of(pod), uid, json);
        _queue.Add(uid);
    }

    /// <summary>Writes the pod's latest status now, if it is not written yet; returns when the API has it.</summary>
    /// <exception cref="ApiException">It could not be written.</exception>
    public Task FlushAsync(string podUid, CancellationToken ct) => WriteAsync(podUid, ct);

    /// <summary>
    /// Deletes the pod for good, if it still is the one with that uid. Returns when the API has it no more.
    /// </summary>
    /// <exception cref="ApiException">It was not deleted; a conflict when another pod has the name by now, which the
    /// log stream tells as well.</exception>
    public async Task DeleteAsync(Pod pod, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["kind"] = "DeleteOptions",
            ["apiVersion"] = "v1",
            ["gracePeriodSeconds"] = 0,
            ["preconditions"] = new JsonObject { ["uid"] = pod.Metadata.Uid },
        };
        var operation = Operation(ObjectKey.Of(pod), WriteOperation.Types.Verb.Delete, body.ToJsonString());
        var result = await _writer.WriteAsync(operation, ct).ConfigureAwait(false);
        if (result.Code is >= 200 and < 300 or 404)
            return;
        throw ApiException.From(result.Code, result.Body.Span, $"delete pod {ObjectKey.Of(pod)}");
    }

    /// <summary>Nothing more will be written of the pod.</summary>
    public void Forget(string podUid)
    {
        _wanted.TryRemove(podUid, out _);
        _written.TryRemove(podUid, out _);
        _queue.Forget(podUid);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _queue.Dispose();
        await _writer.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>A merge patch that makes an object's status this one. It deletes nothing by leaving it out.</summary>
    /// <param name="json">Of a <see cref="PodStatus"/>.</param>
    internal static JsonObject PatchOf(byte[] json)
    {
        var status = JsonNode.Parse(json)!.AsObject();
        EndMissing(status, Ending);
        if (status["virtualMachineStatus"] is JsonObject machine)
        {
            EndMissing(machine, OfMachine);
            EndMissing(status, BesideMachine);
        }
        status.Remove("qosClass");
        return status;
    }

    /// <summary>Whether writing the status would change nothing.</summary>
    private static bool Shows(PodStatus status, byte[] json)
    {
        var shown = JsonNode.Parse(KubeJson.Encode(status));
        return MergePatch.Apply(shown, PatchOf(json), PatchBounds.Default)
                is PatchResult.Patched { Document: var patched }
            && JsonNode.DeepEquals(shown, patched);
    }

    private static long RevisionOf(string resourceVersion) =>
        long.TryParse(resourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : 0;

    /// <param name="json">An object as it was written.</param>
    private static long RevisionOf(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return 0;
        var reader = new Utf8JsonReader(json);
        return
            JsonScan.Enter(ref reader, "metadata"u8, JsonTokenType.StartObject)
            && JsonScan.Enter(ref reader, "resourceVersion"u8, JsonTokenType.String)
            ? RevisionOf(reader.GetString()!)
            : 0;
    }

    private static void EndMissing(JsonObject value, IEnumerable<string> fields)
    {
        foreach (var field in fields)
            if (!value.ContainsKey(field))
                value[field] = null;
    }

    private async Task WriteAsync(string uid, CancellationToken ct)
    {
        using var turn = await _turns.TakeAsync(uid, ct).ConfigureAwait(false);
        if (!_wanted.TryGetValue(uid, out var wanted))
            return;
        var status = PatchOf(wanted.Status);
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = uid },
            ["status"] = status,
        };
        var operation = Operation(wanted.Key, WriteOperation.Types.Verb.Patch, patch.ToJsonString());
        (operation.Subresource, operation.PatchType) = ("status", PatchType.Merge);
        var result = await _writer.WriteAsync(operation, ct).ConfigureAwait(false);
        if (result.Code is not (>= 200 and < 300 or 404))
            throw ApiException.From(result.Code, result.Body.Span, $"status of pod {wanted.Key}");
        // It may have been forgotten meanwhile.
        if (_wanted.ContainsKey(uid))
            _written[uid] = new Written(
                wanted.Status,
                result.Code == 404 ? long.MaxValue : RevisionOf(result.Body.Span)
            );
        _wanted.TryRemove(KeyValuePair.Create(uid, wanted));
    }

    private static WriteOperation Operation(ObjectKey key, WriteOperation.Types.Verb verb, string body) =>
        new()
        {
            Verb = verb,
            Group = "",
            Version = "v1",
            Resource = "pods",
            Tenant = key.Tenant,
            Namespace = key.Namespace,
            Name = key.Name,
            Body = ByteString.CopyFromUtf8(body),
        };
}
