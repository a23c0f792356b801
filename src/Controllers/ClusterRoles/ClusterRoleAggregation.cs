using System.Collections.Concurrent;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Rbac.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.ClusterRoles;

/// <summary>
/// Writes the rules of aggregated ClusterRoles: what their selectors find in their own tenant, and nothing that
/// somebody has written there himself.
/// </summary>
internal sealed class ClusterRoleAggregation : IController
{
    private readonly ReconcileLoop<string> _tenants;
    private readonly ResourceClient<ClusterRole> _client;

    /// <summary>That a role has changed is all that is kept of it: rules of thousands of tenants are large.</summary>
    private readonly Informer<PartialObjectMetadata> _roles;

    /// <summary>Tenants whose first roles are just coming.</summary>
    private readonly ConcurrentDictionary<string, bool> _isComing = new(StringComparer.Ordinal);

    public ClusterRoleAggregation(ControllerContext context)
    {
        _tenants = context.LoopOf<ClusterRoleAggregation, string>(Name);
        _client = new ResourceClient<ClusterRole>(context.Connection);
        _roles = context
            .Informers.CreateMetadataInformer(KnownResource.For<ClusterRole>())
            .AddIndex(SharedInformers.ByTenant, r => [r.Metadata.Tenant])
            .AddHandler(InformerHandler<PartialObjectMetadata>.Any(role => _tenants.Add(role.Metadata.Tenant)));
    }

    public string Name => "clusterrole-aggregation-controller";

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_roles.IsStarted)
            _roles.Start();
        try
        {
            await _roles.WaitForSyncAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _tenants.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _tenants.Dispose();
        await _roles.DisposeAsync().ConfigureAwait(false);
    }

    // All of a tenant at once: any role may be a part of any other. What one write changes comes back as an event.
    private async Task<TimeSpan?> ReconcileAsync(string tenant, CancellationToken ct)
    {
        switch (NewRoles.Of(_roles.ByIndex(SharedInformers.ByTenant, tenant)))
        {
            case NewRolesState.Whole:
                _isComing.TryRemove(tenant, out _);
                return null;
            case NewRolesState.Coming when _isComing.TryAdd(tenant, true):
                return NewRoles.Patience;
        }
        _isComing.TryRemove(tenant, out _);
        var all = await _client.ListAsync(new ListQuery { Tenant = tenant }, ct).ConfigureAwait(false);
        foreach (var role in all)
        {
            if (AggregationRules.Wanted(role, all) is not { } rules)
                continue;
            var changed = KubeJson.Clone(role);
            changed.Rules = rules;
            try
            {
                await _client.UpdateAsync(changed, ct).ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsConflict || e.IsNotFound)
            { /* its event brings the tenant again */
            }
        }
        return null;
    }
}
