using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tenancy;

/// <summary>
/// The tenants that there are, from what is followed; what is not found there is read, since it may have been written a
/// moment ago through another server. Thread-safe.
/// </summary>
public sealed class Tenants(ObjectStorage storage, ResourceCatalog catalog, FollowedConfiguration configuration)
    : ITenantDirectory
{
    private const string Plural = "tenants";

    private ResourceStrategy Strategy => catalog.Get("", Plural);

    /// <returns>Not to be changed. A Status: there is none, or nothing can be said.</returns>
    public async ValueTask<Result<Tenant>> FindAsync(string name, CancellationToken cancel)
    {
        if (await KnownAsync(name, cancel) is { } known)
            return known;
        var read = await storage.GetAsync<Tenant>(Strategy, "", "", name, cancel);
        if (!read.Succeeded(out var tenant, out var error))
            return error;
        return tenant is null ? Statuses.NotFound(Strategy.Resource, name) : tenant;
    }

    /// <summary>
    /// Whether something may be created for a tenant that is not found: it is just being made, and what it is made with
    /// is there already.
    /// </summary>
    public async ValueTask<bool> IsBeingMadeAsync(string name, CancellationToken cancel) =>
        await storage.Keyspace.GetAsync(TenancyKeys.OpenOf(name), cancel)
            is ReadResult<KeyspaceItem?>.Ok { Value: not null };

    public async ValueTask<string?> UidOfAsync(string name, CancellationToken cancel)
    {
        var read = await FindAsync(name, cancel);
        if (read.Succeeded(out var tenant, out var error))
            return tenant.Metadata.Uid;
        return error.Code == 404 ? null : throw Unavailable();
    }

    public async ValueTask<bool> IsCurrentAsync(string name, string uid, CancellationToken cancel)
    {
        if (uid.Length == 0)
            return false;
        if ((await KnownAsync(name, cancel))?.Metadata.Uid == uid)
            return true;
        var read = await storage.GetAsync<Tenant>(Strategy, "", "", name, cancel);
        return read.Succeeded(out var tenant, out _) ? tenant?.Metadata.Uid == uid : throw Unavailable();
    }

    public async ValueTask<bool> WasThereAtAsync(string name, DateTimeOffset instant, CancellationToken cancel)
    {
        if (await KnownAsync(name, cancel) is { } known && WasThereAt(known, instant))
            return true;
        var read = await storage.GetAsync<Tenant>(Strategy, "", "", name, cancel);
        return read.Succeeded(out var tenant, out _)
            ? tenant is not null && WasThereAt(tenant, instant)
            : throw Unavailable();
    }

    private static bool WasThereAt(Tenant tenant, DateTimeOffset instant) =>
        tenant.Metadata.CreationTimestamp is { } made && made.ToUnixTimeSeconds() < instant.ToUnixTimeSeconds();

    private StoreUnavailableException Unavailable() => new(ObjectStorage.RangeOf(Strategy, "", ""));

    private async ValueTask<Tenant?> KnownAsync(string name, CancellationToken cancel) =>
        (await configuration.OfAsync("", cancel))[Plural].Find("", name) is { } item
            ? DecodedItems.Decode<Tenant>(item)
            : null;
}
