using Arktos.Raft;

namespace Arktos.Simulation;

/// <summary>
/// Crashes, pauses, cuts off, compacts, hands leadership around, changes members, half of the time whoever leads.
/// </summary>
internal sealed class Nemesis
{
    private readonly World _world;

    public Nemesis(World world)
    {
        _world = world;
        Every(_world.Options.CrashEvery, () => Crash(AnyReplica()));
        Every(_world.Options.PartitionEvery, Partition);
        Every(_world.Options.PauseEvery, Pause);
        Every(_world.Options.CompactEvery, () => AnyReplica().Compact());
        Every(_world.Options.CampaignEvery, () => AnyReplica().Campaign());
        Every(_world.Options.TransferEvery, Transfer);
        Every(_world.Options.HibernateEvery, Hibernate);
        if (_world.Options.HibernateEvery > 0)
        {
            WatchStores();
        }

        if (_world.Options.Spares > 0)
        {
            Every(_world.Options.ChangeMembersEvery, ChangeMembers);
        }
    }

    private Chance Chance => _world.Chance;

    private int ElectionUnits => _world.Options.ElectionTicks * SimulationOptions.UnitsPerTick;

    /// <summary>Ends the trouble; what is down comes up.</summary>
    public void Stop()
    {
        _world.Network.Heal();
        foreach (var replica in _world.Replicas)
        {
            replica.Start();
        }
    }

    /// <summary>A leader has just been elected, or has just committed something.</summary>
    public void LeaderMatters(SimulatedReplica leader)
    {
        if (!_world.IsCalm && Chance.Percent(_world.Options.LeaderCrashPercent))
        {
            _world.Events.After(Chance.Of(0, 10, _world.Options.DelayMax), () => Crash(leader));
        }
    }

    private void Every(int mean, Action action)
    {
        if (mean == 0)
        {
            return;
        }

        _world.Events.After(
            Chance.Between(1, 2 * mean),
            () =>
            {
                if (!_world.IsCalm)
                {
                    action();
                    Every(mean, action);
                }
            }
        );
    }

    private SimulatedReplica AnyReplica()
    {
        var leader = _world.Replicas.FirstOrDefault(replica => replica.IsLeader);
        return leader is not null && Chance.Percent(50) ? leader : Chance.Of<SimulatedReplica>(_world.Replicas);
    }

    private void Crash(SimulatedReplica victim)
    {
        if (_world.IsCalm)
        {
            return;
        }

        victim.Crash();
        _world.Trace($"crash {victim.Id}");
        var downFor = Chance.Percent(50) ? Chance.Between(1, 200) : Chance.Between(1, 2 * ElectionUnits);
        _world.Events.After(
            downFor,
            () =>
            {
                _world.Trace($"start {victim.Id}");
                victim.Start();
            }
        );
    }

    private void Pause()
    {
        var victim = AnyReplica();
        _world.Trace($"pause {victim.Id}");
        victim.Pause(Chance.Between(1, 3 * ElectionUnits));
    }

    /// <summary>
    /// Sometimes the old leader hears nothing from then on: it must know by itself that its lease has ended.
    /// </summary>
    private void Transfer()
    {
        if (_world.Replicas.FirstOrDefault(replica => replica.IsLeader) is { } leader)
        {
            leader.TransferLeadership(Chance.Of<SimulatedReplica>(_world.Replicas).Id);
            if (Chance.Percent(40))
            {
                _world.Events.After(Chance.Between(1, 2 * _world.Options.DelayMax), () => CutOff(leader.Id));
            }
        }
    }

    /// <summary>One comes, goes or changes sides, or all are drawn anew.</summary>
    private void ChangeMembers()
    {
        var leaders = _world.Replicas.Where(replica => replica.IsLeader).ToArray();
        if (leaders.Length == 0)
        {
            return;
        }

        var leader = Chance.Of<SimulatedReplica>(leaders);
        var current = leader.Group!.Configuration;
        var isAnyDrawn = Chance.Percent(50);
        var changed = Chance.Of<SimulatedReplica>(_world.Replicas).Id;
        List<ReplicaId> voters = [],
            learners = [];
        foreach (var replica in _world.Replicas)
        {
            var isDrawn = isAnyDrawn || replica.Id == changed;
            var lot = Chance.Below(10);
            var (votes, learns) = isDrawn
                ? (lot < 5, lot is 5 or 6)
                : (current.Voters.Contains(replica.Id), current.IsLearner(replica.Id));
            (
                votes ? voters
                : learns ? learners
                : []
            ).Add(replica.Id);
        }

        if (voters.Count > 0)
        {
            leader.ChangeMembers(new RaftConfiguration([.. voters]) { Learners = [.. learners] });
        }
    }

    private void Hibernate()
    {
        if (_world.Replicas.FirstOrDefault(replica => replica.IsLeader) is { } leader)
        {
            leader.Hibernate(leader.Group!.Term, leader.Group.CommitIndex);
            if (Chance.Percent(20))
            {
                _world.Events.After(Chance.Between(1, 3 * _world.Options.DelayMax), () => CutOff(leader.Id));
            }
        }
    }

    /// <summary>What stores tell each other outside of the groups: who is found silent is lost.</summary>
    private void WatchStores() =>
        _world.Events.After(
            ElectionUnits / 2,
            () =>
            {
                foreach (var replica in _world.Replicas)
                {
                    foreach (
                        var peer in _world.Replicas.Where(peer =>
                            !peer.IsUp || peer.IsPaused || _world.Network.IsBlocked(peer.Id, replica.Id)
                        )
                    )
                    {
                        replica.PeerStoreLost(peer.Id);
                    }
                }

                WatchStores();
            }
        );

    private void CutOff(ReplicaId victim)
    {
        if (!_world.IsCalm)
        {
            Partition(kind: 0, victim, electionTimeoutsMax: 6);
        }
    }

    private void Partition() => Partition(Chance.Below(4), AnyReplica().Id, electionTimeoutsMax: 3);

    private void Partition(int kind, ReplicaId victim, int electionTimeoutsMax)
    {
        _world.Network.Heal();
        _world.Trace($"partition {kind} {victim}");
        var side = _world.Replicas.ToDictionary(replica => replica.Id, _ => Chance.Percent(50));
        foreach (var from in _world.Replicas)
        {
            foreach (var to in _world.Replicas)
            {
                var isBlocked = kind switch
                {
                    0 => from.Id == victim || to.Id == victim,
                    1 => side[from.Id] != side[to.Id],
                    2 => from.Id == victim && side[to.Id],
                    _ => Chance.Percent(30),
                };
                if (isBlocked && from != to)
                {
                    _world.Network.Block(from.Id, to.Id);
                }
            }
        }

        _world.Events.After(
            Chance.Between(1, electionTimeoutsMax * ElectionUnits),
            () =>
            {
                _world.Trace("heal");
                _world.Network.Heal();
            }
        );
    }
}
