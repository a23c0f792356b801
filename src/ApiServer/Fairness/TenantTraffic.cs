using Arktos.Api.Tenants;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// How many requests a second come of each tenant's users at this server, for its operators: the mean over a window
/// that slides. Memory is that of tenants that have asked within two windows, up to a bound; an idle tenant costs
/// nothing. Thread-safe.
/// <code>
///   |---- window before ----|---- this window ----|
///                     ^-------- looked at --------^ now: all of this one, of the one before the part that is left
/// </code>
/// </summary>
/// <param name="tenantsMax">Beyond so many at once, others are counted together.</param>
public sealed class TenantTraffic(TimeProvider time, int tenantsMax = TenantTraffic.TenantsMax)
{
    /// <summary>Some 100 bytes each.</summary>
    public const int TenantsMax = 20_000;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Counts> _counts = new(StringComparer.Ordinal);
    private readonly Counts _others = new();
    private readonly long _began = time.GetTimestamp();
    private long _window;

    public void Count(string tenant)
    {
        lock (_lock)
            Of(tenant).Taken++;
    }

    /// <summary>A request that was counted is not carried out.</summary>
    public void Refuse(string tenant)
    {
        lock (_lock)
        {
            var counts = Of(tenant);
            // It may have come in the window before.
            (counts.Taken, counts.Refused) = (counts.Taken - 1, counts.Refused + 1);
        }
    }

    public TenantRequestRates Rates()
    {
        lock (_lock)
        {
            var now = Turn();
            var left = 1 - (now - _window * Window).TotalSeconds / Window.TotalSeconds;
            return new TenantRequestRates(
                Window.TotalSeconds,
                [
                    .. _counts
                        .Select(c => RateOf(c.Key, c.Value, left))
                        .Where(r => r.Taken + r.Refused > 0)
                        .OrderBy(r => r.Tenant, StringComparer.Ordinal),
                ],
                RateOf("", _others, left)
            );
        }
    }

    private Counts Of(string tenant)
    {
        Turn();
        if (_counts.TryGetValue(tenant, out var counts))
            return counts;
        if (_counts.Count >= tenantsMax)
            return _others;
        return _counts[tenant] = new Counts();
    }

    // Into the window of now, and forgets who has not asked for two of them. Returns how long there have been windows.
    private TimeSpan Turn()
    {
        var now = time.GetElapsedTime(_began);
        var window = now.Ticks / Window.Ticks;
        if (window == _window)
            return now;
        var isNext = window == _window + 1;
        _window = window;
        _others.Turn(isNext);
        foreach (var (tenant, counts) in _counts)
            if (!counts.Turn(isNext))
                _counts.Remove(tenant);
        return now;
    }

    private static TenantRequestRate RateOf(string tenant, Counts counts, double left)
    {
        return new TenantRequestRate(
            tenant,
            Rate(counts.Taken, counts.TakenBefore),
            Rate(counts.Refused, counts.RefusedBefore)
        );

        double Rate(long now, long before) => Math.Max(0, now + before * left) / Window.TotalSeconds;
    }

    private sealed class Counts
    {
        public long Taken { get; set; }

        public long Refused { get; set; }

        public long TakenBefore { get; private set; }

        public long RefusedBefore { get; private set; }

        /// <returns>False: there is nothing to be told of it.</returns>
        public bool Turn(bool isNext)
        {
            (TakenBefore, RefusedBefore) = isNext ? (Taken, Refused) : (0, 0);
            (Taken, Refused) = (0, 0);
            return TakenBefore != 0 || RefusedBefore != 0;
        }
    }
}
