using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>
/// Holds what one watch of a whole partition is told against what happened: every event once, in order.
/// </summary>
internal sealed class WatchJudge(StoreWorld world, SimulatedPartition partition)
{
    private int _next;

    public Revision Position { get; private set; }

    public void Saw(ReferenceEvent seen)
    {
        var expected = _next < partition.Reference.Events.Count ? partition.Reference.Events[_next] : null;
        SimulationFailure.Unless(
            expected == seen,
            $"partition {partition.Id}: a watch after {Position} sees {seen}, must see {expected}"
        );
        _next++;
        world.EventsWatched++;
    }

    /// <summary>No event up to there will still come.</summary>
    public void Closed(Revision revision)
    {
        Position = Revision.Max(Position, revision);
        SimulationFailure.Unless(
            _next >= partition.Reference.Events.Count || partition.Reference.Events[_next].Revision > Position,
            $"partition {partition.Id}: a watch is told that {Position} is closed and was not told of "
                + $"{(_next < partition.Reference.Events.Count ? partition.Reference.Events[_next] : null)}"
        );
    }

    /// <summary>As a client does: reads the state there, watches from there on.</summary>
    public void Compacted(Revision oldest)
    {
        SimulationFailure.Unless(
            oldest > Position,
            $"partition {partition.Id}: a watch after {Position} is told that {oldest} is the oldest there is"
        );
        world.WatchesCompacted++;
        MoveTo(oldest);
    }

    /// <summary>Begins there, with what happened before unseen.</summary>
    public void MoveTo(Revision revision)
    {
        Position = revision;
        _next = partition.Reference.Events.FindIndex(e => e.Revision > revision);
        if (_next < 0)
            _next = partition.Reference.Events.Count;
    }
}
