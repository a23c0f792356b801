using Arktos.Kubelet.Files;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Volumes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Pods;

/// <param name="Known">The pods that the node is to have, by uid.</param>
internal sealed record OrphanParts(
    PodWorkers Workers,
    PodVolumes Volumes,
    string LogsDirectory,
    Func<IReadOnlySet<string>> Known,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Takes away what is left of pods that are no more: sandboxes and containers, volumes, logs. When the agent starts,
/// for those that went meanwhile; and once a minute, for what could not be removed when its pod went.
/// </summary>
internal sealed class OrphanCollection(OrphanParts parts)
{
    internal static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Until cancelled.</summary>
    /// <param name="latest">What the runtime had when it was last looked at.</param>
    public async Task RunAsync(Func<IReadOnlyCollection<ObservedPod>> latest, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Period, parts.Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ct.IsCancellationRequested)
                await TryEachAsync(() => CollectAsync(latest(), ct)).ConfigureAwait(false);
        }
    }

    public async Task CollectAsync(IEnumerable<ObservedPod> observed, CancellationToken ct)
    {
        // Before it is asked which pods there are: one that comes in between is known, and its files were not seen.
        var pods = observed.ToList();
        var volumes = parts.Volumes.PodUids();
        var logs = Directory.EnumerateDirectories(parts.LogsDirectory).ToList();
        var known = parts.Known();
        bool IsGone(string uid) => !known.Contains(uid) && !parts.Workers.Has(uid);
        var beingRemoved = new HashSet<string>();
        foreach (var pod in pods.Where(p => IsGone(p.Uid)))
        {
            beingRemoved.Add(pod.Uid);
            parts.Workers.RemoveOrphan(pod);
        }
        foreach (var uid in volumes.Where(uid => IsGone(uid) && !beingRemoved.Contains(uid)))
            await TryEachAsync(() => parts.Volumes.RemoveAsync(uid, ct)).ConfigureAwait(false);
        foreach (var folder in logs)
            if (folder[(folder.LastIndexOf('_') + 1)..] is var uid && IsGone(uid) && !beingRemoved.Contains(uid))
                await TryEachAsync(() =>
                    {
                        PrivateFolders.Remove(folder);
                        return Task.CompletedTask;
                    })
                    .ConfigureAwait(false);
        await TryEachAsync(() => parts.Volumes.ReleaseUnusedAsync(ct)).ConfigureAwait(false);
    }

    /// <summary>What cannot be removed now does not keep the rest from it; the next round tries again.</summary>
    private async Task TryEachAsync(Func<Task> remove)
    {
        try
        {
            await remove().ConfigureAwait(false);
        }
        // The agent stops.
        catch (OperationCanceledException) { }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            parts.Logger.LogWarning("files of pods that are no more could not be removed: {Reason}", e.Message);
        }
    }
}
