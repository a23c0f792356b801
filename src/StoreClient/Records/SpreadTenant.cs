using MessagePack;
using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>A tenant in parts (<see cref="TenantParts"/>), or one that is to fall into them.</summary>
[MessagePackObject]
public sealed class SpreadTenant
{
    [Key(0)]
    public string Tenant { get; set; } = "";

    /// <summary>Where it was then: parts that never moved are there.</summary>
    [Key(1)]
    public uint Partition { get; set; }

    /// <summary>The revision from which on it is in parts; 0: not yet.</summary>
    [Key(2)]
    public long At { get; set; }

    /// <summary>As of a move.</summary>
    [Key(3)]
    public ulong Number { get; set; }

    internal static IMessagePackFormatter<SpreadTenant> Format { get; } =
        new RecordFormatter<SpreadTenant>(
            RecordKey<SpreadTenant>.Of(RecordValues.Text, s => s.Tenant, (s, v) => s.Tenant = v),
            RecordKey<SpreadTenant>.Of(UInt32Formatter.Instance, s => s.Partition, (s, v) => s.Partition = v),
            RecordKey<SpreadTenant>.Of(Int64Formatter.Instance, s => s.At, (s, v) => s.At = v),
            RecordKey<SpreadTenant>.Of(UInt64Formatter.Instance, s => s.Number, (s, v) => s.Number = v)
        );
}
