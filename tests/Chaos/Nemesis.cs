using System.Diagnostics;
using Arktos.StoreClient;

namespace Arktos.Chaos;

/// <summary>Kills and pauses stores, as its random generator says. When it ends, all of them run.</summary>
internal sealed class Nemesis(StoreProcesses stores, KeyspaceClient control, Random random, Action<string> log)
{
    public async Task RunAsync(TimeSpan duration)
    {
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < duration)
        {
            await Task.Delay(random.Next(500, 2500));
            var act = random.Next(10);
            log($"{Stopwatch.GetElapsedTime(begin).TotalSeconds:f1} s: {await ActAsync(act)}");
            // Mostly only when a quorum is back: on a slow machine there would be nothing but outage. Else into the
            // recovery.
            if (random.Next(4) != 0)
                await control.CommitAsync(
                    new Commit(
                        Guid.NewGuid(),
                        [],
                        [new CommitOperation.Put(Workload.Pod("nemesis"), "nemesis 0 "u8.ToArray(), -1)]
                    ),
                    default
                );
        }
    }

    private async Task<string> ActAsync(int act)
    {
        switch (act)
        {
            case < 4:
                return await KillAsync(Some(1));
            case < 6:
                return await KillAsync(Some(2));
            case 6:
                return await KillAsync(Some(3));
            case 7 or 8:
                return await PauseAsync(await LeaderAsync());
            default:
                return await KillAsync([await LeaderAsync()]);
        }
    }

    private uint[] Some(int count)
    {
        var ids = StoreProcesses.Ids.ToArray();
        random.Shuffle(ids);
        return ids[..count];
    }

    private async Task<string> KillAsync(uint[] ids)
    {
        await stores.KillAsync(ids);
        await Task.Delay(random.Next(0, 1500));
        foreach (var id in ids)
            stores.Start(id);
        return $"killed and restarted {string.Join(", ", ids)}";
    }

    private async Task<string> PauseAsync(uint id)
    {
        var milliseconds = random.Next(300, 3000);
        stores.Pause(id);
        await Task.Delay(milliseconds);
        stores.Resume(id);
        return $"paused {id} for {milliseconds} ms";
    }

    /// <summary>Who leads the pods' partition; any store when nobody does.</summary>
    private async Task<uint> LeaderAsync()
    {
        var partition = control.PartitionOf(Workload.Pod("x")).Value;
        var status = await control.StatusAsync(default);
        var leader = status
            .Where(s => s.Status is { } t && t.Partitions.Any(p => p.Partition == partition && p.Role == "leader"))
            .Select(s => s.Store.Id)
            .FirstOrDefault();
        return leader != 0 ? leader : Some(1)[0];
    }
}
