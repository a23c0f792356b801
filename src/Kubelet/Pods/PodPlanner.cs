using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Machines;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Resizing;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Shutdown;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// What to do next for a pod. Pure.
/// <code>
///   volumes -> sandbox -> init containers, one by one -> containers -> (restarts) -> all ended -> sandbox stopped
///       any state --deletion, gone from the API, failed--> terminate -> clean up
/// </code>
/// </summary>
public static class PodPlanner
{
    public const long DefaultGraceSeconds = 30;
    private static readonly TimeSpan ImageErrorShown = TimeSpan.FromSeconds(3);

    public static PodPlan Plan(PodView view)
    {
        var plan = new Draft(view);
        if (view.IsTerminating)
            Terminate(plan, cleanUp: true);
        else if (view.Receiving is { } receiving)
            Receive(plan, receiving);
        // Where it goes on is being decided, and nothing else until then; a pod that holds room runs nothing.
        else if (view.IsLeaving || PodMoves.HoldsRoom(view.Pod))
        { /* nothing is to be done */
        }
        else if (IsOver(plan))
            Terminate(plan, cleanUp: false);
        else if (MachineStatus.IsShutDown(view.Pod))
            PowerOff(plan);
        else
            Run(plan);
        return new PodPlan(plan.Actions, plan.WakeAt, plan.Memory);
    }

    /// <summary>How long a pod's containers have to end.</summary>
    /// <param name="failure">Of the pod, if its agent ends it.</param>
    public static long GraceSeconds(Pod pod, bool gone, PodFailure? failure = null)
    {
        // A file that was taken away is how a static pod is deleted; another one's object went before its time.
        if (gone && !PodSource.IsStatic(pod))
            return 1;
        var grace =
            pod.Metadata.DeletionGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? DefaultGraceSeconds;
        return Math.Max(Math.Min(grace, failure?.GraceSeconds ?? grace), 1);
    }

    /// <summary>The phase is final, or is about to be: nothing is started any more.</summary>
    private static bool IsOver(Draft plan)
    {
        var pod = plan.View.Pod;
        if (pod.Status.Phase is "Succeeded" or "Failed" || plan.Memory.Failed is not null)
            return true;
        if (
            pod.Spec.ActiveDeadlineSeconds is { } deadline
            && (pod.Status.StartTime ?? plan.Memory.StartTime) is { } start
        )
        {
            var end = start.AddSeconds(deadline);
            if (plan.View.Now >= end)
            {
                plan.Add(
                    new PodAction.FailPod(
                        "DeadlineExceeded",
                        "Pod was active on the node longer than the specified deadline"
                    )
                );
                return true;
            }
            plan.Wake(end);
        }
        return PodPhases.IsOver(plan.View, PodStatusBuilder.ContainerStatuses(plan.View));
    }

    private static void Terminate(Draft plan, bool cleanUp)
    {
        var observed = plan.View.Observed;
        if (
            observed.Containers.Any(c => c.Phase is ContainerPhase.Running or ContainerPhase.Unknown)
            || observed.Sandboxes.Any(s => s.Ready || !cleanUp && IsUnstopped(plan, s))
        )
            plan.Add(new PodAction.TerminatePod(GraceSeconds(plan.View.Pod, plan.View.Gone, plan.Memory.Failed)));
        else if (cleanUp)
            plan.Add(new PodAction.CleanUp());
        else if (
            (plan.View.IsDiskWanted || plan.Memory.Failed is { ReleasesAll: true } ? Released.All : Released.Volumes)
                is var wanted
            && wanted > plan.Memory.Released
            && plan.MayTry(plan.Memory.ReleaseRetryAt)
        )
            plan.Add(new PodAction.Release(wanted));
    }

    /// <summary>
    /// A machine that is not to run is shut down, with its sandbox; its pod is told to leave the node by its phase.
    /// </summary>
    private static void PowerOff(Draft plan)
    {
        var observed = plan.View.Observed;
        if (
            observed.Containers.Any(c => c.Phase is ContainerPhase.Running or ContainerPhase.Unknown)
            || observed.Sandboxes.Any(s => s.Ready)
        )
            plan.Add(new PodAction.TerminatePod(GraceSeconds(plan.View.Pod, gone: false)));
    }

