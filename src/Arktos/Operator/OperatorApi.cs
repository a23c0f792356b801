using Arktos.Client.Connection;
using Arktos.Local;
using Arktos.Roles;
using Arktos.Rpc;

namespace Arktos.Operator;

/// <summary>The API servers of a local cluster, as its administrator.</summary>
internal static class OperatorApi
{
    public static ApiConnection Open(ClusterLayout layout, TimeSpan requestTimeout) =>
        Open(layout, requestTimeout, layout.ApiServers.Select(s => s.Address));

    /// <param name="addresses">As host:port; the first that answers is used.</param>
    public static ApiConnection Open(ClusterLayout layout, TimeSpan requestTimeout, IEnumerable<string> addresses) =>
        new(
            new ApiConnectionOptions
            {
                Servers = [.. addresses.Select(a => new Uri($"https://{a}"))],
                ClientCertificate = CertificateAuthority.LoadPem(layout.Pki, PkiNames.Admin),
                TrustedRoots = PkiOptions.LoadRoots(layout.Pki, PkiNames.ClusterAuthority),
                RequestTimeout = requestTimeout,
            }
        );
}
