using Arktos.Metrics;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Watch;

/// <summary>
/// The hubs of this API server, one for each resource that is being watched. A hub starts with its first watcher and
/// stops a while after its last one has gone. Thread-safe.
/// </summary>
public sealed class ResourceHubs : IAsyncDisposable
{
    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(30),
        DropEvery = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Slot> _slots = [];
    private readonly KeptBytes _kept = new();
    private readonly int _eventsKept;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _dropping;

    /// <param name="eventsKept">By each hub, as long as they are neither too large nor too old.</param>
    public ResourceHubs(
        IKeyspace keyspace,
        int eventsKept,
        TimeProvider time,
        RoleMetrics metrics,
        ILoggerFactory loggers
    )
    {
        (Keyspace, _eventsKept, _time) = (keyspace, eventsKept, time);
        _log = loggers.CreateLogger<ResourceHubs>();
        var kept = metrics.Gauge(
            "arktos_apiserver_watch_kept_bytes",
            "Bytes of the latest events that are kept in memory for watchers that come."
        );
        metrics.BeforeScrape(() => kept.Set(_kept.Total));
        _dropping = DropOldAsync();
    }

    internal IKeyspace Keyspace { get; }

    /// <summary>Counts the caller as a watcher until the lease is disposed of.</summary>
    /// <param name="start">From where a hub starts when there is none yet.</param>
    internal Lease Rent(string resource, Revision start)
    {
        lock (_slots)
        {
            if (!_slots.TryGetValue(resource, out var slot) || slot.Hub.Ended.IsCompleted)
                _slots[resource] = slot = new Slot(
                    new ResourceHub(Keyspace, resource, start, _eventsKept, _kept, _time, _log)
                );
            slot.Users++;
            return new Lease(this, resource, slot);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _dropping;
        List<Slot> slots;
        lock (_slots)
        {
            slots = [.. _slots.Values];
            _slots.Clear();
        }
        foreach (var slot in slots)
            await slot.Hub.StopAsync();
    }

    private async Task DropOldAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            await Task.Delay(DropEvery, _time, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            List<Slot> slots;
            lock (_slots)
                slots = [.. _slots.Values];
            foreach (var slot in slots)
                slot.Hub.DropOld();
        }
    }

    private void Return(string resource, Slot slot)
    {
        lock (_slots)
        {
            if (--slot.Users > 0)
                return;
            slot.IdleSince++;
            _ = StopIfIdleAsync(resource, slot, slot.IdleSince);
        }
    }

    private async Task StopIfIdleAsync(string resource, Slot slot, int idleSince)
    {
        try
        {
            await Task.Delay(IdleMax, _closing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        lock (_slots)
        {
            if (slot.Users > 0 || slot.IdleSince != idleSince)
                return;
            if (_slots.GetValueOrDefault(resource) == slot)
                _slots.Remove(resource);
        }
        await slot.Hub.StopAsync();
    }

    internal sealed class Slot(ResourceHub hub)
    {
        public ResourceHub Hub { get; } = hub;
        public int Users;
        public int IdleSince;
    }

    internal readonly struct Lease(ResourceHubs owner, string resource, Slot slot) : IDisposable
    {
        public ResourceHub Hub => slot.Hub;

        public void Dispose() => owner.Return(resource, slot);
    }
}
