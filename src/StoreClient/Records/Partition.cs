using MessagePack;
using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>
/// A partition in the partition map. A replica's id is its incarnation (which the partition counts) in the upper 32
/// bits and its store in the lower: a partition that comes back to a store has another id there.
/// </summary>
[MessagePackObject]
public sealed class Partition
{
    [Key(0)]
    public uint Id { get; set; }

    /// <summary>Stores with a replica, also while they come or go: where clients look for it.</summary>
    [Key(1)]
    public List<uint> Stores { get; set; } = [];

    /// <summary>Who is to vote; the leader brings it about.</summary>
    [Key(2)]
    public List<ulong> Replicas { get; set; } = [];

    /// <summary>
    /// Who votes, as the leader confirmed last: what is in neither list is destroyed by its store.
    /// </summary>
    [Key(3)]
    public List<ulong> Members { get; set; } = [];

    /// <summary>
    /// Who voted when the partition began; a replica that is not in here begins with nothing, and learns.
    /// </summary>
    [Key(4)]
    public List<ulong> First { get; set; } = [];

    [Key(5)]
    public uint NextIncarnation { get; set; }

    /// <summary>
    /// Takes part in spreading tenants and resources over partitions by hash: those of the installation's beginning.
    /// </summary>
    [Key(6)]
    public bool ByHash { get; set; }

    private static readonly IMessagePackFormatter<List<ulong>> Ids = RecordValues.ListOf(UInt64Formatter.Instance);

    internal static IMessagePackFormatter<Partition> Format { get; } =
        new RecordFormatter<Partition>(
            RecordKey<Partition>.Of(UInt32Formatter.Instance, p => p.Id, (p, v) => p.Id = v),
            RecordKey<Partition>.Of(
                RecordValues.ListOf(UInt32Formatter.Instance),
                p => p.Stores,
                (p, v) => p.Stores = v
            ),
            RecordKey<Partition>.Of(Ids, p => p.Replicas, (p, v) => p.Replicas = v),
            RecordKey<Partition>.Of(Ids, p => p.Members, (p, v) => p.Members = v),
            RecordKey<Partition>.Of(Ids, p => p.First, (p, v) => p.First = v),
            RecordKey<Partition>.Of(UInt32Formatter.Instance, p => p.NextIncarnation, (p, v) => p.NextIncarnation = v),
            RecordKey<Partition>.Of(BooleanFormatter.Instance, p => p.ByHash, (p, v) => p.ByHash = v)
        );
}
