using System.Text;
using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>A pod's host name and /etc/hosts. Pure.</summary>
public static class HostsFile
{
    /// <summary>At most 63 characters, which do not end with '-' or '.'.</summary>
    public static string HostName(Pod pod)
    {
        var name = pod.Spec.Hostname.Length > 0 ? pod.Spec.Hostname : pod.Metadata.Name;
        return name.Length <= 63 ? name : name[..63].TrimEnd('-', '.');
    }

    /// <param name="nodeHosts">The node's own file, for pods of the host's network.</param>
    public static string Write(Pod pod, IReadOnlyList<string> ips, string nodeHosts, string clusterDomain)
    {
        var text = new StringBuilder();
        if (pod.Spec.HostNetwork)
            text.Append("# Kubernetes-managed hosts file (host network).\n").Append(nodeHosts);
        else
        {
            text.Append(
                "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost "
                    + "ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\n"
                    + "fe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n"
            );
            var host = HostName(pod);
            foreach (var ip in ips)
                text.Append(
                    pod.Spec.Subdomain.Length > 0
                        ? $"{ip}\t{host}.{pod.Spec.Subdomain}.{pod.Metadata.Namespace}.svc.{clusterDomain}\t{host}\n"
                        : $"{ip}\t{host}\n"
                );
        }
        if (pod.Spec.HostAliases is { Count: > 0 } aliases)
        {
            text.Append("\n# Entries added by HostAliases.\n");
            foreach (var alias in aliases)
                text.Append(alias.Ip).Append('\t').AppendJoin('\t', alias.Hostnames ?? []).Append('\n');
        }
        return text.ToString();
    }
}
