using Arktos.Api.Networks.V1;

namespace Arktos.Api.Networks;

/// <summary>How far networks are, in Arktos' words. Pure.</summary>
public static class NetworkStates
{
    private const int NamedMax = 5;

    /// <param name="dns">The cluster IP of the DNS service; "": the installation has none.</param>
    public static NetworkStatus Ready(string dns) =>
        new()
        {
            Phase = "Ready",
            Message = dns.Length > 0 ? "DNS service ready; network ready" : "network ready; there is no DNS service",
            DnsServiceIP = dns,
        };

    /// <param name="members">What is still in the network, as kind and name.</param>
    public static NetworkStatus Terminating(NetworkStatus before, IReadOnlyList<string> members)
    {
        const string Waiting = "waiting for resource cleanup";
        var named = string.Join(", ", members.Take(NamedMax));
        var more = members.Count > NamedMax ? $" and {members.Count - NamedMax} more" : "";
        return new()
        {
            Phase = "Terminating",
            Message = members.Count == 0 ? Waiting : $"{Waiting}: still in use by {named}{more}",
            DnsServiceIP = before.DnsServiceIP,
        };
    }
}
