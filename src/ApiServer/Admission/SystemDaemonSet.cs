using Arktos.Api.Apps.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission;

/// <summary>Nodes are the installation's: what runs on each of them is only for tenant system to say.</summary>
public sealed class SystemDaemonSet : IAdmissionPlugin
{
    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel) =>
        new(
            request is { IsMain: true, Object: DaemonSet } && request.Tenant != UserIdentity.SystemTenant
                ? request.Forbidden("only system tenant is allowed to have DaemonSet")
                : null
        );
}
