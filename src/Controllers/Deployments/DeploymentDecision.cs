using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Deployments;

/// <summary>A ReplicaSet as it is to be, and how many replicas it had.</summary>
internal sealed record ReplicaSetChange(ReplicaSet Set, int Before)
{
    public int After => RolloutSteps.Size(Set);
}

/// <summary>What is to be written for a Deployment, in this order. The status holds if all of it succeeds.</summary>
/// <param name="Create">The new ReplicaSet.</param>
/// <param name="Revision">The Deployment's revision annotation when it has to change, else null.</param>
/// <param name="Again">After what time the deadline is to be looked at.</param>
internal sealed record DeploymentPlan(
    ReplicaSet? Create,
    IReadOnlyList<ReplicaSetChange> Updates,
    IReadOnlyList<ReplicaSet> Deletes,
    string? Revision,
    DeploymentStatus Status,
    TimeSpan? Again
);

/// <summary>
/// One step of a Deployment, pure: (Deployment, its ReplicaSets, whether old pods still run, now) → writes. A step is
/// small on purpose: the new set grows, or old ones shrink, and the next step follows from what came of it.
/// <code>
///   being deleted -> status
///   paused, or scaled -> sizes in proportion, status
///   Recreate: old sets to 0 -> wait for their pods -> create or grow the new set -> clean up
///   Rolling:  create or grow the new set -> shrink old sets -> clean up
/// </code>
/// </summary>
internal sealed class DeploymentDecision
{
    private readonly Deployment _deployment;
    private readonly Bounds _bounds;
    private readonly DateTimeOffset _now;
    private readonly List<ReplicaSet> _old;
    private readonly Dictionary<string, ReplicaSetChange> _changes = [];
    private readonly List<ReplicaSet> _deletes = [];
    private ReplicaSet? _newest;
    private ReplicaSet? _create;

    private DeploymentDecision(Deployment deployment, IEnumerable<ReplicaSet> sets, DateTimeOffset now)
    {
        _deployment = KubeJson.Clone(deployment);
        _bounds = Bounds.Of(deployment);
        _now = now;
        _old = [.. sets.OrderBy(RolloutSteps.Age).ThenBy(s => s.Metadata.Name, StringComparer.Ordinal)];
        _newest = _old.Find(s => PodTemplateHash.EqualTemplates(s.Spec.Template, deployment.Spec.Template));
        if (_newest is not null)
            _old.Remove(_newest);
    }

    /// <param name="sets">The ReplicaSets that the Deployment controls.</param>
    /// <param name="hasRunningPods">Whether a ReplicaSet has pods that are neither Succeeded nor Failed, terminating
    /// ones included.</param>
    public static DeploymentPlan Decide(
        Deployment deployment,
        IEnumerable<ReplicaSet> sets,
        Func<ReplicaSet, bool> hasRunningPods,
        DateTimeOffset now
    ) => new DeploymentDecision(deployment, sets, now).Decide(hasRunningPods);

    /// <summary>The ReplicaSet of the Deployment's template, still without replicas and annotations.</summary>
    public static ReplicaSet NewReplicaSet(Deployment deployment)
    {
        var hash = PodTemplateHash.Of(deployment.Spec.Template, deployment.Status.CollisionCount);
        var template = KubeJson.Clone(deployment.Spec.Template);
        (template.Metadata.Labels ??= [])[PodTemplateHash.Label] = hash;
        var selector = deployment.Spec.Selector is { } s ? KubeJson.Clone(s) : new LabelSelector();
        (selector.MatchLabels ??= [])[PodTemplateHash.Label] = hash;
        return new ReplicaSet
        {
            Metadata = new ObjectMeta
            {
                Name = GeneratedNames.Join(deployment.Metadata.Name, hash),
                Namespace = deployment.Metadata.Namespace,
                Tenant = deployment.Metadata.Tenant,
                Labels = new Map<string>(template.Metadata.Labels),
                OwnerReferences = [Owners.ControllerReference(deployment, "apps/v1", "Deployment")],
            },
            Spec = new ReplicaSetSpec
            {
                Replicas = 0,
                MinReadySeconds = deployment.Spec.MinReadySeconds,
                Selector = selector,
                Template = template,
            },
        };
    }

    private DeploymentPlan Decide(Func<ReplicaSet, bool> hasRunningPods)
    {
        var progress = false;
        if (_deployment.Metadata.DeletionTimestamp is null)
        {
            DeploymentStatusRules.TryMarkPaused(_deployment, _deployment.Status, _now);
            KeepNewest();
            if (_deployment.Spec.Paused || IsScaled())
            {
                Resize(RolloutSteps.Scale(_deployment, _bounds, _newest, _old));
                if (_deployment.Spec.Paused)
                    CleanUp();
            }
            else
            {
                progress = true;
                if (_bounds.IsRolling)
                    Roll();
                else
                    Recreate(hasRunningPods);
            }
        }
        return Finish(progress);
    }

    private DeploymentPlan Finish(bool progress)
    {
        List<ReplicaSet> all = [.. _old.Select(Current)];
        var newest = _newest is null ? null : Current(_newest);
        if (newest is not null)
            all.Add(newest);
        var status = DeploymentStatusRules.Calculate(_deployment, all, newest, _bounds, _now);
        if (progress)
            DeploymentStatusRules.Progress(_deployment, status, all, newest, _now);
        var revision = newest?.Metadata.Annotations?.GetValueOrDefault(Revisions.Revision);
        if (
            revision == _deployment.Metadata.Annotations?.GetValueOrDefault(Revisions.Revision)
            || _deployment.Metadata.DeletionTimestamp is not null
        )
            revision = null;
        var updates = _changes
            .Values.Where(c => c.Set != _create)
            .OrderBy(c => c.Set.Metadata.Name, StringComparer.Ordinal)
            .ToList();
        return new DeploymentPlan(
            _create,
            updates,
            _deletes,
            revision,
            status,
            DeploymentStatusRules.NextCheck(_deployment, status, _now)
        );
    }

