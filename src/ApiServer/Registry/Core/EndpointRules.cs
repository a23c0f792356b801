using System.Net;
using System.Net.Sockets;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Core;

/// <summary>What endpoints and their slices have in common. Pure.</summary>
internal static class EndpointRules
{
    /// <param name="type">Of a slice; one that there is not has no faults of its own.</param>
    public static IEnumerable<string> Address(string type, string address) =>
        type switch
        {
            "IPv4" => OfFamily(address, AddressFamily.InterNetwork, "must be a valid IPv4 address"),
            "IPv6" => OfFamily(address, AddressFamily.InterNetworkV6, "must be a valid IPv6 address"),
            "FQDN" => Name(address),
            _ => [],
        };

    public static void Protocol(string protocol, string? appProtocol, string field, FieldErrors errors)
    {
        if (protocol.Length == 0)
            errors.Required($"{field}.protocol");
        else if (protocol is not ("TCP" or "UDP" or "SCTP"))
            errors.NotSupported($"{field}.protocol", protocol, "SCTP", "TCP", "UDP");
        if (appProtocol is not null)
            errors.InvalidEach($"{field}.appProtocol", appProtocol, Formats.QualifiedName(appProtocol));
    }

    private static IEnumerable<string> OfFamily(string address, AddressFamily family, string fault) =>
        Formats.TryIp(address, out var ip) && ip.AddressFamily == family ? [] : [fault];

    /// <summary>A dot at its end says that it is whole.</summary>
    private static IEnumerable<string> Name(string address)
    {
        var name = address.EndsWith('.') ? address[..^1] : address;
        foreach (var fault in Formats.DnsSubdomain(name))
            yield return fault;
        if (!name.Contains('.'))
            yield return "should be a domain with at least two segments separated by dots";
    }
}
