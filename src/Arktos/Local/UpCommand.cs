using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Roles;
using Arktos.Rpc;
using Arktos.Store.Partitions;
using Arktos.StoreClient;

namespace Arktos.Local;

/// <summary>`arktos up`: starts a local cluster, or what is missing of it, and says what to try next.</summary>
internal static class UpCommand
{
    private static readonly Option<int> PortBase = new("--port-base")
    {
        Description = "first of the ports that the cluster takes",
        DefaultValueFactory = _ => ClusterLayout.DefaultPortBase,
    };
    private static readonly Option<int> Partitions = new("--partitions")
    {
        Description = "partitions of a new keyspace, 1 to 1023",
        DefaultValueFactory = _ => 4,
    };
    private static readonly Option<string?> Runtime = new("--runtime")
    {
        Description =
            "containerd (real containers, needs root) or hollow (plays them); of a new cluster: what this machine "
            + "allows",
    };
    private static readonly Option<bool> StoresOnly = new("--stores-only")
    {
        Description = "start the stores and nothing above them: to restore a backup before an API server serves",
    };

    /// <summary>
    /// What is in a state directory before its first cluster is: images and tools by hack/arktos-up.sh, the rest by an
    /// `up` that was broken off.
    /// </summary>
    private static readonly string[] OwnEntries = ["images", "tools", "pki", "cluster.json", "data", "kubeconfig"];

