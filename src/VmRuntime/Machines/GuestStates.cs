using System.Text.Json.Nodes;

namespace Arktos.VmRuntime.Machines;

/// <summary>What QEMU says of its guest, and what that means for its machine. Pure.</summary>
internal static class GuestStates
{
    /// <summary>Null: the guest goes on.</summary>
    public static (int Code, string Reason, string Message)? EndOf(string status) =>
        status switch
        {
            "shutdown" => (0, "Completed", ""),
            "guest-panicked" => (1, "GuestPanicked", "The guest's kernel has panicked"),
            "internal-error" => (1, "Error", "QEMU could not go on with the guest (internal-error)"),
            _ => null,
        };

    /// <summary>The same of an event; null: it ends nothing. Who kills QEMU is no guest that shuts down.</summary>
    public static (int Code, string Reason, string Message)? EndOf(string name, JsonObject data) =>
        name switch
        {
            "SHUTDOWN" when data["guest"]?.GetValue<bool>() == true => EndOf("shutdown"),
            "GUEST_PANICKED" => EndOf("guest-panicked"),
            _ => null,
        };

    /// <summary>
    /// It is there and has not been let go: the server ended in between, or it was sent to another node and is not to
    /// go on there.
    /// </summary>
    public static bool IsToBeStarted(string status) => status is "prelaunch" or "paused" or "postmigrate";

    /// <summary>
    /// What is to be told to QEMU so that its guest is as it should be; null: it is, or has other things to do.
    /// </summary>
    public static string? Missing(string status, bool isPaused) =>
        isPaused
            ? status == "running"
                ? "stop"
                : null
            : IsToBeStarted(status)
                ? "cont"
                : null;
}
