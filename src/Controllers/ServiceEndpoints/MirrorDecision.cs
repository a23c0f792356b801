using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.ServiceEndpoints;

/// <summary>The slices that Endpoints of a user's own ask for, and what could not be taken over.</summary>
internal sealed record MirrorPlan(SlicePlan Slices, int Invalid, int Skipped);

/// <summary>
/// EndpointSlices of the Endpoints that users write for services without a selector, pure: one for each family of
/// addresses and set of ports, so that who reads slices alone finds them.
/// </summary>
internal static class MirrorDecision
{
    /// <summary>Addresses of a subset, and of a slice, in which equal subsets meet.</summary>
    public const int AddressesMax = 1000;

    private const string Manager = "endpointslicemirroring-controller.k8s.io",
        SkipLabel = "endpointslice.kubernetes.io/skip-mirror",
        LeaderAnnotation = "control-plane.alpha.kubernetes.io/leader";

    /// <summary>Annotations that are about the Endpoints themselves.</summary>
    private static readonly string[] OwnAnnotations =
    [
        "endpoints.kubernetes.io/last-change-trigger-time",
        "kubectl.kubernetes.io/last-applied-configuration",
    ];

    public static bool IsManaged(EndpointSlice slice) =>
        slice.Metadata.Labels?.GetValueOrDefault(SliceDecision.ManagedBy) == Manager;

    /// <param name="service">Of the same name; null: there is none.</param>
    public static bool IsMirrored(Endpoints endpoints, Service? service) =>
        service is { Spec.Selector: not { Count: > 0 }, Metadata.DeletionTimestamp: null }
        && endpoints.Metadata.DeletionTimestamp is null
        && endpoints.Metadata.Labels?.GetValueOrDefault(SkipLabel) != "true"
        && endpoints.Metadata.Annotations?.ContainsKey(LeaderAnnotation) != true;

    /// <param name="there">The slices of these Endpoints.</param>
    public static MirrorPlan Plan(Endpoints endpoints, IEnumerable<EndpointSlice> there)
    {
        var (invalid, skipped) = (0, 0);
        var wanted = new SortedDictionary<string, EndpointSlice>(StringComparer.Ordinal);
        foreach (var subset in endpoints.Subsets ?? [])
        {
            var taken = 0;
            foreach (var (address, isReady) in AddressesOf(subset))
            {
                if (FamilyOf(address.Ip) is not { } family)
                    invalid++;
                else if (
                    taken++ >= AddressesMax
                    || !TryPut(wanted, endpoints, subset, family, EndpointOf(address, isReady))
                )
                    skipped++;
            }
        }
        var unused = there
            .Where(s => s.Metadata.DeletionTimestamp is null)
            .OrderBy(s => s.Metadata.Name, StringComparer.Ordinal)
            .ToList();
        var (create, update) = (new List<EndpointSlice>(), new List<EndpointSlice>());
        foreach (var (key, slice) in wanted)
        {
            if (unused.Find(s => KeyOf(s) == key) is not { } mine)
            {
                create.Add(slice);
                continue;
            }
            unused.Remove(mine);
            var next = KeepPlace(slice, mine);
            if (!KubeJson.Same(next, mine))
                update.Add(next);
        }
        return new MirrorPlan(new SlicePlan(create, update, unused), invalid, skipped);
    }

    private static IEnumerable<(EndpointAddress Address, bool IsReady)> AddressesOf(EndpointSubset subset) =>
        (subset.Addresses ?? [])
            .Select(a => (a, true))
            .Concat((subset.NotReadyAddresses ?? []).Select(a => (a, false)));

    private static string? FamilyOf(string ip) =>
        IPAddress.TryParse(ip, out var address)
            ? address.AddressFamily == AddressFamily.InterNetworkV6
                ? "IPv6"
                : "IPv4"
            : null;

    /// <returns>False: the slice is full.</returns>
    private static bool TryPut(
        SortedDictionary<string, EndpointSlice> wanted,
        Endpoints endpoints,
        EndpointSubset subset,
        string family,
        Endpoint endpoint
    )
    {
        var slice = Empty(endpoints, subset, family);
        var key = KeyOf(slice);
        if (!wanted.TryAdd(key, slice))
            slice = wanted[key];
        // The same in two subsets is ready when it is in one of them.
        if (slice.Endpoints.Find(e => e.Addresses[0] == endpoint.Addresses[0]) is { } twin)
            twin.Conditions.Ready = twin.Conditions.Ready == true || endpoint.Conditions.Ready == true;
        else if (slice.Endpoints.Count < AddressesMax)
            slice.Endpoints.Add(endpoint);
        else
            return false;
        return true;
    }

    private static Endpoint EndpointOf(EndpointAddress address, bool isReady) =>
        new()
        {
            Addresses = [address.Ip],
            Conditions = new EndpointConditions { Ready = isReady },
            Hostname = address.Hostname.Length > 0 ? address.Hostname : null,
            NodeName = address.NodeName,
            TargetRef = address.TargetRef?.DeepClone(),
        };

    private static EndpointSlice Empty(Endpoints endpoints, EndpointSubset subset, string family)
    {
        var metadata = new ObjectMeta
        {
            GenerateName = GeneratedNames.PrefixOf(endpoints.Metadata.Name),
            Tenant = endpoints.Metadata.Tenant,
            Namespace = endpoints.Metadata.Namespace,
            OwnerReferences = [Owners.ControllerReference(endpoints, "v1", "Endpoints")],
            Labels = new Map<string>(endpoints.Metadata.Labels ?? [])
            {
                [SliceDecision.ServiceLabel] = endpoints.Metadata.Name,
                [SliceDecision.ManagedBy] = Manager,
            },
        };
        foreach (var (key, value) in endpoints.Metadata.Annotations ?? [])
            if (!OwnAnnotations.Contains(key))
                (metadata.Annotations ??= [])[key] = value;
        return new EndpointSlice
        {
            Metadata = metadata,
            AddressType = family,
            Ports =
            [
                .. (subset.Ports ?? []).Select(p => new Arktos.Api.Discovery.V1.EndpointPort
                {
                    Name = p.Name,
                    Port = p.Port,
                    Protocol = p.Protocol.Length > 0 ? p.Protocol : "TCP",
                    AppProtocol = p.AppProtocol,
                }),
            ],
        };
    }

    /// <summary>
    /// The slice that is there, with what is wanted of it, and its endpoints in the order that they have.
    /// </summary>
    private static EndpointSlice KeepPlace(EndpointSlice wanted, EndpointSlice there)
    {
        var next = KubeJson.Clone(there);
        (next.Metadata.Labels, next.Metadata.Annotations) = (wanted.Metadata.Labels, wanted.Metadata.Annotations);
        var places = there
            .Endpoints.Select((e, i) => (e.Addresses[0], i))
            .DistinctBy(p => p.Item1)
            .ToDictionary(p => p.Item1, p => p.i);
        next.Endpoints = [.. wanted.Endpoints.OrderBy(e => places.GetValueOrDefault(e.Addresses[0], int.MaxValue))];
        return next;
    }

    private static string KeyOf(EndpointSlice slice) => $"{slice.AddressType}|{SliceDecision.KeyOf(slice)}";
}
