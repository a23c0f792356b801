using Arktos.Api.Core.V1;

namespace Arktos.Api.Services;

/// <summary>The service of tenant system by which the pods of all tenants ask for names. Pure.</summary>
public static class DnsServiceNames
{
    public const string Tenant = "system",
        Namespace = "kube-system",
        Name = "kube-dns";

    /// <summary>Its cluster IP; "": it has none.</summary>
    public static string AddressOf(Service service) => service.Spec.ClusterIP is "None" ? "" : service.Spec.ClusterIP;
}
