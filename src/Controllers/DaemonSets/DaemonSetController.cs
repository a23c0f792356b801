using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.History;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.DaemonSets;

/// <summary>Keeps a pod on each node that should have one. The rules are in <see cref="DaemonSetDecision"/>.</summary>
internal sealed class DaemonSetController : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<DaemonSet> _sets;
    private readonly OwnedPods<DaemonSet> _pods;
    private readonly RevisionHistory<DaemonSet> _revisions;
    private readonly FailedDaemons _failed;
    private readonly WrittenObjects<DaemonSet> _written;

    public DaemonSetController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<DaemonSetController, ObjectKey>(Name);
        _written = new WrittenObjects<DaemonSet>(context.Informers.DaemonSets);
        _events = context.EventsOf("daemonset-controller");
        _sets = new ResourceClient<DaemonSet>(context.Connection);
        _pods = new OwnedPods<DaemonSet>(
            context,
            new PodOwnerRules<DaemonSet>(context.Informers.DaemonSets, SelectorOf, _loop.Add),
            _events
        );
        _revisions = new RevisionHistory<DaemonSet>(context);
        _failed = new FailedDaemons(context.Time);
        context.Informers.DaemonSets.AddHandler(
            new InformerHandler<DaemonSet> { Deleted = set => _failed.Forget(set.Metadata.Uid) }
        );
        context.Informers.Nodes.AddHandler(
            new InformerHandler<Node>
            {
                Added = _ => AddAll(),
                // Most updates are heartbeats.
                Updated = (before, node) =>
                {
                    if (!Same(before, node))
                        AddAll();
                },
                Deleted = _ => AddAll(),
            }
        );
    }

    public string Name => "daemonset";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private static LabelQuery? SelectorOf(DaemonSet set) =>
        LabelQuery.TryFrom(set.Spec.Selector, out var selector, out _)
        && selector is { IsEverything: false, MatchesNothing: false }
            ? selector
            : null;

    private static bool Same(Node before, Node node) =>
        DeepValues.Same(before.Spec.Taints, node.Spec.Taints, static (a, b) => a.DeepEquals(b))
        && (before.Metadata.Labels ?? []).Count == (node.Metadata.Labels ?? []).Count
        && (before.Metadata.Labels ?? []).All(l => node.Metadata.Labels!.GetValueOrDefault(l.Key) == l.Value);

    private void AddAll()
    {
        foreach (var set in _context.Informers.DaemonSets.List())
            _loop.Add(ObjectKey.Of(set));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.DaemonSets.Get(key) is not { } cached)
            return null;
        if (SelectorOf(cached) is not { } selector)
        {
            if (cached.Spec.Selector is { MatchLabels: null or { Count: 0 }, MatchExpressions: null or { Count: 0 } })
                _events.Warning(
                    cached,
                    "SelectingAll",
                    "This daemon set is selecting all pods. A non-empty selector is required."
                );
            return null;
        }
        var known = _written.Newest(cached);
        if (await _pods.TryLoadAsync(known, selector, ct).ConfigureAwait(false) is not var (set, pods))
            // A cache that never shows what was written is given up in time.
            return PodExpectations.TooLong;
        if (set.Metadata.DeletionTimestamp is not null)
            return null;
        var revisions = await _revisions
            .UpdateAsync(set, set.Spec.Template, selector, set.Status.CollisionCount, ct)
            .ConfigureAwait(false);
        var (uid, hash) = (set.Metadata.Uid, TemplateRevisions.HashOf(revisions.Update));
        var plan = DaemonSetDecision.Decide(
            new DaemonSetView(
                set,
                _context.Informers.Nodes.List(),
                pods,
                hash,
                node => _failed.Wait(uid, node),
                _context.Time.GetUtcNow()
            )
        );
        foreach (var (type, reason, message) in plan.Events)
            _events.Record(set, type, reason, message);
        foreach (var node in plan.Failed)
            _failed.Deleted(uid, node);
        var error = await _pods.DeleteAsync(set, plan.Delete, ct).ConfigureAwait(false);
        var create = plan.Create.Select(node => DaemonSetDecision.NewPod(set, node, hash)).ToList();
        if (create.Count > 0)
            error ??= (await _pods.CreateAsync(set, create, ct).ConfigureAwait(false)).Error;
        plan.Status.CollisionCount = revisions.CollisionCount;
        if (!KubeJson.Same(plan.Status, set.Status))
        {
            var changed = KubeJson.Clone(set);
            changed.Status = plan.Status;
            _written.Wrote(await _sets.UpdateStatusAsync(changed, ct).ConfigureAwait(false));
        }
        if (error is not null)
            throw error;
        var live = pods.Select(p => p.Metadata.Labels?.GetValueOrDefault(TemplateRevisions.HashLabel)).ToHashSet();
        await _revisions
            .CleanUpAsync(
                revisions.All,
                r => r == revisions.Update || live.Contains(TemplateRevisions.HashOf(r)),
                set.Spec.RevisionHistoryLimit,
                ct
            )
            .ConfigureAwait(false);
        return plan.Again;
    }
}
