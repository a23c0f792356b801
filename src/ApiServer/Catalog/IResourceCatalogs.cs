namespace Arktos.ApiServer.Catalog;

/// <summary>Which resources there are for whom. Thread-safe.</summary>
public interface IResourceCatalogs
{
    /// <summary>What every tenant has.</summary>
    ResourceCatalog BuiltIn { get; }

    /// <summary>
    /// What a tenant has, with the kinds that were posted for it; the same object until these change.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">What was posted cannot be told.</exception>
    ValueTask<ResourceCatalog> OfAsync(string tenant, CancellationToken cancel);
}
