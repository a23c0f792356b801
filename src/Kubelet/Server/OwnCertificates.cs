using Arktos.Rpc;

namespace Arktos.Kubelet.Server;

/// <summary>
/// What a node agent's own certificates have to be: others would refuse them, call by call and with less to say. Pure.
/// </summary>
internal static class OwnCertificates
{
    /// <exception cref="InvalidOperationException">One of them is not fit; the message says which and why.</exception>
    public static void Check(KubeletOptions options)
    {
        if (
            options.Api is { ClientCertificate: { } client, TrustedRoots: { } clusterRoots }
            && !CertificateTrust.IsTrusted(client, clusterRoots, CertificateUsages.Client)
        )
            throw new InvalidOperationException(
                $"the node agent's certificate {client.Subject} is not one of the cluster's for clients that is "
                    + "valid now"
            );
        if (options.Listen is null)
            return;
        if (options is not { ServingCertificate: { } serving, ClientRoots: { } roots })
            throw new InvalidOperationException(
                "to serve, a node agent needs a serving certificate and the authority of its callers"
            );
        if (!CertificateTrust.IsTrusted(serving, roots, CertificateUsages.Server))
            throw new InvalidOperationException(
                $"the serving certificate {serving.Subject} is not one of the cluster's for servers that is valid now"
            );
        if (!serving.MatchesHostname(options.NodeName, allowWildcards: false, allowCommonName: false))
            throw new InvalidOperationException(
                $"the serving certificate {serving.Subject} does not hold the node's name {options.NodeName}"
            );
    }
}
