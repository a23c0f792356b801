using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Networks;

namespace Arktos.Kubelet.Isolation;

/// <summary>What is kept of a pod that is followed for its addresses. Pure.</summary>
internal static class PodAddress
{
    private static readonly PodSpec NoSpec = new();

    public static Pod Of(Pod pod) =>
        new()
        {
            Metadata = new()
            {
                Name = pod.Metadata.Name,
                Namespace = SharedTexts.Of(pod.Metadata.Namespace),
                Tenant = SharedTexts.Of(pod.Metadata.Tenant),
                Uid = pod.Metadata.Uid,
                ResourceVersion = pod.Metadata.ResourceVersion,
                Labels = LabelsOf(pod),
            },
            Spec = NoSpec,
            Status = new() { PodIPs = pod.Status.PodIPs },
        };

    private static Map<string>? LabelsOf(Pod pod) =>
        TenantNetworks.Of(pod.Metadata) is var network && network == TenantNetworks.Default
            ? null
            : new Map<string> { [TenantNetworks.Label] = SharedTexts.Of(network) };
}
