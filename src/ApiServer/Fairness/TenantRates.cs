using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Configuration;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// How many requests a tenant's users may make in a second at this server, as the strictest of its quotas says: a
/// bucket that holds as many as come in a second. Tenants without such a quota cost a look at what is known of them.
/// Memory is that of tenants that have one and ask. Thread-safe.
/// </summary>
internal sealed class TenantRates(FollowedConfiguration configuration, TimeProvider time)
{
    /// <summary>Beyond that, buckets that are full are forgotten, which changes nothing.</summary>
    private const int BucketsMax = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <returns>False: the tenant has had its share of this second.</returns>
    public bool TryTake(UserIdentity user)
    {
        if (user.Tenant is "" or UserIdentity.SystemTenant)
            return true;
        var quotas = configuration.Known(user.Tenant)[TenantQuotas.Resource];
        if (quotas.Count == 0)
            return true;
        lock (_lock)
        {
            if (!_buckets.TryGetValue(user.Tenant, out var bucket))
            {
                if (RateOf(quotas) is not { } rate)
                    return true;
                if (_buckets.Count >= BucketsMax)
                    ForgetFull();
                _buckets[user.Tenant] = bucket = new Bucket(quotas, rate, time.GetTimestamp());
            }
            if (!ReferenceEquals(bucket.Quotas, quotas))
            {
                if (RateOf(quotas) is not { } rate)
                {
                    _buckets.Remove(user.Tenant);
                    return true;
                }
                bucket.Follow(quotas, rate);
            }
            return bucket.TryTake(time);
        }
    }

    private static long? RateOf(FollowedObjects quotas) =>
        quotas
            .All.Select(DecodedItems.Decode<TenantQuota>)
            .Select(q =>
                q?.Spec.Hard?.TryGetValue(TenantQuotas.Requests, out var hard) == true ? hard.Value : (long?)null
            )
            .Min();

    private void ForgetFull()
    {
        foreach (var tenant in _buckets.Where(b => b.Value.IsFull(time)).Select(b => b.Key).ToList())
            _buckets.Remove(tenant);
    }

    private sealed class Bucket(FollowedObjects quotas, long rate, long now)
    {
        private double _left = rate;
        private long _filledAt = now;
        private long _rate = rate;

        public FollowedObjects Quotas { get; private set; } = quotas;

        public void Follow(FollowedObjects quotas, long rate)
        {
            (Quotas, _rate) = (quotas, rate);
            _left = Math.Min(_left, rate);
        }

        public bool TryTake(TimeProvider time)
        {
            Fill(time);
            if (_left < 1)
                return false;
            _left--;
            return true;
        }

        public bool IsFull(TimeProvider time)
        {
            Fill(time);
            return _left >= _rate;
        }

        private void Fill(TimeProvider time)
        {
            var now = time.GetTimestamp();
            _left = Math.Min(_rate, _left + _rate * time.GetElapsedTime(_filledAt, now).TotalSeconds);
            _filledAt = now;
        }
    }
}
