using Arktos.Api.Core.V1;

namespace Arktos.Api.Quotas;

/// <summary>
/// Quotas of whole tenants: as those of namespaces, over all that a tenant has, and with a few names more. Pure.
/// </summary>
public static class TenantQuotas
{
    public const string Resource = "tenantquotas";

    /// <summary>
    /// How many objects are stored for the tenant, of whatever kind: all that lies in its partition. Stores count it.
    /// </summary>
    public const string Objects = "objects";

    /// <summary>How many bytes these have as they are stored.</summary>
    public const string Bytes = "bytes";

    /// <summary>
    /// How many requests its users may make in a second, at each API server. Nothing of it is used up.
    /// </summary>
    public const string Requests = "requests-per-second";

    public static bool IsKnown(string name) => name is Objects or Bytes or Requests;

    /// <summary>A quota as if it were one of a namespace; shares all that it holds.</summary>
    public static ResourceQuota View(TenantQuota quota) =>
        new()
        {
            Metadata = quota.Metadata,
            Spec = quota.Spec,
            Status = quota.Status,
        };
}
