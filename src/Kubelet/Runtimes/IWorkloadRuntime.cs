using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Images.Pulls;

namespace Arktos.Kubelet.Runtimes;

/// <summary>
/// What runs the workloads of this node's pods, containers or virtual machines: a workload is in its pod's sandbox, and
/// is named by an id as a container is. How one is to be made is said in CRI's configurations, because that is what the
/// builders of pods make; all else is in words of the agent's own. Implementations: runtime servers by CRI
/// (<see cref="CriRuntime"/>), two of them as one (<see cref="RuntimeSet"/>), and <see cref="HollowRuntime"/> in
/// memory. What machines can do beside that is <see cref="Machines.IMachineRuntime"/>. Thread-safe. Stopping and
/// removing what is gone succeeds. Other failures are a <see cref="RuntimeException"/>.
/// </summary>
public interface IWorkloadRuntime
{
    /// <summary>The scheme of container ids: "containerd", "hollow".</summary>
    string Name { get; }

    Task<RuntimeState> GetStateAsync(CancellationToken ct);

    /// <summary>
    /// All pods that this agent's labels name; with <paramref name="podUid"/> only that one (which is then missing if
    /// nothing of it is there).
    /// </summary>
    Task<IReadOnlyDictionary<string, ObservedPod>> ListPodsAsync(string? podUid, CancellationToken ct);

    /// <summary>Returns the sandbox's id. It is ready, with its network.</summary>
    /// <param name="handler">Of its RuntimeClass; "": the runtime's default.</param>
    Task<string> RunSandboxAsync(PodSandboxConfig config, string handler, CancellationToken ct);

    Task StopSandboxAsync(string id, CancellationToken ct);

    Task RemoveSandboxAsync(string id, CancellationToken ct);

    /// <summary>
    /// How a sandbox is linked to the node's network; null: not at all (the node's own network), or the runtime does
    /// not tell.
    /// </summary>
    Task<SandboxLink?> FindLinkAsync(string sandboxId, CancellationToken ct);

    Task<string> CreateContainerAsync(
        string sandboxId,
        ContainerConfig config,
        PodSandboxConfig sandbox,
        CancellationToken ct
    );

    Task StartContainerAsync(string id, CancellationToken ct);

    /// <summary>
    /// Returns when the container has stopped: by its stop signal, or killed after <paramref name="grace"/>.
    /// </summary>
    Task StopContainerAsync(string id, TimeSpan grace, CancellationToken ct);

    Task RemoveContainerAsync(string id, CancellationToken ct);

    /// <summary>Gives a container that runs other resources, without a restart.</summary>
    Task UpdateResourcesAsync(string id, LinuxContainerResources resources, CancellationToken ct);

    /// <summary>What the containers that run have used; whose use is not known is left out.</summary>
    Task<IReadOnlyList<ContainerUsage>> ListUsageAsync(CancellationToken ct);

    /// <summary>
    /// What went through the networks of sandboxes, by id; those with the node's own network are none.
    /// </summary>
    Task<IReadOnlyDictionary<string, NetworkUsed>> ListNetworkAsync(CancellationToken ct);

    /// <summary>The container writes to a new file at its log path (after the old one was renamed).</summary>
    Task ReopenLogAsync(string id, CancellationToken ct);

    Task<ExecResult> ExecSyncAsync(
        string containerId,
        IReadOnlyList<string> command,
        TimeSpan timeout,
        CancellationToken ct
    );

    /// <summary>The URL of the runtime's streaming server for one session.</summary>
    Task<Uri> ExecAsync(string id, IReadOnlyList<string> command, WorkloadStreams streams, CancellationToken ct);

    /// <summary>The same for what the container itself runs.</summary>
    Task<Uri> AttachAsync(string id, WorkloadStreams streams, CancellationToken ct);

    /// <summary>The same for connections to ports in a sandbox's network.</summary>
    Task<Uri> PortForwardAsync(string sandboxId, IReadOnlyList<int> ports, CancellationToken ct);

    /// <summary>Null when the image is not on this node.</summary>
    Task<ImageRecord?> FindImageAsync(string image, CancellationToken ct);

    /// <param name="credential">Null: as nobody in particular.</param>
    Task PullImageAsync(string image, RegistryCredential? credential, PodSandboxConfig sandbox, CancellationToken ct);

    Task<IReadOnlyList<ImageRecord>> ListImagesAsync(CancellationToken ct);

    /// <summary>Removes an image under all of its names; containers that were made from it go on.</summary>
    Task RemoveImageAsync(string id, CancellationToken ct);
}

/// <summary>What the node's status says of the runtime.</summary>
/// <param name="NotReady">Why it cannot run pods; "" when it can.</param>
public sealed record RuntimeState(string Name, string Version, string NotReady)
{
    /// <summary>What it says of itself though it is ready; "": nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>It is ready but for the pods' network, which may come at any time.</summary>
    public bool LacksOnlyNetwork { get; init; }
}

/// <param name="TimedOut">The command did not end in time; the exit code has no meaning.</param>
public sealed record ExecResult(int ExitCode, string Output, bool TimedOut = false);

public sealed record ImageRecord(
    string Id,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Digests,
    long SizeBytes,
    long? Uid,
    string UserName
)
{
    /// <summary>The runtime itself needs it.</summary>
    public bool IsPinned { get; init; }

    /// <summary>What a status gives as imageID.</summary>
    public string Reference => Digests.Count > 0 ? Digests[0] : Id;
}

/// <summary>The runtime refused, or could not be reached. The message is the runtime's.</summary>
public sealed class RuntimeException(string message, Exception? inner = null) : Exception(message, inner);
