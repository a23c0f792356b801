using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Nothing is created for a tenant that does not exist or is going away, and the tenant system stays. What is created
/// outside of namespaces, the commit looks at once more.
/// </summary>
public sealed class TenantLifecycle(Tenants tenants) : IAdmissionPlugin
{
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request is
            {
                Operation: AdmissionOperation.Delete,
                Strategy.Description.StorageName: "tenants",
                Name: UserIdentity.SystemTenant
            }
        )
            return request.Forbidden("this tenant may not be deleted");
        if (
            request.Operation != AdmissionOperation.Create
            || request.Strategy.Description.Scope == ResourceScope.Cluster
            || request.Tenant == UserIdentity.SystemTenant
        )
            return null;
        if (!(await tenants.FindAsync(request.Tenant, cancel)).Succeeded(out var tenant, out var error))
            return error.Code == 404 && await tenants.IsBeingMadeAsync(request.Tenant, cancel) ? null : error;
        return tenant.Metadata.DeletionTimestamp is null ? null : Terminating(request);
    }

    /// <summary>To who creates in a namespace: what a namespace that goes says, so that controllers rest.</summary>
    public static Status Terminating(AdmissionRequest request)
    {
        var refusal = request.Forbidden(
            $"unable to create new content in tenant {request.Tenant} because it is being terminated"
        );
        if (request.Strategy.Description.IsNamespaced)
            NamespaceLifecycle.SayTerminating(refusal, request.Namespace);
        return refusal;
    }
}

/// <summary>
/// Nothing is created in a namespace that does not exist or is going away, and the namespaces that the system lives in
/// stay. Looks at the followed namespace, and leaves with the request which state that was: the commit demands it.
/// </summary>
public sealed class NamespaceLifecycle(
    ObjectStorage storage,
    ResourceCatalog catalog,
    FollowedConfiguration configuration
) : IAdmissionPlugin
{
    private static readonly string[] Undeletable = ["default", "kube-system", "kube-public"];

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request is { Operation: AdmissionOperation.Delete, Strategy.Description.StorageName: "namespaces" }
            && Undeletable.Contains(request.Name)
        )
            return request.Forbidden("this namespace may not be deleted");
        if (request.Operation != AdmissionOperation.Create || !request.Strategy.Description.IsNamespaced)
            return null;
        var item = (await configuration.OfAsync(request.Tenant, cancel))["namespaces"].Find("", request.Namespace);
        if (item is not null && Check(request, item) is null)
            return null;
        // It may have been made, or made anew, a moment ago through another server.
        var namespaces = catalog.Get("", "namespaces");
        var key = ObjectStorage.KeyOf(namespaces, request.Tenant, "", request.Namespace);
        var read = await storage.GetAsync(namespaces, key, cancel);
        if (!read.Succeeded(out item, out var error))
            return error;
        return item is null ? Statuses.NotFound(namespaces.Resource, request.Namespace) : Check(request, item);
    }

    /// <summary>Whether objects may be created in a namespace as it is now; null: they may.</summary>
    public static Status? Check(AdmissionRequest request, KeyspaceItem item)
    {
        if (DecodedItems.Decode<Namespace>(item) is not { } found)
            return Statuses.InternalError($"namespace {request.Namespace} cannot be decoded");
        request.NamespaceRevision = item.Revision;
        if (found.Metadata.DeletionTimestamp is null && found.Status.Phase != "Terminating")
            return null;
        var refusal = request.Forbidden(
            $"unable to create new content in namespace {request.Namespace} because it is being terminated"
        );
        SayTerminating(refusal, request.Namespace);
        return refusal;
    }

    internal static void SayTerminating(Status refusal, string ns) =>
        refusal.Details!.Causes = [
            new()
            {
                Reason = "NamespaceTerminating",
                Message = $"namespace {ns} is being terminated",
                Field = "metadata.namespace",
            },
        ];
}
