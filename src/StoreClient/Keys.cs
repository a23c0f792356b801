using System.Text;

namespace Arktos.StoreClient;

/// <summary>
/// Names one object in the keyspace. Encoded as resource . 0 . tenant . 0 . namespace . 0 . name, so that a resource, a
/// tenant's part of it, and a namespace's part are each one contiguous range. Parts hold no NUL byte; the whole has at
/// most <see cref="BytesMax"/> bytes.
/// </summary>
/// <param name="Resource">"pods", "deployments.apps": plural, and group unless it is core.</param>
/// <param name="Tenant">Empty only for objects of the whole installation (nodes, tenants).</param>
/// <param name="Namespace">Empty for objects without a namespace.</param>
public readonly record struct ObjectKey(string Resource, string Tenant, string Namespace, string Name)
{
    public const int BytesMax = 1024;

    public byte[] Encode() => Encoding.UTF8.GetBytes($"{Resource}\0{Tenant}\0{Namespace}\0{Name}");

    /// <summary>False when the bytes are no key of four parts.</summary>
    /// <param name="like">A key that is likely to share parts with this one, such as the one before it in a range:
    /// their strings are used again.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out ObjectKey key, in ObjectKey like = default)
    {
        key = default;
        if (
            !TryTake(ref bytes, like.Resource, out var resource)
            || !TryTake(ref bytes, like.Tenant, out var tenant)
            || !TryTake(ref bytes, like.Namespace, out var ns)
            || bytes.Contains((byte)0)
        )
            return false;
        key = new ObjectKey(resource, tenant, ns, Encoding.UTF8.GetString(bytes));
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> bytes, string? like, out string part)
    {
        part = "";
        var end = bytes.IndexOf((byte)0);
        if (end < 0)
            return false;
        part = like is not null && Ascii.Equals(bytes[..end], like) ? like : Encoding.UTF8.GetString(bytes[..end]);
        bytes = bytes[(end + 1)..];
        return true;
    }

    public override string ToString() => $"{Resource}/{Tenant}/{Namespace}/{Name}";
}

/// <summary>The order of encoded keys: byte order, part by part. Thread-safe.</summary>
public sealed class KeyOrder : IComparer<ObjectKey>
{
    public static KeyOrder Instance { get; } = new();

    public int Compare(ObjectKey a, ObjectKey b) => a.Encode().AsSpan().SequenceCompareTo(b.Encode());
}

/// <summary>
/// All objects of a resource; of one tenant when <paramref name="Tenant"/> is given; of one namespace when
/// <paramref name="Namespace"/> is too.
/// </summary>
/// <param name="Tenant">null: every tenant.</param>
/// <param name="Namespace">null: every namespace.</param>
public readonly record struct KeyRange(string Resource, string? Tenant = null, string? Namespace = null)
{
    public byte[] Begin => Encoding.UTF8.GetBytes(Prefix + "\0");

    /// <summary>Exclusive.</summary>
    public byte[] End => Encoding.UTF8.GetBytes(Prefix + "\u0001");

    private string Prefix =>
        Tenant is null ? Resource
        : Namespace is null ? $"{Resource}\0{Tenant}"
        : $"{Resource}\0{Tenant}\0{Namespace}";

    public bool Contains(in ObjectKey key) =>
        key.Resource == Resource
        && (Tenant is null || key.Tenant == Tenant && (Namespace is null || key.Namespace == Namespace));
}
