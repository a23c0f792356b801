using System.Runtime.CompilerServices;
using Arktos.Api;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Admission;

/// <summary>What plugins read of the kinds that are followed. Thread-safe.</summary>
public sealed class FollowedReads(ObjectStorage storage, ResourceCatalog catalog, FollowedConfiguration configuration)
{
    /// <summary>
    /// An object as it is followed. One that is not known is looked for in the stores: it may have been made a moment
    /// ago, through another server.
    /// </summary>
    /// <returns>Not to be changed. Null: there is none.</returns>
    public async ValueTask<Result<T?>> FindAsync<T>(
        string group,
        string plural,
        ObjectName name,
        CancellationToken cancel
    )
        where T : class, IKubeObject
    {
        var strategy = catalog.Get(group, plural);
        var key = ObjectStorage.KeyOf(strategy, name.Tenant, name.Namespace, name.Name);
        var known = (await configuration.OfAsync(key.Tenant, cancel))[key.Resource];
        if (known.Find(key.Namespace, key.Name) is { } item && DecodedItems.Decode<T>(item) is { } followed)
            return followed;
        return await storage.GetAsync<T>(strategy, name.Tenant, name.Namespace, name.Name, cancel);
    }

    /// <summary>All objects of a kind in a namespace that can be decoded, ordered by name.</summary>
    /// <returns>Not to be changed.</returns>
    public async ValueTask<IReadOnlyList<T>> InNamespaceAsync<T>(
        string group,
        string plural,
        string tenant,
        string ns,
        CancellationToken cancel
    )
        where T : class, IKubeObject
    {
        var known = (await configuration.OfAsync(tenant, cancel))[catalog.Get(group, plural).Description.StorageName];
        // Most namespaces have none.
        return known.Count == 0 ? [] : Ordered<T>(known.In(ns));
    }

    /// <summary>All objects of a kind of the whole installation that can be decoded, ordered by name.</summary>
    /// <returns>Not to be changed.</returns>
    public async ValueTask<IReadOnlyList<T>> AllAsync<T>(string group, string plural, CancellationToken cancel)
        where T : class, IKubeObject =>
        Lists<T>.Known.GetValue(
            (await configuration.OfAsync("", cancel))[catalog.Get(group, plural).Description.StorageName],
            static objects => Ordered<T>(objects.All)
        );

    private static List<T> Ordered<T>(IEnumerable<KeyspaceItem> items)
        where T : class, IKubeObject =>
        [.. items.Select(DecodedItems.Decode<T>).OfType<T>().OrderBy(o => o.Metadata.Name, StringComparer.Ordinal)];
}

/// <summary>Of each state that somebody has, as it was first asked for.</summary>
file static class Lists<T>
    where T : class
{
    public static readonly ConditionalWeakTable<FollowedObjects, List<T>> Known = [];
}

/// <summary>Which object of a kind; what its scope does not have is passed over.</summary>
public readonly record struct ObjectName(string Tenant, string Namespace, string Name);
