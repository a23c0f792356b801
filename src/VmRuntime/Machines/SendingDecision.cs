namespace Arktos.VmRuntime.Machines;

/// <summary>How far a guest is on its way to another node.</summary>
internal enum SendingStage
{
    /// <summary>Its disk is being copied.</summary>
    CopyingDisk,

    /// <summary>Its disk is the same there, and its memory is being copied.</summary>
    CopyingMemory,

    /// <summary>It stands still, and what its disk lacks there is being written.</summary>
    Settling,

    /// <summary>What its memory lacks there, and its devices, are being sent.</summary>
    HandingOver,
}

/// <summary>What is to be done next.</summary>
internal enum SendingStep
{
    Wait,
    SendMemory,
    SettleDisk,
    HandOver,
    Done,
    Fail,
}

/// <summary>What QEMU says of a guest that it sends.</summary>
/// <param name="Disk">Of the job that copies its disk; "": there is none.</param>
/// <param name="DiskError">"": none.</param>
/// <param name="Memory">Of the migration; "": there is none.</param>
/// <param name="MemoryError">"": none.</param>
internal sealed record SendingLook(string Disk, string DiskError, string Memory, string MemoryError);

/// <summary>
/// The order in which a guest is sent: its disk, its memory beside it, the rest of both while it stands still. Pure.
/// <code>
///   CopyingDisk --ready--> CopyingMemory --pre-switchover--> Settling --concluded--> HandingOver --completed--> Done
///        any of them --failed, cancelled, a job that is gone--> Fail
/// </code>
/// </summary>
internal static class SendingDecision
{
    public static (SendingStep Step, string Why) Of(SendingStage stage, SendingLook look)
    {
        if (stage != SendingStage.CopyingDisk && look.Memory is "failed" or "cancelled" or "cancelling")
            return Failed("memory", look.Memory, look.MemoryError);
        switch (stage)
        {
            case SendingStage.CopyingDisk:
                return look.Disk switch
                {
                    "ready" => (SendingStep.SendMemory, ""),
                    "created" or "running" or "standby" or "paused" => (SendingStep.Wait, ""),
                    _ => Failed("disk", look.Disk, look.DiskError),
                };
            case SendingStage.CopyingMemory:
                if (look.Disk is not ("ready" or "standby"))
                    return Failed("disk", look.Disk, look.DiskError);
                return look.Memory switch
                {
                    "pre-switchover" => (SendingStep.SettleDisk, ""),
                    // It did not stop where it was told to: its disk may lack something there.
                    "completed" or "device" => Failed("memory", look.Memory, "it did not wait for the disk"),
                    _ => (SendingStep.Wait, ""),
                };
            case SendingStage.Settling:
                if (look.Memory != "pre-switchover")
                    return Failed("memory", look.Memory, "it did not wait for the disk");
                return look.Disk switch
                {
                    "concluded" when look.DiskError.Length == 0 => (SendingStep.HandOver, ""),
                    "ready" or "standby" or "waiting" or "pending" or "running" or "aborting" => (SendingStep.Wait, ""),
                    _ => Failed("disk", look.Disk, look.DiskError),
                };
            default:
                return look.Memory switch
                {
                    "completed" => (SendingStep.Done, ""),
                    "pre-switchover" or "device" or "active" => (SendingStep.Wait, ""),
                    _ => Failed("memory", look.Memory, look.MemoryError),
                };
        }
    }

    private static (SendingStep, string) Failed(string what, string status, string error) =>
        (
            SendingStep.Fail,
            $"the copy of its {what} has failed ({(status.Length > 0 ? status : "it is gone")}"
                + (error.Length > 0 ? $": {error})" : ")")
        );
}
