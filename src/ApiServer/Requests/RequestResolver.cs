using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tenancy;

namespace Arktos.ApiServer.Requests;

/// <summary>
/// Holds what a request asks for against the catalog: the one place that knows which resource, subresource, verb, scope
/// and names go together. Both doors go through it before anything is authorized. Pure.
/// </summary>
public static class RequestResolver
{
    public static Result<ResolvedRequest> Resolve(ResourceCatalog catalog, RequestTarget target, UserIdentity user)
    {
        // A URL cannot carry these; in a message they would reach into the keys.
        if (new[] { target.Tenant, target.Namespace, target.Name }.Any(part => part.AsSpan().ContainsAny('/', '\0')))
            return Statuses.BadRequest("tenant, namespace and name hold neither '/' nor NUL");
        var strategy = catalog.Find(target.Resource);
        if (catalog.Describe(target.Resource) is not { } description)
            return Statuses.UnknownResource();
        if (!TenantResolver.Resolve(target.Tenant, user, description.Scope).Succeeded(out var tenant, out var error))
            return error;
        Subresource? subresource = null;
        if (target.Subresource.Length > 0)
        {
            if (strategy?.Subresources.TryGetValue(target.Subresource, out subresource) != true)
                return Statuses.UnknownResource();
            if (target.HasTail && subresource is not ProxySubresource)
                return Statuses.UnknownResource();
        }
        if (!(subresource?.Serves(target.Verb) ?? description.Verbs.Contains(target.Verb)))
            return Statuses.MethodNotAllowed();
        if (CheckScope(target, description, tenant) is { } misplaced)
            return misplaced;
        return new ResolvedRequest
        {
            User = user,
            Verb = target.Verb,
            Resource = description,
            StoredBy = strategy,
            Subresource = subresource,
            Tenant = tenant,
            Namespace = target.Namespace,
            Name = target.Name,
            Tail = target.Tail,
            Audit = target.Audit,
        };
    }

    private static Status? CheckScope(RequestTarget target, ResourceDescription description, string tenant)
    {
        var readsMany = target.Verb is "list" or "watch" && target.Name.Length == 0;
        if (!description.IsNamespaced && target.Namespace.Length > 0)
            return Statuses.UnknownResource();
        if (description.IsNamespaced && target.Namespace.Length == 0 && !readsMany)
            return Statuses.MethodNotAllowed();
        if (tenant == TenantResolver.All && description.Scope != ResourceScope.Cluster && !readsMany)
            return Statuses.BadRequest("tenant \"all\" can only be listed and watched");
        // What is created has no name yet, and nor has a collection; everything else is done to one named object.
        var wantsName =
            target.Subresource.Length > 0 || target.Verb is not ("create" or "list" or "watch" or "deletecollection");
        return wantsName == target.Name.Length > 0 ? null : Statuses.MethodNotAllowed();
    }
}
