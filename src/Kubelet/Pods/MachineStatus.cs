using Arktos.Api.Core.V1;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Pods;

/// <summary>How a pod's virtual machine shows in its status. Pure.</summary>
public static class MachineStatus
{
    /// <summary>The phase of a pod whose machine was shut down, and which is to leave its node.</summary>
    public const string NoSchedule = Arktos.Api.Machines.MachinePhase.NoSchedule;

    public const string Condition = "VirtualMachineReady";

    /// <summary>Whether the pod's machine is not to run.</summary>
    public static bool IsShutDown(Pod pod) => pod.Spec.VirtualMachine is { PowerSpec: VmPowerSpec.Shutdown };

    /// <summary>How the pod's machine is to be held when it is there.</summary>
    public static MachinePower PowerOf(Pod pod) =>
        pod.Spec.VirtualMachine?.PowerSpec switch
        {
            VmPowerSpec.Paused => MachinePower.Paused,
            VmPowerSpec.Suspended => MachinePower.Suspended,
            _ => MachinePower.Running,
        };

    /// <summary>Null: the pod has no machine.</summary>
    /// <param name="status">Of the container that it shows as.</param>
    public static VirtualMachineStatus? Of(PodView view, ContainerStatus? status)
    {
        if (view.Pod.Spec.VirtualMachine is not { } machine)
            return null;
        var latest = view.Observed.Latest(machine.Name);
        var (state, power, ready) = StateOf(
            (latest?.Phase, latest?.Power ?? default),
            IsShutDown(view.Pod),
            status?.Ready == true
        );
        return new VirtualMachineStatus
        {
            Name = machine.Name,
            VirtualMachineId = status?.ContainerID ?? "",
            ImageId = status?.ImageID ?? "",
            Image = machine.Image,
            State = state,
            LastTerminationState = status?.LastState.Terminated is null ? "" : VmState.Stopped,
            PowerState = power,
            Ready = ready,
            RestartCount = status?.RestartCount ?? 0,
            Resources = status?.Resources ?? machine.Resources,
            Snapshots = latest is { Snapshots: { Count: > 0 } snapshots }
                ? [.. snapshots.Select(s => new VirtualMachineSnapshot { Name = s.Name, CreationTime = s.CreatedAt })]
                : null,
        };
    }

    /// <param name="observed">Of the container; null: there is none.</param>
    /// <param name="isReady">By its probes.</param>
    public static (string State, string Power, bool Ready) StateOf(
        (ContainerPhase? Phase, MachinePower Power) observed,
        bool isToBeShutDown,
        bool isReady
    ) =>
        observed switch
        {
            (ContainerPhase.Running, _) when isToBeShutDown => (VmState.Stopped, VmPowerState.Shutdown, false),
            (ContainerPhase.Running, MachinePower.Paused) => (VmState.Paused, VmPowerState.Paused, false),
            (ContainerPhase.Running, MachinePower.Suspended) => (VmState.Suspended, VmPowerState.Suspended, false),
            (ContainerPhase.Running, _) => (VmState.Active, VmPowerState.Running, isReady),
            (ContainerPhase.Exited, _) => (VmState.Stopped, VmPowerState.Shutdown, false),
            (null, _) => (VmState.Deleted, VmPowerState.Nostate, false),
            _ => (VmState.Suspended, VmPowerState.Nostate, false),
        };

    /// <summary>The condition that says whether the machine serves.</summary>
    public static (bool Holds, string Reason) ConditionOf(string phase, VirtualMachineStatus? status) =>
        phase == "Succeeded" ? (true, "PodCompleted")
        : status is null || status.State == VmState.Deleted ? (false, "UnknownVirtualMachineStatus")
        : status.Ready ? (true, "")
        : (false, "VirtualMachineNotReady");
}
