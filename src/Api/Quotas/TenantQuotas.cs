using Arktos.Api.Core.V1;

namespace Arktos.Api.Quotas;

/// <summary>
/// Quotas of whole tenants: as those of namespaces, over all that a tenant has, and with two names more, which stores
/// count and hold (all that lies in the tenant's partition). Pure.
/// </summary>
public static class TenantQuotas
{
    /// <summary>How many objects are stored for the tenant, of whatever kind.</summary>
    public const string Objects = "objects";

    /// <summary>How many bytes these have as they are stored.</summary>
    public const string Bytes = "bytes";

    /// <summary>A quota as if it were one of a namespace; shares all that it holds.</summary>
    public static ResourceQuota View(TenantQuota quota) =>
        new()
        {
            Metadata = quota.Metadata,
            Spec = quota.Spec,
            Status = quota.Status,
        };
}
