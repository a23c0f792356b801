namespace Arktos.Raft;

/// <summary>
/// The log as the algorithm sees it: the stable log, and after it (or over its tail) what is not known to be durable.
/// <code>
///   stable.FirstIndex        Durable  Durable+1                  LastIndex
///   | stable                       |  | unstable                         |
///   Applied &lt;= HandedToApply &lt;= min(Commit, Durable);  HandedToPersist &lt;= LastIndex;  Commit &lt;= LastIndex
/// </code>
/// While a snapshot waits to be installed it hides the stable log: FirstIndex = snapshot + 1, Durable = 0.
/// </summary>
internal sealed class ReplicaLog
{
    private readonly IRaftLog _stable;
    private readonly int _applyBytesMax;
    private readonly List<LogEntry> _unstable = [];
    private readonly Queue<PendingWrite> _pendingWrites = new();
    private readonly Queue<(LogIndex Through, long Bytes)> _applying = new();
    private LogIndex _unstableFrom;
    private LogIndex _handedToPersist;
    private SnapshotMetadata? _incoming;
    private bool _incomingIsHandedOut;
    private long _applyingBytes;

    public ReplicaLog(RaftOptions options, IRaftLog stable)
    {
        _stable = stable;
        _applyBytesMax = options.ApplyBytesMax;
        Durable = stable.LastIndex;
        _unstableFrom = Durable.Next();
        _handedToPersist = Durable;

        // A commit that was not synced may be behind what was applied and flushed, or compacted.
        Applied = LogIndex.Max(options.Applied, stable.Snapshot.Index);
        Commit = LogIndex.Max(options.InitialHardState.Commit, Applied);
        HandedToApply = Applied;
        Invariant.Holds(
            Commit <= LastIndex,
            $"commit {Commit} is beyond the end of the log {LastIndex}: acknowledged entries are missing"
        );
    }

    public LogIndex Commit { get; private set; }

    public LogIndex Applied { get; private set; }

    public LogIndex HandedToApply { get; private set; }

    /// <summary>Everything up to here is on this replica's disk, as it is in this log.</summary>
    public LogIndex Durable { get; private set; }

    public LogIndex FirstIndex => _incoming is { } snapshot ? snapshot.Index.Next() : _stable.FirstIndex;

    public LogIndex LastIndex => new(_unstableFrom.Value + (ulong)_unstable.Count - 1);

    public Term LastTerm => TermAt(LastIndex);

    public SnapshotMetadata StableSnapshot => _stable.Snapshot;

    public bool HasToPersist => _handedToPersist < LastIndex || (_incoming is not null && !_incomingIsHandedOut);

    public bool HasToApply =>
        ApplicableThrough > HandedToApply && (_applyingBytes == 0 || _applyingBytes < _applyBytesMax);

    private LogIndex ApplicableThrough => LogIndex.Min(Commit, Durable);

    public bool TryTermAt(LogIndex index, out Term term)
    {
        term = default;
        if (index >= _unstableFrom)
        {
            if (index > LastIndex)
            {
                return false;
            }

            term = _unstable[(int)(index - _unstableFrom)].Term;
            return true;
        }

        if (_incoming is { } incoming)
        {
            term = incoming.Term;
            return index == incoming.Index;
        }

        var snapshot = _stable.Snapshot;
        if (index == snapshot.Index)
        {
            term = snapshot.Term;
            return true;
        }

        return _stable.TryTermAt(index, out term);
    }

    public bool Matches(LogIndex index, Term term) => TryTermAt(index, out var own) && own == term;

    /// <summary>
    /// Thesis §3.6.1: a log is as up to date as another if its last term is later, or equal and it is as long.
    /// </summary>
    public bool IsUpToDate(LogIndex lastIndex, Term lastTerm) =>
        lastTerm > LastTerm || (lastTerm == LastTerm && lastIndex >= LastIndex);

