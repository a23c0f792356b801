using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using MessagePack;
using MessagePack.Formatters;

namespace Arktos.Store.Keyspace;

/// <summary>How far a tenant's move is, as one of its two partitions knows it.</summary>
internal enum TenantPhase
{
    /// <summary>The tenant is here.</summary>
    Here,

    /// <summary>It is here, and about to leave.</summary>
    Leaving,

    /// <summary>It is here up to the fence, and nothing of it is written any more.</summary>
    Fenced,

    /// <summary>It was here, and is elsewhere.</summary>
    Gone,

    /// <summary>What it has is copied here, and is nobody's yet.</summary>
    Arriving,
}

/// <summary>
/// Where a partition stands with a tenant that ever moved to or from it. Replicated; kept under <see cref="KeyOf"/>,
/// where it can be read as other keys are. A tenant without a place is wherever the partition map says.
/// </summary>
[MessagePackObject]
internal sealed class TenantPlace : IRecord<TenantPlace>
{
    public const string Resource = "places.arktos";

    /// <summary>Stays that are remembered; what is older is as if the tenant had not been here.</summary>
    private const int StaysMax = 16;

    public static ObjectKey KeyOf(string tenant) => new(Resource, "", "", tenant);

    /// <summary>The number of the latest move: what earlier ones still ask for is refused.</summary>
    [Key(0)]
    public ulong Move { get; set; }

    /// <summary>A <see cref="TenantPhase"/>.</summary>
    [Key(1)]
    public int PhaseNumber { get; set; }

    /// <summary>The latest last.</summary>
    [Key(2)]
    public List<TenantStay> Stays { get; set; } = [];

    /// <summary>Arriving: imports and drops so far.</summary>
    [Key(3)]
    public ulong Sequence { get; set; }

    /// <summary>Arriving: every key was copied; what follows are changes.</summary>
    [Key(4)]
    public bool IsCopied { get; set; }

    /// <summary>Arriving: the last key that was copied; empty: none.</summary>
    [Key(5)]
    public ReadOnlyMemory<byte> Cursor { get; set; }

    /// <summary>Arriving: every change of the source up to this revision has come.</summary>
    [Key(6)]
    public long Through { get; set; }

    /// <summary>The partition that it comes from or goes to.</summary>
    [Key(7)]
    public uint Other { get; set; }

    /// <summary>Of a tenant's home: the revision from which on the tenant is in parts, each with a place of its own
    /// wherever it ever was since; 0: it is whole, as far as is known here.</summary>
    [Key(8)]
    public long SpreadAt { get; set; }

    [IgnoreMember]
    public TenantPhase Phase
    {
        get => (TenantPhase)PhaseNumber;
        set => PhaseNumber = (int)value;
    }

    [IgnoreMember]
    public bool TakesWrites => Phase is TenantPhase.Here or TenantPhase.Leaving;

    [IgnoreMember]
    public TenantStay? LastStay => Stays.Count > 0 ? Stays[^1] : null;

    static IMessagePackFormatter<TenantPlace> IRecord<TenantPlace>.Format { get; } =
        new RecordFormatter<TenantPlace>(
            RecordKey<TenantPlace>.Of(UInt64Formatter.Instance, p => p.Move, (p, v) => p.Move = v),
            RecordKey<TenantPlace>.Of(Int32Formatter.Instance, p => p.PhaseNumber, (p, v) => p.PhaseNumber = v),
            RecordKey<TenantPlace>.Of(RecordValues.ListOf(TenantStay.Format), p => p.Stays, (p, v) => p.Stays = v),
            RecordKey<TenantPlace>.Of(UInt64Formatter.Instance, p => p.Sequence, (p, v) => p.Sequence = v),
            RecordKey<TenantPlace>.Of(BooleanFormatter.Instance, p => p.IsCopied, (p, v) => p.IsCopied = v),
            RecordKey<TenantPlace>.Of(RecordValues.Bytes, p => p.Cursor, (p, v) => p.Cursor = v),
            RecordKey<TenantPlace>.Of(Int64Formatter.Instance, p => p.Through, (p, v) => p.Through = v),
            RecordKey<TenantPlace>.Of(UInt32Formatter.Instance, p => p.Other, (p, v) => p.Other = v),
            RecordKey<TenantPlace>.Of(Int64Formatter.Instance, p => p.SpreadAt, (p, v) => p.SpreadAt = v)
        );

    static int IRecord<TenantPlace>.BytesMax => 8 << 10;

    public byte[] Encode() => RecordCodec.Encode(this);

    /// <exception cref="InvalidDataException">It is damaged, or of a newer version.</exception>
    public static TenantPlace Decode(ReadOnlyMemory<byte> value) =>
        RecordCodec.Decode<TenantPlace>(
            value,
            "where a partition stands with a tenant (kind 0A in the keyspace)",
            "The disk gave back other bytes than were written: put another store in the place of this one (arktos "
                + "store-node add, then arktos store-node replace)"
        );

    public string? Fault() =>
        !Enum.IsDefined(Phase) ? $"it is in phase {PhaseNumber}"
        : Stays.Count == 0 && Phase is not (TenantPhase.Arriving or TenantPhase.Gone) ? "the tenant was never here"
        : null;

    /// <summary>The tenant is here from a revision on.</summary>
    public void Stay(Revision from)
    {
        Stays.Add(new TenantStay { From = from.Value });
        if (Stays.Count > StaysMax)
            Stays.RemoveAt(0);
    }

    public TenantPlace Copy() =>
        new()
        {
            Move = Move,
            PhaseNumber = PhaseNumber,
            Stays =
            [
                .. Stays.Select(s => new TenantStay
                {
                    From = s.From,
                    Fence = s.Fence,
                    Until = s.Until,
                }),
            ],
            Sequence = Sequence,
            IsCopied = IsCopied,
            Cursor = Cursor,
            Through = Through,
            Other = Other,
            SpreadAt = SpreadAt,
        };

    /// <summary>
    /// What this place, the home's, says of a part that has none of its own: where the tenant fell into parts all have,
    /// so nothing but what was before.
    /// </summary>
    public TenantPlace OfPart()
    {
        if (SpreadAt == 0)
            return this;
        var place = Copy();
        place.Stays.RemoveAll(s => s.From >= SpreadAt);
        // Moves of the home, however late, do not come before those of a part.
        (place.Phase, place.SpreadAt, place.Move) = (TenantPhase.Gone, 0, 0);
        return place;
    }
}

/// <summary>A time in which a tenant was in a partition: revisions of which <see cref="Until"/> is none.</summary>
[MessagePackObject]
internal sealed class TenantStay
{
    [Key(0)]
    public long From { get; set; }

    /// <summary>Nothing was written after this; 0: it still may be.</summary>
    [Key(1)]
    public long Fence { get; set; }

    /// <summary>From here on it is elsewhere, where nothing was written before; 0: not known yet.</summary>
    [Key(2)]
    public long Until { get; set; }

    public bool Contains(Revision revision) => From <= revision.Value && (Until == 0 || revision.Value < Until);

    internal static IMessagePackFormatter<TenantStay> Format { get; } =
        new RecordFormatter<TenantStay>(
            RecordKey<TenantStay>.Of(Int64Formatter.Instance, s => s.From, (s, v) => s.From = v),
            RecordKey<TenantStay>.Of(Int64Formatter.Instance, s => s.Fence, (s, v) => s.Fence = v),
            RecordKey<TenantStay>.Of(Int64Formatter.Instance, s => s.Until, (s, v) => s.Until = v)
        );
}
