using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.Store.Streams;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>
/// A watch of a whole partition that goes from store to store and must see every event once, in order.
/// </summary>
internal sealed class SimulatedWatcher(StoreWorld world, SimulatedPartition partition)
{
    private readonly List<PartitionEvent> _events = [];
    private RunningStore? _running;
    private PartitionReplica? _replica;
    private EventCursor? _cursor;
    private int _next;

    public Revision Position { get; private set; }

    public void Begin() =>
        world.Events.After(
            world.Chance.Between(1, 4 * world.Options.TickMs),
            () =>
            {
                Poll();
                Begin();
            }
        );

    private void Poll()
    {
        var isLost = _running is null || world.Stores.All(s => s.Running != _running);
        if (isLost || world.Chance.Percent(5))
        {
            _running = world.Chance.Of<SimulatedStore>(world.Stores).Running;
            _replica = _running?.Find(partition.Id);
            if (_replica is null)
            {
                _running = null;
                return;
            }

            _cursor = new EventCursor(_running!.Database, _replica.Keyspace, Position);
        }

        var isThere = _cursor!.TryRead(world.Chance.Between(1, 6), _events, out var through);
        if (_replica!.IsHalted)
        {
            // As WatchStream does: what was read is not sent, the watcher goes elsewhere.
            _running = null;
            return;
        }

        if (!isThere)
        {
            SimulationFailure.Unless(
                through > Position,
                $"partition {partition.Id}: a watch after {Position} is told that {through} is the oldest there is"
            );
            // As a client does: reads the state there, watches from there on.
            world.WatchesCompacted++;
            MoveTo(through);
            _cursor = new EventCursor(_running!.Database, _replica.Keyspace, Position);
            return;
        }

        Compare(through);
    }

    private void Compare(Revision through)
    {
        var before = Position;
        foreach (var e in _events)
        {
            var expected = _next < partition.Reference.Events.Count ? partition.Reference.Events[_next] : null;
            var seen = new ReferenceEvent(
                e.Revision,
                e.Kind,
                ReferenceKeyspace.Text(e.Key.Span),
                ReferenceKeyspace.Text(e.Item.Value.Span),
                e.Previous is { } previous ? ReferenceKeyspace.Text(previous.Value.Span) : null
            );
            SimulationFailure.Unless(
                expected == seen,
                $"partition {partition.Id}: a watch after {before} sees {seen}, must see {expected}"
            );
            _next++;
            world.EventsWatched++;
        }

        SimulationFailure.Unless(
            _cursor!.Position == Revision.Max(before, through),
            $"partition {partition.Id}: a watch after {before} read through {through} and stands at {_cursor.Position}"
        );
        Position = _cursor.Position;
        SimulationFailure.Unless(
            _next >= partition.Reference.Events.Count || partition.Reference.Events[_next].Revision > Position,
            $"partition {partition.Id}: a watch is told that {Position} is closed and was not told of "
                + $"{(_next < partition.Reference.Events.Count ? partition.Reference.Events[_next] : null)}"
        );
    }

    private void MoveTo(Revision revision)
    {
        Position = revision;
        while (_next < partition.Reference.Events.Count && partition.Reference.Events[_next].Revision <= revision)
        {
            _next++;
        }
    }
}
