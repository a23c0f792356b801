using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using EndpointPort = Arktos.Api.Discovery.V1.EndpointPort;

namespace Arktos.ServiceBench;

/// <summary>Services and slices of a large cluster, by number.</summary>
internal static class Cluster
{
    private const int PerNet = 250;

    public static string Address(int number) => $"10.96.{number / PerNet}.{number % PerNet + 1}";

    public static Service Service(int number) =>
        new()
        {
            Metadata = new()
            {
                Tenant = "system",
                Namespace = "default",
                Name = $"s{number}",
            },
            Spec = new()
            {
                Type = "ClusterIP",
                ClusterIP = Address(number),
                Ports = [new ServicePort { Port = 80, Protocol = "TCP" }],
            },
        };

    /// <param name="moved">One of the endpoints is another one for each number.</param>
    public static EndpointSlice Slice(int number, int count, int moved = 0) =>
        Of(
            number,
            8080,
            Enumerable
                .Range(0, count)
                .Select(i => $"10.{128 + i}.{number / PerNet}.{number % PerNet + 1}")
                .Skip(moved > 0 ? 1 : 0)
                .Concat(moved > 0 ? [$"10.200.{moved / PerNet}.{moved % PerNet + 1}"] : [])
        );

    public static EndpointSlice Of(int number, int port, IEnumerable<string> addresses) =>
        new()
        {
            AddressType = "IPv4",
            Ports = [new EndpointPort { Port = port, Protocol = "TCP" }],
            Endpoints = [.. addresses.Select(a => new Endpoint { Addresses = [a] })],
            Metadata = new() { Name = $"s{number}" },
        };
}
