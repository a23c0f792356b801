using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Quotas;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Quotas;

/// <summary>
/// Counts what is used in the namespace of a quota, or by its whole tenant: when the quota is made or asks for
/// something else, a little later once more, and from time to time. In between API servers count along. See the README
/// of this folder.
/// </summary>
/// <typeparam name="T">ResourceQuota or TenantQuota.</typeparam>
internal sealed class QuotaController<T> : IController
    where T : class, IKubeObject
{
    /// <summary>After this long every API server has heard of a quota as it is.</summary>
    private static readonly TimeSpan HeardAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>When a service did not answer.</summary>
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(30);

    private readonly ControllerContext _context;
    private readonly ILogger _log;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly Func<T, ResourceQuota> _view;
    private readonly ResourceClient<T> _client;
    private readonly Informer<T> _quotas;

    /// <param name="view">A quota as one of a namespace; the two share all that they hold.</param>
    public QuotaController(ControllerContext context, string name, Func<T, ResourceQuota> view)
    {
        (_context, Name, _view) = (context, name, view);
        _log = context.Loggers.CreateLogger<QuotaController<T>>();
        _loop = context.LoopOf<QuotaController<T>, ObjectKey>(Name);
        _client = new ResourceClient<T>(context.Connection);
        _quotas = new Informer<T>(
            context.Connection,
            new InformerOptions
            {
                Time = context.Time,
                Metrics = context.Options.Metrics,
                Logger = _log,
            }
        ).AddHandler(
            new InformerHandler<T>
            {
                Added = q => _loop.Add(ObjectKey.Of(q)),
                // Most updates are the API servers' own counting.
                Updated = (before, now) =>
                {
                    if (!_view(before).Spec.DeepEquals(_view(now).Spec) || !QuotaCount.IsTakenUp(_view(now)))
                        _loop.Add(ObjectKey.Of(now));
                },
            }
        );
    }

    public string Name { get; }

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_quotas.IsStarted)
            _quotas.Start();
        try
        {
            await _quotas.WaitForSyncAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _loop.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _quotas.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        // Read before what is counted: whatever is written from here on changes the quota too, and is a conflict below.
        if (await _client.TryGetAsync(key, ct).ConfigureAwait(false) is not { } quota)
            return null;
        var count = new QuotaCount(_view(quota));
        ServedResources? served = null;
        var isWhole = true;
        foreach (var resource in count.Resources)
            switch (resource)
            {
                case "pods":
                    await AddAsync(count, resource, new ResourceClient<Pod>(_context.Connection), key, ct)
                        .ConfigureAwait(false);
                    break;
                case "services":
                    await AddAsync(count, resource, new ResourceClient<Service>(_context.Connection), key, ct)
                        .ConfigureAwait(false);
                    break;
                case "persistentvolumeclaims":
                    var claims = new ResourceClient<PersistentVolumeClaim>(_context.Connection);
                    await AddAsync(count, resource, claims, key, ct).ConfigureAwait(false);
                    break;
                default:
                    served ??= await ServedResources
                        .DiscoverAsync(_context.Connection, key.Tenant, ct)
                        .ConfigureAwait(false);
                    isWhole &= await TryAddAsync(count, resource, served, key, ct).ConfigureAwait(false);
                    break;
            }
        var counted = count.Counted();
        var isNew = !counted.DeepEquals(_view(quota).Status);
        if (isNew || count.HasStored)
        {
            var next = KubeJson.Clone(quota);
            (_view(next).Status.Hard, _view(next).Status.Used) = (counted.Hard, counted.Used);
            await _client.UpdateStatusAsync(next, ct).ConfigureAwait(false);
        }
        return isNew ? HeardAfter
            : isWhole ? Period
            : AgainAfter;
    }

    /// <summary>
    /// Of a kind that is not served there are no objects. A service that is away keeps nothing else from being counted.
    /// </summary>
    /// <returns>False: it cannot be counted now.</returns>
    private async Task<bool> TryAddAsync(
        QuotaCount count,
        string resource,
        ServedResources served,
        ObjectKey quota,
        CancellationToken ct
    )
    {
        var found = served.All.FirstOrDefault(r =>
            r.QualifiedName == resource
            && (
                r.Resource.Scope == ResourceScope.Namespaced
                || quota.Namespace.Length == 0 && r.Resource.Scope == ResourceScope.Tenant
            )
            && r.Verbs.Contains("list")
        );
        var group = resource.Contains('.') ? resource[(resource.IndexOf('.') + 1)..] : "";
        if (found is null && !served.HasFailed(group))
            return true;
        try
        {
            if (found is null)
                throw new ApiException(503, StatusReason.ServiceUnavailable, string.Join(", ", served.Failures));
            var client = new ResourceClient<PartialObjectMetadata>(_context.Connection, found.Resource);
            if (!found.IsElsewhere)
                await AddAsync(count, resource, client, quota, ct).ConfigureAwait(false);
            else
            {
                var query = new ListQuery
                {
                    Tenant = quota.Tenant,
                    Namespace = quota.Namespace,
                    IsElsewhere = true,
                };
                var listed = await _context
                    .Elsewhere.RunAsync(found.Resource, token => client.ListAsync(query, token), ct)
                    .ConfigureAwait(false);
                foreach (var o in listed)
                    count.Add(resource, o);
            }
            return true;
        }
        catch (ApiException e) when (found is not { IsElsewhere: false })
        {
            _log.LogWarning("{Resource} of quota {Quota} is not counted anew: {Reason}", resource, quota, e.Message);
            count.Keep(resource);
            return false;
        }
    }

    private static async Task AddAsync<TCounted>(
        QuotaCount count,
        string resource,
        ResourceClient<TCounted> client,
        ObjectKey quota,
        CancellationToken ct
    )
        where TCounted : class, IKubeObject
    {
        var query = new ListQuery { Tenant = quota.Tenant, Namespace = quota.Namespace };
        foreach (var o in await client.ListAsync(query, ct).ConfigureAwait(false))
            count.Add(resource, o);
    }
}
