using System.Security.Cryptography.X509Certificates;
using Arktos.Kubelet.Machines.Moves;
using Arktos.Rpc;
using Microsoft.AspNetCore.Http;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Who may call a node agent, of those that the cluster's authority vouches for: API servers, by the name and the group
/// of the certificate that they show to node agents. They have found out for whom they call, and whether that one may;
/// a user who came here himself would pass that by. Who watches over the installation (system:monitoring, which the
/// bootstrap roles let read nodes/metrics) gets in as well, for metrics and health alone; and agents of other nodes, by
/// whose virtual machines come. Pure.
/// </summary>
internal sealed class CallerCheck(ApiServerIdentity apiServers)
{
    /// <summary>Whether the caller gets a connection.</summary>
    public bool IsKnown(X509Certificate2 certificate) =>
        IsApiServer(certificate) || IsMonitor(certificate) || NodeOf(certificate) is not null;

    /// <summary>Whether the caller may ask for this path.</summary>
    public bool MayGet(X509Certificate2? certificate, PathString path) =>
        certificate is not null
        && (
            IsApiServer(certificate)
            || path.StartsWithSegments(MoveDoor.Path) && NodeOf(certificate) is not null
            || path.Value
                is MetricsEndpoint.Path
                    or KubeletServer.HealthPath
                    or UsagePaths.Resource
                    or UsagePaths.Cadvisor
                && IsMonitor(certificate)
        );

    /// <summary>The node whose agent the certificate is of; null: it is of none.</summary>
    public static string? NodeOf(X509Certificate2? certificate) =>
        certificate is not null
        && CertificateIdentity.TryRead(certificate, out _) is { Tenant: CertificateIdentity.SystemTenant } caller
        && caller.Groups.Contains(NodesGroup)
        && caller.Name.StartsWith(NodePrefix, StringComparison.Ordinal)
        && caller.Name.Length > NodePrefix.Length
            ? caller.Name[NodePrefix.Length..]
            : null;

    private const string NodesGroup = "system:nodes",
        NodePrefix = "system:node:";

    private bool IsApiServer(X509Certificate2 certificate) =>
        CertificateIdentity.TryRead(certificate, out _) is { Tenant: CertificateIdentity.SystemTenant } caller
        && apiServers.Names.Contains(caller.Name)
        && caller.Groups.Contains(apiServers.Group);

    private static bool IsMonitor(X509Certificate2 certificate) =>
        CertificateIdentity.TryRead(certificate, out _)?.IsOf(CertificateIdentity.Monitoring) == true;
}
