using Arktos.Api;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Tenants;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// Says who may do what: first the wall between tenants, then system:masters, then the chain of authorizers, be they of
/// the installation (node agents, RBAC) or the operator's own. Thread-safe.
/// </summary>
public sealed class RequestAuthorizer(FollowedConfiguration configuration, AuthorizerChain chain)
{
    private static readonly string[] OpenPaths = ["/healthz", "/livez", "/readyz"];

    /// <summary>They tell of all tenants: no role of one of them opens them.</summary>
    private static readonly string[] PathsOfInstallation = ["/metrics", TenantRequestRates.Path];

    public async ValueTask<AccessDecision> DecideAsync(AccessRequest request, CancellationToken cancel)
    {
        var user = request.User;
        if (!request.IsResource && OpenPaths.Contains(request.Path))
            return AccessDecision.Allow();
        if (
            request.IsResource
            && !user.IsSystem
            && (request.Scope == ResourceScope.Cluster || request.Tenant != user.Tenant)
        )
            return AccessDecision.Deny();
        if (!request.IsResource && !user.IsSystem && PathsOfInstallation.Contains(request.Path))
            return AccessDecision.Deny();
        if (user.Is(UserIdentity.MastersGroup))
            return AccessDecision.Allow();
        return await chain.DecideAsync(request, cancel);
    }

    /// <summary>Whether <see cref="RulesAsync"/> tells all that a user may do.</summary>
    public bool KnowsAllRules => chain.KnowsAllRules;

    /// <summary>All rules of a user in a namespace, for kubectl auth can-i --list.</summary>
    public async Task<IReadOnlyList<PolicyRule>> RulesAsync(UserIdentity user, string ns, CancellationToken cancel)
    {
        if (user.Is(UserIdentity.MastersGroup))
            return
            [
                new()
                {
                    Verbs = ["*"],
                    ApiGroups = ["*"],
                    Resources = ["*"],
                },
                new() { Verbs = ["*"], NonResourceURLs = ["*"] },
            ];
        var roles = RoleSnapshot.Of(await configuration.OfAsync(user.Tenant, cancel));
        return
        [
            .. roles.RulesOf(user, ns).Select(r => r.Rule),
            .. user.IsSystem ? [] : BootstrapRoles.ForEveryone(user),
        ];
    }
}
