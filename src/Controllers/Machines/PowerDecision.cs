using Arktos.Api.Core.V1;

namespace Arktos.Controllers.Machines;

/// <summary>What is to be done for a pod whose machine was shut down.</summary>
internal enum PowerStep
{
    Nothing,

    /// <summary>It leaves its node: another may have the room.</summary>
    Unbind,

    /// <summary>It is to run again: a scheduler finds it a node.</summary>
    Await,
}

/// <summary>
/// The power cycle of pods with virtual machines. Pure.
/// <code>Running --powerSpec Shutdown: node agent--> NoSchedule on its node --Unbind--> NoSchedule, no node
///   --powerSpec Running: Await--> Pending --scheduler--> Running</code>
/// </summary>
internal static class PowerDecision
{
    public const string NoSchedule = Arktos.Api.Machines.MachinePhase.NoSchedule;

    public static PowerStep Of(Pod pod) =>
        pod.Spec.VirtualMachine is not { } machine
        || pod.Status.Phase != NoSchedule
        || pod.Metadata.DeletionTimestamp is not null
            ? PowerStep.Nothing
        : pod.Spec.NodeName.Length > 0 ? PowerStep.Unbind
        : machine.PowerSpec == VmPowerSpec.Shutdown ? PowerStep.Nothing
        : PowerStep.Await;
}
