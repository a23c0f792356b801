using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.ServiceAccounts;

/// <summary>Keeps the ServiceAccount "default" in each active namespace of every tenant.</summary>
internal sealed class ServiceAccountController : IController
{
    public const string AccountName = "default";

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<ServiceAccount> _accounts;

    public ServiceAccountController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<ServiceAccountController, ObjectKey>(Name);
        _accounts = new ResourceClient<ServiceAccount>(context.Connection);
        context.Informers.Namespaces.AddHandler(InformerHandler<Namespace>.Any(ns => _loop.Add(ObjectKey.Of(ns))));
        context.Informers.ServiceAccounts.AddHandler(
            new InformerHandler<ServiceAccount>
            {
                Deleted = a =>
                {
                    if (a.Metadata.Name == AccountName)
                        _loop.Add(new ObjectKey(a.Metadata.Tenant, "", a.Metadata.Namespace));
                },
            }
        );
    }

    public string Name => "serviceaccount";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (!ActiveNamespaces.IsActive(_context.Informers.Namespaces.Get(key)))
            return null;
        var account = new ObjectKey(key.Tenant, key.Name, AccountName);
        if (_context.Informers.ServiceAccounts.Get(account) is not null)
            return null;
        try
        {
            await _accounts
                .CreateAsync(
                    new ServiceAccount
                    {
                        Metadata = new ObjectMeta
                        {
                            Tenant = key.Tenant,
                            Namespace = key.Name,
                            Name = AccountName,
                        },
                    },
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsAlreadyExists || ActiveNamespaces.IsGoing(e))
        { /* there, or the namespace is not any more */
        }
        return null;
    }
}
