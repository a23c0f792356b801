using System.Collections.Frozen;
using System.Text;
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
/// The tenants, and parts of tenants, that ever moved to or from a partition. Immutable, for any thread: published
/// before the state that it belongs to, so whoever takes a snapshot first has a table at least as new, and stays say
/// which of them counts.
/// </summary>
internal sealed class TenantPlaces
{
    public static readonly TenantPlaces None = new(new Dictionary<ByteKey, TenantPlace>());

    /// <summary>By the names that they are moved by.</summary>
    private readonly FrozenDictionary<ByteKey, TenantPlace> _places;

    /// <summary>Tenant in parts → what is known of each.</summary>
    private readonly FrozenDictionary<ByteKey, TenantPlace?[]> _parts;

    public TenantPlaces(IReadOnlyDictionary<ByteKey, TenantPlace> places)
    {
        _places = places.ToFrozenDictionary();
        var parts = new Dictionary<ByteKey, TenantPlace?[]>();
        foreach (var (name, place) in places)
            if (
                TenantParts.TryParse(Encoding.UTF8.GetString(name.Span), out var tenant, out var part)
                && (part != TenantParts.Home || place.SpreadAt != 0)
            )
            {
                var whole = new ByteKey(Encoding.UTF8.GetBytes(tenant));
                if (!parts.TryGetValue(whole, out var known))
                {
                    parts[whole] = known = new TenantPlace?[TenantParts.Count];
                    Array.Fill(known, places.GetValueOrDefault(whole)?.OfPart());
                }
                if (part != TenantParts.Home)
                    known[part] = place;
            }
        _parts = parts.ToFrozenDictionary();
    }

    public bool IsEmpty => _places.Count == 0;

    /// <summary>Null: it is wherever the partition map says.</summary>
    /// <param name="part"><see cref="TenantParts.Home"/> for a tenant that is whole, too.</param>
    public TenantPlace? Find(ReadOnlyMemory<byte> tenant, int part) =>
        part != TenantParts.Home && _parts.TryGetValue(new ByteKey(tenant), out var parts)
            ? parts[part]
            : _places.GetValueOrDefault(new ByteKey(tenant));

    /// <summary>Whether parts of a tenant are known here, so that what is here need not be all of it.</summary>
    public bool IsInParts(ReadOnlyMemory<byte> tenant) => _parts.Count > 0 && _parts.ContainsKey(new ByteKey(tenant));

    public bool TakesWrites(ReadOnlyMemory<byte> key)
    {
        if (IsEmpty)
            return true;
        var tenant = KeyspaceKeys.TenantOf(key);
        return Find(tenant, PartOf(tenant, key.Span))?.TakesWrites != false;
    }

    /// <summary>Where a key's tenant, or its part of it, is.</summary>
    public Presence At(ReadOnlyMemory<byte> tenant, ReadOnlySpan<byte> key, Revision revision) =>
        At(tenant, PartOf(tenant, key), revision);

    public Presence At(ReadOnlyMemory<byte> tenant, int part, Revision revision) =>
        Find(tenant, part) is { } place ? At(place, revision) : Presence.Here;

    /// <summary>Whether a tenant was here at a revision, and had not fallen into parts.</summary>
    public bool WasWhole(ReadOnlyMemory<byte> tenant, Revision revision) =>
        Find(tenant, TenantParts.Home) is { } home
        && (home.SpreadAt == 0 || revision.Value < home.SpreadAt)
        && home.Stays.Exists(s => s.Contains(revision));

    /// <summary>
    /// The tenant is here from this revision on, and never was before; none: it was, or its coming is not known.
    /// </summary>
    public Revision Since(ReadOnlyMemory<byte> tenant, int part) =>
        Find(tenant, part) is { Phase: not TenantPhase.Arriving, Stays: [{ From: var from }, ..] }
            ? new Revision(from)
            : Revision.None;

    /// <summary>Where a watch of the tenant's that begins after a revision comes to its end.</summary>
    /// <param name="part">Null: the watch is of more than one part, if there are parts.</param>
    /// <param name="applied">Of the replica: of later revisions it knows nothing yet, the tenant may have come.</param>
    public WatchBound BoundOf(ReadOnlyMemory<byte> tenant, int? part, Revision after, Revision applied)
    {
        if (part is not null || !IsInParts(tenant))
            return BoundOf(Find(tenant, part ?? TenantParts.Home), after, applied);
        // The whole of it is watched here by who does not know yet that it is no whole any more.
        if (Find(tenant, TenantParts.Home) is not { } home)
            return new WatchBound(after);
        var bound = BoundOf(home, after, applied);
        var spread = new WatchBound(Revision.Max(after, new Revision(home.SpreadAt)));
        return home.SpreadAt == 0 || bound.Kind != WatchBoundKind.End || !bound.IsOpen && bound.End < spread.End
            ? bound
            : spread;
    }

    private static WatchBound BoundOf(TenantPlace? place, Revision after, Revision applied)
    {
        if (place is null)
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
                    // Fenced before the watch begins: by then it may have come back, which is not known here yet.
                    : stay is { Until: 0 } && after.Value > stay.Fence && applied.Value < after.Value
                        ? WatchBound.Unknown
                        : new WatchBound(new Revision(stay.Fence));
        }
        return place.Phase == TenantPhase.Arriving || applied < after ? WatchBound.Unknown : new WatchBound(after);
    }

    /// <summary>
    /// Why a range over several tenants, or over several parts of one, cannot be read; null: it can. What is elsewhere
    /// is left out of it.
    /// </summary>
    /// <param name="tenant">Null: of all of them.</param>
    /// <param name="known">The highest partition that the reader knows, and reads too; null: it does not say.</param>
    public ReadResponse? Refusal(ReadOnlyMemory<byte>? tenant, Revision revision, uint? known)
    {
        foreach (var (name, place) in _places)
        {
            if (tenant is { } only && !IsOf(name.Span, only.Span))
                continue;
            if (place.Phase == TenantPhase.Fenced && At(place, revision) == Presence.Undecided)
                return new ReadResponse
                {
                    Outcome = ReadResponse.Types.Outcome.Unavailable,
                    Message = "a tenant is on its way to another partition",
                };
            if (place.Phase == TenantPhase.Gone && place.Other > known && At(place, revision) == Presence.Elsewhere)
                return new ReadResponse
                {
                    Outcome = ReadResponse.Types.Outcome.Moved,
                    Message = $"some of it went to partition {place.Other}",
                };
        }
        return null;
    }

    private static bool IsOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> tenant) =>
        name.StartsWith(tenant) && (name.Length == tenant.Length || name[tenant.Length] == (byte)'/');

    private static Presence At(TenantPlace place, Revision revision)
    {
        foreach (var stay in place.Stays)
            if (stay.Contains(revision))
                return stay is { Until: 0, Fence: not 0 } && revision.Value > stay.Fence
                    ? Presence.Undecided
                    : Presence.Here;
        return Presence.Elsewhere;
    }

    private int PartOf(ReadOnlyMemory<byte> tenant, ReadOnlySpan<byte> key) =>
        IsInParts(tenant) ? TenantParts.Of(key) : TenantParts.Home;
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
