using System.Runtime.InteropServices;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// Who holds seats of one level, and who waits for them: for each tenant its own set of queues, so that no tenant fills
/// the queues of another. Turns are given by start-time fair queuing, twice: the tenant that has had least comes first,
/// and of its queues the one that has had least. Had are seats times seconds. Pure; not thread-safe.
/// </summary>
internal sealed class FairLevel(LevelSettings settings, TenantWork work)
{
    /// <summary>What a request is taken to last until it ends and is charged what it has lasted.</summary>
    public const double AssumedSeconds = 0.005;

    /// <summary>Queues without requests that are remembered for what they have had.</summary>
    private const int RememberedMax = 256;

    private readonly Dictionary<string, TenantQueues> _tenants = [];
    private long _made;

    public LevelSettings Settings { get; set; } = settings;

    /// <summary>No object names it any more: it goes when it is empty.</summary>
    public bool IsLeaving { get; set; }

    public int SeatsHeld { get; private set; }

    public int SeatsWanted { get; private set; }

    public int Waiting { get; private set; }

    public bool IsEmpty => SeatsHeld == 0 && Waiting == 0;

    /// <summary>The start tag of whoever was seated last: what a tenant that comes anew is taken to have had.</summary>
    private double _virtual;

    /// <summary>Gives a request a place in the shortest queue of its hand.</summary>
    /// <returns>False: it is full.</returns>
    public bool TryQueue(SeatRequest request, int lengthMax)
    {
        var tenant = request.TenantHome!;
        if (request.Queue!.Waiting.Count >= lengthMax)
            return false;
        if (tenant.Waiting == 0)
            tenant.Had = Math.Max(tenant.Had, _virtual);
        if (request.Queue.Waiting.Count == 0)
            request.Queue.Had = Math.Max(request.Queue.Had, tenant.Virtual);
        request.Place = request.Queue.Waiting.AddLast(request);
        request.State = SeatState.Waiting;
        tenant.Waiting++;
        Waiting++;
        SeatsWanted += request.Seats;
        return true;
    }

    /// <summary>Tells a request which queue is its own.</summary>
    public void Assign(SeatRequest request)
    {
        if (!_tenants.TryGetValue(request.Tenant, out var tenant))
            _tenants.Add(request.Tenant, tenant = new TenantQueues(request.Tenant, _made++) { Had = _virtual });
        (request.Home, request.TenantHome) = (this, tenant);
        request.Queue = tenant.Shortest(request.FlowHash, Settings.Queues);
    }

    /// <summary>A request that was assigned a queue and does not come in.</summary>
    public void Abandon(SeatRequest request)
    {
        request.State = SeatState.Gone;
        Forget(request);
    }

    public void Unqueue(SeatRequest request)
    {
        request.Queue!.Waiting.Remove(request.Place!);
        request.Place = null;
        request.TenantHome!.Waiting--;
        Waiting--;
        SeatsWanted -= request.Seats;
    }

    public void Seat(SeatRequest request, TimeSpan now)
    {
        var (tenant, queue) = (request.TenantHome!, request.Queue!);
        var cost = request.Seats * AssumedSeconds;
        _virtual = Math.Max(_virtual, tenant.Had);
        tenant.Had = _virtual + cost;
        tenant.Virtual = Math.Max(tenant.Virtual, queue.Had);
        queue.Had = tenant.Virtual + cost;
        (request.State, request.SeatedAt) = (SeatState.Seated, now);
        queue.Seated++;
        Hold(request, request.Seats);
        if (!Settings.IsExempt)
            work.Begin(request, now);
    }

    public void Unseat(SeatRequest request, TimeSpan now)
    {
        var more = request.Seats * ((now - request.SeatedAt).TotalSeconds - AssumedSeconds);
        request.TenantHome!.Had += more;
        request.Queue!.Had += more;
        request.Queue.Seated--;
        request.State = SeatState.Gone;
        Hold(request, -request.Seats);
        work.End(request);
        Forget(request);
    }

    /// <summary>
    /// Whose turn it is; null: nobody waits who may have a seat. A tenant that has enough at work has no turn, and
    /// its requests keep their order: those for many seats would never come in if others went before them.
    /// </summary>
    /// <param name="room">Seats that the level may still give.</param>
    public SeatRequest? Next(int room, TimeSpan now)
    {
        (TenantQueues Tenant, SeatRequest Request)? best = null;
        foreach (var tenant in _tenants.Values)
            if (
                tenant.Waiting > 0
                && (best is not { } b || tenant.ComesBefore(b.Tenant))
                && tenant.Next(request => MayHold(request, room)) is { } request
                && work.Allows(request, now)
            )
                best = (tenant, request);
        return best?.Request;
    }

