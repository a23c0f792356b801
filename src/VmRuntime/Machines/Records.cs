namespace Arktos.VmRuntime.Machines;

/// <summary>What is kept of a sandbox on disk.</summary>
/// <param name="Config">CRI's configuration, as JSON.</param>
/// <param name="Network">What CNI has said; null: it has no network any more.</param>
internal sealed record SandboxRecord(string Id, string Config, DateTimeOffset CreatedAt, string? Network)
{
    /// <summary>Its network interfaces beside eth0.</summary>
    public IReadOnlyList<NicRecord> Nics { get; init; } = [];
}

internal enum MachinePhase
{
    Created,
    Running,
    Exited,

    /// <summary>It has no QEMU: its memory is in its disk, from where it goes on.</summary>
    Suspended,

    /// <summary>Its guest runs on another node, or stands still there, and is on its way to this QEMU.</summary>
    Receiving,
}

/// <summary>How a machine that is there is held.</summary>
internal enum MachinePower
{
    Running,

    /// <summary>Its guest stands still, in memory.</summary>
    Paused,

    /// <summary>Its guest stands still, on disk.</summary>
    Suspended,
}

/// <summary>How a machine has ended.</summary>
internal sealed record MachineEnd(DateTimeOffset At, int Code, string Reason, string Message);

/// <summary>What is kept of a machine on disk.</summary>
/// <param name="Config">CRI's configuration of the container that it is, as JSON.</param>
internal sealed record MachineRecord(
    string Id,
    string SandboxId,
    string Config,
    string ImageId,
    DateTimeOffset CreatedAt
)
{
    public MachinePhase Phase { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public MachineEnd? End { get; init; }
    public int Pid { get; init; }
    public long PidStartTicks { get; init; }

    /// <summary>How far it may grow; null: of a server that gave it no room, or it was not started yet.</summary>
    public MachineRoom? Room { get; init; }

    /// <summary>How many processors it has; zero: it was not started yet, or nobody has noted it.</summary>
    public int Cpus { get; init; }

    /// <summary>CRI's resources that are in force since it was resized, as JSON; null: those of its config.</summary>
    public string? Resources { get; init; }

    /// <summary>Of the further network interfaces that its QEMU has, or had when it was suspended.</summary>
    public IReadOnlyList<int> NicSlots { get; init; } = [];

    /// <summary>Of volumes, in their order.</summary>
    public IReadOnlyList<VolumeDisk> Disks { get; init; } = [];

    /// <summary>Its guest is to stand still. Of a machine that runs.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Its QEMU was started so that its guest may leave it, and come back.</summary>
    public bool MayMove { get; init; }

    /// <summary>Its guest is being copied to another node. Of a machine that runs.</summary>
    public bool IsSending { get; init; }

    /// <summary>
    /// All of its guest may be on another node: it does not go on here before it is told to. Of a machine that runs.
    /// </summary>
    public bool IsHandedOver { get; init; }

    /// <summary>Its guest has come from another node, and has not asked for the address that it has here.</summary>
    public bool IsAddressNew { get; init; }

    /// <summary>Its guest was told to freeze its file systems, and has not said that they are thawed.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>How often it was reset since it was started.</summary>
    public int Reboots { get; init; }

    /// <summary>Null: the machine is not there, or not any more.</summary>
    public MachinePower? Power =>
        Phase switch
        {
            MachinePhase.Running => IsPaused || IsHandedOver ? MachinePower.Paused : MachinePower.Running,
            MachinePhase.Receiving => MachinePower.Paused,
            MachinePhase.Suspended => MachinePower.Suspended,
            _ => null,
        };

    public ProcessMark Process => new(Pid, PidStartTicks);
}
