using System.Collections.Immutable;
using System.Text;

namespace Arktos.Raft.Tests;

/// <summary>
/// Runs the commands of a script over a few replicas and a network that delivers when told. A command is a verb,
/// positional replicas or values, and name=value options:
/// <code>
///   cluster 3 [prevote=off] [checkquorum=off] [lease=off] [election=N] [append-bytes=N] [in-flight=N] …
///   campaign 1 | tick 1 [count=N] | propose 1 VALUE | read 1 ID | status | log 1
///   ready 1 (take a Ready, send what may go now) | persist 1 (write the oldest Ready, send the rest)
///   stabilize [1 2 …]  (ready, persist and deliver among these, or all, until nothing happens; quiet=on: no detail)
///   deliver 1 2 (everything queued from 1 to 2) | drop 1 2 | cut 1 2 (both ways, from now on) | heal
///   restart 1 | compact 1 INDEX | snapshot 1 3 (stream 1's snapshot to 3) | unreachable 1 3
///   transfer 1 2 (leadership, from 1 to 2)
///   cluster 3 learners=1 spares=2 (4 learns, 5 and 6 are no members yet)
///   members 1 voters=1,2,5 [learners=3] | configuration 1
///   hibernate 2 1 (2, by what 1 has committed) | wake 1 | lost 2 1 (2 is told that 1's store is dead)
///   patient 2 on | off (nobody waits at 2 for what is committed)
/// </code>
/// </summary>
internal sealed class ScriptRunner
{
    private readonly SortedDictionary<ulong, ScriptedReplica> _replicas = [];
    private readonly List<RaftMessage> _network = [];
    private readonly HashSet<(ulong, ulong)> _cut = [];
    private readonly Dictionary<string, Action<ScriptCommand>> _verbs;
    private StringBuilder _output = new();
    private bool _isQuiet;

    public ScriptRunner() =>
        _verbs = new Dictionary<string, Action<ScriptCommand>>
        {
            ["cluster"] = Cluster,
            ["campaign"] = command => Replica(command, 0).Group.Campaign(),
            ["tick"] = Tick,
            ["propose"] = Propose,
            ["read"] = command => Replica(command, 0).Group.RequestRead(command.Number(1)),
            ["status"] = _ => Status(),
            ["peers"] = Peers,
            ["members"] = Members,
            ["configuration"] = command => Print($"{command.Number(0)} {Replica(command, 0).Group.Configuration}"),
            ["log"] = Log,
            ["ready"] = command => TakeReady(command.Number(0)),
            ["persist"] = command => Persist(command.Number(0)),
            ["stabilize"] = Stabilize,
            ["deliver"] = command => Deliver(command.Number(0), command.Number(1)),
            ["drop"] = command =>
                Print(
                    "dropped "
                        + _network.RemoveAll(m => m.From.Value == command.Number(0) && m.To.Value == command.Number(1))
                ),
            ["cut"] = Cut,
            ["heal"] = _ => _cut.Clear(),
            ["restart"] = command => Replica(command, 0).Restart(),
            ["compact"] = command => Replica(command, 0).Log.CompactTo(new LogIndex(command.Number(1))),
            ["snapshot"] = Snapshot,
            ["transfer"] = command =>
                Print($"{Replica(command, 0).Group.TransferLeadership(new ReplicaId(command.Number(1)))}"),
            ["hibernate"] = Hibernate,
            ["wake"] = command => Replica(command, 0).Group.Wake(),
            ["lost"] = command => Replica(command, 0).Group.PeerStoreLost(new ReplicaId(command.Number(1))),
            ["patient"] = command => Replica(command, 0).Group.IsPatient = command.Word(1) == "on",
            ["unreachable"] = command => Replica(command, 0).Group.ReportUnreachable(new ReplicaId(command.Number(1))),
        };

    public string Execute(string line)
    {
        _output = new StringBuilder();
        var command = ScriptCommand.Parse(line);
        _isQuiet = command.Option("quiet") == "on";
        _verbs[command.Verb](command);
        return _output.ToString();
    }

    private void Cluster(ScriptCommand command)
    {
        _replicas.Clear();
        _network.Clear();
        var voters = Enumerable
            .Range(1, (int)command.Number(0))
            .Select(i => new ReplicaId((ulong)i))
            .ToImmutableArray();
        var learners = Enumerable
            .Range(voters.Length + 1, command.Option("learners", 0))
            .Select(i => new ReplicaId((ulong)i))
            .ToImmutableArray();
        var spares = Enumerable
            .Range(voters.Length + learners.Length + 1, command.Option("spares", 0))
            .Select(i => new ReplicaId((ulong)i));
        var first = new RaftConfiguration(voters) { Learners = learners };
        foreach (var replica in voters.Concat(learners).Concat(spares))
        {
            _replicas[replica.Value] = new ScriptedReplica(
                new RaftOptions
                {
                    Self = replica,
                    Configuration = first.IsMember(replica) ? first : new RaftConfiguration([]),
                    AllowsMembershipChanges = command.Option("spares") != "",
                    Seed = replica.Value,
                    PreVote = command.Option("prevote") != "off",
                    CheckQuorum = command.Option("checkquorum") != "off",
                    LeaseReads = command.Option("lease") != "off",
                    ElectionTicks = command.Option("election", 10),
                    AppendBytesMax = command.Option("append-bytes", 1 << 20),
                    InFlightAppendsMax = command.Option("in-flight", 256),
                    UncommittedBytesMax = command.Option("uncommitted", 1 << 20),
                    EntryBytesMax = command.Option("entry-bytes", 1 << 20),
                    PendingReadsMax = command.Option("pending-reads", 100),
                }
            );
        }
    }

