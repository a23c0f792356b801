using System.Buffers.Binary;
using System.Security.Cryptography;
using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Service;

/// <summary>
/// Hashes what this replica holds of a range at a revision. Replicas that hold the same answer the same, however far
/// each has applied beyond it.
/// </summary>
internal sealed class HashService(IStoreReplicas store)
{
    /// <summary>Hashes read all of their range: more at once would only slow each other, and everything else.</summary>
    private readonly SemaphoreSlim _slots = new(2);

    public async Task<HashResponse> HashAsync(HashRequest request, CancellationToken cancel)
    {
        var partition = new PartitionId((ushort)request.Partition);
        if (request.Partition > PartitionId.ValueMax || store.Find(partition) is not { } replica)
            return new HashResponse { Outcome = HashResponse.Types.Outcome.NoPartition };
        await _slots.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Hash(replica, request, cancel), cancel).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private HashResponse Hash(PartitionReplica replica, HashRequest request, CancellationToken cancel)
    {
        if (replica.IsHalted)
            return new HashResponse { Outcome = HashResponse.Types.Outcome.Halted, Message = replica.Status.Problem };
        using var snapshot = store.Database.Snapshot();
        var state = KeyspacePartition.ReadState(store.Database, replica.Id, snapshot);
        var at = new Revision(request.AtRevision);
        if (at > state.Revision)
            return new HashResponse { Outcome = HashResponse.Types.Outcome.Future, Revision = state.Revision.Value };
        if (at < state.Compacted)
            return new HashResponse
            {
                Outcome = HashResponse.Types.Outcome.Compacted,
                Revision = state.Compacted.Value,
            };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var response = new HashResponse { Revision = at.Value };
        Span<byte> length = stackalloc byte[4];
        foreach (
            var (key, value) in RangeReader.At(
                store.Database,
                snapshot,
                replica.Id,
                request.Key.ToByteArray(),
                request.End.ToByteArray(),
                at,
                state.Revision
            )
        )
        {
            cancel.ThrowIfCancellationRequested();
            // The length of the key says where the stored form of the value, with its revisions and its expiry, begins,
            // and the length of that where the next key does.
            var stored = value.Encode();
            BinaryPrimitives.WriteInt32LittleEndian(length, key.Length);
            hash.AppendData(length);
            hash.AppendData(key);
            BinaryPrimitives.WriteInt32LittleEndian(length, stored.Length);
            hash.AppendData(length);
            hash.AppendData(stored);
            response.Keys++;
            response.Bytes += (ulong)(key.Length + value.Value.Length);
        }
        response.Hash = ByteString.CopyFrom(hash.GetHashAndReset());
        return response;
    }
}
