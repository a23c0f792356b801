using Arktos.StoreClient.Records;

namespace Arktos.StoreClient;

/// <summary>
/// Says which partition holds a key and which ones a range covers, by the partition map: a tenant is in one partition;
/// objects of the whole installation are in partition 0, but those that grow with the number of nodes are spread by a
/// hash of their name. What goes by hash stays in the partitions that the installation began with, so a new partition
/// moves nothing. Immutable.
/// </summary>
public sealed class PartitionRouter
{
    /// <summary>What a new installation spreads: a resource, or one namespace of a resource in tenant system.</summary>
    public static readonly IReadOnlyList<string> SpreadResources =
    [
        "nodes",
        "leases.coordination.k8s.io/kube-node-lease",
    ];

    public static readonly ObjectKey MapKey = new("partitionmap", "", "", "map");

    private const string SystemTenant = "system";

    private readonly PartitionId[] _all;
    private readonly PartitionId[] _byHash;
    private readonly PartitionId[] _forTenants;
    private readonly Dictionary<string, PartitionId> _tenants;
    private readonly HashSet<string> _spread;

    /// <summary>Tenants that are in parts.</summary>
    private readonly Dictionary<string, SpreadTenant> _inParts;

    /// <summary>Resource → its namespaces in tenant system that are spread.</summary>
    private readonly Dictionary<string, HashSet<string>> _spreadNamespaces;
    private readonly Dictionary<PartitionId, PartitionId[]> _alone;

    /// <summary>Of tenants that moved: where they were, until when.</summary>
    private readonly Dictionary<string, TenantStop[]> _past;
    private readonly Dictionary<PartitionId, StoreId[]> _replicas;
    private readonly Dictionary<StoreId, StoreNode> _stores;

    public PartitionRouter(PartitionMap map)
    {
        Map = map;
        _all = [.. map.Partitions.Select(p => new PartitionId((ushort)p.Id)).Order()];
        _byHash = [.. map.Partitions.Where(p => p.ByHash).Select(p => new PartitionId((ushort)p.Id)).Order()];
        _forTenants = _byHash.Length > 1 ? [.. _byHash.Where(p => p != PartitionId.System)] : _byHash;
        _tenants = map.Tenants.ToDictionary(t => t.Key, t => new PartitionId((ushort)t.Value));
        _spread = [.. map.Spread.Where(s => !s.Contains('/'))];
        _spreadNamespaces = map
            .Spread.Select(s => s.Split('/', 2))
            .Where(s => s.Length == 2)
            .GroupBy(s => s[0], s => s[1])
            .ToDictionary(g => g.Key, g => g.ToHashSet());
        _alone = _all.Append(PartitionId.System).Distinct().ToDictionary(p => p, p => new[] { p });
        _replicas = map.Partitions.ToDictionary(
            p => new PartitionId((ushort)p.Id),
            p => p.Stores.Select(s => new StoreId(s)).ToArray()
        );
        _stores = map.Stores.ToDictionary(s => new StoreId(s.Id));
        _inParts = map.SpreadTenants.Where(s => s.At > 0).ToDictionary(s => s.Tenant);
        var past = map.Past.ToLookup(p => p.Tenant);
        _past = past.Select(p => p.Key)
            // Before a tenant fell into parts, they were where it was.
            .Concat(_inParts.Keys.Where(past.Contains).SelectMany(TenantParts.NamesOf))
            .Distinct()
            .Select(name => (Name: name, Stops: StopsOf([.. PastOf(name, past)])))
            .Where(p => p.Stops.Length > 0)
            .ToDictionary(p => p.Name, p => p.Stops);
    }

    private IEnumerable<TenantPast> PastOf(string name, ILookup<string, TenantPast> past) =>
        TenantParts.TryParse(name, out var tenant, out var part)
        && part != TenantParts.Home
        && _inParts.TryGetValue(tenant, out var spread)
            ? past[tenant].Where(p => p.Until <= spread.At).Concat(past[name])
            : past[name];

    private static TenantStop[] StopsOf(TenantPast[] past) =>
        [
            .. past.Select(
                (p, i) =>
                    new TenantStop(
                        new PartitionId((ushort)p.Partition),
                        new Revision(i > 0 ? past[i - 1].Until : 0),
                        new Revision(p.Until)
                    )
            ),
        ];

    public PartitionMap Map { get; }

    public IReadOnlyList<PartitionId> All => _all;

    /// <summary>The stores that have a replica of the partition.</summary>
    /// <exception cref="InvalidOperationException">The map does not name the partition.</exception>
    public IReadOnlyList<StoreId> Replicas(PartitionId partition) =>
        _replicas.TryGetValue(partition, out var stores)
            ? stores
            : throw new InvalidOperationException($"the partition map names no partition {partition}");

    /// <summary>Null when the map does not name the store.</summary>
    public StoreNode? Store(StoreId store) => _stores.GetValueOrDefault(store);

    /// <param name="at">As of this revision; none: now.</param>
    public PartitionId Locate(in ObjectKey key, Revision at = default) =>
        IsSpread(key.Resource, key.Tenant, key.Namespace)
            ? _byHash[Hash(key.Name) % (uint)_byHash.Length]
            : StopOf(
                IsInParts(key.Tenant, at) ? TenantParts.NameOf(key.Tenant, TenantParts.Of(key)) : key.Tenant,
                at
            ).Partition;

