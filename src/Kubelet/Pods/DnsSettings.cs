using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>What a pod's /etc/resolv.conf is made of. Pure.</summary>
public sealed record DnsSettings(
    IReadOnlyList<string> Servers,
    IReadOnlyList<string> Searches,
    IReadOnlyList<string> Options
)
{
    private const int ServersMax = 3,
        SearchCharactersMax = 2048;

    private const int SearchesMax = 32;

    private const string ClusterFirst = "ClusterFirst",
        ClusterFirstWithHostNet = "ClusterFirstWithHostNet",
        Default = "Default";

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
                searches = [.. words[1..].Select(w => w.Length > 1 ? w.TrimEnd('.') : w)];
            else if (words[0] == "options")
                options = words[1..];
        }
        return new DnsSettings(servers, searches, options);
    }

    /// <summary>What is to be told of a node's settings.</summary>
    public IReadOnlyList<(string Reason, string Message)> WarningsOf(string file) =>
        Searches.Count > SearchesMax
            ?
            [
                (
                    "CheckLimitsForResolvConf",
                    $"Resolv.conf file '{file}' contains search line consisting of more than {SearchesMax} domains!"
                ),
            ]
            : [];

    /// <param name="clusterServers">None: pods with policy ClusterFirst get the node's settings.</param>
    public static PodDns For(Pod pod, DnsSettings node, IReadOnlyList<string> clusterServers, string clusterDomain)
    {
        var warnings = new List<(string Reason, string Message)>();
        var policy = pod.Spec.DnsPolicy.Length > 0 ? pod.Spec.DnsPolicy : ClusterFirst;
        var cluster = policy == ClusterFirstWithHostNet || policy == ClusterFirst && !pod.Spec.HostNetwork;
        if (cluster && clusterServers.Count == 0)
        {
            cluster = false;
            warnings.Add(
                (
                    "MissingClusterDNS",
                    $"pod: \"{pod.Metadata.Name}_{pod.Metadata.Namespace}({pod.Metadata.Uid})\". kubelet does not have "
                        + $"ClusterDNS IP configured and cannot create Pod using \"{ClusterFirst}\" policy. Falling "
                        + $"back to \"{Default}\" policy."
                )
            );
        }
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
        return new PodDns(
            settings with
            {
                Servers = WithinLimits(
                    settings.Servers,
                    (ServersMax, int.MaxValue),
                    "Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line "
                        + "is"
                ),
                Searches = WithinLimits(
                    settings.Searches,
                    (SearchesMax, SearchCharactersMax),
                    "Search Line limits were exceeded, some search paths have been omitted, the applied search line is"
                ),
            },
            warnings
        );

        List<string> WithinLimits(IReadOnlyList<string> words, (int Words, int Characters) max, string warning)
        {
            var kept = new List<string>();
            var characters = -1;
            foreach (var word in words.Take(max.Words))
            {
                characters += 1 + word.Length;
                if (characters > max.Characters)
                    break;
                kept.Add(word);
            }
            if (kept.Count < words.Count)
                warnings.Add(("DNSConfigForming", $"{warning}: {string.Join(' ', kept)}"));
            return kept;
        }
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

/// <summary>A pod's settings, and what events are to say of them.</summary>
public sealed record PodDns(DnsSettings Settings, IReadOnlyList<(string Reason, string Message)> Warnings);
