using Arktos.Api.Core.V1;
using Arktos.Api.Networks;

namespace Arktos.Kubelet.Isolation;

/// <summary>Within which pods may talk: a network of a tenant. Pure.</summary>
internal readonly record struct PodNetwork(string Tenant, string Name) : IComparable<PodNetwork>
{
    public static PodNetwork Of(Pod pod) => new(pod.Metadata.Tenant, TenantNetworks.Of(pod.Metadata));

    public static PodNetwork DefaultOf(string tenant) => new(tenant, TenantNetworks.Default);

    /// <summary>Whose pods may reach those of all others.</summary>
    public bool IsOperators => Tenant == WallRules.SystemTenant && Name == TenantNetworks.Default;

    /// <summary>As a part of names in tables: names of tenants have no underscore.</summary>
    public string Id => Name == TenantNetworks.Default ? Tenant : $"{Tenant}_{Name}";

    public int CompareTo(PodNetwork other) => string.CompareOrdinal(Id, other.Id);
}
