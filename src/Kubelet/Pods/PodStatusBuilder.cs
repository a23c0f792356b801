using Arktos.Api.Core.V1;
using Arktos.Kubelet.Resizing;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Pods;

/// <summary>The statuses of a pod's containers, both in spec order.</summary>
public sealed record ContainerStatusSet(
    IReadOnlyList<ContainerStatus> InitContainers,
    IReadOnlyList<ContainerStatus> Containers
);

/// <summary>The status of a pod as the API shows it. Pure.</summary>
public static class PodStatusBuilder
{
    private const string StatusUnknown = "ContainerStatusUnknown";

    /// <param name="runtimeName">The scheme of container ids.</param>
    public static PodStatus Build(PodView view, string runtimeName)
    {
        var pod = view.Pod;
        var statuses = ContainerStatuses(view, runtimeName);
        var phase = PodPhases.Compute(view, statuses);
        if (IsRejected(view))
            statuses = new ContainerStatusSet([], []);
        else if (phase is "Succeeded" or "Failed")
            EndWaiting(view, statuses);
        var old = pod.Status;
        var status = new PodStatus
        {
            Phase = phase,
            ObservedGeneration = pod.Metadata.Generation,
            QosClass = old.QosClass,
            NominatedNodeName = "",
            StartTime = old.StartTime ?? view.Memory.StartTime ?? view.Now,
            HostIP = view.HostIps.FirstOrDefault() ?? "",
            HostIPs = [.. view.HostIps.Select(ip => new HostIP { Ip = ip })],
            Reason = phase is "Failed" ? view.Memory.Failed?.Reason ?? old.Reason : "",
            Message = phase is "Failed" ? view.Memory.Failed?.Message ?? old.Message : "",
            InitContainerStatuses = statuses.InitContainers.Count > 0 ? [.. statuses.InitContainers] : null,
            EphemeralContainerStatuses = Ephemeral(view, runtimeName),
            ContainerStatuses =
                statuses.Containers.Count > 0
                    ? [.. statuses.Containers.OrderBy(s => s.Name, StringComparer.Ordinal)]
                    : null,
        };
        var ips = pod.Spec.HostNetwork ? view.HostIps : view.ReadySandbox?.Ips ?? [];
        if (ips.Count == 0 && phase is not ("Pending" or MachineStatus.NoSchedule))
            ips = [.. old.PodIPs?.Select(p => p.Ip) ?? []];
        if (ips.Count > 0)
            (status.PodIP, status.PodIPs) = (ips[0], [.. ips.Select(ip => new PodIP { Ip = ip })]);
        status.VirtualMachineStatus = MachineStatus.Of(view, statuses.Containers.FirstOrDefault());
        status.NicStatuses = MachineNics.StatusOf(view, phase);
        status.Conditions = PodConditions.Build(view, phase, statuses, status.VirtualMachineStatus);
        if (phase == MachineStatus.NoSchedule)
            (status.HostIP, status.HostIPs, status.PodIP, status.PodIPs) = ("", null, "", null);
        return status;
    }

    /// <summary>The node did not take the pod: there is nothing to say about its containers, now and later.</summary>
    private static bool IsRejected(PodView view) =>
        view.Observed.IsEmpty
        && (
            view.Memory.Failed is { IsRejection: true }
            || view.Pod.Status is { Phase: "Failed", ContainerStatuses: not { Count: > 0 } }
        );

    public static ContainerStatusSet ContainerStatuses(PodView view, string runtimeName = "containerd")
    {
        var init = ContainerKinds.Init(view.Pod);
        var initStatuses = init.Select(c => InitStatus(view, c, runtimeName)).ToList();
        var initialized = init.Zip(initStatuses).All(i => IsInitialized(i.First, i.Second));
        var waiting = new ContainerStateWaiting
        {
            Reason = init.Count > 0 && !initialized ? "PodInitializing" : "ContainerCreating",
        };
        return new ContainerStatusSet(
            initStatuses,
            [.. view.Pod.Spec.Containers.Select(c => Status(view, c, waiting, runtimeName))]
        );
    }

    /// <summary>The init container lets the next one begin.</summary>
    public static bool IsInitialized(Container spec, ContainerStatus status) =>
        ContainerKinds.IsSidecar(spec) ? status.Started == true : status.State.Terminated is { ExitCode: 0 };

