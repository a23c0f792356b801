using Arktos.Api;
using Arktos.Api.Rbac.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// Says who may do what: first the wall between tenants, then system:masters, node agents, and RBAC from the user's own
/// tenant, whose roles are followed. Thread-safe.
/// </summary>
public sealed class RequestAuthorizer(
    ObjectStorage storage,
    ResourceCatalog catalog,
    FollowedConfiguration configuration,
    NodePods pods
)
{
    private static readonly string[] OpenPaths = ["/healthz", "/livez", "/readyz"];

    /// <summary>They tell of all tenants: no role of one of them opens them.</summary>
    private static readonly string[] PathsOfInstallation = ["/metrics"];

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
        if (
            user.NodeName is { } node
            && await new NodeRules(storage, catalog, pods).DecideAsync(request, node, cancel) is { } decision
        )
            return decision;
        // Roles in a tenant's namespace say nothing of another tenant's namespace of the same name, nor of what is in
        // no namespace though a request may name one: only roles without a namespace reach over.
        var ns = request.Tenant == user.Tenant && request.IsInNamespace ? request.Namespace : "";
        foreach (var rule in BootstrapRoles.ForEveryone(user))
            if (!user.IsSystem && RuleMatch.Covers(rule, request))
                return AccessDecision.Allow();
        var roles = RoleSnapshot.Of(await configuration.OfAsync(user.Tenant, cancel));
        foreach (var (rule, because) in roles.RulesOf(user, ns))
            if (RuleMatch.Covers(rule, request))
                return AccessDecision.Allow(because);
        return AccessDecision.Deny();
    }

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
