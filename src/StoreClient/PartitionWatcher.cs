using System.Runtime.CompilerServices;
using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Watches one partition on the nearest replica that answers, and goes on from where it was on another when that one
/// fails.
/// </summary>
internal sealed class PartitionWatcher(StoreConnections stores)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Ends by the token, or with a batch that says the revision is compacted.</summary>
    /// <param name="firstReplica">As in <see cref="FollowQuery.FirstReplica"/>.</param>
    /// <param name="isPatient">Events may come late by a heartbeat of the leader: it need not tell for this watch.
    /// </param>
    /// <exception cref="RpcException">INVALID_ARGUMENT: there can be no such watch.</exception>
    public async IAsyncEnumerable<PartitionBatch> WatchAsync(
        PartitionId partition,
        WatchScope scope,
        Revision after,
        bool withPrevious,
        bool promptProgress,
        [EnumeratorCancellation] CancellationToken cancel,
        int firstReplica = 0,
        bool isPatient = false
    )
    {
        var request = ToWire(scope);
        (request.Partition, request.WithPrevious, request.PromptProgress, request.Patient) = (
            partition.Value,
            withPrevious,
            promptProgress,
            isPatient
        );
        var position = after;
        var inFuture = 0;
        // A watch shares a link with others, and has a call of its own while it reads what is not in memory.
        var isApart = false;
        var turnedAt = Revision.None;
        for (var attempt = firstReplica; ; attempt++)
        {
            var replicas = stores.NearestFirst(partition);
            request.AfterRevision = position.Value;
            request.CatchUp = isApart;
            var turns = false;
            await using var responses = Open(replicas[attempt % replicas.Count], request, cancel)
                .GetAsyncEnumerator(cancel);
            while (!turns && await NextAsync(responses).ConfigureAwait(false) is { } response)
            {
                var revision = new Revision(response.Revision);
                switch (response.Outcome)
                {
                    case WatchResponse.Types.Outcome.Apart:
                        turns = true;
                        continue;
                    case WatchResponse.Types.Outcome.Events:
                    case WatchResponse.Types.Outcome.CaughtUp:
                        inFuture = 0;
                        position = Revision.Max(position, revision);
                        yield return new PartitionBatch(
                            partition,
                            [.. response.Events.Select(WireItems.ToEvent)],
                            position
                        );
                        turns = response.Outcome == WatchResponse.Types.Outcome.CaughtUp;
                        continue;
                    // One replica may lag far behind; all of them do not.
                    case WatchResponse.Types.Outcome.Future when ++inFuture >= replicas.Count:
                        yield return Last(
                            WatchEndReason.Future,
                            revision,
                            $"revision {position} lies in the future; the latest is {revision}"
                        );
                        yield break;
                    case WatchResponse.Types.Outcome.Moved:
                        position = Revision.Max(position, revision);
                        yield return Last(WatchEndReason.Moved, revision, "what is watched is elsewhere");
                        yield break;
                    case WatchResponse.Types.Outcome.Compacted:
                        yield return Last(
                            WatchEndReason.Compacted,
                            revision,
                            $"revision {position} is compacted; the oldest is {revision}"
                        );
                        yield break;
                }
                break;
            }
            if (turns)
            {
                // The same replica goes on in the other way: at once, unless that led to nothing the last time.
                isApart = !isApart;
                attempt--;
                if (turnedAt != position)
                {
                    turnedAt = position;
                    continue;
                }
            }
            else if (attempt % replicas.Count == replicas.Count - 1)
                stores.Refresh();
            await Task.Delay(RetryPause, cancel).ConfigureAwait(false);
        }

        PartitionBatch Last(WatchEndReason reason, Revision oldest, string message) =>
            new(partition, [], position, new WatchEnd(reason, oldest, message));
    }

    private async IAsyncEnumerable<WatchResponse> Open(
        StoreId store,
        WatchRequest request,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var channel = stores.Channel(store);
        var responses = request.CatchUp
            ? channel.Calls.Watch(request, cancellationToken: cancel).ReadAllAsync(cancel)
            : stores.Links.To(store, channel).Watches.WatchAsync(request, cancel);
        await foreach (var response in responses.ConfigureAwait(false))
            yield return response;
    }

    /// <summary>
    /// Null when this replica cannot go on: any failure but the caller's own wish is a reason to try another.
    /// </summary>
    private static async Task<WatchResponse?> NextAsync(IAsyncEnumerator<WatchResponse> responses)
    {
        try
        {
            return await responses.MoveNextAsync().ConfigureAwait(false) ? responses.Current : null;
        }
        catch (RpcException e) when (e.StatusCode != StatusCode.InvalidArgument)
        {
            return null;
        }
    }

    private static WatchRequest ToWire(WatchScope scope)
    {
        var request = new WatchRequest
        {
            Key = ByteString.CopyFrom(scope.Range.Begin),
            End = ByteString.CopyFrom(scope.Range.End),
            OfAllPartitions = scope.IsOfAllPartitions,
        };
        request.MoreRanges.AddRange(
            scope.MoreRanges.Select(r => new KeySpan
            {
                Key = ByteString.CopyFrom(r.Begin),
                End = ByteString.CopyFrom(r.End),
            })
        );
        foreach (var filter in scope.Filters)
        {
            var wire = new WatchFilter
            {
                NamePrefix = filter.NamePrefix ?? "",
                Hash = filter.Hash is { } hash ? new HashSpan { First = hash.First, Last = hash.Last } : null,
            };
            if (filter.Resource is not null)
                wire.Resource = filter.Resource;
            if (filter.Tenant is not null)
                wire.Tenant = filter.Tenant;
            if (filter.Namespace is not null)
                wire.Namespace = filter.Namespace;
            if (filter.Name is not null)
                wire.Name = filter.Name;
            request.Filters.Add(wire);
        }
        return request;
    }
}
