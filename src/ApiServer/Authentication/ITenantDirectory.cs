namespace Arktos.ApiServer.Authentication;

/// <summary>
/// Which tenants there are now: credentials of one that is gone prove nothing, nor do they of the next of its name.
/// Thread-safe.
/// </summary>
public interface ITenantDirectory
{
    /// <returns>Null: there is no such tenant.</returns>
    /// <exception cref="Storage.StoreUnavailableException">Nothing can be said.</exception>
    ValueTask<string?> UidOfAsync(string name, CancellationToken cancel);

    /// <summary>Whether the tenant of a name is the one with this uid.</summary>
    /// <exception cref="Storage.StoreUnavailableException">Nothing can be said.</exception>
    ValueTask<bool> IsCurrentAsync(string name, string uid, CancellationToken cancel);

    /// <summary>
    /// Whether the tenant of a name was there at an instant: made in a second before that of the instant, since
    /// tenants and tokens tell whole seconds.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">Nothing can be said.</exception>
    ValueTask<bool> WasThereAtAsync(string name, DateTimeOffset instant, CancellationToken cancel);
}