    private void Roll()
    {
        if (_newest is null)
            Create();
        else if (Grow())
            return;
        var sizes = RolloutSteps.ShrinkOld(_bounds, Current(_newest!), _old);
        Resize(sizes);
        if (sizes.Count == 0)
            CleanUpIfComplete();
    }

    private void Recreate(Func<ReplicaSet, bool> hasRunningPods)
    {
        var active = _old.Where(s => RolloutSteps.Size(s) > 0).ToDictionary(s => s.Metadata.Name, _ => 0);
        Resize(active);
        if (active.Count > 0 || _old.Any(hasRunningPods))
            return;
        if (_newest is null)
            Create();
        else
            Grow();
        CleanUpIfComplete();
    }

    private bool Grow()
    {
        var current = Current(_newest!);
        var size = RolloutSteps.NewSize(
            _bounds,
            RolloutSteps.Size(current),
            _old.Sum(RolloutSteps.Size) + RolloutSteps.Size(current)
        );
        if (size == RolloutSteps.Size(current))
            return false;
        Resize(new() { [current.Metadata.Name] = size });
        return true;
    }

    private void Create()
    {
        _create = _newest = NewReplicaSet(_deployment);
        _create.Spec.Replicas = RolloutSteps.NewSize(_bounds, 0, _old.Sum(RolloutSteps.Size));
        Revisions.TryAnnotate(_deployment, _create, Revisions.Next(_old));
        Revisions.TryAnnotateReplicas(_create, _bounds);
        if (DeploymentStatusRules.HasDeadline(_deployment))
            DeploymentStatusRules.Set(
                _deployment.Status,
                DeploymentStatusRules.New(
                    DeploymentConditionType.Progressing,
                    "True",
                    "NewReplicaSetCreated",
                    $"Created new replica set \"{_create.Metadata.Name}\"",
                    _now
                )
            );
    }

    /// <summary>Annotations and minReadySeconds of a new set that exists already.</summary>
    private void KeepNewest()
    {
        if (_newest is null)
            return;
        var copy = KubeJson.Clone(_newest);
        var changed = Revisions.TryAnnotate(_deployment, copy, Revisions.Next(_old));
        changed |= copy.Spec.MinReadySeconds != _deployment.Spec.MinReadySeconds;
        copy.Spec.MinReadySeconds = _deployment.Spec.MinReadySeconds;
        if (changed)
            _changes[copy.Metadata.Name] = new ReplicaSetChange(copy, RolloutSteps.Size(_newest));
        if (
            DeploymentStatusRules.HasDeadline(_deployment)
            && DeploymentStatusRules.Progressing(_deployment.Status) is null
        )
            DeploymentStatusRules.Set(
                _deployment.Status,
                DeploymentStatusRules.New(
                    DeploymentConditionType.Progressing,
                    "True",
                    "FoundNewReplicaSet",
                    $"Found new replica set \"{_newest.Metadata.Name}\"",
                    _now
                )
            );
    }

    private bool IsScaled()
    {
        IEnumerable<ReplicaSet> all = _newest is null ? _old : [.. _old, _newest];
        return all.Any(s =>
            RolloutSteps.Size(s) > 0
            && Revisions.Number(s, Revisions.DesiredReplicas) is { } desired
            && desired != _bounds.Replicas
        );
    }

    private void Resize(Dictionary<string, int> sizes)
    {
        IEnumerable<ReplicaSet> all = _newest is null ? _old : [.. _old, _newest];
        foreach (var set in all.ToList())
        {
            if (!sizes.TryGetValue(set.Metadata.Name, out var size))
                continue;
            var copy = KubeJson.Clone(Current(set));
            var annotated = Revisions.TryAnnotateReplicas(copy, _bounds);
            if (!annotated && RolloutSteps.Size(copy) == size)
                continue;
            copy.Spec.Replicas = size;
            _changes[copy.Metadata.Name] = new ReplicaSetChange(copy, RolloutSteps.Size(set));
        }
    }

    private void CleanUpIfComplete()
    {
        if (DeploymentStatusRules.IsComplete(_deployment, _deployment.Status))
            CleanUp();
    }

    private void CleanUp()
    {
        if (_deployment.Spec.RevisionHistoryLimit is not { } limit || limit == int.MaxValue)
            return;
        var candidates = _old.Where(s => s.Metadata.DeletionTimestamp is null)
            .OrderBy(Revisions.Of)
            .ThenBy(RolloutSteps.Age)
            .ToList();
        foreach (var set in candidates.Take(Math.Max(0, candidates.Count - limit)))
        {
            var isIdle =
                set.Status.Replicas == 0
                && RolloutSteps.Size(Current(set)) == 0
                && set.Metadata.Generation <= set.Status.ObservedGeneration;
            if (isIdle && !_changes.ContainsKey(set.Metadata.Name))
                _deletes.Add(set);
        }
    }

    private ReplicaSet Current(ReplicaSet set) =>
        _changes.TryGetValue(set.Metadata.Name, out var change) ? change.Set : set;
}
