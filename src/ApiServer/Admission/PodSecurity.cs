using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Pods of tenants other than system keep to the level "baseline" of the Pod Security Standards, whoever writes them:
/// they share nodes with pods of others. The levels that namespaces ask for by labels are not enforced yet.
/// </summary>
public sealed class PodSecurity : IAdmissionPlugin
{
    public ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request.Operation == AdmissionOperation.Delete
            || request.Tenant == UserIdentity.SystemTenant
            || request.Subresource is not ("" or "ephemeralcontainers")
            || request.Object is not Pod pod
        )
            return default;
        var violations = PodSecurityBaseline.Check(pod).ToList();
        return violations.Count == 0
            ? default
            : new(request.Forbidden($"violates PodSecurity \"baseline:latest\": {string.Join(", ", violations)}"));
    }
}
