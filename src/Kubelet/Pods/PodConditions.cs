using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>The conditions that the node agent sets; those of others are kept. Pure.</summary>
internal static class PodConditions
{
    /// <summary>The condition of a pod that ends though it could go on, and the reason when its node ends it.</summary>
    public const string Disrupted = "DisruptionTarget",
        ByNodeAgent = "TerminationByKubelet";

    private static readonly string[] Owned =
    [
        "PodReadyToStartContainers",
        "Initialized",
        "Ready",
        "ContainersReady",
        MachineStatus.Condition,
        PodConditionType.PodResizePending,
        PodConditionType.PodResizeInProgress,
    ];

    public static bool IsOwned(PodCondition condition) => Owned.Contains(condition.Type);

    /// <param name="machine">Null: the pod has none.</param>
    public static List<PodCondition> Build(
        PodView view,
        string phase,
        ContainerStatusSet statuses,
        VirtualMachineStatus? machine = null
    )
    {
        var pod = view.Pod;
        // Nobody is to be sent to a pod that is being ended.
        if (view.Memory.Failed is not null)
            phase = "Failed";
        var (containersOk, containersReason, containersMessage) = ContainersReady(pod, phase, statuses);
        var (readyOk, readyReason, readyMessage) = containersOk
            ? Gates(pod)
            : (false, containersReason, containersMessage);
        var (initOk, initReason, initMessage) = Initialized(pod, phase, statuses);
        var conditions = new List<PodCondition>
        {
            Make(
                view,
                "PodReadyToStartContainers",
                view.ReadySandbox is { } s && (pod.Spec.HostNetwork || s.Ips.Count > 0)
            ),
            Make(view, "Initialized", initOk, initReason, initMessage),
            Make(view, "Ready", readyOk, readyReason, readyMessage),
            Make(view, "ContainersReady", containersOk, containersReason, containersMessage),
        };
        if (pod.Spec.VirtualMachine is not null)
        {
            var (serves, why) = MachineStatus.ConditionOf(phase, machine);
            conditions.Add(Make(view, MachineStatus.Condition, serves, why));
            if (phase == MachineStatus.NoSchedule)
                conditions.Find(c => c.Type == "Ready")!.Reason = "VirtualMachineShutdown";
            else if (machine?.State is VmState.Paused or VmState.Suspended && phase == "Running")
                conditions.Find(c => c.Type == "Ready")!.Reason = why;
        }
        var resize = view.Memory.Resize;
        if (resize.Pending.Length > 0)
            conditions.Add(Make(view, PodConditionType.PodResizePending, true, resize.Pending, resize.Message));
        if (resize.InProgress)
            conditions.Add(
                Make(
                    view,
                    PodConditionType.PodResizeInProgress,
                    true,
                    resize.Error.Length > 0 ? "Error" : "",
                    resize.Error
                )
            );
        conditions.AddRange((pod.Status.Conditions ?? []).Where(c => !IsOwned(c)));
        if (view.Memory.Failed is { DisruptedAt: { } since } failure)
        {
            conditions.RemoveAll(c => c.Type == Disrupted);
            conditions.Add(
                new PodCondition
                {
                    Type = Disrupted,
                    Status = "True",
                    Reason = ByNodeAgent,
                    Message = failure.DisruptionMessage.Length > 0 ? failure.DisruptionMessage : failure.Message,
                    ObservedGeneration = pod.Metadata.Generation,
                    LastTransitionTime = since,
                }
            );
        }
        if (conditions.All(c => c.Type != "PodScheduled"))
            conditions.Add(Make(view, "PodScheduled", true));
        return conditions;
    }

    private static (bool, string, string) Initialized(Pod pod, string phase, ContainerStatusSet statuses)
    {
        if (phase == "Succeeded")
            return (true, "PodCompleted", "");
        var incomplete = ContainerKinds
            .Init(pod)
            .Zip(statuses.InitContainers)
            .Where(i => !PodStatusBuilder.IsInitialized(i.First, i.Second))
            .Select(i => i.First.Name)
            .ToList();
        var begun = statuses.Containers.Any(s =>
            s.State.Running is not null || s.State.Terminated is not null || s.LastState.Terminated is not null
        );
        return incomplete.Count == 0 || begun
            ? (true, "", "")
            : (
                false,
                "ContainersNotInitialized",
                $"containers with incomplete status: [{string.Join(' ', incomplete)}]"
            );
    }

    private static (bool, string, string) ContainersReady(Pod pod, string phase, ContainerStatusSet statuses)
    {
        if (phase == "Succeeded")
            return (false, "PodCompleted", "");
        if (phase == "Failed")
            return (false, "PodFailed", "");
        var sidecars = ContainerKinds
            .Init(pod)
            .Zip(statuses.InitContainers)
            .Where(i => ContainerKinds.IsSidecar(i.First))
            .Select(i => i.Second);
        var unready = sidecars.Concat(statuses.Containers).Where(s => !s.Ready).Select(s => s.Name).ToList();
        return unready.Count == 0
            ? (true, "", "")
            : (false, "ContainersNotReady", $"containers with unready status: [{string.Join(' ', unready)}]");
    }

    private static (bool, string, string) Gates(Pod pod)
    {
        var missing = new List<string>();
        foreach (var gate in pod.Spec.ReadinessGates ?? [])
        {
            var condition = pod.Status.Conditions?.FirstOrDefault(c => c.Type == gate.ConditionType);
            if (condition is null)
                missing.Add($"corresponding condition of pod readiness gate \"{gate.ConditionType}\" does not exist.");
            else if (condition.Status != "True")
                missing.Add(
                    $"the status of pod readiness gate \"{gate.ConditionType}\" is not \"True\", but {condition.Status}"
                );
        }
        return missing.Count == 0 ? (true, "", "") : (false, "ReadinessGatesNotReady", string.Join(", ", missing));
    }

    private static PodCondition Make(PodView view, string type, bool holds, string reason = "", string message = "")
    {
        var status = holds ? "True" : "False";
        var old = view.Pod.Status.Conditions?.FirstOrDefault(c => c.Type == type);
        return new PodCondition
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = message,
            ObservedGeneration = view.Pod.Metadata.Generation,
            LastTransitionTime =
                old is not null && old.Status == status && old.LastTransitionTime is not null
                    ? old.LastTransitionTime
                    : view.Now,
        };
    }
}
