using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Tenants;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Tenants;

/// <summary>
/// Deletes tenants: lets nodes let go of what they have, has the rest purged, then takes the finalizer that keeps the
/// Tenant. See the README of this folder.
/// </summary>
internal sealed class TenantController : IController
{
    private const string Finalizer = "arktos";
    private const int WritesAtOnce = 16;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<string> _tenants;
    private readonly ResourceClient<Tenant> _client;
    private readonly ResourceClient<Pod> _pods;
    private readonly ResourceClient<PersistentVolumeClaim> _claims;
    private readonly ResourceClient<PersistentVolume> _volumes;

    public TenantController(ControllerContext context)
    {
        _context = context;
        _tenants = context.LoopOf<TenantController, string>(Name);
        _client = new ResourceClient<Tenant>(context.Connection);
        _pods = new ResourceClient<Pod>(context.Connection);
        _claims = new ResourceClient<PersistentVolumeClaim>(context.Connection);
        _volumes = new ResourceClient<PersistentVolume>(context.Connection);
        var informers = context.Informers;
        informers.Tenants.AddHandler(InformerHandler<Tenant>.Any(Changed));
        // Most deletions wait for them.
        informers.Pods.AddHandler(new InformerHandler<Pod> { Deleted = p => LetGo(p.Metadata.Tenant) });
        informers.PersistentVolumes.AddHandler(
            new InformerHandler<PersistentVolume> { Deleted = v => LetGo(v.Metadata.Tenant) }
        );
    }

    public string Name => "tenant-controller";

    public Task RunAsync(CancellationToken ct) => _tenants.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _tenants.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Changed(Tenant tenant)
    {
        if (tenant.Metadata.DeletionTimestamp is not null)
            _tenants.Add(tenant.Metadata.Name);
    }

    private void LetGo(string tenant)
    {
        if (_context.Informers.Tenants.Get(KeyOf(tenant)) is { } known)
            Changed(known);
    }

    private async Task<TimeSpan?> ReconcileAsync(string name, CancellationToken ct)
    {
        if (
            await _client.TryGetAsync(KeyOf(name), ct).ConfigureAwait(false)
                is not { Metadata.DeletionTimestamp: not null } tenant
            || tenant.Spec.Finalizers?.Contains(Finalizer) != true
        )
            return null;
        var steps = Steps(name, out var isOnNodes);
        // The first time it closes the tenant, whatever there is.
        if (!isOnNodes || !TenantContent.IsClosed(tenant))
        {
            if (await PurgeAsync(name, ct).ConfigureAwait(false) is not { } refusal)
            {
                await FinalizeAsync(tenant, ct).ConfigureAwait(false);
                return null;
            }
            await TellAsync(tenant, refusal, ct).ConfigureAwait(false);
        }
        await Parallel
            .ForEachAsync(
                steps,
                new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = ct },
                async (step, token) => await CarryOutAsync(step, token).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return LookAgain;
    }

    private List<TenantStep> Steps(string tenant, out bool isOnNodes)
    {
        var informers = _context.Informers;
        var pods = informers.Pods.List().Where(p => p.Metadata.Tenant == tenant).ToList();
        var volumes = informers.PersistentVolumes.List().Where(v => v.Metadata.Tenant == tenant).ToList();
        var claims = informers.Claims.List().Where(c => c.Metadata.Tenant == tenant);
        isOnNodes = pods.Exists(TenantHoldings.IsOnNode) || volumes.Exists(TenantHoldings.IsOnNode);
        return
        [
            .. pods.Select(TenantContent.Of)
                .Concat(claims.Select(TenantContent.Of))
                .Concat(volumes.Select(TenantContent.Of))
                .OfType<TenantStep>(),
        ];
    }

    /// <returns>Why it is not purged yet; null: it is.</returns>
    private async Task<string?> PurgeAsync(string name, CancellationToken ct)
    {
        try
        {
            await _client
                .CreateSubresourceAsync<Tenant, Status>(
                    KeyOf(name),
                    "purge",
                    new Tenant
                    {
                        Kind = "Tenant",
                        ApiVersion = "v1",
                        Metadata = new() { Name = name },
                    },
                    ct
                )
                .ConfigureAwait(false);
            return null;
        }
        catch (ApiException e) when (e.IsConflict)
        {
            return e.Message;
        }
    }

    private async Task TellAsync(Tenant tenant, string refusal, CancellationToken ct)
    {
        var changed = KubeJson.Clone(tenant);
        changed.Status.Conditions = TenantContent.Conditions(tenant, refusal, _context.Time.GetUtcNow());
        if (!KubeJson.Same(changed.Status, tenant.Status))
            await _client.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
    }

    private async Task FinalizeAsync(Tenant tenant, CancellationToken ct)
    {
        var changed = KubeJson.Clone(tenant);
        changed.Spec.Finalizers!.Remove(Finalizer);
        try
        {
            await _client
                .UpdateSubresourceAsync<Tenant, Tenant>(KeyOf(tenant.Metadata.Name), "finalize", changed, ct)
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* gone, which is what was wanted */
        }
    }

    private async Task CarryOutAsync(TenantStep step, CancellationToken ct)
    {
        try
        {
            await (
                step switch
                {
                    TenantStep.Delete { Object: Pod pod } => DeleteAsync(_pods, pod, ct),
                    TenantStep.Delete { Object: PersistentVolumeClaim claim } => DeleteAsync(_claims, claim, ct),
                    TenantStep.Delete { Object: PersistentVolume volume } => DeleteAsync(_volumes, volume, ct),
                    TenantStep.Update { Object: PersistentVolumeClaim claim } => _claims.UpdateAsync(claim, ct),
                    TenantStep.Update { Object: PersistentVolume volume } => _volumes.UpdateAsync(volume, ct),
                    _ => throw new InvalidOperationException($"no step of tenants: {step}"),
                }
            ).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
        { /* gone, or another one: the next look tells */
        }
    }

    private static Task DeleteAsync<T>(ResourceClient<T> client, T value, CancellationToken ct)
        where T : class, IKubeObject, new() =>
        client.DeleteAsync(
            ObjectKey.Of(value),
            new DeleteOptions
            {
                PropagationPolicy = DeletionPropagation.Background,
                Preconditions = new Preconditions { Uid = value.Metadata.Uid },
            },
            ct
        );

    private static ObjectKey KeyOf(string tenant) => new("", "", tenant);
}
