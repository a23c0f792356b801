using System.Net;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Dns;
using Arktos.Roles;
using Arktos.Rpc;

namespace Arktos.Local;

/// <summary>
/// Waits until the parts of a local cluster do their work, from the stores outwards, and says so; where one ends or
/// takes too long, the exception has the end of its log.
/// </summary>
internal sealed class Readiness(ClusterLayout layout, ProcessTable table, Action<string> say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60),
        Poll = TimeSpan.FromMilliseconds(100);

    public async Task StoresAsync(CancellationToken cancel)
    {
        using var keyspace = Operator.OperatorKeyspace.Open(layout);
        await WaitAsync(
                "the stores",
                layout.StoreProcesses,
                async stop =>
                {
                    await keyspace.ConnectAsync(stop).ConfigureAwait(false);
                    var status = await keyspace.StatusAsync(stop).ConfigureAwait(false);
                    return status.All(s => s.Status is not null && s.Status.Partitions.All(p => p.Leader != 0));
                },
                cancel
            )
            .ConfigureAwait(false);
        say($"stores {string.Join(", ", layout.Stores.Select(s => s.Name))} are up; every partition has a leader");
    }

    public async Task ApiServersAsync(CancellationToken cancel)
    {
        foreach (var server in layout.ApiServers)
        {
            await WaitForDoorAsync(layout.ApiServerProcesses.First(p => p.Name == server.Name), server.Address, cancel)
                .ConfigureAwait(false);
            say($"{server.Name} serves https://{server.Address}");
        }
    }

    /// <summary>
    /// A pod needs the service account of its namespace, which a controller makes: a user who is told to go on shall
    /// not find that it is not there yet.
    /// </summary>
    public async Task FirstPodsMayComeAsync(CancellationToken cancel)
    {
        using var connection = Connect();
        var accounts = new ResourceClient<Api.Core.V1.ServiceAccount>(connection);
        await WaitAsync(
                "the service account of namespace default",
                layout.ComponentProcesses,
                async stop =>
                {
                    try
                    {
                        return await accounts
                            .TryGetAsync(new Client.Resources.ObjectKey("", "default", "default"), stop)
                            .ConfigureAwait(false)
                            is not null;
                    }
                    catch (Exception e) when (e is ApiException or HttpRequestException)
                    {
                        return false;
                    }
                },
                cancel
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The service of the DNS servers is there, and they know it. A cluster where it cannot be written is told of,
    /// and is up all the same.
    /// </summary>
    public async Task NamesAsync(CancellationToken cancel)
    {
        using var connection = Connect();
        try
        {
            await NameService.ApplyAsync(layout, connection, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ApiException or InvalidOperationException)
        {
            say($"pods have no names: {e.Message}");
            return;
        }
        var servers = layout.ComponentProcesses.Where(p => p.Arguments[0] == "dns").ToList();
        // They share a port: a name that one of them knows does not tell that the other listens.
        foreach (var server in servers)
            await WaitForDoorAsync(server, server.Address!, cancel).ConfigureAwait(false);
        var name = $"{NameService.Name}.{NameService.Namespace}.svc.{NameService.Domain}";
        await WaitAsync(
                "DNS",
                servers,
                async stop =>
                    await DnsProbe.AskAsync(IPEndPoint.Parse(layout.SharedNameServer), name, stop).ConfigureAwait(false)
                    == NameService.ClusterIp,
                cancel
            )
            .ConfigureAwait(false);
        say($"DNS answers on {string.Join(", ", layout.NameServers)}, and pods at {NameService.ClusterIp}");
    }

    /// <summary>Until the process says at its HTTPS address, <c>/readyz</c>, that it serves.</summary>
    private async Task WaitForDoorAsync(LocalProcess process, string address, CancellationToken cancel)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                SslOptions = RpcTls.ClientOptions(
                    CertificateAuthority.LoadPem(layout.Pki, PkiNames.Admin),
                    PkiOptions.LoadRoots(layout.Pki, PkiNames.ClusterAuthority),
                    null
                ),
            }
        );
        await WaitAsync(
                process.Name,
                [process],
                async stop =>
                {
                    try
                    {
                        using var response = await http.GetAsync(
                                new Uri($"https://{address}{RoleDoor.ReadyPath}"),
                                stop
                            )
                            .ConfigureAwait(false);
                        return response.IsSuccessStatusCode;
                    }
                    catch (HttpRequestException)
                    {
                        return false;
                    }
                },
                cancel
            )
            .ConfigureAwait(false);
    }

    private ApiConnection Connect() =>
        new(
            new ApiConnectionOptions
            {
                Servers = [.. layout.ApiServers.Select(s => new Uri($"https://{s.Address}"))],
                ClientCertificate = CertificateAuthority.LoadPem(layout.Pki, PkiNames.Admin),
                TrustedRoots = PkiOptions.LoadRoots(layout.Pki, PkiNames.ClusterAuthority),
            }
        );

    /// <param name="renewedSince">A node's agent must have renewed its lease since then: what the node says of itself
    /// may be from before the agent was started.</param>
    public async Task NodesAsync(Func<LocalNode, DateTimeOffset> renewedSince, CancellationToken cancel)
    {
        using var connection = Connect();
        var nodes = new ResourceClient<Api.Core.V1.Node>(connection);
        var leases = new ResourceClient<Api.Coordination.V1.Lease>(connection);
        foreach (var node in layout.Nodes)
        {
            var pods = "";
            await WaitAsync(
                    node.Name,
                    layout.ComponentProcesses,
                    async stop =>
                    {
                        try
                        {
                            var found = await nodes
                                .TryGetAsync(Client.Resources.ObjectKey.Cluster(node.Name), stop)
                                .ConfigureAwait(false);
                            if (found?.Status.Conditions?.Exists(c => c.Type == "Ready" && c.Status == "True") != true)
                                return false;
                            pods = found.Spec.PodCIDR;
                            var lease = await leases
                                .TryGetAsync(new Client.Resources.ObjectKey("", "kube-node-lease", node.Name), stop)
                                .ConfigureAwait(false);
                            return lease?.Spec.RenewTime >= renewedSince(node);
                        }
                        catch (Exception e) when (e is ApiException or HttpRequestException)
                        {
                            return false;
                        }
                    },
                    cancel
                )
                .ConfigureAwait(false);
            say($"{node.Name} is ready (runtime {layout.Runtime}, {node.Az}, {node.Address}, pods {pods})");
        }
    }

    /// <summary>
    /// Waits for a condition; when a process on the way ends, or it takes too long, says so with the end of its log.
    /// </summary>
    private async Task WaitAsync(
        string what,
        IEnumerable<LocalProcess> processes,
        Func<CancellationToken, Task<bool>> ready,
        CancellationToken cancel
    )
    {
        var needed = processes.ToList();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                using var attempt = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
                attempt.CancelAfter(TimeSpan.FromSeconds(5));
                try
                {
                    if (await ready(attempt.Token).ConfigureAwait(false))
                        return;
                }
                catch (OperationCanceledException) when (!patience.IsCancellationRequested) { }
                if (needed.Find(p => table.FindPid(p) is null) is { } dead)
                    throw new InvalidOperationException(
                        $"{dead.Name} has ended. The end of {table.LogFile(dead)}:\n{table.LastLogLines(dead, 15)}"
                    );
                await Task.Delay(Poll, patience.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"{what} did not get ready within {Patience.TotalSeconds} s. "
                    + string.Join(
                        '\n',
                        needed.Select(p => $"The end of {table.LogFile(p)}:\n{table.LastLogLines(p, 5)}")
                    )
            );
        }
    }
}
