namespace Arktos.StoreClient;

/// <summary>
/// What a watch lets through besides its ranges, by the key alone, judged at the store: each part that is given must
/// match. Of several filters, one must.
/// </summary>
public sealed record KeyFilter
{
    /// <summary>Filters, and ranges, that one watch may have.</summary>
    public const int CountMax = 64;

    public string? Resource { get; init; }

    public string? Tenant { get; init; }

    public string? Namespace { get; init; }

    public string? Name { get; init; }

    public string? NamePrefix { get; init; }

    /// <summary>Only keys whose hash lies here: consumers that share a range split it so.</summary>
    public HashRange? Hash { get; init; }

    public bool Matches(in ObjectKey key) =>
        (Resource is null || key.Resource == Resource)
        && (Tenant is null || key.Tenant == Tenant)
        && (Namespace is null || key.Namespace == Namespace)
        && (Name is null || key.Name == Name)
        && (NamePrefix is null || key.Name.StartsWith(NamePrefix, StringComparison.Ordinal))
        && (Hash is not { } hash || hash.Contains(HashRange.HashOf(key.Encode())));
}

/// <summary>Hashes of encoded keys from one to another, both included.</summary>
public readonly record struct HashRange(uint First, uint Last)
{
    /// <summary>
    /// One of <paramref name="count"/> equal parts of all hashes: every key is in exactly one of them.
    /// </summary>
    /// <param name="index">From 0.</param>
    public static HashRange Part(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        const long all = 1L << 32;
        return new HashRange((uint)(all * index / count), (uint)(all * (index + 1) / count - 1));
    }

    public bool Contains(uint hash) => hash >= First && hash <= Last;

    /// <summary>
    /// The same everywhere and for ever: FNV-1a with 64 bits, mixed so that its upper half, which is taken, depends on
    /// every byte.
    /// </summary>
    public static uint HashOf(ReadOnlySpan<byte> key)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in key)
            hash = (hash ^ b) * 1099511628211UL;
        hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53UL;
        return (uint)(hash >> 32);
    }
}