    /// <summary>A sandbox and a QEMU that waits; what is lost of it is not made again.</summary>
    private static void Receive(Draft plan, PodReceiving receiving)
    {
        if (receiving.Ready.IsCompleted)
            return;
        if (plan.View.Observed.IsEmpty)
            plan.Add(new PodAction.CreateSandbox(0));
        else if (plan.View.ReadySandbox is not null && plan.View.Observed.Containers.Count == 0)
            plan.Add(
                new PodAction.StartContainer(plan.View.Pod.Spec.Containers[0], receiving.Attempt, null)
                {
                    Receiving = receiving,
                }
            );
        // What an agent before has left of another move, or what was lost of this one: it goes, and nothing comes.
        else
            plan.Add(new PodAction.RefuseMachine(receiving));
    }

    private static void Run(Draft plan)
    {
        if (!plan.Memory.VolumesReady)
        {
            // What runs already was taken, by an agent before.
            if (
                plan.View is { IsTaken: false, Observed.IsEmpty: true }
                && (PodAdmission.Refuse(plan.View) ?? plan.View.Refusal) is var (reason, message)
            )
            {
                plan.Add(new PodAction.RejectPod(reason, message));
                return;
            }
            if (plan.MayTry(plan.Memory.VolumesRetryAt))
                plan.Add(new PodAction.PrepareVolumes());
            return;
        }
        if (plan.View.ReadySandbox is not { } sandbox)
        {
            foreach (
                var old in plan.View.Observed.Sandboxes.Where(s =>
                    s.Ready
                    || IsUnstopped(plan, s)
                    || plan.View.Observed.Containers.Any(c => c.SandboxId == s.Id && c.Phase == ContainerPhase.Running)
                )
            )
                plan.Add(new PodAction.StopSandbox(old.Id, Changed: true));
            var attempt = plan.View.Observed.Sandboxes is [var newest, ..] ? newest.Attempt + 1 : 0;
            if (plan.MayTry(plan.Memory.SandboxRetryAt))
                plan.Add(new PodAction.CreateSandbox(attempt));
            return;
        }
        foreach (var other in plan.View.Observed.Sandboxes.Skip(1).Where(s => s.Ready || IsUnstopped(plan, s)))
            plan.Add(new PodAction.StopSandbox(other.Id, Changed: false));
        Resize(plan);
        Plug(plan, sandbox);
        // They are for looking into pods that do not get on, too.
        foreach (var container in ContainerKinds.Ephemeral(plan.View.Pod))
            RunOnce(plan, container);
        if (Initialize(plan, sandbox))
            foreach (var container in plan.View.Pod.Spec.Containers)
                Keep(plan, sandbox, container, RestartDecision.Restarts);
        Prune(plan, sandbox);
    }

    /// <summary>Whether a sandbox has died by itself, so that what it has of the network is to be taken back.</summary>
    private static bool IsUnstopped(Draft plan, ObservedSandbox sandbox) =>
        !sandbox.Ready && !plan.Memory.StoppedSandboxes.Contains(sandbox.Id);

    /// <summary>What was granted reaches those that run; who wants a restart for it is seen to with its turn.</summary>
    private static void Resize(Draft plan)
    {
        var updates = ResizePlan.Updates(plan.View, plan.View.NodeMemoryBytes);
        if (updates.Count > 0)
        {
            if (plan.MayTry(plan.Memory.Resize.RetryAt))
                plan.Add(new PodAction.UpdateContainers(updates));
        }
        else if (
            plan.Memory.Resize.InProgress
            && !ContainerKinds
                .All(plan.View.Pod)
                .Any(c =>
                    plan.View.Observed.Latest(c.Name) is { Phase: ContainerPhase.Running } running
                    && ResizePlan.NeedsRestart(plan.View.Pod, c, running)
                )
        )
            plan.Resized();
    }

    /// <summary>Before the machine is started, where it can be; one that runs without goes on.</summary>
    private static void Plug(Draft plan, ObservedSandbox sandbox)
    {
        foreach (var change in MachineNics.Changes(plan.View, sandbox))
        {
            var name = change is PodAction.AttachNic attach ? attach.Ask.Name : ((PodAction.DetachNic)change).Name;
            if (plan.MayTry(plan.Memory.NicFailures.GetValueOrDefault(name)?.RetryAt))
                plan.Add(change);
        }
    }

