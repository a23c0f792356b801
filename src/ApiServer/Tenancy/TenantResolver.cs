using Arktos.Api;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Tenancy;

/// <summary>Whose objects a request is about. Pure.</summary>
public static class TenantResolver
{
    public const string All = "all";

    /// <summary>Whose kinds are meant: of all tenants at once the installation's.</summary>
    /// <param name="asked">Empty: the caller's own.</param>
    public static string CatalogOf(string asked, UserIdentity user) =>
        asked.Length == 0 ? user.Tenant
        : asked == All ? UserIdentity.SystemTenant
        : asked;

    /// <summary>
    /// The tenant that is asked for, else the caller's own. Whether the caller may go there is for the authorizer to
    /// say; "all" is no tenant that one may write to.
    /// </summary>
    /// <param name="asked">Empty: the caller's own.</param>
    public static Result<string> Resolve(string asked, UserIdentity user, ResourceScope scope)
    {
        if (scope != ResourceScope.Cluster)
            return Result<string>.Of(asked.Length == 0 ? user.Tenant : asked);
        // An operator's client (a CSI driver's provisioner, say) that is about one tenant has the nodes as well.
        return asked is "" or UserIdentity.SystemTenant or All || user.Tenant == UserIdentity.SystemTenant
            ? Result<string>.Of(asked == All ? UserIdentity.SystemTenant : user.Tenant)
            : Statuses.UnknownResource();
    }
}
