using Arktos.Api.Meta.V1;
using Arktos.Api.Tenants;

namespace Arktos.Controllers.ClusterRoles;

internal enum NewRolesState
{
    /// <summary>Somebody has written a role, or taken one away: they have to be looked at.</summary>
    Changed,

    /// <summary>Some of those that a tenant is made with, and nobody has written one: the others follow at once, or
    /// have been taken away.</summary>
    Coming,

    /// <summary>Just those that a tenant is made with, as they were made: they hold what they are to hold.</summary>
    Whole,
}

/// <summary>
/// Whether the roles of a tenant are as API servers have made them, in one commit, so that nobody has to read them:
/// thousands of tenants never change one. All that is of one commit has one revision. Pure.
/// </summary>
internal static class NewRoles
{
    /// <summary>How long the rest of a tenant's first roles may take to be seen.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <param name="roles">All of a tenant that have been seen.</param>
    public static NewRolesState Of(IReadOnlyCollection<PartialObjectMetadata> roles)
    {
        var first = roles.FirstOrDefault()?.Metadata.ResourceVersion ?? "";
        if (
            first.Length == 0
            || roles.Any(r => r.Metadata.ResourceVersion != first || !TenantRoles.All.Contains(r.Metadata.Name))
        )
            return NewRolesState.Changed;
        return roles.Count == TenantRoles.All.Count ? NewRolesState.Whole : NewRolesState.Coming;
    }
}