    /// <summary>True when the regular containers may run.</summary>
    private static bool Initialize(Draft plan, ObservedSandbox sandbox)
    {
        var pod = plan.View.Pod;
        // Once a regular container was made in this sandbox, its init containers have succeeded, even if they are
        // pruned since.
        var mainHasRun = pod.Spec.Containers.Any(c =>
            plan.View.Observed.Latest(c.Name) is { } latest && latest.SandboxId == sandbox.Id
        );
        foreach (var init in ContainerKinds.Init(pod))
        {
            if (ContainerKinds.IsSidecar(init))
            {
                Keep(plan, sandbox, init, RestartDecision.RestartsInit);
                if (!mainHasRun && !plan.View.IsStarted(init, InSandbox(plan, sandbox, init)))
                    return false;
                continue;
            }
            if (mainHasRun)
                continue;
            if (InSandbox(plan, sandbox, init) is { Phase: ContainerPhase.Exited, ExitCode: 0 })
                continue;
            Keep(plan, sandbox, init, RestartDecision.RestartsInit);
            return false;
        }
        return true;
    }

    private static ObservedContainer? InSandbox(Draft plan, ObservedSandbox sandbox, Container container) =>
        plan.View.Observed.Latest(container.Name) is { } latest && latest.SandboxId == sandbox.Id ? latest : null;

    /// <summary>Starts, restarts or kills one container, or waits.</summary>
    private static void Keep(
        Draft plan,
        ObservedSandbox sandbox,
        Container spec,
        Func<Pod, Container, int, bool> restarts
    )
    {
        var pod = plan.View.Pod;
        var latest = plan.View.Observed.Latest(spec.Name);
        if (latest is null)
        {
            // What the API knows to have run here is lost: it counts as a restart.
            var known = Known(pod, spec.Name);
            Start(plan, spec, known is { ContainerID.Length: > 0 } ? known.RestartCount + 1 : 0, null);
            return;
        }
        switch (latest.Phase)
        {
            case ContainerPhase.Running when pod.Spec.VirtualMachine is not null && !HasItsPower(plan, latest):
                return;
            case ContainerPhase.Running:
                KillIfAsked(plan, spec, latest);
                return;
            case ContainerPhase.Unknown:
                plan.Add(
                    new PodAction.KillContainer(
                        latest,
                        "Container is in \"unknown\" state, try killing it before restart",
                        null
                    )
                );
                return;
            case ContainerPhase.Created:
                // It was made but not started: by an agent that stopped in between, or the start failed.
                if (!plan.MayTry(plan.Memory.Of(spec.Name).Waiting?.RetryAt))
                    return;
                plan.Add(new PodAction.RemoveContainer(latest));
                Start(plan, spec, latest.Attempt, null);
                return;
        }
        var otherSandbox = latest.SandboxId != sandbox.Id;
        // In a new sandbox everything that has not ended for good runs again, init containers in any case.
        if (!restarts(pod, spec, latest.ExitCode) && !(otherSandbox && ContainerKinds.IsInit(pod, spec.Name)))
            return;
        var finishedAt = latest.FinishedAt ?? latest.CreatedAt;
        var notBefore = otherSandbox
            ? plan.View.Now
            : RestartBackoff.NotBefore(plan.Memory.Of(spec.Name).Restarts, finishedAt);
        if (notBefore > plan.View.Now)
        {
            var delay = plan.Memory.Of(spec.Name).Restarts!.Delay;
            plan.Wait(
                spec.Name,
                new WaitingReason(
                    "CrashLoopBackOff",
                    $"back-off {GoDuration.Format(delay)} restarting failed container={spec.Name} "
                        + $"pod={ContainerKinds.Describe(pod)}"
                )
            );
            plan.Wake(notBefore);
            return;
        }
        Start(plan, spec, latest.Attempt + 1, latest);
    }

    /// <summary>
    /// False while the machine stands still, or is to: nobody asks it for anything, and nothing of it has failed. One
    /// that could not be brought to stand still runs as before.
    /// </summary>
    private static bool HasItsPower(Draft plan, ObservedContainer machine)
    {
        var wanted = MachineStatus.PowerOf(plan.View.Pod);
        if (machine.Power != wanted && plan.MayTry(plan.Memory.PowerRetryAt))
        {
            plan.Add(new PodAction.SetPower(machine, wanted));
            return false;
        }
        return machine.IsAtWork;
    }

    /// <summary>An ephemeral container is started once: what has run, here or anywhere, is over.</summary>
    private static void RunOnce(Draft plan, Container spec)
    {
        var latest = plan.View.Observed.Latest(spec.Name);
        if (latest is null && Known(plan.View.Pod, spec.Name) is not { ContainerID.Length: > 0 })
            Start(plan, spec, 0, null);
        // It was made and not started: no process of it has been.
        else if (latest is { Phase: ContainerPhase.Created } && plan.MayTry(plan.Memory.Of(spec.Name).Waiting?.RetryAt))
        {
            plan.Add(new PodAction.RemoveContainer(latest));
            Start(plan, spec, 0, null);
        }
    }

