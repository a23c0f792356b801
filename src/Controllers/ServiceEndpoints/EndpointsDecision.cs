using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.ServiceEndpoints;

/// <summary>The Endpoints of a service, pure.</summary>
internal static class EndpointsDecision
{
    public const int AddressesMax = 1000;
    private const string ManagedBy = "endpoints.kubernetes.io/managed-by";
    private const string Manager = "endpoint-controller";
    private const string OverCapacity = "endpoints.kubernetes.io/over-capacity";

    public static bool IsManaged(Endpoints endpoints) =>
        endpoints.Metadata.Labels?.GetValueOrDefault(ManagedBy) == Manager;

    /// <param name="pods">Of the service's namespace.</param>
    /// <param name="there">The Endpoints as they are; null when there are none.</param>
    /// <returns>The Endpoints to create or to update; null when they are right.</returns>
    public static Endpoints? Wanted(Service service, IEnumerable<Pod> pods, Endpoints? there)
    {
        var subsets = Subsets(service, pods, out var isTruncated);
        var wanted = there is null
            ? new Endpoints
            {
                Metadata = new ObjectMeta
                {
                    Tenant = service.Metadata.Tenant,
                    Namespace = service.Metadata.Namespace,
                    Name = service.Metadata.Name,
                },
            }
            : KubeJson.Clone(there);
        wanted.Subsets = subsets.Count == 0 ? null : subsets;
        wanted.Metadata.Labels = new Map<string>(service.Metadata.Labels ?? []) { [ManagedBy] = Manager };
        if (EndpointRules.IsHeadless(service))
            wanted.Metadata.Labels[EndpointRules.HeadlessLabel] = "";
        else
            wanted.Metadata.Labels.Remove(EndpointRules.HeadlessLabel);
        if (isTruncated)
            (wanted.Metadata.Annotations ??= [])[OverCapacity] = "truncated";
        else
            wanted.Metadata.Annotations?.Remove(OverCapacity);
        return there is not null && KubeJson.Same(wanted, there) ? null : wanted;
    }

    /// <summary>
    /// Pods with the same ports make a subset. Sorted, so that nothing changes when nothing has changed.
    /// </summary>
    private static List<EndpointSubset> Subsets(Service service, IEnumerable<Pod> pods, out bool isTruncated)
    {
        var family = EndpointRules.FamiliesOf(service)[0];
        var candidates = pods.Where(p => EndpointRules.IsCandidate(service, p, family))
            .Where(p => service.Spec.PublishNotReadyAddresses || p.Metadata.DeletionTimestamp is null)
            .Select(p =>
                (
                    Pod: p,
                    Ports: EndpointRules.PortsOn(service, p),
                    IsReady: service.Spec.PublishNotReadyAddresses || PodStates.IsReady(p)
                )
            )
            .Where(c => c.Ports.Count > 0 || (service.Spec.Ports is null or { Count: 0 }))
            .OrderByDescending(c => c.IsReady)
            .ThenBy(c => EndpointRules.AddressOf(c.Pod, family), StringComparer.Ordinal)
            .ThenBy(c => c.Pod.Metadata.Uid, StringComparer.Ordinal)
            .ToList();
        isTruncated = candidates.Count > AddressesMax;
        var subsets = new List<EndpointSubset>();
        foreach (
            var group in candidates
                .Take(AddressesMax)
                .GroupBy(c => EndpointRules.KeyOf(c.Ports))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            List<EndpointAddress> Addresses(bool ready) =>
                [.. group.Where(c => c.IsReady == ready).Select(c => Address(service, c.Pod, family))];

            var (readyOnes, others) = (Addresses(true), Addresses(false));
            subsets.Add(
                new EndpointSubset
                {
                    Addresses = readyOnes.Count == 0 ? null : readyOnes,
                    NotReadyAddresses = others.Count == 0 ? null : others,
                    Ports = group.First().Ports is { Count: > 0 } ports
                        ?
                        [
                            .. ports.Select(p => new EndpointPort
                            {
                                Name = p.Name,
                                Port = p.Port,
                                Protocol = p.Protocol,
                                AppProtocol = p.AppProtocol,
                            }),
                        ]
                        : null,
                }
            );
        }
        return subsets;
    }

    private static EndpointAddress Address(Service service, Pod pod, string family) =>
        new()
        {
            Ip = EndpointRules.AddressOf(pod, family)!,
            Hostname = EndpointRules.HostnameOf(service, pod),
            NodeName = pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : null,
            TargetRef = EndpointRules.ReferenceTo(pod),
        };
}
