using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Networks;

namespace Arktos.ApiServer.Admission;

/// <summary>A Deployment and its pods say the same of the network that they are of. Arktos' plugin.</summary>
public sealed class DeploymentNetwork : IAdmissionPlugin
{
    public ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel) =>
        new(
            request is { IsMain: true, Object: Deployment deployment }
            && LabelOf(deployment.Metadata) != LabelOf(deployment.Spec.Template.Metadata)
                ? Statuses.BadRequest("invalid deployment with conflicting network label")
                : null
        );

    private static string LabelOf(ObjectMeta? metadata) =>
        metadata?.Labels?.GetValueOrDefault(TenantNetworks.Label) ?? "";
}

/// <summary>The network that pods without a label are of stays.</summary>
public sealed class NetworkLifecycle : IAdmissionPlugin
{
    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel) =>
        new(
            request
                is {
                    Operation: AdmissionOperation.Delete,
                    Strategy.Kind: { Group: "arktos.futurewei.com", Kind: "Network" },
                    Name: TenantNetworks.Default
                }
                ? request.Forbidden("this network may not be deleted")
                : null
        );
}
