namespace Arktos.Api.Services;

/// <summary>Labels of IPAddress objects, and whose they are. Pure.</summary>
public static class AddressLabels
{
    public const string ManagedBy = "ipaddress.kubernetes.io/managed-by";
    public const string Family = "ipaddress.kubernetes.io/ip-family";

    /// <summary>Manages those that show cluster IPs: API servers do.</summary>
    public const string Allocator = "ipallocator.k8s.io";

    /// <summary>Manages those that hold addresses of load balancers: a controller does.</summary>
    public const string LoadBalancers = "load-balancer-pool.arktos.io";

    /// <summary>Of an address of a load balancer: the tenant whose service has it.</summary>
    public const string Tenant = "arktos.io/service-tenant";

    /// <summary>Of an address of a load balancer: the uid of the service.</summary>
    public const string Uid = "arktos.io/service-uid";
}
