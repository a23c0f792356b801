using Arktos.Local;
using Arktos.Roles;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.Operator;

/// <summary>The keyspace of a local cluster, as its operator.</summary>
internal static class OperatorKeyspace
{
    public static KeyspaceClient Open(ClusterLayout layout) =>
        new(
            new KeyspaceClientOptions
            {
                Seeds = [.. layout.Stores.Select(s => s.Address)],
                Certificate = CertificateAuthority.LoadPem(layout.Pki, PkiNames.Operator),
                Authority = PkiOptions.LoadRoots(layout.Pki, PkiNames.StoreAuthority),
            }
        );

    /// <exception cref="TimeoutException">No store answered.</exception>
    public static async Task ConnectAsync(KeyspaceClient keyspace, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await keyspace.ConnectAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException(
                "no store tells the partition map: partition 0 has no leader, or no store runs (arktos up starts "
                    + "what is missing)"
            );
        }
    }
}
