using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Resizing;

/// <summary>
/// What the containers of a pod were granted of what its spec asks for: processors and memory, by container. Immutable.
/// The pod's status tells it, which is where the next agent finds it.
/// </summary>
public sealed record PodAllocation
{
    private static readonly string[] Sized = ["cpu", "memory"];

    private readonly IReadOnlyDictionary<string, ResourceRequirements> _granted;

    private PodAllocation(IReadOnlyDictionary<string, ResourceRequirements> granted) => _granted = granted;

    /// <summary>All that the spec asks for.</summary>
    public static PodAllocation OfSpec(Pod pod) =>
        new(ContainerKinds.All(pod).ToDictionary(c => c.Name, c => Amounts(c.Resources)));

    /// <summary>
    /// What the agent before told in the status of the pod; of containers that it told nothing of, what the spec asks
    /// for.
    /// </summary>
    public static PodAllocation OfStatus(Pod pod)
    {
        var told = (pod.Status.InitContainerStatuses ?? [])
            .Concat(pod.Status.ContainerStatuses ?? [])
            .Where(s => s.Resources is not null)
            .DistinctBy(s => s.Name)
            .ToDictionary(s => s.Name);
        return new PodAllocation(
            ContainerKinds
                .All(pod)
                .ToDictionary(
                    c => c.Name,
                    c =>
                        told.TryGetValue(c.Name, out var status)
                            ? Amounts(
                                new ResourceRequirements
                                {
                                    Requests = status.AllocatedResources ?? status.Resources!.Requests,
                                    Limits = status.Resources!.Limits,
                                }
                            )
                            : Amounts(c.Resources)
                )
        );
    }

    /// <summary>The spec asks for nothing else.</summary>
    public bool Covers(Pod pod) =>
        ContainerKinds
            .All(pod)
            .All(c => !_granted.TryGetValue(c.Name, out var granted) || Amounts(c.Resources).DeepEquals(granted));

    /// <summary>
    /// The pod with what was granted in the place of what is asked for; the same object if that is the same.
    /// </summary>
    public Pod On(Pod pod)
    {
        if (Covers(pod))
            return pod;
        var copy = KubeJson.Clone(pod);
        foreach (var container in ContainerKinds.All(copy))
            if (_granted.TryGetValue(container.Name, out var granted))
                container.Resources = new ResourceRequirements
                {
                    Requests = Replaced(container.Resources.Requests, granted.Requests),
                    Limits = Replaced(container.Resources.Limits, granted.Limits),
                    Claims = container.Resources.Claims,
                };
        return copy;
    }

    private static ResourceRequirements Amounts(ResourceRequirements all) =>
        new() { Requests = Amounts(all.Requests), Limits = Amounts(all.Limits) };

    private static Map<Quantity> Amounts(Map<Quantity>? all) => new((all ?? []).Where(a => Sized.Contains(a.Key)));

    private static Map<Quantity>? Replaced(Map<Quantity>? asked, Map<Quantity>? granted)
    {
        var amounts = new Map<Quantity>((asked ?? []).Where(a => !Sized.Contains(a.Key)).Concat(granted ?? []));
        return amounts.Count > 0 ? amounts : null;
    }
}
