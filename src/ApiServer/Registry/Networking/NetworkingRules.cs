using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Networking;

/// <summary>What the kinds of networking share. Pure.</summary>
internal static class NetworkingRules
{
    public const string Group = "networking.k8s.io";

    /// <summary>A name of a host that may begin with a wildcard.</summary>
    public static void Host(string host, string field, FieldErrors errors)
    {
        if (!Formats.IpAddress(host).Any())
            errors.Invalid(field, host, "must be a DNS name, not an IP address");
        else
            errors.InvalidEach(field, host, Formats.DnsName(host));
    }
}
