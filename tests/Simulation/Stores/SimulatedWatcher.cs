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
    private readonly WatchJudge _judge = new(world, partition);
    private readonly SimulatedWatchGroup _shared = new(world, partition);

    public Revision Position => _judge.Position;

    public void Begin() =>
        world.Events.After(
            world.Chance.Between(1, 4 * world.Options.TickMs),
            () =>
            {
                Poll();
                _shared.Poll();
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

            _cursor = new EventCursor(_running!.Database, _replica.Keyspace, _judge.Position);
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
            _judge.Compacted(through);
            _cursor = new EventCursor(_running!.Database, _replica.Keyspace, _judge.Position);
            return;
        }

        foreach (var e in _events)
            _judge.Saw(
                new ReferenceEvent(
                    e.Revision,
                    e.Kind,
                    ReferenceKeyspace.Text(e.Key.Span),
                    ReferenceKeyspace.Text(e.Item.Value.Span),
                    e.Previous is { } previous ? ReferenceKeyspace.Text(previous.Value.Span) : null
                )
            );
        _judge.Closed(through);
        SimulationFailure.Unless(
            _cursor!.Position == _judge.Position,
            $"partition {partition.Id}: a watch read through {through} and stands at {_cursor.Position}"
        );
    }
}
