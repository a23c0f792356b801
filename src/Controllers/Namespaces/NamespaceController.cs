using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Namespaces;

/// <summary>
/// Empties a namespace that is being deleted, then takes the finalizer that keeps it. See the README of this folder.
/// </summary>
internal sealed class NamespaceController : IController
{
    private const string Finalizer = "kubernetes";

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<Namespace> _namespaces;
    private readonly NamespaceEmptier _emptier;

    public NamespaceController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<NamespaceController, ObjectKey>(Name);
        _namespaces = new ResourceClient<Namespace>(context.Connection);
        _emptier = new NamespaceEmptier(context.Connection, context.Elsewhere);
        context.Informers.Namespaces.AddHandler(InformerHandler<Namespace>.Any(Changed));
        // The last pod is what most deletions wait for.
        context.Informers.Pods.AddHandler(
            new InformerHandler<Pod>
            {
                Deleted = pod =>
                {
                    if (
                        context.Informers.Namespaces.Get(
                            new ObjectKey(pod.Metadata.Tenant, "", pod.Metadata.Namespace)
                        ) is
                        { } ns
                    )
                        Changed(ns);
                },
            }
        );
    }

    public string Name => "namespace";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Changed(Namespace ns)
    {
        if (ns.Metadata.DeletionTimestamp is not null)
            _loop.Add(ObjectKey.Of(ns));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Namespaces.Get(key)?.Metadata.DeletionTimestamp is null)
            return null;
        if (
            await _namespaces.TryGetAsync(key, ct).ConfigureAwait(false)
            is not { Metadata.DeletionTimestamp: not null } ns
        )
            return null;
        if (ns.Spec.Finalizers?.Contains(Finalizer) != true)
            return null;
        var content = await _emptier.EmptyAsync(key.Tenant, key.Name, ct).ConfigureAwait(false);
        ns = await WriteStatusAsync(ns, content, ct).ConfigureAwait(false);
        if (!content.IsEmpty)
            return content.Estimate;
        ns.Spec.Finalizers!.Remove(Finalizer);
        try
        {
            await _namespaces
                .UpdateSubresourceAsync<Namespace, Namespace>(key, "finalize", ns, ct)
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* gone, which is what was wanted */
        }
        return null;
    }

    private async Task<Namespace> WriteStatusAsync(Namespace ns, NamespaceContent content, CancellationToken ct)
    {
        var changed = KubeJson.Clone(ns);
        changed.Status.Phase = "Terminating";
        changed.Status.Conditions = NamespaceConditions.After(ns.Status.Conditions, content, _context.Time.GetUtcNow());
        if (KubeJson.Same(changed.Status, ns.Status))
            return ns;
        return await _namespaces.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
    }
}