    /// <summary>As long as a node is taken for alive after its agent's last sign.</summary>
    private static readonly TimeSpan LeaseAgeMax = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60),
        Poll = TimeSpan.FromMilliseconds(100);

    public static Command Command()
    {
        var command = new Command(
            "up",
            "Start a local cluster: three stores, two API servers, scheduler, controllers, a node agent"
        )
        {
            LocalOptions.StateDirectory,
            PortBase,
            Partitions,
            Runtime,
            StoresOnly,
        };
        Runtime.AcceptOnlyFromAmong("containerd", "hollow");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (clock, begun) = (Stopwatch.StartNew(), DateTimeOffset.UtcNow);
        void Say(string text) => Console.WriteLine($"[{clock.Elapsed.TotalSeconds, 5:0.0} s] {text}");
        try
        {
            var layout = Prepare(parsed, Say);
            var table = new ProcessTable(layout);
            var storesOnly = parsed.GetValue(StoresOnly);
            var state = new WantedState(layout);
            var missing = layout
                .Wanted(storesOnly ? WantedProcesses.Stores : WantedProcesses.All)
                .Where(p => table.FindPid(p) is null)
                .ToList();
            // `--stores-only` does not take down what runs above them.
            var onlyStores =
                storesOnly
                && layout.ApiServerProcesses.Concat(layout.ComponentProcesses).All(p => table.FindPid(p) is null);
            foreach (var process in missing)
                RefuseTakenPort(process, "end what uses it");
            state.Write(onlyStores ? WantedProcesses.Stores : WantedProcesses.All);
            foreach (var process in missing)
                table.StartIfWanted(process);
            Say(
                missing.Count == 0
                    ? "everything runs already"
                    : $"started {string.Join(", ", missing.Select(p => p.Name))}"
            );
            await StoresReadyAsync(layout, table, Say, cancel).ConfigureAwait(false);
            if (storesOnly)
            {
                Say("the stores are up; next: arktos restore FILE, then arktos up");
                return 0;
            }
            await ApiServersReadyAsync(layout, table, Say, cancel).ConfigureAwait(false);
            await NodesReadyAsync(
                    layout,
                    table,
                    node =>
                        missing.Exists(p => p.Name == ClusterLayout.AgentName(node))
                            ? begun
                            : DateTimeOffset.UtcNow - LeaseAgeMax,
                    Say,
                    cancel
                )
                .ConfigureAwait(false);
            Say("the cluster is up");
            SayWhatNext(layout);
            return 0;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"arktos up: {e.Message}").ConfigureAwait(false);
            return 1;
        }
    }

    private static ClusterLayout Prepare(ParseResult parsed, Action<string> say)
    {
        var directory = LocalOptions.Directory(parsed);
        if (ClusterLayout.TryLoad(directory) is { } known)
        {
            OwnFiles.CloseDirectory(directory);
            if (parsed.GetValue(Runtime) is { } wanted && wanted != known.Runtime)
                throw new InvalidOperationException(
                    $"the cluster in {directory} uses the runtime {known.Runtime}; start afresh with: arktos down "
                        + $"--delete"
                );
            RefuseOther(parsed, PortBase, known.PortBase, directory);
            RefuseOther(parsed, Partitions, known.Partitions, directory);
            // What the user set in it, as the namespace of the context, stays.
            if (!File.Exists(known.Kubeconfig))
                Kubeconfig.Write(known);
            return known;
        }
        var partitions = parsed.GetRequiredValue(Partitions);
        if (partitions is < 1 or > PartitionId.ValueMax)
            throw new ArgumentException($"--partitions {partitions} is not within 1 to {PartitionId.ValueMax}");
        var portBase = parsed.GetRequiredValue(PortBase);
        if (portBase is < 1 or > ClusterLayout.PortBaseMax)
            throw new ArgumentException($"--port-base {portBase} is not within 1 to {ClusterLayout.PortBaseMax}");
        if (ForeignEntry(directory) is { } foreign)
            throw new InvalidOperationException(
                $"{directory} holds {foreign}, and no local cluster: name a folder that is empty or not there with "
                    + $"--state-dir"
            );
        var runtime = parsed.GetValue(Runtime) ?? (ContainerdRefusal() is { } why ? Fallback(why, say) : "containerd");
        if (runtime == "containerd" && ContainerdRefusal() is { } refusal)
            throw new InvalidOperationException($"{refusal}; --runtime=hollow plays the containers instead");
        var layout = new ClusterLayout(directory, portBase, partitions, runtime);
        foreach (var process in layout.Processes)
            RefuseTakenPort(process, "name other ports with --port-base");
        OwnFiles.CloseDirectory(directory);
        LocalPki.Ensure(layout);
        uint[] stores = [.. layout.Stores.Select(s => s.Id)];
        // Before local.json: where that is, the stores have their data directories, and one that is empty is a loss.
        var clusterId = File.Exists(layout.ClusterFile)
            ? ClusterConfiguration.Read(layout.ClusterFile).ClusterId
            : Guid.NewGuid().ToString("n");
        new ClusterConfiguration(
            clusterId,
            layout.Stores,
            [.. Enumerable.Range(0, partitions).Select(p => new ConfiguredPartition((ushort)p, stores))]
        ).Write(layout.ClusterFile);
        foreach (var store in layout.Stores)
            DataDirectory.Create(layout.StoreDirectory(store.Name), clusterId, store.Id);
        Kubeconfig.Write(layout);
        layout.Save();
        say($"made certificates and configuration in {directory}");
        return layout;
    }

    private static void RefuseOther(ParseResult parsed, Option<int> option, int known, string directory)
    {
        if (parsed.GetResult(option) is { Implicit: false } && parsed.GetValue(option) is var wanted && wanted != known)
            throw new InvalidOperationException(
                $"the cluster in {directory} was made with {option.Name}={known}: leave {option.Name}={wanted} out, "
                    + $"name another --state-dir, or start afresh with: arktos down --delete"
            );
    }

    private static void RefuseTakenPort(LocalProcess process, string remedy)
    {
        if (process.Address is null)
            return;
        using var probe = new TcpListener(IPEndPoint.Parse(process.Address));
        try
        {
            probe.Start();
        }
        catch (SocketException e)
            when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            throw new InvalidOperationException(
                $"{process.Name} cannot listen on {process.Address} ({e.Message.ToLowerInvariant()}): {remedy}",
                e
            );
        }
    }

    /// <summary>
    /// Something in the folder that no `up` has put there: `down --delete` would delete it. Null when there is nothing.
    /// </summary>
    private static string? ForeignEntry(string directory) =>
        !System.IO.Directory.Exists(directory)
            ? null
            : System
                .IO.Directory.EnumerateFileSystemEntries(directory)
                .Select(e => Path.GetFileName(e))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault(e => !OwnEntries.Contains(e));

    private static string Fallback(string why, Action<string> say)
    {
        say($"{why}: containers are played (--runtime=hollow), not run");
        return "hollow";
    }

    /// <summary>Why containers cannot be run here; null when they can.</summary>
    private static string? ContainerdRefusal()
    {
        if (Environment.UserName != "root")
            return "running containers needs root";
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/sbin"];
        foreach (var program in (string[])["containerd", "runc", "ip", "iptables"])
            if (!folders.Any(f => File.Exists(Path.Combine(f, program))))
                return $"{program} is not installed (hack/arktos-up.sh installs it)";
        return null;
    }

    private static async Task StoresReadyAsync(
        ClusterLayout layout,
        ProcessTable table,
        Action<string> say,
        CancellationToken cancel
    )
    {
        using var keyspace = Operator.OperatorKeyspace.Open(layout);
        await WaitAsync(
                "the stores",
                layout.StoreProcesses,
                table,
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

    private static async Task ApiServersReadyAsync(
        ClusterLayout layout,
        ProcessTable table,
        Action<string> say,
        CancellationToken cancel
    )
    {
        foreach (var server in layout.ApiServers)
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
                    server.Name,
                    layout.ApiServerProcesses.Where(p => p.Name == server.Name),
                    table,
                    async stop =>
                    {
                        try
                        {
                            using var response = await http.GetAsync(new Uri($"https://{server.Address}/readyz"), stop)
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
            say($"{server.Name} serves https://{server.Address}");
        }
    }

    /// <param name="renewedSince">A node's agent must have renewed its lease since then: what the node says of itself
    /// may be from before the agent was started.</param>
    private static async Task NodesReadyAsync(
        ClusterLayout layout,
        ProcessTable table,
        Func<LocalNode, DateTimeOffset> renewedSince,
        Action<string> say,
        CancellationToken cancel
    )
    {
        using var connection = new ApiConnection(
            new ApiConnectionOptions
            {
                Servers = [.. layout.ApiServers.Select(s => new Uri($"https://{s.Address}"))],
                ClientCertificate = CertificateAuthority.LoadPem(layout.Pki, PkiNames.Admin),
                TrustedRoots = PkiOptions.LoadRoots(layout.Pki, PkiNames.ClusterAuthority),
            }
        );
        var nodes = new ResourceClient<Api.Core.V1.Node>(connection);
        var leases = new ResourceClient<Api.Coordination.V1.Lease>(connection);
        foreach (var node in layout.Nodes)
        {
            await WaitAsync(
                    node.Name,
                    layout.ComponentProcesses,
                    table,
                    async stop =>
                    {
                        try
                        {
                            var found = await nodes
                                .TryGetAsync(Client.Resources.ObjectKey.Cluster(node.Name), stop)
                                .ConfigureAwait(false);
                            if (found?.Status.Conditions?.Exists(c => c.Type == "Ready" && c.Status == "True") != true)
                                return false;
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
            say($"{node.Name} is ready (runtime {layout.Runtime}, pods {node.PodCidr})");
        }
    }

    /// <summary>
    /// Waits for a condition; when a process on the way ends, or it takes too long, says so with the end of its log.
    /// </summary>
    private static async Task WaitAsync(
        string what,
        IEnumerable<LocalProcess> processes,
        ProcessTable table,
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

    private static void SayWhatNext(ClusterLayout layout) =>
        Console.WriteLine(
            $"""

            Try next:
              export KUBECONFIG={layout.Kubeconfig}
              kubectl get nodes -o wide
              kubectl create namespace shop
              kubectl -n shop create deployment web --image=arktos.local/web:1 --replicas=3
              kubectl -n shop rollout status deployment/web && kubectl -n shop get pods -o wide
              bin/arktos status          what runs, who leads
              bin/arktos down            stop it (--delete: and remove everything)
            """
        );
}
