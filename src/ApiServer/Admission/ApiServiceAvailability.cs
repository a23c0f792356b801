using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Says in the status of an APIService what is known when it is written: the server's own are served, services of
/// tenants other than system are not.
/// </summary>
public sealed class ApiServiceAvailability(TimeProvider time) : IAdmissionPlugin
{
    /// <summary>Why the server's own are available.</summary>
    public const string LocalReason = "Local";

    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is not { IsMain: true, Object: APIService value })
            return default;
        // Whether the services of tenant system are available, API servers find out.
        if (value.Spec.Service is not null && request.Request.Tenant == UserIdentity.SystemTenant)
            return default;
        var available = value.Spec.Service is null
            ? new APIServiceCondition
            {
                Status = "True",
                Reason = LocalReason,
                Message = "Local APIServices are always available",
            }
            : new APIServiceCondition
            {
                Status = "False",
                Reason = "NotProxied",
                Message = "requests are passed on to services of tenant system only",
            };
        available.Type = "Available";
        var conditions = value.Status.Conditions ??= [];
        var at = conditions.FindIndex(c => c.Type == available.Type);
        if (at >= 0 && (conditions[at].Status, conditions[at].Reason) == (available.Status, available.Reason))
            return default;
        available.LastTransitionTime = time.GetUtcNow();
        if (at >= 0)
            conditions[at] = available;
        else
            conditions.Add(available);
        return default;
    }
}
