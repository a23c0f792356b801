using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Meta.V1;

namespace Arktos.ApiServer.Admission;

/// <summary>Says in the status of an APIService whether it is served: the server's own are, no others yet.</summary>
public sealed class ApiServiceAvailability(TimeProvider time) : IAdmissionPlugin
{
    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is not { IsMain: true, Object: APIService value })
            return default;
        var available = value.Spec.Service is null
            ? new APIServiceCondition
            {
                Status = "True",
                Reason = "Local",
                Message = "Local APIServices are always available",
            }
            : new APIServiceCondition
            {
                Status = "False",
                Reason = "NotProxied",
                Message = "API servers do not proxy requests to services yet",
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