    /// <summary>In ascending order.</summary>
    /// <param name="at">As of this revision; none: now.</param>
    public IReadOnlyList<PartitionId> Covering(in KeyRange range, Revision at = default)
    {
        if (range.Tenant is null)
            return _all;
        if (IsInParts(range.Tenant, at))
            return TenantParts.Of(range) is { } part ? Alone(TenantParts.NameOf(range.Tenant, part), at) : _all;
        if (range.Namespace is null)
            return IsSpreadAnywhere(range.Resource, range.Tenant) ? _byHash : Alone(range.Tenant, at);
        return IsSpread(range.Resource, range.Tenant, range.Namespace) ? _byHash : Alone(range.Tenant, at);
    }

    /// <summary>Whether a tenant is in parts at a revision; none: now.</summary>
    public bool IsInParts(string tenant, Revision at = default) =>
        _inParts.TryGetValue(tenant, out var spread) && (at == Revision.None || at.Value >= spread.At);

    /// <summary>The name by which what a range covers is moved: its tenant's, or that of a part; null: it is in several
    /// parts, or is of several tenants, or of one that stays.</summary>
    public string? MovedAs(in KeyRange range) =>
        !IsOfMovable(range) ? null
        : !IsInParts(range.Tenant!) ? range.Tenant
        : TenantParts.Of(range) is { } part ? TenantParts.NameOf(range.Tenant!, part)
        : null;

    /// <summary>The same of what a watch is about; null too where its ranges are not moved together.</summary>
    public string? MovedAs(WatchScope scope) =>
        MovedAs(scope.Range) is { } name && scope.MoreRanges.All(r => MovedAs(r) == name) ? name : null;

    /// <summary>What may move while it is watched, and not as one, is watched everywhere.</summary>
    public bool IsOfAllPartitions(WatchScope scope) =>
        MovedAs(scope) is null && scope.Ranges.Any(r => r.Tenant is null || IsOfMovable(r));

    /// <summary>The partitions in which a watch is, in ascending order.</summary>
    public IReadOnlyList<PartitionId> Covering(WatchScope scope) =>
        IsOfAllPartitions(scope) ? _all : [.. scope.Ranges.SelectMany(r => Covering(r)).Distinct().Order()];

    /// <summary>Where a tenant is at a revision; none: now. All of these: or a part of one, by its name.</summary>
    public TenantStop StopOf(string tenant, Revision at = default)
    {
        if (at == Revision.None || !_past.TryGetValue(tenant, out var past))
            return new TenantStop(OfTenant(tenant), Revision.None, Revision.None);
        foreach (var stop in past)
            if (at < stop.Until)
                return stop;
        return new TenantStop(OfTenant(tenant), past[^1].Until, Revision.None);
    }

    /// <summary>Where a tenant was at a revision and later, in order; the last is where it is now.</summary>
    public IEnumerable<TenantStop> StopsOf(string tenant, Revision since)
    {
        var past = _past.GetValueOrDefault(tenant, []);
        return past.Where(s => since < s.Until)
            .Append(new TenantStop(OfTenant(tenant), past.Length > 0 ? past[^1].Until : Revision.None, Revision.None));
    }

    /// <summary>
    /// Where a tenant went on, having left a partition; null when this map does not say so yet.
    /// </summary>
    /// <param name="at">How far it is known there.</param>
    public TenantStop? NextStop(string tenant, PartitionId left, Revision at)
    {
        var stops = StopsOf(tenant, at).ToList();
        return stops[0].Partition != left ? stops[0]
            : stops.Count > 1 ? stops[1]
            : null;
    }

    /// <summary>Whether all of a range is one tenant's, which can move.</summary>
    public static bool IsOfMovable(in KeyRange range) => range.Tenant is { } tenant && IsMovable(tenant);

    /// <summary>Whether a tenant can be moved: what is the whole installation's, or its operators', stays.</summary>
    public static bool IsMovable(string tenant) => tenant is { Length: > 0 } and not SystemTenant;

    private bool IsSpreadAnywhere(string resource, string tenant) =>
        tenant == "" && _spread.Contains(resource) || tenant == SystemTenant && _spreadNamespaces.ContainsKey(resource);

    private bool IsSpread(string resource, string tenant, string ns) =>
        tenant == "" && _spread.Contains(resource)
        || tenant == SystemTenant
            && _spreadNamespaces.TryGetValue(resource, out var namespaces)
            && namespaces.Contains(ns);

    private PartitionId[] Alone(string tenant, Revision at) =>
        StopOf(tenant, at).Partition is var partition && _alone.TryGetValue(partition, out var alone)
            ? alone
            : [partition];

    private PartitionId OfTenant(string tenant) =>
        tenant == "" ? PartitionId.System
        : _tenants.TryGetValue(tenant, out var partition) ? partition
        : TenantParts.TryParse(tenant, out var whole, out var part)
        && part != TenantParts.Home
        && _inParts.TryGetValue(whole, out var spread)
            ? new PartitionId((ushort)spread.Partition)
        : _forTenants[Hash(tenant) % (uint)_forTenants.Length];

    /// <summary>FNV-1a, 64 bits: the same everywhere and for ever.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        Span<byte> room = stackalloc byte[256];
        var count = System.Text.Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = count <= room.Length ? room : new byte[count];
        foreach (var b in bytes[..System.Text.Encoding.UTF8.GetBytes(text, bytes)])
            hash = (hash ^ b) * 1099511628211UL;
        return hash;
    }
}

/// <param name="From">The first revision at which the tenant was there; none: not known, or it always was.</param>
/// <param name="Until">The first revision at which it is elsewhere; none: it is there now.</param>
public readonly record struct TenantStop(PartitionId Partition, Revision From, Revision Until);
