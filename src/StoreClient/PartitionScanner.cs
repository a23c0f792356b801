using System.Runtime.CompilerServices;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// Reads all of a partition at one revision, and goes on after the last key it has on another replica when one fails.
/// </summary>
internal sealed class PartitionScanner(StoreConnections stores)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    /// <summary>About 30 s of failures in a row: several fail-overs long.</summary>
    private const int FailuresMax = 300;

    /// <summary>Above every key: keys are UTF-8, which has no byte 0xFF.</summary>
    private static readonly ByteString End = ByteString.CopyFrom(0xFF);

    public async IAsyncEnumerable<IReadOnlyList<KeyspaceItem>> ScanAsync(
        PartitionId partition,
        Revision at,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var request = new ReadRequest
        {
            Partition = partition.Value,
            End = End,
            AtRevision = at.Value,
        };
        var reason = "";
        for (var failures = 0; failures < FailuresMax; failures++)
        {
            var replicas = stores.NearestFirst(partition);
            // No deadline: the reader sets the pace, and a stream whose store dies ends by its connection.
            await using var responses = stores
                .Channel(replicas[failures % replicas.Count])
                .ReadAsync(request, new CallOptions(cancellationToken: cancel))
                .GetAsyncEnumerator(cancel);
            while (true)
            {
                ReadChunk? response = null;
                try
                {
                    if (await responses.MoveNextAsync().ConfigureAwait(false))
                        response = responses.Current;
                }
                catch (RpcException e)
                {
                    reason = e.Message;
                }
                if (response is null)
                    break;
                if (response.Outcome == ReadResponse.Types.Outcome.Compacted)
                    throw new KeyspaceScanException(
                        $"partition {partition} no longer holds revision {at}: its history begins at "
                            + $"{response.Revision}. A scan must reach every partition within the time that history "
                            + $"is kept"
                    );
                if (response.Outcome != ReadResponse.Types.Outcome.Ok)
                {
                    reason = $"{response.Outcome} {response.Message}";
                    break;
                }
                failures = 0;
                if (response.Items.Count > 0)
                {
                    request.Key = ByteString.CopyFrom([.. response.Items[^1].Key.Encode(), 0]);
                    yield return response.Items;
                }
                if (response.IsLast)
                    yield break;
            }
            await Task.Delay(RetryPause, cancel).ConfigureAwait(false);
        }
        throw new KeyspaceScanException(
            $"partition {partition} cannot be read at revision {at} from any replica: {reason}"
        );
    }
}

/// <summary>A scan cannot go on; the message says why.</summary>
public sealed class KeyspaceScanException(string message) : Exception(message);