    /// <summary>
    /// The largest index up to <paramref name="from"/> whose term is not after <paramref name="term"/>, as far as the
    /// log reaches back.
    /// </summary>
    public LogIndex LastNotAfter(LogIndex from, Term term)
    {
        var index = LogIndex.Min(from, LastIndex);
        while (index > LogIndex.Zero && TryTermAt(index, out var own) && own > term)
        {
            index = index.Previous();
        }

        return index;
    }

    /// <summary>
    /// From the unstable part and the stable one, at least one entry and then no more than the bytes given.
    /// </summary>
    public IReadOnlyList<LogEntry> Entries(LogIndex from, LogIndex toExclusive, int maxBytes)
    {
        Invariant.Holds(from >= FirstIndex && from < toExclusive && toExclusive <= LastIndex.Next());
        if (from >= _unstableFrom)
        {
            return Unstable(from, toExclusive, maxBytes);
        }

        var stableEnd = LogIndex.Min(toExclusive, _unstableFrom);
        var stable = _stable.Entries(from, stableEnd, maxBytes);
        Invariant.Holds(
            stable.Count > 0 && stable[0].Index == from,
            "the stable log must return at least the first entry asked for"
        );
        if (stableEnd == toExclusive || from + (ulong)stable.Count < stableEnd)
        {
            return stable;
        }

        long remaining = maxBytes;
        foreach (var entry in stable)
        {
            remaining -= entry.CostBytes;
        }

        return remaining < _unstable[0].CostBytes
            ? stable
            : [.. stable, .. Unstable(_unstableFrom, toExclusive, (int)remaining)];
    }

    public void Append(in LogEntry entry)
    {
        Invariant.Holds(entry.Index == LastIndex.Next());
        _unstable.Add(entry);
    }

    /// <summary>
    /// Removes everything from <paramref name="from"/> on; the caller appends at least one entry there.
    /// </summary>
    public void CutFrom(LogIndex from)
    {
        Invariant.Holds(from > Commit, $"an entry at {from} would replace a committed one; commit is {Commit}");
        if (from <= _unstableFrom)
        {
            _unstable.Clear();
            _unstableFrom = from;
        }
        else
        {
            var keep = (int)(from - _unstableFrom);
            _unstable.RemoveRange(keep, _unstable.Count - keep);
        }

        var last = from.Previous();
        Durable = LogIndex.Min(Durable, last);
        _handedToPersist = LogIndex.Min(_handedToPersist, last);
        foreach (var write in _pendingWrites)
        {
            write.DurableThrough = LogIndex.Min(write.DurableThrough, last);
        }
    }

    public bool CommitTo(LogIndex index)
    {
        if (index <= Commit)
        {
            return false;
        }

        Invariant.Holds(
            index <= LastIndex,
            $"commit {index} is beyond the end of the log {LastIndex}: acknowledged entries are missing"
        );
        Commit = index;
        return true;
    }

    /// <summary>
    /// Replaces the whole log by a snapshot (thesis §5.1); the caller has checked that it is ahead of Commit.
    /// </summary>
    public void Restore(SnapshotMetadata snapshot)
    {
        Invariant.Holds(snapshot.Index > Commit);
        _incoming = snapshot;
        _incomingIsHandedOut = false;
        _unstable.Clear();
        _unstableFrom = snapshot.Index.Next();
        Commit = snapshot.Index;
        HandedToApply = snapshot.Index;
        Durable = LogIndex.Zero;
        _handedToPersist = snapshot.Index;
        _applying.Clear();
        _applyingBytes = 0;
        foreach (var write in _pendingWrites)
        {
            write.DurableThrough = LogIndex.Zero;
        }
    }

