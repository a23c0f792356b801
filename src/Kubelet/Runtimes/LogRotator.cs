using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Runtimes;

/// <summary>
/// Renames the log of a running container to {n}.log.{time} when it is too large and has the runtime begin a new one;
/// keeps the newest few. What a pod logs is so bounded by about files x bytes for each container.
/// </summary>
public sealed class LogRotator(IWorkloadRuntime runtime, TimeProvider time, ILogger logger)
{
    public const long LogBytesMax = 10 << 20;

    /// <summary>Rotated ones and the current one.</summary>
    public const int LogFilesMax = 5;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await Task.Delay(Period, time, ct).ConfigureAwait(false);
                var pods = await runtime.ListPodsAsync(null, ct).ConfigureAwait(false);
                foreach (
                    var container in pods
                        .Values.SelectMany(p => p.Containers)
                        .Where(c => c.Phase == ContainerPhase.Running)
                )
                    await RotateAsync(container, LogBytesMax, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is, the next round may succeed; a loop that ended would let logs fill the disk.
            catch (Exception e)
            {
                logger.LogWarning("logs were not rotated: {Reason}", e.Message);
            }
        }
    }

    public async Task RotateAsync(ObservedContainer container, long bytesMax, CancellationToken ct)
    {
        if (new FileInfo(container.LogPath) is not { Exists: true } file || file.Length < bytesMax)
            return;
        foreach (var old in Rotated(container.LogPath).SkipLast(LogFilesMax - 2))
            File.Delete(old);
        var rotated =
            $"{container.LogPath}."
            + $"{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        File.Move(container.LogPath, rotated);
        try
        {
            await runtime.ReopenLogAsync(container.Id, ct).ConfigureAwait(false);
        }
        catch (RuntimeException)
        {
            // The container goes on writing to the old file: it keeps its name.
            File.Move(rotated, container.LogPath);
            throw;
        }
    }

    /// <summary>The oldest first.</summary>
    public static IEnumerable<string> Rotated(string logPath) =>
        Directory.Exists(Path.GetDirectoryName(logPath))
            ? Directory
                .EnumerateFiles(Path.GetDirectoryName(logPath)!, Path.GetFileName(logPath) + ".*")
                .Order(StringComparer.Ordinal)
            : [];
}
