using Arktos.Api;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tenancy;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Requests;

/// <summary>
/// What every request about a resource passes, whichever door it came by: identity, impersonation, the catalog, and
/// permission. Thread-safe.
/// </summary>
public sealed class RequestGate(
    RequestAuthenticator authenticator,
    RequestAuthorizer authorizer,
    IResourceCatalogs catalogs,
    TenantSessions sessions
)
{
    /// <summary>Who sends a request.</summary>
    public ValueTask<Result<UserIdentity>> AuthenticateAsync(HttpContext http) => authenticator.AuthenticateAsync(http);

    /// <summary>
    /// A request is broken off when the tenant of its user goes: a watch would go on with the next tenant of the name,
    /// and one whose body comes slowly would be about it.
    /// </summary>
    /// <returns>To be disposed of when it has ended; a Status: the tenant is gone already.</returns>
    public async ValueTask<Result<IDisposable>> HoldAsync(HttpContext http, UserIdentity user)
    {
        if (sessions.Begin(user, http.Abort) is not { } session)
            return NoSession.Instance;
        // It may have gone between the first look and this one.
        if (await authenticator.IsStillGoodAsync(http))
            return Result<IDisposable>.Of(session);
        session.Dispose();
        return Api.Statuses.Unauthorized();
    }

    /// <summary>Whom a request asks to be taken for; mostly its caller.</summary>
    public ValueTask<Result<UserIdentity>> ImpersonateAsync(HttpContext http, UserIdentity caller) =>
        Impersonation.ResolveAsync(http, caller, authorizer);

    /// <summary>
    /// The request, resolved and authorized. Of what does not fit the catalog only those hear the reason who might do
    /// it if it did; all others are told that they may not.
    /// </summary>
    public async ValueTask<Result<ResolvedRequest>> AdmitAsync(
        RequestTarget target,
        UserIdentity user,
        CancellationToken cancel
    )
    {
        var catalog = await CatalogOfAsync(target, user, cancel);
        if (!RequestResolver.Resolve(catalog, target, user).Succeeded(out var request, out var misfit))
            return await AuthorizeAsync(AsAsked(catalog, target, user), target.Audit, cancel) ?? misfit;
        var access = request.Access(target.Verb, target.NodeSelector, target.NameSelector) with
        {
            Projection = target.Projection,
        };
        if (await AuthorizeAsync(access, target.Audit, cancel) is { } refusal)
            return refusal;
        // A stream into a container that comes as a GET (WebSocket) needs the right to create it as well.
        if (
            request is { Verb: "get", Subresource: StreamSubresource stream }
            && stream.Verbs.Contains("create")
            && await AuthorizeAsync(access with { Verb = "create" }, target.Audit, cancel) is { } denied
        )
            return denied;
        return request;
    }

    /// <summary>Whether anything is served under the group and version that a request names.</summary>
    public async ValueTask<bool> ServesGroupAsync(RequestTarget target, UserIdentity user, CancellationToken cancel) =>
        (await CatalogOfAsync(target, user, cancel)).GroupVersions.Contains(target.Resource.GroupVersion);

    /// <summary>Whether a path that is no resource may be asked for; null: it may.</summary>
    public ValueTask<Api.Meta.V1.Status?> AuthorizePathAsync(
        UserIdentity user,
        RequestTarget target,
        CancellationToken cancel
    ) => AuthorizeAsync(AccessRequest.ForPath(user, target.Verb, target.Path), target.Audit, cancel);

    /// <summary>
    /// Whether somebody of tenant system may do what he asks for to a resource that is served elsewhere; null: he may.
    /// </summary>
    public ValueTask<Api.Meta.V1.Status?> AuthorizeElsewhereAsync(
        RequestTarget target,
        UserIdentity user,
        CancellationToken cancel
    ) =>
        AuthorizeAsync(
            new AccessRequest(
                user,
                target.Verb,
                true,
                target.Resource.Group,
                target.Resource.Resource,
                target.Subresource,
                UserIdentity.SystemTenant,
                target.Namespace.Length > 0 ? ResourceScope.Namespaced : ResourceScope.Tenant,
                target.Namespace,
                target.Name.Length == 0 && target.Verb is "list" or "watch" ? target.NameSelector : target.Name,
                "",
                ""
            ),
            target.Audit,
            cancel
        );

    private async ValueTask<Api.Meta.V1.Status?> AuthorizeAsync(
        AccessRequest access,
        AuditTrail? audit,
        CancellationToken cancel
    )
    {
        var decision = await authorizer.DecideAsync(access, cancel);
        audit?.Decided(decision.IsAllowed, decision.Reason);
        return decision.IsAllowed ? null : access.Refusal(decision.Reason);
    }

    // What is built in is the same for everybody, and nobody waits for it.
    private ValueTask<ResourceCatalog> CatalogOfAsync(
        RequestTarget target,
        UserIdentity user,
        CancellationToken cancel
    ) =>
        catalogs.BuiltIn.Describe(target.Resource) is not null
            ? new(catalogs.BuiltIn)
            : catalogs.OfAsync(TenantResolver.CatalogOf(target.Tenant, user), cancel);

    private static AccessRequest AsAsked(ResourceCatalog catalog, RequestTarget target, UserIdentity user) =>
        new(
            user,
            target.Verb,
            true,
            target.Resource.Group,
            target.Resource.Resource,
            target.Subresource,
            target.Tenant.Length > 0 ? target.Tenant : user.Tenant,
            catalog.TryScopeOf(target.Resource.Group, target.Resource.Resource) ?? ResourceScope.Tenant,
            AccessRequest.NamespaceOf(target.Resource.Group, target.Resource.Resource, target.Namespace, target.Name),
            target.Name,
            "",
            target.NodeSelector
        );

    private sealed class NoSession : IDisposable
    {
        public static readonly Result<IDisposable> Instance = Result<IDisposable>.Of(new NoSession());

        public void Dispose() { }
    }
}
