using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.ReplicaSets;

/// <summary>
/// Keeps the number of the pods of each ReplicaSet, or ReplicationController, and its status. The rules are in
/// <see cref="ReplicaSetDecision"/>.
/// </summary>
internal sealed class ReplicaController<T> : IController
    where T : class, IKubeObject
{
    private readonly ControllerContext _context;
    private readonly IReplicaKind<T> _kind;
    private readonly Informer<T> _sets;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<T> _client;
    private readonly OwnedPods<T> _pods;

    public ReplicaController(ControllerContext context, IReplicaKind<T> kind, Informer<T> sets)
    {
        (_context, _kind, _sets) = (context, kind, sets);
        _loop = context.LoopOf<ReplicaController<T>, ObjectKey>(kind.Name);
        _events = context.EventsOf(kind.EventSource);
        _client = new ResourceClient<T>(context.Connection);
        _pods = new OwnedPods<T>(
            context,
            new PodOwnerRules<T>(sets, o => SelectorOf(kind.View(o)), _loop.Add),
            _events
        );
    }

    public string Name => _kind.Name;

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private static LabelQuery? SelectorOf(ReplicaSet set) =>
        LabelQuery.TryFrom(set.Spec.Selector, out var selector, out _)
        && selector is { IsEverything: false, MatchesNothing: false }
            ? selector
            : null;

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_sets.Get(key) is not { } owner || SelectorOf(_kind.View(owner)) is not { } selector)
            return null;
        var isFresh = _pods.IsFresh(owner);
        var mine = await _pods.ClaimAsync(owner, selector, adopts: isFresh, ct).ConfigureAwait(false);
        var plan = isFresh ? Plan(_kind.View(owner), mine) : new ReplicaSetPlan(0, []);
        if (!plan.IsNothing && !_pods.IsVerified(owner))
        {
            if (await _pods.TryGetLiveAsync(owner, ct).ConfigureAwait(false) is not { } live)
                return null;
            owner = live;
            mine = await _pods.VerifyAsync(owner, selector, ct).ConfigureAwait(false);
            plan = Plan(_kind.View(owner), mine);
        }
        var set = _kind.View(owner);
        var error = plan.IsNothing ? null : await CarryOutAsync(owner, set, plan, ct).ConfigureAwait(false);
        var failure = error is null
            ? null
            : new ReplicaFailure(
                plan.Create > 0 ? ReplicaSetDecision.FailedCreate : ReplicaSetDecision.FailedDelete,
                error.Message
            );
        if (isFresh || failure is not null)
            await WriteStatusAsync(owner, set, mine, failure, ct).ConfigureAwait(false);
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
            related = _sets
                .ByIndex(SharedInformers.ByController, Owners.ControlledBy(set.Metadata, family))
                .SelectMany(s => _pods.Cached(s))
                .Where(PodStates.IsActive);
        return ReplicaSetDecision.Plan(set, mine, related, now);
    }

    private async Task<Exception?> CarryOutAsync(T owner, ReplicaSet set, ReplicaSetPlan plan, CancellationToken ct)
    {
        if (plan.Create == 0)
            return await _pods.DeleteAsync(owner, plan.Delete, ct).ConfigureAwait(false);
        var pods = Enumerable.Range(0, plan.Create).Select(_ => ReplicaSetDecision.NewPod(set)).ToList();
        return (await _pods.CreateAsync(owner, pods, ct).ConfigureAwait(false)).Error;
    }

    private async Task WriteStatusAsync(
        T owner,
        ReplicaSet set,
        List<Pod> mine,
        ReplicaFailure? failure,
        CancellationToken ct
    )
    {
        var status = ReplicaSetDecision.Status(set, mine, failure, _context.Time.GetUtcNow());
        // What the kind's own status does not hold makes no difference.
        var changed = _kind.WithStatus(owner, status);
        if (KubeJson.Same(_kind.View(changed).Status, set.Status))
            return;
        try
        {
            await _client.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* deleted meanwhile: it has no status any more */
        }
    }
}