    /// <summary>Null: the pod has none. What has run and is gone keeps its last state.</summary>
    private static List<ContainerStatus>? Ephemeral(PodView view, string runtimeName)
    {
        var statuses = new List<ContainerStatus>();
        foreach (var spec in ContainerKinds.Ephemeral(view.Pod))
        {
            var known = Known(view, spec.Name);
            var status =
                view.Observed.Latest(spec.Name) is null && known is { ContainerID.Length: > 0 }
                    ? known
                    : Status(view, spec, new ContainerStateWaiting { Reason = "ContainerCreating" }, runtimeName);
            // Nobody is sent to one, nothing waits for it, and it asks for nothing.
            (status.Ready, status.Started, status.Resources) = (false, null, null);
            statuses.Add(status);
        }
        return statuses.Count > 0 ? statuses : null;
    }

    private static ContainerStatus InitStatus(PodView view, Container spec, string runtimeName)
    {
        var status = Status(view, spec, new ContainerStateWaiting { Reason = "PodInitializing" }, runtimeName);
        if (!ContainerKinds.IsSidecar(spec))
            (status.Ready, status.Started) = (
                status.State.Terminated is { ExitCode: 0 },
                status.State.Running is not null
            );
        // What has been pruned has succeeded, if a regular container was made after it.
        if (
            status.State.Waiting is not null
            && status.ContainerID.Length == 0
            && !ContainerKinds.IsSidecar(spec)
            && view.Pod.Spec.Containers.Any(c => view.Observed.Latest(c.Name) is not null)
            && view.Pod.Status.InitContainerStatuses?.FirstOrDefault(s => s.Name == spec.Name)
                is { State.Terminated.ExitCode: 0 } known
        )
            return known;
        return status;
    }

    private static ContainerStatus Status(
        PodView view,
        Container spec,
        ContainerStateWaiting notStarted,
        string runtimeName
    )
    {
        var known = view.Observed.Containers.Where(c => c.Name == spec.Name).Take(2).ToList();
        var latest = known.FirstOrDefault();
        var waiting = view.Memory.Of(spec.Name).Waiting;
        var status = new ContainerStatus
        {
            Name = spec.Name,
            Image = spec.Image,
            ImageID = latest?.ImageRef ?? "",
            ContainerID = latest is null ? "" : $"{runtimeName}://{latest.Id}",
            RestartCount = latest?.Attempt ?? 0,
            Ready = view.IsReady(spec, latest),
            Started = view.IsStarted(spec, latest),
            AllocatedResources = spec.Resources.Requests,
            Resources = ActualResources.Of(
                spec.Resources,
                latest is { Phase: ContainerPhase.Running } ? latest.Limits : null,
                view.Pod.Spec.VirtualMachine is not null
            ),
        };
        if (latest is null && FromApi(view, spec.Name) is { } lost)
            return lost;
        switch (latest?.Phase)
        {
            case null:
                status.State.Waiting = Waiting(waiting) ?? notStarted;
                break;
            case ContainerPhase.Created:
                status.State.Waiting = Waiting(waiting) ?? notStarted;
                status.ContainerID = "";
                if (known.Count > 1)
                    status.LastState.Terminated = Terminated(known[1], runtimeName);
                break;
            case ContainerPhase.Running or ContainerPhase.Unknown:
                status.State.Running = new ContainerStateRunning { StartedAt = latest.StartedAt ?? latest.CreatedAt };
                if (known.Count > 1)
                    status.LastState.Terminated = Terminated(known[1], runtimeName);
                break;
            // Only what is started again waits: why the last start failed is told by its end, too.
            case ContainerPhase.Exited
                when Waiting(waiting) is { } why
                    && !view.IsTerminating
                    && view.Memory.Failed is null
                    && RestartDecision.IsStartedAgain(view.Pod, spec, latest.ExitCode):
                status.State.Waiting = why;
                status.LastState.Terminated = Terminated(latest, runtimeName);
                break;
            default:
                status.State.Terminated = Terminated(latest, runtimeName);
                if (known.Count > 1)
                    status.LastState.Terminated = Terminated(known[1], runtimeName);
                break;
        }
        return status;
    }

