using System.Collections.Frozen;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Keyspace;

/// <summary>Whether a tenant's data is in a partition at a revision.</summary>
internal enum Presence
{
    Here,

    /// <summary>It is fenced at an earlier revision: from where on it is elsewhere is not known here yet.</summary>
    Undecided,

    Elsewhere,
}

/// <summary>
/// The tenants that ever moved to or from a partition. Immutable, for any thread: it is published before the state that
/// it belongs to, so whoever takes a snapshot first has a table at least as new, and stays say which of them counts.
/// </summary>
internal sealed class TenantPlaces
{
    public static readonly TenantPlaces None = new(new Dictionary<ByteKey, TenantPlace>());

    private readonly FrozenDictionary<ByteKey, TenantPlace> _places;

    public TenantPlaces(IReadOnlyDictionary<ByteKey, TenantPlace> places) => _places = places.ToFrozenDictionary();

    public bool IsEmpty => _places.Count == 0;

    public TenantPlace? Find(ReadOnlyMemory<byte> tenant) => _places.GetValueOrDefault(new ByteKey(tenant));

    public bool TakesWrites(ReadOnlyMemory<byte> tenant) => Find(tenant)?.TakesWrites != false;

    public Presence At(ReadOnlyMemory<byte> tenant, Revision revision)
    {
        if (Find(tenant) is not { } place)
            return Presence.Here;
        foreach (var stay in place.Stays)
            if (stay.From <= revision.Value && (stay.Until == 0 || revision.Value < stay.Until))
                return stay is { Until: 0, Fence: not 0 } && revision.Value > stay.Fence
                    ? Presence.Undecided
                    : Presence.Here;
        return Presence.Elsewhere;
    }

    /// <summary>
    /// The tenant is here from this revision on, and never was before; none: it was, or its coming is not known.
    /// </summary>
    public Revision Since(ReadOnlyMemory<byte> tenant) =>
        Find(tenant) is { Phase: not TenantPhase.Arriving, Stays: [{ From: var from }, ..] }
            ? new Revision(from)
            : Revision.None;

    /// <summary>Where a watch of the tenant's that begins after a revision comes to its end.</summary>
    /// <param name="applied">Of the replica: of later revisions it knows nothing yet, the tenant may have come.</param>
    public WatchBound BoundOf(ReadOnlyMemory<byte> tenant, Revision after, Revision applied)
    {
        if (Find(tenant) is not { } place)
            return WatchBound.Open;
        for (var i = 0; i < place.Stays.Count; i++)
        {
            var stay = place.Stays[i];
            if (stay.Until != 0 && after.Value >= stay.Until)
                continue;
            // What was before the first stay is not known here; between two the tenant was elsewhere.
            return after.Value < stay.From
                ? i == 0
                    ? new WatchBound(new Revision(stay.From), WatchBoundKind.Before)
                    : new WatchBound(after)
                : stay.Fence == 0
                    ? WatchBound.Open
                    : new WatchBound(new Revision(stay.Fence));
        }
        return place.Phase == TenantPhase.Arriving || applied < after ? WatchBound.Unknown : new WatchBound(after);
    }

    /// <summary>A tenant that may be read or not in a range over several; undecided ones are why it cannot be read.
    /// </summary>
    public bool HasUndecided(Revision revision)
    {
        foreach (var (tenant, place) in _places)
            if (place.Phase == TenantPhase.Fenced && At(tenant.Memory, revision) == Presence.Undecided)
                return true;
        return false;
    }
}

internal enum WatchBoundKind
{
    /// <summary>Nothing comes after the end; or it goes on, when that is none.</summary>
    End,

    /// <summary>The tenant came at the end, and what the watch begins with is before that.</summary>
    Before,

    /// <summary>The tenant is on its way here, or may be here by now: nothing can be said yet.</summary>
    Unknown,
}

internal readonly record struct WatchBound(Revision End, WatchBoundKind Kind = WatchBoundKind.End)
{
    public static readonly WatchBound Open = default;

    public bool IsOpen => this == Open;

    /// <summary>Whether the watch is told of what happened at a revision: what came after its end is of a later stay.
    /// </summary>
    public bool Admits(Revision revision) => Kind == WatchBoundKind.End && (End == Revision.None || revision <= End);

    /// <summary>What the watch is answered last, everything up to here having been sent; null: it goes on.</summary>
    public WatchResponse.Types.Outcome? OutcomeAt(Revision closed) =>
        Kind switch
        {
            WatchBoundKind.Unknown => WatchResponse.Types.Outcome.Lagging,
            WatchBoundKind.Before => WatchResponse.Types.Outcome.Compacted,
            _ => End != Revision.None && closed >= End ? WatchResponse.Types.Outcome.Moved : null,
        };

    public static readonly WatchBound Unknown = new(Revision.None, WatchBoundKind.Unknown);
}