    /// <summary>What goes into the next write, registered under its number; null when there is nothing.</summary>
    public (SnapshotMetadata? Snapshot, IReadOnlyList<LogEntry> Entries) TakeToPersist(
        ulong readyNumber,
        HardState? hardState
    )
    {
        var snapshot = _incomingIsHandedOut ? null : _incoming;
        IReadOnlyList<LogEntry> entries = [];
        if (_handedToPersist < LastIndex)
        {
            entries = Unstable(_handedToPersist.Next(), LastIndex.Next(), int.MaxValue);
        }

        if (snapshot is null && entries.Count == 0 && hardState is null)
        {
            return (null, entries);
        }

        _incomingIsHandedOut = _incoming is not null;
        _handedToPersist = LastIndex;

        // Entries before these may still be in earlier writes; those are durable before this one is.
        var brings = snapshot is not null || entries.Count > 0;
        _pendingWrites.Enqueue(
            new PendingWrite
            {
                ReadyNumber = readyNumber,
                HardState = hardState,
                Snapshot = snapshot,
                DurableThrough = brings ? LastIndex : LogIndex.Zero,
            }
        );
        return (snapshot, entries);
    }

    /// <summary>Takes the next write up to this number off the queue, and counts what it made durable.</summary>
    public bool TryFinishWrite(ulong readyNumber, out HardState? hardState)
    {
        hardState = null;
        if (!_pendingWrites.TryPeek(out var write) || write.ReadyNumber > readyNumber)
        {
            return false;
        }

        _pendingWrites.Dequeue();
        hardState = write.HardState;
        if (write.Snapshot is { } snapshot)
        {
            Applied = LogIndex.Max(Applied, snapshot.Index);
            if (_incoming == snapshot)
            {
                _incoming = null;
                _incomingIsHandedOut = false;
                Durable = snapshot.Index;
                Invariant.Holds(
                    _stable.Snapshot.IsAt(snapshot),
                    "the stable log must start at the snapshot once its Ready is reported persisted"
                );
            }
        }

        if (write.DurableThrough > Durable)
        {
            Durable = write.DurableThrough;
            Invariant.Holds(_stable.LastIndex >= Durable, "the stable log must hold what is reported persisted");
            _unstable.RemoveRange(0, (int)(Durable.Next() - _unstableFrom));
            _unstableFrom = Durable.Next();
        }

        return true;
    }

    public IReadOnlyList<LogEntry> TakeToApply()
    {
        if (!HasToApply)
        {
            return [];
        }

        var entries = Entries(HandedToApply.Next(), ApplicableThrough.Next(), _applyBytesMax);
        var bytes = 0L;
        foreach (var entry in entries)
        {
            bytes += entry.CostBytes;
        }

        HandedToApply = entries[^1].Index;
        _applying.Enqueue((HandedToApply, bytes));
        _applyingBytes += bytes;
        return entries;
    }

    /// <summary>Whether a committed entry that was not handed out yet changes the configuration.</summary>
    public bool HasConfigurationToApply()
    {
        for (var from = HandedToApply.Next(); from <= Commit; )
        {
            var entries = Entries(from, Commit.Next(), _applyBytesMax);
            if (entries.Any(entry => entry.Kind == EntryKind.Configuration))
            {
                return true;
            }

            from = entries[^1].Index.Next();
        }

        return false;
    }

    public void AppliedTo(LogIndex index)
    {
        if (index <= Applied)
        {
            return;
        }

        Invariant.Holds(index <= HandedToApply, $"applied {index} was never handed out");
        Applied = index;
        while (_applying.TryPeek(out var batch) && batch.Through <= index)
        {
            _applying.Dequeue();
            _applyingBytes -= batch.Bytes;
        }
    }

    private Term TermAt(LogIndex index)
    {
        Invariant.Holds(TryTermAt(index, out var term), $"the term at {index} must be known");
        return term;
    }

    private LogEntry[] Unstable(LogIndex from, LogIndex toExclusive, int maxBytes)
    {
        var start = (int)(from - _unstableFrom);
        var countMax = (int)(toExclusive - from);
        var bytes = 0L;
        var count = 0;
        while (count < countMax)
        {
            bytes += _unstable[start + count].CostBytes;
            if (count > 0 && bytes > maxBytes)
            {
                break;
            }

            count++;
        }

        var entries = new LogEntry[count];
        _unstable.CopyTo(start, entries, 0, count);
        return entries;
    }
}
