using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Quotas;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// What a tenant may have is for the installation's operators to say: it reads its quotas, and no more. What stores
/// count of it stands in a quota's status as it is when that is written, whatever the writer says.
/// </summary>
public sealed class TenantLimits(ObjectStorage storage) : IAdmissionPlugin
{
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Strategy.Description.StorageName != TenantQuotas.Resource)
            return null;
        if (request.User.Tenant != UserIdentity.SystemTenant)
            return request.Forbidden("quotas of tenants are for users of tenant system to write");
        if (request is { Tenant: UserIdentity.SystemTenant, Operation: AdmissionOperation.Create })
            return request.Forbidden("tenant system is the operators' own and has no quota");
        return request is { Subresource: "status", Object: TenantQuota { Status.Used: { } used } }
            ? await FillAsync(request, used, cancel)
            : null;
    }

    private async ValueTask<Status?> FillAsync(AdmissionRequest request, Map<Quantity> used, CancellationToken cancel)
    {
        if (!used.ContainsKey(TenantQuotas.Objects) && !used.ContainsKey(TenantQuotas.Bytes))
            return null;
        if (await TenantUsage.OfAsync(storage.Keyspace, request.Tenant, cancel) is not { } counted)
            return Statuses.StoreUnavailable(request.Strategy.Resource, "update");
        var usage = counted.Values.Aggregate(default(TenantUsage), (a, b) => a + b);
        if (used.ContainsKey(TenantQuotas.Objects))
            used[TenantQuotas.Objects] = Quantity.FromLong(usage.Objects);
        if (used.ContainsKey(TenantQuotas.Bytes))
            used[TenantQuotas.Bytes] = Quantity.FromLong(usage.Bytes);
        return null;
    }
}
