using MessagePack;
using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>
/// A tenant's move from a partition to another: wanted, or under way. The destination's leader does it.
/// </summary>
[MessagePackObject]
public sealed class TenantMove
{
    [Key(0)]
    public string Tenant { get; set; } = "";

    [Key(1)]
    public uint From { get; set; }

    [Key(2)]
    public uint To { get; set; }

    /// <summary>From 1; later moves of an installation have higher ones.</summary>
    [Key(3)]
    public ulong Number { get; set; }

    /// <summary>
    /// The tenant is at its new place; what is left of it at the old one is being deleted. Such a move cannot be
    /// cancelled.
    /// </summary>
    [Key(4)]
    public bool IsSwitched { get; set; }

    /// <summary>It is not to take place, if that is still possible.</summary>
    [Key(5)]
    public bool IsCancelled { get; set; }

    /// <summary>Why it does not go on, for people; empty: it does.</summary>
    [Key(6)]
    public string Problem { get; set; } = "";

    internal static IMessagePackFormatter<TenantMove> Format { get; } =
        new RecordFormatter<TenantMove>(
            RecordKey<TenantMove>.Of(RecordValues.Text, m => m.Tenant, (m, v) => m.Tenant = v),
            RecordKey<TenantMove>.Of(UInt32Formatter.Instance, m => m.From, (m, v) => m.From = v),
            RecordKey<TenantMove>.Of(UInt32Formatter.Instance, m => m.To, (m, v) => m.To = v),
            RecordKey<TenantMove>.Of(UInt64Formatter.Instance, m => m.Number, (m, v) => m.Number = v),
            RecordKey<TenantMove>.Of(BooleanFormatter.Instance, m => m.IsSwitched, (m, v) => m.IsSwitched = v),
            RecordKey<TenantMove>.Of(BooleanFormatter.Instance, m => m.IsCancelled, (m, v) => m.IsCancelled = v),
            RecordKey<TenantMove>.Of(RecordValues.Text, m => m.Problem, (m, v) => m.Problem = v)
        );
}

/// <summary>Where a tenant was before: what is older than <see cref="Until"/> is read and watched there.</summary>
[MessagePackObject]
public sealed class TenantPast
{
    [Key(0)]
    public string Tenant { get; set; } = "";

    [Key(1)]
    public uint Partition { get; set; }

    /// <summary>The first revision at which it is at its next place.</summary>
    [Key(2)]
    public long Until { get; set; }

    internal static IMessagePackFormatter<TenantPast> Format { get; } =
        new RecordFormatter<TenantPast>(
            RecordKey<TenantPast>.Of(RecordValues.Text, p => p.Tenant, (p, v) => p.Tenant = v),
            RecordKey<TenantPast>.Of(UInt32Formatter.Instance, p => p.Partition, (p, v) => p.Partition = v),
            RecordKey<TenantPast>.Of(Int64Formatter.Instance, p => p.Until, (p, v) => p.Until = v)
        );
}
