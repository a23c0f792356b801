using Arktos.ApiServer.Configuration;

namespace Arktos.ApiServer.Authorization;

/// <summary>RBAC from the user's own tenant, whose roles are followed.</summary>
public sealed class RbacAuthorizer(FollowedConfiguration configuration, string name) : IAuthorizer
{
    public string Type => "RBAC";

    public string Name => name;

    public async ValueTask<AuthorizerOpinion> DecideAsync(AccessRequest request, CancellationToken cancel)
    {
        var user = request.User;
        // Roles in a tenant's namespace say nothing of another tenant's namespace of the same name, nor of what is in
        // no namespace though a request may name one: only roles without a namespace reach over.
        var ns = request.Tenant == user.Tenant && request.IsInNamespace ? request.Namespace : "";
        if (!user.IsSystem)
            foreach (var rule in BootstrapRoles.ForEveryone(user))
                if (RuleMatch.Covers(rule, request))
                    return AuthorizerOpinion.Allow();
        var roles = RoleSnapshot.Of(await configuration.OfAsync(user.Tenant, cancel));
        foreach (var (rule, because) in roles.RulesOf(user, ns))
            if (RuleMatch.Covers(rule, request))
                return AuthorizerOpinion.Allow(because);
        return default;
    }
}
