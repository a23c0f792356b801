using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Json;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using EndpointPort = Arktos.Api.Discovery.V1.EndpointPort;

namespace Arktos.Local;

/// <summary>
/// The service "kube-dns" of tenant system by which pods reach the DNS servers of a local cluster. They are processes
/// and no pods: the service has no selector, and its endpoints are written here. What is there already is made equal
/// to it; may be done again at any time.
/// </summary>
internal static class NameService
{
    /// <summary>The tenth of the range of services, which is API servers' default.</summary>
    public const string ClusterIp = "10.96.0.10";

    public const string Domain = "cluster.local",
        Name = "kube-dns",
        Namespace = "kube-system";

    private const string Tenant = "system",
        Udp = "dns",
        Tcp = "dns-tcp",
        Metrics = "metrics";

    private const int QueryPort = 53,
        MetricsPort = 9153,
        TriesMax = 10;

    /// <exception cref="ApiException">It cannot be written.</exception>
    /// <exception cref="InvalidOperationException">It is there with another address.</exception>
    public static async Task ApplyAsync(ClusterLayout layout, IApiConnection connection, CancellationToken ct)
    {
        await ApplyAsync(
                new ResourceClient<Service>(connection),
                Service(layout),
                static (there, wanted) =>
                {
                    if (there.Spec.ClusterIP != wanted.Spec.ClusterIP)
                        throw new InvalidOperationException(
                            $"the service {Namespace}/{Name} has the address {there.Spec.ClusterIP} and not "
                                + $"{ClusterIp}, which pods are told: delete it, and run `arktos up` again"
                        );
                    // What others have added to it stays.
                    there.Metadata.Labels = Merge(there.Metadata.Labels, wanted.Metadata.Labels!);
                    (there.Spec.Ports, there.Spec.Selector) = (wanted.Spec.Ports, null);
                },
                ct
            )
            .ConfigureAwait(false);
        foreach (var slice in Slices(layout))
            await ApplyAsync(
                    new ResourceClient<EndpointSlice>(connection),
                    slice,
                    static (there, wanted) =>
                    {
                        there.Metadata.Labels = Merge(there.Metadata.Labels, wanted.Metadata.Labels!);
                        (there.Endpoints, there.Ports) = (wanted.Endpoints, wanted.Ports);
                    },
                    ct
                )
                .ConfigureAwait(false);
    }

    internal static Service Service(ClusterLayout layout) =>
        new()
        {
            Metadata = new()
            {
                Name = Name,
                Namespace = Namespace,
                Tenant = Tenant,
                Labels = new()
                {
                    ["k8s-app"] = Name,
                    ["kubernetes.io/cluster-service"] = "true",
                    ["kubernetes.io/name"] = "CoreDNS",
                },
            },
            Spec = new()
            {
                Type = "ClusterIP",
                ClusterIP = ClusterIp,
                ClusterIPs = [ClusterIp],
                Ports =
                [
                    Port(Udp, "UDP", QueryPort, layout.NameServerPort),
                    Port(Tcp, "TCP", QueryPort, layout.NameServerPort),
                    Port(Metrics, "TCP", MetricsPort, layout.DnsDoorPorts[0]),
                ],
            },
        };

    /// <summary>One for the port that all servers share, one for the door of each.</summary>
    internal static IEnumerable<EndpointSlice> Slices(ClusterLayout layout) =>
        layout
            .DnsDoorPorts.Select((port, i) => Slice(layout, $"{Name}-metrics-{i + 1}", [EndPort(Metrics, "TCP", port)]))
            .Prepend(
                Slice(
                    layout,
                    $"{Name}-queries",
                    [EndPort(Udp, "UDP", layout.NameServerPort), EndPort(Tcp, "TCP", layout.NameServerPort)]
                )
            );

    private static EndpointSlice Slice(ClusterLayout layout, string name, List<EndpointPort> ports) =>
        new()
        {
            Metadata = new()
            {
                Name = name,
                Namespace = Namespace,
                Tenant = Tenant,
                Labels = new()
                {
                    ["kubernetes.io/service-name"] = Name,
                    ["endpointslice.kubernetes.io/managed-by"] = "arktos-up",
                },
            },
            AddressType = "IPv4",
            Endpoints =
            [
                new()
                {
                    Addresses = [layout.AdvertisedAddress],
                    Conditions = new() { Ready = true },
                },
            ],
            Ports = ports,
        };

    private static ServicePort Port(string name, string protocol, int port, int target) =>
        new()
        {
            Name = name,
            Protocol = protocol,
            Port = port,
            TargetPort = target,
        };

    private static EndpointPort EndPort(string name, string protocol, int port) =>
        new()
        {
            Name = name,
            Protocol = protocol,
            Port = port,
        };

    private static Map<string> Merge(Map<string>? there, Map<string> wanted)
    {
        var labels = there ?? [];
        foreach (var (key, value) in wanted)
            labels[key] = value;
        return labels;
    }

    private static async Task ApplyAsync<T>(
        ResourceClient<T> client,
        T wanted,
        Action<T, T> change,
        CancellationToken ct
    )
        where T : class, IKubeObject
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (await client.TryGetAsync(ObjectKey.Of(wanted), ct).ConfigureAwait(false) is { } there)
                {
                    change(there, wanted);
                    await client.UpdateAsync(there, ct).ConfigureAwait(false);
                }
                else
                    await client.CreateAsync(wanted, ct).ConfigureAwait(false);
                return;
            }
            catch (ApiException e) when (e.Code == 409 && tries < TriesMax)
            { /* somebody else has written it in between: look again */
            }
        }
    }
}
