using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Arktos.VmRuntime.Machines;

/// <summary>A process by its number and when it began, which together no other has while the node is up.</summary>
internal readonly record struct ProcessMark(int Pid, long StartTicks)
{
    public static readonly ProcessMark None;

    /// <summary>None: there is no such process, or it has ended and nobody has asked how.</summary>
    public static ProcessMark Of(int pid)
    {
        // "pid (name) state …", the start time is the 22nd field; a name may hold anything.
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{pid}/stat");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return None;
        }
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 20 || fields[0] is "Z" or "X"
            ? None
            : new ProcessMark(pid, long.Parse(fields[19], CultureInfo.InvariantCulture));
    }

    public bool IsAlive => Pid > 0 && Of(Pid) == this;
}

/// <summary>QEMU's processes. They outlive the server: each is in a session of its own, and writes to files.</summary>
internal static partial class QemuProcess
{
    private const int SigKill = 9;

    /// <summary>
    /// Log, score, doors, "--", QEMU and its arguments.
    /// Where a door is closed, the log says so, and QEMU does not begin. A score below its parent's takes a right that
    /// not every node gives (CAP_SYS_RESOURCE), as it is with containers.
    /// </summary>
    private const string Enter = """
        exec >>"$1" 2>&1 </dev/null
        echo "$2" 2>/dev/null >/proc/self/oom_score_adj || :
        shift 2
        while [ "$1" != -- ]; do
          echo $$ >"$1" || exit
          shift
        done
        shift
        exec "$@"
        """;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20),
        KillMax = TimeSpan.FromSeconds(10);

    /// <param name="doors">Files that it writes its number into before it is QEMU.</param>
    /// <exception cref="VmRuntimeException">It cannot be started.</exception>
    public static ProcessMark Start(
        string qemu,
        IReadOnlyList<string> arguments,
        MachineParts parts,
        IReadOnlyList<string> doors,
        long oomScore
    )
    {
        var start = new ProcessStartInfo(
            "setsid",
            [
                "nsenter",
                "--net=" + parts.NamespaceFile,
                "sh",
                "-c",
                Enter,
                "sh",
                parts.Files.QemuLog,
                oomScore.ToString(CultureInfo.InvariantCulture),
                .. doors,
                "--",
                qemu,
                .. arguments,
            ]
        );
        try
        {
            // All of them replace themselves by the next: it is one process.
            using var process = Process.Start(start)!;
            return ProcessMark.Of(process.Id);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new VmRuntimeException($"setsid cannot be started: {e.Message}", e);
        }
    }

    /// <summary>Returns when it is gone.</summary>
    /// <exception cref="VmRuntimeException">It is still there ten seconds later.</exception>
    public static async Task KillAsync(ProcessMark process, CancellationToken ct)
    {
        if (process.IsAlive)
            _ = Kill(process.Pid, SigKill);
        if (!await IsGoneAsync(process, KillMax, ct).ConfigureAwait(false))
            throw new VmRuntimeException($"QEMU {process.Pid} was killed and does not end");
    }

    public static async Task<bool> IsGoneAsync(ProcessMark process, TimeSpan timeout, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (process.IsAlive)
        {
            if (Stopwatch.GetElapsedTime(began) >= timeout)
                return false;
            await Task.Delay(Poll, ct).ConfigureAwait(false);
        }
        return true;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
