using Arktos.ApiServer.Authentication;
using Arktos.Rpc;

namespace Arktos.ApiServer.Requests;

/// <summary>
/// What may be under way at once at both doors. Requests and long-running ones (watches and followers; streams to and
/// from pods) are counted apart.
/// </summary>
public sealed class RequestLimits(ApiServerOptions options)
{
    /// <summary>
    /// How many requests may be under way or wait to be, for each that may be under way: nobody's flood of waiting
    /// requests leaves no place to wait.
    /// </summary>
    private const int PlacesOfSeat = 4;

    /// <summary>Those under way and those that wait for seats of priority levels.</summary>
    public ConcurrencyShares Requests { get; } = new(PlacesOfSeat * options.RequestsInFlightMax);

    /// <summary>Requests that no priority level limits.</summary>
    public ConcurrencyShares Exempt { get; } = new(options.RequestsInFlightMax);

    /// <summary>Batches of writes, whose operations are counted besides.</summary>
    public ConcurrencyShares Batches { get; } = new(options.RequestsInFlightMax);

    public ConcurrencyShares Watches { get; } = new(options.WatchesMax);

    /// <summary>
    /// Pages of the state that watches and followers begin with: a thousand that begin at once read one after the
    /// other.
    /// </summary>
    public Turns StateReads { get; } = new(options.StateReadsMax);

    public ConcurrencyShares PodStreams { get; } = new(Math.Min(options.PodStreamsMax, DescriptorLimit.Current() / 8));

    /// <summary>Watches of services' APIs, each of which may hold a connection more.</summary>
    public ConcurrencyShares Proxied { get; } = new(Math.Min(options.PodStreamsMax, DescriptorLimit.Current() / 8));
}

/// <summary>
/// So many at once and no more, shared so that nobody keeps the others out: a user has a quarter, a tenant other than
/// system (and all who have no name together) a half, and a tenth is kept for operators (system:masters), who may take
/// everything. Beyond a share the answer is no, at once: nobody waits here. Thread-safe; memory is that of what is
/// under way.
/// </summary>
public sealed class ConcurrencyShares(int atOnceMax)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, string? User), int> _held = [];
    private readonly int _othersMax = Math.Max(1, atOnceMax - atOnceMax / 10);
    private readonly int _tenantMax = Math.Max(1, atOnceMax / 2);
    private readonly int _userMax = Math.Max(1, atOnceMax / 4);
    private int _all;

    /// <summary>What is held now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _all;
        }
    }

    /// <returns>Given back by its disposal; null: the share is used up.</returns>
    public IDisposable? TryEnter(UserIdentity user)
    {
        lock (_lock)
        {
            if (!HasRoom(user))
                return null;
            _all++;
            Add((user.Tenant, user.Name), 1);
            Add((user.Tenant, null), 1);
        }
        return new Share(this, user);
    }

    private bool HasRoom(UserIdentity user)
    {
        if (user.IsOperator)
            return _all < atOnceMax;
        return _all < _othersMax
            && _held.GetValueOrDefault((user.Tenant, user.Name)) < _userMax
            && (user.IsSystem || _held.GetValueOrDefault((user.Tenant, null)) < _tenantMax);
    }

    private void Leave(UserIdentity user)
    {
        lock (_lock)
        {
            _all--;
            Add((user.Tenant, user.Name), -1);
            Add((user.Tenant, null), -1);
        }
    }

    private void Add((string, string?) holder, int change)
    {
        var count = _held.GetValueOrDefault(holder) + change;
        if (count == 0)
            _held.Remove(holder);
        else
            _held[holder] = count;
    }

    private sealed class Share(ConcurrencyShares owner, UserIdentity user) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                owner.Leave(user);
        }
    }
}

/// <summary>
/// So many at once and no more: who comes beyond waits, first come first served. For steps that end by themselves soon;
/// how many may wait is bounded by whoever lets them in. Thread-safe.
/// </summary>
public sealed class Turns(int atOnceMax)
{
    private readonly SemaphoreSlim _free = new(atOnceMax);

    /// <returns>Given back by its disposal.</returns>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        return new Turn(_free);
    }

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                free.Release();
        }
    }
}
