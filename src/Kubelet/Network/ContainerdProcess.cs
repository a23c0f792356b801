using System.Diagnostics;
using System.Globalization;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Network;

/// <summary>
/// A private containerd under a directory of its own. It outlives the agent: a new agent adopts the one that runs.
/// Containers outlive containerd (their shims hold them), so that stopping it is no harm to pods.
/// </summary>
public sealed class ContainerdProcess(ContainerdLayout layout, NodeNetworkOptions network, ILogger? logger = null)
{
    private volatile NodeNetworkOptions _network = network;

    private const long LogBytesMax = 10 << 20;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30),
        LookInterval = TimeSpan.FromSeconds(1);

    public string PauseImage { get; init; } = "arktos.local/pause:1";

    /// <summary>Beside runc.</summary>
    public IReadOnlyList<RuntimeHandler> Handlers { get; init; } = [];

    public string Socket => layout.Socket;

    /// <summary>
    /// Writes the configuration, and starts containerd unless it runs with it already. Returns when it answers.
    /// </summary>
    /// <exception cref="IOException">It did not come up; the message has the end of its log.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        foreach (
            var directory in new[]
            {
                layout.Directory,
                layout.CniConfigDirectory,
                layout.CniAddressDirectory,
                Path.GetDirectoryName(layout.Socket)!,
            }
        )
            PrivateFolders.Make(directory);
        // Without a range the one of before holds, so that pods may come and go while nobody can be asked for it.
        if (_network.PodCidr.Length > 0)
            await WriteNetworkAsync(ct).ConfigureAwait(false);
        if (await WriteConfigAsync(ct).ConfigureAwait(false) && FindPid() is not null)
        {
            logger?.LogInformation("containerd at {Socket} starts again, with another configuration", layout.Socket);
            await StopAsync(ct).ConfigureAwait(false);
        }
        var running = FindPid();
        if (running is not null)
            logger?.LogInformation("containerd {Pid} at {Socket} is adopted", running, layout.Socket);
        else
            Launch();
        await WaitUntilReadyAsync(isAdopted: running is not null, ct).ConfigureAwait(false);
    }

    /// <summary>The addresses of pods from now on; containerd, which runs, takes them up by itself.</summary>
    public Task SetPodCidrAsync(string podCidr, CancellationToken ct)
    {
        _network = _network with { PodCidr = podCidr };
        return WriteNetworkAsync(ct);
    }

    /// <summary>How many bytes packets of pods that are made from now on may have.</summary>
    public Task SetPodMtuAsync(int mtu, CancellationToken ct)
    {
        _network = _network with { Mtu = mtu };
        return WriteNetworkAsync(ct);
    }

    /// <summary>
    /// Starts it again whenever it has ended, until cancelled. Containers go on meanwhile; but nobody could start or
    /// stop any.
    /// </summary>
    public async Task KeepRunningAsync(CancellationToken ct)
    {
        try
        {
            using var timer = new PeriodicTimer(LookInterval);
            while (await timer.WaitForNextTickAsync(ct).ConfigureAwait(false))
            {
                if (FindPid() is not null)
                    continue;
                logger?.LogWarning("containerd at {Socket} has ended: it is started again", layout.Socket);
                try
                {
                    await StartAsync(ct).ConfigureAwait(false);
                }
                // Whatever it is, the next try may succeed; a loop that ended would leave the node without a runtime.
                catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    logger?.LogError("{Reason}", e.Message);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the agent stops */
        }
    }

    /// <summary>Imports docker-archive or OCI tars into the namespace that CRI uses.</summary>
    public async Task ImportImagesAsync(IEnumerable<string> archives, CancellationToken ct)
    {
        foreach (var archive in archives)
            await Command
                .RunAsync("ctr", ["-a", layout.Socket, "-n", "k8s.io", "images", "import", archive], ct)
                .ConfigureAwait(false);
    }

    /// <summary>Stops containerd; pods go on.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (FindPid() is not { } pid)
            return;
        await Processes.StopAsync(pid, TimeSpan.FromSeconds(10), ct).ConfigureAwait(false);
        File.Delete(layout.PidFile);
    }

    /// <summary>The containerd that runs with this directory's configuration; null when none does.</summary>
    public int? FindPid()
    {
        if (
            !File.Exists(layout.PidFile)
            || !int.TryParse(
                File.ReadAllText(layout.PidFile).AsSpan().Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var pid
            )
        )
            return null;
        // The number may have been given to another process since.
        return Processes.CommandLine(pid).Contains(layout.ConfigFile) ? pid : null;
    }

    /// <returns>Whether it is another one than before.</returns>
    private async Task<bool> WriteConfigAsync(CancellationToken ct)
    {
        var config = ContainerdConfig.Write(layout, _network, PauseImage, Handlers);
        if (
            File.Exists(layout.ConfigFile)
            && await File.ReadAllTextAsync(layout.ConfigFile, ct).ConfigureAwait(false) == config
        )
            return false;
        await File.WriteAllTextAsync(layout.ConfigFile, config, ct).ConfigureAwait(false);
        return true;
    }

    private string NetworkFile => Path.Combine(layout.CniConfigDirectory, CniConfig.FileName);

    private async Task WriteNetworkAsync(CancellationToken ct)
    {
        var config = CniConfig.Write(_network, layout.CniAddressDirectory);
        if (File.Exists(NetworkFile) && await File.ReadAllTextAsync(NetworkFile, ct).ConfigureAwait(false) == config)
            return;
        // containerd looks at the folder: it finds all of the file, or none.
        await File.WriteAllTextAsync(NetworkFile + ".new", config, ct).ConfigureAwait(false);
        File.Move(NetworkFile + ".new", NetworkFile, overwrite: true);
    }

    private void Launch()
    {
        if (new FileInfo(layout.LogFile) is { Exists: true, Length: > LogBytesMax })
            File.Move(layout.LogFile, layout.LogFile + ".old", overwrite: true);
        // In a session of its own: a signal to the agent's terminal is not for it.
        var start = new ProcessStartInfo(
            "setsid",
            [
                .. NetworkNamespace.Enter(_network.NamespaceFile),
                "sh",
                "-c",
                "echo $$ >\"$1\"; exec containerd --config \"$2\" >>\"$3\" 2>&1 </dev/null",
                "sh",
                layout.PidFile,
                layout.ConfigFile,
                layout.LogFile,
            ]
        );
        using var process = Process.Start(start) ?? throw new IOException("setsid could not be started");
    }

    /// <param name="isAdopted">It ran before: then it may have been about to end. One that was just started may not
    /// have told its number yet, and is not to be started twice.</param>
    private async Task WaitUntilReadyAsync(bool isAdopted, CancellationToken ct)
    {
        using var runtime = new CriRuntime(layout.Socket);
        var began = Stopwatch.GetTimestamp();
        var last = "";
        while (Stopwatch.GetElapsedTime(began) < StartTimeout)
        {
            try
            {
                var state = await runtime.GetStateAsync(ct).ConfigureAwait(false);
                if (state.NotReady.Length == 0 || state.LacksOnlyNetwork && !File.Exists(NetworkFile))
                    return;
                last = state.NotReady;
            }
            catch (RuntimeException e)
            {
                last = e.Message;
            }
            if (isAdopted && FindPid() is null)
            {
                isAdopted = false;
                Launch();
            }
            await Task.Delay(50, ct).ConfigureAwait(false);
        }
        var log = File.Exists(layout.LogFile) ? string.Join('\n', File.ReadLines(layout.LogFile).TakeLast(5)) : "";
        throw new IOException(
            $"containerd at {layout.Socket} did not become ready within {StartTimeout.TotalSeconds} s: {last}\n{log}"
        );
    }
}
