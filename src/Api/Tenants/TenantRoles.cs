namespace Arktos.Api.Tenants;

/// <summary>The ClusterRoles that a tenant has from its first moment, all made by one commit. Pure.</summary>
public static class TenantRoles
{
    /// <summary>What the tenant's first administrator may do.</summary>
    public const string Admin = "admin-role";

    public const string ClusterAdmin = "cluster-admin";

    /// <summary>Of the roles of tenant system those that are no machine's.</summary>
    public static IReadOnlySet<string> OfSystem { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            ClusterAdmin,
            "admin",
            "edit",
            "view",
            "system:aggregate-to-admin",
            "system:aggregate-to-edit",
            "system:aggregate-to-view",
        };

    /// <summary>All of them, by name.</summary>
    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>(OfSystem.Append(Admin), StringComparer.Ordinal);
}
