using System.Text;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Streams;

/// <summary>
/// Which keys a watch is about: those in one of its ranges that one of its filters lets through. Immutable; works on
/// encoded keys and allocates nothing.
/// </summary>
internal sealed class KeyMatcher
{
    private readonly (byte[] Begin, byte[] End)[] _ranges;
    private readonly Filter[] _filters;

    /// <summary>Those whose own ranges are watched, and which part of them; null: more than one.</summary>
    private readonly (ByteKey Tenant, int? Part)[] _tenants;

    /// <summary>Who watches all partitions is not concerned by what goes from one of them to another.</summary>
    private readonly bool _isOfAllPartitions;

    /// <param name="request">One that <see cref="Refusal"/> has nothing against.</param>
    public KeyMatcher(WatchRequest request)
    {
        _ranges =
        [
            (request.Key.ToByteArray(), request.End.ToByteArray()),
            .. request.MoreRanges.Select(r => (r.Key.ToByteArray(), r.End.ToByteArray())),
        ];
        _filters = [.. request.Filters.Select(f => new Filter(f))];
        _isOfAllPartitions = request.OfAllPartitions;
        var tenants =
            from range in _ranges
            let tenant = KeyspaceKeys.TenantOf(range.Begin, range.End, isPoint: false)
            where tenant is { IsEmpty: false }
            select (new ByteKey(tenant.Value), KeyspaceKeys.PartOf(range.Begin, range.End, isPoint: false));
        _tenants = [.. tenants.Distinct()];
    }

    /// <summary>Where a watch that begins after a revision ends, as a tenant whose range it is about leaves.</summary>
    public WatchBound BoundOf(KeyspacePartition partition, Revision after)
    {
        var bound = WatchBound.Open;
        // The state first: places are at least as new.
        var applied = partition.State.Revision;
        var places = partition.Places;
        if (places.IsEmpty || _isOfAllPartitions)
            return bound;
        foreach (var (tenant, part) in _tenants)
        {
            var each = places.BoundOf(tenant.Memory, part, after, applied);
            if (each.Kind != WatchBoundKind.End)
                return each;
            if (!each.IsOpen && (bound.IsOpen || each.End < bound.End))
                bound = each;
        }
        return bound;
    }

    /// <summary>Why no watch can be made of this; null when one can.</summary>
    public static string? Refusal(WatchRequest request)
    {
        if (request.MoreRanges.Count >= KeyFilter.CountMax || request.Filters.Count > KeyFilter.CountMax)
            return $"a watch has at most {KeyFilter.CountMax} ranges and as many filters";
        return request.Filters.Any(f => f.Hash is { } hash && hash.First > hash.Last)
            ? "a filter's range of hashes is empty: its first is after its last"
            : null;
    }

    public bool Matches(ByteKey key) => InRange(key.Span) && (_filters.Length == 0 || IsLetThrough(key.Span));

    private bool InRange(ReadOnlySpan<byte> key)
    {
        foreach (var (begin, end) in _ranges)
            if (key.SequenceCompareTo(begin) >= 0 && key.SequenceCompareTo(end) < 0)
                return true;
        return false;
    }

    private bool IsLetThrough(ReadOnlySpan<byte> key)
    {
        foreach (var filter in _filters)
            if (filter.Matches(key))
                return true;
        return false;
    }

    private sealed class Filter(WatchFilter filter)
    {
        private readonly byte[]? _resource = filter.HasResource ? Encoding.UTF8.GetBytes(filter.Resource) : null;
        private readonly byte[]? _tenant = filter.HasTenant ? Encoding.UTF8.GetBytes(filter.Tenant) : null;
        private readonly byte[]? _namespace = filter.HasNamespace ? Encoding.UTF8.GetBytes(filter.Namespace) : null;
        private readonly byte[]? _name = filter.HasName ? Encoding.UTF8.GetBytes(filter.Name) : null;
        private readonly byte[] _namePrefix = Encoding.UTF8.GetBytes(filter.NamePrefix);
        private readonly int? _part = filter.HasPart ? filter.Part : null;
        private readonly StoreClient.HashRange? _hash = filter.Hash is { } hash ? new(hash.First, hash.Last) : null;

        public bool Matches(ReadOnlySpan<byte> key)
        {
            var rest = key;
            return IsPart(_resource, ref rest)
                && IsPart(_tenant, ref rest)
                && IsPart(_namespace, ref rest)
                && (_name is null || rest.SequenceEqual(_name))
                && rest.StartsWith(_namePrefix)
                && (_part is not { } part || TenantParts.Of(key) == part)
                && (_hash is not { } hash || hash.Contains(StoreClient.HashRange.HashOf(key)));
        }

        /// <summary>Takes the part before the next NUL off.</summary>
        private static bool IsPart(byte[]? wanted, ref ReadOnlySpan<byte> rest)
        {
            var end = rest.IndexOf((byte)0);
            var part = rest[..end];
            rest = rest[(end + 1)..];
            return wanted is null || part.SequenceEqual(wanted);
        }
    }
}
