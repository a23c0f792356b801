using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Which addresses a pod has is what its node says: DNS servers, proxies and services tell tenants apart by them, so
/// that a tenant that could name its own pods' addresses would take the place of another's.
/// </summary>
public sealed class PodAddresses : IAdmissionPlugin
{
    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel) =>
        new(
            request is { Object: Pod pod, Old: Pod old }
            && request.User.Tenant != UserIdentity.SystemTenant
            && !AddressesOf(pod.Status).SequenceEqual(AddressesOf(old.Status), StringComparer.Ordinal)
                ? request.Forbidden("the addresses of a pod and of its host are for its node to say")
                : null
        );

    private static IEnumerable<string> AddressesOf(PodStatus status) =>
        [
            status.PodIP,
            status.HostIP,
            .. (status.PodIPs ?? []).Select(a => a.Ip),
            "",
            .. (status.HostIPs ?? []).Select(a => a.Ip),
            "",
            .. (status.NicStatuses ?? []).Select(n => n.IpAddress),
        ];
}
