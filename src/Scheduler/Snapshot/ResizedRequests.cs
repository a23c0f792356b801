using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// What the containers of a pod need while its node agent resizes them: the most of what is asked for, what was granted
/// and what they have. What its node can never give is not counted.
/// </summary>
internal readonly struct ResizedRequests
{
    private readonly IReadOnlyList<ContainerStatus> _statuses;
    private readonly bool _isInfeasible;

    private ResizedRequests(IReadOnlyList<ContainerStatus> statuses, bool isInfeasible) =>
        (_statuses, _isInfeasible) = (statuses, isInfeasible);

    public static ResizedRequests Of(Pod pod) =>
        new(
            [
                .. (pod.Status.ContainerStatuses ?? [])
                    .Concat(pod.Status.InitContainerStatuses ?? [])
                    .Where(s => s.Resources is not null),
            ],
            pod.Status.Conditions?.Exists(c =>
                c is { Type: PodConditionType.PodResizePending, Status: "True", Reason: "Infeasible" }
            ) == true
        );

    public Map<Quantity>? Requests(Container container)
    {
        var asked = container.Resources.Requests;
        if (_statuses.FirstOrDefault(s => s.Name == container.Name) is not { } status)
            return asked;
        var (granted, actual) = (status.AllocatedResources, status.Resources!.Requests);
        if (IsSame(asked, granted) && IsSame(asked, actual))
            return asked;
        var most = new Map<Quantity>((_isInfeasible ? granted : asked) ?? []);
        foreach (var (name, amount) in (granted ?? []).Concat(actual ?? []))
            if (!most.TryGetValue(name, out var other) || amount > other)
                most[name] = amount;
        return most;
    }

    private static bool IsSame(Map<Quantity>? a, Map<Quantity>? b) =>
        (a?.Count ?? 0) == (b?.Count ?? 0)
        && (a ?? []).All(amount => b!.TryGetValue(amount.Key, out var other) && other == amount.Value);
}
