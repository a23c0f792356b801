namespace Arktos.Api.Machines;

/// <summary>What the phase of a pod with a virtual machine may be besides those of all pods.</summary>
public static class MachinePhase
{
    /// <summary>Its machine is shut down, and it is on no node, or leaves it.</summary>
    public const string NoSchedule = "NoSchedule";
}
