using System.Globalization;
using System.Net;

namespace Arktos.Kubelet.Services;

/// <summary>
/// The nftables rules by which the pods of one node reach the API servers at the service's address. Pure.
/// </summary>
internal static class ApiServiceRules
{
    /// <summary>
    /// One transaction: the table of that name has these rules afterwards, and at no moment none or others. Of no
    /// endpoint, none.
    /// </summary>
    /// <param name="table">The node agent's own.</param>
    /// <param name="bridge">Only what comes from the node's own pods is redirected.</param>
    public static string Write(string table, string bridge, ApiService? service)
    {
        // A table that is there keeps its chains when it is flushed, and takes their definitions again.
        var script =
            $"add table ip {table}\nflush table ip {table}\n"
            + $"add chain ip {table} guard {{ type filter hook prerouting priority -300 ; }}\n"
            + $"add chain ip {table} services {{ type nat hook prerouting priority -110 ; }}\n"
            // Before any address is rewritten: pods reach what listens on the node's loopback by the service only.
            + $"add rule ip {table} guard iifname \"{bridge}\" ip daddr 127.0.0.0/8 drop\n";
        if (service is not { EndPoints: { Count: > 0 } endPoints })
            return script;
        var match = string.Create(
            CultureInfo.InvariantCulture,
            $"iifname \"{bridge}\" ip daddr {service.ClusterIp} tcp dport {service.Port}"
        );
        return script + $"add rule ip {table} services {match} {Target(endPoints)}\n";
    }

    private static string Target(IReadOnlyList<IPEndPoint> endPoints)
    {
        if (endPoints is [var only])
            return $"dnat ip to {only}";
        var map = endPoints.Select(
            (e, i) => string.Create(CultureInfo.InvariantCulture, $"{i} : {e.Address} . {e.Port}")
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"dnat ip addr . port to numgen random mod {endPoints.Count} map {{ {string.Join(", ", map)} }}"
        );
    }
}
