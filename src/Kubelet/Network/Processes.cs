using System.Globalization;
using System.Runtime.InteropServices;

namespace Arktos.Kubelet.Network;

/// <summary>The machine's processes by /proc.</summary>
internal static partial class Processes
{
    private const int SigTerm = 15;
    private const int SigKill = 9;

    /// <summary>The arguments of a process; none when it is gone or a zombie.</summary>
    public static IReadOnlyList<string> CommandLine(int pid)
    {
        try { return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries); }
        catch (IOException) { return []; }
        catch (UnauthorizedAccessException) { return []; }
    }

    /// <summary>Processes one of whose arguments is <paramref name="argument"/>.</summary>
    public static IReadOnlyList<int> WithArgument(string argument) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0 && CommandLine(pid).Contains(argument))];

    /// <summary>Asks the process to end, and kills it when it has not after <paramref name="grace"/>. Returns when it is gone.</summary>
    public static async Task StopAsync(int pid, TimeSpan grace, CancellationToken ct)
    {
        _ = Kill(pid, SigTerm);
        if (await IsGoneAsync(pid, grace, ct).ConfigureAwait(false)) return;
        _ = Kill(pid, SigKill);
        await IsGoneAsync(pid, TimeSpan.FromSeconds(5), ct).ConfigureAwait(false);
    }

    private static async Task<bool> IsGoneAsync(int pid, TimeSpan timeout, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < timeout; waited += TimeSpan.FromMilliseconds(20))
        {
            if (CommandLine(pid).Count == 0) return true;
            await Task.Delay(20, ct).ConfigureAwait(false);
        }
        return CommandLine(pid).Count == 0;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
