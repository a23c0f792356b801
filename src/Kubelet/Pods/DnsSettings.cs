using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>What a pod's /etc/resolv.conf is made of. Pure.</summary>
public sealed record DnsSettings(
    IReadOnlyList<string> Servers,
    IReadOnlyList<string> Searches,
    IReadOnlyList<string> Options
)
{
    private const int ServersMax = 3;
    private const int SearchesMax = 32;

    /// <summary>Reads a resolv.conf.</summary>
    public static DnsSettings Parse(string text)
    {
        var servers = new List<string>();
        string[] searches = [],
            options = [];
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2)
                continue;
            if (words[0] == "nameserver")
                servers.Add(words[1]);
            else if (words[0] is "search" or "domain")
                searches = words[1..];
            else if (words[0] == "options")
                options = words[1..];
        }
        return new DnsSettings(servers, searches, options);
    }

    /// <param name="clusterServers">None: pods with policy ClusterFirst get the node's settings.</param>
    public static DnsSettings For(Pod pod, DnsSettings node, IReadOnlyList<string> clusterServers, string clusterDomain)
    {
        var policy = pod.Spec.DnsPolicy.Length > 0 ? pod.Spec.DnsPolicy : "ClusterFirst";
        var cluster =
            clusterServers.Count > 0
            && (policy == "ClusterFirstWithHostNet" || policy == "ClusterFirst" && !pod.Spec.HostNetwork);
        DnsSettings settings;
        if (policy == "None")
            settings = new DnsSettings([], [], []);
        else if (cluster)
        {
            string[] own =
                clusterDomain.Length > 0
                    ? [$"{pod.Metadata.Namespace}.svc.{clusterDomain}", $"svc.{clusterDomain}", clusterDomain]
                    : [];
            settings = new DnsSettings(clusterServers, [.. own, .. node.Searches], ["ndots:5"]);
        }
        else
            settings = node;
        if (pod.Spec.DnsConfig is { } extra)
            settings = Add(settings, extra);
        return new DnsSettings(
            [.. settings.Servers.Take(ServersMax)],
            [.. settings.Searches.Take(SearchesMax)],
            settings.Options
        );
    }

    private static DnsSettings Add(DnsSettings settings, PodDNSConfig extra)
    {
        var options = settings.Options.ToList();
        foreach (var option in extra.Options ?? [])
        {
            options.RemoveAll(o => o.Split(':')[0] == option.Name);
            options.Add(option.Value is { Length: > 0 } value ? $"{option.Name}:{value}" : option.Name);
        }
        return new DnsSettings(
            [.. settings.Servers.Union(extra.Nameservers ?? [])],
            [.. settings.Searches.Union(extra.Searches ?? [])],
            options
        );
    }
}
