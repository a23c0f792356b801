using Arktos.Api;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Http;
using Arktos.ApiServer.Registry;

namespace Arktos.ApiServer.Tenancy;

/// <summary>Whose objects a request is about. Pure.</summary>
public static class TenantResolver
{
    public const string All = "all";

    /// <summary>
    /// The tenant of the path, else the caller's own. Whether the caller may go there is for the authorizer to say;
    /// "all" is no tenant that one may write to.
    /// </summary>
    public static Result<string> Resolve(RequestTarget target, UserIdentity user, ResourceScope scope)
    {
        if (scope == ResourceScope.Cluster)
            return target.Tenant.Length == 0 || target.Tenant == UserIdentity.SystemTenant || target.Tenant == All
                ? Result<string>.Of(target.Tenant == All ? UserIdentity.SystemTenant : user.Tenant)
                : Statuses.UnknownResource();
        return Result<string>.Of(target.Tenant.Length == 0 ? user.Tenant : target.Tenant);
    }
}
