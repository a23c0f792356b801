using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Hosting;

/// <summary>
/// Deletes all objects of a resource: at once where the server can, else one by one. Works on live lists, never on a
/// cache. Thread-safe.
/// </summary>
internal sealed class CollectionEmptier(IApiConnection connection)
{
    private const int DeletesAtATime = 16;

    /// <summary>Tells all objects to go; returns those that are still there.</summary>
    /// <param name="ns">Empty: of all namespaces, or of a resource that is in none.</param>
    /// <exception cref="ApiException">They could not be listed or deleted, or some cannot be read.</exception>
    public async Task<List<PartialObjectMetadata>> EmptyAsync(
        ServedResource served,
        string tenant,
        string ns,
        CancellationToken ct
    )
    {
        var client = new ResourceClient<PartialObjectMetadata>(connection, served.Resource);
        var query = new ListQuery
        {
            Tenant = tenant,
            Namespace = ns,
            IsElsewhere = served.IsElsewhere,
        };
        var (objects, unreadable) = await ListAsync(client, query, ct).ConfigureAwait(false);
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
                                .DeleteAsync(
                                    new ObjectKey(tenant, o.Metadata.Namespace, o.Metadata.Name),
                                    options,
                                    token
                                )
                                .ConfigureAwait(false);
                        }
                        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
                        { /* gone, or another one: the next list tells */
                        }
                    }
                )
                .ConfigureAwait(false);
        }
        (objects, unreadable) = await ListAsync(client, query, ct).ConfigureAwait(false);
        // What cannot be read is there all the same, and the namespace with it.
        if (unreadable.Count > 0)
            throw new ApiException(500, StatusReason.InternalError, $"cannot be read: {string.Join(", ", unreadable)}");
        return objects;
    }

    /// <summary>What a service lists of another namespace than it was asked for is not taken for its word.</summary>
    private static async Task<ObjectList<PartialObjectMetadata>> ListAsync(
        ResourceClient<PartialObjectMetadata> client,
        ListQuery query,
        CancellationToken ct
    )
    {
        var listed = await client.ListAllAsync(query, ct).ConfigureAwait(false);
        if (query.IsElsewhere && query.Namespace.Length > 0)
            foreach (var stray in listed.Objects.Where(o => o.Metadata.Namespace != query.Namespace).ToList())
            {
                listed.Objects.Remove(stray);
                listed.Unreadable.Add($"{ObjectKey.Of(stray)}: it is of another namespace");
            }
        return listed;
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
}
