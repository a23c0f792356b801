namespace Arktos.ApiServer.Fairness;

/// <summary>How a request has fared.</summary>
public enum SeatState
{
    Asking,
    Waiting,
    Seated,

    /// <summary>It has given its seats back, waits no more, or never came in.</summary>
    Gone,
}

/// <summary>What has become of a request that asks for seats.</summary>
public enum Arrival
{
    Seated,
    Waiting,

    /// <summary>Its level has no seat, and no queues.</summary>
    NoSeat,

    /// <summary>The shortest of its queues is full.</summary>
    QueueFull,
}

/// <summary>
/// A request for seats of a level. Belongs to the <see cref="FairLevels"/> that it was brought to, which alone change
/// it.
/// </summary>
public class SeatRequest(string level, string tenant, string user, ulong flowHash, int seats)
{
    public string Level => level;

    public string Tenant => tenant;

    public string User => user;

    /// <summary>Of everything that sets its flow apart from others of its tenant.</summary>
    public ulong FlowHash => flowHash;

    /// <summary>At least one; no more than its level owns, once it has been brought there.</summary>
    public int Seats { get; internal set; } = seats;

    public SeatState State { get; internal set; }

    internal FairLevel? Home { get; set; }

    internal TenantQueues? TenantHome { get; set; }

    internal LinkedListNode<SeatRequest>? Place { get; set; }

    internal FlowQueue? Queue { get; set; }

    internal TimeSpan SeatedAt { get; set; }

    /// <summary>It counts as work of its tenant.</summary>
    internal bool IsAtWork { get; set; }
}
