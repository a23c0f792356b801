using System.Net;

namespace Arktos.Dns.Forwarding;

/// <summary>The name servers of a resolv.conf. Pure.</summary>
internal static class ResolvConf
{
    private const int Port = 53;

    /// <summary>In their order, each once; what is no address is passed over.</summary>
    public static IReadOnlyList<IPEndPoint> ServersOf(string text)
    {
        var servers = new List<IPEndPoint>();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words is not ["nameserver", var address, ..] || !IPAddress.TryParse(address, out var ip))
                continue;
            var server = new IPEndPoint(ip, Port);
            if (!servers.Contains(server))
                servers.Add(server);
        }
        return servers;
    }
}
