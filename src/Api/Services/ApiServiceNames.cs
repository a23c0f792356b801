using Arktos.Api.Meta.V1;

namespace Arktos.Api.Services;

/// <summary>
/// The service by which pods reach the API: "kubernetes" in namespace default. That of tenant system has the address,
/// and the API servers behind it; those of other tenants show the same address, and lead nowhere by themselves. Pure.
/// </summary>
public static class ApiServiceNames
{
    public const string Namespace = "default";
    public const string Name = "kubernetes";

    /// <summary>Of services that proxies of nodes leave to somebody else, and of their endpoints.</summary>
    public const string ProxyLabel = "service.kubernetes.io/service-proxy-name";

    /// <summary>Of services that proxies of nodes leave alone, and of endpoints of those without address.</summary>
    public const string HeadlessLabel = "service.kubernetes.io/headless";

    /// <summary>Whether proxies of nodes leave a service or a slice alone, whatever else it says.</summary>
    public static bool IsLeftToOthers(ObjectMeta meta) =>
        meta.Labels is { } labels && (labels.ContainsKey(ProxyLabel) || labels.ContainsKey(HeadlessLabel));

    /// <summary>Who leads to the API for other tenants than system: the service of tenant system.</summary>
    public const string SystemProxy = "arktos-system";

    /// <summary>
    /// For who follows services, endpoints or their slices of all tenants: without those that every tenant has, which
    /// there is nothing to be done for.
    /// </summary>
    public const string FollowersSelector = $"{ProxyLabel}!={SystemProxy}";

    /// <summary>Whether a service, endpoints or a slice is that of the API, whichever tenant's.</summary>
    public static bool Is(ObjectMeta meta) => meta is { Namespace: Namespace, Name: Name };

    /// <summary>Whether it is one that API servers keep for a tenant other than system.</summary>
    public static bool IsKeptForTenant(ObjectMeta meta) =>
        Is(meta) && meta.Tenant != "system" && meta.Labels?.GetValueOrDefault(ProxyLabel) == SystemProxy;
}
