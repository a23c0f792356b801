using System.Globalization;
using System.Text;

namespace Arktos.StoreClient;

/// <summary>
/// A tenant that one partition is too small for is spread: what it has falls into parts, each of which is moved as a
/// whole tenant is, by a name of its own. A namespace, and all that is in it, is in one part; what is in no namespace
/// is the tenant's home, which goes by the tenant's own name:
/// <code>
///   acme      home: cluster roles, custom resource definitions, …
///   acme/0 … acme/15   namespaces, by a hash of their names
/// </code>
/// A tenant that is not spread is one whole, and only its own name is used.
/// </summary>
public static class TenantParts
{
    /// <summary>The same for every tenant and for ever.</summary>
    public const int Count = 16;

    /// <summary>What is in no namespace.</summary>
    public const int Home = -1;

    /// <summary>Of <see cref="CopiedKey"/>.</summary>
    public const string CopiedResource = "tenancies.arktos";

    private const char Separator = '/';
    private const string Namespaces = "namespaces";

    private static readonly string[] Rooms = [.. Enumerable.Range(0, Count).Select(FindRoom)];

    /// <summary>The name that a part is moved by.</summary>
    /// <param name="part"><see cref="Home"/>, or 0 to <see cref="Count"/> - 1.</param>
    public static string NameOf(string tenant, int part) =>
        part == Home ? tenant : string.Create(CultureInfo.InvariantCulture, $"{tenant}{Separator}{part}");

    /// <summary>Home, and all parts.</summary>
    public static IEnumerable<string> NamesOf(string tenant) =>
        Enumerable.Range(Home, Count + 1).Select(part => NameOf(tenant, part));

    /// <summary>
    /// The key of the home that each part has a copy of: what commits have as a condition wherever they are.
    /// </summary>
    public static ObjectKey CopiedKey(string tenant, int part) => new(CopiedResource, tenant, RoomIn(part), "open");

    /// <summary>Of which tenant a name is; home's is the tenant's.</summary>
    /// <returns>False: the name is none that can be.</returns>
    public static bool TryParse(string name, out string tenant, out int part)
    {
        (tenant, part) = (name, Home);
        var end = name.IndexOf(Separator);
        if (end < 0)
            return name.Length > 0;
        tenant = name[..end];
        return int.TryParse(name.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out part)
            && part < Count
            && end > 0
            && NameOf(tenant, part) == name;
    }

    /// <summary>In which part of its tenant a key is.</summary>
    public static int Of(in ObjectKey key) =>
        key.Namespace.Length > 0 ? OfNamespace(key.Namespace)
        : key.Resource == Namespaces ? OfNamespace(key.Name)
        : Home;

    /// <inheritdoc cref="Of(in ObjectKey)"/>
    /// <param name="key">Encoded; what is no key of four parts is the home's.</param>
    public static int Of(ReadOnlySpan<byte> key)
    {
        if (key.Count((byte)0) != 3)
            return Home;
        var resource = key[..key.IndexOf((byte)0)];
        var rest = key[(resource.Length + 1)..];
        rest = rest[(rest.IndexOf((byte)0) + 1)..];
        var end = rest.IndexOf((byte)0);
        return end > 0 ? OfNamespace(rest[..end])
            : resource.SequenceEqual("namespaces"u8) ? OfNamespace(rest[(end + 1)..])
            : Home;
    }

    /// <summary>In which part a range of one tenant's is; null: in more than one.</summary>
    public static int? Of(in KeyRange range) =>
        range.Namespace is not { } ns ? null
        : ns.Length > 0 ? OfNamespace(ns)
        : range.Resource == Namespaces ? null
        : Home;

    /// <summary>The part of a namespace that has a name.</summary>
    public static int OfNamespace(ReadOnlySpan<byte> name) => (int)(HashRange.HashOf(name) % Count);

    /// <inheritdoc cref="OfNamespace(ReadOnlySpan{byte})"/>
    public static int OfNamespace(string name) => OfNamespace(Encoding.UTF8.GetBytes(name));

    /// <summary>
    /// The namespace, of a name that no object has, under which a part keeps what is its own; "" for the home.
    /// </summary>
    public static string RoomIn(int part) => part == Home ? "" : Rooms[part];

    private static string FindRoom(int part) =>
        Enumerable
            .Range(0, int.MaxValue)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"~{i}"))
            .First(name => OfNamespace(name) == part);
}
