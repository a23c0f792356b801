using Arktos.Api.Core.V1;

namespace Arktos.Api.Quotas;

/// <summary>A port of the host that a pod takes.</summary>
public readonly record struct HostPort(string Ip, string Protocol, int Port)
{
    private const string AnyIp = "0.0.0.0";

    /// <summary>Of a pod's containers, and of those that run beside them.</summary>
    public static IReadOnlyList<HostPort> Of(PodSpec spec) =>
        [
            .. spec
                .Containers.Concat((spec.InitContainers ?? []).Where(c => c.RestartPolicy == "Always"))
                .SelectMany(c => c.Ports ?? [])
                .Where(p => p.HostPort > 0)
                .Select(p => new HostPort(
                    p.HostIP.Length == 0 ? AnyIp : p.HostIP,
                    p.Protocol.Length == 0 ? "TCP" : p.Protocol,
                    p.HostPort
                )),
        ];

    /// <summary>The wildcard address clashes with every other.</summary>
    public bool Clashes(HostPort other) =>
        Port == other.Port && Protocol == other.Protocol && (Ip == other.Ip || Ip == AnyIp || other.Ip == AnyIp);
}
