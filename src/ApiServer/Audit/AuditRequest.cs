using System.Net;
using Arktos.ApiServer.Authentication;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Audit;

/// <summary>What is known of a request before it is carried out.</summary>
public sealed record AuditRequest
{
    private const int AddressesMax = 16,
        UserAgentCharsMax = 1024;

    public required string Id { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>With its query.</summary>
    public required string Uri { get; init; }

    /// <summary>Without a query; what rules about other URLs than those of resources look at.</summary>
    public required string Path { get; init; }

    public required string Verb { get; init; }

    /// <summary>Null: the caller could not prove who he is.</summary>
    public UserIdentity? User { get; init; }

    public IReadOnlyList<string> SourceIps { get; init; } = [];

    public string UserAgent { get; init; } = "";

    public bool IsResource { get; init; }

    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>As asked for; empty for the caller's own.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>What an exchange tells, whatever it is about.</summary>
    public static AuditRequest Of(HttpContext http, UserIdentity? user, string verb, DateTimeOffset now)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return new AuditRequest
        {
            Id = http.TraceIdentifier,
            Received = now,
            Uri = http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent(),
            Path = http.Request.Path.Value ?? "/",
            Verb = verb,
            User = user,
            SourceIps = SourcesOf(http),
            UserAgent = agent.Length > UserAgentCharsMax ? agent[..UserAgentCharsMax] : agent,
        };
    }

    // As Kubernetes lists them: whom proxies name, and who has connected last.
    private static List<string> SourcesOf(HttpContext http)
    {
        var found = new List<string>();
        var named = http
            .Request.Headers["X-Forwarded-For"]
            .ToString()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Append(http.Request.Headers["X-Real-Ip"].ToString());
        foreach (var text in named.Take(AddressesMax))
            if (IPAddress.TryParse(text, out var address) && !found.Contains(address.ToString()))
                found.Add(address.ToString());
        if (http.Connection.RemoteIpAddress is { } remote)
        {
            var last = (remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote).ToString();
            if (found.LastOrDefault() != last)
                found.Add(last);
        }
        return found;
    }
}
