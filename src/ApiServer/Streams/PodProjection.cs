using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Streams;

/// <summary>What is shown of a pod to who may know its addresses alone (POD_ADDRESSES, streams.proto). Pure.</summary>
internal static class PodProjection
{
    /// <returns>Null: the pod cannot be decoded.</returns>
    public static ReadOnlyMemory<byte>? Of(StoredObject stored, ResourceStrategy strategy) =>
        stored.TryDecode(strategy) is Pod pod ? KubeJson.Encode(Of(pod)) : null;

    /// <summary>Whether both show the same but for their resource versions.</summary>
    public static bool AreEqual(StoredObject before, StoredObject now, ResourceStrategy strategy) =>
        before.TryDecode(strategy) is Pod one
        && now.TryDecode(strategy) is Pod other
        && one.Metadata.Uid == other.Metadata.Uid
        && one.Spec.NodeName == other.Spec.NodeName
        && AddressesOf(one).SequenceEqual(AddressesOf(other), StringComparer.Ordinal);

    private static Pod Of(Pod pod) =>
        new()
        {
            ApiVersion = "v1",
            Kind = "Pod",
            Metadata = new()
            {
                Name = pod.Metadata.Name,
                Namespace = pod.Metadata.Namespace,
                Tenant = pod.Metadata.Tenant,
                Uid = pod.Metadata.Uid,
                ResourceVersion = pod.Metadata.ResourceVersion,
            },
            Spec = new() { NodeName = pod.Spec.NodeName, HostNetwork = pod.Spec.HostNetwork },
            Status = new() { PodIPs = [.. AddressesOf(pod).Select(a => new PodIP { Ip = a })] },
        };

    // The address of a pod that has ended is another's soon, though its status still names it.
    private static IEnumerable<string> AddressesOf(Pod pod) =>
        pod.Spec.HostNetwork || pod.Status.Phase is "Succeeded" or "Failed"
            ? []
            : (pod.Status.PodIPs ?? [])
                .Select(a => a.Ip)
                // eth0 is among both.
                .Concat((pod.Status.NicStatuses ?? []).Select(n => n.IpAddress))
                .Where(a => a.Length > 0)
                .Distinct(StringComparer.Ordinal);
}
