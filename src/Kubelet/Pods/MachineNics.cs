using Arktos.Api.Core.V1;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Pods;

/// <summary>The network interfaces of a pod's virtual machine: what is to be done, and how they show. Pure.</summary>
public static class MachineNics
{
    /// <summary>It is there as long as its sandbox is; the others are beside it.</summary>
    public const string Primary = "eth0";

    /// <summary>
    /// What leads to the interfaces that the pod asks for: what is to go goes first, because its place and its address
    /// may be those of one that comes.
    /// </summary>
    public static IEnumerable<PodAction> Changes(PodView view, ObservedSandbox sandbox)
    {
        if (view.Pod.Spec.VirtualMachine is not { } vm)
            return [];
        var machine = view.Observed.Latest(vm.Name);
        // Of a guest that stands still nothing is given or taken; nor of one that nobody hears.
        if (machine is { Phase: ContainerPhase.Unknown } or { Phase: ContainerPhase.Running, IsAtWork: false })
            return [];
        var isHot = machine is { Phase: ContainerPhase.Running };
        var wanted = Wanted(view.Pod);
        var gone = sandbox.Nics.Where(n =>
            n.Name != Primary
            && (n.Phase == NicPhase.Leaving || wanted.All(w => w.Name != n.Name || w.IpAddress != n.WantedIp))
        );
        var missing = wanted.Where(w => !sandbox.Nics.Any(n => n.Name == w.Name && n.Phase == NicPhase.Ready));
        return gone.Select(n => (PodAction)new PodAction.DetachNic(sandbox.Id, n.Name, isHot))
            .Concat(
                missing
                    // Until it has gone the one before has its name.
                    .Where(w => gone.All(g => g.Name != w.Name))
                    .Select(w => new PodAction.AttachNic(new NicAsk(sandbox.Id, w.Name, w.IpAddress), isHot))
            );
    }

    /// <summary>Null: there is nothing to tell.</summary>
    /// <param name="phase">Of the pod.</param>
    public static List<NICStatus>? StatusOf(PodView view, string phase)
    {
        if (
            view.Pod.Spec.VirtualMachine is null
            || phase is "Succeeded" or "Failed" or MachineStatus.NoSchedule
            || view.Pod.Spec.Nics is not { Count: > 0 } && view.ReadySandbox?.Nics.Any(n => n.Name != Primary) != true
        )
            return null;
        var there = view.ReadySandbox switch
        {
            // One whose runtime tells of none has the first.
            { Nics.Count: 0, Ips: [var ip, ..] } => [new ObservedNic(Primary, "", "", ip, NicPhase.Ready)],
            var sandbox => sandbox?.Nics ?? [],
        };
        var asked = view.Pod.Spec.Nics ?? [];
        return
        [
            .. asked.Select(a => Status(view, a, there.FirstOrDefault(n => n.Name == a.Name))),
            .. there
                .Where(n => n.Name != Primary && asked.All(a => a.Name != n.Name))
                .Select(n => Status(view, new Nic { Name = n.Name }, n with { Phase = NicPhase.Leaving })),
        ];
    }

    private static NICStatus Status(PodView view, Nic asked, ObservedNic? there)
    {
        var failure = view.Memory.NicFailures.GetValueOrDefault(asked.Name);
        var (state, reason) = there switch
        {
            { Phase: NicPhase.Ready } when failure is null => (DeviceState.Ready, ""),
            _ when failure is not null => (DeviceState.Failed, failure.Error),
            { Phase: NicPhase.Leaving } => (DeviceState.InProgress, "it is being detached"),
            _ => (DeviceState.InProgress, ""),
        };
        return new NICStatus
        {
            Name = asked.Name,
            PortID = asked.PortId,
            State = state,
            Reason = reason,
            IpAddress = there?.Ip ?? "",
            MacAddress = there?.Mac ?? "",
        };
    }

    private static List<Nic> Wanted(Pod pod) => [.. (pod.Spec.Nics ?? []).Where(n => n.Name != Primary)];
}
