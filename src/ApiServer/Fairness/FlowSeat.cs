using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// A request's place: its class, and the seats that it holds unless it was refused. They are given back by its disposal
/// or by <see cref="GiveBack"/>, whichever comes first. Thread-safe.
/// </summary>
public sealed class FlowSeat : IDisposable
{
    /// <summary>The text that a refused request is answered with, as Kubernetes does.</summary>
    public const string RefusalText = "Too many requests, please try again later.";

    /// <summary>In seconds, as a header has it.</summary>
    public const string RetryAfter = "1";

    private readonly RequestFairness _owner;
    private readonly IDisposable? _share;
    private readonly FlowRequest _asked;
    private int _read;
    private int _isOver;

    /// <param name="share">Given back together with the seats; null: there is none.</param>
    internal FlowSeat(RequestFairness owner, FlowClass flow, FlowRequest asked, IDisposable? share)
    {
        (_owner, _asked, _share, Flow) = (owner, asked, share, flow);
        var (target, user) = (asked.Target, asked.User);
        var seats = Math.Max(owner.Sizes.SeatsOf(target, user, asked.Limit), ListSizes.SeatsOf(asked.Bytes));
        Place = new Waiter(flow.Level.Name, user, flow.FlowOf(target, user), seats);
        Series = owner.SeriesOf(flow);
    }

    public FlowClass Flow { get; }

    /// <summary>It may not be carried out now.</summary>
    public bool IsRefused { get; private set; }

    internal Waiter Place { get; }

    internal FlowSeries Series { get; }

    /// <summary>Objects were read for the request: its next ones are taken to need as many.</summary>
    public void Read(int objects) => Interlocked.Add(ref _read, objects);

    /// <summary>What costs is done, though the request may go on, as a watch does.</summary>
    public void GiveBack() => Dispose();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) != 0)
            return;
        _owner.Leave(this);
        _share?.Dispose();
        if (!IsRefused && _asked is { Limit: 0, Target: { IsResource: true, Verb: "list" or "watch" } })
            _owner.Sizes.Read(_asked.Target, _asked.User, _read);
    }

    /// <summary>It holds nothing from now on.</summary>
    internal FlowSeat Refused()
    {
        IsRefused = true;
        Dispose();
        return this;
    }

    /// <summary>What is in the queues of it.</summary>
    internal sealed class Waiter(string level, UserIdentity user, ulong flowHash, int seats)
        : SeatRequest(level, user.Tenant, user.Name, flowHash, seats)
    {
        /// <summary>Completes when it has its seats; null: it has never waited.</summary>
        public TaskCompletionSource? Turn { get; set; }
    }
}

/// <summary>A request as it asks for seats.</summary>
/// <param name="Limit">Objects that it reads at most; 0: as many as there are.</param>
/// <param name="WaitMax">How long it may wait.</param>
public readonly record struct FlowRequest(RequestTarget Target, UserIdentity User, long Limit, TimeSpan WaitMax)
{
    /// <summary>Of its body; 0: it has none, or does not say.</summary>
    public long Bytes { get; init; }
}