    private static void Start(Draft plan, Container spec, int attempt, ObservedContainer? previous)
    {
        var memory = plan.Memory.Of(spec.Name);
        if (plan.MayTry(memory.Waiting?.RetryAt))
        {
            plan.Add(new PodAction.StartContainer(spec, attempt, previous));
            return;
        }
        if (memory.Waiting is not { Reason: "ErrImagePull", RetryAt: { } retryAt })
            return;
        // The error shows for a while before the wait does.
        var shownUntil = retryAt - memory.ImageDelay + ImageErrorShown;
        if (plan.View.Now < shownUntil)
            plan.Wake(shownUntil);
        else
            plan.Wait(
                spec.Name,
                new WaitingReason(
                    "ImagePullBackOff",
                    $"Back-off pulling image \"{spec.Image}\": ErrImagePull: {memory.ImageError}",
                    retryAt
                )
            );
    }

    private static void KillIfAsked(Draft plan, Container spec, ObservedContainer running)
    {
        var probe = plan.View.Probe(running);
        if (running.SpecHash.Length > 0 && running.SpecHash != ContainerKinds.SpecHash(spec))
            plan.Add(
                new PodAction.KillContainer(
                    running,
                    $"Container {spec.Name} definition changed, will be restarted",
                    null
                )
            );
        else if (probe.StartupFailed)
            plan.Add(
                new PodAction.KillContainer(
                    running,
                    $"Container {spec.Name} failed startup probe, will be restarted",
                    spec.StartupProbe?.TerminationGracePeriodSeconds
                )
            );
        else if (probe.LivenessFailed)
            plan.Add(
                new PodAction.KillContainer(
                    running,
                    $"Container {spec.Name} failed liveness probe, will be restarted",
                    spec.LivenessProbe?.TerminationGracePeriodSeconds
                )
            );
        else if (ResizePlan.NeedsRestart(plan.View.Pod, spec, running))
        {
            plan.Add(new PodAction.KillContainer(running, $"Container {spec.Name} resize requires restart", null));
            // At once, whatever it ends with, and without a wait: it has not failed.
            plan.Add(new PodAction.StartContainer(spec, running.Attempt + 1, null));
        }
    }

    /// <summary>Of every container the newest and the one before it stay (its logs, its last state).</summary>
    private static void Prune(Draft plan, ObservedSandbox sandbox)
    {
        var kept = new HashSet<string> { sandbox.Id };
        foreach (var attempts in plan.View.Observed.Containers.GroupBy(c => c.Name))
        {
            foreach (var container in attempts.Take(2))
                kept.Add(container.SandboxId);
            foreach (var old in attempts.Skip(2).Where(c => c.Phase is ContainerPhase.Exited or ContainerPhase.Created))
                plan.Add(new PodAction.RemoveContainer(old));
        }
        foreach (var old in plan.View.Observed.Sandboxes.Where(s => !s.Ready && !kept.Contains(s.Id)))
            plan.Add(new PodAction.RemoveSandbox(old.Id));
    }

    private static ContainerStatus? Known(Pod pod, string name) =>
        (pod.Status.ContainerStatuses ?? [])
            .Concat(pod.Status.InitContainerStatuses ?? [])
            .Concat(pod.Status.EphemeralContainerStatuses ?? [])
            .FirstOrDefault(s => s.Name == name);

    /// <summary>A plan that is being made.</summary>
    private sealed class Draft(PodView view)
    {
        public PodView View { get; } = view;
        public PodMemory Memory { get; private set; } = view.Memory;
        public List<PodAction> Actions { get; } = [];
        public DateTimeOffset? WakeAt { get; private set; }

        public void Add(PodAction action) => Actions.Add(action);

        public void Wake(DateTimeOffset at) => WakeAt = WakeAt is { } earlier && earlier < at ? earlier : at;

        public void Wait(string container, WaitingReason why) =>
            Memory = Memory.With(container, Memory.Of(container) with { Waiting = why });

        public void Resized() => Memory = Memory with { Resize = Memory.Resize.Done() };

        /// <summary>False, and a time to wake, while the time has not come.</summary>
        public bool MayTry(DateTimeOffset? notBefore)
        {
            if (notBefore is not { } at || at <= View.Now)
                return true;
            Wake(at);
            return false;
        }
    }
}
