namespace Arktos.Kubelet.Pressure;

/// <summary>What a node may run short of, in the order in which it is seen to.</summary>
public enum PressureSignal
{
    MemoryAvailable,

    /// <summary>Of the file system that volumes and logs are on.</summary>
    NodeFsAvailable,
    NodeFsInodesFree,

    /// <summary>Of the file system that images and containers are on; it may be the same one.</summary>
    ImageFsAvailable,
    ImageFsInodesFree,
    PidAvailable,
}

/// <summary>How signals are named, which condition of the node each is, and what it is short of. Pure.</summary>
public static class PressureSignals
{
    public const string Memory = "memory",
        Storage = "ephemeral-storage",
        Inodes = "inodes",
        Processes = "pids";

    private static readonly Dictionary<PressureSignal, (string Name, string Condition, string Resource)> Facts = new()
    {
        [PressureSignal.MemoryAvailable] = ("memory.available", "MemoryPressure", Memory),
        [PressureSignal.NodeFsAvailable] = ("nodefs.available", "DiskPressure", Storage),
        [PressureSignal.NodeFsInodesFree] = ("nodefs.inodesFree", "DiskPressure", Inodes),
        [PressureSignal.ImageFsAvailable] = ("imagefs.available", "DiskPressure", Storage),
        [PressureSignal.ImageFsInodesFree] = ("imagefs.inodesFree", "DiskPressure", Inodes),
        [PressureSignal.PidAvailable] = ("pid.available", "PIDPressure", Processes),
    };

    /// <summary>As a node's status lists them.</summary>
    public static readonly IReadOnlyList<string> Conditions = ["MemoryPressure", "DiskPressure", "PIDPressure"];

    public static string Name(this PressureSignal signal) => Facts[signal].Name;

    public static string Condition(this PressureSignal signal) => Facts[signal].Condition;

    public static string Resource(this PressureSignal signal) => Facts[signal].Resource;

    public static bool IsDisk(this PressureSignal signal) => signal.Condition() == "DiskPressure";

    public static IEnumerable<string> Names => Facts.Values.Select(f => f.Name);

    public static bool TryParse(string name, out PressureSignal signal)
    {
        foreach (var (known, facts) in Facts)
            if (facts.Name == name)
            {
                signal = known;
                return true;
            }
        signal = default;
        return false;
    }
}

/// <summary>How much there is of what a signal is about: bytes, inodes or processes.</summary>
public readonly record struct SignalReading(long Available, long Capacity);
