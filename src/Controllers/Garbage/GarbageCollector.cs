using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Garbage;

/// <summary>
/// Deletes what nobody owns any more, and carries foreground deletion and orphaning through. The graph says where to
/// look; before anything is deleted, the object and each of its owners are read live, and every write carries the uid
/// and resource version that it was decided by.
/// </summary>
internal sealed class GarbageCollector : IController
{
    private static readonly TimeSpan ResyncPeriod = TimeSpan.FromSeconds(30);

    /// <summary>Discovery asks for every group, each within the time of a request.</summary>
    private static readonly TimeSpan ResyncMax = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SyncPatience = TimeSpan.FromSeconds(30);

    private readonly ControllerContext _context;
    private readonly ILogger _logger;
    private readonly ReconcileLoop<string> _loop;
    private readonly EventRecorder _events;
    private readonly OwnerGraph _graph = new();
    private readonly AbsentOwners _absent = new();
    private readonly Dictionary<KnownResource, Informer<PartialObjectMetadata>> _informers = [];
    private readonly ElsewhereObjects _elsewhere;
    private volatile ServedResources _served;

    public GarbageCollector(ControllerContext context)
    {
        _context = context;
        _logger = context.Loggers.CreateLogger<GarbageCollector>();
        _loop = context.LoopOf<GarbageCollector, string>(Name);
        _events = context.EventsOf("garbage-collector-controller");
        _elsewhere = new ElsewhereObjects(context, Changed, _logger);
        _served = context.Informers.Served;
        context.Informers.OnAny(Changed);
    }

    public string Name => "garbagecollector";

    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await FollowServedAsync(_served, ct).ConfigureAwait(false);
            await WaitForSyncAsync(ct).ConfigureAwait(false);
            await Task.WhenAll(
                    _loop.RunAsync(ReconcileAsync, ct),
                    Supervision.KeepRunningAsync($"resync of {Name}", ResyncAsync, _logger, _context.Time, ct),
                    Supervision.KeepRunningAsync(
                        $"objects of services for {Name}",
                        ReadElsewhereAsync,
                        _logger,
                        _context.Time,
                        ct
                    )
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* stopped */
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var informer in _informers.Values)
            await informer.DisposeAsync().ConfigureAwait(false);
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void Changed(KnownResource resource, IKubeObject o, bool isGone)
    {
        var affected = isGone ? _graph.Remove(o.Metadata.Uid) : _graph.Put(GraphObject.Of(resource, o));
        foreach (var uid in affected)
            _loop.Add(uid);
    }

