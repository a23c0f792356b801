using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Tenancy;

/// <summary>
/// Requests of users of tenants that are under way. They end with the tenant, so that nothing of the next tenant of the
/// name comes to whom was let in before. Thread-safe.
/// </summary>
public sealed class TenantSessions
{
    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);

    /// <param name="end">Called at most once, until what is returned is disposed of. Must not wait or throw.</param>
    /// <returns>Null: the user's tenant stays for ever.</returns>
    public IDisposable? Begin(UserIdentity user, Action end)
    {
        if (user.IsSystem)
            return null;
        Running? running;
        lock (_running)
        {
            if (!_running.TryGetValue(user.Tenant, out running))
                _running.Add(user.Tenant, running = new Running());
            running.Count++;
        }
        // One that ends at this moment is out of the table already, and calls it at once.
        return new Session(this, user.Tenant, running, running.End.Token.UnsafeRegister(_ => end(), null));
    }

    public void End(string tenant)
    {
        Running? running;
        lock (_running)
            _running.Remove(tenant, out running);
        running?.End.Cancel();
    }

    private void Leave(string tenant, Running running)
    {
        lock (_running)
            // As many as there are tenants with a request under way.
            if (--running.Count == 0 && _running.TryGetValue(tenant, out var now) && now == running)
                _running.Remove(tenant);
    }

    private sealed class Running
    {
        public CancellationTokenSource End { get; } = new();

        public int Count { get; set; }
    }

    private sealed class Session(
        TenantSessions all,
        string tenant,
        Running running,
        CancellationTokenRegistration registration
    ) : IDisposable
    {
        public void Dispose()
        {
            registration.Unregister();
            all.Leave(tenant, running);
        }
    }
}
