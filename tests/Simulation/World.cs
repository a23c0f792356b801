using System.Collections.Immutable;
using Arktos.Raft;

namespace Arktos.Simulation;

/// <summary>
/// One run: replicas, network, disks, clients and trouble in one thread, from one seed. Running it again is the same
/// run.
/// </summary>
internal sealed class World
{
    private const int TraceLinesMax = 300;
    private readonly Queue<string> _trace = new();
    private readonly bool _isTraced;
    private ulong _lastValue;
    private ulong _lastRead;
    private int _eventCount;

    public World(ulong seed, SimulationOptions options, bool isTraced = false)
    {
        Seed = seed;
        Options = options;
        _isTraced = isTraced;
        Chance = new Chance(seed);
        Network = new SimulatedNetwork(this);
        var voters = Enumerable.Range(1, options.Voters).Select(i => new ReplicaId((ulong)i)).ToImmutableArray();
        var spares = Enumerable.Range(options.Voters + 1, options.Spares).Select(i => new ReplicaId((ulong)i));
        Replicas = [.. voters.Select(voter => new SimulatedReplica(this, voter, new RaftConfiguration(voters)))];
        Replicas =
        [
            .. Replicas,
            .. spares.Select(spare => new SimulatedReplica(this, spare, new RaftConfiguration([]))),
        ];
        foreach (var replica in Replicas)
        {
            replica.Start();
        }

        Nemesis = new Nemesis(this);
        ScheduleWrites();
        ScheduleReads();
    }

    public ulong Seed { get; }

    public SimulationOptions Options { get; }

    public Chance Chance { get; }

    public EventQueue Events { get; } = new();

    public SimulatedNetwork Network { get; }

    public History History { get; } = new();

    public Nemesis Nemesis { get; }

    public SimulatedReplica[] Replicas { get; }

    public int EventCount => _eventCount;

    /// <summary>Whether trouble is over: disks and network are quick, clients moderate.</summary>
    public bool IsCalm { get; private set; }

    public SimulatedReplica Replica(ReplicaId id) => Replicas[(int)id.Value - 1];

    /// <summary>A value that two runs of one seed must agree on.</summary>
    public string Fingerprint =>
        $"{Events.Now} {_eventCount} {Chance.Next():x} {History.LastCommitted} {History.Writes} {History.Reads} "
        + string.Join(' ', Replicas.Select(replica => $"{replica.Group?.Term}/{replica.Applied}"));

    /// <summary>Trouble, then calm, in which the group must get going again.</summary>
    /// <exception cref="SimulationFailure">With the command that replays it.</exception>
    public void Run()
    {
        try
        {
            while (_eventCount < Options.EventsMax)
            {
                Step();
            }

            Recover();
        }
        catch (Exception failure) when (failure is SimulationFailure or InvariantBrokenException)
        {
            foreach (var replica in Replicas.Where(replica => replica.Group is not null))
            {
                var group = replica.Group!;
                Trace(
                    $"replica {replica.Id}: {group.Role} term {group.Term} leader {group.Leader} last "
                        + $"{group.LastIndex} commit {group.CommitIndex} applied {group.Applied} {group.Configuration}"
                );
            }

            var trace = string.Join('\n', _trace);
            throw new SimulationFailure(
                $"Seed {Seed} at event {_eventCount}, time {Events.Now}: {failure.Message}\nReplay: "
                    + $"hack/simulate.sh {Seed} 1\n{Options}\n{trace}\n{failure.StackTrace}"
            )
            {
                IsOfLiveness = failure is SimulationFailure { IsOfLiveness: true },
            };
        }
    }

    public void Trace(string line)
    {
        if (_isTraced)
        {
            _trace.Enqueue($"{Events.Now, 8} {line}");
            if (_trace.Count > TraceLinesMax)
            {
                _trace.Dequeue();
            }
        }
    }

    public void Deliver(RaftMessage message)
    {
        if (_isTraced)
        {
            Trace(
                $"{message.Kind} {message.From}->{message.To} term {message.Term} at "
                    + $"{message.Index}/{message.LogTerm} +{message.Entries.Count} commit {message.Commit} reject "
                    + $"{message.Reject} hint {message.RejectHint} round {message.Context}"
            );
        }

        Replica(message.To).Deliver(message);
    }

    /// <summary>
    /// Liveness: within 60 election timeouts of calm, something new is committed and applied everywhere.
    /// </summary>
    private void Recover()
    {
        Trace("calm");
        IsCalm = true;
        Nemesis.Stop();
        var electionUnits = Options.ElectionTicks * SimulationOptions.UnitsPerTick;
        var deadline = Events.Now + (60L * electionUnits);
        var countFrom = Events.Now + (10L * electionUnits);
        var writesBefore = int.MaxValue;
        LogIndex? target = null;
        var isShutDown = false;
        while (
            target is not { } index || Members() is not { } members || members.Any(replica => replica.Applied < index)
        )
        {
            if (Events.Now >= deadline)
            {
                var what = target is null ? "nothing new is committed" : "a replica stays behind";
                throw new SimulationFailure($"no progress after healing: {what}") { IsOfLiveness = true };
            }

            Step();

            // Acknowledgements of writes from before may still be on their way: those do not count.
            if (writesBefore == int.MaxValue && Events.Now >= countFrom)
            {
                writesBefore = History.Writes;
            }

            if (!Options.ToleratesRemoved && !isShutDown && Events.Now >= countFrom)
            {
                isShutDown = TryShutDownRemoved();
            }

            if (target is null && History.Writes > writesBefore)
            {
                target = History.Shown;
            }
        }
    }

    /// <summary>As their newest leader sees it; null while none is sure of it.</summary>
    private SimulatedReplica[]? Members()
    {
        if (Options.Spares == 0)
        {
            return Replicas;
        }

        var leader = Replicas.Where(replica => replica.IsLeader).MaxBy(replica => replica.Group!.Term);
        return leader?.Group!.State.Leadership is not { MayChangeMembers: true } || leader.Group.Configuration.IsJoint
            ? null
            : [.. Replicas.Where(replica => leader.Group.Configuration.IsMember(replica.Id))];
    }

    /// <summary>
    /// Only once the others lead themselves: until then they may need its vote to learn that it was removed.
    /// </summary>
    private bool TryShutDownRemoved()
    {
        var members = Members();
        foreach (var replica in Replicas.Except(members ?? Replicas))
        {
            replica.Crash();
        }

        return members is not null;
    }

    private void Step()
    {
        _eventCount++;
        Events.RunNext();
    }

    private void ScheduleWrites() =>
        Events.After(
            Chance.Between(1, 2 * (IsCalm ? 300 : Options.WriteEvery)),
            () =>
            {
                AnyServer().Write(++_lastValue);
                ScheduleWrites();
            }
        );

    private void ScheduleReads() =>
        Events.After(
            Chance.Between(1, 2 * Options.ReadEvery),
            () =>
            {
                AnyServer().Read(++_lastRead);
                ScheduleReads();
            }
        );

    /// <summary>Clients mostly know a leader, or what they take for one.</summary>
    private SimulatedReplica AnyServer()
    {
        var leaders = Replicas.Where(replica => replica.IsLeader).ToArray();
        return leaders.Length > 0 && Chance.Percent(90)
            ? Chance.Of<SimulatedReplica>(leaders)
            : Chance.Of<SimulatedReplica>(Replicas);
    }
}
