using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
    private static readonly Option<int?> Nodes = new("--nodes")
    {
        Description =
            $"node agents, 1 to {ClusterLayout.NodesMax}, each in the next AZ: one is on this machine's own network, "
            + "several have network namespaces; of a cluster that is there, more are added (default 1)",
    };
    private static readonly Option<string?> LoadBalancerRange = new("--load-balancer-range")
    {
        Description =
            "addresses that services of type LoadBalancer get, such as 192.0.2.0/24,198.51.100.7-198.51.100.20; "
            + "\"\": they get none; of a new cluster (default: a range of 198.18.0.0/15 where containers run)",
    };
    private static readonly Option<string> Machines = new("--machines")
    {
        Description =
            "auto: nodes run virtual machines where QEMU is installed and containers run; off: a new cluster has none",
        DefaultValueFactory = _ => "auto",
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

    public static Command Command()
    {
        var command = new Command(
            "up",
            "Start a local cluster: three stores, two API servers, scheduler, controllers, DNS servers, node agents"
        )
        {
            LocalOptions.StateDirectory,
            PortBase,
            Partitions,
            Runtime,
            Nodes,
            LoadBalancerRange,
            Machines,
            StoresOnly,
        };
        Machines.AcceptOnlyFromAmong("auto", "off");
        Runtime.AcceptOnlyFromAmong(ClusterLayout.Containerd, ClusterLayout.Hollow);
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
            var storesOnly = parsed.GetValue(StoresOnly);
            if (!storesOnly)
                layout = await LocalNodes.GrowAsync(layout, parsed.GetValue(Nodes), Say, cancel).ConfigureAwait(false);
            var table = new ProcessTable(layout);
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
            var ready = new Readiness(layout, table, Say);
            await ready.StoresAsync(cancel).ConfigureAwait(false);
            if (storesOnly)
            {
                Say(
                    $"the stores are up; next: {OwnCommand.Line(layout.StateDirectory, "restore FILE")}, then "
                        + OwnCommand.Line(layout.StateDirectory, "up")
                );
                return 0;
            }
            await ready.ApiServersAsync(cancel).ConfigureAwait(false);
            await ready
                .NodesAsync(
                    node =>
                        missing.Exists(p => p.Name == ClusterLayout.AgentName(node))
                            ? begun
                            : DateTimeOffset.UtcNow - LeaseAgeMax,
                    cancel
                )
                .ConfigureAwait(false);
            await ready.NamesAsync(cancel).ConfigureAwait(false);
            await ready.FirstPodsMayComeAsync(cancel).ConfigureAwait(false);
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
                    $"the cluster in {directory} uses the runtime {known.Runtime}; start afresh with: "
                        + OwnCommand.Line(directory, "down --delete")
                );
            RefuseOther(parsed, PortBase, known.PortBase, directory);
            RefuseOther(parsed, Partitions, known.Partitions, directory);
            if (parsed.GetValue(LoadBalancerRange) is { } range)
                RefuseOther(LoadBalancerRange, range, known.LoadBalancers, directory);
            // One of an earlier version has no such certificates yet.
            if (!File.Exists(Path.Combine(known.Pki, Roles.PkiNames.Proxy + ".crt")))
                LocalPki.Ensure(known);
            // What the user set in it, as the namespace of the context, stays.
            if (!File.Exists(known.Kubeconfig))
                Kubeconfig.Write(known);
            return AtItsAddress(known, say);
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
        var nodes = parsed.GetValue(Nodes) ?? 1;
        LocalNodes.RefuseCount(nodes);
        var runtime =
            parsed.GetValue(Runtime)
            ?? (LocalNodes.Refusal(nodes) is { } why ? Fallback(why, say) : ClusterLayout.Containerd);
        if (runtime == ClusterLayout.Containerd && LocalNodes.Refusal(nodes) is { } refusal)
            throw new InvalidOperationException($"{refusal}; --runtime=hollow plays the containers instead");
        var layout = new ClusterLayout(directory, portBase, partitions, runtime, OwnAddress.Find().ToString(), nodes)
        {
            LoadBalancerRange = parsed.GetValue(LoadBalancerRange),
            LeavesOutMachines = parsed.GetValue(Machines) == "off",
        };
        if (layout is { RunsContainers: true, LeavesOutMachines: false } && LocalNodes.WhyNoMachines() is { } missing)
            say($"{missing}: nodes run no virtual machines");
        Roles.ControllersRole.CheckLoadBalancers(layout.LoadBalancers);
        foreach (var process in layout.Processes)
            RefuseTakenPort(process, "name other ports with --port-base");
        foreach (
            var shared in (LocalProcess[])
                [
                    new("the API servers", [], layout.SharedApiServer),
                    new("the OpenStack-like API", [], layout.OpenStackApi),
                    new("the DNS servers", [], layout.SharedNameServer),
                ]
        )
            RefuseTakenPort(shared, "name other ports with --port-base");
        OwnFiles.CloseDirectory(directory);
        LocalPki.Ensure(layout);
        LocalEncryption.Make(layout);
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

    /// <summary>
    /// A machine may have another address than when the cluster was made. While anything runs it stays as it is.
    /// </summary>
    private static ClusterLayout AtItsAddress(ClusterLayout known, Action<string> say)
    {
        var now = OwnAddress.Find().ToString();
        var table = new ProcessTable(known);
        if (now == known.NodeAddress || known.Processes.Any(p => table.FindPid(p) is not null))
            return known;
        var layout = known with { NodeAddress = now };
        LocalPki.Ensure(layout);
        layout.Save();
        say($"the address of this machine is {now} now");
        return layout;
    }

    private static void RefuseOther(ParseResult parsed, Option<int> option, int known, string directory)
    {
        if (parsed.GetResult(option) is { Implicit: false })
            RefuseOther(option, parsed.GetValue(option), known, directory);
    }

    private static void RefuseOther<T>(Option option, T wanted, T known, string directory)
    {
        if (!EqualityComparer<T>.Default.Equals(wanted, known))
            throw new InvalidOperationException(
                $"the cluster in {directory} was made with {option.Name}={known}: leave {option.Name}={wanted} out, "
                    + $"name another --state-dir, or start afresh with: {OwnCommand.Line(directory, "down --delete")}"
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
        return ClusterLayout.Hollow;
    }

    /// <summary>Lines that work as they stand, where they are typed.</summary>
    private static void SayWhatNext(ClusterLayout layout)
    {
        string Own(string arguments) => OwnCommand.Line(layout.StateDirectory, arguments);
        // hack/arktos-up.sh gets one when there is none.
        var path = Environment.GetEnvironmentVariable("ARKTOS_KUBECTL_DIRECTORY") is { Length: > 0 } folder
            ? $"\n  export PATH={ShellWord.Quote(folder)}:$PATH"
            : "";
        var zones = layout.NodesCount > 1 ? " -L topology.kubernetes.io/zone" : "";
        var across = layout.HasNamespaces
            ? $"""

                  kubectl -n shop expose deployment/web --port=80 && curl "$(kubectl -n shop get service web -o jsonpath='{"{.spec.clusterIP}"}')"
                  ip netns exec {layout.Nodes[
                    1
                ].Place!.Namespace} ip route          # node-2, as it sees the other nodes' pods
                """
            : "";
        Console.WriteLine(
            $"""

            Try next:{path}
              export KUBECONFIG={ShellWord.Quote(layout.Kubeconfig)}
              kubectl get nodes -o wide{zones}
              kubectl create namespace shop
              kubectl -n shop create deployment web --image=arktos.local/web:1 --replicas=3
              kubectl -n shop rollout status deployment/web && kubectl -n shop get pods -o wide{across}
              # OpenStack's client, by hack/kubectl-openstack: https://{layout.OpenStackApi}/identity
              {Own("status")}          # what runs, who leads
              {Own("down")}            # stop it (--delete: and remove everything)
            """
        );
    }
}
