using Arktos.Api;
using Arktos.Api.Cel;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Admission.Expressions;

/// <summary>Whom expressions ask what somebody may do: a user, within a tenant.</summary>
internal sealed class CelAuthorizer(
    UserIdentity user,
    string tenant,
    RequestAuthorizer authorizer,
    ResourceCatalog catalog,
    CancellationToken cancel
) : CelOpaque
{
    public static readonly CelType Declared = CelType.OpaqueOf("kubernetes.authorization.Authorizer");

    public override CelType Type => Declared;

    public override bool SameAs(CelOpaque other) => ReferenceEquals(this, other);

    /// <summary>The same for a service account of the tenant.</summary>
    public CelAuthorizer As(string ns, string name) =>
        new(
            new UserIdentity(
                $"system:serviceaccount:{ns}:{name}",
                "",
                ["system:serviceaccounts", $"system:serviceaccounts:{ns}", UserIdentity.AuthenticatedGroup],
                tenant,
                UserIdentity.NoExtra
            ),
            tenant,
            authorizer,
            catalog,
            cancel
        );

    public CelDecision DecidePath(string path, string verb) => Decide(AccessRequest.ForPath(user, verb, path));

    public CelDecision Decide(CelResourceCheck check, string verb)
    {
        var scope =
            catalog.TryScopeOf(check.Group, check.Resource)
            ?? (check.Namespace.Length > 0 ? ResourceScope.Namespaced : ResourceScope.Tenant);
        return Decide(
            new AccessRequest(
                user,
                verb,
                true,
                check.Group,
                check.Resource,
                check.Subresource,
                tenant,
                scope,
                check.Namespace,
                check.Name,
                "",
                ""
            )
        );
    }

    // An evaluation is one thread's from its beginning to its end. Roles are in memory; only for node agents, and when
    // what is in memory is old, something is read.
    private CelDecision Decide(AccessRequest access)
    {
        try
        {
            var decision = authorizer.DecideAsync(access, cancel);
            var made = decision.IsCompletedSuccessfully ? decision.Result : decision.AsTask().GetAwaiter().GetResult();
            return new CelDecision(made.IsAllowed, made.Reason, "");
        }
        catch (StoreUnavailableException e)
        {
            return new CelDecision(false, "", e.Message);
        }
    }
}

/// <summary>A path that is no resource.</summary>
internal sealed class CelPathCheck(CelAuthorizer authorizer, string path) : CelOpaque
{
    public static readonly CelType Declared = CelType.OpaqueOf("kubernetes.authorization.PathCheck");

    public override CelType Type => Declared;

    public override bool SameAs(CelOpaque other) => ReferenceEquals(this, other);

    public CelDecision Check(string verb) => authorizer.DecidePath(path, verb);
}

/// <summary>An API group.</summary>
internal sealed class CelGroupCheck(CelAuthorizer authorizer, string group) : CelOpaque
{
    public static readonly CelType Declared = CelType.OpaqueOf("kubernetes.authorization.GroupCheck");

    public override CelType Type => Declared;

    public override bool SameAs(CelOpaque other) => ReferenceEquals(this, other);

    public CelResourceCheck Resource(string resource) => new(authorizer, group, resource, "", "", "");
}

/// <summary>A resource, narrowed down step by step.</summary>
internal sealed class CelResourceCheck(
    CelAuthorizer authorizer,
    string group,
    string resource,
    string subresource,
    string ns,
    string name
) : CelOpaque
{
    public static readonly CelType Declared = CelType.OpaqueOf("kubernetes.authorization.ResourceCheck");

    public override CelType Type => Declared;

    public string Group => group;

    public string Resource => resource;

    public string Subresource => subresource;

    public string Namespace => ns;

    public string Name => name;

    public override bool SameAs(CelOpaque other) => ReferenceEquals(this, other);

    public CelDecision Check(string verb) => authorizer.Decide(this, verb);

    public CelResourceCheck OfSubresource(string value) => new(authorizer, group, resource, value, ns, name);

    public CelResourceCheck InNamespace(string value) => new(authorizer, group, resource, subresource, value, name);

    public CelResourceCheck Named(string value) => new(authorizer, group, resource, subresource, ns, value);
}

/// <summary>What was decided.</summary>
/// <param name="error">Why nothing could be decided; empty when something was.</param>
internal sealed class CelDecision(bool isAllowed, string reason, string error) : CelOpaque
{
    public static readonly CelType Declared = CelType.OpaqueOf("kubernetes.authorization.Decision");

    public override CelType Type => Declared;

    public bool IsAllowed => isAllowed;

    public string Reason => reason;

    public string Error => error;

    public override bool SameAs(CelOpaque other) => ReferenceEquals(this, other);
}