    /// <summary>Resources come and go with custom resource definitions.</summary>
    private async Task ResyncAsync(CancellationToken ct)
    {
        using var part = _context.Watch.Add($"resync of {Name}", ResyncMax);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                part.Report();
                await Task.Delay(ResyncPeriod, _context.Time, ct).ConfigureAwait(false);
                var found = await ServedResources.DiscoverAsync(_context.Connection, ct).ConfigureAwait(false);
                var served = found.WithKnown(_served);
                await FollowServedAsync(served, ct).ConfigureAwait(false);
                _served = served;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (ApiException e)
            {
                _logger.LogWarning("discovery for the garbage collector: {Reason}", e.Message);
            }
        }
    }

    /// <summary>Alone: services that hang delay nobody but each other, and that for a moment.</summary>
    private async Task ReadElsewhereAsync(CancellationToken ct)
    {
        using var part = _context.Watch.Add($"objects of services for {Name}", ResyncMax);
        while (!ct.IsCancellationRequested)
        {
            part.Report();
            await _elsewhere.ReadAsync(ct).ConfigureAwait(false);
            part.Report();
            await Task.Delay(ResyncPeriod, _context.Time, ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// With a bound: one resource that cannot be followed must not keep all garbage. Orphaning waits for all of them
    /// (see there).
    /// </summary>
    private async Task WaitForSyncAsync(CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(SyncPatience, _context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await Task.WhenAll(_informers.Values.Select(i => i.WaitForSyncAsync(either.Token))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            _logger.LogWarning(
                "garbage is collected although these could not be followed yet: {Resources}",
                string.Join(", ", NotSynced())
            );
        }
    }

    private List<string> NotSynced()
    {
        lock (_informers)
            return [.. _informers.Where(i => !i.Value.HasSynced).Select(i => i.Key.Plural)];
    }

    private async Task FollowServedAsync(ServedResources served, CancellationToken ct)
    {
        var shared = _context.Informers.Resources.ToHashSet();
        var wanted = served
            .All.Where(s => IsCollected(s) && !s.IsElsewhere && !shared.Contains(s.Resource))
            .Select(s => s.Resource)
            .ToHashSet();
        foreach (var resource in wanted.Where(r => !_informers.ContainsKey(r)))
        {
            var informer = _context.Informers.CreateMetadataInformer(resource);
            informer.AddHandler(
                new InformerHandler<PartialObjectMetadata>
                {
                    Added = o => Changed(resource, o, false),
                    Updated = (_, o) => Changed(resource, o, false),
                    Deleted = o => Changed(resource, o, true),
                }
            );
            lock (_informers)
                _informers.Add(resource, informer);
            informer.Start();
        }
        foreach (var resource in _informers.Keys.Where(r => !wanted.Contains(r)).ToList())
        {
            Informer<PartialObjectMetadata>? informer;
            lock (_informers)
                _informers.Remove(resource, out informer);
            await informer!.DisposeAsync().ConfigureAwait(false);
        }
        var elsewhere = served.All.Where(s => IsCollected(s) && s.IsElsewhere).Select(s => s.Resource).ToHashSet();
        await _elsewhere.FollowAsync(elsewhere, ct).ConfigureAwait(false);
        ct.ThrowIfCancellationRequested();
    }

    private static bool IsCollected(ServedResource served) =>
        served.Resource.Plural != "events"
        && served.Verbs.Contains("list")
        && served.Verbs.Contains("watch")
        && served.Verbs.Contains("delete");

    private async Task<TimeSpan?> ReconcileAsync(string uid, CancellationToken ct)
    {
        if (_graph.Get(uid) is not { } o || !_graph.WantsWork(o))
            return null;
        var client = new ResourceClient<PartialObjectMetadata>(_context.Connection, o.Resource);
        if (await ReadAsync(o.Resource, o.Key, ct).ConfigureAwait(false) is not { } live || live.Metadata.Uid != uid)
            return null;
        if (live.Metadata.DeletionTimestamp is not null)
        {
            if (live.Metadata.Finalizers?.Contains(GarbageDecision.OrphanFinalizer) == true)
                await OrphanAsync(client, o, live, ct).ConfigureAwait(false);
            else if (live.Metadata.Finalizers?.Contains(GarbageDecision.ForegroundFinalizer) == true)
                await ForegroundAsync(client, o, live, ct).ConfigureAwait(false);
            return null;
        }
        if (live.Metadata.OwnerReferences is not { Count: > 0 } owners)
            return null;
        var states = new List<OwnerState>();
        foreach (var owner in owners)
            states.Add(await StateOfAsync(o, live, owner, ct).ConfigureAwait(false));
        var action = GarbageDecision.Decide(live.Metadata, states, _graph.DependentsOf(o).Count > 0);
        if (action.Kind == GarbageActionKind.Delete)
            await DeleteAsync(client, o, live, action.Policy, ct).ConfigureAwait(false);
        if (action.Kind == GarbageActionKind.RemoveReferences)
            await PatchAsync(
                    client,
                    o.Key,
                    Claims.ReleasePatch(live, r => action.References.Contains(owners.IndexOf(r))),
                    ct
                )
                .ConfigureAwait(false);
        return null;
    }

    private async Task<OwnerState> StateOfAsync(
        GraphObject dependent,
        PartialObjectMetadata live,
        OwnerReference owner,
        CancellationToken ct
    )
    {
        // An unknown kind may be one whose definition is not served just now: that is no proof of absence, so it is
        // tried again.
        // What services serve is of tenant system alone: others' owners of that kind are of a kind that is unknown.
        if (
            _served.ByKind(owner.ApiVersion, owner.Kind) is not { } served
            || served.IsElsewhere && dependent.Key.Tenant is not ("" or ElsewhereObjects.Tenant)
        )
            throw new ApiException(
                503,
                StatusReason.ServiceUnavailable,
                $"no resource is served for {owner.ApiVersion} {owner.Kind}, the owner {owner.Name} of "
                    + $"{dependent.Resource.Plural} {dependent.Key}"
            );
        var resource = served.Resource;
        if (GarbageDecision.OwnerKey(resource, dependent.Key, owner.Name) is not { } key)
        {
            // Nothing is deleted for a reference that could mean no object at all.
            TellInvalidNamespace(live, owner);
            return OwnerState.Solid;
        }
        // Somebody of that uid lives, but not where the reference looks for it.
        if (_graph.Get(owner.Uid) is { } known && known.Key with { Name = "" } != key with { Name = "" })
            TellInvalidNamespace(live, owner);
        var identity = OwnerIdentity.Of(resource, key, owner.Uid);
        if (_absent.Contains(identity))
            return OwnerState.Absent;
        var found = await ReadAsync(resource, served.IsElsewhere, key, ct).ConfigureAwait(false);
        if (found is null || found.Metadata.Uid != owner.Uid)
        {
            // A uid never comes back.
            _absent.Add(identity);
            return OwnerState.Absent;
        }
        var waits =
            found.Metadata.DeletionTimestamp is not null
            && found.Metadata.Finalizers?.Contains(GarbageDecision.ForegroundFinalizer) == true;
        return waits ? OwnerState.WaitsForDependents : OwnerState.Solid;
    }

    private bool IsElsewhere(KnownResource resource) => _served.All.Any(s => s.IsElsewhere && s.Resource == resource);

    /// <summary>Null: it is there no more, for certain.</summary>
    private Task<PartialObjectMetadata?> ReadAsync(KnownResource resource, ObjectKey key, CancellationToken ct) =>
        ReadAsync(resource, IsElsewhere(resource), key, ct);

    private Task<PartialObjectMetadata?> ReadAsync(
        KnownResource resource,
        bool isElsewhere,
        ObjectKey key,
        CancellationToken ct
    ) =>
        isElsewhere
            ? _context.Elsewhere.TryGetAsync(_context.Connection, resource, key, ct)
            : new ResourceClient<PartialObjectMetadata>(_context.Connection, resource).TryGetAsync(key, ct);

    /// <summary>Changes an object; that it is gone already is as good.</summary>
    private async Task ChangeAsync(KnownResource resource, Func<CancellationToken, Task> change, CancellationToken ct)
    {
        try
        {
            if (!IsElsewhere(resource))
                await change(ct).ConfigureAwait(false);
            else
                await _context
                    .Elsewhere.RunAsync(
                        resource,
                        async token =>
                        {
                            await change(token).ConfigureAwait(false);
                            return true;
                        },
                        ct
                    )
                    .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* gone: nothing to change */
        }
    }

    private void TellInvalidNamespace(PartialObjectMetadata dependent, OwnerReference owner) =>
        _events.Warning(
            dependent,
            "OwnerRefInvalidNamespace",
            $"ownerRef [{owner.ApiVersion}/{owner.Kind}, namespace: {dependent.Metadata.Namespace}, name: "
                + $"{owner.Name}, uid: {owner.Uid}] does not exist in namespace \"{dependent.Metadata.Namespace}\""
        );

    private Task DeleteAsync(
        ResourceClient<PartialObjectMetadata> client,
        GraphObject o,
        PartialObjectMetadata live,
        string policy,
        CancellationToken ct
    )
    {
        var preconditions = new Preconditions
        {
            Uid = live.Metadata.Uid,
            ResourceVersion = live.Metadata.ResourceVersion,
        };
        return ChangeAsync(
            o.Resource,
            token =>
                client.DeleteAsync(
                    o.Key,
                    new DeleteOptions { PropagationPolicy = policy, Preconditions = preconditions },
                    token
                ),
            ct
        );
    }

    /// <summary>Lets the dependents go before the owner disappears.</summary>
    private async Task OrphanAsync(
        ResourceClient<PartialObjectMetadata> client,
        GraphObject o,
        PartialObjectMetadata live,
        CancellationToken ct
    )
    {
        // A dependent that the graph does not know would be deleted for want of an owner, which is the very thing that
        // was not asked for.
        if (NotSynced() is { Count: > 0 } missing)
            throw new ApiException(
                503,
                StatusReason.ServiceUnavailable,
                $"the dependents of {o.Resource.Plural} {o.Key} are orphaned when these have been followed: "
                    + $"{string.Join(", ", missing)}"
            );
        // The same of those that are only known from time to time.
        if (
            o.Key.Tenant is "" or ElsewhereObjects.Tenant
            && await _elsewhere.ReadAsync(ct).ConfigureAwait(false) is { Count: > 0 } silent
        )
            throw new ApiException(
                503,
                StatusReason.ServiceUnavailable,
                $"the dependents of {o.Resource.Plural} {o.Key} are orphaned when services have told theirs: "
                    + $"{string.Join(", ", silent)}"
            );
        foreach (var dependent in _graph.DependentsOf(o))
        {
            var dependents = new ResourceClient<PartialObjectMetadata>(_context.Connection, dependent.Resource);
            if (
                await ReadAsync(dependent.Resource, dependent.Key, ct).ConfigureAwait(false) is not { } found
                || found.Metadata.Uid != dependent.Uid
            )
                continue;
            var now = GraphObject.Of(dependent.Resource, found);
            if (now.IsDependentOf(o))
                await PatchAsync(dependents, dependent.Key, Claims.ReleasePatch(found, r => now.Means(r, o)), ct)
                    .ConfigureAwait(false);
        }
        await RemoveFinalizerAsync(client, o.Key, live, GarbageDecision.OrphanFinalizer, ct).ConfigureAwait(false);
    }

    /// <summary>Lets the owner go when no dependent blocks it; tells those that do to go.</summary>
    private async Task ForegroundAsync(
        ResourceClient<PartialObjectMetadata> client,
        GraphObject o,
        PartialObjectMetadata live,
        CancellationToken ct
    )
    {
        foreach (var dependent in _graph.DependentsOf(o))
            if (!dependent.IsDeleting)
                _loop.Add(dependent.Uid);
        if (_graph.Blocking(o).Count == 0)
            await RemoveFinalizerAsync(client, o.Key, live, GarbageDecision.ForegroundFinalizer, ct)
                .ConfigureAwait(false);
    }

    private Task RemoveFinalizerAsync(
        ResourceClient<PartialObjectMetadata> client,
        ObjectKey key,
        PartialObjectMetadata live,
        string finalizer,
        CancellationToken ct
    )
    {
        var left = new JsonArray([.. live.Metadata.Finalizers!.Where(f => f != finalizer).Select(f => (JsonNode)f)]);
        var metadata = new JsonObject
        {
            ["uid"] = live.Metadata.Uid,
            ["resourceVersion"] = live.Metadata.ResourceVersion,
            ["finalizers"] = left,
        };
        return PatchAsync(client, key, JsonTree.Encode(new JsonObject { ["metadata"] = metadata }), ct);
    }

    private Task PatchAsync(
        ResourceClient<PartialObjectMetadata> client,
        ObjectKey key,
        byte[] patch,
        CancellationToken ct
    ) => ChangeAsync(client.Resource, token => client.PatchAsync(key, patch, PatchType.Merge, token), ct);
}
