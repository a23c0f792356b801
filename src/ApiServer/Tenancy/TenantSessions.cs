using System.Collections.Concurrent;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Tenancy;

/// <summary>
/// What goes on for users of tenants: watches, followers, streams to pods. It ends with the tenant, so that nothing of
/// the next tenant of the name comes to whom was let in before. Thread-safe.
/// </summary>
public sealed class TenantSessions
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new(StringComparer.Ordinal);

    /// <param name="end">Called at most once, until what is returned is disposed of. Must not wait or throw.</param>
    /// <returns>Null: the user's tenant stays for ever.</returns>
    public IDisposable? Begin(UserIdentity user, Action end)
    {
        if (user.IsSystem)
            return null;
        // One that ends at this moment has been taken out of the table before, and calls it at once.
        return _open.GetOrAdd(user.Tenant, _ => new CancellationTokenSource()).Token.Register(end);
    }

    public void End(string tenant)
    {
        if (_open.TryRemove(tenant, out var open))
            open.Cancel();
    }
}
