using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Arktos.Kubelet.Network;

namespace Arktos.Local;

/// <summary>
/// The processes of a local cluster: run/NAME.pid and logs/NAME.log. A pid counts only while the process with it is
/// this very role of this cluster.
/// </summary>
internal sealed partial class ProcessTable(ClusterLayout layout)
{
    private const int SigTerm = 15,
        SigKill = 9;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10),
        Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// $0 the log, $1 the pid file, then the command. The shell leaves its pid before it becomes the process (exec and
    /// setsid keep it): whoever starts it may be killed at any moment, and it must be found all the same. What the
    /// caller has open (a lock that it holds, say) is not the process' to keep open.
    /// </summary>
    private const string StartScript = """
        pid=$1; shift
        echo $$ >"$pid.$$" && mv "$pid.$$" "$pid" || exit 1
        exec setsid "$@" </dev/null >>"$0" 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
        """;

    /// <summary>Null when it does not run.</summary>
    public int? FindPid(LocalProcess process)
    {
        var file = PidFile(process);
        if (
            !File.Exists(file)
            || !int.TryParse(
                File.ReadAllText(file).Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var pid
            )
        )
            return null;
        // Pids are used again: only a process that was started with the same arguments is ours, also while it is still
        // the shell or setsid that is about to become it.
        return
            Processes.CommandLine(pid) is { } arguments
            && arguments.Count > process.Arguments.Count
            && arguments.TakeLast(process.Arguments.Count).SequenceEqual(process.Arguments)
            ? pid
            : null;
    }

    /// <summary>
    /// Starts it unless it runs, or is not wanted any more. From several processes at once: one of them does it.
    /// </summary>
    /// <returns>Its process id; null when it was not started.</returns>
    public int? StartIfWanted(LocalProcess process)
    {
        var state = new WantedState(layout);
        using var held = state.Lock();
        // The cluster may have changed since: a store that has been removed is not to come back.
        var now = ClusterLayout.TryLoad(layout.StateDirectory);
        return now?.Wanted(state.Read()).Any(p => p.Name == process.Name) == true && FindPid(process) is null
            ? Start(process)
            : null;
    }

    /// <summary>Starts it on its own: it outlives this process, and writes to its log.</summary>
    private int Start(LocalProcess process)
    {
        Directory.CreateDirectory(layout.Logs);
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true };
        foreach (
            var argument in (string[])
                ["-c", StartScript, LogFile(process), PidFile(process), Environment.ProcessPath!, .. process.Arguments]
        )
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var started =
            Process.Start(start) ?? throw new InvalidOperationException($"{process.Name} could not be started");
        // The shell writes it too; the caller shall find it at once.
        WritePid(process, started.Id);
        return started.Id;
    }

    /// <summary>
    /// Asks all of them to end, waits, then ends those that did not. Returns the names of the ones that ran.
    /// </summary>
    public async Task<IReadOnlyList<string>> StopAsync(IEnumerable<LocalProcess> processes)
    {
        var running = processes.Select(p => (Process: p, Pid: FindPid(p))).Where(p => p.Pid is not null).ToList();
        foreach (var (_, pid) in running)
            _ = Kill(pid!.Value, SigTerm);
        var clock = Stopwatch.StartNew();
        while (running.Any(p => FindPid(p.Process) is not null) && clock.Elapsed < StopPatience)
            await Task.Delay(Poll).ConfigureAwait(false);
        foreach (var (process, _) in running)
        {
            if (FindPid(process) is { } pid)
                _ = Kill(pid, SigKill);
            File.Delete(PidFile(process));
        }
        return [.. running.Select(p => p.Process.Name)];
    }

    /// <summary>The end of its log, without the stacks of exceptions, to show why it does not run.</summary>
    public string LastLogLines(LocalProcess process, int lines) =>
        File.Exists(LogFile(process))
            ? string.Join(
                '\n',
                File.ReadLines(LogFile(process))
                    .Where(l => !l.StartsWith("   ", StringComparison.Ordinal))
                    .TakeLast(lines)
            )
            : "(no log)";

    public string LogFile(LocalProcess process) => Path.Combine(layout.Logs, process.Name + ".log");

    /// <summary>Others read it at any time: they find all of it, or what was there before.</summary>
    private void WritePid(LocalProcess process, int pid)
    {
        File.WriteAllText(PidFile(process) + ".new", pid.ToString(CultureInfo.InvariantCulture) + "\n");
        File.Move(PidFile(process) + ".new", PidFile(process), overwrite: true);
    }

    private string PidFile(LocalProcess process) => Path.Combine(layout.Run, process.Name + ".pid");

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
