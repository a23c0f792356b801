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

    /// <summary>In which part of the tenant the range lies, if there are parts; null: in more than one.</summary>
    private readonly int? _part;

    /// <summary>Who reads all partitions: the highest of them; null: who does not.</summary>
    private readonly uint? _partitions;

    public ReadScope(ReadRequest request)
    {
        _begin = request.Key.ToByteArray();
        _isOfMove = request.Tenant.Length > 0;
        _partitions = request.OfAllPartitions ? request.Partitions : null;
        if (_isOfMove && !request.End.IsEmpty)
        {
            Walks = request.Tenant;
            return;
        }
        Tenant = KeyspaceKeys.TenantOf(_begin, request.End.Span, isPoint: request.End.IsEmpty);
        _part = Tenant is null ? null : KeyspaceKeys.PartOf(_begin, request.End.Span, isPoint: request.End.IsEmpty);
    }

    /// <summary>Every key of a tenant, or of a part of one by its name, whether it is here or not; null: a range.
    /// </summary>
    public string? Walks { get; }

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
            return places.Refusal(null, revision, _partitions);
        if (tenant.IsEmpty)
            return null;
        if (IsOfParts(places, tenant, revision))
            return _partitions is null ? Moved(tenant) : places.Refusal(tenant, revision, _partitions);
        var part = _part ?? TenantParts.Home;
        if (places.At(tenant, part, revision) == Presence.Here)
            return null;
        var since = places.Since(tenant, part);
        return revision < since
            ? new ReadResponse { Outcome = ReadResponse.Types.Outcome.Compacted, Revision = since.Value }
            : Moved(tenant);
    }

    /// <summary>What leaves out tenants, and parts, that are not here at a revision; null: nothing is to be left out.
    /// </summary>
    public PresenceFilter? FilterOf(TenantPlaces places, Revision revision) =>
        !places.IsEmpty && Walks is null && (Tenant is not { } tenant || IsOfParts(places, tenant, revision))
            ? new PresenceFilter(places, revision)
            : null;

    /// <summary>Also where nothing is known of parts: the reader has heard of them.</summary>
    private bool IsOfParts(TenantPlaces places, ReadOnlyMemory<byte> tenant, Revision revision) =>
        _part is null && (_partitions is not null || places.IsInParts(tenant)) && !places.WasWhole(tenant, revision);

    private static ReadResponse Moved(ReadOnlyMemory<byte> tenant) =>
        new()
        {
            Outcome = ReadResponse.Types.Outcome.Moved,
            Message = $"tenant {Encoding.UTF8.GetString(tenant.Span)}, or a part of it, is not in this partition",
        };
}

/// <summary>Lets keys of tenants, and of parts of them, through that are in a partition at a revision. For keys in
/// order: one caller at a time.</summary>
internal sealed class PresenceFilter(TenantPlaces places, Revision revision)
{
    private byte[] _tenant = [];
    private bool _isHere = true,
        _isInParts;

    public bool LetsThrough(ReadOnlySpan<byte> key)
    {
        var tenant = KeyspaceKeys.TenantOf(key);
        if (!tenant.SequenceEqual(_tenant))
        {
            _tenant = tenant.ToArray();
            _isInParts = places.IsInParts(_tenant);
            _isHere = _isInParts || tenant.IsEmpty || places.At(_tenant, key, revision) == Presence.Here;
        }
        // What a partition counts of a tenant is of all parts that are there.
        return _isInParts ? UsageCounts.IsUsage(key) || places.At(_tenant, key, revision) == Presence.Here : _isHere;
    }
}
