using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Kubelet.Services;
using EndpointPort = Arktos.Api.Discovery.V1.EndpointPort;

namespace Arktos.Kubelet.Tests.Services;

/// <summary>Services and slices in few words.</summary>
internal static class Made
{
    public static readonly NodePlace Node = new("n1", "az-a");

    /// <param name="ports">"http 80/TCP 30080": name, port, protocol, node port if there is one.</param>
    public static Service Service(string name, string clusterIp, params string[] ports) =>
        new()
        {
            Metadata = new()
            {
                Tenant = "system",
                Namespace = "default",
                Name = name,
                Uid = "uid-" + name,
            },
            Spec = new()
            {
                Type = ports.Any(p => p.Count(c => c == ' ') == 2) ? "NodePort" : "ClusterIP",
                ClusterIP = clusterIp,
                SessionAffinity = "None",
                Ports = [.. ports.Select(Port)],
            },
        };

    /// <param name="port">"http 8080/TCP".</param>
    /// <param name="endpoints">"10.0.0.1 n1 terminating serving zone=az-a node=n1": an address, a node, conditions,
    /// hints.</param>
    public static EndpointSlice Slice(string service, string port, params string[] endpoints)
    {
        var words = port.Split(' ', '/');
        return new EndpointSlice
        {
            Metadata = new()
            {
                Tenant = "system",
                Namespace = "default",
                Name = $"{service}-{words[0]}{words[1]}",
                Labels = new() { ["kubernetes.io/service-name"] = service },
            },
            AddressType = "IPv4",
            Ports =
            [
                new EndpointPort
                {
                    Name = words[0] == "-" ? "" : words[0],
                    Port = int.Parse(words[1]),
                    Protocol = words[2],
                },
            ],
            Endpoints = [.. endpoints.Select(Endpoint)],
        };
    }

    private static ServicePort Port(string text)
    {
        var words = text.Split(' ', '/');
        return new ServicePort
        {
            Name = words[0] == "-" ? "" : words[0],
            Port = int.Parse(words[1]),
            Protocol = words[2],
            NodePort = words.Length > 3 ? int.Parse(words[3]) : 0,
        };
    }

    private static Endpoint Endpoint(string text)
    {
        var words = text.Split(' ');
        string[] Hints(string kind) =>
            [
                .. words
                    .Where(w => w.StartsWith(kind + "=", StringComparison.Ordinal))
                    .Select(w => w[(kind.Length + 1)..]),
            ];
        var isTerminating = words.Contains("terminating");
        return new Endpoint
        {
            Addresses = [words[0]],
            NodeName = words.Length > 1 ? words[1] : null,
            Conditions = new()
            {
                Ready = !isTerminating && !words.Contains("unready"),
                Serving = !words.Contains("unready") && (!isTerminating || words.Contains("serving")),
                Terminating = isTerminating,
            },
            Hints = words.Any(w => w.Contains('='))
                ? new()
                {
                    ForZones = [.. Hints("zone").Select(z => new ForZone { Name = z })],
                    ForNodes = [.. Hints("node").Select(n => new ForNode { Name = n })],
                }
                : null,
        };
    }
}
