using Google.Protobuf;
using MessagePack;
using MessagePack.Formatters;
using Format1 = Arktos.StoreClient.Wire.Format1;

namespace Arktos.StoreClient.Records;

/// <summary>
/// Which stores there are, who is to vote in which partition, and which tenants live where: the value of
/// <see cref="PartitionRouter.MapKey"/> in partition 0.
/// </summary>
[MessagePackObject]
public sealed class PartitionMap : IRecord<PartitionMap>
{
    private const string Where = "the partition map (partition 0, partitionmap///map)",
        Remedy = "Stop all stores and restore a backup into a new cluster (arktos restore)";

    [Key(0)]
    public string ClusterId { get; set; } = "";

    [Key(1)]
    public List<StoreNode> Stores { get; set; } = [];

    [Key(2)]
    public List<Partition> Partitions { get; set; } = [];

    /// <summary>
    /// Tenant name → partition; a tenant that is not listed lives in the partition that its name hashes to among those
    /// <see cref="Partition.ByHash"/> other than 0.
    /// </summary>
    [Key(3)]
    public Dictionary<string, uint> Tenants { get; set; } = [];

    /// <summary>
    /// Resources of the system space that are spread over all partitions <see cref="Partition.ByHash"/> by a hash of
    /// the name ("nodes", "leases.coordination.k8s.io/kube-node-lease").
    /// </summary>
    [Key(4)]
    public List<string> Spread { get; set; } = [];

    /// <summary>Id of the next store that joins: ids are never used again.</summary>
    [Key(5)]
    public uint NextStore { get; set; }

    /// <summary>At most one of each tenant.</summary>
    [Key(6)]
    public List<TenantMove> Moves { get; set; } = [];

    /// <summary>Where tenants were before, of each tenant the latest last: for as long as anybody may ask.</summary>
    [Key(7)]
    public List<TenantPast> Past { get; set; } = [];

    /// <summary>The number of the latest move.</summary>
    [Key(8)]
    public ulong LastMove { get; set; }

    /// <summary>When the stores move something by themselves.</summary>
    [Key(9)]
    public BalanceRules Balance { get; set; } = new();

    /// <summary>Tenants in parts; where a part is, is in <see cref="Tenants"/> once it has moved.</summary>
    [Key(10)]
    public List<SpreadTenant> SpreadTenants { get; set; } = [];

    static IMessagePackFormatter<PartitionMap> IRecord<PartitionMap>.Format { get; } =
        new RecordFormatter<PartitionMap>(
            RecordKey<PartitionMap>.Of(RecordValues.Text, m => m.ClusterId, (m, v) => m.ClusterId = v),
            RecordKey<PartitionMap>.Of(RecordValues.ListOf(StoreNode.Format), m => m.Stores, (m, v) => m.Stores = v),
            RecordKey<PartitionMap>.Of(
                RecordValues.ListOf(Partition.Format),
                m => m.Partitions,
                (m, v) => m.Partitions = v
            ),
            RecordKey<PartitionMap>.Of(
                RecordValues.ByText(UInt32Formatter.Instance),
                m => m.Tenants,
                (m, v) => m.Tenants = v
            ),
            RecordKey<PartitionMap>.Of(RecordValues.ListOf(RecordValues.Text), m => m.Spread, (m, v) => m.Spread = v),
            RecordKey<PartitionMap>.Of(UInt32Formatter.Instance, m => m.NextStore, (m, v) => m.NextStore = v),
            RecordKey<PartitionMap>.Of(RecordValues.ListOf(TenantMove.Format), m => m.Moves, (m, v) => m.Moves = v),
            RecordKey<PartitionMap>.Of(RecordValues.ListOf(TenantPast.Format), m => m.Past, (m, v) => m.Past = v),
            RecordKey<PartitionMap>.Of(UInt64Formatter.Instance, m => m.LastMove, (m, v) => m.LastMove = v),
            RecordKey<PartitionMap>.Of(BalanceRules.Format, m => m.Balance, (m, v) => m.Balance = v),
            RecordKey<PartitionMap>.Of(
                RecordValues.ListOf(SpreadTenant.Format),
                m => m.SpreadTenants,
                (m, v) => m.SpreadTenants = v
            )
        );

    /// <summary>As long as a value of the keyspace can be.</summary>
    static int IRecord<PartitionMap>.BytesMax => 3 << 20;

    /// <summary>Reads the map as it is stored, by this build or by one that wrote protobuf.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a newer version.</exception>
    public static PartitionMap Decode(ReadOnlyMemory<byte> stored)
    {
        if (RecordCodec.IsRecord(stored.Span))
            return RecordCodec.Decode<PartitionMap>(stored, Where, Remedy);
        try
        {
            var map = Of(Format1.PartitionMap.Parser.ParseFrom(stored.Span));
            return map.Fault() is { } fault
                ? throw new InvalidDataException($"{Where} is damaged: {fault}. {Remedy}")
                : map;
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"{Where} is damaged: {e.Message} {Remedy}", e);
        }
    }

    public byte[] Encode() => RecordCodec.Encode(this);

    public string? Fault() =>
        Partitions.FirstOrDefault(p => p.Id > PartitionId.ValueMax) is { } high ? $"it names a partition {high.Id}"
        : Partitions.Select(p => p.Id).Distinct().Count() != Partitions.Count ? "it names a partition twice"
        : Stores.Select(s => s.Id).Distinct().Count() != Stores.Count ? "it names a store twice"
        : Partitions.TrueForAll(p => p.Id != PartitionId.System.Value) ? "it does not name partition 0"
        : Tenants.FirstOrDefault(t => Partitions.TrueForAll(p => p.Id != t.Value)) is { Key: { } tenant }
            ? $"its tenant {tenant} lives in a partition that it does not name"
        : SpreadTenants.FirstOrDefault(s => Partitions.TrueForAll(p => p.Id != s.Partition)) is { Tenant: { } spread }
            ? $"its tenant {spread} was spread in a partition that it does not name"
        : Moves.FirstOrDefault(m => m.Number > LastMove) is { } move
            ? $"its move of tenant {move.Tenant} has the number {move.Number}, the latest {LastMove}"
        : null;

    private static PartitionMap Of(Format1.PartitionMap old) =>
        new()
        {
            ClusterId = old.ClusterId,
            Stores =
            [
                .. old.Stores.Select(s => new StoreNode
                {
                    Id = s.Id,
                    Name = s.Name,
                    Az = s.Az,
                    Address = s.Address,
                    Draining = s.Draining,
                }),
            ],
            Partitions =
            [
                .. old.Partitions.Select(p => new Partition
                {
                    Id = p.Id,
                    Stores = [.. p.Stores],
                    Replicas = [.. p.Replicas],
                    Members = [.. p.Members],
                    First = [.. p.First],
                    NextIncarnation = p.NextIncarnation,
                    ByHash = p.ByHash,
                }),
            ],
            Tenants = old.Tenants.ToDictionary(t => t.Key, t => t.Value),
            Spread = [.. old.Spread],
            NextStore = old.NextStore,
        };
}
