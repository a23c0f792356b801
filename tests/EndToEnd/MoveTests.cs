using System.Text;

namespace Arktos.EndToEnd;

/// <summary>A virtual machine that moves between two nodes of this machine while it runs.</summary>
public sealed class MoveTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_machine_moves_with_all_that_it_is_whoever_is_killed_and_a_drain_moves_it()
    {
        Assert.SkipUnless(LocalCluster.HasMachines, "a virtual machine needs root, containerd, QEMU and its image");
        var cluster = new LocalCluster(PortBases.Moves, "containerd")
        {
            RunsMachines = true,
            Options = ["--nodes", "2"],
        };
        await using (cluster)
        {
            await cluster.InitializeAsync();
            await cluster.KubectlAsync($"apply -f {Path.Combine(LocalCluster.Top, "examples", "vm.yaml")}");
            await cluster.KubectlAsync("wait pod vm1 --for=condition=Ready --timeout=120s", timeout: Patience);
            var uid = await PodAsync(cluster, "{.metadata.uid}");
            var service = await cluster.KubectlAsync("get service vm1 -o jsonpath={.spec.clusterIP}");
            await MoveAsync(cluster, uid, service);
            await MoveAsync(cluster, uid, service);

            // Who looks after it dies in the middle: it is where it was, or where it was to go, and goes on there.
            foreach (var victim in (string[])["kubelet", "vm-runtime"])
            foreach (var isSource in (bool[])[true, false])
            {
                var from = await PodAsync(cluster, "{.spec.nodeName}");
                var node = isSource ? from : Other(from);
                var moving = MachineAsync(cluster, "migrate vm1");
                await UntilAsync(
                    async () =>
                        (await PodAsync(cluster, "{.status.migration.completionTime}")).Length == 0
                        || moving.IsCompleted,
                    "it is under way"
                );
                await Shell.RunAsync("kill", ["-9", $"{cluster.Pid($"{victim}-{node}")}"]);
                await moving;
                await ServesAsync(cluster, uid, service);
            }

            // kubectl's own drain has it moved, and counts it as evicted.
            var before = await PodAsync(cluster, "{.spec.nodeName}");
            await UntilAsync(
                async () =>
                    (await cluster.GetAsync("nodes"))["items"]!
                        .AsArray()
                        .All(n =>
                            n!["status"]!["conditions"]!
                                .AsArray()
                                .Any(c => (string?)c!["type"] == "VmRuntimeReady" && (string?)c["status"] == "True")
                        ),
                "both nodes run machines"
            );
            await cluster.KubectlAsync(
                $"drain {before} --force --ignore-daemonsets --delete-emptydir-data --timeout=100s",
                timeout: Patience
            );
            Assert.Equal(Other(before), await PodAsync(cluster, "{.spec.nodeName}"));
            await ServesAsync(cluster, uid, service);

            // Nowhere to go: it says so, and runs on.
            var refused = await MachineAsync(cluster, "migrate vm1");
            Assert.Contains("nodes are available", refused);
            await ServesAsync(cluster, uid, service);
            await UntilAsync(
                async () => !(await cluster.KubectlAsync("get pods -o name")).Contains("-target"),
                "what held room has gone"
            );
            await AssertOneAsync(cluster, before);
        }
    }

    private static async Task MoveAsync(LocalCluster cluster, string uid, string service)
    {
        var from = await PodAsync(cluster, "{.spec.nodeName}");
        Assert.Contains(
            $"pod/vm1: migrate done, it runs on {Other(from)}",
            await MachineAsync(cluster, $"migrate vm1 --to {Other(from)}")
        );
        Assert.Equal(Other(from), await PodAsync(cluster, "{.spec.nodeName}"));
        await ServesAsync(cluster, uid, service);
        await AssertOneAsync(cluster, from);
        Assert.Contains("Migrated", await cluster.KubectlAsync("get events -o jsonpath={.items[*].reason}"));
    }

    /// <summary>The same pod, whose guest answers by its service, and whose boot was its only one.</summary>
    private static async Task ServesAsync(LocalCluster cluster, string uid, string service)
    {
        try
        {
            await UntilAsync(
                async () =>
                    await PodAsync(cluster, "{.status.containerStatuses[0].ready}") == "true"
                    && (await Shell.RunAsync("curl", ["-s", "-m", "5", $"http://{service}/"])).Output.Trim() == "vm1",
                "the machine serves"
            );
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n{await StateAsync(cluster, service)}", e);
        }
        Assert.Equal(uid, await PodAsync(cluster, "{.metadata.uid}"));
        const string First = ".status.containerStatuses[0]";
        // How it has ended, if it has.
        Assert.Equal("0", await PodAsync(cluster, $"{{{First}.restartCount}}{{{First}.lastState.terminated}}"));
    }

    /// <summary>What is known of the machine, and the last that its guest and its runtime servers have said.</summary>
    private static async Task<string> StateAsync(LocalCluster cluster, string service)
    {
        var told = new StringBuilder();
        told.AppendLine(await PodAsync(cluster, "{.spec.nodeName}{.status}"));
        foreach (var address in (string[])[service, await PodAsync(cluster, "{.status.podIP}")])
        {
            var asked = await Shell.RunAsync("curl", ["-sv", "-m", "5", $"http://{address}/"]);
            told.AppendLine($"{address}: {asked.ExitCode} {asked.Output} {asked.Error}");
        }
        told.AppendLine(await cluster.KubectlAsync("get endpointslices -o yaml"));
        var nodes = Path.Combine(cluster.StateDirectory, "nodes");
        foreach (
            var file in Directory
                .EnumerateFiles(nodes, "console.raw", SearchOption.AllDirectories)
                .Concat(Directory.EnumerateFiles(nodes, "machine.json", SearchOption.AllDirectories))
                .Concat(
                    Directory.EnumerateFiles(cluster.StateDirectory, "vm-runtime*.log", SearchOption.AllDirectories)
                )
        )
            told.AppendLine($"== {file}")
                .AppendJoin('\n', File.ReadLines(file).TakeLast(12).Select(l => l[..Math.Min(l.Length, 1000)]))
                .AppendLine();
        return told.ToString();
    }

    /// <summary>Nothing of it is left on the node that it has left.</summary>
    private static Task AssertOneAsync(LocalCluster cluster, string left) =>
        UntilAsync(
            async () =>
            {
                var machines = Path.Combine(cluster.StateDirectory, "nodes", left, "machines");
                return !Directory.EnumerateDirectories(Path.Combine(machines, "sandboxes")).Any()
                    && !Directory.EnumerateDirectories(Path.Combine(machines, "machines")).Any()
                    && (await Shell.RunAsync("pgrep", ["-f", $"qemu-system.*{machines}"])).Output.Length == 0;
            },
            $"{left} has nothing of it"
        );

    private static string Other(string node) => node == "node-1" ? "node-2" : "node-1";

    private static Task<string> PodAsync(LocalCluster cluster, string path) =>
        cluster.KubectlAsync($"get pod vm1 -o jsonpath={path}");

    /// <summary>What hack/kubectl-vm says.</summary>
    private static async Task<string> MachineAsync(LocalCluster cluster, string arguments)
    {
        var result = await Shell.RunAsync(
            Path.Combine(LocalCluster.Top, "hack", "kubectl-vm"),
            arguments.Split(' '),
            new Dictionary<string, string>
            {
                ["KUBECONFIG"] = Path.Combine(cluster.StateDirectory, "kubeconfig"),
                ["HOME"] = cluster.StateDirectory,
            },
            timeout: Patience
        );
        return result.Output + result.Error;
    }

    private static Task UntilAsync(Func<Task<bool>> holds, string what) =>
        Shell.UntilAsync(holds, static held => held, Patience, what);
}
