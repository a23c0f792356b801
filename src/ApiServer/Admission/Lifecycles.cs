using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Nothing is created for a tenant that does not exist or is going away. The tenant system always exists.
/// </summary>
public sealed class TenantLifecycle(ObjectStorage storage, ResourceCatalog catalog) : IAdmissionPlugin
{
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request.Operation != AdmissionOperation.Create
            || request.Strategy.Description.Scope == ResourceScope.Cluster
            || request.Tenant == UserIdentity.SystemTenant
        )
            return null;
        var tenants = catalog.Get("", "tenants");
        var read = await storage.GetAsync<Tenant>(tenants, "", "", request.Tenant, cancel);
        if (!read.Succeeded(out var tenant, out var error))
            return error;
        if (tenant is null)
            return Statuses.NotFound(tenants.Resource, request.Tenant);
        return tenant.Metadata.DeletionTimestamp is null
            ? null
            : request.Forbidden(
                $"unable to create new content in tenant {request.Tenant} because it is being terminated"
            );
    }
}

/// <summary>
/// Nothing is created in a namespace that does not exist or is going away, and the namespaces that the system lives in
/// stay.
/// </summary>
public sealed class NamespaceLifecycle(ObjectStorage storage, ResourceCatalog catalog) : IAdmissionPlugin
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
        var namespaces = catalog.Get("", "namespaces");
        var read = await storage.GetAsync<Namespace>(namespaces, request.Tenant, "", request.Namespace, cancel);
        if (!read.Succeeded(out var found, out var error))
            return error;
        if (found is null)
            return Statuses.NotFound(namespaces.Resource, request.Namespace);
        if (found.Metadata.DeletionTimestamp is null && found.Status.Phase != "Terminating")
            return null;
        var refusal = request.Forbidden(
            $"unable to create new content in namespace {request.Namespace} because it is being terminated"
        );
        refusal.Details!.Causes =
        [
            new()
            {
                Reason = "NamespaceTerminating",
                Message = $"namespace {request.Namespace} is being terminated",
                Field = "metadata.namespace",
            },
        ];
        return refusal;
    }
}
