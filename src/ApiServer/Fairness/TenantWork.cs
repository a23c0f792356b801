using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// What each tenant other than system has at work, of all levels together. Seats are many, because most requests wait
/// for stores, but processors are few: a tenant that keeps all of them busy delays everybody, though nobody waits for a
/// seat. While other tenants ask too, each has so many seats at work and no more, or a single request.
///
/// A request that has lasted long is taken to wait for something (a webhook, a body) and counts no more: what it
/// waits for may be another request of its tenant. Pure; not thread-safe. Memory is that of what is under way, and of
/// what has ended within <see cref="CountsFor"/> a seat.
/// </summary>
/// <param name="seatsMax">Of one tenant while others ask; at least one.</param>
public sealed class TenantWork(int seatsMax)
{
    /// <summary>How long each seat of a request counts, whatever it does.</summary>
    public static readonly TimeSpan CountsFor = TimeSpan.FromMilliseconds(100);

    /// <summary>A tenant that has asked is taken to ask again within this time.</summary>
    public static readonly TimeSpan AsksAgainWithin = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Work> _tenants = [];
    private (string Tenant, TimeSpan At)? _latest;

    /// <summary>The latest of another tenant than that.</summary>
    private (string Tenant, TimeSpan At)? _other;

    /// <summary>A request of a tenant has come, whatever becomes of it.</summary>
    public void Came(string tenant, TimeSpan now)
    {
        if (!IsBound(tenant))
            return;
        if (_latest is { } latest && latest.Tenant != tenant)
            _other = latest;
        _latest = (tenant, now);
    }

    public bool Allows(SeatRequest request, TimeSpan now)
    {
        if (!IsBound(request.Tenant) || !_tenants.TryGetValue(request.Tenant, out var work))
            return true;
        work.Forget(now);
        return work.Seats == 0 || work.Seats + request.Seats <= seatsMax || IsAlone(request.Tenant, now);
    }

    public void Begin(SeatRequest request, TimeSpan now)
    {
        if (!IsBound(request.Tenant))
            return;
        if (!_tenants.TryGetValue(request.Tenant, out var work))
            _tenants.Add(request.Tenant, work = new Work());
        work.Forget(now);
        work.Add(request, now + CountsFor * request.Seats);
    }

    public void End(SeatRequest request)
    {
        if (_tenants.TryGetValue(request.Tenant, out var work) && work.Remove(request))
            _tenants.Remove(request.Tenant);
    }

    private static bool IsBound(string tenant) => tenant is not ("" or UserIdentity.SystemTenant);

    private bool IsAlone(string tenant, TimeSpan now)
    {
        var other = _latest is { } latest && latest.Tenant != tenant ? latest : _other;
        return other is not { } o || now - o.At > AsksAgainWithin;
    }

    /// <summary>Of one tenant.</summary>
    private sealed class Work
    {
        // What has ended stays in it until its time has come, or nothing is under way.
        private readonly PriorityQueue<SeatRequest, TimeSpan> _counted = new();
        private int _underWay;

        /// <summary>Those that count.</summary>
        public int Seats { get; private set; }

        public void Add(SeatRequest request, TimeSpan until)
        {
            _underWay++;
            Seats += request.Seats;
            request.IsAtWork = true;
            _counted.Enqueue(request, until);
        }

        public void Forget(TimeSpan now)
        {
            while (_counted.TryPeek(out var request, out var until) && until <= now)
            {
                _counted.Dequeue();
                Uncount(request);
            }
        }

        /// <returns>Whether nothing is left.</returns>
        public bool Remove(SeatRequest request)
        {
            Uncount(request);
            return --_underWay == 0;
        }

        private void Uncount(SeatRequest request)
        {
            if (!request.IsAtWork)
                return;
            request.IsAtWork = false;
            Seats -= request.Seats;
        }
    }
}