    /// <summary>
    /// A container that is gone from the runtime though the API saw it: in a pod that is over its last state stays; in
    /// one that is being stopped it ended with what nobody knows.
    /// </summary>
    private static ContainerStatus? FromApi(PodView view, string name)
    {
        var known = Known(view, name);
        if (known is null || !view.IsTerminating && view.Pod.Status.Phase is not ("Succeeded" or "Failed"))
            return null;
        if (known.State.Running is null)
            return known;
        return new ContainerStatus
        {
            Name = known.Name,
            Image = known.Image,
            ImageID = known.ImageID,
            ContainerID = known.ContainerID,
            RestartCount = known.RestartCount,
            AllocatedResources = known.AllocatedResources,
            Resources = known.Resources,
            Started = false,
            LastState = known.LastState,
            State = new ContainerState
            {
                Terminated = new ContainerStateTerminated
                {
                    ExitCode = 137,
                    Reason = StatusUnknown,
                    ContainerID = known.ContainerID,
                    StartedAt = known.State.Running.StartedAt,
                    FinishedAt = view.Now,
                    Message =
                        "The container could not be located when the pod was deleted.  The container used to be "
                        + "Running",
                },
            },
        };
    }

    /// <summary>
    /// In a pod that is over and in which nothing runs, nothing waits for anything: how such a container ended, nobody
    /// knows. Those that never had their turn, because an init container failed before, stay as they are.
    /// </summary>
    private static void EndWaiting(PodView view, ContainerStatusSet statuses)
    {
        var (init, main) = (statuses.InitContainers, statuses.Containers);
        if (init.Concat(main).Any(s => s.State.Running is not null))
            return;
        var hasInitialized =
            main.Any(HasBegun) || ContainerKinds.Init(view.Pod).Zip(init).All(i => HasSucceeded(i.First, i.Second));
        var begun = init.ToList().FindLastIndex(HasBegun) + 1;
        foreach (var status in init.Take(begun).Concat(hasInitialized ? main : []))
        {
            if (status.State.Terminated is not null)
                continue;
            // What was said once stays, with its time.
            status.State = Known(view, status.Name)?.State is { Terminated.Reason: StatusUnknown } said
                ? said
                : new ContainerState
                {
                    Terminated = new ContainerStateTerminated
                    {
                        ExitCode = 137,
                        Reason = StatusUnknown,
                        Message = "The container could not be located when the pod was terminated",
                        StartedAt = DateTimeOffset.UnixEpoch,
                        FinishedAt = view.Now,
                    },
                };
            (status.Ready, status.Started) = (false, false);
        }
    }

    private static ContainerStatus? Known(PodView view, string name) =>
        (view.Pod.Status.ContainerStatuses ?? [])
            .Concat(view.Pod.Status.InitContainerStatuses ?? [])
            .Concat(view.Pod.Status.EphemeralContainerStatuses ?? [])
            .FirstOrDefault(s => s.Name == name);

    private static bool HasBegun(ContainerStatus status) =>
        status.State.Waiting is null || status.LastState.Terminated is not null;

    private static bool HasSucceeded(Container spec, ContainerStatus status) =>
        ContainerKinds.IsSidecar(spec) ? HasBegun(status) : status.State.Terminated is { ExitCode: 0 };

    private static ContainerStateWaiting? Waiting(WaitingReason? why) =>
        why is null ? null : new ContainerStateWaiting { Reason = why.Reason, Message = why.Message };

    private static ContainerStateTerminated? Terminated(ObservedContainer c, string runtimeName) =>
        c.Phase != ContainerPhase.Exited
            ? null
            : new ContainerStateTerminated
            {
                ExitCode = c.ExitCode,
                Reason =
                    c.Reason.Length > 0 ? c.Reason
                    : c.ExitCode == 0 ? "Completed"
                    : "Error",
                Message = c.Message,
                // One that could not be started has the epoch, which clients expect; they take no time for the year 1.
                StartedAt = c.StartedAt ?? DateTimeOffset.UnixEpoch,
                FinishedAt = c.FinishedAt,
                ContainerID = $"{runtimeName}://{c.Id}",
            };
}
