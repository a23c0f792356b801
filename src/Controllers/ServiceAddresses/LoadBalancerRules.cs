using Arktos.Api.Core.V1;
using Arktos.Api.Networking.V1;
using Arktos.Api.Services;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.ServiceAddresses;

/// <summary>Which services get an address of the pool, and what they look like then. Pure.</summary>
internal static class LoadBalancerRules
{
    /// <summary>Holds a service until its address is given back.</summary>
    public const string Finalizer = "service.kubernetes.io/load-balancer-cleanup";

    /// <summary>The class that means this pool; services without a class mean it, too.</summary>
    public const string Class = "arktos.io/pool";

    public static bool Wants(Service service) => service.Metadata.DeletionTimestamp is null && IsOurs(service);

    /// <summary>Whether it is for nobody else, as long as there is a pool.</summary>
    public static bool IsOurs(Service service) =>
        service.Spec is { Type: "LoadBalancer", LoadBalancerClass: null or Class };

    /// <summary>Whether a change of the service may be one for the pool.</summary>
    public static bool Concerns(Service service) =>
        service.Spec.Type == "LoadBalancer" || Finalizers.Has(service, Finalizer);

    public static bool HasAddress(Service service, string address) =>
        service.Status.LoadBalancer.Ingress is [{ Hostname: "", IpMode: "VIP" } ingress] && ingress.Ip == address;

    public static Service WithAddress(Service service, string address)
    {
        var next = service.DeepClone();
        next.Status.LoadBalancer.Ingress = [new LoadBalancerIngress { Ip = address, IpMode = "VIP" }];
        return next;
    }

    public static Service WithFinalizer(Service service)
    {
        var next = service.DeepClone();
        (next.Metadata.Finalizers ??= []).Add(Finalizer);
        return next;
    }

    /// <summary>The object of tenant system that holds an address for a service.</summary>
    public static IPAddress Holding(ServiceId service, string address) =>
        new()
        {
            Metadata = new()
            {
                Tenant = "system",
                Name = address,
                Labels = new()
                {
                    [AddressLabels.ManagedBy] = AddressLabels.LoadBalancers,
                    [AddressLabels.Family] = "IPv4",
                    [AddressLabels.Tenant] = service.Key.Tenant,
                    [AddressLabels.Uid] = service.Uid,
                },
            },
            Spec = new()
            {
                ParentRef = new()
                {
                    Resource = "services",
                    Namespace = service.Key.Namespace,
                    Name = service.Key.Name,
                },
            },
        };

    /// <summary>For whom such an object holds its address; null: it is not such.</summary>
    public static ServiceId? HeldFor(IPAddress held) =>
        held.Metadata.Labels is { } labels
        && labels.GetValueOrDefault(AddressLabels.ManagedBy) == AddressLabels.LoadBalancers
        && labels.TryGetValue(AddressLabels.Tenant, out var tenant)
        && labels.TryGetValue(AddressLabels.Uid, out var uid)
        && held.Spec.ParentRef is { } parent
            ? new ServiceId(new(tenant, parent.Namespace, parent.Name), uid)
            : null;
}
