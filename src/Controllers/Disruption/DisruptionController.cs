using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Policy.V1;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Scaling;

namespace Arktos.Controllers.Disruption;

/// <summary>
/// Counts what disruption budgets allow, see <see cref="DisruptionDecision"/>, and forgets evictions that came to
/// nothing (<see cref="StaleTargets"/>).
/// </summary>
internal sealed class DisruptionController : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly StaleTargets _stale;
    private readonly EventRecorder _events;
    private readonly ResourceClient<PodDisruptionBudget> _budgets;
    private readonly WrittenObjects<PodDisruptionBudget> _written;
    private readonly ScaleClient _scales;

    public DisruptionController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<DisruptionController, ObjectKey>(Name);
        _stale = new StaleTargets(context);
        _events = context.EventsOf("controllermanager");
        _budgets = new ResourceClient<PodDisruptionBudget>(context.Connection);
        _written = new WrittenObjects<PodDisruptionBudget>(context.Informers.Budgets);
        _scales = new ScaleClient(context);
        context.Informers.Budgets.AddHandler(
            new InformerHandler<PodDisruptionBudget>
            {
                Added = budget => _loop.Add(ObjectKey.Of(budget)),
                Updated = (_, budget) => _loop.Add(ObjectKey.Of(budget)),
            }
        );
        context.Informers.Pods.AddHandler(
            new InformerHandler<Pod>
            {
                Added = PodChanged,
                Updated = (old, pod) =>
                {
                    PodChanged(pod);
                    if (old.Metadata.Labels?.SequenceEqual(pod.Metadata.Labels ?? []) == false)
                        PodChanged(old);
                },
                Deleted = PodChanged,
            }
        );
        OnSize<Deployment>(context.Informers.Deployments, d => d.Spec.Replicas);
        OnSize<ReplicaSet>(context.Informers.ReplicaSets, r => r.Spec.Replicas);
        OnSize<ReplicationController>(context.Informers.ReplicationControllers, r => r.Spec.Replicas);
        OnSize<StatefulSet>(context.Informers.StatefulSets, s => s.Spec.Replicas);
    }

    public string Name => "disruption";

    public Task RunAsync(CancellationToken ct) => Task.WhenAll(_loop.RunAsync(ReconcileAsync, ct), _stale.RunAsync(ct));

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        _stale.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void OnSize<T>(Informer<T> informer, Func<T, int?> size)
        where T : class, Api.IKubeObject =>
        informer.AddHandler(
            new InformerHandler<T>
            {
                Added = NamespaceChanged,
                Updated = (old, o) =>
                {
                    if (size(old) != size(o))
                        NamespaceChanged(o);
                },
                Deleted = NamespaceChanged,
            }
        );

    private IEnumerable<PodDisruptionBudget> BudgetsBeside(Api.IKubeObject o) =>
        _context.Informers.Budgets.ByIndex(
            SharedInformers.ByNamespace,
            SharedInformers.NamespaceKey(o.Metadata.Tenant, o.Metadata.Namespace)
        );

    private void NamespaceChanged(Api.IKubeObject o)
    {
        foreach (var budget in BudgetsBeside(o))
            if (ExpectedPods.NeedsScales(budget))
                _loop.Add(ObjectKey.Of(budget));
    }

    private void PodChanged(Pod pod)
    {
        _stale.PodChanged(pod);
        foreach (var budget in BudgetsBeside(pod))
            if (
                LabelQuery.TryFrom(budget.Spec.Selector, out var selector, out _)
                && selector.Matches(pod.Metadata.Labels)
            )
                _loop.Add(ObjectKey.Of(budget));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Budgets.Get(key) is not { } cached)
            return null;
        var budget = _written.Newest(cached);
        var (pods, expected) = await CountAsync(budget, ct).ConfigureAwait(false);
        var plan = DisruptionDecision.Decide(budget, pods, expected, _context.Time.GetUtcNow());
        foreach (var (type, reason, message) in plan.Events)
            _events.Record(budget, type, reason, message);
        foreach (var pod in plan.NotDeleted)
            _events.Warning(
                pod,
                "NotDeleted",
                $"Pod was expected by PDB {key.Namespace}/{key.Namespace} to be deleted but it wasn't"
            );
        if (plan.Budget is { } changed)
            _written.Wrote(await _budgets.UpdateStatusAsync(changed, ct).ConfigureAwait(false));
        return plan.Again;
    }

    private async Task<(IReadOnlyList<Pod> Pods, ExpectedPods Expected)> CountAsync(
        PodDisruptionBudget budget,
        CancellationToken ct
    )
    {
        if (!LabelQuery.TryFrom(budget.Spec.Selector, out var selector, out var fault))
            return ([], new ExpectedPods(0, 0, fault));
        List<Pod> pods =
        [
            .. _context
                .Informers.Pods.ByIndex(
                    SharedInformers.ByNamespace,
                    SharedInformers.NamespaceKey(budget.Metadata.Tenant, budget.Metadata.Namespace)
                )
                .Where(p => selector.Matches(p.Metadata.Labels)),
        ];
        var scales = ExpectedPods.NeedsScales(budget)
            ? await ScalesAsync(pods, ct).ConfigureAwait(false)
            : new PodScales(new Dictionary<string, int>());
        return (pods, ExpectedPods.Of(budget, pods, scales));
    }

    private async Task<PodScales> ScalesAsync(List<Pod> pods, CancellationToken ct)
    {
        var (replicas, asked) = (new Dictionary<string, int>(), new HashSet<string>());
        foreach (var pod in pods)
        {
            if (Owners.ControllerOf(pod) is not { } owner || !asked.Add(owner.Uid))
                continue;
            var key = ObjectKey.Of(pod) with { Name = owner.Name };
            if (Known(owner, key) is { } known)
            {
                if (known.Uid is { } uid)
                    replicas[uid] = known.Replicas;
                continue;
            }
            var target = new ScaleReference(key.Tenant, key.Namespace, owner.ApiVersion, owner.Kind, key.Name);
            try
            {
                var scale = await _scales.GetAsync(target, ct).ConfigureAwait(false);
                if (scale.Metadata.Uid == owner.Uid)
                    replicas[owner.Uid] = scale.Spec.Replicas;
            }
            catch (ApiException e) when (e.IsNotFound)
            {
                return new PodScales(
                    replicas,
                    $"{owner.Kind} {key.Namespace}/{key.Name} of pod {pod.Metadata.Name} cannot be scaled: {e.Message}"
                );
            }
        }
        return new PodScales(replicas);
    }

    /// <summary>
    /// Of kinds whose objects are known here: what is scaled, and to how many; a set of a deployment is scaled by that.
    /// Its uid is null when the owner is gone. Null for other kinds.
    /// </summary>
    private (string? Uid, int Replicas)? Known(Api.Meta.V1.OwnerReference owner, ObjectKey key)
    {
        var informers = _context.Informers;
        if (Owners.IsOfType(owner, "apps", "ReplicaSet"))
        {
            if (informers.ReplicaSets.Get(key) is not { } set || set.Metadata.Uid != owner.Uid)
                return (null, 0);
            return
                Owners.ControllerOf(set) is { } parent
                && Owners.IsOfType(parent, "apps", "Deployment")
                && informers.Deployments.Get(key with { Name = parent.Name }) is { } deployment
                && deployment.Metadata.Uid == parent.Uid
                ? (deployment.Metadata.Uid, deployment.Spec.Replicas ?? 1)
                : (set.Metadata.Uid, set.Spec.Replicas ?? 1);
        }
        if (Owners.IsOfType(owner, "apps", "StatefulSet"))
            return Of(informers.StatefulSets.Get(key), owner.Uid, s => s.Spec.Replicas);
        if (Owners.IsOfType(owner, "", "ReplicationController"))
            return Of(informers.ReplicationControllers.Get(key), owner.Uid, r => r.Spec.Replicas);
        return null;
    }

    private static (string? Uid, int Replicas) Of<T>(T? o, string uid, Func<T, int?> replicas)
        where T : class, Api.IKubeObject => o?.Metadata.Uid == uid ? (uid, replicas(o) ?? 1) : (null, 0);
}
