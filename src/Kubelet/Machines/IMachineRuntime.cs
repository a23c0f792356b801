using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Machines;

/// <summary>
/// What a runtime does to virtual machines that run, by the id of their container. An operation's id is of who asks:
/// asked again with the same one, it is not done again and answers as before. A
/// <see cref="MachineRefusalException"/> is how it ended; a <see cref="RuntimeException"/> tells nothing, and is to be
/// asked again. Thread-safe.
/// </summary>
public interface IMachineRuntime
{
    /// <param name="grace">Zero: a reset at once; else how long the guest has to shut down before.</param>
    Task RebootAsync(string id, string operation, TimeSpan grace, CancellationToken ct);

    Task<MadeSnapshot> CreateSnapshotAsync(string id, string operation, string snapshot, CancellationToken ct);

    Task RestoreAsync(string id, string operation, string snapshot, CancellationToken ct);

    Task DeleteSnapshotAsync(string id, string operation, string snapshot, CancellationToken ct);

    /// <summary>Holds it so; one that is held so already is left alone. Of a refusal it is as it was.</summary>
    Task SetPowerAsync(string id, MachinePower power, CancellationToken ct);

    /// <summary>
    /// What another node has to know of a machine whose guest is to move there, and where it leaves: who asks listens
    /// at both sockets, before <see cref="SendAsync"/>.
    /// </summary>
    Task<(string Machine, MoveSockets Sockets)> DescribeAsync(string id, CancellationToken ct);

    /// <summary>
    /// Sends the guest to who listens. It stands still then, and goes on by <see cref="SetPowerAsync"/> alone: there,
    /// or here again. Where it is refused, or nobody waits for the answer, it runs as before.
    /// </summary>
    /// <returns>For how long it has stood still until it was there.</returns>
    Task<TimeSpan> SendAsync(string id, CancellationToken ct);

    /// <summary>A machine that was made and not started gets a QEMU into which such a guest comes.</summary>
    /// <returns>Where it comes in.</returns>
    Task<MoveSockets> ReceiveAsync(string id, string machine, CancellationToken ct);

    /// <summary>Returns when all of the guest is there; it goes on by <see cref="SetPowerAsync"/> alone.</summary>
    Task CheckReceivedAsync(string id, CancellationToken ct);

    /// <summary>
    /// Gives a sandbox, and the machine that runs in it, a further network interface; what is so already is left alone.
    /// </summary>
    /// <param name="isToSpeak">False: it is made, and no machine gets it yet.</param>
    Task<ObservedNic> AttachNicAsync(NicAsk ask, bool isToSpeak, CancellationToken ct);

    /// <summary>Takes one away, from the machine first; one that is gone is no failure.</summary>
    Task DetachNicAsync(string sandbox, string name, CancellationToken ct);
}

/// <summary>A further network interface that is asked for.</summary>
/// <param name="WantedIp">"": any address.</param>
public sealed record NicAsk(string Sandbox, string Name, string WantedIp);

/// <summary>Unix sockets by which a guest leaves a node, or comes to it.</summary>
public sealed record MoveSockets(string Memory, string Disk);

/// <summary>A snapshot that was made.</summary>
/// <param name="Replaced">The snapshot that had to go for it; "": none.</param>
/// <param name="Note">What its maker is to know, a part of a sentence; "": nothing.</param>
public readonly record struct MadeSnapshot(string Replaced, string Note = "");

/// <summary>A snapshot that a virtual machine has.</summary>
public sealed record MachineSnapshot(string Name, DateTimeOffset CreatedAt);

/// <summary>How a virtual machine that is there is held.</summary>
public enum MachinePower
{
    Running,

    /// <summary>Its guest stands still, in memory.</summary>
    Paused,

    /// <summary>Its guest stands still, on disk.</summary>
    Suspended,
}

/// <summary>The runtime has not done it, and says why.</summary>
public sealed class MachineRefusalException(string message, Exception? inner = null) : Exception(message, inner);
