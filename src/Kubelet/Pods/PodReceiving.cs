using Arktos.Kubelet.Machines;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// What a pod's worker is told of a virtual machine that is to come from another node: the pod is not this node's yet,
/// and gets a sandbox and a QEMU that waits, and nothing else.
/// </summary>
/// <param name="attempt">Of its container.</param>
/// <param name="machine">For the runtime.</param>
public sealed class PodReceiving(int attempt, string machine)
{
    /// <summary>Why it cannot come.</summary>
    public const string HasMore = "what this node has had of the pod before is still being taken away";

    private readonly TaskCompletionSource<(string Id, MoveSockets Sockets)> _ready = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public int Attempt { get; } = attempt;

    public string Machine { get; } = machine;

    /// <summary>The id of its container, and where its guest comes in; a <see cref="MachineRefusalException"/> says why
    /// it cannot.</summary>
    public Task<(string Id, MoveSockets Sockets)> Ready => _ready.Task;

    public void IsReady(string id, MoveSockets sockets) => _ready.TrySetResult((id, sockets));

    public void Fail(string why) => _ready.TrySetException(new MachineRefusalException(why));
}
