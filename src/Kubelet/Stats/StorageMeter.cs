using Arktos.Api.Core.V1;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Volumes.Csi;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Stats;

/// <summary>What a pod's volumes and logs take of the node's disk. Immutable.</summary>
/// <param name="Volumes">By emptyDir on disk.</param>
/// <param name="Logs">By container.</param>
internal sealed record PodStorage(
    IReadOnlyDictionary<string, TreeUse> Volumes,
    IReadOnlyDictionary<string, TreeUse> Logs
)
{
    /// <summary>Of volumes of drivers, which are not on the node's disk, with the claim that has each.</summary>
    public IReadOnlyDictionary<string, (string Claim, CsiVolumeUse Use)> Driven { get; init; } =
        new Dictionary<string, (string, CsiVolumeUse)>();

    public static readonly PodStorage Nothing = new(
        new Dictionary<string, TreeUse>(),
        new Dictionary<string, TreeUse>()
    );
}

/// <summary>How full a node's file systems are, and what pods take of them. Immutable.</summary>
/// <param name="NodeFs">Of volumes and logs; null: not known.</param>
/// <param name="ImageFs">Of images and containers; null: not known.</param>
/// <param name="Pods">By pod uid.</param>
internal sealed record StorageLook(
    FileSystemFacts? NodeFs,
    FileSystemFacts? ImageFs,
    IReadOnlyDictionary<string, PodStorage> Pods
);

/// <summary>Where the folders of a pod are, and where a node's file systems are found.</summary>
/// <param name="EmptyDir">Of a pod, by uid and volume.</param>
/// <param name="Logs">Of a pod; below, a folder for each container.</param>
internal sealed record StorageFolders(
    Func<string, string, string> EmptyDir,
    Func<Pod, string> Logs,
    string NodeFs,
    string ImageFs
);

/// <summary>
/// Measures once a minute what pods have written into volumes and logs, one pod after the other, on a thread of its own
/// that rests four fifths of its time. Thread-safe.
/// </summary>
/// <param name="driven">What drivers say of the volumes of a pod, by its uid; null: nobody asks them.</param>
internal sealed class StorageMeter(
    Func<IReadOnlyList<Pod>> pods,
    StorageFolders folders,
    TimeProvider time,
    ILogger logger,
    Func<string, CancellationToken, Task<IReadOnlyDictionary<string, (string Claim, CsiVolumeUse Use)>>>? driven = null
)
{
    internal static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>For one volume: what takes longer is told as what was counted until then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private volatile IReadOnlyDictionary<string, PodStorage> _latest = new Dictionary<string, PodStorage>();

    /// <summary>By pod uid, as of the last round; a pod that came after it is missing.</summary>
    public IReadOnlyDictionary<string, PodStorage> Latest => _latest;

    public StorageLook Look() => new(TryLook(folders.NodeFs), TryLook(folders.ImageFs), _latest);

    private static FileSystemFacts? TryLook(string folder)
    {
        try
        {
            return FileSystemFacts.Of(folder);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Period, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ct.IsCancellationRequested)
                await Task
                    .Factory.StartNew(
                        () => Measure(ct),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .ConfigureAwait(false);
        }
    }

    internal void Measure(CancellationToken ct)
    {
        var latest = new Dictionary<string, PodStorage>();
        foreach (var pod in pods())
            try
            {
                latest[pod.Metadata.Uid] = Measure(pod, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            // What goes while it is measured, or a disk that fails: the others are measured all the same.
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                logger.LogInformation(
                    "what pod {Namespace}/{Pod} has written is not known: {Reason}",
                    pod.Metadata.Namespace,
                    pod.Metadata.Name,
                    e.Message
                );
            }
        _latest = latest;
    }

    private PodStorage Measure(Pod pod, CancellationToken ct)
    {
        var volumes = new Dictionary<string, TreeUse>();
        foreach (var volume in pod.Spec.Volumes ?? [])
            if (volume.EmptyDir is { Medium: "" })
                volumes[volume.Name] = TreeMeasure.Of(folders.EmptyDir(pod.Metadata.Uid, volume.Name), Patience, ct);
        var logs = new Dictionary<string, TreeUse>();
        foreach (var container in Pods.ContainerKinds.Named(pod))
            logs[container.Name] = TreeMeasure.Of(Path.Combine(folders.Logs(pod), container.Name), Patience, ct);
        var storage = new PodStorage(volumes, logs);
        // The thread is this meter's own: a driver that is slow lets the next round be late.
        return driven is null
            ? storage
            : storage with
            {
                Driven = driven(pod.Metadata.Uid, ct).GetAwaiter().GetResult(),
            };
    }
}
