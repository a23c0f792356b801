using Arktos.Api.Core.V1;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Pods;

/// <param name="Machines">Null: the node's runtime plugs nothing.</param>
/// <param name="ReadmitAsync">As <see cref="PodServices.ReadmitAsync"/>.</param>
/// <param name="Tell">An event: of the pod, type, reason and message.</param>
internal sealed record NicParts(
    IMachineRuntime? Machines,
    Func<Pod, string, string, CancellationToken, Task> ReadmitAsync,
    Action<Pod, string, string, string> Tell,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Gives a pod's virtual machine network interfaces, and takes them. What is refused is told by an event and in the
/// pod's status, and tried again; the machine runs without meanwhile. One caller at a time.
/// </summary>
internal sealed class NicActions(NicParts parts)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    public async Task<PodMemory> AttachAsync(PodView view, PodAction.AttachNic attach, CancellationToken ct)
    {
        var (ask, name) = (attach.Ask, attach.Ask.Name);
        try
        {
            var made = await Machines.AttachNicAsync(ask, isToSpeak: false, ct).ConfigureAwait(false);
            // Whoever spoke by it before the node knows whose it is could take the address of another.
            await AdmitAsync(view, ask.Sandbox, made.Ip, ct).ConfigureAwait(false);
            await Machines.AttachNicAsync(ask, isToSpeak: true, ct).ConfigureAwait(false);
            if (attach.IsHot)
                parts.Tell(view.Pod, "Normal", "DeviceAttached", $"network interfaces \"{name}\" hotplug succeeded");
            return view.Memory.WithNic(name, null);
        }
        catch (MachineRefusalException e)
        {
            return Failed(view, name, "FailedAttachDevice", e.Message);
        }
    }

    public async Task<PodMemory> DetachAsync(PodView view, PodAction.DetachNic detach, CancellationToken ct)
    {
        try
        {
            await Machines.DetachNicAsync(detach.Sandbox, detach.Name, ct).ConfigureAwait(false);
        }
        catch (MachineRefusalException e)
        {
            return Failed(view, detach.Name, "FailedDetachDevice", e.Message);
        }
        try
        {
            await parts.ReadmitAsync(view.Pod, detach.Sandbox, "", ct).ConfigureAwait(false);
        }
        catch (RuntimeException e)
        {
            // The next look at the runtime sees to it.
            parts.Logger.LogInformation(
                "what pod {Pod} had of the network is known a while longer: {Reason}",
                ContainerKinds.Describe(view.Pod),
                e.Message
            );
        }
        if (detach.IsHot)
            parts.Tell(view.Pod, "Normal", "DeviceDetached", $"network interfaces \"{detach.Name}\" hotplug succeeded");
        return view.Memory.WithNic(detach.Name, null);
    }

    private IMachineRuntime Machines =>
        parts.Machines
        ?? throw new MachineRefusalException($"this node's virtual machines have {MachineNics.Primary} alone");

    private async Task AdmitAsync(PodView view, string sandbox, string address, CancellationToken ct)
    {
        try
        {
            await parts.ReadmitAsync(view.Pod, sandbox, address, ct).ConfigureAwait(false);
        }
        catch (RuntimeException e)
        {
            throw new MachineRefusalException($"it is kept from speaking: {e.Message}", e);
        }
    }

    private static bool IsKnown(PodView view, string name) =>
        view.Pod.Spec.Nics?.Any(n => n.Name == name) == true
        || view.ReadySandbox?.Nics.Any(n => n.Name == name) == true;

    private PodMemory Failed(PodView view, string name, string reason, string error)
    {
        parts.Tell(view.Pod, "Warning", reason, $"network interface \"{name}\" hotplug had error: {error}");
        var memory = view.Memory.WithNic(name, new NicFailure(error, parts.Time.GetUtcNow() + Retry));
        // Of those that nobody asks for any more, and that are gone, nothing is remembered.
        foreach (var other in memory.NicFailures.Keys.Where(n => !IsKnown(view, n)))
            memory = memory.WithNic(other, null);
        return memory;
    }
}
