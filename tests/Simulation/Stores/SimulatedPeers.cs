using Arktos.Raft;
using Arktos.Store.Replication;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>
/// What one running store hears of the others where partitions sleep: <see cref="PeerStream"/>,
/// <see cref="SpeakingStores"/>, <see cref="StoreLiveness"/> and <see cref="StoreWatch"/>, with events in place of
/// connections and timers. Streams are as over TCP there: nothing comes by one that has ended.
/// </summary>
internal sealed class SimulatedPeers
{
    private readonly StoreWorld _world;
    private readonly SimulatedStore _store;
    private readonly RunningStore _running;
    private readonly LivenessOptions _liveness;
    private readonly StoreWatch _watch;
    private readonly SpeakingStores _speaking;
    private readonly Dictionary<(uint Store, ulong Process), PeerStream> _streams = [];
    private readonly Dictionary<uint, (ulong Process, long At)> _heard = [];

    public SimulatedPeers(
        StoreWorld world,
        SimulatedStore store,
        RunningStore running,
        Func<IEnumerable<PartitionReplica>> replicas
    )
    {
        (_world, _store, _running) = (world, store, running);
        _speaking = new SpeakingStores(store.Clock);
        _liveness = LivenessOptions.Of(
            TimeSpan.FromMilliseconds(world.Options.AliveMs),
            TimeSpan.FromMilliseconds(world.Options.ElectionMs)
        );
        _watch = new StoreWatch(new StoreLiveness(_liveness, store.Clock), replicas, ((IReplicaHost)running).Post);
    }

    private long Now => _world.Events.Now;

    /// <summary>As <c>StoreHost</c> does, for as long as the store runs.</summary>
    public void Watch() =>
        _running.After(
            _world.Options.AliveMs,
            () =>
            {
                if (Now < _store.FrozenUntil)
                {
                    _world.Events.At(_store.FrozenUntil, Watch);
                    return;
                }

                Watch();
                foreach (var other in _world.Stores.Where(other => other != _store))
                {
                    if (
                        _world.Options.TellsBrokenStreams
                        && other.RefusesConnections
                        && !_world.Network.IsLost(_store.Id, other.Id)
                    )
                    {
                        _watch.Lost(new StoreId(other.Id));
                    }

                    _world.Network.Send(_store.Id, other.Id, _running.Process, []);
                }

                _watch.TellOfSilent();
                _running.CheckSleepers();
            }
        );

    public void Take(uint from, ulong process, List<(PartitionId Partition, RaftMessage Message)> batch)
    {
        if (!_streams.TryGetValue((from, process), out var stream))
        {
            _streams[(from, process)] = stream = new PeerStream(_speaking, _watch, _running.Post);
        }

        if (stream.TryTake(new StoreId(from), process, batch))
        {
            _heard[from] = (process, Now);
        }
    }

    /// <summary>After the last batch that came by it.</summary>
    public void StreamEnded(uint from, ulong process)
    {
        if (_streams.Remove((from, process), out var stream))
        {
            stream.Dispose();
        }
    }

    /// <summary>Of the process that spoke as the store last.</summary>
    public ulong ProcessHeardOf(uint store) => _heard.GetValueOrDefault(store).Process;

    /// <summary>
    /// Whoever sleeps under a leader whose store, or that process of it, says nothing any more is awake soon after that
    /// is known.
    /// </summary>
    public void Check(ReplicaView view, PartitionReplica replica)
    {
        var group = replica.Group;
        var leader = _heard.GetValueOrDefault(group.Leader.Store().Value);
        var isForsaken =
            group.IsAsleep
            && group.Role == RaftRole.Follower
            && Now >= _store.PausedUntil
            && (leader.Process != view.LeaderProcess || Now - leader.At > _liveness.PatienceMax.TotalMilliseconds);
        view.ForsakenSince = isForsaken ? view.ForsakenSince ?? Now : null;
        SimulationFailure.Unless(
            Now - (view.ForsakenSince ?? Now) <= 2 * _world.Options.PollDelayMaxMs,
            $"store {_store.Id}, partition {replica.Id}: sleeps on though its leader {group.Leader} is gone since "
                + $"{view.ForsakenSince}"
        );
    }
}
