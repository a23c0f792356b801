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

namespace Arktos.Controllers.StatefulSets;

/// <summary>Keeps the pods and claims of stateful sets. The rules are in <see cref="StatefulSetDecision"/>.</summary>
internal sealed class StatefulSetController : IController
{
    private static readonly TimeSpan ClaimPeriod = TimeSpan.FromSeconds(1);

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<StatefulSet> _sets;
    private readonly OwnedPods<StatefulSet> _pods;
    private readonly RevisionHistory<StatefulSet> _revisions;
    private readonly StatefulSetClaims _claims;
    private readonly WrittenObjects<StatefulSet> _written;

    public StatefulSetController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<StatefulSetController, ObjectKey>(Name);
        _written = new WrittenObjects<StatefulSet>(context.Informers.StatefulSets);
        _events = context.EventsOf("statefulset-controller");
        _sets = new ResourceClient<StatefulSet>(context.Connection);
        _pods = new OwnedPods<StatefulSet>(
            context,
            new PodOwnerRules<StatefulSet>(context.Informers.StatefulSets, SelectorOf, _loop.Add)
            {
                Texts = new StatefulSetEventTexts(),
                MayOwn = (set, pod) => StatefulSetPods.OrdinalOf(set, pod) is not null,
            },
            _events
        );
        _revisions = new RevisionHistory<StatefulSet>(context);
        _claims = new StatefulSetClaims(context, _events);
    }

    public string Name => "statefulset";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private static LabelQuery? SelectorOf(StatefulSet set) =>
        LabelQuery.TryFrom(set.Spec.Selector, out var selector, out _)
        && selector is { IsEverything: false, MatchesNothing: false }
            ? selector
            : null;

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.StatefulSets.Get(key) is not { } cached || SelectorOf(cached) is not { } selector)
            return null;
        var known = _written.Newest(cached);
        if (await _pods.TryLoadAsync(known, selector, ct).ConfigureAwait(false) is not var (set, pods))
            // A cache that never shows what was written is given up in time.
            return PodExpectations.TooLong;
        if (set.Metadata.DeletionTimestamp is not null)
            return null;
        var revisions = await _revisions
            .UpdateAsync(set, set.Spec.Template, selector, set.Status.CollisionCount, ct)
            .ConfigureAwait(false);
        var current =
            revisions.All.FirstOrDefault(r => r.Metadata.Name == set.Status.CurrentRevision) ?? revisions.Update;
        var plan = StatefulSetDecision.Decide(
            set,
            pods,
            (current.Metadata.Name, revisions.Update.Metadata.Name),
            _context.Time.GetUtcNow()
        );
        plan.Status.CollisionCount = revisions.CollisionCount;
        var (error, waitsForClaim) = await CarryOutAsync(set, pods, plan, current, ct).ConfigureAwait(false);
        if (!KubeJson.Same(plan.Status, set.Status))
        {
            var changed = KubeJson.Clone(set);
            changed.Status = plan.Status;
            _written.Wrote(await _sets.UpdateStatusAsync(changed, ct).ConfigureAwait(false));
        }
        if (error is not null)
            throw error;
        var live = pods.Select(StatefulSetPods.RevisionOf)
            .Append(plan.Status.CurrentRevision)
            .Append(plan.Status.UpdateRevision)
            .ToHashSet();
        await _revisions
            .CleanUpAsync(revisions.All, r => live.Contains(r.Metadata.Name), set.Spec.RevisionHistoryLimit, ct)
            .ConfigureAwait(false);
        return waitsForClaim ? ClaimPeriod : plan.Again;
    }

    private async Task<(Exception? Error, bool WaitsForClaim)> CarryOutAsync(
        StatefulSet set,
        List<Pod> pods,
        StatefulSetPlan plan,
        ControllerRevision current,
        CancellationToken ct
    )
    {
        // Before any pod goes: a claim that is to go with it has to be its own by then.
        foreach (var pod in pods)
            if (StatefulSetPods.OrdinalOf(set, pod) is { } ordinal)
            {
                await _claims.SetOwnersAsync(set, ordinal, pod, ct).ConfigureAwait(false);
                // It waits for claims that somebody has deleted.
                if (pod is { Status.Phase: "Pending", Metadata.DeletionTimestamp: null })
                    await _claims.TryEnsureAsync(set, ordinal, ct).ConfigureAwait(false);
            }
        var waitsForClaim = false;
        var create = new List<Pod>();
        foreach (var (ordinal, revision) in plan.Create)
            if (await _claims.TryEnsureAsync(set, ordinal, ct).ConfigureAwait(false))
            {
                var template =
                    revision == current.Metadata.Name ? TemplateRevisions.TemplateOf(current) : set.Spec.Template;
                create.Add(StatefulSetPods.NewPod(set, ordinal, template, revision));
            }
            else
                waitsForClaim = true;
        var error = await _pods.DeleteAsync(set, plan.Delete, ct).ConfigureAwait(false);
        if (create.Count > 0)
            error ??= (await _pods.CreateAsync(set, create, ct).ConfigureAwait(false)).Error;
        return (error, waitsForClaim);
    }
}
