using System.Buffers.Binary;
using System.Security.Cryptography;
using Arktos.Raft;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Keyspace;

/// <summary>What became of one command.</summary>
/// <param name="FailedCondition">-1 when it was applied.</param>
/// <param name="Current">What the failed condition's key holds.</param>
internal readonly record struct ApplyOutcome(Revision Revision, int FailedCondition, ByteKey CurrentKey, StoredValue? Current)
{
    public static ApplyOutcome Applied(Revision revision) => new(revision, -1, default, null);
}

/// <param name="Index">Of the last entry that was applied.</param>
internal readonly record struct PartitionState(LogIndex Index, Term Term, Revision Revision, Revision Compacted);

/// <summary>
/// The replicated state of one partition: applies committed commands in log order, the same on every replica, and keeps latest values, history and events in
/// RocksDB. Apply, compaction and installation belong to the partition's worker; <see cref="State"/> and reads through snapshots are for any thread.
/// </summary>
internal sealed class KeyspacePartition
{
    /// <summary>How long a commit id is remembered, in the revisions' own time: longer than any client retries.</summary>
    private const long CommitIdMilliseconds = 120_000;

    private const long BatchBytesMax = 4 << 20;

    private readonly Database _database;
    private readonly Dictionary<Guid, Revision> _commitIds = [];
    private readonly Queue<(Revision Revision, Guid Id)> _commitOrder = new();
    private readonly Dictionary<ByteKey, StoredValue?> _overlay = [];
    private readonly List<PartitionEvent> _events = [];
    private PartitionState _state;
    private volatile StrongBox _published = new(default);

    public KeyspacePartition(PartitionId id, Database database, RecentEvents recent)
    {
        (Id, _database, Recent) = (id, database, recent);
        Load();
    }

    public PartitionId Id { get; }

    /// <summary>The latest events, for streams.</summary>
    public RecentEvents Recent { get; }

    /// <summary>What has been applied; written to the database before it is seen here.</summary>
    public PartitionState State => _published.Value;

