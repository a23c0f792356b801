namespace Arktos.ApiServer.Fairness;

/// <summary>
/// The seats of a server, by priority level. A level gives its own seats to its own requests; of those that it lends,
/// others use what nobody here wants. Lent seats come back as the requests that have them end, and go to their level
/// first: nobody borrows what an owner waits for.
///
/// With n nominal, l lendable and h held seats of each level, as long as settings do not change:
///   spare = sum of min(l, max(0, n - h)) - sum of max(0, h - n), and never below 0, so that
///   the sum of h is at most the sum of n, and a level with h &lt; n - l always has a seat.
///
/// Exempt requests are counted and always come in, be it beyond these bounds. Pure: time comes in as a value, who is
/// seated goes out in a list. Not thread-safe.
/// </summary>
/// <param name="workMax">Seats that a tenant other than system has at work at most while others ask.</param>
public sealed class FairLevels(int workMax = int.MaxValue)
{
    private readonly TenantWork _work = new(workMax);
    private readonly Dictionary<string, FairLevel> _levels = [];
    private readonly List<FairLevel> _waited = [];
    private string _fallback = "";

    /// <summary>Seats that are lendable and in nobody's use; below 0 after levels have become smaller.</summary>
    private int _spare;

    /// <summary>Of them, those that requests of their own levels wait for.</summary>
    private int _reserved;

    /// <param name="fallback">Where requests of levels go that are not there; one of the levels.</param>
    /// <param name="seated">Who gets a seat by the change.</param>
    public void Configure(
        IReadOnlyCollection<LevelSettings> levels,
        string fallback,
        TimeSpan now,
        List<SeatRequest> seated
    )
    {
        _fallback = fallback;
        var gone = _levels.Keys.Except(levels.Select(l => l.Name)).ToList();
        foreach (var settings in levels)
            if (_levels.TryGetValue(settings.Name, out var known))
            {
                Count(known, -1);
                (known.Settings, known.IsLeaving) = (settings, false);
                Count(known, 1);
            }
            else
            {
                _levels.Add(settings.Name, known = new FairLevel(settings, _work));
                Count(known, 1);
            }
        foreach (var name in gone)
        {
            var level = _levels[name];
            Count(level, -1);
            level.Settings = level.Settings with
            {
                NominalSeats = 0,
                LendableSeats = 0,
                BorrowedSeatsMax = int.MaxValue,
            };
            level.IsLeaving = true;
            Count(level, 1);
            RemoveIfLeft(level);
        }
        SeatWaiting(now, seated);
    }

    /// <summary>Brings a request, which comes in, waits, or is gone.</summary>
    /// <param name="seated">Who of those that waited, this one among them, has a seat now.</param>
    public Arrival Arrive(SeatRequest request, TimeSpan now, List<SeatRequest> seated)
    {
        var level = _levels.TryGetValue(request.Level, out var found) && !found.IsLeaving ? found : _levels[_fallback];
        if (!level.Settings.IsExempt)
            request.Seats = Math.Clamp(request.Seats, 1, Math.Max(1, level.Settings.NominalSeats));
        level.Assign(request);
        _work.Came(request.Tenant, now);
        if (level.Settings.IsExempt || level.Waiting == 0 && CanSeat(level, request, now))
        {
            Seat(level, request, now);
            return Arrival.Seated;
        }
        if (level.Settings.Queues is not { } queues)
        {
            level.Abandon(request);
            return Arrival.NoSeat;
        }
        Count(level, -1);
        var queued = level.TryQueue(request, queues.LengthMax);
        Count(level, 1);
        if (!queued)
        {
            level.Abandon(request);
            return Arrival.QueueFull;
        }
        if (!_waited.Contains(level))
            _waited.Add(level);
        // Those who wait before it may be ones that may have no more seats, when this one may.
        SeatWaiting(now, seated);
        return request.State == SeatState.Seated ? Arrival.Seated : Arrival.Waiting;
    }

    /// <summary>Takes a request away, wherever it is; nothing happens a second time.</summary>
    /// <param name="seated">Who has got the seats instead.</param>
    public void Leave(SeatRequest request, TimeSpan now, List<SeatRequest> seated)
    {
        if (request is not { State: SeatState.Seated or SeatState.Waiting, Home: { } level })
            return;
        Count(level, -1);
        if (request.State == SeatState.Seated)
            level.Unseat(request, now);
        else
        {
            level.Unqueue(request);
            level.Abandon(request);
        }
        Count(level, 1);
        SeatWaiting(now, seated);
        RemoveIfLeft(level);
    }

