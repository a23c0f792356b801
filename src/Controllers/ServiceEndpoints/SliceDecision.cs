using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.ServiceEndpoints;

/// <summary>What is to be written so that the slices of a service are right.</summary>
internal sealed record SlicePlan(
    IReadOnlyList<EndpointSlice> Create,
    IReadOnlyList<EndpointSlice> Update,
    IReadOnlyList<EndpointSlice> Delete
);

/// <summary>
/// The EndpointSlices of a service, pure. Endpoints stay in the slice that they are in as long as that has room: few
/// slices change at a time.
/// </summary>
internal static class SliceDecision
{
    public const int EndpointsMax = 100;
    public const string ServiceLabel = "kubernetes.io/service-name";
    public const string ManagedBy = "endpointslice.kubernetes.io/managed-by";
    private const string Manager = "endpointslice-controller.k8s.io";

    public static bool IsManaged(EndpointSlice slice) => slice.Metadata.Labels?.GetValueOrDefault(ManagedBy) == Manager;

    /// <param name="there">The service's slices that this controller manages.</param>
    /// <param name="zoneOf">The zone of a node; null when it has none.</param>
    public static SlicePlan Plan(
        Service service,
        IReadOnlyCollection<Pod> pods,
        IEnumerable<EndpointSlice> there,
        Func<string, string?> zoneOf
    )
    {
        var create = new List<EndpointSlice>();
        var update = new List<EndpointSlice>();
        var unused = there
            .Where(s => s.Metadata.DeletionTimestamp is null)
            .OrderBy(s => s.Metadata.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var family in EndpointRules.FamiliesOf(service))
        {
            var groups = pods.Where(p => EndpointRules.IsCandidate(service, p, family))
                .GroupBy(p => EndpointRules.KeyOf(EndpointRules.PortsOn(service, p)))
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Ports: EndpointRules.PortsOn(service, g.First()), Pods: g.ToList()))
                .ToList();
            // Without endpoints there is one empty slice, so that nobody takes the service for unknown.
            if (groups.Count == 0)
                groups.Add(([], []));
            foreach (var (ports, members) in groups)
            {
                var endpoints = members
                    .Select(p => EndpointOf(service, p, family, zoneOf))
                    .OrderBy(e => e.Addresses[0], StringComparer.Ordinal)
                    .ToList();
                var mine = unused
                    .Where(s => s.AddressType == family && KeyOf(s) == EndpointRules.KeyOf(ports))
                    .ToList();
                if (endpoints.Count == 0 && mine.Count == 0)
                    mine = [.. unused.Where(s => s.AddressType == family).Take(1)];
                unused.RemoveAll(mine.Contains);
                unused.AddRange(Fill(service, family, ports, endpoints, mine, create, update));
            }
        }
        return new SlicePlan(create, update, unused);
    }

    /// <summary>Returns the slices that are no longer needed.</summary>
    private static List<EndpointSlice> Fill(
        Service service,
        string family,
        List<ResolvedPort> ports,
        List<Endpoint> endpoints,
        List<EndpointSlice> mine,
        List<EndpointSlice> create,
        List<EndpointSlice> update
    )
    {
        var needed = Math.Max(1, (endpoints.Count + EndpointsMax - 1) / EndpointsMax);
        var kept = mine.Take(needed).ToList();
        var byUid = endpoints.ToDictionary(e => e.TargetRef!.Uid);
        var contents = new List<List<Endpoint>>();
        foreach (var slice in kept)
        {
            var stay = slice
                .Endpoints.Select(e => e.TargetRef?.Uid ?? "")
                .Where(byUid.ContainsKey)
                .Distinct()
                .Select(uid => byUid[uid])
                .Take(EndpointsMax)
                .ToList();
            foreach (var e in stay)
                byUid.Remove(e.TargetRef!.Uid);
            contents.Add(stay);
        }
        var waiting = new Queue<Endpoint>(endpoints.Where(e => byUid.ContainsKey(e.TargetRef!.Uid)));
        for (var i = 0; i < needed; i++)
        {
            var content = i < contents.Count ? contents[i] : [];
            while (content.Count < EndpointsMax && waiting.TryDequeue(out var next))
                content.Add(next);
            var wanted = Slice(service, family, ports, content, i < kept.Count ? kept[i] : null);
            if (i >= kept.Count)
                create.Add(wanted);
            else if (!KubeJson.Encode(wanted).AsSpan().SequenceEqual(KubeJson.Encode(kept[i])))
                update.Add(wanted);
        }
        return mine.Skip(needed).ToList();
    }

    private static EndpointSlice Slice(
        Service service,
        string family,
        List<ResolvedPort> ports,
        List<Endpoint> endpoints,
        EndpointSlice? there
    )
    {
        var slice = there is null
            ? new EndpointSlice
            {
                Metadata = new ObjectMeta
                {
                    GenerateName = GeneratedNames.PrefixOf(service.Metadata.Name),
                    Tenant = service.Metadata.Tenant,
                    Namespace = service.Metadata.Namespace,
                    OwnerReferences = [Owners.ControllerReference(service, "v1", "Service")],
                },
                AddressType = family,
            }
            : KubeJson.Clone(there);
        slice.Metadata.Labels = new Map<string>(service.Metadata.Labels ?? [])
        {
            [ServiceLabel] = service.Metadata.Name,
            [ManagedBy] = Manager,
        };
        if (EndpointRules.IsHeadless(service))
            slice.Metadata.Labels[EndpointRules.HeadlessLabel] = "";
        else
            slice.Metadata.Labels.Remove(EndpointRules.HeadlessLabel);
        slice.Endpoints = endpoints;
        slice.Ports =
            ports.Count == 0
                ? null
                :
                [
                    .. ports.Select(p => new Arktos.Api.Discovery.V1.EndpointPort
                    {
                        Name = p.Name,
                        Port = p.Port,
                        Protocol = p.Protocol,
                        AppProtocol = p.AppProtocol,
                    }),
                ];
        return slice;
    }

    private static Endpoint EndpointOf(Service service, Pod pod, string family, Func<string, string?> zoneOf)
    {
        var (ready, terminating) = (PodStates.IsReady(pod), pod.Metadata.DeletionTimestamp is not null);
        var hostname = EndpointRules.HostnameOf(service, pod);
        return new Endpoint
        {
            Addresses = [EndpointRules.AddressOf(pod, family)!],
            Conditions = new EndpointConditions
            {
                Ready = service.Spec.PublishNotReadyAddresses || (ready && !terminating),
                Serving = ready,
                Terminating = terminating,
            },
            Hostname = hostname.Length > 0 ? hostname : null,
            TargetRef = EndpointRules.ReferenceTo(pod),
            NodeName = pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : null,
            Zone = pod.Spec.NodeName.Length > 0 ? zoneOf(pod.Spec.NodeName) : null,
        };
    }

    /// <summary>A stable text of its ports.</summary>
    public static string KeyOf(EndpointSlice slice) =>
        EndpointRules.KeyOf(
            (slice.Ports ?? []).Select(p => new ResolvedPort(
                p.Name ?? "",
                p.Port ?? 0,
                p.Protocol ?? "TCP",
                p.AppProtocol
            ))
        );
}
