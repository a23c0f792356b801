using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Who may call a node agent, of those that the cluster's authority vouches for: API servers, by the name and the group
/// of the certificate that they show to node agents, and nobody else. They have found out for whom they call, and
/// whether that one may; a user who came here himself would pass that by. Pure.
/// </summary>
internal sealed class CallerCheck(ApiServerIdentity apiServers)
{
    public bool IsAllowed(X509Certificate2 certificate) =>
        CertificateIdentity.TryRead(certificate, out _) is { Tenant: CertificateIdentity.SystemTenant } caller
        && apiServers.Names.Contains(caller.Name)
        && caller.Groups.Contains(apiServers.Group);
}
