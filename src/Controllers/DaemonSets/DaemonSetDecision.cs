using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Controllers.History;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.DaemonSets;

internal sealed record DaemonEvent(string Type, string Reason, string Message);

/// <summary>What is to be written for a daemon set.</summary>
/// <param name="Create">Nodes that get a pod.</param>
/// <param name="Failed">Nodes whose failed pod is among those that go.</param>
/// <param name="Again">After what time it is to be looked at again; null: when something changes.</param>
internal sealed record DaemonSetPlan(
    IReadOnlyList<string> Create,
    IReadOnlyList<Pod> Delete,
    IReadOnlyList<string> Failed,
    DaemonSetStatus Status,
    IReadOnlyList<DaemonEvent> Events,
    TimeSpan? Again
);

/// <summary>What a daemon set's next step follows from.</summary>
/// <param name="Hash">Of the revision of the set's template.</param>
/// <param name="FailedWait">How long a failed pod of a node is left there; not above zero: it may go.</param>
internal sealed record DaemonSetView(
    DaemonSet Set,
    IReadOnlyCollection<Node> Nodes,
    IReadOnlyCollection<Pod> Pods,
    string Hash,
    Func<string, TimeSpan> FailedWait,
    DateTimeOffset Now
);

/// <summary>
/// One step of a daemon set, pure. On each node that should have one there is one pod, the oldest; failed and succeeded
/// ones go. Then the rolling update, over the nodes that have their pod:
/// <code>
///   maxSurge 0: old pods that do not work go, then others as long as few enough nodes are without -> new ones are made
///   maxSurge n: new pods are made beside old ones, on n nodes at a time -> an old one goes when the new one works
/// </code>
/// </summary>
internal sealed class DaemonSetDecision
{
    public const int BurstMax = 250;

    private readonly DaemonSetView _view;
    private readonly PodSpec _spec;
    private readonly Dictionary<string, List<Pod>> _byNode = [];
    private readonly List<Node> _desired = [];
    private readonly List<string> _create = [];
    private readonly HashSet<Pod> _delete = [];
    private readonly List<string> _failed = [];
    private readonly List<DaemonEvent> _events = [];
    private TimeSpan? _again;

    private DaemonSetDecision(DaemonSetView view)
    {
        _view = view;
        _spec = KubeJson.Clone(view.Set.Spec.Template.Spec);
        DaemonNodes.AddTolerations(_spec);
        foreach (
            var pod in view
                .Pods.OrderBy(p => p.Metadata.CreationTimestamp)
                .ThenBy(p => p.Metadata.Name, StringComparer.Ordinal)
        )
        {
            // Gone in all but name.
            if (IsGoing(pod) && PodStates.IsTerminated(pod))
                continue;
            var node = DaemonNodes.NodeOf(pod);
            if (!_byNode.TryGetValue(node, out var there))
                _byNode.Add(node, there = []);
            there.Add(pod);
        }
    }

    public static DaemonSetPlan Decide(DaemonSetView view) => new DaemonSetDecision(view).Decide();

    public static Pod NewPod(DaemonSet set, string node, string hash)
    {
        var pod = PodTemplates.NewPod(set.Spec.Template, set, Owners.ControllerReference(set, "apps/v1", "DaemonSet"));
        pod.Metadata.GenerateName = GeneratedNames.PrefixOf(set.Metadata.Name);
        var labels = pod.Metadata.Labels ??= new Map<string>();
        labels[TemplateRevisions.HashLabel] = hash;
        if (set.Metadata.Annotations?.GetValueOrDefault("deprecated.daemonset.template.generation") is { } generation)
            labels["pod-template-generation"] = generation;
        DaemonNodes.AddTolerations(pod.Spec);
        DaemonNodes.Bind(pod.Spec, node);
        return pod;
    }

    private RollingUpdateDaemonSet? Rolling =>
        _view.Set.Spec.UpdateStrategy.Type == DaemonSetUpdateStrategyType.OnDelete
            ? null
            : _view.Set.Spec.UpdateStrategy.RollingUpdate ?? new();

    private DaemonSetPlan Decide()
    {
        var status = KubeJson.Clone(_view.Set.Status);
        (status.CurrentNumberScheduled, status.NumberMisscheduled, status.NumberReady) = (0, 0, 0);
        (status.UpdatedNumberScheduled, status.NumberAvailable) = (0, 0);
        foreach (var node in _view.Nodes.OrderBy(n => n.Metadata.Name, StringComparer.Ordinal))
        {
            var verdict = DaemonNodes.Judge(_spec, node);
            var there = On(node.Metadata.Name);
            if (verdict.ShouldRun)
                _desired.Add(node);
            Count(status, verdict.ShouldRun, there);
            Manage(node.Metadata.Name, verdict, there);
        }
        DropUnplaceable();
        status.DesiredNumberScheduled = _desired.Count;
        status.NumberUnavailable = _desired.Count - status.NumberAvailable;
        status.ObservedGeneration = _view.Set.Metadata.Generation;
        if (_view.Set.Metadata.DeletionTimestamp is not null)
            return new DaemonSetPlan([], [], [], status, [], null);
        if (Rolling is { } rolling)
            Roll(rolling);
        return new DaemonSetPlan(
            [.. _create.Take(BurstMax)],
            [.. _delete.Take(BurstMax)],
            _failed,
            status,
            _events,
            _again
        );
    }

    private List<Pod> On(string node) => _byNode.GetValueOrDefault(node) ?? [];

    private void Count(DaemonSetStatus status, bool shouldRun, List<Pod> there)
    {
        if (there.Count == 0)
            return;
        if (!shouldRun)
        {
            status.NumberMisscheduled++;
            return;
        }
        status.CurrentNumberScheduled++;
        // While there are two, the old one is what the node has.
        var pod = there[0];
        if (PodStates.IsReady(pod))
            status.NumberReady++;
        if (IsAvailable(pod))
            status.NumberAvailable++;
        if (IsUpdated(pod))
            status.UpdatedNumberScheduled++;
    }

