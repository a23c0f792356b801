using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.Store.Streams;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Simulation.Stores.Roaming;

/// <summary>
/// A watch of a range of the tenant that moves, from store to store and from partition to partition: it must see every
/// event once, in order. It does what <see cref="WatchStream"/> and <c>KeyspaceClient</c> do, with maps that may be
/// old. One of a range that has come to be in several partitions has come to its end: whoever goes on watches all of
/// them.
/// </summary>
internal sealed class RoamingWatcher(StoreWorld world, KeyRange range)
{
    private readonly KeyMatcher _keys = new(
        new WatchRequest { Key = ByteString.CopyFrom(range.Begin), End = ByteString.CopyFrom(range.End) }
    );

    private readonly List<PartitionEvent> _events = [];
    private PartitionRouter _router = new(world.Map.Current);
    private PartitionId? _partition;
    private RunningStore? _running;
    private PartitionReplica? _replica;
    private EventCursor? _cursor;
    private Revision _after;

    /// <summary>It was told that the tenant is elsewhere.</summary>
    private bool _looksOn;
    private bool _isOver;
    private int _next;

    private List<ReferenceEvent> Events => world.Roaming!.EventsIn(range);

    public Revision Position { get; private set; }

    /// <summary>Whether it has seen all events, or they were compacted away, or it has come to its end.</summary>
    public bool HasSeen(int target) => _isOver || _next >= target;

    public int Target => Events.Count;

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
        if (world.IsCalm || world.Chance.Percent(30))
        {
            _router = new PartitionRouter(world.Map.Current);
        }

        if (_isOver)
        {
            return;
        }

        if (!world.IsCalm && Events.Count > 0 && world.Chance.Percent(3))
        {
            ComeLate();
        }

        if (_router.MovedAs(range) is not { } name)
        {
            // What it was told until it looks on, or was somewhere, is whole; that was checked.
            _isOver = _looksOn || _partition is null;
            if (_isOver)
            {
                return;
            }

            name = RoamingTenant.Name;
        }

        if (_looksOn)
        {
            if (_router.NextStop(name, _partition!.Value, Position) is not { } next)
            {
                return;
            }

            (_partition, Position, _running, _looksOn) = (
                next.Partition,
                Revision.Max(Position, next.From),
                null,
                false
            );
        }

        if (_partition is null || _router.MovedAs(range) is not null && world.Chance.Percent(3))
        {
            var stop = _router.StopsOf(name, Position).First();
            (_partition, Position, _running) = (stop.Partition, Revision.Max(Position, stop.From), null);
            CheckClosed();
        }

        var isLost = _running is null || world.Stores.All(s => s.Running != _running);
        if (isLost || world.Chance.Percent(5))
        {
            _running = world.Chance.Of<SimulatedStore>(world.Stores).Running;
            _replica = _running?.Find(_partition.Value);
            if (_replica is null)
            {
                _running = null;
                return;
            }

            _after = Position;
            _cursor = new EventCursor(_running!.Database, _replica.Keyspace, Position);
        }

        var isThere = _cursor!.TryRead(
            world.Chance.Percent(30) ? 100 : world.Chance.Between(1, 6),
            _events,
            out var through
        );
        if (_replica!.IsHalted)
        {
            _running = null;
            return;
        }

        if (!isThere)
        {
            Compacted(through);
            return;
        }

        var closed = _cursor.Position;
        var bound = _keys.BoundOf(_replica.Keyspace, _after);
        var last = bound.OutcomeAt(closed);
        if (last == WatchResponse.Types.Outcome.Lagging)
        {
            _running = null;
            return;
        }

        if (last == WatchResponse.Types.Outcome.Compacted)
        {
            Compacted(bound.End);
            return;
        }

        foreach (var e in _events.Where(e => bound.Admits(e.Revision) && _keys.Matches(e.Key)))
        {
            Saw(
                new ReferenceEvent(
                    e.Revision,
                    e.Kind,
                    ReferenceKeyspace.Text(e.Key.Span),
                    ReferenceKeyspace.Text(e.Item.Value.Span),
                    e.Previous is { } previous ? ReferenceKeyspace.Text(previous.Value.Span) : null
                )
            );
        }

        _looksOn = last is not null;
        Position = Revision.Max(Position, _looksOn ? bound.End : closed);
        CheckClosed();
    }

    private void Saw(ReferenceEvent seen)
    {
        var expected = _next < Events.Count ? Events[_next] : null;
        SimulationFailure.Unless(
            expected == seen,
            $"a watch of the roaming tenant in partition {_partition} after {Position} sees {seen}, must see {expected}"
        );
        _next++;
        world.EventsWatched++;
    }

    private void CheckClosed() =>
        SimulationFailure.Unless(
            _next >= Events.Count || Events[_next].Revision > Position,
            $"a watch of {range.Resource}/{range.Namespace} of the roaming tenant in partition "
                + $"{_partition} is told that {Position} is closed and was "
                + $"not told of {(_next < Events.Count ? Events[_next] : null)}"
        );

    /// <summary>As a client does: reads the state where the tenant is now, watches from there on.</summary>
    private void Compacted(Revision oldest)
    {
        SimulationFailure.Unless(
            oldest > Position,
            $"a watch of the roaming tenant after {Position} is told that {oldest} is the oldest there is"
        );
        world.WatchesCompacted++;
        (_running, _partition, _next) = (null, null, Events.Count);
        if (Events.Count > 0)
        {
            Position = Events[^1].Revision;
        }
    }

    /// <summary>Another watch begins, some time ago.</summary>
    private void ComeLate()
    {
        Position = Events[Math.Max(0, Events.Count - 1 - world.Chance.Below(60))].Revision;
        _next = Events.FindIndex(e => e.Revision > Position);
        if (_next < 0)
        {
            _next = Events.Count;
        }

        (_partition, _running, _looksOn) = (null, null, false);
    }
}
