namespace Arktos.EndToEnd.Unrest;

/// <summary>
/// Kills and pauses whatever a cluster consists of, by a seeded generator: processes (of the stores one at a time, so
/// that a majority always runs) and the containers of pods that the churn made. Whoever is killed is started again by
/// the supervisors, and is left alone until it runs.
/// </summary>
internal sealed class Troubles(LocalCluster cluster, Random random, Action<string> log)
{
    private static readonly string[] Stores = ["store-az-a", "store-az-b", "store-az-c"];

    public async Task RunAsync(DateTime until)
    {
        while (DateTime.UtcNow < until)
        {
            await Task.Delay(random.Next(1000, 4000));
            switch (random.Next(10))
            {
                case < 2:
                    await KillAsync(Stores[random.Next(Stores.Length)]);
                    break;
                case < 6:
                    await KillAsync(LocalCluster.Processes[random.Next(LocalCluster.Processes.Count)]);
                    break;
                case < 8:
                    await PauseAsync(LocalCluster.Processes[random.Next(LocalCluster.Processes.Count)]);
                    break;
                default:
                    KillContainers();
                    break;
            }
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
        // Another store must not go before this one is back among them.
        if (Stores.Contains(process))
            await Task.Delay(TimeSpan.FromSeconds(3));
    }

    private async Task PauseAsync(string process)
    {
        var milliseconds = random.Next(500, 5000);
        log($"pause {process} for {milliseconds} ms");
        await cluster.SignalAsync("STOP", process);
        await Task.Delay(milliseconds);
        await cluster.SignalAsync("CONT", process);
    }

    /// <summary>The shim of a pod, and with it all processes in its containers.</summary>
    private void KillContainers()
    {
        var pods = Machine.Containers(cluster).Where(c => c.Namespace == Churn.Namespace).ToList();
        if (pods.Count == 0)
            return;
        var victim = pods[random.Next(pods.Count)];
        log($"kill -9 the containers of {victim.Pod}");
        foreach (var pid in Machine.ShimsOf(cluster, victim.Uid))
            Machine.Kill(pid);
    }
}