    /// <summary>Applies entries in order; one outcome for each, default for those that are no command.</summary>
    public ApplyOutcome[] Apply(IReadOnlyList<LogEntry> entries)
    {
        var outcomes = new ApplyOutcome[entries.Count];
        using var batch = new Batch();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            Invariant.Holds(entry.Index == _state.Index.Next(), $"partition {Id}: entry {entry.Index} is applied after {_state.Index}");
            _state = _state with { Index = entry.Index, Term = entry.Term };
            if (entry.Kind == EntryKind.Normal) outcomes[i] = ApplyCommand(entry.Data.Span, batch);
            if (batch.Bytes > BatchBytesMax) Write(batch);
        }
        Write(batch);
        Publish();
        return outcomes;
    }

    /// <summary>
    /// Drops history that ended at or before the target, at most so many events at a time. True when there is more to drop. What replicas have dropped may
    /// differ: it only bounds how far back each can be read.
    /// </summary>
    public bool Compact(Revision target, int eventsMax)
    {
        if (target <= _state.Compacted) return false;
        using var batch = new Batch();
        var begin = KeyspaceKeys.Prefix(KeyspaceKeys.Event, Id);
        var reached = target;
        var count = 0;
        using (var events = _database.Iterate(begin, KeyspaceKeys.RevisionKey(KeyspaceKeys.Event, Id, new Revision(target.Value + 1))))
            for (; events.Valid; events.Next())
            {
                var revision = KeyspaceKeys.RevisionOf(events.Key);
                if (count >= eventsMax && revision > reached) break;
                if (count++ >= eventsMax - 1) reached = revision;
                var (_, before, key) = EventRecord.Decode(events.Value);
                if (before != Revision.None) batch.Delete(KeyspaceKeys.HistoryKey(Id, key, before));
            }
        if (count < eventsMax) reached = target;
        batch.DeleteRange(begin, KeyspaceKeys.RevisionKey(KeyspaceKeys.Event, Id, new Revision(reached.Value + 1)));
        _state = _state with { Compacted = reached };
        Write(batch);
        Publish();
        return reached < target;
    }

    /// <summary>Replaces everything by a snapshot's content, then makes it durable.</summary>
    public void Install(IEnumerable<(byte[] Key, byte[] Value)> content, LogIndex index, Term term)
    {
        using var batch = new Batch();
        foreach (var kind in KeyspaceKeys.ContentKinds) batch.DeleteRange(KeyspaceKeys.Prefix(kind, Id), KeyspaceKeys.PrefixEnd(kind, Id));
        batch.Delete(KeyspaceKeys.Prefix(KeyspaceKeys.State, Id));
        foreach (var (key, value) in content)
        {
            batch.Put(key, value);
            if (batch.Bytes <= BatchBytesMax) continue;
            _database.Write(batch);
            batch.Clear();
        }
        _database.Write(batch);
        _database.Flush();
        Load();
        Invariant.Holds(_state.Index == index && _state.Term == term, $"partition {Id}: a snapshot of {_state.Index} was installed as one of {index}");
        Recent.Restart(_state.Revision);
    }

    /// <summary>A hash over all latest values: equal on all replicas that have applied the same index.</summary>
    public static string Hash(Database database, PartitionId id, DatabaseSnapshot snapshot)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var latest = database.Iterate(KeyspaceKeys.Prefix(KeyspaceKeys.Latest, id), KeyspaceKeys.PrefixEnd(KeyspaceKeys.Latest, id), snapshot);
        for (; latest.Valid; latest.Next())
        {
            hash.AppendData(latest.Key);
            hash.AppendData(latest.Value);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static PartitionState ReadState(Database database, PartitionId id, DatabaseSnapshot? snapshot)
    {
        var bytes = database.Get(KeyspaceKeys.Prefix(KeyspaceKeys.State, id), snapshot);
        return bytes is null ? default : new PartitionState(
            new LogIndex(BinaryPrimitives.ReadUInt64LittleEndian(bytes)), new Term(BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8))),
            new Revision(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(16))), new Revision(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(24))));
    }

    private void Load()
    {
        _state = ReadState(_database, Id, null);
        _commitIds.Clear();
        _commitOrder.Clear();
        using (var ids = _database.Iterate(KeyspaceKeys.Prefix(KeyspaceKeys.CommitIds, Id), KeyspaceKeys.PrefixEnd(KeyspaceKeys.CommitIds, Id)))
            for (; ids.Valid; ids.Next())
            {
                var (revision, id) = (KeyspaceKeys.RevisionOf(ids.Key), new Guid(ids.Value));
                _commitIds[id] = revision;
                _commitOrder.Enqueue((revision, id));
            }
        Recent.Restart(_state.Revision);
        _published = new StrongBox(_state);
    }

    private ApplyOutcome ApplyCommand(ReadOnlySpan<byte> data, Batch batch)
    {
        var (revision, commit) = Command.Decode(data);
        Invariant.Holds(revision > _state.Revision, $"partition {Id}: revision {revision} does not follow {_state.Revision}");
        _state = _state with { Revision = revision };
        ForgetCommitIds(revision, batch);
        var id = commit.CommitId.Length == 16 ? new Guid(commit.CommitId.Span) : Guid.Empty;
        if (id != Guid.Empty && _commitIds.TryGetValue(id, out var first)) return ApplyOutcome.Applied(first);
        for (var i = 0; i < commit.Conditions.Count; i++)
        {
            var condition = commit.Conditions[i];
            var key = new ByteKey(condition.Key.Memory);
            var current = Current(key);
            if (!Holds(condition, current)) return new ApplyOutcome(revision, i, key, current);
        }
        var number = 0;
        foreach (var operation in commit.Operations) ApplyOperation(operation, revision, batch, ref number);
        if (id != Guid.Empty && commit.Operations.Count > 0)
        {
            _commitIds[id] = revision;
            _commitOrder.Enqueue((revision, id));
            batch.Put(KeyspaceKeys.RevisionKey(KeyspaceKeys.CommitIds, Id, revision), id.ToByteArray());
        }
        return ApplyOutcome.Applied(revision);
    }

    private static bool Holds(Condition condition, StoredValue? current) => condition.Kind switch
    {
        Condition.Types.Kind.Absent => current is null,
        Condition.Types.Kind.Exists => current is not null,
        Condition.Types.Kind.RevisionEquals => current is { } value && value.Revision.Value == condition.Revision,
        // The same on every replica: a kind that this version does not know never holds.
        _ => false,
    };

    private void ApplyOperation(Operation operation, Revision revision, Batch batch, ref int number)
    {
        switch (operation.Kind)
        {
            case Operation.Types.Kind.Put:
                Put(new ByteKey(operation.Key.Memory), operation, revision, batch, ref number);
                break;
            case Operation.Types.Kind.Delete:
                Delete(new ByteKey(operation.Key.Memory), revision, batch, ref number);
                break;
            case Operation.Types.Kind.DeleteRange:
                Write(batch); // so that the walk sees what this batch did before
                var keys = new List<ByteKey>();
                using (var latest = _database.Iterate(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, operation.Key.Span), KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, operation.End.Span)))
                    for (; latest.Valid; latest.Next()) keys.Add(new ByteKey(KeyspaceKeys.KeyOf(latest.Key).ToArray()));
                foreach (var key in keys) Delete(key, revision, batch, ref number);
                break;
        }
    }

    private void Put(ByteKey key, Operation operation, Revision revision, Batch batch, ref int number)
    {
        var before = Current(key);
        var value = StoredValue.Stamp(operation.Value.Span, operation.RevisionOffset, revision);
        var stored = new StoredValue(before?.CreateRevision ?? revision, revision, operation.RevisionOffset, value);
        batch.Put(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, key.Span), stored.Encode());
        Record(KeyspaceEventKind.Put, key, stored, before, revision, batch, ref number);
    }

    private void Delete(ByteKey key, Revision revision, Batch batch, ref int number)
    {
        if (Current(key) is not { } before) return;
        batch.Delete(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, key.Span));
        Record(KeyspaceEventKind.Delete, key, null, before, revision, batch, ref number);
    }

    private void Record(KeyspaceEventKind kind, ByteKey key, StoredValue? stored, StoredValue? before, Revision revision, Batch batch, ref int number)
    {
        if (before is { } old && old.Revision != revision) batch.Put(KeyspaceKeys.HistoryKey(Id, key.Span, old.Revision), old.EncodeEnded(revision));
        batch.Put(KeyspaceKeys.EventKey(Id, revision, number++), EventRecord.Encode(kind, before?.Revision ?? Revision.None, key.Span));
        _overlay[key] = stored;
        _events.Add(PartitionEvent.Of(kind, key, stored, before, revision));
    }

    private StoredValue? Current(ByteKey key)
    {
        if (_overlay.TryGetValue(key, out var written)) return written;
        return _database.Get(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, key.Span)) is { } bytes ? StoredValue.Decode(bytes) : null;
    }

    private void ForgetCommitIds(Revision now, Batch batch)
    {
        while (_commitOrder.TryPeek(out var oldest) && now.UnixMilliseconds - oldest.Revision.UnixMilliseconds > CommitIdMilliseconds)
        {
            _commitOrder.Dequeue();
            _commitIds.Remove(oldest.Id);
            batch.Delete(KeyspaceKeys.RevisionKey(KeyspaceKeys.CommitIds, Id, oldest.Revision));
        }
    }

    private void Write(Batch batch)
    {
        Span<byte> state = stackalloc byte[32];
        BinaryPrimitives.WriteUInt64LittleEndian(state, _state.Index.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(state[8..], _state.Term.Value);
        BinaryPrimitives.WriteInt64LittleEndian(state[16..], _state.Revision.Value);
        BinaryPrimitives.WriteInt64LittleEndian(state[24..], _state.Compacted.Value);
        batch.Put(KeyspaceKeys.Prefix(KeyspaceKeys.State, Id), state);
        _database.Write(batch);
        batch.Clear();
        _overlay.Clear();
    }

    private void Publish()
    {
        _published = new StrongBox(_state);
        Recent.Add(_events, _state.Revision);
        _events.Clear();
    }

    private sealed record StrongBox(PartitionState Value);
}
