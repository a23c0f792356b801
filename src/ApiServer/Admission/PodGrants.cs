using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// What the containers of a pod were granted and have is what its node says. The next node agent finds it there, so
/// that a tenant that could write it would have what quotas, limit ranges and the node did not grant.
/// </summary>
public sealed class PodGrants : IAdmissionPlugin
{
    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel) =>
        new(
            request is { Object: Pod pod, Old: Pod old }
            && request.User.Tenant != UserIdentity.SystemTenant
            && !GrantsOf(pod.Status)
                .SequenceEqual(
                    GrantsOf(old.Status),
                    EqualityComparer<ContainerStatus>.Create((a, b) => a!.DeepEquals(b))
                )
                ? request.Forbidden("the resources of a pod's containers are for its node to say")
                : null
        );

    private static IEnumerable<ContainerStatus> GrantsOf(PodStatus status) =>
        (status.InitContainerStatuses ?? [])
            .Concat(status.ContainerStatuses ?? [])
            .Where(s => s.Resources is not null || s.AllocatedResources is not null)
            .OrderBy(s => s.Name, StringComparer.Ordinal)
            .Select(s => new ContainerStatus
            {
                Name = s.Name,
                AllocatedResources = s.AllocatedResources,
                Resources = s.Resources,
            });
}
