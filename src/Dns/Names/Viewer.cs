using Arktos.Api.Networks;

namespace Arktos.Dns.Names;

/// <summary>Whose names somebody gets: those of a network of a tenant.</summary>
internal readonly record struct Viewer(string Tenant, string Network)
{
    /// <summary>Who runs the installation.</summary>
    public static Viewer Operators => new(ZoneOptions.SystemTenant, TenantNetworks.Default);
}
