using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <param name="Hash">SHA-256 in hex of what the replica holds of the range; empty when it could not be had.</param>
/// <param name="Problem">Why it could not; empty when it could.</param>
public sealed record ReplicaHash(StoreNode Store, string Hash, ulong Keys, ulong Bytes, string Problem);

/// <param name="Revision">What all of them were hashed at.</param>
public sealed record PartitionHashes(PartitionId Partition, Revision Revision, IReadOnlyList<ReplicaHash> Replicas)
{
    /// <summary>Every replica answered, and all with the same.</summary>
    public bool AreEqual =>
        Replicas.All(r => r.Problem.Length == 0) && Replicas.Select(r => r.Hash).Distinct().Count() == 1;
}

/// <summary>Compares replicas: asks each of them for the hash of a range at one revision.</summary>
internal sealed class ReplicaHasher(StoreConnections stores)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(50);

    /// <summary>How often a replica is asked that has not come as far as the revision: about 10 s.</summary>
    private const int TriesMax = 200;

    /// <param name="range">null: everything.</param>
    public async Task<PartitionHashes> HashAsync(
        PartitionId partition,
        Revision at,
        KeyRange? range,
        CancellationToken cancel
    )
    {
        var request = new HashRequest
        {
            Partition = partition.Value,
            AtRevision = at.Value,
            Key = ByteString.CopyFrom(range?.Begin ?? []),
            End = ByteString.CopyFrom(range?.End ?? [0xFF]),
        };
        return new PartitionHashes(
            partition,
            at,
            await Task.WhenAll(
                    stores.NearestFirst(partition).OrderBy(s => s.Value).Select(s => HashAsync(s, request, cancel))
                )
                .ConfigureAwait(false)
        );
    }

    private async Task<ReplicaHash> HashAsync(StoreId store, HashRequest request, CancellationToken cancel)
    {
        var node = stores.Router.Map.Stores.First(s => s.Id == store.Value);
        var problem = "";
        for (var i = 0; i < TriesMax; i++)
        {
            try
            {
                var response = await stores
                    .Channel(store)
                    .Calls.HashAsync(request, cancellationToken: cancel)
                    .ResponseAsync.ConfigureAwait(false);
                switch (response.Outcome)
                {
                    case HashResponse.Types.Outcome.Ok:
                        return new ReplicaHash(
                            node,
                            System.Convert.ToHexStringLower(response.Hash.Span),
                            response.Keys,
                            response.Bytes,
                            ""
                        );
                    case HashResponse.Types.Outcome.Future:
                        problem = $"lags: it is at revision {response.Revision}";
                        break;
                    case HashResponse.Types.Outcome.Compacted:
                        return new ReplicaHash(node, "", 0, 0, $"its history begins at {response.Revision}");
                    case HashResponse.Types.Outcome.NoPartition:
                        return new ReplicaHash(node, "", 0, 0, "has no replica of the partition");
                    default:
                        return new ReplicaHash(node, "", 0, 0, $"is halted: {response.Message}");
                }
            }
            catch (RpcException e)
            {
                return new ReplicaHash(node, "", 0, 0, $"does not answer: {e.Message}");
            }
            await Task.Delay(RetryPause, cancel).ConfigureAwait(false);
        }
        return new ReplicaHash(node, "", 0, 0, problem);
    }
}
