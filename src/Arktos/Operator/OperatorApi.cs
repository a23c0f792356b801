using Arktos.Client.Connection;
using Arktos.Local;
using Arktos.Roles;
using Arktos.Rpc;

namespace Arktos.Operator;

/// <summary>The API servers of a local cluster, as its administrator.</summary>
internal static class OperatorApi
{
    public static ApiConnection Open(ClusterLayout layout, TimeSpan requestTimeout) =>
        new(
            new ApiConnectionOptions
            {
                Servers = [.. layout.ApiServers.Select(s => new Uri($"https://{s.Address}"))],
                ClientCertificate = CertificateAuthority.LoadPem(layout.Pki, PkiNames.Admin),
                TrustedRoots = PkiOptions.LoadRoots(layout.Pki, PkiNames.ClusterAuthority),
                RequestTimeout = requestTimeout,
            }
        );
}
