using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Ownership;

/// <summary>What the controllers of pods differ in, as far as their pods go.</summary>
/// <param name="SelectorOf">Null: it selects nothing that could be meant.</param>
/// <param name="Changed">Called on an informer's thread with the key of an owner whose pods have changed.</param>
internal sealed record PodOwnerRules<TOwner>(
    Informer<TOwner> Owners,
    Func<TOwner, LabelQuery?> SelectorOf,
    Action<ObjectKey> Changed
)
    where TOwner : class, IKubeObject
{
    public PodEventTexts Texts { get; init; } = PodEventTexts.Common;

    /// <summary>Which pods may be the owner's at all, by more than labels; null: all.</summary>
    public Func<TOwner, Pod, bool>? MayOwn { get; init; }

    /// <summary>What pods get that are adopted; null: nothing.</summary>
    public string? Finalizer { get; init; }
}

/// <summary>
/// The pods of the owners of one kind: which they are, making and deleting them with events, and whether the cache may
/// be believed (<see cref="PodExpectations"/>). Thread-safe, but for one owner from one worker at a time.
/// </summary>
internal sealed class OwnedPods<TOwner>
    where TOwner : class, IKubeObject
{
    public const string FailedCreate = "FailedCreate";
    public const string FailedDelete = "FailedDelete";

    private readonly PodOwnerRules<TOwner> _rules;
    private readonly EventRecorder _events;
    private readonly Informer<Pod> _pods;
    private readonly ResourceClient<Pod> _client;
    private readonly ResourceClient<TOwner> _owners;
    private readonly Adoption<TOwner, Pod> _adoption;
    private readonly PodExpectations _expectations;

    /// <summary>Adds the handlers for owners and pods.</summary>
    public OwnedPods(ControllerContext context, PodOwnerRules<TOwner> rules, EventRecorder events)
    {
        (_rules, _events, _pods) = (rules, events, context.Informers.Pods);
        _client = new ResourceClient<Pod>(context.Connection);
        _owners = new ResourceClient<TOwner>(context.Connection);
        _adoption = new Adoption<TOwner, Pod>(context.Connection, rules.Finalizer);
        _expectations = new PodExpectations(context.Time);
        rules.Owners.AddHandler(
            new InformerHandler<TOwner>
            {
                Added = owner => rules.Changed(ObjectKey.Of(owner)),
                Updated = (_, owner) => rules.Changed(ObjectKey.Of(owner)),
                Deleted = owner =>
                {
                    _expectations.Forget(owner.Metadata.Uid);
                    rules.Changed(ObjectKey.Of(owner));
                },
            }
        );
        _pods.AddHandler(
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

    /// <summary>Nothing that was written is missing from the cache.</summary>
    public bool IsFresh(TOwner owner) => _expectations.IsSatisfied(owner.Metadata.Uid);

    /// <summary>
    /// Pods of the owner have been listed live in this term, and every write since then had an answer.
    /// </summary>
    public bool IsVerified(TOwner owner) => _expectations.IsVerified(owner.Metadata.Uid);

    /// <summary>What the live list has shown does not count: it has to be listed again.</summary>
    public void Distrust(TOwner owner) => _expectations.OutcomeUnknown(owner.Metadata.Uid);

    /// <summary>The owner's pods by the cache, as they are.</summary>
    public IReadOnlyList<Pod> Cached(TOwner owner) =>
        _pods.ByIndex(SharedInformers.ByController, Owners.ControlledBy(owner));

    /// <summary>The owner's pods by the cache, after adopting and releasing what has to be.</summary>
    /// <param name="adopts">Whether orphans are looked at, too.</param>
    public async Task<List<Pod>> ClaimAsync(TOwner owner, LabelQuery selector, bool adopts, CancellationToken ct)
    {
        IEnumerable<Pod> candidates = Cached(owner);
        if (adopts)
            candidates = candidates.Concat(
                _pods
                    .ByIndex(
                        SharedInformers.ByController,
                        Owners.OrphansOf(owner.Metadata.Tenant, owner.Metadata.Namespace)
                    )
                    .Where(p => PodStates.IsActive(p) && _rules.MayOwn?.Invoke(owner, p) != false)
            );
        var claim = Claims.Of(owner, selector, candidates);
        if (claim.Adopt.Count + claim.Release.Count > 0)
            await _adoption.ApplyAsync(owner, claim, ct).ConfigureAwait(false);
        return claim.Mine;
    }

    /// <summary>
    /// The owner and its pods by a cache that holds all that a live list has shown in this term, and all that was
    /// written since. Null: the owner is gone, or the cache is behind; when that shows more, the owner is worked on
    /// again.
    /// </summary>
    public async Task<(TOwner Owner, List<Pod> Pods)?> TryLoadAsync(
        TOwner owner,
        LabelQuery selector,
        CancellationToken ct
    )
    {
        if (!IsFresh(owner))
            return null;
        if (!IsVerified(owner))
        {
            if (await TryGetLiveAsync(owner, ct).ConfigureAwait(false) is not { } live)
                return null;
            owner = live;
            await VerifyAsync(owner, selector, ct).ConfigureAwait(false);
            if (!IsFresh(owner))
                return null;
        }
        return (owner, await ClaimAsync(owner, selector, adopts: true, ct).ConfigureAwait(false));
    }

    /// <summary>The owner as it is now; null when it is gone, or another one has its name.</summary>
    public async Task<TOwner?> TryGetLiveAsync(TOwner owner, CancellationToken ct) =>
        await _owners.TryGetAsync(ObjectKey.Of(owner), ct).ConfigureAwait(false) is { } live
        && live.Metadata.Uid == owner.Metadata.Uid
            ? live
            : null;

    /// <summary>
    /// The owner's pods by a live list: what a process before this one has written is in there even if the cache does
    /// not show it yet.
    /// </summary>
    public async Task<List<Pod>> VerifyAsync(TOwner owner, LabelQuery selector, CancellationToken ct)
    {
        var uid = owner.Metadata.Uid;
        _expectations.Begin(uid);
        try
        {
            var query = new ListQuery
            {
                Tenant = owner.Metadata.Tenant,
                Namespace = owner.Metadata.Namespace,
                LabelSelector = selector.ToString(),
            };
            var live = (await _client.ListAsync(query, ct).ConfigureAwait(false))
                .Where(p => Owners.IsControlledBy(p, owner))
                .ToList();
            _expectations.Verified(
                uid,
                live.Where(p => _pods.Get(ObjectKey.Of(p))?.Metadata.Uid != p.Metadata.Uid).Select(p => p.Metadata.Uid)
            );
            return live;
        }
        finally
        {
            _expectations.End(uid);
        }
    }

    /// <summary>
    /// Makes pods in growing batches, until one cannot be made. Returns how many were, and the failure.
    /// </summary>
    public async Task<(int Created, Exception? Error)> CreateAsync(
        TOwner owner,
        IReadOnlyList<Pod> pods,
        CancellationToken ct
    )
    {
        var created = 0;
        _expectations.Begin(owner.Metadata.Uid);
        try
        {
            var error = await SlowStart
                .RunAsync(
                    pods.Count,
                    async i =>
                    {
                        var failure = await CreateAsync(owner, pods[i], ct).ConfigureAwait(false);
                        if (failure is null)
                            Interlocked.Increment(ref created);
                        return failure;
                    }
                )
                .ConfigureAwait(false);
            return (created, error);
        }
        finally
        {
            _expectations.End(owner.Metadata.Uid);
        }
    }

    /// <summary>Deletes pods; returns the first failure. What is gone already is as good as deleted.</summary>
    /// <param name="finalizer">Taken from each pod before; null: none.</param>
    public async Task<Exception?> DeleteAsync(
        TOwner owner,
        IReadOnlyList<Pod> pods,
        CancellationToken ct,
        string? finalizer = null
    )
    {
        _expectations.Begin(owner.Metadata.Uid);
        try
        {
            Exception? first = null;
            foreach (var batch in pods.Chunk(SlowStart.BatchMax))
            {
                var failures = await Task.WhenAll(batch.Select(pod => DeleteAsync(owner, pod, finalizer, ct)))
                    .ConfigureAwait(false);
                first ??= failures.FirstOrDefault(e => e is not null);
            }
            return first;
        }
        finally
        {
            _expectations.End(owner.Metadata.Uid);
        }
    }

    /// <summary>Takes a finalizer from a pod, unless the pod is gone.</summary>
    public async Task RemoveFinalizerAsync(Pod pod, string finalizer, CancellationToken ct)
    {
        if (Finalizers.RemovalPatch(pod, finalizer) is not { } patch)
            return;
        try
        {
            await _client.PatchAsync(ObjectKey.Of(pod), patch, PatchType.Merge, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* deleted meanwhile: nothing holds it any more */
        }
    }

    private async Task<Exception?> CreateAsync(TOwner owner, Pod pod, CancellationToken ct)
    {
        try
        {
            var made = await _client.CreateAsync(pod, ct).ConfigureAwait(false);
            _expectations.Created(owner.Metadata.Uid, made.Metadata.Uid);
            _events.Normal(owner, "SuccessfulCreate", _rules.Texts.Created(owner, made.Metadata.Name));
            return null;
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            if (e is not ApiException { Code: >= 400 and < 500 })
                _expectations.OutcomeUnknown(owner.Metadata.Uid);
            // The namespace controller is removing everything: no event, there will be many.
            if (e is ApiException { IsNamespaceTerminating: false })
                _events.Warning(owner, FailedCreate, _rules.Texts.NotCreated(owner, pod.Metadata.Name, e.Message));
            return e;
        }
    }

    private async Task<Exception?> DeleteAsync(TOwner owner, Pod pod, string? finalizer, CancellationToken ct)
    {
        var uid = owner.Metadata.Uid;
        try
        {
            if (finalizer is not null)
                await RemoveFinalizerAsync(pod, finalizer, ct).ConfigureAwait(false);
            _expectations.Deleted(uid, pod.Metadata.Uid);
            await _client
                .DeleteAsync(
                    ObjectKey.Of(pod),
                    new DeleteOptions { Preconditions = new Preconditions { Uid = pod.Metadata.Uid } },
                    ct
                )
                .ConfigureAwait(false);
            _events.Normal(owner, "SuccessfulDelete", _rules.Texts.Deleted(owner, pod.Metadata.Name));
            return null;
        }
        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Gone, or another pod of that name: what was wanted is so. A finalizer that could not be taken away for a
            // change of the pod is tried again when the cache shows that change.
            _expectations.Observe(uid, pod.Metadata.Uid, isGoing: true);
            return null;
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            _expectations.Observe(uid, pod.Metadata.Uid, isGoing: true);
            _expectations.OutcomeUnknown(uid);
            if (e is ApiException)
                _events.Warning(owner, FailedDelete, _rules.Texts.NotDeleted(owner, pod.Metadata.Name, e.Message));
            return e;
        }
    }

    private void PodChanged(Pod pod, bool isGone)
    {
        var (tenant, ns) = (pod.Metadata.Tenant, pod.Metadata.Namespace);
        if (Owners.ControllerOf(pod) is { } owner)
        {
            var resource = _owners.Resource;
            if (!Owners.IsOfType(owner, resource.Group, resource.Kind))
                return;
            _expectations.Observe(owner.Uid, pod.Metadata.Uid, isGone || pod.Metadata.DeletionTimestamp is not null);
            _rules.Changed(new ObjectKey(tenant, ns, owner.Name));
            return;
        }
        if (isGone)
            return;
        foreach (
            var candidate in _rules.Owners.ByIndex(
                SharedInformers.ByNamespace,
                SharedInformers.NamespaceKey(tenant, ns)
            )
        )
            if (_rules.SelectorOf(candidate)?.Matches(pod.Metadata.Labels) == true)
                _rules.Changed(ObjectKey.Of(candidate));
    }
}