    /// <summary>
    /// Nobody takes all of a level from those who come later, because what is seated may last: who holds seats leaves
    /// as many free (a user of another tenant than system twice as many, its tenant as a whole as many). The first
    /// request of each is not held back.
    /// </summary>
    /// <param name="room">Seats that the level may still give.</param>
    public bool MayHold(SeatRequest request, int room)
    {
        var left = room - request.Seats;
        var isSystem = request.Tenant == Authentication.UserIdentity.SystemTenant;
        var byUser = request.TenantHome!.HeldByUser.GetValueOrDefault(request.User);
        if (byUser > 0 && (byUser + request.Seats) * (isSystem ? 1 : 2) > left + 1)
            return false;
        return isSystem || request.TenantHome.Held == 0 || request.TenantHome.Held + request.Seats <= left + 1;
    }

    private void Hold(SeatRequest request, int change)
    {
        SeatsHeld += change;
        request.TenantHome!.Held += change;
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(
            request.TenantHome.HeldByUser,
            request.User,
            out _
        );
        held += change;
        if (held == 0)
            request.TenantHome.HeldByUser.Remove(request.User);
    }

    // What has had more than its share is remembered, within bounds; else a new queue is just as good.
    private void Forget(SeatRequest request)
    {
        var (tenant, queue) = (request.TenantHome!, request.Queue!);
        if (queue.IsEmpty && (queue.Had <= tenant.Virtual || tenant.Queues.Count > RememberedMax))
            tenant.Queues.Remove(queue.Number);
        if (tenant is { Held: 0, Waiting: 0 } && (tenant.Had <= _virtual || _tenants.Count > RememberedMax))
            _tenants.Remove(tenant.Tenant);
    }
}

/// <summary>The queues of one tenant within a level. Not thread-safe.</summary>
internal sealed class TenantQueues(string tenant, long made)
{
    private long _queuesMade;

    public string Tenant => tenant;

    public Dictionary<int, FlowQueue> Queues { get; } = [];

    /// <summary>In seats times seconds, on the clock of the level.</summary>
    public double Had { get; set; }

    /// <summary>The clock of its own queues.</summary>
    public double Virtual { get; set; }

    public int Held { get; set; }

    /// <summary>Seats of those users that hold some.</summary>
    public Dictionary<string, int> HeldByUser { get; } = [];

    public int Waiting { get; set; }

    public bool ComesBefore(TenantQueues other) => (Had, made).CompareTo((other.Had, other.Made)) < 0;

    private long Made => made;

    public FlowQueue Shortest(ulong flowHash, QueueSettings? settings)
    {
        if (settings is null)
            return Queue(0);
        Span<int> hand = stackalloc int[Math.Min(Math.Min(settings.HandSize, settings.Count), QueueHand.SizeMax)];
        QueueHand.Deal(flowHash, settings.Count, hand);
        var (best, length) = (hand[0], int.MaxValue);
        foreach (var number in hand)
        {
            var load = Queues.TryGetValue(number, out var queue) ? queue.Waiting.Count + queue.Seated : 0;
            if (load < length)
                (best, length) = (number, load);
        }
        return Queue(best);
    }

    /// <summary>The first of the queue that has had least, of those whose first one may come in.</summary>
    public SeatRequest? Next(Predicate<SeatRequest> mayHold)
    {
        FlowQueue? best = null;
        foreach (var queue in Queues.Values)
            if (queue.Waiting.First is { } first && (best is null || queue.ComesBefore(best)) && mayHold(first.Value))
                best = queue;
        return best?.Waiting.First!.Value;
    }

    private FlowQueue Queue(int number)
    {
        if (!Queues.TryGetValue(number, out var queue))
            Queues.Add(number, queue = new FlowQueue(number, _queuesMade++) { Had = Virtual });
        return queue;
    }
}

/// <summary>Requests that wait, first come first served. Not thread-safe.</summary>
internal sealed class FlowQueue(int number, long made)
{
    public int Number => number;

    public LinkedList<SeatRequest> Waiting { get; } = [];

    public int Seated { get; set; }

    /// <summary>In seats times seconds, on the clock of its tenant.</summary>
    public double Had { get; set; }

    public bool IsEmpty => Seated == 0 && Waiting.Count == 0;

    private long Made => made;

    public bool ComesBefore(FlowQueue other) => (Had, made).CompareTo((other.Had, other.Made)) < 0;
}
