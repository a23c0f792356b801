using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Services;

/// <summary>
/// The service by which pods reach the API servers: "kubernetes" in namespace default of tenant system. Pure.
/// </summary>
/// <param name="Port">Of the cluster's address.</param>
/// <param name="EndPoints">Of the API servers; IPv4.</param>
internal sealed record ApiService(IPAddress ClusterIp, int Port, IReadOnlyList<IPEndPoint> EndPoints)
{
    private const string PortName = "https";

    /// <summary>Null when there is no such service, or it has no address.</summary>
    public static ApiService? Read(Service? service, Endpoints? endpoints)
    {
        if (service?.Spec.Ports is not { Count: > 0 } ports || !TryAddress(service.Spec.ClusterIP, out var clusterIp))
            return null;
        var found =
            from subset in endpoints?.Subsets ?? []
            let port = subset.Ports?.FirstOrDefault(p => p.Name == PortName) ?? subset.Ports?.FirstOrDefault()
            where port is { Port: > 0 and <= IPEndPoint.MaxPort }
            from address in subset.Addresses ?? []
            where TryAddress(address.Ip, out _)
            select new IPEndPoint(IPAddress.Parse(address.Ip), port.Port);
        return new ApiService(
            clusterIp,
            (ports.Find(p => p.Name == PortName) ?? ports[0]).Port,
            [.. found.Distinct().OrderBy(e => e.ToString(), StringComparer.Ordinal)]
        );
    }

    private static bool TryAddress(string text, out IPAddress address) =>
        IPAddress.TryParse(text, out address!) && address.AddressFamily == AddressFamily.InterNetwork;
}