    private void Manage(string node, NodeVerdict verdict, List<Pod> there)
    {
        if (verdict.ShouldRun && there.Count == 0)
        {
            _create.Add(node);
            return;
        }
        if (!verdict.MayStay)
        {
            _delete.UnionWith(there.Where(p => !IsGoing(p)));
            return;
        }
        var running = new List<Pod>();
        foreach (var pod in there.Where(p => !IsGoing(p)))
            if (!PodStates.IsTerminated(pod))
                running.Add(pod);
            else
                Clear(node, pod);
        // The oldest stays; in a surge the oldest old and the oldest new one.
        var mayBeTwo = Rolling is { } rolling && Surge(rolling, 1) > 0;
        var stays = mayBeTwo
            ? new[] { running.Find(IsUpdated), running.Find(p => !IsUpdated(p)) }
            : [running.FirstOrDefault()];
        _delete.UnionWith(running.Except(stays.OfType<Pod>()));
    }

    /// <summary>A pod that has ended goes, so that another can come.</summary>
    private void Clear(string node, Pod pod)
    {
        var name = $"{pod.Metadata.Namespace}/{pod.Metadata.Name} on node {node}";
        if (pod.Status.Phase == "Succeeded")
        {
            _events.Add(
                new("Normal", "SucceededDaemonPod", $"Found succeeded daemon pod {name}, will try to delete it")
            );
            _delete.Add(pod);
            return;
        }
        if (_view.FailedWait(node) is var wait && wait > TimeSpan.Zero)
        {
            LookAgainAfter(wait);
            return;
        }
        _events.Add(new("Warning", "FailedDaemonPod", $"Found failed daemon pod {name}, will try to kill it"));
        _failed.Add(node);
        _delete.Add(pod);
    }

    /// <summary>Pods that no node has yet, and whose node is not there, would wait for ever.</summary>
    private void DropUnplaceable()
    {
        var names = _view.Nodes.Select(n => n.Metadata.Name).ToHashSet();
        foreach (var (node, pods) in _byNode)
            if (!names.Contains(node))
                _delete.UnionWith(pods.Where(p => p.Spec.NodeName.Length == 0 && !IsGoing(p)));
    }

    private void Roll(RollingUpdateDaemonSet rolling)
    {
        var surge = Surge(rolling, _desired.Count);
        (rolling.MaxUnavailable ?? 1).TryScale(_desired.Count, roundUp: true, out var unavailable);
        // Both 0 would let nothing move.
        if (surge == 0 && unavailable == 0)
            unavailable = 1;
        if (surge > 0)
            RollWithSurge(surge);
        else
            RollInPlace(unavailable);
    }

    private void RollInPlace(int maxUnavailable)
    {
        var unavailable = 0;
        var candidates = new List<Pod>();
        foreach (var node in _desired)
        {
            var (fresh, old) = PodsOn(node);
            if (fresh is not null)
                unavailable += IsAvailable(fresh) ? 0 : 1;
            else if (old is null || IsGoing(old) || _delete.Contains(old))
                unavailable++;
            else if (!IsAvailable(old))
            {
                // It does no harm to replace what does not work.
                unavailable++;
                _delete.Add(old);
            }
            else
                candidates.Add(old);
        }
        _delete.UnionWith(candidates.Take(Math.Max(0, maxUnavailable - unavailable)));
    }

    private void RollWithSurge(int maxSurge)
    {
        var surging = 0;
        var candidates = new List<string>();
        foreach (var node in _desired)
        {
            var (fresh, old) = PodsOn(node);
            if (old is null || IsGoing(old) || _delete.Contains(old))
                continue;
            if (fresh is not null)
            {
                surging++;
                if (IsAvailable(fresh))
                    _delete.Add(old);
            }
            else if (!IsAvailable(old))
                _create.Add(node.Metadata.Name);
            else
                candidates.Add(node.Metadata.Name);
        }
        _create.AddRange(candidates.Take(Math.Max(0, maxSurge - surging)));
    }

    /// <summary>The node's pod of the set's template, and the one before it, those that are going included.</summary>
    private (Pod? Fresh, Pod? Old) PodsOn(Node node)
    {
        var there = On(node.Metadata.Name);
        return (
            there.Find(p => IsUpdated(p) && !IsGoing(p)) ?? there.Find(IsUpdated),
            there.Find(p => !IsUpdated(p) && !IsGoing(p)) ?? there.Find(p => !IsUpdated(p))
        );
    }

    /// <summary>Rounded up: of any percentage at least one node.</summary>
    private static int Surge(RollingUpdateDaemonSet rolling, int nodes)
    {
        (rolling.MaxSurge ?? 0).TryScale(Math.Max(1, nodes), roundUp: true, out var surge);
        return surge;
    }

    private bool IsUpdated(Pod pod) =>
        pod.Metadata.Labels?.GetValueOrDefault(TemplateRevisions.HashLabel) == _view.Hash;

    private static bool IsGoing(Pod pod) => pod.Metadata.DeletionTimestamp is not null;

    private bool IsAvailable(Pod pod)
    {
        var seconds = _view.Set.Spec.MinReadySeconds;
        if (PodStates.AvailableAt(pod, seconds, _view.Now) is { } wait)
            LookAgainAfter(wait);
        return !IsGoing(pod) && PodStates.IsAvailable(pod, seconds, _view.Now);
    }

    private void LookAgainAfter(TimeSpan delay)
    {
        if (_again is null || delay < _again)
            _again = delay;
    }
}
