using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.ReplicaSets;

/// <summary>
/// Keeps the number of each ReplicaSet's pods, and its status. The rules are in <see cref="ReplicaSetDecision"/>.
/// </summary>
internal sealed class ReplicaSetController : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<Pod> _pods;
    private readonly ResourceClient<ReplicaSet> _sets;
    private readonly PodExpectations _expectations;

    public ReplicaSetController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<ReplicaSetController, ObjectKey>(Name);
        _events = context.EventsOf("replicaset-controller");
        _pods = new ResourceClient<Pod>(context.Connection);
        _sets = new ResourceClient<ReplicaSet>(context.Connection);
        _expectations = new PodExpectations(context.Time);
        context.Informers.ReplicaSets.AddHandler(
            new InformerHandler<ReplicaSet>
            {
                Added = set => _loop.Add(ObjectKey.Of(set)),
                Updated = (_, set) => _loop.Add(ObjectKey.Of(set)),
                Deleted = set =>
                {
                    _expectations.Forget(set.Metadata.Uid);
                    _loop.Add(ObjectKey.Of(set));
                },
            }
        );
        context.Informers.Pods.AddHandler(
            new InformerHandler<Pod>
            {
                Added = pod => PodChanged(pod, isGone: false),
                Updated = (before, pod) =>
                {
                    if (Owners.ControllerOf(before)?.Uid != Owners.ControllerOf(pod)?.Uid)
                        PodChanged(before, isGone: true);
                    PodChanged(pod, isGone: false);
                },
                Deleted = pod => PodChanged(pod, isGone: true),
            }
        );
    }

    public string Name => "replicaset";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void PodChanged(Pod pod, bool isGone)
    {
        var (tenant, ns) = (pod.Metadata.Tenant, pod.Metadata.Namespace);
        if (Owners.ControllerOf(pod) is { } owner)
        {
            if (owner.Kind != "ReplicaSet")
                return;
            _expectations.Observe(owner.Uid, pod.Metadata.Uid, isGone || pod.Metadata.DeletionTimestamp is not null);
            _loop.Add(new ObjectKey(tenant, ns, owner.Name));
            return;
        }
        if (isGone)
            return;
        foreach (
            var set in _context.Informers.ReplicaSets.ByIndex(
                SharedInformers.ByNamespace,
                SharedInformers.NamespaceKey(tenant, ns)
            )
        )
            if (LabelQuery.TryFrom(set.Spec.Selector, out var selector, out _) && selector.Matches(pod.Metadata.Labels))
                _loop.Add(ObjectKey.Of(set));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.ReplicaSets.Get(key) is not { } set)
            return null;
        if (
            !LabelQuery.TryFrom(set.Spec.Selector, out var selector, out _)
            || selector.IsEverything
            || selector.MatchesNothing
        )
            return null;
        var uid = set.Metadata.Uid;
        var isFresh = _expectations.IsSatisfied(uid);
        var mine = await ClaimAsync(set, selector, isFresh ? null : [], ct).ConfigureAwait(false);
        var plan = isFresh ? Plan(set, mine) : new ReplicaSetPlan(0, []);
        if (!plan.IsNothing && !_expectations.IsVerified(uid))
        {
            if (await _sets.TryGetAsync(key, ct).ConfigureAwait(false) is not { } live || live.Metadata.Uid != uid)
                return null;
            set = live;
            mine = await VerifyAsync(set, selector, ct).ConfigureAwait(false);
            plan = Plan(set, mine);
        }
        var (failure, error) = plan.IsNothing ? (null, null) : await CarryOutAsync(set, plan, ct).ConfigureAwait(false);
        if (isFresh || failure is not null)
            await WriteStatusAsync(set, mine, failure, ct).ConfigureAwait(false);
        if (error is not null)
            throw error;
        // A cache that never shows what was written is given up in time.
        return isFresh
            ? ReplicaSetDecision.NextAvailable(set, mine, _context.Time.GetUtcNow())
            : PodExpectations.TooLong;
    }

    private ReplicaSetPlan Plan(ReplicaSet set, List<Pod> mine)
    {
        var now = _context.Time.GetUtcNow();
        var related = mine.AsEnumerable();
        if (ReplicaSetDecision.Wanted(set) < mine.Count && Owners.ControllerOf(set) is { } family)
            related = _context
                .Informers.ReplicaSets.ByIndex(SharedInformers.ByController, Owners.ControlledBy(set.Metadata, family))
                .SelectMany(s => _context.Informers.Pods.ByIndex(SharedInformers.ByController, Owners.ControlledBy(s)))
                .Where(PodStates.IsActive);
        return ReplicaSetDecision.Plan(set, mine, related, now);
    }

    /// <summary>The set's pods by the cache, after adopting and releasing what has to be.</summary>
    /// <param name="candidates">Null: the cache's. Empty: nothing is adopted.</param>
    private async Task<List<Pod>> ClaimAsync(
        ReplicaSet set,
        LabelQuery selector,
        List<Pod>? candidates,
        CancellationToken ct
    )
    {
        var pods = _context.Informers.Pods;
        var orphans =
            candidates
            ?? pods.ByIndex(
                SharedInformers.ByController,
                Owners.OrphansOf(set.Metadata.Tenant, set.Metadata.Namespace)
            );
        var claim = Claims.Of(
            set,
            selector,
            pods.ByIndex(SharedInformers.ByController, Owners.ControlledBy(set))
                .Concat(orphans.Where(PodStates.IsActive))
        );
        if (claim.Adopt.Count + claim.Release.Count == 0)
            return claim.Mine;
        await ApplyClaimAsync(set, claim, ct).ConfigureAwait(false);
        return claim.Mine;
    }

    private async Task ApplyClaimAsync(ReplicaSet set, Claim<Pod> claim, CancellationToken ct)
    {
        if (claim.Adopt.Count > 0 && !await MayAdoptAsync(set, ct).ConfigureAwait(false))
            return;
        foreach (var pod in claim.Adopt)
        {
            var reference = Owners.ControllerReference(set, "apps/v1", "ReplicaSet");
            try
            {
                claim.Mine.Add(
                    await _pods
                        .PatchAsync(ObjectKey.Of(pod), Claims.AdoptPatch(pod, reference), PatchType.Merge, ct)
                        .ConfigureAwait(false)
                );
            }
            catch (ApiException e) when (e.IsNotFound)
            { /* deleted meanwhile: nothing to adopt */
            }
        }
        foreach (var pod in claim.Release)
        {
            try
            {
                await _pods
                    .PatchAsync(ObjectKey.Of(pod), Claims.ReleasePatch(pod, set.Metadata.Uid), PatchType.Merge, ct)
                    .ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsNotFound)
            { /* deleted meanwhile: nothing to release */
            }
        }
    }

    /// <summary>
    /// Adoption by an owner that is going would give the pods to the garbage collector, so the owner is asked for live.
    /// </summary>
    private async Task<bool> MayAdoptAsync(ReplicaSet set, CancellationToken ct) =>
        await _sets.TryGetAsync(ObjectKey.Of(set), ct).ConfigureAwait(false)
            is { Metadata.DeletionTimestamp: null } live
        && live.Metadata.Uid == set.Metadata.Uid;

    /// <summary>
    /// The set's pods by a live list: what a process before this one has written is in there even if the cache does not
    /// show it yet.
    /// </summary>
    private async Task<List<Pod>> VerifyAsync(ReplicaSet set, LabelQuery selector, CancellationToken ct)
    {
        var uid = set.Metadata.Uid;
        _expectations.Begin(uid);
        try
        {
            var query = new ListQuery
            {
                Tenant = set.Metadata.Tenant,
                Namespace = set.Metadata.Namespace,
                LabelSelector = selector.ToString(),
            };
            var live = (await _pods.ListAsync(query, ct).ConfigureAwait(false))
                .Where(p => Owners.IsControlledBy(p, set))
                .ToList();
            _expectations.Verified(
                uid,
                live.Where(p => _context.Informers.Pods.Get(ObjectKey.Of(p))?.Metadata.Uid != p.Metadata.Uid)
                    .Select(p => p.Metadata.Uid)
            );
            return live;
        }
        finally
        {
            _expectations.End(uid);
        }
    }

    private async Task<(ReplicaFailure? Failure, Exception? Error)> CarryOutAsync(
        ReplicaSet set,
        ReplicaSetPlan plan,
        CancellationToken ct
    )
    {
        _expectations.Begin(set.Metadata.Uid);
        try
        {
            var error =
                plan.Create > 0
                    ? await SlowStart.RunAsync(plan.Create, _ => CreateAsync(set, ct)).ConfigureAwait(false)
                    : (
                        await Task.WhenAll(plan.Delete.Select(pod => DeleteAsync(set, pod, ct))).ConfigureAwait(false)
                    ).FirstOrDefault(e => e is not null);
            return error is null
                ? (null, null)
                : (
                    new ReplicaFailure(
                        plan.Create > 0 ? ReplicaSetDecision.FailedCreate : ReplicaSetDecision.FailedDelete,
                        error.Message
                    ),
                    error
                );
        }
        finally
        {
            _expectations.End(set.Metadata.Uid);
        }
    }

    private async Task<Exception?> CreateAsync(ReplicaSet set, CancellationToken ct)
    {
        try
        {
            var pod = await _pods.CreateAsync(ReplicaSetDecision.NewPod(set), ct).ConfigureAwait(false);
            _expectations.Created(set.Metadata.Uid, pod.Metadata.Uid);
            _events.Normal(set, "SuccessfulCreate", $"Created pod: {pod.Metadata.Name}");
            return null;
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            if (e is not ApiException { Code: >= 400 and < 500 })
                _expectations.OutcomeUnknown(set.Metadata.Uid);
            if (e is not ApiException refused)
                return e;
            // The namespace controller is removing everything: no event, there will be many.
            if (!refused.IsNamespaceTerminating)
                _events.Warning(set, ReplicaSetDecision.FailedCreate, $"Error creating: {e.Message}");
            return e;
        }
    }

    private async Task<Exception?> DeleteAsync(ReplicaSet set, Pod pod, CancellationToken ct)
    {
        try
        {
            _expectations.Deleted(set.Metadata.Uid, pod.Metadata.Uid);
            await _pods
                .DeleteAsync(
                    ObjectKey.Of(pod),
                    new DeleteOptions { Preconditions = new Preconditions { Uid = pod.Metadata.Uid } },
                    ct
                )
                .ConfigureAwait(false);
            _events.Normal(set, "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
            return null;
        }
        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Gone, or another pod of that name: what was wanted is so.
            _expectations.Observe(set.Metadata.Uid, pod.Metadata.Uid, isGoing: true);
            return null;
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            _expectations.Observe(set.Metadata.Uid, pod.Metadata.Uid, isGoing: true);
            _expectations.OutcomeUnknown(set.Metadata.Uid);
            if (e is ApiException)
                _events.Warning(set, ReplicaSetDecision.FailedDelete, $"Error deleting: {e.Message}");
            return e;
        }
    }

    private async Task WriteStatusAsync(ReplicaSet set, List<Pod> mine, ReplicaFailure? failure, CancellationToken ct)
    {
        var status = ReplicaSetDecision.Status(set, mine, failure, _context.Time.GetUtcNow());
        if (KubeJson.Same(status, set.Status))
            return;
        var changed = KubeJson.Clone(set);
        changed.Status = status;
        try
        {
            await _sets.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* deleted meanwhile: it has no status any more */
        }
    }
}
