using Arktos.Api.Flowcontrol.V1;
using Arktos.Api.Tenants;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Registry.Flowcontrol;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// API priority and fairness for both doors: which flow a request belongs to by the flow schemas, and
/// when it may be carried out by the priority levels. Before that a share of all that is under way or waits bounds each
/// user and each tenant, and a rate a tenant whose quota has one. Thread-safe.
/// </summary>
public sealed class RequestFairness
{
    /// <summary>As the objects are called in keys.</summary>
    public const string Schemas = FlowControlObjects.Schemas + "." + FlowControlObjects.Group,
        Levels = FlowControlObjects.Levels + "." + FlowControlObjects.Group;

    /// <summary>The tenant of what belongs to no tenant: only tenant system has a say in who is served first.</summary>
    internal const string OfInstallation = "";

    /// <summary>A request waits in queues for this part of the time that it has.</summary>
    public const int WaitsOfDeadline = 4;

    private readonly FollowedConfiguration _configuration;
    private readonly RequestLimits _limits;
    private readonly TimeProvider _time;
    private readonly int _seats;
    private readonly FairnessMetrics _metrics;
    private readonly TenantRates _rates;
    private readonly TenantTraffic _traffic;
    private readonly Lock _lock = new();
    private readonly FairLevels _levels;
    private readonly ITimer _looks;
    private bool _isLookDue;
    private readonly List<SeatRequest> _seated = [];
    private readonly long _began;
    private volatile FlowTable _table;
    private volatile object? _known;
    private FollowedObjects? _schemas;
    private FollowedObjects? _levelObjects;

    public RequestFairness(ApiServerOptions options, FollowedConfiguration configuration, RequestLimits limits)
    {
        (_configuration, _limits, _time) = (configuration, limits, options.Time);
        _seats = options.RequestsInFlightMax;
        _levels = new FairLevels(options.TenantWorkMax);
        _looks = options.Time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _rates = new TenantRates(configuration, options.Time);
        _traffic = new TenantTraffic(options.Time);
        _began = _time.GetTimestamp();
        _table = FlowTable.Of([], [], _seats);
        _levels.Configure(_table.Levels, FlowTable.CatchAll, Now, _seated);
        _metrics = new FairnessMetrics(options.Metrics, () => Table().Levels);
    }

    internal ListSizes Sizes { get; } = new();

    private TimeSpan Now => _time.GetElapsedTime(_began);

    /// <summary>How many requests a second come of each tenant's users.</summary>
    internal TenantRequestRates Rates() => _traffic.Rates();

    /// <summary>What a request is classified by.</summary>
    public FlowClass Classify(RequestTarget target, UserIdentity user) => Table().Classify(target, user);

    /// <summary>Returns when the request has seats, or is not to be carried out now.</summary>
    /// <returns>To be disposed of by the caller when the request is over.</returns>
    public ValueTask<FlowSeat> EnterAsync(FlowRequest request, CancellationToken cancel)
    {
        var user = request.User;
        _traffic.Count(user.Tenant);
        var flow = Table().Classify(request.Target, user);
        // Exempt watches have a limit of their own, and nothing else holds them back while they begin.
        var isFree = flow.Level.IsExempt && request.Target.Verb == "watch";
        var share = isFree ? null : (flow.Level.IsExempt ? _limits.Exempt : _limits.Requests).TryEnter(user);
        var seat = new FlowSeat(this, flow, request, share);
        var series = seat.Series;
        if (share is null && !isFree)
        {
            return new(Refuse(seat, "tenant-share"));
        }
        if (!_rates.TryTake(user))
        {
            return new(Refuse(seat, "tenant-rate"));
        }
        Arrival arrival;
        lock (_lock)
        {
            arrival = _levels.Arrive(seat.Place, Now, _seated);
            if (arrival == Arrival.Waiting)
            {
                seat.Place.Turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                LookSoon();
            }
            TellSeated();
        }
        switch (arrival)
        {
            case Arrival.Waiting:
                return WaitAsync(seat, request.WaitMax, cancel);
            case Arrival.Seated:
                Dispatched(series);
                return new(seat);
            default:
                return new(Refuse(seat, arrival == Arrival.NoSeat ? "concurrency-limit" : "queue-full"));
        }
    }

    private FlowSeat Refuse(FlowSeat seat, string reason)
    {
        seat.Series.Rejected(reason).Inc();
        _traffic.Refuse(seat.Place.Tenant);
        return seat.Refused();
    }

    private async ValueTask<FlowSeat> WaitAsync(FlowSeat seat, TimeSpan waitMax, CancellationToken cancel)
    {
        var series = seat.Series;
        var began = _time.GetTimestamp();
        series.InQueue.Inc();
        var isSeated = false;
        try
        {
            await seat.Place.Turn!.Task.WaitAsync(waitMax, _time, cancel);
            isSeated = true;
        }
        catch (TimeoutException)
        {
            // Its turn may have come in this very moment.
            lock (_lock)
                isSeated = seat.Place.State == SeatState.Seated;
            if (!isSeated)
            {
                return Refuse(seat, "time-out");
            }
        }
        catch (OperationCanceledException)
        {
            series.Rejected("cancelled").Inc();
            seat.Refused();
            throw;
        }
        finally
        {
            series.InQueue.Dec();
            (isSeated ? series.Waits : series.VainWaits).Observe(_time.GetElapsedTime(began).TotalSeconds);
        }
        Dispatched(series);
        return seat;
    }

    private static void Dispatched(FlowSeries series)
    {
        series.Dispatched.Inc();
        series.Executing.Inc();
    }

    internal FlowSeries SeriesOf(FlowClass flow) => _metrics.Of(flow);

    internal void Leave(FlowSeat seat)
    {
        if (!seat.IsRefused)
            seat.Series.Executing.Dec();
        lock (_lock)
        {
            _levels.Leave(seat.Place, Now, _seated);
            TellSeated();
        }
    }

    // Turns come when requests come and go, and by time: see TenantWork.
    private void LookSoon()
    {
        if (_isLookDue)
            return;
        _isLookDue = true;
        _looks.Change(TenantWork.CountsFor, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        lock (_lock)
        {
            _isLookDue = false;
            _levels.Look(Now, _seated);
            TellSeated();
            if (_levels.IsAnyoneWaiting)
                LookSoon();
        }
    }

    // A state as it is known, however old: a request does not wait to be told where to wait.
    private FlowTable Table()
    {
        if (ReferenceEquals(_configuration.State, _known))
            return _table;
        lock (_lock)
        {
            var state = _configuration.State;
            var known = _configuration.Known(OfInstallation);
            var (schemas, levels) = (known[Schemas], known[Levels]);
            if (!ReferenceEquals(schemas, _schemas) || !ReferenceEquals(levels, _levelObjects))
            {
                (_schemas, _levelObjects) = (schemas, levels);
                _table = FlowTable.Of(
                    Decoded<FlowSchema>(schemas),
                    Decoded<PriorityLevelConfiguration>(levels),
                    _seats
                );
                _levels.Configure(_table.Levels, FlowTable.CatchAll, Now, _seated);
                TellSeated();
            }
            _known = state;
            return _table;
        }
    }

    private static List<T> Decoded<T>(FollowedObjects objects)
        where T : class => [.. objects.All.Select(DecodedItems.Decode<T>).OfType<T>()];

    // Under the lock: what waits goes on on another thread. The request that asks just now has no turn to wait for.
    private void TellSeated()
    {
        foreach (var seated in _seated)
            ((FlowSeat.Waiter)seated).Turn?.TrySetResult();
        _seated.Clear();
    }
}
