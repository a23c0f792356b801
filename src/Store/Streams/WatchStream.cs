using Arktos.Rpc;
using Arktos.Store.Keyspace;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.Store.Streams;

/// <summary>
/// One watch: a cursor over a partition's events, read from memory while it keeps up and from the database when it does
/// not. It holds nothing between batches, so a reader that stalls (HTTP/2's flow control stops the writer) costs
/// nothing and slows nobody.
/// </summary>
internal sealed class WatchStream(
    Database database,
    KeyspacePartition partition,
    WatchRequest request,
    StreamCounts counts,
    Func<bool> cannotGoOn
)
{
    private const int EventsPerBatchMax = 512;

    /// <summary>How far a partition is, in milliseconds since 1970, is told this often.</summary>
    internal const int ProgressMs = 1000;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(ProgressMs);

    private readonly KeyMatcher _keys = new(request);

    public async Task RunAsync(IServerStreamWriter<WatchResponse> responses, CancellationToken cancel)
    {
        var cursor = new EventCursor(database, partition, new Revision(request.AfterRevision), _keys.Matches);
        var events = new List<PartitionEvent>();
        var sent = Revision.None;
        using var counted = counts.BeginWatch();
        using var reader = request.Patient ? default : partition.Recent.BeginRead();
        while (true)
        {
            // Taken before reading, so that what is applied in between wakes the wait below.
            var changed = partition.Recent.Changed;
            if (!cursor.TryRead(EventsPerBatchMax, events, out var through))
            {
                await responses
                    .SendAsync(
                        new WatchResponse { Outcome = WatchResponse.Types.Outcome.Compacted, Revision = through.Value },
                        cancel
                    )
                    .ConfigureAwait(false);
                return;
            }
            counted.ReadsDisk(cursor.ReadsDisk);
            if (cannotGoOn())
            {
                await responses
                    .SendAsync(new WatchResponse { Outcome = WatchResponse.Types.Outcome.Lagging }, cancel)
                    .ConfigureAwait(false);
                return;
            }
            // A replica that lags behind what the watcher has seen has nothing to say yet.
            var closed = cursor.Position;
            var bound = _keys.BoundOf(partition, new Revision(request.AfterRevision));
            var last = bound.OutcomeAt(closed);
            if (last == WatchResponse.Types.Outcome.Moved)
                closed = bound.End;
            else if (last is { } cannot)
            {
                await responses
                    .SendAsync(new WatchResponse { Outcome = cannot, Revision = bound.End.Value }, cancel)
                    .ConfigureAwait(false);
                return;
            }
            var response = new WatchResponse { Revision = closed.Value };
            foreach (var e in events)
                if (bound.Admits(e.Revision) && _keys.Matches(e.Key))
                    response.Events.Add(ToWire(e, request.WithPrevious));
            if (
                response.Events.Count > 0
                || sent == Revision.None
                || request.PromptProgress && closed > sent
                || closed.UnixMilliseconds - sent.UnixMilliseconds >= ProgressMs
            )
            {
                await responses.SendAsync(response, cancel).ConfigureAwait(false);
                sent = closed;
            }
            if (last is not null)
            {
                await responses
                    .SendAsync(
                        new WatchResponse { Outcome = WatchResponse.Types.Outcome.Moved, Revision = closed.Value },
                        cancel
                    )
                    .ConfigureAwait(false);
                return;
            }
            if (request.CatchUp && !cursor.ReadsDisk && through >= partition.Recent.Latest)
            {
                await responses
                    .SendAsync(
                        new WatchResponse { Outcome = WatchResponse.Types.Outcome.CaughtUp, Revision = closed.Value },
                        cancel
                    )
                    .ConfigureAwait(false);
                return;
            }
            // Nothing at all is applied while a snapshot is being installed; the end of that wakes.
            if (through >= partition.Recent.Latest || through == Revision.None)
                await WaitAsync(changed, closed > sent, cancel).ConfigureAwait(false);
            if (closed > sent && !changed.IsCompleted)
            {
                await responses.SendAsync(new WatchResponse { Revision = closed.Value }, cancel).ConfigureAwait(false);
                sent = closed;
            }
        }
    }

    /// <summary>
    /// Waits for the next change; not longer than the progress interval when there is progress that was not told yet.
    /// </summary>
    private static async Task WaitAsync(Task changed, bool untold, CancellationToken cancel)
    {
        if (!untold)
        {
            await changed.WaitAsync(cancel).ConfigureAwait(false);
            return;
        }
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(changed, Task.Delay(ProgressInterval, timer.Token)).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
    }

    public static Event ToWire(PartitionEvent e, bool withPrevious)
    {
        var wire = new Event
        {
            Kind = e.Kind == KeyspaceEventKind.Put ? Event.Types.Kind.Put : Event.Types.Kind.Delete,
            Item = ToWire(e.Key, e.Item),
        };
        if (withPrevious && e.Previous is { } previous)
            wire.Previous = ToWire(e.Key, previous);
        return wire;
    }

    public static KeyValue ToWire(ByteKey key, in StoredValue value) =>
        new()
        {
            Key = UnsafeByteOperations.UnsafeWrap(key.Memory),
            Value = UnsafeByteOperations.UnsafeWrap(value.Value),
            Revision = value.Revision.Value,
            CreateRevision = value.CreateRevision.Value,
            RevisionOffset = value.RevisionOffset,
            Expires = value.Expires,
        };
}
