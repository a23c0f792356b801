using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Arktos.Kubelet.Network;
using Arktos.Roles;

namespace Arktos.Local;

/// <summary>
/// The processes of a local cluster: run/NAME.pid, logs/NAME.log (and NAME_001.log and so on when that is full), and
/// logs/NAME.out for what is printed and not logged. A pid counts only while the process with it is
/// this very role of this cluster.
/// </summary>
internal sealed partial class ProcessTable(ClusterLayout layout)
{
    private const int SigTerm = 15,
        SigKill = 9;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10),
        Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// $0 what it prints (its last words, if it dies without logging), $1 the pid file, then the command. The shell
    /// leaves its pid before it becomes the process (exec and setsid keep it): whoever starts it may be killed at any
    /// moment, and it must be found all the same. What the caller has open (a lock that it holds, say) is not the
    /// process' to keep open.
    /// </summary>
    private const string StartScript = """
        pid=$1; shift
        echo $$ >"$pid.$$" && mv "$pid.$$" "$pid" || exit 1
        [ ! -s "$0" ] || mv "$0" "$0.old"
        exec setsid "$@" </dev/null >"$0" 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
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
        // Pids are used again: only a process of this role that writes this log is ours, also while it is still the
        // shell or setsid that is about to become it. Its other arguments may be those of an earlier version, or of
        // files that have come or gone since.
        return
            Processes.CommandLine(pid) is { } arguments
            && arguments.Contains(process.Arguments[0])
            && RoleLogging.ToFile(LogFile(process)).All(arguments.Contains)
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
        return
            now?.Wanted(state.Read()).FirstOrDefault(p => p.Name == process.Name) is { } wanted
            && FindPid(wanted) is null
            ? Start(wanted)
            : null;
    }

    /// <summary>
    /// How much a process that has little to do allocates until it collects, in hexadecimal: 8 MiB. By itself the
    /// runtime takes most of the processor's last cache, which here is 200 MB, and never gives it back.
    /// </summary>
    private const string SmallNursery = "800000";

    /// <summary>The same of one that has nothing to do but to answer a node agent: 2 MiB.</summary>
    private const string SmallestNursery = "200000";

    /// <summary>Starts it on its own: it outlives this process, and writes to its log.</summary>
    private int Start(LocalProcess process)
    {
        Directory.CreateDirectory(layout.Logs);
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true };
        foreach (
            var argument in (string[])
                [
                    "-c",
                    StartScript,
                    OutputFile(process),
                    PidFile(process),
                    .. NetworkNamespace.Enter(process.NamespaceFile),
                    Environment.ProcessPath!,
                    process.Arguments[0],
                    .. RoleLogging.ToFile(LogFile(process)),
                    .. process.Arguments.Skip(1),
                ]
        )
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (process.Arguments[0] is not ("store" or "apiserver"))
            start.Environment.TryAdd(
                "DOTNET_GCgen0size",
                process.Arguments[0] == VmRuntimeRole.Name ? SmallestNursery : SmallNursery
            );
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

    /// <summary>
    /// The end of what it logged or printed last, without the stacks of exceptions, to show why it does not run.
    /// </summary>
    public string LastLogLines(LocalProcess process, int lines)
    {
        var last = (Directory.Exists(layout.Logs) ? RoleLogging.FilesOf(LogFile(process)).TakeLast(1) : [])
            .Append(OutputFile(process))
            .Where(f => new FileInfo(f) is { Exists: true, Length: > 0 })
            .MaxBy(File.GetLastWriteTimeUtc);
        return last is null
            ? "(no log)"
            : string.Join(
                '\n',
                ReadShared(last).Where(l => !l.StartsWith("   ", StringComparison.Ordinal)).TakeLast(lines)
            );
    }

    public string LogFile(LocalProcess process) => Path.Combine(layout.Logs, process.Name + ".log");

    private string OutputFile(LocalProcess process) => Path.Combine(layout.Logs, process.Name + ".out");

    // Of a file that may be written meanwhile.
    private static IEnumerable<string> ReadShared(string path)
    {
        using var reader = new StreamReader(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );
        while (reader.ReadLine() is { } line)
            yield return line;
    }

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
