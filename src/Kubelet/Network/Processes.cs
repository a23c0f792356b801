using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Arktos.Kubelet.Network;

/// <summary>The machine's processes by /proc.</summary>
public static partial class Processes
{
    private const int SigTerm = 15;
    private const int SigKill = 9;

    /// <summary>PF_KTHREAD.</summary>
    private const ulong KernelThread = 0x0020_0000;

    /// <summary>How long an exec may take: a large program on a machine with much to do.</summary>
    private static readonly TimeSpan ExecTimeout = TimeSpan.FromSeconds(2),
        ExecPoll = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// The arguments of a process, its name first; none when it is gone, a zombie, or the kernel's. Of a process in the
    /// middle of an exec, which shows none, it waits for the new ones.
    /// </summary>
    public static IReadOnlyList<string> CommandLine(int pid)
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            if (
                Read($"/proc/{pid}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries) is
                { Length: > 0 } arguments
            )
                return arguments;
            if (!IsOfProgram(pid) || Stopwatch.GetElapsedTime(begin) > ExecTimeout)
                return [];
            Thread.Sleep(ExecPoll);
        }
    }

    /// <summary>Whether there is such a process, other than a zombie and a thread of the kernel's.</summary>
    private static bool IsOfProgram(int pid)
    {
        // "pid (name) state parent group session terminal foreground flags ..."; a name may hold anything.
        var stat = Read($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 6
            && fields[0] is not ("Z" or "X")
            && (ulong.Parse(fields[6], CultureInfo.InvariantCulture) & KernelThread) == 0;
    }

    /// <summary>"" when it cannot be read: the process is gone, or another's.</summary>
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Processes one of whose arguments is <paramref name="argument"/>.</summary>
    public static IReadOnlyList<int> WithArgument(string argument) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Select(name =>
                    int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0
                )
                .Where(pid => pid > 0 && CommandLine(pid).Contains(argument)),
        ];

    /// <summary>
    /// Asks the process to end, and kills it when it has not after <paramref name="grace"/>. Returns when it is gone.
    /// </summary>
    public static async Task StopAsync(int pid, TimeSpan grace, CancellationToken ct)
    {
        _ = Kill(pid, SigTerm);
        if (await IsGoneAsync(pid, grace, ct).ConfigureAwait(false))
            return;
        _ = Kill(pid, SigKill);
        await IsGoneAsync(pid, TimeSpan.FromSeconds(5), ct).ConfigureAwait(false);
    }

    private static async Task<bool> IsGoneAsync(int pid, TimeSpan timeout, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < timeout; waited += TimeSpan.FromMilliseconds(20))
        {
            if (CommandLine(pid).Count == 0)
                return true;
            await Task.Delay(20, ct).ConfigureAwait(false);
        }
        return CommandLine(pid).Count == 0;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
