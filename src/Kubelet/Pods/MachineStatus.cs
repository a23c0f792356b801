using Arktos.Api.Core.V1;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Pods;

/// <summary>How a pod's virtual machine shows in its status. Pure.</summary>
public static class MachineStatus
{
    /// <summary>The phase of a pod whose machine was shut down, and which is to leave its node.</summary>
    public const string NoSchedule = "NoSchedule";

    public const string Condition = "VirtualMachineReady";

    /// <summary>Whether the pod's machine is not to run.</summary>
    public static bool IsShutDown(Pod pod) => pod.Spec.VirtualMachine is { PowerSpec: VmPowerSpec.Shutdown };

    /// <summary>Null: the pod has no machine.</summary>
    /// <param name="status">Of the container that it shows as.</param>
    public static VirtualMachineStatus? Of(PodView view, ContainerStatus? status)
    {
        if (view.Pod.Spec.VirtualMachine is not { } machine)
            return null;
        var latest = view.Observed.Latest(machine.Name);
        var (state, power, ready) = StateOf(latest?.Phase, IsShutDown(view.Pod), status?.Ready == true);
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
        };
    }

    /// <param name="isReady">By its probes.</param>
    public static (string State, string Power, bool Ready) StateOf(
        ContainerPhase? phase,
        bool isToBeShutDown,
        bool isReady
    ) =>
        phase switch
        {
            ContainerPhase.Running when isToBeShutDown => (VmState.Stopped, VmPowerState.Shutdown, false),
            ContainerPhase.Running => (VmState.Active, VmPowerState.Running, isReady),
            ContainerPhase.Exited => (VmState.Stopped, VmPowerState.Shutdown, false),
            null => (VmState.Deleted, VmPowerState.Nostate, false),
            _ => (VmState.Suspended, VmPowerState.Nostate, false),
        };

    /// <summary>The condition that says whether the machine serves.</summary>
    public static (bool Holds, string Reason) ConditionOf(string phase, VirtualMachineStatus? status) =>
        phase == "Succeeded" ? (true, "PodCompleted")
        : status is null || status.State == VmState.Deleted ? (false, "UnknownVirtualMachineStatus")
        : status.Ready ? (true, "")
        : (false, "VirtualMachineNotReady");
}
