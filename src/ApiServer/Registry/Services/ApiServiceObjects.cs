using System.Net;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Json;
using Arktos.Api.Schemas;
using Arktos.Api.Services;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Core;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// The service <c>kubernetes</c> that each tenant other than system has in its namespace default, with endpoints
/// (decision 0023). It shows the address of that of tenant system, which is the only endpoint too: so it never changes,
/// and tells nothing of where API servers are. Pure, but for the read of that address.
/// </summary>
internal static class ApiServiceObjects
{
    private const string PortName = "https";

    private static readonly ServiceStrategy ServiceKind = new();
    private static readonly EndpointsStrategy EndpointsKind = new();
    private static readonly EndpointSliceStrategy SliceKind = new();

    public static readonly ObjectKey SystemKey = new(
        ServiceKind.Description.StorageName,
        ServiceReservations.Tenant,
        ApiServiceNames.Namespace,
        ApiServiceNames.Name
    );

    /// <summary>The service of tenant system by which pods ask for names.</summary>
    public static readonly ObjectKey DnsKey = SystemKey with
    {
        Namespace = DnsServiceNames.Namespace,
        Name = DnsServiceNames.Name,
    };

    /// <summary>The cluster IP of a service; "": there is no such service, or it has none.</summary>
    public static string AddressOf(KeyspaceItem? item) =>
        item is not null && new StoredObject(item).TryDecode(ServiceKind) is Service service
            ? DnsServiceNames.AddressOf(service)
            : "";

    /// <summary>The address and port of the service of tenant system; null: it has none.</summary>
    public static IPEndPoint? PlaceOf(KeyspaceItem? item) =>
        item is not null
        && new StoredObject(item).TryDecode(ServiceKind) is Service { Spec: { Ports: { Count: > 0 } ports } spec }
        && IPAddress.TryParse(spec.ClusterIP, out var address)
            ? new IPEndPoint(address, (ports.Find(p => p.Name == PortName) ?? ports[0]).Port)
            : null;

    /// <summary>A tenant's service with its endpoints, as they are stored.</summary>
    public static IEnumerable<CommitOperation.Put> Operations(string tenant, IPEndPoint place, DateTimeOffset now)
    {
        yield return Put(ServiceKind, tenant, NewService(place), now);
        yield return Put(EndpointsKind, tenant, NewEndpoints(place), now);
        yield return Put(SliceKind, tenant, NewSlice(place), now);
    }

    /// <summary>
    /// What takes the place of an object that somebody deletes, in the same commit: another one of its name, as it was
    /// made. Null: nothing does.
    /// </summary>
    public static IKubeObject? Successor(IKubeObject old, DateTimeOffset now)
    {
        // In tenant system the endpoints follow the servers that live.
        var isKept = old is Service ? IsKept(old.Metadata) : ApiServiceNames.IsKeptForTenant(old.Metadata);
        if (!isKept || old is not (Service or Endpoints or EndpointSlice))
            return null;
        var (next, description) = (KubeJson.Clone(old), BuiltInKinds.Of(old.GetType()));
        next.Metadata = new() { Name = old.Metadata.Name, Labels = old.Metadata.Labels };
        MetadataRules.Begin(next.Metadata, description, old.Metadata.Tenant, old.Metadata.Namespace, now);
        return next;
    }

    /// <summary>Of services: that of tenant system as well, since all tenants reach the API by its address.</summary>
    private static bool IsKept(Api.Meta.V1.ObjectMeta meta) =>
        ApiServiceNames.IsKeptForTenant(meta) || ApiServiceNames.Is(meta) && meta.Tenant == ServiceReservations.Tenant;

    /// <summary>What an update may not change of those that are kept for tenants: all but other labels and
    /// annotations.</summary>
    /// <param name="field">Of what it says of where the API is.</param>
    public static void CheckUpdate(IKubeObject value, IKubeObject old, string field, FieldErrors errors)
    {
        const string Text = "is kept by the API server: it leads to the API for all pods of the tenant";
        if (!ApiServiceNames.IsKeptForTenant(old.Metadata))
            return;
        if (!ContentOf(value).AsSpan().SequenceEqual(ContentOf(old)))
            errors.Forbidden(field, Text);
        if (!ApiServiceNames.IsKeptForTenant(value.Metadata))
            errors.Forbidden($"metadata.labels[{ApiServiceNames.ProxyLabel}]", Text);
    }

    // All but metadata and status.
    private static byte[] ContentOf(IKubeObject value)
    {
        var content = KubeJson.Clone(value);
        content.Metadata = new();
        if (content is Service service)
            service.Status = new();
        return KubeJson.Encode<object>(content);
    }

    private static CommitOperation.Put Put(
        ResourceStrategy strategy,
        string tenant,
        IKubeObject value,
        DateTimeOffset now
    )
    {
        (value.Kind, value.ApiVersion) = (strategy.Kind.Kind, strategy.Kind.GroupVersion.ToString());
        MetadataRules.Begin(value.Metadata, strategy.Description, tenant, ApiServiceNames.Namespace, now);
        strategy.Default(value);
        strategy.PrepareForCreate(value);
        var (bytes, offset) = ObjectStorage.Encode(strategy, value);
        return new CommitOperation.Put(
            ObjectStorage.KeyOf(strategy, tenant, ApiServiceNames.Namespace, ApiServiceNames.Name),
            bytes,
            offset
        );
    }

    private static Service NewService(IPEndPoint place) =>
        new()
        {
            Metadata = Metadata(("component", "apiserver"), ("provider", "kubernetes")),
            Spec = new()
            {
                Type = "ClusterIP",
                ClusterIP = place.Address.ToString(),
                ClusterIPs = [place.Address.ToString()],
                IpFamilies = ["IPv4"],
                IpFamilyPolicy = "SingleStack",
                Ports =
                [
                    new()
                    {
                        Name = PortName,
                        Protocol = "TCP",
                        Port = place.Port,
                        TargetPort = place.Port,
                    },
                ],
            },
        };

    private static Endpoints NewEndpoints(IPEndPoint place) =>
        new()
        {
            Metadata = Metadata(("endpointslice.kubernetes.io/skip-mirror", "true")),
            Subsets =
            [
                new()
                {
                    Addresses = [new() { Ip = place.Address.ToString() }],
                    Ports =
                    [
                        new()
                        {
                            Name = PortName,
                            Port = place.Port,
                            Protocol = "TCP",
                        },
                    ],
                },
            ],
        };

    private static EndpointSlice NewSlice(IPEndPoint place) =>
        new()
        {
            Metadata = Metadata(("kubernetes.io/service-name", ApiServiceNames.Name)),
            AddressType = "IPv4",
            Endpoints =
            [
                new()
                {
                    Addresses = [place.Address.ToString()],
                    Conditions = new() { Ready = true },
                },
            ],
            Ports =
            [
                new()
                {
                    Name = PortName,
                    Port = place.Port,
                    Protocol = "TCP",
                },
            ],
        };

    private static Api.Meta.V1.ObjectMeta Metadata(params (string Key, string Value)[] labels)
    {
        var all = new Map<string> { [ApiServiceNames.ProxyLabel] = ApiServiceNames.SystemProxy };
        foreach (var (key, value) in labels)
            all[key] = value;
        return new() { Name = ApiServiceNames.Name, Labels = all };
    }
}
