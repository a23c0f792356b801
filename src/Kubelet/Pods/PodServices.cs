using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Events;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Images.Pulls;
using Arktos.Kubelet.Machines.Moves;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Probes;
using Arktos.Kubelet.Resizing;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Status;
using Arktos.Kubelet.Volumes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Pods;

/// <summary>What the workers of a node share.</summary>
internal sealed record PodServices
{
    public required IWorkloadRuntime Runtime { get; init; }

    /// <summary>What runs virtual machines; null: the node does not.</summary>
    public IWorkloadRuntime? Machines { get; init; }

    /// <summary>Whose the images of <see cref="Runtime"/> are; null: everybody's.</summary>
    public PulledImages? PulledImages { get; init; }

    public required PodVolumes Volumes { get; init; }
    public required IPodObjects Objects { get; init; }
    public required StatusWriter Statuses { get; init; }
    public required ProbeRunner ProbeRunner { get; init; }
    public required EventRecorder Events { get; init; }
    public required ILogger Logger { get; init; }
    public required NodeMetrics Metrics { get; init; }
    public required TimeProvider Time { get; init; }

    /// <summary>Of all pods: {tenant}_{namespace}_{name}_{uid}/{container}/{attempt}.log</summary>
    public required string LogsDirectory { get; init; }

    /// <summary>Where seccomp profiles of type Localhost are.</summary>
    public string SeccompDirectory { get; init; } = "";

    public NodeAbilities Abilities { get; init; } = NodeAbilities.None;

    /// <summary>The cgroup that pods' cgroups are below; "" when the runtime makes none.</summary>
    public required string CgroupMark { get; init; }

    public required NodeAllocations Allocations { get; init; }
    public required NodeRoom Room { get; init; }
    public required NodeAdmission Admission { get; init; }
    public required PodFailures Failures { get; init; }

    /// <summary>What shows a static pod in the API, if something does.</summary>
    public Func<Pod, Pod?> MirrorOf { get; set; } = static _ => null;

    /// <summary>Whether the node's machine is going to be shut down. Any thread.</summary>
    public Func<bool> IsShuttingDown { get; set; } = static () => false;

    /// <summary>
    /// Returns when containers may start in a pod's sandbox: the node knows its address. A
    /// <see cref="RuntimeException"/> says why they may not.
    /// </summary>
    public Func<Pod, string, CancellationToken, Task> AdmitAsync { get; set; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>
    /// Returns when the node knows the network interfaces of a pod's sandbox as they are now, with the one of that
    /// address, if it is not "".
    /// </summary>
    public Func<Pod, string, string, CancellationToken, Task> ReadmitAsync { get; set; } =
        static (_, _, _, _) => Task.CompletedTask;

    /// <summary>Is told of each pod as it is asked for now, and of one that is asked for no more. Any thread.</summary>
    public Action<Pod> Note { get; set; } = static _ => { };

    public Action<Pod> Forget { get; set; } = static _ => { };

    /// <summary>Virtual machines that move; null: none does.</summary>
    public MachineMoves? Moves { get; set; }

    /// <summary>The agent stops.</summary>
    public CancellationToken Stopping { get; set; }

    /// <summary>What the node is short of. Written by one thread, read by all.</summary>
    public NodePressure Pressure { get; init; } = new();

    public required IReadOnlyList<string> HostIps { get; init; }

    public required IReadOnlyDictionary<string, Quantity> Allocatable { get; init; }
    public required DnsSettings NodeDns { get; init; }
    public IReadOnlyList<string> ClusterDns { get; init; } = [];
    public string ClusterDomain { get; init; } = "";

    /// <summary>False for runtimes that mount nothing.</summary>
    public bool MountsVolumes { get; init; } = true;

    /// <summary>All that the node has; zero: not known.</summary>
    public required long NodeMemoryBytes { get; init; }

    /// <summary>The same with the runtime that is of the pod's kind.</summary>
    public PodServices For(Pod pod) =>
        pod.Spec.VirtualMachine is not null && Machines is { } machines
            ? this with
            {
                Runtime = machines,
                PulledImages = null,
            }
            : this;

    public string LogDirectory(Pod pod) =>
        Path.Combine(
            LogsDirectory,
            PrivateFolders.Name(
                $"{pod.Metadata.Tenant}_{pod.Metadata.Namespace}_{pod.Metadata.Name}_{pod.Metadata.Uid}"
            )
        );
}
