using System.Runtime.CompilerServices;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.StoreClient;

/// <summary>Watches one partition on the nearest replica that answers, and goes on from where it was on another when that one fails.</summary>
internal sealed class PartitionWatcher(StoreConnections stores)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Ends by the token, or with a batch that says the revision is compacted.</summary>
    public async IAsyncEnumerable<PartitionBatch> WatchAsync(PartitionId partition, KeyRange range, Revision after, bool withPrevious, bool promptProgress, [EnumeratorCancellation] CancellationToken cancel)
    {
        var request = new WatchRequest
        {
            Partition = partition.Value, Key = ByteString.CopyFrom(range.Begin), End = ByteString.CopyFrom(range.End), WithPrevious = withPrevious, PromptProgress = promptProgress,
        };
        var position = after;
        for (var attempt = 0; ; attempt++)
        {
            var replicas = stores.NearestFirst(partition);
            request.AfterRevision = position.Value;
            await using var responses = Open(replicas[attempt % replicas.Count], request, cancel).GetAsyncEnumerator(cancel);
            while (await NextAsync(responses).ConfigureAwait(false) is { Outcome: WatchResponse.Types.Outcome.Events or WatchResponse.Types.Outcome.Compacted } response)
            {
                var revision = new Revision(response.Revision);
                if (response.Outcome == WatchResponse.Types.Outcome.Compacted)
                {
                    yield return new PartitionBatch(partition, [], position, new WatchEnd(WatchEndReason.Compacted, revision, $"revision {position} is compacted; the oldest is {revision}"));
                    yield break;
                }
                position = Revision.Max(position, revision);
                yield return new PartitionBatch(partition, [.. response.Events.Select(WireItems.ToEvent)], position);
            }
            if (attempt % replicas.Count == replicas.Count - 1) stores.Refresh();
            await Task.Delay(RetryPause, cancel).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<WatchResponse> Open(StoreId store, WatchRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var response in stores.Channel(store).ServerStreamAsync(KeyspaceMethods.Watch, request, null, cancel).ConfigureAwait(false)) yield return response;
    }

    /// <summary>Null when this replica cannot go on: any failure but the caller's own wish is a reason to try another.</summary>
    private static async Task<WatchResponse?> NextAsync(IAsyncEnumerator<WatchResponse> responses)
    {
        try { return await responses.MoveNextAsync().ConfigureAwait(false) ? responses.Current : null; }
        catch (RpcException) { return null; }
    }
}
