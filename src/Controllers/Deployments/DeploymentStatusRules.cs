using Arktos.Api.Apps.V1;
using Arktos.Api.Json;

namespace Arktos.Controllers.Deployments;

/// <summary>Status and conditions of a Deployment, pure.</summary>
internal static class DeploymentStatusRules
{
    public const string NewReplicaSetAvailable = "NewReplicaSetAvailable";
    public const string TimedOut = "ProgressDeadlineExceeded";
    public const string Paused = "DeploymentPaused";
    public const string Resumed = "DeploymentResumed";

    public static bool HasDeadline(Deployment d) =>
        d.Spec.ProgressDeadlineSeconds is { } seconds && seconds != int.MaxValue;

    public static DeploymentCondition? Progressing(DeploymentStatus status) =>
        status.Conditions?.Find(c => c.Type == DeploymentConditionType.Progressing);

    public static bool IsComplete(Deployment d, DeploymentStatus status)
    {
        var wanted = d.Spec.Replicas ?? 1;
        return status.UpdatedReplicas == wanted
            && status.Replicas == wanted
            && status.AvailableReplicas == wanted
            && status.ObservedGeneration >= d.Metadata.Generation;
    }

    /// <summary>The counts, and the condition Available.</summary>
    /// <param name="newest">Null when it does not exist yet.</param>
    public static DeploymentStatus Calculate(
        Deployment d,
        IReadOnlyList<ReplicaSet> all,
        ReplicaSet? newest,
        Bounds bounds,
        DateTimeOffset now
    )
    {
        var available = all.Sum(s => s.Status.AvailableReplicas);
        var status = new DeploymentStatus
        {
            ObservedGeneration = d.Metadata.Generation,
            Replicas = all.Sum(s => s.Status.Replicas),
            UpdatedReplicas = newest?.Status.Replicas ?? 0,
            ReadyReplicas = all.Sum(s => s.Status.ReadyReplicas),
            AvailableReplicas = available,
            UnavailableReplicas = Math.Max(0, all.Sum(RolloutSteps.Size) - available),
            TerminatingReplicas = all.All(s => s.Status.TerminatingReplicas is not null)
                ? all.Sum(s => s.Status.TerminatingReplicas)
                : null,
            CollisionCount = d.Status.CollisionCount,
            Conditions = d.Status.Conditions is { } conditions ? KubeJson.Clone(conditions) : null,
        };
        Set(
            status,
            available >= bounds.MinAvailable
                ? New(
                    DeploymentConditionType.Available,
                    "True",
                    "MinimumReplicasAvailable",
                    "Deployment has minimum availability.",
                    now
                )
                : New(
                    DeploymentConditionType.Available,
                    "False",
                    "MinimumReplicasUnavailable",
                    "Deployment does not have minimum availability.",
                    now
                )
        );
        return status;
    }

    /// <summary>Progressing and ReplicaFailure, while a rollout may be under way.</summary>
    /// <param name="status">Changed.</param>
    public static void Progress(
        Deployment d,
        DeploymentStatus status,
        IReadOnlyList<ReplicaSet> all,
        ReplicaSet? newest,
        DateTimeOffset now
    )
    {
        var current = Progressing(status);
        if (!HasDeadline(d))
            Remove(status, DeploymentConditionType.Progressing);
        else if (status.Replicas != status.UpdatedReplicas || current?.Reason != NewReplicaSetAvailable)
        {
            if (IsComplete(d, status))
                Set(
                    status,
                    New(
                        DeploymentConditionType.Progressing,
                        "True",
                        NewReplicaSetAvailable,
                        $"{Subject(d, newest)} has successfully progressed.",
                        now
                    )
                );
            else if (IsProgressing(d, status))
            {
                var condition = New(
                    DeploymentConditionType.Progressing,
                    "True",
                    "ReplicaSetUpdated",
                    $"{Subject(d, newest)} is progressing.",
                    now
                );
                if (current?.Status == "True")
                    condition.LastTransitionTime = current.LastTransitionTime;
                // Removed first: the same reason again has to move lastUpdateTime, from which the deadline counts.
                Remove(status, DeploymentConditionType.Progressing);
                Set(status, condition);
            }
            else if (IsTimedOut(d, current, now))
                Set(
                    status,
                    New(
                        DeploymentConditionType.Progressing,
                        "False",
                        TimedOut,
                        $"{Subject(d, newest)} has timed out progressing.",
                        now
                    )
                );
        }
        CopyFailure(status, all, newest, now);
    }

