using System.Text;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Service;

/// <summary>
/// Whom a range is about: one tenant, when it lies in that tenant's part of a resource, or all of them. Tenants that
/// move are in a partition at some revisions and not at others, whatever of them is stored there.
/// </summary>
internal readonly struct ReadScope
{
    private readonly byte[] _begin;

    /// <summary>What is stored is asked for, be its tenant here or not.</summary>
    private readonly bool _isOfMove;

    public ReadScope(ReadRequest request)
    {
        _begin = request.Key.ToByteArray();
        _isOfMove = request.Tenant.Length > 0;
        WalksTenant = _isOfMove && !request.End.IsEmpty;
        Tenant = WalksTenant
            ? Encoding.UTF8.GetBytes(request.Tenant)
            : KeyspaceKeys.TenantOf(_begin, request.End.Span, isPoint: request.End.IsEmpty);
    }

    /// <summary>Every key of <see cref="Tenant"/>, whether it is here or not.</summary>
    public bool WalksTenant { get; }

    /// <summary>Null: any of them. Empty: objects of the whole installation, which never move.</summary>
    public ReadOnlyMemory<byte>? Tenant { get; }

    /// <summary>Of a walk: the key before the first.</summary>
    public ReadOnlySpan<byte> After => _begin;

    /// <summary>Why the range cannot be read here at a revision; null: it can.</summary>
    public ReadResponse? Refusal(TenantPlaces places, Revision revision)
    {
        if (places.IsEmpty || _isOfMove)
            return null;
        if (Tenant is not { } tenant)
            return places.HasUndecided(revision)
                ? new ReadResponse
                {
                    Outcome = ReadResponse.Types.Outcome.Unavailable,
                    Message = "a tenant is on its way to another partition",
                }
                : null;
        if (tenant.IsEmpty || places.At(tenant, revision) == Presence.Here)
            return null;
        var since = places.Since(tenant);
        return revision < since
            ? new ReadResponse { Outcome = ReadResponse.Types.Outcome.Compacted, Revision = since.Value }
            : new ReadResponse
            {
                Outcome = ReadResponse.Types.Outcome.Moved,
                Message = $"tenant {Encoding.UTF8.GetString(tenant.Span)} is not in this partition",
            };
    }

    /// <summary>What leaves out tenants that are not here at a revision; null: nothing is to be left out.</summary>
    public PresenceFilter? FilterOf(TenantPlaces places, Revision revision) =>
        places.IsEmpty || Tenant is not null ? null : new PresenceFilter(places, revision);
}

/// <summary>Lets keys of tenants through that are in a partition at a revision. For keys in order: one caller at a
/// time.</summary>
internal sealed class PresenceFilter(TenantPlaces places, Revision revision)
{
    private byte[] _tenant = [];
    private bool _isHere = true;

    public bool LetsThrough(ReadOnlySpan<byte> key)
    {
        var tenant = KeyspaceKeys.TenantOf(key);
        if (tenant.SequenceEqual(_tenant))
            return _isHere;
        _tenant = tenant.ToArray();
        return _isHere = tenant.IsEmpty || places.At(_tenant, revision) == Presence.Here;
    }
}
