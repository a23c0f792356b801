using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.ReplicaSets;

/// <summary>How many pods are to be made, or which are to go; never both.</summary>
internal sealed record ReplicaSetPlan(int Create, IReadOnlyList<Pod> Delete)
{
    public bool IsNothing => Create == 0 && Delete.Count == 0;
}

/// <summary>Why pods could not be made or deleted: the condition ReplicaFailure.</summary>
internal sealed record ReplicaFailure(string Reason, string Message);

/// <summary>The rules of a ReplicaSet, pure.</summary>
internal static class ReplicaSetDecision
{
    public const int BurstMax = 500;
    public const string FailedCreate = OwnedPods<ReplicaSet>.FailedCreate;
    public const string FailedDelete = OwnedPods<ReplicaSet>.FailedDelete;

    public static int Wanted(ReplicaSet set) => set.Spec.Replicas ?? 1;

    /// <param name="mine">The set's pods, whatever their state.</param>
    /// <param name="related">Active pods of the same family: what crowds a node.</param>
    public static ReplicaSetPlan Plan(
        ReplicaSet set,
        IReadOnlyCollection<Pod> mine,
        IEnumerable<Pod> related,
        DateTimeOffset now
    )
    {
        if (set.Metadata.DeletionTimestamp is not null)
            return new ReplicaSetPlan(0, []);
        var active = mine.Where(PodStates.IsActive).ToList();
        var missing = Wanted(set) - active.Count;
        if (missing >= 0)
            return new ReplicaSetPlan(Math.Min(missing, BurstMax), []);
        active.Sort(new PodDeletionOrder(now, related));
        return new ReplicaSetPlan(0, active[..Math.Min(-missing, BurstMax)]);
    }

    /// <summary>A pod of the template, still without a name.</summary>
    public static Pod NewPod(ReplicaSet set)
    {
        var pod = PodTemplates.NewPod(
            set.Spec.Template,
            set,
            Owners.ControllerReference(set, set.ApiVersion, set.Kind)
        );
        pod.Metadata.GenerateName = GeneratedNames.PrefixOf(set.Metadata.Name);
        return pod;
    }

    public static ReplicaSetStatus Status(
        ReplicaSet set,
        IReadOnlyCollection<Pod> mine,
        ReplicaFailure? failure,
        DateTimeOffset now
    )
    {
        var templateLabels = LabelQuery.Of(
            (set.Spec.Template.Metadata.Labels ?? []).Select(l => new LabelRequirement(
                l.Key,
                LabelOperator.Equals,
                [l.Value]
            ))
        );
        var active = mine.Where(PodStates.IsActive).ToList();
        return new ReplicaSetStatus
        {
            Replicas = active.Count,
            FullyLabeledReplicas = active.Count(p => templateLabels.Matches(p.Metadata.Labels)),
            ReadyReplicas = active.Count(PodStates.IsReady),
            AvailableReplicas = active.Count(p => PodStates.IsAvailable(p, set.Spec.MinReadySeconds, now)),
            TerminatingReplicas = mine.Count(p =>
                p.Metadata.DeletionTimestamp is not null && !PodStates.IsTerminated(p)
            ),
            ObservedGeneration = set.Metadata.Generation,
            Conditions = Conditions(set, failure, now),
        };
    }

    /// <summary>When the next ready pod becomes available; null when none is waited for.</summary>
    public static TimeSpan? NextAvailable(ReplicaSet set, IEnumerable<Pod> mine, DateTimeOffset now)
    {
        TimeSpan? next = null;
        foreach (var pod in mine.Where(PodStates.IsActive))
            if (PodStates.AvailableAt(pod, set.Spec.MinReadySeconds, now) is { } wait && (next is null || wait < next))
                next = wait;
        return next;
    }

    private static List<ReplicaSetCondition>? Conditions(ReplicaSet set, ReplicaFailure? failure, DateTimeOffset now)
    {
        var conditions = (set.Status.Conditions ?? [])
            .Where(c => c.Type != ReplicaSetConditionType.ReplicaFailure)
            .ToList();
        if (failure is not null)
        {
            var before = set.Status.Conditions?.Find(c => c.Type == ReplicaSetConditionType.ReplicaFailure);
            conditions.Add(
                before is not null && before.Reason == failure.Reason
                    ? before
                    : new ReplicaSetCondition
                    {
                        Type = ReplicaSetConditionType.ReplicaFailure,
                        Status = "True",
                        Reason = failure.Reason,
                        Message = failure.Message,
                        LastTransitionTime = now,
                    }
            );
        }
        return conditions.Count == 0 ? null : conditions;
    }
}
