using System.Text;
using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>A pod's /etc/hosts. Pure.</summary>
public static class HostsFile
{
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
            var (host, full) = (PodHostname.Short(pod), PodHostname.Full(pod, clusterDomain));
            foreach (var ip in ips)
                text.Append(full.Length > 0 ? $"{ip}\t{full}\t{host}\n" : $"{ip}\t{host}\n");
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
