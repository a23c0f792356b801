using System.Diagnostics;
using Arktos.Kubelet.Network;

namespace Arktos.Kubelet.Tests.Containerd;

public sealed class ProcessesTests
{
    [Fact]
    public void The_command_line_of_a_process_is_never_empty_while_it_lives_also_while_it_becomes_another_program()
    {
        for (var i = 0; i < 100; i++)
        {
            // Three programs one after the other in one process.
            using var process = Process.Start(
                new ProcessStartInfo("sh", ["-c", "exec setsid sh -c 'exec sleep 0.05'", "mark"])
            )!;
            while (!process.HasExited)
            {
                var line = Processes.CommandLine(process.Id);
                // The test may be held up for longer than the process lives.
                if (Lives(process.Id))
                    Assert.NotEmpty(line);
            }
            Assert.Empty(Processes.CommandLine(process.Id));
        }
    }

    [Fact]
    public void A_thread_of_the_kernel_has_none_and_is_not_waited_for()
    {
        var begin = Stopwatch.GetTimestamp();
        // There may be none to see in a container; then this says little.
        foreach (
            var pid in Directory
                .GetDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(n => int.TryParse(n, out _))
                .Select(n => int.Parse(n!))
                .Where(IsKernels)
        )
            Assert.Empty(Processes.CommandLine(pid));
        Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(30));
    }

    private static bool IsKernels(int pid) => Status(pid).Contains("\nKthread:\t1", StringComparison.Ordinal);

    private static bool Lives(int pid) =>
        Status(pid) is { Length: > 0 } status
        && !status.Contains("\nState:\tZ", StringComparison.Ordinal)
        && !status.Contains("\nState:\tX", StringComparison.Ordinal);

    /// <summary>Empty: it is gone.</summary>
    private static string Status(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/status");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
