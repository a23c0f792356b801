using System.Buffers.Binary;
using System.Collections.Immutable;
using Arktos.Raft;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using MessagePack;
using MessagePack.Formatters;

namespace Arktos.Store.Partitions;

/// <summary>
/// A <see cref="ReplicaRecord"/> as it is kept, under a key that names its partition. Builds before records wrote u64
/// replica (little endian), u8 1 when it is here, <see cref="RaftConfigurationCodec"/>: the one of store 1 with voters
/// 1 2 3 is
/// <code>
///   01 00 00 00 00 00 00 00   01     01   03 01 02 03 00 00 00
/// </code>
/// It begins with the store's id. To be taken for a record, the id would have to be 9,437,633 or above; ids count the
/// stores that ever were.
/// </summary>
[MessagePackObject]
internal sealed class StoredReplica : IRecord<StoredReplica>
{
    private const string Remedy =
        "The disk gave back other bytes than were written: put another store in the place of this one (arktos "
        + "store-node add, then arktos store-node replace)";

    private static readonly IMessagePackFormatter<List<ulong>> Ids = RecordValues.ListOf(UInt64Formatter.Instance);

    [Key(0)]
    public ulong Replica { get; set; }

    [Key(1)]
    public bool IsHere { get; set; }

    /// <summary>With the three lists that follow: <see cref="ReplicaRecord.First"/>.</summary>
    [Key(2)]
    public List<ulong> Voters { get; set; } = [];

    [Key(3)]
    public List<ulong> OutgoingVoters { get; set; } = [];

    [Key(4)]
    public List<ulong> Learners { get; set; } = [];

    [Key(5)]
    public List<ulong> LearnersNext { get; set; } = [];

    static IMessagePackFormatter<StoredReplica> IRecord<StoredReplica>.Format { get; } =
        new RecordFormatter<StoredReplica>(
            RecordKey<StoredReplica>.Of(UInt64Formatter.Instance, r => r.Replica, (r, v) => r.Replica = v),
            RecordKey<StoredReplica>.Of(BooleanFormatter.Instance, r => r.IsHere, (r, v) => r.IsHere = v),
            RecordKey<StoredReplica>.Of(Ids, r => r.Voters, (r, v) => r.Voters = v),
            RecordKey<StoredReplica>.Of(Ids, r => r.OutgoingVoters, (r, v) => r.OutgoingVoters = v),
            RecordKey<StoredReplica>.Of(Ids, r => r.Learners, (r, v) => r.Learners = v),
            RecordKey<StoredReplica>.Of(Ids, r => r.LearnersNext, (r, v) => r.LearnersNext = v)
        );

    static int IRecord<StoredReplica>.BytesMax => 64 << 10;

    internal static byte[] Encode(ReplicaRecord record) =>
        RecordCodec.Encode(
            new StoredReplica
            {
                Replica = record.Replica.Value,
                IsHere = record.IsHere,
                Voters = Values(record.First.Voters),
                OutgoingVoters = Values(record.First.OutgoingVoters),
                Learners = Values(record.First.Learners),
                LearnersNext = Values(record.First.LearnersNext),
            }
        );

    /// <exception cref="InvalidDataException">It is damaged, or of a newer version.</exception>
    internal static ReplicaRecord Decode(PartitionId partition, ReadOnlyMemory<byte> stored)
    {
        var name = $"the record of this store's replica of partition {partition} (kind 08 in the keyspace)";
        if (RecordCodec.IsRecord(stored.Span))
        {
            var record = RecordCodec.Decode<StoredReplica>(stored, name, Remedy);
            return new ReplicaRecord(partition, new ReplicaId(record.Replica), record.First(), record.IsHere);
        }
        var replica = stored.Length > 8 ? BinaryPrimitives.ReadUInt64LittleEndian(stored.Span) : 0;
        if (replica == 0 || stored.Span[8] > 1 || !RaftConfigurationCodec.TryDecode(stored[9..], out var first))
            throw new InvalidDataException($"{name} is damaged: it has no format that was ever written. {Remedy}");
        return new ReplicaRecord(partition, new ReplicaId(replica), first, stored.Span[8] == 1);
    }

    public string? Fault() => Replica == 0 ? "it names no replica" : First().Fault();

    private RaftConfiguration First() =>
        new(Replicas(Voters))
        {
            OutgoingVoters = Replicas(OutgoingVoters),
            Learners = Replicas(Learners),
            LearnersNext = Replicas(LearnersNext),
        };

    private static List<ulong> Values(ImmutableArray<ReplicaId> replicas) => [.. replicas.Select(r => r.Value)];

    private static ImmutableArray<ReplicaId> Replicas(List<ulong> values) => [.. values.Select(v => new ReplicaId(v))];
}
