using Arktos.Kubelet.Network;
using Microsoft.Extensions.Logging;

namespace Arktos.Local;

/// <summary>
/// Starts again whatever of a local cluster has ended and is wanted. There are two: one works, while it holds
/// run/supervisor.lock; the other waits for the lock, and each is started again by the other. The end of a process is
/// told by the kernel (<see cref="ProcessEnds"/>); everything else (what is wanted, files that are gone, the lock) is
/// looked at now and then. One thread.
/// </summary>
internal sealed class Supervisor(string stateDirectory, ILogger logger, TimeProvider time)
{
    /// <summary>While something is to be started, and where the kernel does not tell ends.</summary>
    private static readonly TimeSpan LooksSoon = TimeSpan.FromMilliseconds(250);

    /// <summary>While all that is wanted runs.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(2);

    /// <summary>For the lock of the other supervisor.</summary>
    private static readonly TimeSpan TriesLockEvery = TimeSpan.FromSeconds(1);
    private const int LogLines = 3;

    private readonly RestartPolicy _policy = new();
    private string _networkFailure = "";

    public async Task RunAsync(CancellationToken stop)
    {
        using var ends = new ProcessEnds();
        await using var stopping = stop.Register(ends.Wake);
        IDisposable? held = null;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                // The directory is read anew each time: stores come and go, and `down --delete` removes all of it.
                if (ClusterLayout.TryLoad(stateDirectory) is not { } layout)
                {
                    logger.LogInformation("there is no cluster in {Directory} any more", stateDirectory);
                    return;
                }
                if (held is null && (held = WantedState.TryLock(Path.Combine(layout.Run, "supervisor.lock"))) is null)
                {
                    await Task.Delay(TriesLockEvery, time, stop).ConfigureAwait(false);
                    continue;
                }
                var pids = await LookAsync(layout, stop).ConfigureAwait(false);
                ends.Wait(pids.OfType<int>().ToList(), pids.Contains(null) ? LooksSoon : LooksEvery, LooksSoon);
            }
        }
        finally
        {
            held?.Dispose();
        }
    }

    /// <returns>Of each process that is wanted; null: it does not run.</returns>
    private async Task<IReadOnlyList<int?>> LookAsync(ClusterLayout layout, CancellationToken stop)
    {
        var table = new ProcessTable(layout);
        var state = new WantedState(layout).Read();
        var wanted = layout.Wanted(state).ToList();
        if (state == WantedProcesses.All)
            await EnsureNetworkAsync(layout, stop).ConfigureAwait(false);
        _policy.ForgetAllBut(wanted.Select(p => p.Name));
        var pids = new List<int?>(wanted.Count);
        foreach (var process in wanted)
        {
            var found = table.FindPid(process);
            pids.Add(found);
            var decision = _policy.Observe(process.Name, found is not null, time.GetUtcNow());
            if (decision.StartsIn is { } delay)
                logger.LogWarning(
                    "{Process} has ended, and is started again in {Seconds} s; the end of {Log}: {Lines}",
                    process.Name,
                    delay.TotalSeconds,
                    table.LogFile(process),
                    table.LastLogLines(process, LogLines)
                );
            if (!decision.Starts)
                continue;
            try
            {
                if (table.StartIfWanted(process) is { } pid)
                    logger.LogInformation("{Process} is started again ({Pid})", process.Name, pid);
            }
            catch (Exception e) when (e is IOException or TimeoutException or System.ComponentModel.Win32Exception)
            {
                // No more processes, a full disk: tried again as if it had ended.
                logger.LogError("{Process} could not be started: {Reason}", process.Name, e.Message);
            }
        }
        return pids;
    }

    /// <summary>A node agent whose network namespace somebody has removed could not be started.</summary>
    private async Task EnsureNetworkAsync(ClusterLayout layout, CancellationToken stop)
    {
        var places = layout.Nodes.Select(n => n.Place).OfType<MachineNode>().ToList();
        if (places.TrueForAll(MachineNodes.IsThere))
            return;
        try
        {
            await layout.Network.Machine.EnsureAsync(places, stop).ConfigureAwait(false);
            logger.LogWarning("network namespaces of nodes were missing, and are there again");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (e.Message != _networkFailure)
                logger.LogError("network namespaces of nodes are missing: {Reason}", e.Message);
            _networkFailure = e.Message;
        }
    }
}
