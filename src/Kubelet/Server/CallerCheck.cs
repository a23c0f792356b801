using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc;
using Microsoft.AspNetCore.Http;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Who may call a node agent, of those that the cluster's authority vouches for: API servers, by the name and the group
/// of the certificate that they show to node agents. They have found out for whom they call, and whether that one may;
/// a user who came here himself would pass that by. Who watches over the installation (system:monitoring, which the
/// bootstrap roles let read nodes/metrics) gets in as well, for metrics and health alone. Pure.
/// </summary>
internal sealed class CallerCheck(ApiServerIdentity apiServers)
{
    /// <summary>Whether the caller gets a connection.</summary>
    public bool IsKnown(X509Certificate2 certificate) => IsApiServer(certificate) || IsMonitor(certificate);

    /// <summary>Whether the caller may ask for this path.</summary>
    public bool MayGet(X509Certificate2? certificate, PathString path) =>
        certificate is not null
        && (
            IsApiServer(certificate)
            || path.Value
                is MetricsEndpoint.Path
                    or KubeletServer.HealthPath
                    or UsagePaths.Resource
                    or UsagePaths.Cadvisor
                && IsMonitor(certificate)
        );

    private bool IsApiServer(X509Certificate2 certificate) =>
        CertificateIdentity.TryRead(certificate, out _) is { Tenant: CertificateIdentity.SystemTenant } caller
        && apiServers.Names.Contains(caller.Name)
        && caller.Groups.Contains(apiServers.Group);

    private static bool IsMonitor(X509Certificate2 certificate) =>
        CertificateIdentity.TryRead(certificate, out _)?.IsOf(CertificateIdentity.Monitoring) == true;
}
