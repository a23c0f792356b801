using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Api.Services;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using IPAddress = System.Net.IPAddress;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// Where cluster IPs come from: the ServiceCIDR objects of tenant system, as they were read at one revision. Immutable.
/// </summary>
internal sealed class ServiceRanges
{
    public const string Resource = "servicecidrs.networking.k8s.io";

    private readonly IReadOnlyList<ServiceRange> _all;

    private ServiceRanges(IReadOnlyList<ServiceRange> all) => _all = all;

    /// <summary>Those that addresses are given from, the range of the start first.</summary>
    public IEnumerable<ServiceRange> Usable => _all.Where(r => r is { IsReady: true, IsGoing: false });

    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public static async Task<ServiceRanges> ReadAsync(IKeyspace keyspace, CancellationToken cancel)
    {
        var all = new List<ServiceRange>();
        var range = new KeyRange(Resource, ServiceReservations.Tenant);
        await foreach (var item in new ObjectStorage(keyspace).AllAsync(range, cancel))
        {
            if (item.Unreadable is { } reason)
                throw new StoreUnavailableException(range, reason);
            all.AddRange(Of(item));
        }
        return new ServiceRanges([
            .. all.OrderByDescending(r => r.Stored.Key.Name == ServiceRangeTexts.Default)
                .ThenBy(r => r.Stored.Key.Name, StringComparer.Ordinal),
        ]);
    }

    /// <summary>The range that a certain address may be given from; null: none.</summary>
    public ServiceRange? UsableFor(IPAddress address) => Usable.FirstOrDefault(r => r.Has(address));

    /// <summary>Whether any range has it, ready or not.</summary>
    public bool HasAny(IPAddress address) => _all.Any(r => r.Has(address));

    /// <summary>The object that stays and has the address, beside one that goes; null: none.</summary>
    public KeyspaceItem? Other(IPAddress address, string name) =>
        _all.FirstOrDefault(r => !r.IsGoing && r.Stored.Key.Name != name && r.Has(address))?.Stored;

    public override string ToString() => string.Join(", ", Usable.Select(r => r.Network));

    // An object that is none, or has ranges of IPv6 alone, gives nothing.
    private static IEnumerable<ServiceRange> Of(KeyspaceItem item)
    {
        ServiceCIDR value;
        try
        {
            value = KubeJson.Decode<ServiceCIDR>(item.Value.Span);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return [];
        }
        var isReady = (value.Status.Conditions ?? []).Any(c => c is { Type: ServiceRangeTexts.Ready, Status: "True" });
        return (value.Spec.Cidrs ?? [])
            .Select(c => IPNetwork.TryParse(c, out var network) ? network : default)
            .Where(n => n.BaseAddress.AddressFamily == AddressFamily.InterNetwork && n.PrefixLength > 0)
            .Select(n => new ServiceRange(n, item, isReady, value.Metadata.DeletionTimestamp is not null));
    }
}

/// <summary>An IPv4 range of a ServiceCIDR. Its first and its last address are no addresses of services.</summary>
/// <param name="IsGoing">It is being deleted: what has an address of it keeps it, and nobody gets one.</param>
internal sealed record ServiceRange(IPNetwork Network, KeyspaceItem Stored, bool IsReady, bool IsGoing)
{
    private readonly uint _first = Number(Network.BaseAddress);

    /// <summary>The number of the last address of services; the first is 1. None where it is less.</summary>
    public long Last { get; } = (1L << (32 - Network.PrefixLength)) - 2;

    /// <summary>How many addresses at the beginning are left to those who ask for a certain one.</summary>
    public long Band
    {
        get
        {
            var count = Last + 2;
            return count <= 16 ? 0 : Math.Min(Math.Max(16, count / 16), 256);
        }
    }

    public string this[long number]
    {
        get
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, _first + (uint)number);
            return new IPAddress(bytes).ToString();
        }
    }

    public bool Has(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
        && Number(address) - (long)_first is var number
        && number >= 1
        && number <= Last;

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
