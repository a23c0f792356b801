using System.Globalization;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Images.Pulls;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Images;

/// <param name="Pulled">Is told what is here, after each look; null: nothing is noted of the runtime's images.</param>
/// <param name="Tell">Records a warning about the node: reason and message.</param>
internal sealed record ImageCollectorParts(
    IWorkloadRuntime Runtime,
    ImageCollectionOptions Options,
    PulledImages? Pulled,
    Func<FileSystemFacts> FileSystem,
    Action<string, string> Tell,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Removes images: every five minutes those that nothing has used for too long, and while the file system is fuller
/// than it should be as many as needed; and all that nothing uses when the node is short of disk. Thread-safe: one at a
/// time.
/// </summary>
internal sealed class ImageCollector(ImageCollectorParts parts) : IDisposable
{
    internal static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1);
    private ImageLedger _ledger = new(parts.Time.GetUtcNow());
    private bool _hasFailed;

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        // What is there now was there before.
        await TryAsync(LookAsync, ct).ConfigureAwait(false);
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Period, parts.Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ct.IsCancellationRequested)
                await TryAsync(CollectAsync, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Removes all that nothing uses.</summary>
    /// <exception cref="RuntimeException">The runtime does not answer, or refuses.</exception>
    public Task RemoveUnusedAsync(CancellationToken ct) =>
        OneAtATimeAsync(
            async stop =>
            {
                await LookAsync(stop).ConfigureAwait(false);
                await RemoveAsync(Removable(), long.MaxValue, stop).ConfigureAwait(false);
            },
            ct
        );

    public void Dispose() => _one.Dispose();

    internal Task CollectAsync(CancellationToken ct) =>
        OneAtATimeAsync(
            async stop =>
            {
                await LookAsync(stop).ConfigureAwait(false);
                var expired = _ledger.Expired(parts.Time.GetUtcNow(), parts.Options);
                if (expired.Count > 0)
                {
                    await RemoveAsync(expired, long.MaxValue, stop).ConfigureAwait(false);
                    await LookAsync(stop).ConfigureAwait(false);
                }
                await KeepBelowAsync(stop).ConfigureAwait(false);
            },
            ct
        );

    private async Task KeepBelowAsync(CancellationToken ct)
    {
        var disk = parts.FileSystem();
        if (disk.CapacityBytes <= 0)
        {
            parts.Tell("InvalidDiskCapacity", "invalid capacity 0 on image filesystem");
            throw new IOException("invalid capacity 0 on image filesystem");
        }
        var percent = 100 - (int)(disk.AvailableBytes * 100.0 / disk.CapacityBytes);
        if (parts.Options.HighPercent >= 100 || percent < parts.Options.HighPercent)
            return;
        var wanted = (long)(disk.CapacityBytes * ((100 - parts.Options.LowPercent) / 100.0)) - disk.AvailableBytes;
        parts.Logger.LogInformation(
            "the file system of images is {Percent} % full: {Bytes} bytes of unused images are to go",
            percent,
            wanted
        );
        var freed = await RemoveAsync(Removable(), wanted, ct).ConfigureAwait(false);
        if (freed >= wanted)
            return;
        parts.Tell(
            "FreeDiskSpaceFailed",
            $"Insufficient free disk space on the node's image filesystem ({percent}% of {Size(disk.CapacityBytes)} "
                + $"used). Failed to free sufficient space by deleting unused images (freed {freed} bytes). "
                + "Investigate disk usage, as it could be used by active images, logs, volumes, or other data."
        );
        throw new IOException(
            $"{wanted.ToString(CultureInfo.InvariantCulture)} bytes were to be freed on the file system of images, and "
                + $"unused images had {freed.ToString(CultureInfo.InvariantCulture)}"
        );
    }

    private IReadOnlyList<ImageRecord> Removable() => _ledger.Removable(parts.Time.GetUtcNow(), parts.Options.MinAge);

    private async Task LookAsync(CancellationToken ct)
    {
        // Images first: one that is pulled in between is not there yet, and one that is used in between is in use.
        var now = parts.Time.GetUtcNow();
        var images = await parts.Runtime.ListImagesAsync(ct).ConfigureAwait(false);
        parts.Pulled?.Reconcile(images, now);
        var pods = await parts.Runtime.ListPodsAsync(null, ct).ConfigureAwait(false);
        var used = pods.Values.SelectMany(p => p.Containers).Select(c => c.ImageRef).ToHashSet();
        _ledger = _ledger.Look(images, used, parts.Time.GetUtcNow());
    }

    /// <returns>How much they took.</returns>
    private async Task<long> RemoveAsync(IEnumerable<ImageRecord> images, long wanted, CancellationToken ct)
    {
        var freed = 0L;
        RuntimeException? refused = null;
        foreach (var image in images)
        {
            if (freed >= wanted)
                break;
            try
            {
                await parts.Runtime.RemoveImageAsync(image.Id, ct).ConfigureAwait(false);
                freed += image.SizeBytes;
                parts.Logger.LogInformation("image {Image} was removed: nothing uses it", image.Reference);
            }
            // The others may go all the same.
            catch (RuntimeException e)
            {
                refused = e;
            }
        }
        return refused is null || freed >= wanted ? freed : throw refused;
    }

    private async Task OneAtATimeAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        await _one.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await work(ct).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The second failure in a row is told as an event: a single one may be the moment's.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct).ConfigureAwait(false);
            _hasFailed = false;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the agent stops */
        }
        catch (Exception e) when (e is RuntimeException or IOException or UnauthorizedAccessException)
        {
            parts.Logger.LogWarning("unused images were not removed: {Reason}", e.Message);
            if (_hasFailed)
                parts.Tell("ImageGCFailed", e.Message);
            _hasFailed = true;
        }
    }

    /// <summary>"251.9 GiB".</summary>
    internal static string Size(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
        while (size >= 1024 && unit < units.Length - 1)
            (size, unit) = (size / 1024, unit + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {units[unit]}");
    }
}
