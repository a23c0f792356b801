using System.Text;
using Arktos.Api.Networking.V1;
using Arktos.Api.Schemas;
using Arktos.Api.Services;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// The IPAddress objects that show which service of a tenant has which cluster IP. They are written in the commit of
/// their service and decide nothing: what is taken is told by the keys of <see cref="ServiceReservations"/>. Pure.
/// </summary>
internal static class ServiceAddressObjects
{
    public const string Resource = "ipaddresses.networking.k8s.io";

    // No namespace and name of a service are such: names of services have no dots.
    private const string ByHand = "ipaddresses/";

    public static ObjectKey KeyOf(string tenant, string address) => new(Resource, tenant, "", address);

    /// <summary>Of a service's address, as it is stored.</summary>
    /// <param name="ns">Of the service.</param>
    /// <param name="name">Of the service.</param>
    public static CommitOperation.Put Put(ObjectKey key, string ns, string name, DateTimeOffset now)
    {
        var value = new IPAddress
        {
            Kind = "IPAddress",
            ApiVersion = "networking.k8s.io/v1",
            Metadata = new()
            {
                Name = key.Name,
                Labels = new() { [AddressLabels.ManagedBy] = AddressLabels.Allocator, [AddressLabels.Family] = "IPv4" },
                ResourceVersion = ObjectStorage.Hole,
            },
            Spec = new() { ParentRef = Parent(ns, name) },
        };
        // Whole seconds, as all times of creation.
        var created = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        MetadataRules.Begin(value.Metadata, BuiltInKinds.Of(typeof(IPAddress)), key.Tenant, "", created);
        var bytes = Api.Json.KubeJson.Encode<object>(value);
        return new CommitOperation.Put(key, bytes, ObjectStorage.RevisionOffsetIn(bytes));
    }

    public static ParentReference Parent(string ns, string name) =>
        new()
        {
            Resource = "services",
            Namespace = ns,
            Name = name,
        };

    /// <summary>What the key of an address says that an IPAddress was made for which no service has.</summary>
    public static byte[] OwnerByHand(string address) => Encoding.UTF8.GetBytes(ByHand + address);

    /// <summary>Whether an IPAddress of its own holds it, and no service.</summary>
    public static bool IsByHand(KeyspaceItem key) => key.Value.Span.SequenceEqual(OwnerByHand(key.Key.Name));
}
