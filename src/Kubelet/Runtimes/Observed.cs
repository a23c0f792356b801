using Arktos.Api.Networks;
using Arktos.Kubelet.Machines;

namespace Arktos.Kubelet.Runtimes;

public enum ContainerPhase
{
    Created,
    Running,
    Exited,
    Unknown,
}

/// <summary>A container as the runtime reports it.</summary>
public sealed record ObservedContainer
{
    public required string Id { get; init; }
    public required string SandboxId { get; init; }
    public required string Name { get; init; }

    /// <summary>The container's restart count.</summary>
    public int Attempt { get; init; }

    public ContainerPhase Phase { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public int ExitCode { get; init; }
    public string Reason { get; init; } = "";
    public string Message { get; init; } = "";
    public string ImageRef { get; init; } = "";

    /// <summary>Of the spec that it was made from.</summary>
    public string SpecHash { get; init; } = "";

    public string LogPath { get; init; } = "";

    /// <summary>Null: the runtime does not tell.</summary>
    public ContainerLimits? Limits { get; init; }

    /// <summary>Of a virtual machine that is there.</summary>
    public MachinePower Power { get; init; }

    /// <summary>Of a virtual machine, the oldest first.</summary>
    public IReadOnlyList<MachineSnapshot> Snapshots { get; init; } = [];

    /// <summary>It runs, and its probes may be asked.</summary>
    public bool IsAtWork => Phase == ContainerPhase.Running && Power == MachinePower.Running;
}

/// <summary>A sandbox as the runtime reports it.</summary>
public sealed record ObservedSandbox(
    string Id,
    int Attempt,
    bool Ready,
    DateTimeOffset CreatedAt,
    IReadOnlyList<string> Ips
)
{
    /// <summary>Of a virtual machine, with eth0; empty: the runtime does not tell.</summary>
    public IReadOnlyList<ObservedNic> Nics { get; init; } = [];
}

public enum NicPhase
{
    /// <summary>It is being made, or no machine has it yet.</summary>
    InProgress,

    /// <summary>The machine has it, or gets it when it is started.</summary>
    Ready,

    /// <summary>It is being taken away.</summary>
    Leaving,
}

/// <summary>A network interface of a virtual machine as the runtime reports it.</summary>
/// <param name="WantedIp">The address that was asked for; "": any.</param>
/// <param name="Ip">"": it has none yet.</param>
public sealed record ObservedNic(string Name, string WantedIp, string Mac, string Ip, NicPhase Phase);

/// <summary>All that a runtime has of one pod.</summary>
public sealed record ObservedPod
{
    public required string Uid { get; init; }
    public string Tenant { get; init; } = "";
    public string Namespace { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>That of its tenant which the pod is of.</summary>
    public string Network { get; init; } = TenantNetworks.Default;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ObservedSandbox> Sandboxes { get; init; } = [];

    /// <summary>By name, then the highest attempt first.</summary>
    public IReadOnlyList<ObservedContainer> Containers { get; init; } = [];

    /// <summary>It is of the node's runtime of virtual machines.</summary>
    public bool IsMachine { get; init; }

    public bool IsEmpty => Sandboxes.Count == 0 && Containers.Count == 0;

    public static ObservedPod Nothing(string uid) => new() { Uid = uid };

    /// <summary>The newest container of that name; null when none is known.</summary>
    public ObservedContainer? Latest(string name) => Containers.FirstOrDefault(c => c.Name == name);

    /// <summary>Two observations with the same fingerprint ask for the same actions.</summary>
    public string Fingerprint() =>
        string.Join(
            ';',
            Sandboxes
                .Select(s =>
                    $"{s.Id}:{s.Ready}:{string.Join(',', s.Ips)}:"
                    + string.Join(',', s.Nics.Select(n => $"{n.Name} {n.Ip} {n.Phase}"))
                )
                .Concat(Containers.Select(c => $"{c.Id}:{c.Phase}:{c.Power}:{c.Limits}"))
        );
}

/// <summary>What a container has used.</summary>
/// <param name="At">When that was looked at.</param>
/// <param name="CpuNanoseconds">Of one core, since it was started.</param>
/// <param name="MemoryBytes">The working set: what cannot be taken from it without notice.</param>
/// <param name="MemoryUsageBytes">With what the kernel keeps of files for it.</param>
public sealed record ContainerUsage(
    string Id,
    DateTimeOffset At,
    long CpuNanoseconds,
    long MemoryBytes,
    long MemoryUsageBytes,
    long RssBytes
)
{
    /// <summary>What it has written into its own layer.</summary>
    public long LayerBytes { get; init; }

    public long LayerInodes { get; init; }
}