    /// <summary>Somebody waits: a turn may come by time alone (<see cref="TenantWork.CountsFor"/>).</summary>
    public bool IsAnyoneWaiting => _waited.Count > 0;

    /// <summary>Time has passed.</summary>
    /// <param name="seated">Who has a seat now.</param>
    public void Look(TimeSpan now, List<SeatRequest> seated) => SeatWaiting(now, seated);

    /// <summary>Seats that a level could give its requests now.</summary>
    private int RoomOf(FairLevel level)
    {
        var settings = level.Settings;
        var guaranteed = Math.Max(0, settings.NominalSeats - settings.LendableSeats - level.SeatsHeld);
        var most = settings.NominalSeats + (long)settings.BorrowedSeatsMax - level.SeatsHeld;
        return (int)Math.Clamp(guaranteed + (long)Math.Max(0, _spare), 0, Math.Max(0, most));
    }

    private bool CanSeat(FairLevel level, SeatRequest request, TimeSpan now) =>
        Fits(level, request.Seats) && level.MayHold(request, RoomOf(level)) && _work.Allows(request, now);

    private bool Fits(FairLevel level, int seats)
    {
        var (settings, held) = (level.Settings, level.SeatsHeld);
        var after = held + seats;
        if (after > settings.NominalSeats + (long)settings.BorrowedSeatsMax)
            return false;
        var shared = after - Math.Max(held, settings.NominalSeats - settings.LendableSeats);
        if (shared <= 0)
            return true;
        var free = after > settings.NominalSeats ? _spare - (_reserved - Reserved(level)) : _spare;
        return shared <= free;
    }

    // Owners first, then whoever uses least of what is its own.
    private void SeatWaiting(TimeSpan now, List<SeatRequest> seated)
    {
        while (_waited.Count > 0)
        {
            FairLevel? best = null;
            SeatRequest? request = null;
            foreach (var level in _waited)
                if ((best is null || ComesBefore(level, best)) && TurnOf(level, now) is { } next)
                    (best, request) = (level, next);
            if (best is null)
                return;
            SeatFromQueue(best, request!, now);
            seated.Add(request!);
        }
    }

    // Who needs more seats than there are keeps its turn: it would never come in if smaller ones went before it.
    private SeatRequest? TurnOf(FairLevel level, TimeSpan now) =>
        level.Next(RoomOf(level), now) is { } next && Fits(level, next.Seats) ? next : null;

    private static bool ComesBefore(FairLevel level, FairLevel other) => UseOf(level) < UseOf(other);

    private static double UseOf(FairLevel level) =>
        level.Settings.NominalSeats == 0
            ? double.PositiveInfinity
            : level.SeatsHeld / (double)level.Settings.NominalSeats;

    private void SeatFromQueue(FairLevel level, SeatRequest request, TimeSpan now)
    {
        Count(level, -1);
        level.Unqueue(request);
        Count(level, 1);
        if (level.Waiting == 0)
            _waited.Remove(level);
        Seat(level, request, now);
    }

    private void Seat(FairLevel level, SeatRequest request, TimeSpan now)
    {
        Count(level, -1);
        level.Seat(request, now);
        Count(level, 1);
    }

    private void RemoveIfLeft(FairLevel level)
    {
        if (level.Waiting == 0)
            _waited.Remove(level);
        if (!level.IsLeaving || !level.IsEmpty)
            return;
        Count(level, -1);
        _levels.Remove(level.Settings.Name);
    }

    // What a level adds to the sums; taken out before each change of it and put in after.
    private void Count(FairLevel level, int sign)
    {
        _spare += sign * (Lent(level) - Borrowed(level));
        _reserved += sign * Reserved(level);
    }

    private static int Lent(FairLevel level) =>
        Math.Min(level.Settings.LendableSeats, Math.Max(0, level.Settings.NominalSeats - level.SeatsHeld));

    private static int Borrowed(FairLevel level) =>
        level.Settings.IsExempt ? 0 : Math.Max(0, level.SeatsHeld - level.Settings.NominalSeats);

    private static int Reserved(FairLevel level) => Math.Min(Lent(level), level.SeatsWanted);
}
