using System.Text.Json.Nodes;
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

namespace Arktos.Controllers.Deployments;

/// <summary>
/// Rolls Deployments out. The rules are in <see cref="DeploymentDecision"/>. A stale cache does no harm: ReplicaSets
/// are named by their template, and every change of one carries the resource version that it was decided by.
/// </summary>
internal sealed class DeploymentController : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<Deployment> _deployments;
    private readonly ResourceClient<ReplicaSet> _sets;
    private readonly Adoption<Deployment, ReplicaSet> _adoption;

    public DeploymentController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<DeploymentController, ObjectKey>(Name);
        _events = context.EventsOf("deployment-controller");
        _deployments = new ResourceClient<Deployment>(context.Connection);
        _sets = new ResourceClient<ReplicaSet>(context.Connection);
        _adoption = new Adoption<Deployment, ReplicaSet>(context.Connection);
        context.Informers.Deployments.AddHandler(InformerHandler<Deployment>.Any(d => _loop.Add(ObjectKey.Of(d))));
        context.Informers.ReplicaSets.AddHandler(
            new InformerHandler<ReplicaSet>
            {
                Added = SetChanged,
                Updated = (before, set) =>
                {
                    if (Owners.ControllerOf(before)?.Uid != Owners.ControllerOf(set)?.Uid)
                        SetChanged(before);
                    SetChanged(set);
                },
                Deleted = SetChanged,
            }
        );
        context.Informers.Pods.AddHandler(
            new InformerHandler<Pod>
            {
                Updated = (before, pod) =>
                {
                    if (PodStates.IsTerminated(pod) && !PodStates.IsTerminated(before))
                        PodEnded(pod);
                },
                Deleted = PodEnded,
            }
        );
    }

    public string Name => "deployment";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void SetChanged(ReplicaSet set)
    {
        var (tenant, ns) = (set.Metadata.Tenant, set.Metadata.Namespace);
        if (Owners.ControllerOf(set) is { } owner)
        {
            if (owner.Kind == "Deployment")
                _loop.Add(new ObjectKey(tenant, ns, owner.Name));
            return;
        }
        foreach (
            var d in _context.Informers.Deployments.ByIndex(
                SharedInformers.ByNamespace,
                SharedInformers.NamespaceKey(tenant, ns)
            )
        )
            if (LabelQuery.TryFrom(d.Spec.Selector, out var selector, out _) && selector.Matches(set.Metadata.Labels))
                _loop.Add(ObjectKey.Of(d));
    }

    /// <summary>Recreate waits for the last old pod.</summary>
    private void PodEnded(Pod pod)
    {
        if (Owners.ControllerOf(pod) is not { Kind: "ReplicaSet" } owner)
            return;
        var key = ObjectKey.Of(pod);
        if (
            _context.Informers.ReplicaSets.Get(key with { Name = owner.Name }) is not { } set
            || Owners.ControllerOf(set) is not { Kind: "Deployment" } deployment
        )
            return;
        if (
            _context.Informers.Deployments.Get(key with { Name = deployment.Name }) is
            { Spec.Strategy.Type: DeploymentStrategyType.Recreate } d
        )
            _loop.Add(ObjectKey.Of(d));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Deployments.Get(key) is not { } d)
            return null;
        if (!LabelQuery.TryFrom(d.Spec.Selector, out var selector, out _) || selector.MatchesNothing)
            return null;
        if (selector.IsEverything)
        {
            _events.Warning(
                d,
                "SelectingAll",
                "This deployment is selecting all pods. A non-empty selector is required."
            );
            if (d.Status.ObservedGeneration < d.Metadata.Generation)
                await WriteStatusAsync(d, s => s.ObservedGeneration = d.Metadata.Generation, ct).ConfigureAwait(false);
            return null;
        }
        var sets = await ClaimAsync(d, selector, ct).ConfigureAwait(false);
        var plan = DeploymentDecision.Decide(d, sets, HasRunningPods, _context.Time.GetUtcNow());
        if (plan.Create is { } create && !await TryCreateAsync(d, create, ct).ConfigureAwait(false))
            return null;
        foreach (var change in plan.Updates)
            await UpdateAsync(d, change, ct).ConfigureAwait(false);
        foreach (var set in plan.Deletes)
            await DeleteAsync(set, ct).ConfigureAwait(false);
        if (plan.Revision is { } revision)
        {
            var annotations = new JsonObject { [Revisions.Revision] = revision };
            var patch = new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["uid"] = d.Metadata.Uid,
                    ["resourceVersion"] = d.Metadata.ResourceVersion,
                    ["annotations"] = annotations,
                },
            };
            d = await _deployments.PatchAsync(key, JsonTree.Encode(patch), PatchType.Merge, ct).ConfigureAwait(false);
        }
        if (!KubeJson.Same(plan.Status, d.Status))
        {
            var changed = KubeJson.Clone(d);
            changed.Status = plan.Status;
            await _deployments.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
        }
        return plan.Again;
    }

    private bool HasRunningPods(ReplicaSet set) =>
        _context
            .Informers.Pods.ByIndex(SharedInformers.ByController, Owners.ControlledBy(set))
            .Any(p => !PodStates.IsTerminated(p));

    private async Task<List<ReplicaSet>> ClaimAsync(Deployment d, LabelQuery selector, CancellationToken ct)
    {
        var sets = _context.Informers.ReplicaSets;
        var claim = Claims.Of(
            d,
            selector,
            sets.ByIndex(SharedInformers.ByController, Owners.ControlledBy(d))
                .Concat(
                    sets.ByIndex(
                        SharedInformers.ByController,
                        Owners.OrphansOf(d.Metadata.Tenant, d.Metadata.Namespace)
                    )
                )
        );
        await _adoption.ApplyAsync(d, claim, ct).ConfigureAwait(false);
        return claim.Mine;
    }

    /// <summary>
    /// False when the name is taken by a set that is not the one that was to be made: the next try has another name.
    /// </summary>
    private async Task<bool> TryCreateAsync(Deployment d, ReplicaSet create, CancellationToken ct)
    {
        var name = create.Metadata.Name;
        try
        {
            await _sets.CreateAsync(create, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            var there = await _sets.TryGetAsync(ObjectKey.Of(create), ct).ConfigureAwait(false);
            // Ours, made before and not yet in the cache: as if it had been made now.
            if (
                there is not null
                && Owners.IsControlledBy(there, d)
                && PodTemplateHash.EqualTemplates(there.Spec.Template, d.Spec.Template)
            )
                return true;
            await WriteStatusAsync(d, s => s.CollisionCount = (s.CollisionCount ?? 0) + 1, ct).ConfigureAwait(false);
            return false;
        }
        catch (ApiException e)
        {
            var message = $"Failed to create new replica set \"{name}\": {e.Message}";
            _events.Warning(d, "ReplicaSetCreateError", message);
            if (DeploymentStatusRules.HasDeadline(d))
                await WriteStatusAsync(
                        d,
                        s =>
                            DeploymentStatusRules.Set(
                                s,
                                DeploymentStatusRules.New(
                                    DeploymentConditionType.Progressing,
                                    "False",
                                    "ReplicaSetCreateError",
                                    message,
                                    _context.Time.GetUtcNow()
                                )
                            ),
                        ct
                    )
                    .ConfigureAwait(false);
            throw;
        }
        if (create.Spec.Replicas > 0)
            _events.Normal(d, "ScalingReplicaSet", $"Scaled up replica set {name} from 0 to {create.Spec.Replicas}");
        return true;
    }

    private async Task UpdateAsync(Deployment d, ReplicaSetChange change, CancellationToken ct)
    {
        await _sets.UpdateAsync(change.Set, ct).ConfigureAwait(false);
        if (change.Before == change.After)
            return;
        var direction = change.After > change.Before ? "up" : "down";
        _events.Normal(
            d,
            "ScalingReplicaSet",
            $"Scaled {direction} replica set {change.Set.Metadata.Name} from {change.Before} to {change.After}"
        );
    }

    private async Task DeleteAsync(ReplicaSet set, CancellationToken ct)
    {
        var options = new DeleteOptions
        {
            Preconditions = new Preconditions
            {
                Uid = set.Metadata.Uid,
                ResourceVersion = set.Metadata.ResourceVersion,
            },
        };
        try
        {
            await _sets.DeleteAsync(ObjectKey.Of(set), options, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* gone, which is what was wanted */
        }
    }

    private async Task WriteStatusAsync(Deployment d, Action<DeploymentStatus> change, CancellationToken ct)
    {
        var changed = KubeJson.Clone(d);
        change(changed.Status);
        if (KubeJson.Same(changed.Status, d.Status))
            return;
        await _deployments.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
    }
}
