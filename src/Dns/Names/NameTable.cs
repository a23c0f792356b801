using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Arktos.Dns.Names;

/// <summary>What a namespace of a tenant has. Read by many threads; written under the table's lock.</summary>
internal sealed class NamespaceNames
{
    private readonly ConcurrentDictionary<string, ServiceNames> _services = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServiceNames>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private volatile bool _exists;

    public NamespaceNames() => _byText = _services.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>There is an object of it, or something in it.</summary>
    public bool Exists
    {
        get => _exists || !_services.IsEmpty;
        set => _exists = value;
    }

    public ServiceNames? Find(ReadOnlySpan<char> service) => _byText.TryGetValue(service, out var found) ? found : null;

    public ServiceNames? Replace(string service, ServiceNames? names)
    {
        _services.TryGetValue(service, out var before);
        if (names is not null)
            _services[service] = names;
        else
            _services.TryRemove(service, out _);
        return before;
    }
}

/// <param name="Network">To which it is told.</param>
/// <param name="Name">As on the wire.</param>
internal readonly record struct ReverseName(string Network, byte[] Name)
{
    public bool IsSame(ReverseName other) => Network == other.Network && Name.AsSpan().SequenceEqual(other.Name);
}

/// <summary>All names of one tenant, of all its networks: each service says which it is of.</summary>
internal sealed class TenantNames
{
    private readonly ConcurrentDictionary<string, NamespaceNames> _namespaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NamespaceNames>.AlternateLookup<ReadOnlySpan<char>> _byText;

    public TenantNames() => _byText = _namespaces.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Address → names that it is to be called.</summary>
    public ConcurrentDictionary<AddressKey, ReverseName[]> Reverse { get; } = new();

    public bool IsEmpty => _namespaces.IsEmpty;

    public NamespaceNames? Find(ReadOnlySpan<char> ns) => _byText.TryGetValue(ns, out var found) ? found : null;

    public NamespaceNames Make(string ns) => _namespaces.GetOrAdd(ns, static _ => new NamespaceNames());

    public void DropIfGone(string ns)
    {
        if (_namespaces.TryGetValue(ns, out var found) && !found.Exists)
            _namespaces.TryRemove(ns, out _);
    }
}

/// <summary>
/// The names of all tenants, each apart: who has one tenant's names cannot come from there to another's. Reads take no
/// lock and see each service whole, as it was before a change or after it; writes take turns.
/// </summary>
internal sealed class NameTable
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, TenantNames> _tenants = new(StringComparer.Ordinal);
    private int _servicesCount;

    public int ServicesCount => Volatile.Read(ref _servicesCount);

    public bool TryFind(string tenant, [NotNullWhen(true)] out TenantNames? names) =>
        _tenants.TryGetValue(tenant, out names);

    public void PutNamespace(string tenant, string ns, bool exists)
    {
        lock (_lock)
        {
            if (exists)
                TenantOf(tenant).Make(ns).Exists = true;
            else if (_tenants.TryGetValue(tenant, out var names) && names.Find(ns) is { } found)
            {
                found.Exists = false;
                Drop(tenant, names, ns);
            }
        }
    }

    /// <param name="names">Null: there is no such service any more.</param>
    public void PutService(string tenant, string ns, string service, ServiceNames? names)
    {
        lock (_lock)
        {
            if (names is null && !_tenants.ContainsKey(tenant))
                return;
            var all = TenantOf(tenant);
            var before = all.Make(ns).Replace(service, names);
            var (gone, now) = (ReversesOf(before), ReversesOf(names));
            foreach (var (address, name) in gone)
                Remove(all.Reverse, address, name);
            foreach (var (address, name) in now)
                Add(all.Reverse, address, name);
            _servicesCount += (names is null ? 0 : 1) - (before is null ? 0 : 1);
            if (names is null)
                Drop(tenant, all, ns);
        }
    }

    private TenantNames TenantOf(string tenant) => _tenants.GetOrAdd(tenant, static _ => new TenantNames());

    private void Drop(string tenant, TenantNames names, string ns)
    {
        names.DropIfGone(ns);
        if (names.IsEmpty)
            _tenants.TryRemove(tenant, out _);
    }

    private static IEnumerable<(AddressKey Address, ReverseName Name)> ReversesOf(ServiceNames? names)
    {
        if (names is null)
            yield break;
        if (!names.IsHeadless)
        {
            foreach (var address in names.Addresses)
                yield return (AddressKey.Of(address), new ReverseName(names.Network, names.FullName));
            yield break;
        }
        foreach (var endpoint in names.Endpoints)
            if (NameOf(endpoint, names) is { } name)
                yield return (AddressKey.Of(endpoint.Address), new ReverseName(names.Network, name));
    }

    /// <summary>hostname.service.namespace.svc.zone; null when that is too long for a name.</summary>
    public static byte[]? NameOf(EndpointName endpoint, ServiceNames service)
    {
        if (1 + endpoint.HostName.Length + service.FullName.Length > Wire.DnsName.BytesMax)
            return null;
        return
        [
            (byte)endpoint.HostName.Length,
            .. System.Text.Encoding.Latin1.GetBytes(endpoint.HostName),
            .. service.FullName,
        ];
    }

    private static void Add(
        ConcurrentDictionary<AddressKey, ReverseName[]> reverse,
        AddressKey address,
        ReverseName name
    )
    {
        var known = reverse.GetValueOrDefault(address) ?? [];
        if (!known.Any(k => k.IsSame(name)))
            reverse[address] = [.. known, name];
    }

    private static void Remove(
        ConcurrentDictionary<AddressKey, ReverseName[]> reverse,
        AddressKey address,
        ReverseName name
    )
    {
        if (!reverse.TryGetValue(address, out var known))
            return;
        ReverseName[] left = [.. known.Where(k => !k.IsSame(name))];
        if (left.Length == 0)
            reverse.TryRemove(address, out _);
        else
            reverse[address] = left;
    }
}
