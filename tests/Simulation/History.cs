using System.Buffers.Binary;
using Arktos.Raft;

namespace Arktos.Simulation;

/// <summary>
/// Everything that was ever true in a run, as an observer outside of it sees, and what must hold of it: one leader a
/// term, log matching, leader completeness, state machine safety (thesis figure 3.2), and linearizable reads and
/// writes.
/// </summary>
internal sealed class History
{
    private readonly Dictionary<Term, ReplicaId> _leaders = [];
    private readonly Dictionary<(LogIndex Index, Term Term), (Term Previous, ulong Value)> _entries = [];
    private readonly Dictionary<LogIndex, (Term Term, Term CommittedIn)> _committed = [];

    // Acknowledged writes and answered reads have shown every client the log up to here.
    private LogIndex _shown;

    public int Writes { get; private set; }

    public int Reads { get; private set; }

    public int Snapshots { get; private set; }

    public int Transfers { get; set; }

    public int Sleeps { get; set; }

    public int MemberChanges { get; set; }

    public int Terms => _leaders.Count;

    public LogIndex LastCommitted { get; private set; }

    public LogIndex Shown => _shown;

    /// <summary>Whether this is a new reign.</summary>
    public bool Leads(ReplicaId replica, RaftGroup group)
    {
        var isNew = _leaders.TryAdd(group.Term, replica);
        if (isNew)
        {
            CheckCompleteness(replica, group);
        }

        SimulationFailure.Unless(
            _leaders[group.Term] == replica,
            $"both {_leaders[group.Term]} and {replica} lead in term {group.Term}"
        );
        return isNew;
    }

    /// <summary>
    /// Log matching: (index, term) stands for one entry after one other, so by induction for one prefix.
    /// </summary>
    public void Holds(ReplicaId replica, in LogEntry entry, Term previous)
    {
        var fact = (previous, Value(entry));
        if (!_entries.TryAdd((entry.Index, entry.Term), fact))
        {
            SimulationFailure.Unless(
                _entries[(entry.Index, entry.Term)] == fact,
                $"replica {replica} holds another {entry.Index}/{entry.Term}"
            );
        }
    }

    public void Committed(ReplicaId replica, LogIndex index, Term term, Term inTerm)
    {
        if (_committed.TryAdd(index, (term, inTerm)))
        {
            LastCommitted = LogIndex.Max(LastCommitted, index);
        }

        SimulationFailure.Unless(
            _committed[index].Term == term,
            $"replica {replica} has {index}/{term} committed, it was {index}/{_committed[index].Term}"
        );
    }

    public void Applied(ReplicaId replica, in LogEntry entry)
    {
        SimulationFailure.Unless(
            _committed.TryGetValue(entry.Index, out var committed),
            $"replica {replica} applies {entry.Index}, which is not committed"
        );
        SimulationFailure.Unless(
            committed.Term == entry.Term,
            $"replica {replica} applies {entry.Index}/{entry.Term}, committed is term {committed.Term}"
        );
        SimulationFailure.Unless(
            _entries[(entry.Index, entry.Term)].Value == Value(entry),
            $"replica {replica} applies another value at {entry.Index}"
        );
    }

    public void WriteAcknowledged(LogIndex index, Term term, ulong value)
    {
        Writes++;
        SimulationFailure.Unless(
            _entries[(index, term)].Value == value,
            $"the write acknowledged at {index} is another"
        );
        _shown = LogIndex.Max(_shown, index);
    }

    public void ReadAnswered(ReplicaId replica, LogIndex confirmed, LogIndex observed, LogIndex shownAtRequest)
    {
        Reads++;
        SimulationFailure.Unless(
            confirmed >= shownAtRequest,
            $"replica {replica} read at {confirmed}, clients had seen {shownAtRequest} before"
        );
        _shown = LogIndex.Max(_shown, observed);
    }

    public void SnapshotInstalled(ReplicaId replica, SnapshotMetadata snapshot)
    {
        Snapshots++;
        SimulationFailure.Unless(
            _committed.TryGetValue(snapshot.Index, out var committed) && committed.Term == snapshot.Term,
            $"replica {replica} installs {snapshot.Index}/{snapshot.Term}, which is not committed"
        );
    }

    public static ulong Value(in LogEntry entry) =>
        entry.Data.Length == 0 ? 0
        : entry.Kind == EntryKind.Configuration ? Hash(entry.Data.Span)
        : BinaryPrimitives.ReadUInt64LittleEndian(entry.Data.Span);

    private static ulong Hash(ReadOnlySpan<byte> data)
    {
        var hash = 14695981039346656037;
        foreach (var value in data)
        {
            hash = (hash ^ value) * 1099511628211;
        }

        return hash;
    }

    /// <summary>A leader holds every entry that was committed in an earlier term.</summary>
    private void CheckCompleteness(ReplicaId replica, RaftGroup group)
    {
        var log = group.State.Log;
        for (var index = log.FirstIndex; index <= LastCommitted; index = index.Next())
        {
            if (_committed.TryGetValue(index, out var committed) && committed.CommittedIn < group.Term)
            {
                var holds = log.TryTermAt(index, out var term) && term == committed.Term;
                SimulationFailure.Unless(
                    holds,
                    $"replica {replica} leads term {group.Term} without {index}/{committed.Term}, committed in term "
                        + $"{committed.CommittedIn}"
                );
            }
        }
    }
}