    /// <summary>
    /// The condition that tells of pausing, as long as no deadline has been exceeded. Says whether anything changed.
    /// </summary>
    public static bool TryMarkPaused(Deployment d, DeploymentStatus status, DateTimeOffset now)
    {
        if (!HasDeadline(d) || Progressing(status)?.Reason == TimedOut)
            return false;
        var isMarked = Progressing(status)?.Reason == Paused;
        if (d.Spec.Paused && !isMarked)
            Set(status, New(DeploymentConditionType.Progressing, "Unknown", Paused, "Deployment is paused", now));
        else if (!d.Spec.Paused && isMarked)
            Set(status, New(DeploymentConditionType.Progressing, "Unknown", Resumed, "Deployment is resumed", now));
        else
            return false;
        return true;
    }

    /// <summary>When a rollout that makes no progress is to be looked at again; null when it need not be.</summary>
    public static TimeSpan? NextCheck(Deployment d, DeploymentStatus status, DateTimeOffset now)
    {
        if (
            !HasDeadline(d)
            || IsComplete(d, status)
            || Progressing(status) is not { } current
            || current.Reason is NewReplicaSetAvailable or TimedOut
        )
            return null;
        if (d.Spec.Paused)
            return null;
        var wait = Deadline(d, current) + TimeSpan.FromSeconds(1) - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    public static DeploymentCondition New(
        string type,
        string status,
        string reason,
        string message,
        DateTimeOffset now
    ) =>
        new()
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = message,
            LastUpdateTime = now,
            LastTransitionTime = now,
        };

    /// <summary>Leaves the condition as it is when status and reason are the same.</summary>
    public static void Set(DeploymentStatus status, DeploymentCondition condition)
    {
        var before = status.Conditions?.Find(c => c.Type == condition.Type);
        if (before is not null && before.Status == condition.Status && before.Reason == condition.Reason)
            return;
        if (before is not null && before.Status == condition.Status)
            condition.LastTransitionTime = before.LastTransitionTime;
        Remove(status, condition.Type);
        (status.Conditions ??= []).Add(condition);
    }

    private static void Remove(DeploymentStatus status, string type) =>
        status.Conditions?.RemoveAll(c => c.Type == type);

    private static string Subject(Deployment d, ReplicaSet? newest) =>
        newest is null ? $"Deployment \"{d.Metadata.Name}\"" : $"ReplicaSet \"{newest.Metadata.Name}\"";

    private static bool IsProgressing(Deployment d, DeploymentStatus status) =>
        status.UpdatedReplicas > d.Status.UpdatedReplicas
        || status.Replicas - status.UpdatedReplicas < d.Status.Replicas - d.Status.UpdatedReplicas
        || status.ReadyReplicas > d.Status.ReadyReplicas
        || status.AvailableReplicas > d.Status.AvailableReplicas;

    private static bool IsTimedOut(Deployment d, DeploymentCondition? current, DateTimeOffset now) =>
        current is not null
        && current.Reason != NewReplicaSetAvailable
        && (current.Reason == TimedOut || Deadline(d, current) < now);

    private static DateTimeOffset Deadline(Deployment d, DeploymentCondition current) =>
        (current.LastUpdateTime ?? DateTimeOffset.MinValue) + TimeSpan.FromSeconds(d.Spec.ProgressDeadlineSeconds ?? 0);

    private static void CopyFailure(
        DeploymentStatus status,
        IReadOnlyList<ReplicaSet> all,
        ReplicaSet? newest,
        DateTimeOffset now
    )
    {
        static ReplicaSetCondition? FailureOf(ReplicaSet set) =>
            set.Status.Conditions?.Find(c => c.Type == ReplicaSetConditionType.ReplicaFailure);

        var failure =
            (newest is null ? null : FailureOf(newest)) ?? all.Select(FailureOf).FirstOrDefault(f => f is not null);
        if (failure is null)
        {
            Remove(status, DeploymentConditionType.ReplicaFailure);
            return;
        }
        var condition = New(
            DeploymentConditionType.ReplicaFailure,
            failure.Status,
            failure.Reason,
            failure.Message,
            now
        );
        condition.LastTransitionTime = condition.LastUpdateTime = failure.LastTransitionTime ?? now;
        Set(status, condition);
    }
}
