using System.Collections.Concurrent;

namespace Arktos.EndToEnd.Unrest;

/// <summary>
/// Kills and pauses whatever a cluster consists of, by a seeded generator: processes (of the stores one at a time, so
/// that a majority always runs) and the containers of pods that the churn made; stores and the rest at the same time.
/// Whoever is killed is started again by the supervisors, and is left alone until it runs.
/// </summary>
internal sealed class Troubles(LocalCluster cluster, Random random, Action<string> log)
{
    private static readonly string[] Stores = ["store-az-a", "store-az-b", "store-az-c"];

    private const int WaitsForContainers = 120;

    /// <summary>How many there were of each kind: stores, others, pauses, containers.</summary>
    public ConcurrentDictionary<string, int> Done { get; } = new();

    private static readonly List<string> Others = [.. LocalCluster.Processes.Except(Stores)];

    public Task RunAsync(DateTime until) =>
        Task.WhenAll(TroubleStoresAsync(new Random(random.Next()), until), TroubleOthersAsync(random, until));

    private async Task TroubleStoresAsync(Random chance, DateTime until)
    {
        while (DateTime.UtcNow < until)
        {
            await Task.Delay(chance.Next(500, 4000));
            var store = Stores[chance.Next(Stores.Length)];
            if (chance.Next(3) == 0)
                await PauseAsync(store, chance.Next(500, 5000));
            else
                await KillAsync(store);
            // Another must not go before this one is back among them.
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }

    private async Task TroubleOthersAsync(Random chance, DateTime until)
    {
        while (DateTime.UtcNow < until)
        {
            await Task.Delay(chance.Next(500, 2500));
            var process = Others[chance.Next(Others.Count)];
            switch (chance.Next(8))
            {
                case < 4:
                    await KillAsync(process);
                    break;
                case < 6:
                    await PauseAsync(process, chance.Next(500, 5000));
                    break;
                default:
                    KillContainers(chance);
                    break;
            }
        }
        // With a scheduler that was dead most of the time there may have been none yet.
        for (var waited = 0; waited < WaitsForContainers && !Done.ContainsKey("containers"); waited++)
        {
            await Task.Delay(500);
            KillContainers(chance);
        }
    }

    private async Task KillAsync(string process)
    {
        log($"kill -9 {process}");
        var pid = cluster.Pid(process);
        await cluster.KillAsync(process);
        await Shell.UntilAsync(
            async () =>
            {
                await Task.Delay(100);
                return cluster.Pid(process);
            },
            now => now != pid && Directory.Exists($"/proc/{now}"),
            TimeSpan.FromSeconds(60),
            $"{process} is started again"
        );
        Count(Stores.Contains(process) ? "stores" : "others");
    }

    private async Task PauseAsync(string process, int milliseconds)
    {
        log($"pause {process} for {milliseconds} ms");
        var pid = cluster.Pid(process);
        await Shell.RunAsync("/bin/kill", ["-STOP", $"{pid}"]);
        await Task.Delay(milliseconds);
        await Shell.RunAsync("/bin/kill", ["-CONT", $"{pid}"]);
        Count("pauses");
    }

    /// <summary>The shims of a pod, and with them all processes in its containers.</summary>
    private void KillContainers(Random chance)
    {
        var pods = Machine.Containers(cluster).Where(c => c.Namespace == Churn.Namespace).ToList();
        if (pods.Count == 0)
            return;
        var victim = pods[chance.Next(pods.Count)];
        var shims = Machine.ShimsOf(cluster, victim.Uid).ToList();
        log($"kill -9 {shims.Count} shims of {victim.Pod}");
        shims.ForEach(Machine.Kill);
        if (shims.Count > 0)
            Count("containers");
    }

    private void Count(string kind) => Done.AddOrUpdate(kind, 1, (_, count) => count + 1);
}
