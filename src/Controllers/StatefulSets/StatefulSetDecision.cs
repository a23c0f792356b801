using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.StatefulSets;

/// <summary>What is to be written for a stateful set.</summary>
/// <param name="Create">Ordinals, and the name of the revision that each pod is to be of.</param>
/// <param name="Again">After what time a ready pod becomes available; null: none is waited for.</param>
internal sealed record StatefulSetPlan(
    IReadOnlyList<(int Ordinal, string Revision)> Create,
    IReadOnlyList<Pod> Delete,
    StatefulSetStatus Status,
    TimeSpan? Again
);

/// <summary>
/// One step of a stateful set, pure: (set, its pods, names of its revisions, now) → writes.
/// <code>
///   OrderedReady: every pod from the lowest ordinal on is there and available -> pods out of range go, the highest
///     first, one at a time -> rolling update, from the highest ordinal down to the partition, one at a time
///   Parallel: what is missing is made, what is out of range goes, all at once -> rolling update, one at a time
/// </code>
/// </summary>
internal sealed class StatefulSetDecision
{
    private readonly StatefulSet _set;
    private readonly DateTimeOffset _now;
    private readonly string _current;
    private readonly string _update;
    private readonly SortedDictionary<int, Pod> _pods = [];
    private readonly List<(int, string)> _create = [];
    private readonly List<Pod> _delete = [];

    private StatefulSetDecision(
        StatefulSet set,
        IEnumerable<Pod> pods,
        (string Current, string Update) revisions,
        DateTimeOffset now
    )
    {
        (_set, _now) = (set, now);
        (_current, _update) = revisions;
        foreach (var pod in pods)
            if (StatefulSetPods.OrdinalOf(set, pod) is { } ordinal)
                _pods[ordinal] = pod;
    }

    /// <param name="pods">All that the set controls, whatever their state.</param>
    public static StatefulSetPlan Decide(
        StatefulSet set,
        IEnumerable<Pod> pods,
        (string Current, string Update) revisions,
        DateTimeOffset now
    )
    {
        var decision = new StatefulSetDecision(set, pods, revisions, now);
        if (set.Metadata.DeletionTimestamp is null)
            decision.Step();
        return new StatefulSetPlan(decision._create, decision._delete, decision.Status(), decision.NextAvailable());
    }

    private bool IsOrdered => _set.Spec.PodManagementPolicy != PodManagementPolicyType.Parallel;

    private int Start => StatefulSetPods.Start(_set);

    private int End => Start + StatefulSetPods.Replicas(_set);

    private bool IsRolling => _set.Spec.UpdateStrategy.Type != StatefulSetUpdateStrategyType.OnDelete;

    private int Partition => _set.Spec.UpdateStrategy.RollingUpdate?.Partition ?? 0;

    private void Step()
    {
        if (Fill() && ScaleDown() && IsRolling)
            RollOn();
    }

    /// <summary>Makes what is missing, and clears away what has ended. Says whether the next step may follow.</summary>
    private bool Fill()
    {
        for (var ordinal = Start; ordinal < End; ordinal++)
        {
            if (!_pods.TryGetValue(ordinal, out var pod))
                _create.Add((ordinal, IsBelowPartition(ordinal) ? _current : _update));
            else if (PodStates.IsTerminated(pod) && !IsGoing(pod))
                _delete.Add(pod);
            else if (IsAvailable(pod))
                continue;
            if (IsOrdered)
                return false;
        }
        return true;
    }

    /// <summary>Those that are updated by nobody are made anew as they were.</summary>
    private bool IsBelowPartition(int ordinal) => IsRolling && ordinal < Start + Partition;

    private bool ScaleDown()
    {
        var condemned = _pods.Where(p => p.Key < Start || p.Key >= End).Select(p => p.Value).Reverse().ToList();
        if (!IsOrdered)
        {
            _delete.AddRange(condemned.Where(p => !IsGoing(p)));
            return true;
        }
        if (condemned.Count == 0)
            return true;
        var highest = condemned[0];
        // One that is not well waits for lower ones that are not: they may have to come first.
        var mayGo = !IsGoing(highest) && (IsAvailable(highest) || condemned.Skip(1).All(IsAvailable));
        if (mayGo)
            _delete.Add(highest);
        return false;
    }

    private void RollOn()
    {
        for (var ordinal = End - 1; ordinal >= Start + Partition; ordinal--)
        {
            if (!_pods.TryGetValue(ordinal, out var pod))
                return;
            if (StatefulSetPods.RevisionOf(pod) != _update && !IsGoing(pod))
            {
                if (!_delete.Contains(pod))
                    _delete.Add(pod);
                return;
            }
            if (!IsAvailable(pod))
                return;
        }
    }

    private StatefulSetStatus Status()
    {
        var status = KubeJson.Clone(_set.Status);
        status.ObservedGeneration = _set.Metadata.Generation;
        (status.CurrentRevision, status.UpdateRevision) = (_current, _update);
        var staying = _pods.Values.Where(p => !IsGoing(p)).ToList();
        status.Replicas = _pods.Count;
        status.ReadyReplicas = _pods.Values.Count(IsReady);
        status.AvailableReplicas = _pods.Values.Count(IsAvailable);
        status.CurrentReplicas = staying.Count(p => StatefulSetPods.RevisionOf(p) == _current);
        status.UpdatedReplicas = staying.Count(p => StatefulSetPods.RevisionOf(p) == _update);
        var wanted = StatefulSetPods.Replicas(_set);
        if (
            IsRolling
            && status.UpdatedReplicas == wanted
            && status.Replicas == wanted
            && status.ReadyReplicas == wanted
        )
            (status.CurrentReplicas, status.CurrentRevision) = (status.UpdatedReplicas, _update);
        return status;
    }

    private TimeSpan? NextAvailable()
    {
        TimeSpan? next = null;
        foreach (var pod in _pods.Values)
            if (
                PodStates.AvailableAt(pod, _set.Spec.MinReadySeconds, _now) is { } wait
                && (next is null || wait < next)
            )
                next = wait;
        return next;
    }

    private static bool IsGoing(Pod pod) => pod.Metadata.DeletionTimestamp is not null;

    private static bool IsReady(Pod pod) => pod.Status.Phase == "Running" && PodStates.IsReady(pod);

    private bool IsAvailable(Pod pod) =>
        !IsGoing(pod) && IsReady(pod) && PodStates.IsAvailable(pod, _set.Spec.MinReadySeconds, _now);
}
