using Arktos.Api.Apiextensions.V1;
using Arktos.Api.Json;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;
using ResourceScope = Arktos.Api.ResourceScope;

namespace Arktos.Controllers.CustomResources;

/// <summary>Establishes definitions and empties those that are going. See the README of this folder.</summary>
internal sealed class DefinitionController : IController
{
    private const string Finalizer = "customresourcecleanup.apiextensions.k8s.io",
        ByTenant = "tenant";

    /// <summary>So old is what an API server knows of definitions at most.</summary>
    private static readonly TimeSpan CreatesEnd = TimeSpan.FromSeconds(3),
        Soon = TimeSpan.FromSeconds(1);

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<CustomResourceDefinition> _client;
    private readonly Informer<CustomResourceDefinition> _definitions;
    private readonly CollectionEmptier _collections;

    public DefinitionController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<DefinitionController, ObjectKey>(Name);
        _client = new ResourceClient<CustomResourceDefinition>(context.Connection);
        _collections = new CollectionEmptier(context.Connection);
        _definitions = new Informer<CustomResourceDefinition>(
            context.Connection,
            new InformerOptions { Time = context.Time, Logger = context.Loggers.CreateLogger<DefinitionController>() }
        )
            .Reduce(NamesOf)
            .AddIndex(ByTenant, d => [d.Metadata.Tenant])
            .AddHandler(InformerHandler<CustomResourceDefinition>.Any(Changed));
    }

    public string Name => "customresourcedefinition-controller";

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_definitions.IsStarted)
            _definitions.Start();
        try
        {
            await _definitions.WaitForSyncAsync(ct).ConfigureAwait(false);
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
        await _definitions.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// What one definition has to know of another: a thousand of a large operator's, whole, are half a gigabyte. The
    /// one that is worked on is read.
    /// </summary>
    internal static CustomResourceDefinition NamesOf(CustomResourceDefinition definition) =>
        new()
        {
            Metadata = new()
            {
                Tenant = definition.Metadata.Tenant,
                Name = definition.Metadata.Name,
                Uid = definition.Metadata.Uid,
                ResourceVersion = definition.Metadata.ResourceVersion,
            },
            Spec = new() { Group = definition.Spec.Group },
            Status = definition.Status,
        };

    private void Changed(CustomResourceDefinition definition)
    {
        _loop.Add(ObjectKey.Of(definition));
        // Who waits for a name that this one gives up.
        foreach (var other in _definitions.ByIndex(ByTenant, definition.Metadata.Tenant))
            if (
                other.Spec.Group == definition.Spec.Group
                && !DefinitionDecision.Is(other, DefinitionDecision.NamesAccepted)
            )
                _loop.Add(ObjectKey.Of(other));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (await _client.TryGetAsync(key, ct).ConfigureAwait(false) is not { } definition)
            return null;
        if (definition.Metadata.DeletionTimestamp is not null)
            return await EmptyAsync(key, definition, ct).ConfigureAwait(false);
        var others = _definitions.ByIndex(ByTenant, key.Tenant).Where(d => d.Metadata.Name != key.Name);
        var status = DefinitionDecision.StatusOf(definition, others, _context.Time.GetUtcNow());
        await WriteStatusAsync(definition, status, ct).ConfigureAwait(false);
        return null;
    }

    private async Task<TimeSpan?> EmptyAsync(ObjectKey key, CustomResourceDefinition definition, CancellationToken ct)
    {
        if (definition.Metadata.Finalizers?.Contains(Finalizer) != true)
            return null;
        var (reason, message, left) = ("InstanceDeletionCompleted", "removed all instances", false);
        if (!DefinitionDecision.Is(definition, DefinitionDecision.Established))
            (reason, message) = ("NeverEstablished", "resource was never established");
        else
        {
            definition = await TellAsync(
                    definition,
                    "InstanceDeletionInProgress",
                    "CustomResource deletion is in progress",
                    true,
                    ct
                )
                .ConfigureAwait(false);
            try
            {
                left = await HasObjectsAsync(key.Tenant, definition, ct).ConfigureAwait(false);
            }
            catch (ApiException e)
            {
                await TellAsync(
                        definition,
                        "InstanceDeletionFailed",
                        $"could not issue all deletes: {e.Message}",
                        true,
                        ct
                    )
                    .ConfigureAwait(false);
                return Soon;
            }
        }
        if (left)
            return Soon;
        if (_context.Time.GetUtcNow() - definition.Metadata.DeletionTimestamp < CreatesEnd)
            return Soon;
        definition = await TellAsync(definition, reason, message, false, ct).ConfigureAwait(false);
        definition.Metadata.Finalizers!.Remove(Finalizer);
        try
        {
            await _client.UpdateAsync(definition, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* gone, which is what was wanted */
        }
        return null;
    }

    /// <summary>Tells all its objects to go; whether there were any.</summary>
    private async Task<bool> HasObjectsAsync(string tenant, CustomResourceDefinition definition, CancellationToken ct)
    {
        var spec = definition.Spec;
        var version = (spec.Versions.Find(v => v.Storage && v.Served) ?? spec.Versions.Find(v => v.Served))?.Name;
        if (version is null)
            return false;
        var resource = new KnownResource(
            spec.Group,
            version,
            definition.Status.AcceptedNames.Plural,
            definition.Status.AcceptedNames.Kind,
            spec.Scope == "Namespaced" ? ResourceScope.Namespaced : ResourceScope.Tenant
        );
        var verbs = spec.Scope == "Namespaced" ? new[] { "delete", "list" } : ["delete", "deletecollection", "list"];
        var objects = await _collections
            .EmptyAsync(new ServedResource(resource, verbs.ToHashSet()), tenant, "", ct)
            .ConfigureAwait(false);
        return objects.Count > 0;
    }

    private async Task<CustomResourceDefinition> TellAsync(
        CustomResourceDefinition definition,
        string reason,
        string message,
        bool isUnderWay,
        CancellationToken ct
    )
    {
        var status = definition.Status.DeepClone();
        DefinitionDecision.Set(
            status,
            DefinitionDecision.Terminating,
            isUnderWay,
            reason,
            message,
            _context.Time.GetUtcNow()
        );
        return await WriteStatusAsync(definition, status, ct).ConfigureAwait(false);
    }

    private async Task<CustomResourceDefinition> WriteStatusAsync(
        CustomResourceDefinition definition,
        CustomResourceDefinitionStatus status,
        CancellationToken ct
    )
    {
        if (status.DeepEquals(definition.Status))
            return definition;
        var changed = KubeJson.Clone(definition);
        changed.Status = status;
        return await _client.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
    }
}
