using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>A pod's host name. Pure.</summary>
public static class PodHostname
{
    private const int CharactersMax = 63,
        FullCharactersMax = 64;

    /// <summary>In /etc/hosts: at most 63 characters, which do not end with '-' or '.'.</summary>
    public static string Short(Pod pod)
    {
        if (pod.Spec.HostnameOverride is { Length: > 0 } own)
            return own;
        var name = pod.Spec.Hostname.Length > 0 ? pod.Spec.Hostname : pod.Metadata.Name;
        return name.Length <= CharactersMax ? name : name[..CharactersMax].TrimEnd('-', '.');
    }

    /// <summary>
    /// With subdomain and cluster domain; "" for a pod without a subdomain, or with a name of its own.
    /// </summary>
    public static string Full(Pod pod, string clusterDomain) =>
        pod.Spec.Subdomain.Length == 0 || pod.Spec.HostnameOverride is { Length: > 0 }
            ? ""
            : $"{Short(pod)}.{pod.Spec.Subdomain}.{pod.Metadata.Namespace}.svc.{clusterDomain}";

    /// <summary>What the kernel is told; "" for the node's own.</summary>
    /// <exception cref="ConfigurationException">It is to be the full name, and that is too long.</exception>
    public static string OfSandbox(Pod pod, string clusterDomain)
    {
        if (pod.Spec.HostNetwork)
            return "";
        var full = pod.Spec.SetHostnameAsFQDN == true ? Full(pod, clusterDomain) : "";
        if (full.Length > FullCharactersMax)
            throw new ConfigurationException(
                "failed to construct FQDN from pod hostname and cluster domain, FQDN "
                    + $"{full} is too long ({FullCharactersMax} characters is the max, "
                    + $"{full.Length} characters requested)"
            );
        return full.Length > 0 ? full : Short(pod);
    }
}
