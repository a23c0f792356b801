using System.Globalization;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Status;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Pressure;

/// <summary>
/// Reads how much is left: a few files of /proc and two calls to the kernel. What cannot be read is left out and told
/// of, once until it can be read again. One thread.
/// </summary>
/// <param name="nodeFs">A folder on the file system of volumes and logs.</param>
/// <param name="imageFs">A folder on that of images and containers.</param>
internal sealed class NodeSignals(string nodeFs, string imageFs, ILogger logger)
{
    private string _told = "";

    public IReadOnlyDictionary<PressureSignal, SignalReading> Read()
    {
        var readings = new Dictionary<PressureSignal, SignalReading>();
        var failures = new List<string>();
        foreach (
            var read in (ReadOnlySpan<Action>)
                [
                    () => readings[PressureSignal.MemoryAvailable] = Memory(File.ReadLines("/proc/meminfo")),
                    () => readings[PressureSignal.PidAvailable] = Processes(),
                    () => Add(readings, nodeFs, PressureSignal.NodeFsAvailable, PressureSignal.NodeFsInodesFree),
                    () => Add(readings, imageFs, PressureSignal.ImageFsAvailable, PressureSignal.ImageFsInodesFree),
                ]
        )
            try
            {
                read();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
            {
                failures.Add(e.Message);
            }
        var text = string.Join("; ", failures);
        if (text.Length > 0 && text != _told)
            logger.LogWarning("how much is left on this node is not known in full: {Reasons}", text);
        _told = text;
        return readings;
    }

    /// <summary>What a new program could have, which is what the node's own usage is counted by as well.</summary>
    internal static SignalReading Memory(IEnumerable<string> lines)
    {
        var total = 0L;
        var text = lines.ToList();
        foreach (var line in text)
            if (line.StartsWith("MemTotal:", StringComparison.Ordinal))
                total =
                    long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                    * 1024;
        return total > 0
            ? new SignalReading(total - Stats.MachineUsage.MemoryOf(text), total)
            : throw new FormatException("/proc/meminfo has no MemTotal");
    }

    /// <param name="load">/proc/loadavg: its fourth word is "running/all" tasks.</param>
    internal static SignalReading Processes(string load, long pidsMax, long threadsMax)
    {
        var words = load.Split(' ');
        if (
            words.Length < 4
            || !long.TryParse(
                words[3][(words[3].IndexOf('/') + 1)..],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var tasks
            )
        )
            throw new FormatException($"/proc/loadavg is \"{load.Trim()}\", which says nothing of processes");
        var most = Math.Min(pidsMax, threadsMax);
        return new SignalReading(Math.Max(0, most - tasks), most);
    }

    private static SignalReading Processes() =>
        Processes(
            File.ReadAllText("/proc/loadavg"),
            Number("/proc/sys/kernel/pid_max"),
            Number("/proc/sys/kernel/threads-max")
        );

    private static long Number(string file) =>
        long.Parse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture);

    private static void Add(
        Dictionary<PressureSignal, SignalReading> readings,
        string folder,
        PressureSignal bytes,
        PressureSignal inodes
    )
    {
        var facts = FileSystemFacts.Of(folder);
        readings[bytes] = new SignalReading(facts.AvailableBytes, facts.CapacityBytes);
        if (facts.Inodes > 0)
            readings[inodes] = new SignalReading(facts.InodesFree, facts.Inodes);
    }
}
