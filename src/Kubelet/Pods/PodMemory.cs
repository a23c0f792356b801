using Arktos.Kubelet.Resizing;

namespace Arktos.Kubelet.Pods;

/// <summary>Why a container waits: reason and message of its status, and when starting it is tried again.</summary>
public sealed record WaitingReason(string Reason, string Message, DateTimeOffset? RetryAt = null);

/// <summary>
/// What is remembered of one container between two looks at its pod. Lost with the agent, and then built up again.
/// </summary>
public sealed record ContainerMemory
{
    public RestartBackoff? Restarts { get; init; }

    /// <summary>Set while something other than the usual start keeps the container from running.</summary>
    public WaitingReason? Waiting { get; init; }

    /// <summary>Before the next try to get the image; zero when the last one did not fail.</summary>
    public TimeSpan ImageDelay { get; init; }

    /// <summary>What the last try to get the image ended with.</summary>
    public string ImageError { get; init; } = "";
}

/// <summary>What is remembered of one pod. Immutable: a change is a new value.</summary>
public sealed record PodMemory
{
    public static readonly PodMemory Empty = new();

    public IReadOnlyDictionary<string, ContainerMemory> Containers { get; init; } =
        new Dictionary<string, ContainerMemory>();

    public bool VolumesReady { get; init; }
    public DateTimeOffset? VolumesRetryAt { get; init; }

    /// <summary>Before the next try to make the volumes; zero when the last one did not fail.</summary>
    public TimeSpan VolumesDelay { get; init; }
    public DateTimeOffset? SandboxRetryAt { get; init; }

    /// <summary>When it is tried again to hold the pod's virtual machine as the pod asks for.</summary>
    public DateTimeOffset? PowerRetryAt { get; init; }

    /// <summary>Network interfaces that could not be attached or detached, by their names.</summary>
    public IReadOnlyDictionary<string, NicFailure> NicFailures { get; init; } = new Dictionary<string, NicFailure>();

    /// <summary>
    /// Sandboxes that this agent has stopped. One that died by itself has its address and its plug until it is stopped,
    /// too.
    /// </summary>
    public IReadOnlyList<string> StoppedSandboxes { get; init; } = [];

    /// <summary>The pod was failed by this agent; null: it was not.</summary>
    public PodFailure? Failed { get; init; }

    /// <summary>What the ended pod had on disk was given back.</summary>
    public Released Released { get; init; }

    public DateTimeOffset? ReleaseRetryAt { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Null before the pod is looked at for the first time.</summary>
    public PodAllocation? Allocation { get; init; }

    public PodResize Resize { get; init; } = PodResize.None;

    public ContainerMemory Of(string container) =>
        Containers.TryGetValue(container, out var memory) ? memory : NoContainer;

    public PodMemory With(string container, ContainerMemory memory) =>
        this with
        {
            Containers = new Dictionary<string, ContainerMemory>(Containers) { [container] = memory },
        };

    /// <param name="failure">Null: it has not failed, or not any more.</param>
    public PodMemory WithNic(string name, NicFailure? failure)
    {
        var failures = NicFailures.Where(f => f.Key != name).ToDictionary();
        if (failure is not null)
            failures[name] = failure;
        return this with { NicFailures = failures };
    }

    private static readonly ContainerMemory NoContainer = new();
}

/// <summary>Why a network interface is not as it is to be, and when that is tried again.</summary>
public sealed record NicFailure(string Error, DateTimeOffset RetryAt);

/// <summary>How much of what an ended pod had was given back, while the API still has the pod.</summary>
public enum Released
{
    Nothing,

    /// <summary>Its containers and their logs are kept for who wants to look into them.</summary>
    Volumes,
    All,
}

/// <summary>What the probes of one running container have found; null = no result yet (or no such probe).</summary>
public readonly record struct ProbeState(
    bool? Started = null,
    bool? Ready = null,
    bool LivenessFailed = false,
    bool StartupFailed = false
);