    private void Tick(ScriptCommand command)
    {
        for (var i = 0; i < command.Option("count", 1); i++)
        {
            Replica(command, 0).Group.Tick();
        }
    }

    private void Propose(ScriptCommand command)
    {
        var result = Replica(command, 0).Group.Propose(Encoding.UTF8.GetBytes(command.Word(1)));
        Print(result.IsAccepted ? $"accepted {result.Index}/{result.Term}" : $"{result.Status} leader={result.Leader}");
    }

    private void Status()
    {
        foreach (var (id, replica) in _replicas)
        {
            var group = replica.Group;
            var lease = group.Role == RaftRole.Leader ? $" lease={(group.IsLeaseValid ? "yes" : "no")}" : "";
            Print(
                $"{id} {group.Role} term={group.Term} leader={group.Leader} last={group.LastIndex} "
                    + $"commit={group.CommitIndex} applied={group.Applied}{lease}{(group.IsAsleep ? " asleep" : "")}"
            );
        }
    }

    private void Peers(ScriptCommand command)
    {
        foreach (var peer in Replica(command, 0).Group.Peers)
        {
            Print(
                $"{peer.Replica} {peer.State}{(peer.IsLearner ? " learner" : "")} match={peer.Match} "
                    + $"next={peer.Next} in-flight={peer.AppendsInFlight}"
            );
        }
    }

    private void Hibernate(ScriptCommand command)
    {
        var (replica, leader) = (Replica(command, 0).Group, Replica(command, 1).Group);
        Print(replica.TryHibernate(leader.Term, leader.CommitIndex) ? "sleeps" : "is busy");
    }

    private void Members(ScriptCommand command)
    {
        var target = new RaftConfiguration(Replicas(command.Option("voters")))
        {
            Learners = Replicas(command.Option("learners")),
        };
        var result = Replica(command, 0).Group.ProposeMembers(target);
        Print(result.IsAccepted ? $"accepted {result.Index}/{result.Term}" : $"{result.Status} leader={result.Leader}");
    }

    private static ImmutableArray<ReplicaId> Replicas(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new ReplicaId(ulong.Parse(id)))];

    private void Log(ScriptCommand command)
    {
        var log = Replica(command, 0).Log;
        var entries =
            log.LastIndex < log.FirstIndex ? [] : log.Entries(log.FirstIndex, log.LastIndex.Next(), int.MaxValue);
        Print($"snapshot {log.Snapshot.Index}/{log.Snapshot.Term}: {ScriptText.Of(entries)}");
    }

    private void TakeReady(ulong id)
    {
        var replica = _replicas[id];
        if (!replica.Group.HasReady)
        {
            Print($"{id} has nothing ready");
            return;
        }

        var ready = replica.Group.TakeReady();
        Print($"{id} ready {ready.Number}{ScriptText.Of(ready)}");
        Send(ready.MessagesNow, "sends");
        replica.Unwritten.Enqueue(ready);
        replica.Apply(ready.EntriesToApply);
        if (ready.EntriesToApply.Count > 0)
        {
            replica.Group.AppliedTo(ready.EntriesToApply[^1].Index);
        }
    }

    private void Persist(ulong id)
    {
        var ready = _replicas[id].WriteNext();
        if (ready.MustPersist)
        {
            Print($"{id} persisted {ready.Number}");
        }

        Send(ready.MessagesAfterPersist, "then sends");
    }

    private void Send(IReadOnlyList<RaftMessage> messages, string how)
    {
        foreach (var message in messages)
        {
            var isCut = _cut.Contains((message.From.Value, message.To.Value));
            Print($"  {(isCut ? "loses" : how)} {ScriptText.Of(message)}");
            if (!isCut)
            {
                _network.Add(message);
            }
        }
    }

    private void Stabilize(ScriptCommand command)
    {
        var ids = command.Words.Count == 0 ? _replicas.Keys.ToList() : [.. command.Words.Select(ulong.Parse)];
        for (var hasChanged = true; hasChanged; )
        {
            hasChanged = false;
            foreach (var id in ids)
            {
                var replica = _replicas[id];
                while (replica.Group.HasReady || replica.Unwritten.Count > 0)
                {
                    hasChanged = true;
                    if (replica.Group.HasReady)
                    {
                        TakeReady(id);
                    }

                    Persist(id);
                }
            }

            foreach (
                var message in _network.Where(m => ids.Contains(m.From.Value) && ids.Contains(m.To.Value)).ToList()
            )
            {
                hasChanged = true;
                _network.Remove(message);
                _replicas[message.To.Value].Group.Step(message);
            }
        }
    }

    private void Deliver(ulong from, ulong to)
    {
        foreach (var message in _network.Where(m => m.From.Value == from && m.To.Value == to).ToList())
        {
            _network.Remove(message);
            Print($"delivers {ScriptText.Of(message)}");
            _replicas[to].Group.Step(message);
        }
    }

    private void Cut(ScriptCommand command)
    {
        _cut.Add((command.Number(0), command.Number(1)));
        _cut.Add((command.Number(1), command.Number(0)));
    }

    private void Snapshot(ScriptCommand command)
    {
        var (from, to) = (Replica(command, 0), Replica(command, 1));
        var metadata = from.Log.Snapshot with { Configuration = from.ConfigurationAt(from.Log.Snapshot.Index) };
        var (leader, follower) = (new ReplicaId(command.Number(0)), new ReplicaId(command.Number(1)));
        to.Group.Step(RaftMessage.OfSnapshot(leader, follower, from.Group.Term, metadata));
        from.Group.ReportSnapshot(follower, succeeded: true);
    }

    private ScriptedReplica Replica(ScriptCommand command, int position) => _replicas[command.Number(position)];

    private void Print(string line)
    {
        if (!_isQuiet)
        {
            _output.Append(line).Append('\n');
        }
    }
}
