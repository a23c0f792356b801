using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Namespaces;

/// <summary>
/// Deletes whatever is in a namespace, by discovery: pods first, and nothing else while there are pods, then every
/// other resource that can be listed and deleted. Works on live lists, never on a cache. Thread-safe.
/// </summary>
internal sealed class NamespaceEmptier(IApiConnection connection)
{
    private const int DeletesAtATime = 16;
    private static readonly TimeSpan FinalizerEstimate = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>One attempt. Failures are in the result.</summary>
    public async Task<NamespaceContent> EmptyAsync(string tenant, string ns, CancellationToken ct)
    {
        ServedResources served;
        try
        {
            served = await ServedResources.DiscoverAsync(connection, ct).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            return new NamespaceContent([e.Message], [], [], Soon);
        }
        var resources = served
            .All.Where(r =>
                r.Resource.Scope == ResourceScope.Namespaced && r.Verbs.Contains("delete") && r.Verbs.Contains("list")
            )
            .ToList();
        var errors = new List<string>();
        var left = new List<Remaining>();
        var estimate = Soon;
        foreach (var stage in resources.GroupBy(r => r.QualifiedName != "pods").OrderBy(g => g.Key))
        {
            foreach (var resource in stage)
            {
                try
                {
                    var objects = await EmptyAsync(resource, tenant, ns, ct).ConfigureAwait(false);
                    if (objects.Count == 0)
                        continue;
                    left.Add(new Remaining(resource.QualifiedName, objects.Count, CountFinalizers(objects)));
                    var wait = EstimateOf(objects);
                    if (wait > estimate)
                        estimate = wait;
                }
                catch (ApiException e)
                {
                    errors.Add($"{resource.QualifiedName}: {e.Message}");
                }
            }
            if (left.Count > 0 || errors.Count > 0)
                break;
        }
        return new NamespaceContent(served.Failures, errors, left, estimate);
    }

    /// <summary>Tells all objects to go; returns those that are still there.</summary>
    private async Task<List<PartialObjectMetadata>> EmptyAsync(
        ServedResource served,
        string tenant,
        string ns,
        CancellationToken ct
    )
    {
        var client = new ResourceClient<PartialObjectMetadata>(connection, served.Resource);
        var query = new ListQuery { Tenant = tenant, Namespace = ns };
        var (objects, unreadable) = await client.ListAllAsync(query, ct).ConfigureAwait(false);
        if (unreadable.Count == 0 && objects.TrueForAll(o => o.Metadata.DeletionTimestamp is not null))
            return objects;
        if (!await TryDeleteCollectionAsync(client, served, tenant, ns, ct).ConfigureAwait(false))
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = DeletesAtATime, CancellationToken = ct };
            await Parallel
                .ForEachAsync(
                    objects.Where(o => o.Metadata.DeletionTimestamp is null),
                    parallel,
                    async (o, token) =>
                    {
                        var options = new DeleteOptions
                        {
                            PropagationPolicy = DeletionPropagation.Background,
                            Preconditions = new Preconditions { Uid = o.Metadata.Uid },
                        };
                        try
                        {
                            await client
                                .DeleteAsync(new ObjectKey(tenant, ns, o.Metadata.Name), options, token)
                                .ConfigureAwait(false);
                        }
                        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
                        { /* gone, or another one: the next list tells */
                        }
                    }
                )
                .ConfigureAwait(false);
        }
        (objects, unreadable) = await client.ListAllAsync(query, ct).ConfigureAwait(false);
        // What cannot be read is there all the same, and the namespace with it.
        if (unreadable.Count > 0)
            throw new ApiException(500, StatusReason.InternalError, $"cannot be read: {string.Join(", ", unreadable)}");
        return objects;
    }

    private static async Task<bool> TryDeleteCollectionAsync(
        ResourceClient<PartialObjectMetadata> client,
        ServedResource served,
        string tenant,
        string ns,
        CancellationToken ct
    )
    {
        if (!served.Verbs.Contains("deletecollection"))
            return false;
        var options = new DeleteOptions { PropagationPolicy = DeletionPropagation.Background };
        try
        {
            await client.DeleteCollectionAsync(tenant, ns, options, ct).ConfigureAwait(false);
            return true;
        }
        catch (ApiException e) when (e.Code is 404 or 405)
        {
            return false;
        }
    }

    private static Dictionary<string, int> CountFinalizers(List<PartialObjectMetadata> objects) =>
        objects.SelectMany(o => o.Metadata.Finalizers ?? []).GroupBy(f => f).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Half of the longest grace period that is left, and a second; finalizers take a while.</summary>
    private static TimeSpan EstimateOf(List<PartialObjectMetadata> objects)
    {
        var grace = objects.Max(o => o.Metadata.DeletionGracePeriodSeconds ?? 0);
        if (grace > 0)
            return TimeSpan.FromSeconds(grace / 2 + 1);
        return objects.Exists(o => o.Metadata.Finalizers?.Count > 0) ? FinalizerEstimate : Soon;
    }
}
