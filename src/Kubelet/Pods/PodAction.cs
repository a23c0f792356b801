using Arktos.Api.Core.V1;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Resizing;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Pods;

/// <summary>Something to be done for a pod.</summary>
public abstract record PodAction
{
    private PodAction() { }

    /// <summary>Makes the pod's directories and volumes.</summary>
    public sealed record PrepareVolumes : PodAction;

    public sealed record CreateSandbox(int Attempt) : PodAction;

    /// <summary>Stops a sandbox that is not the pod's any more, with what runs in it.</summary>
    public sealed record StopSandbox(string Id, bool Changed) : PodAction;

    public sealed record RemoveSandbox(string Id) : PodAction;

    /// <param name="Previous">The attempt before, whose end the backoff counts from.</param>
    public sealed record StartContainer(Container Spec, int Attempt, ObservedContainer? Previous) : PodAction
    {
        /// <summary>It is a virtual machine that waits for its guest, of another node; null: it starts.</summary>
        public PodReceiving? Receiving { get; init; }
    }

    /// <summary>Tells another node that its virtual machine cannot come here.</summary>
    public sealed record RefuseMachine(PodReceiving Receiving) : PodAction;

    /// <param name="GraceSeconds">Null: the pod's.</param>
    public sealed record KillContainer(ObservedContainer Target, string Why, long? GraceSeconds) : PodAction;

    public sealed record RemoveContainer(ObservedContainer Target) : PodAction;

    /// <summary>Gives containers that run what their pod was granted, in this order.</summary>
    public sealed record UpdateContainers(IReadOnlyList<ContainerUpdate> Updates) : PodAction;

    /// <summary>Holds the pod's virtual machine as the pod asks for.</summary>
    public sealed record SetPower(ObservedContainer Target, MachinePower Power) : PodAction;

    /// <summary>Gives the pod's virtual machine a network interface.</summary>
    /// <param name="IsHot">The machine runs.</param>
    public sealed record AttachNic(NicAsk Ask, bool IsHot) : PodAction;

    /// <summary>Takes one from it.</summary>
    /// <inheritdoc cref="AttachNic"/>
    public sealed record DetachNic(string Sandbox, string Name, bool IsHot) : PodAction;

    /// <summary>Fails the pod for good.</summary>
    public sealed record FailPod(string Reason, string Message) : PodAction;

    /// <summary>Fails a pod that this node does not take.</summary>
    public sealed record RejectPod(string Reason, string Message) : PodAction;

    /// <summary>
    /// Gives back what a pod that has ended has on disk; the API has its last status before.
    /// </summary>
    public sealed record Release(Released What) : PodAction;

    /// <summary>Stops all containers in order, then the sandbox.</summary>
    public sealed record TerminatePod(long GraceSeconds) : PodAction;

    /// <summary>
    /// Takes away what the stopped pod has on the node, and the object from the API when it is being deleted.
    /// </summary>
    public sealed record CleanUp : PodAction;
}

/// <param name="Actions">In order. After them, look and plan again.</param>
/// <param name="WakeAt">When to plan again though nothing has changed.</param>
public sealed record PodPlan(IReadOnlyList<PodAction> Actions, DateTimeOffset? WakeAt, PodMemory Memory)
{
    public bool IsDone => Actions.Count == 0;
}

/// <summary>All that a plan and a status are made from.</summary>
public sealed record PodView
{
    /// <summary>
    /// As the API has it, but that its containers have what was granted to them. Never changed.
    /// </summary>
    public required Pod Pod { get; init; }

    public required ObservedPod Observed { get; init; }

    public required DateTimeOffset Now { get; init; }

    public PodMemory Memory { get; init; } = PodMemory.Empty;

    /// <summary>By container id.</summary>
    public IReadOnlyDictionary<string, ProbeState> Probes { get; init; } = new Dictionary<string, ProbeState>();

    /// <summary>The API has no such pod any more.</summary>
    public bool Gone { get; init; }

    /// <summary>The pod is another node's, and its virtual machine is to come; null: it is this node's.</summary>
    public PodReceiving? Receiving { get; init; }

    /// <summary>The pod's virtual machine is on its way to another node, or has gone there.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>Of the node.</summary>
    public NodeAbilities Abilities { get; init; } = NodeAbilities.None;

    /// <summary>Of the node: conditions like DiskPressure that hold.</summary>
    public IReadOnlyList<string> Pressures { get; init; } = [];

    /// <summary>Why the node does not take the pod; null: it does, or the pod is there already.</summary>
    public (string Reason, string Message)? Refusal { get; init; }

    /// <summary>The node has taken the pod, and does not refuse it any more, though nothing of it runs yet.</summary>
    public bool IsTaken { get; init; }

    /// <summary>The node's machine is going to be shut down.</summary>
    public bool IsShuttingDown { get; init; }

    /// <summary>The node wants back what ended pods have on its disk.</summary>
    public bool IsDiskWanted { get; init; }

    /// <summary>Of the node; zero: not known.</summary>
    public long NodeMemoryBytes { get; init; }

    /// <summary>Host addresses, the first one first.</summary>
    public IReadOnlyList<string> HostIps { get; init; } = [];

    public bool IsTerminating => Gone || Pod.Metadata.DeletionTimestamp is not null;

    public ObservedSandbox? ReadySandbox => Observed.Sandboxes is [{ Ready: true } newest, ..] ? newest : null;

    public ProbeState Probe(ObservedContainer c) => Probes.TryGetValue(c.Id, out var state) ? state : default;

    public bool IsStarted(Container spec, ObservedContainer? c) =>
        c is { IsAtWork: true } && (spec.StartupProbe is null || Probe(c).Started == true);

    public bool IsReady(Container spec, ObservedContainer? c) =>
        IsStarted(spec, c) && (spec.ReadinessProbe is null || Probe(c!).Ready == true);
}
