using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Volumes;

/// <summary>
/// Gives every tenant with a namespace the storage class local-path, as API servers give it to tenant system. One that
/// is there stays as it is; one that is deleted comes back with the tenant's next namespace or the next term.
/// </summary>
internal sealed class LocalPathClasses : IController
{
    private readonly ReconcileLoop<string> _tenants;
    private readonly Informer<StorageClass> _classes;
    private readonly ResourceClient<StorageClass> _client;

    public LocalPathClasses(ControllerContext context)
    {
        _tenants = context.LoopOf<LocalPathClasses, string>(Name);
        _classes = context.Informers.Classes;
        _client = new ResourceClient<StorageClass>(context.Connection);
        context.Informers.Namespaces.AddHandler(
            new InformerHandler<Namespace>
            {
                Added = n =>
                {
                    if (n.Metadata.Tenant != LocalPathVolumes.SystemTenant && n.Metadata.DeletionTimestamp is null)
                        _tenants.Add(n.Metadata.Tenant);
                },
            }
        );
    }

    public string Name => "local-path-class-controller";

    public Task RunAsync(CancellationToken ct) => _tenants.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _tenants.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<TimeSpan?> ReconcileAsync(string tenant, CancellationToken ct)
    {
        if (_classes.Get(new ObjectKey(tenant, "", LocalPathVolumes.ClassName)) is not null)
            return null;
        var wanted = LocalPathVolumes.Class();
        wanted.Metadata.Tenant = tenant;
        try
        {
            await _client.CreateAsync(wanted, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists")
        { /* the cache was behind */
        }
        return null;
    }
}
