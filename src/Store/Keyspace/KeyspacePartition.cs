using System.Buffers;
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
internal readonly record struct ApplyOutcome(
    Revision Revision,
    int FailedCondition,
    ByteKey CurrentKey,
    StoredValue? Current
)
{
    /// <summary>The failed condition of a commit on a tenant that is not here, or about to leave.</summary>
    public const int TenantMoved = int.MaxValue;

    /// <summary>The failed condition of a step of a move that does not fit.</summary>
    public const int StepRefused = int.MaxValue - 1;

    public static ApplyOutcome Applied(Revision revision) => new(revision, -1, default, null);
}

/// <param name="Index">Of the last entry that was applied.</param>
/// <param name="Age">Milliseconds of revisions' time that have passed, a leap of a leader's clock counted as one
/// second: what commit ids are forgotten by.</param>
internal readonly record struct PartitionState(
    LogIndex Index,
    Term Term,
    Revision Revision,
    Revision Compacted,
    long Age
);

/// <summary>
/// The replicated state of one partition: applies committed commands in log order, the same on every replica, and keeps
/// latest values, history and events in RocksDB. Apply and compaction belong to the partition's worker, installation to
/// whom it lends this for it; <see cref="State"/> and reads through snapshots are for any thread.
/// </summary>
internal sealed class KeyspacePartition : ITenantContent
{
    /// <summary>
    /// How long a commit id is remembered, in the partition's <see cref="PartitionState.Age"/>: longer than any client
    /// retries.
    /// </summary>
    private const long CommitIdMilliseconds = 120_000;

    /// <summary>The most that one command makes a partition older.</summary>
    private const long AgeStepMilliseconds = 1000;

    /// <summary>
    /// More are forgotten early, the oldest first: a clock that stands still must not fill the memory.
    /// </summary>
    private const int CommitIdsMax = 1 << 20;

    private const long BatchBytesMax = 4 << 20;

    /// <summary>Of <see cref="_demanded"/>: all are forgotten when there are more.</summary>
    private const int DemandedMax = 64;

    /// <summary>A value that is larger is read each time.</summary>
    private const int DemandedBytesMax = 4 << 10;

    /// <summary>Of the state's record; versions that did not count usage wrote one byte less.</summary>
    private const int StateBytes = 41;

    /// <summary>Of an installation: after so much it may be broken off.</summary>
    private const long InstallStepBytes = 1 << 20;

    /// <summary>Of an installation's files: about as large as those that RocksDB makes itself.</summary>
    private const long InstallFileBytes = 64 << 20;

    private readonly Database _database;
    private readonly Dictionary<Guid, (Revision Revision, int FailedCondition)> _commitIds = [];
    private readonly Queue<(Revision Revision, long Age, Guid Id)> _commitOrder = new();

    /// <summary>What the batch under way has read or written.</summary>
    private readonly Dictionary<ByteKey, StoredValue?> _overlay = [];

    /// <summary>
    /// Keys that commits demand to exist, or to be as they were seen, and do not write, as they are in the database:
    /// the namespace that all objects of a burst go to is not searched for each of them.
    /// </summary>
    private readonly Dictionary<ByteKey, StoredValue> _demanded = [];
    private readonly List<PartitionEvent> _events = [];
    private readonly DecodedCommand _command = new();
    private readonly long _batchBytesMax;

    /// <summary>
    /// Of the batch under way, put into it last and kind by kind: their keys ascend, and RocksDB finds the place of a
    /// key that follows the one before it at once. With values in between it would search each time (a quarter less
    /// work in apply). A commit id that is forgotten has no record.
    /// </summary>
    private readonly List<(byte[] Key, byte[] Record)> _eventRecords = [];
    private readonly List<(byte[] Key, byte[]? Record)> _commitIdRecords = [];
    private readonly UsageCounts _usage;
    private readonly TenantSteps _tenants;
    private PartitionState _state;
    private volatile StrongBox _published = new(default);

    public KeyspacePartition(PartitionId id, Database database, RecentEvents recent, long batchBytesMax = BatchBytesMax)
    {
        (Id, _database, Recent, _batchBytesMax) = (id, database, recent, batchBytesMax);
        _tenants = new TenantSteps(id);
        _usage = new UsageCounts(id, tenant => _tenants.Published.IsInParts(tenant));
        Load();
        Installed();
    }

    public PartitionId Id { get; }

    /// <summary>The latest events, for streams.</summary>
    public RecentEvents Recent { get; }

    /// <summary>
    /// Who is a member as of what is applied; null: those that the partition began with. The worker's.
    /// </summary>
    public RaftConfiguration? Members { get; private set; }

    /// <summary>
    /// The tenants that ever moved. For any thread; at least as new as the database was when a snapshot was taken
    /// before.
    /// </summary>
    public TenantPlaces Places => _tenants.Published;

    /// <summary>
    /// What tenants hold and change, by the names that they are moved by: of one in parts, that of each part that is
    /// here. Its bytes are counted together, and said to be of its parts in equal shares. For any thread.
    /// </summary>
    public IEnumerable<(string Name, long Bytes, long Changes)> Loads()
    {
        var places = Places;
        foreach (var (tenant, bytes, changes, ofParts) in _usage.Loads())
        {
            var name = System.Text.Encoding.UTF8.GetString(tenant.Span);
            var parts = Enumerable
                .Range(TenantParts.Home, TenantParts.Count + 1)
                .Where(part => places.IsInParts(tenant) && places.Find(tenant, part) is { TakesWrites: true })
                .ToList();
            if (parts.Count == 0)
                yield return (name, bytes, changes);
            foreach (var part in parts)
                yield return (
                    TenantParts.NameOf(name, part),
                    bytes / parts.Count,
                    ofParts?[part - TenantParts.Home] ?? 0
                );
        }
    }

    /// <summary>What has been applied; written to the database before it is seen here.</summary>
    public PartitionState State => _published.Value;

    /// <summary>Applies entries in order; one outcome for each, default for those that are no command.</summary>
    public ApplyOutcome[] Apply(IReadOnlyList<LogEntry> entries)
    {
        var outcomes = new ApplyOutcome[entries.Count];
        using var batch = _database.NewBatch();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            Invariant.Holds(
                entry.Index == _state.Index.Next(),
                $"partition {Id}: entry {entry.Index} is applied after {_state.Index}"
            );
            if (entry.Kind == EntryKind.Normal)
                outcomes[i] = ApplyCommand(entry, batch);
            else
                ApplyOther(entry, batch);
            if (batch.Bytes > _batchBytesMax)
                Write(batch);
        }
        Write(batch);
        Publish();
        return outcomes;
    }

    private void ApplyOther(in LogEntry entry, Batch batch)
    {
        _state = _state with { Index = entry.Index, Term = entry.Term };
        if (entry.Kind != EntryKind.Configuration)
            return;
        Members = Decode(entry.Data);
        batch.Put(KeyspaceKeys.Prefix(KeyspaceKeys.Members, Id), entry.Data.Span);
    }

    private RaftConfiguration Decode(ReadOnlyMemory<byte> members)
    {
        Invariant.Holds(
            RaftConfigurationCodec.TryDecode(members, out var configuration),
            $"partition {Id}: its members are of a format that this version does not know"
        );
        return configuration;
    }

    /// <summary>
    /// Drops history that ended at or before the target, at most so many events at a time. True when there is more to
    /// drop. What replicas have dropped may differ: it only bounds how far back each can be read.
    /// </summary>
    public bool Compact(Revision target, int eventsMax)
    {
        if (target <= _state.Compacted)
            return false;
        using var batch = _database.NewBatch();
        var begin = KeyspaceKeys.Prefix(KeyspaceKeys.Event, Id);
        var reached = target;
        var count = 0;
        using (
            var events = _database.Iterate(
                begin,
                KeyspaceKeys.RevisionKey(KeyspaceKeys.Event, Id, new Revision(target.Value + 1))
            )
        )
            for (; events.Valid; events.Next())
            {
                var revision = KeyspaceKeys.RevisionOf(events.Key);
                if (count >= eventsMax && revision > reached)
                    break;
                if (count++ >= eventsMax - 1)
                    reached = revision;
                var (kind, before, key) = EventRecord.Decode(events.Value);
                if (before == Revision.None)
                    continue;
                var version = KeyspaceKeys.HistoryKey(Id, key, before);
                // A tenant that came back may have brought the same version, which then ended once more, and later.
                if (
                    kind != EventRecord.Gone
                    || _database.Get(version) is { } ended && StoredValue.EndedBy(ended) == revision
                )
                    batch.Delete(version);
            }
        if (count < eventsMax)
            reached = target;
        batch.DeleteRange(begin, KeyspaceKeys.RevisionKey(KeyspaceKeys.Event, Id, new Revision(reached.Value + 1)));
        _state = _state with { Compacted = reached };
        Write(batch);
        Publish();
        return reached < target;
    }

    /// <summary>Replaces everything by a snapshot's content, then makes it durable.</summary>
    public void Install(IEnumerable<(byte[] Key, byte[] Value)> content, LogIndex index, Term term)
    {
        foreach (var _ in InstallSteps(content, index, term)) { }
        Installed();
    }

    /// <summary>
    /// The same in steps, each some bytes of a file or a sync, which give the bytes so far: for one thread at a time,
    /// which may be another than the partition's worker if that leaves everything but <see cref="State"/> and
    /// <see cref="Recent"/> alone from before the first step until <see cref="Installed"/>. Those show what was there
    /// before. Between two steps it may be broken off: the database then holds of the partition nothing or, after a
    /// crash, perhaps still what was there before.
    /// </summary>
    /// <param name="content">In ascending order of keys.</param>
    public IEnumerable<long> InstallSteps(IEnumerable<(byte[] Key, byte[] Value)> content, LogIndex index, Term term)
    {
        using (var batch = _database.NewBatch())
        {
            DeleteContent(_database, Id, batch);
            _database.Write(batch);
        }
        yield return 0;
        long bytes = 0;
        var files = new List<SstWriter>();
        try
        {
            var (kind, step) = ((byte)0, Math.Min(_batchBytesMax, InstallStepBytes));
            foreach (var (key, value) in content)
            {
                // A kind of data is a range of its own: a file over two of them would lie across the data of all other
                // partitions.
                if (files.Count == 0 || key[0] != kind || files[^1].Bytes >= InstallFileBytes)
                {
                    if (files.Count > 0)
                        files[^1].Finish();
                    files.Add(_database.NewSst());
                    kind = key[0];
                }
                files[^1].Put(key, value);
                if ((bytes += key.Length + value.Length) / step != (bytes - key.Length - value.Length) / step)
                    yield return bytes;
            }
            Invariant.Holds(files.Count > 0, $"partition {Id}: the snapshot at {index} is empty");
            files[^1].Finish();
            // At once: what a crash leaves must not look whole when it is not.
            _database.Ingest(files);
            yield return bytes;
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }
        Load();
        Invariant.Holds(
            _state.Index == index && _state.Term == term,
            $"partition {Id}: a snapshot of {_state.Index} was installed as one of {index}"
        );
    }

    /// <summary>
    /// Everything of a partition. Only what is there: a deleted range would keep files that are ingested after it from
    /// the last level.
    /// </summary>
    public static void DeleteContent(Database database, PartitionId id, Batch batch)
    {
        foreach (var kind in KeyspaceKeys.ContentKinds)
        {
            var (begin, end) = (KeyspaceKeys.Prefix(kind, id), KeyspaceKeys.PrefixEnd(kind, id));
            using var held = database.Iterate(begin, end);
            if (held.Valid)
                batch.DeleteRange(begin, end);
        }
    }

    /// <summary>All steps of an installation are done: shows everybody what is here now.</summary>
    public void Installed()
    {
        _published = new StrongBox(_state);
        Recent.Restart(_state.Revision);
    }

    /// <summary>
    /// Versions that are due to be deleted, at most so many, the longest overdue first; not of tenants whose keys are
    /// not written here. From any thread.
    /// </summary>
    public static List<(byte[] Key, Revision Revision)> Due(
        Database database,
        PartitionId id,
        long unixMilliseconds,
        int max,
        TenantPlaces places
    )
    {
        var due = new List<(byte[], Revision)>();
        using var items = database.Iterate(
            KeyspaceKeys.Prefix(KeyspaceKeys.Expiry, id),
            KeyspaceKeys.ExpiryKey(id, unixMilliseconds + 1, [])
        );
        for (; items.Valid && due.Count < max; items.Next())
        {
            var key = KeyspaceKeys.KeyOfExpiry(items.Key).ToArray();
            if (places.TakesWrites(key))
                due.Add((key, new Revision(BinaryPrimitives.ReadInt64LittleEndian(items.Value))));
        }
        return due;
    }

    /// <summary>
    /// A hash over what commits decide by: latest values, commit ids, members, places, revision and age. Equal on all
    /// replicas that have applied the same index.
    /// </summary>
    public static string Hash(Database database, PartitionId id, DatabaseSnapshot snapshot)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var kind in (byte[])[KeyspaceKeys.Latest, KeyspaceKeys.CommitIds, KeyspaceKeys.Members, KeyspaceKeys.Place]
        )
        {
            using var items = database.Iterate(
                KeyspaceKeys.Prefix(kind, id),
                KeyspaceKeys.PrefixEnd(kind, id),
                snapshot
            );
            for (; items.Valid; items.Next())
            {
                hash.AppendData(items.Key);
                hash.AppendData(items.Value);
            }
        }
        var state = ReadState(database, id, snapshot);
        Span<byte> clock = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(clock, state.Revision.Value);
        BinaryPrimitives.WriteInt64LittleEndian(clock[8..], state.Age);
        hash.AppendData(clock);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static PartitionState ReadState(Database database, PartitionId id, DatabaseSnapshot? snapshot)
    {
        var bytes = database.Get(KeyspaceKeys.Prefix(KeyspaceKeys.State, id), snapshot);
        return bytes is null
            ? default
            : new PartitionState(
                new LogIndex(BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
                new Term(BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8))),
                new Revision(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(16))),
                new Revision(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(24))),
                BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(32))
            );
    }

    private void Load()
    {
        _state = ReadState(_database, Id, null);
        var state = _database.Get(KeyspaceKeys.Prefix(KeyspaceKeys.State, Id));
        _usage.Load(_database, state is null or { Length: StateBytes });
        _tenants.Load(_database);
        Members = _database.Get(KeyspaceKeys.Prefix(KeyspaceKeys.Members, Id)) is { } members ? Decode(members) : null;
        _commitIds.Clear();
        _commitOrder.Clear();
        _demanded.Clear();
        using (
            var ids = _database.Iterate(
                KeyspaceKeys.Prefix(KeyspaceKeys.CommitIds, Id),
                KeyspaceKeys.PrefixEnd(KeyspaceKeys.CommitIds, Id)
            )
        )
            for (; ids.Valid; ids.Next())
            {
                var (revision, id) = (KeyspaceKeys.RevisionOf(ids.Key), new Guid(ids.Value[..16]));
                _commitIds[id] = (revision, BinaryPrimitives.ReadInt32LittleEndian(ids.Value[16..]));
                _commitOrder.Enqueue((revision, BinaryPrimitives.ReadInt64LittleEndian(ids.Value[20..]), id));
            }
    }

    private ApplyOutcome ApplyCommand(in LogEntry entry, Batch batch)
    {
        var commit = _command;
        commit.Read(entry.Data);
        var revision = commit.Revision;
        Invariant.Holds(
            revision > _state.Revision,
            $"partition {Id}: revision {revision} does not follow {_state.Revision}"
        );
        // A range is walked in the database, which must hold what came before this command - and nothing of it: a
        // command is written as a whole.
        if (commit.HasDeleteRange || commit.TenantStep is { } walking && TenantSteps.Walks(walking.Kind))
            Write(batch);
        var step = Math.Clamp(revision.UnixMilliseconds - _state.Revision.UnixMilliseconds, 0, AgeStepMilliseconds);
        _state = _state with { Index = entry.Index, Term = entry.Term, Revision = revision, Age = _state.Age + step };
        ForgetCommitIds();
        var id = commit.CommitId;
        if (id != Guid.Empty && _commitIds.TryGetValue(id, out var first))
            return first.FailedCondition < 0
                ? ApplyOutcome.Applied(first.Revision)
                : Failed(first.Revision, commit, first.FailedCondition);
        if (commit.ForgetHistory)
            _state = _state with { Compacted = revision };
        if (commit.TenantStep is { } tenantStep)
        {
            var isRefused = !_tenants.Apply(tenantStep, revision, batch, this);
            if (id != Guid.Empty)
                Remember(id, revision, isRefused ? ApplyOutcome.StepRefused : -1);
            return isRefused
                ? new ApplyOutcome(revision, ApplyOutcome.StepRefused, default, null)
                : ApplyOutcome.Applied(revision);
        }
        var failed = _tenants.Refuses(commit) ? ApplyOutcome.TenantMoved : FirstFailed(commit);
        if (id != Guid.Empty && commit.Operations.Count > 0)
            Remember(id, revision, failed);
        if (failed >= 0)
            return Failed(revision, commit, failed);
        var number = 0;
        for (var i = 0; i < commit.Operations.Count; i++)
            ApplyOperation(commit.Operations[i], revision, batch, ref number);
        return ApplyOutcome.Applied(revision);
    }

    /// <summary>The first condition that does not hold; -1 when all do.</summary>
    private int FirstFailed(DecodedCommand commit)
    {
        for (var i = 0; i < commit.Conditions.Count; i++)
            if (!Holds(commit.Conditions[i], commit))
                return i;
        return -1;
    }

    private ApplyOutcome Failed(Revision revision, DecodedCommand commit, int condition)
    {
        // A retry that names other conditions than the first try did is no retry; it is answered without a key.
        if (condition >= commit.Conditions.Count)
            return new ApplyOutcome(revision, condition, default, null);
        var key = commit.Conditions[condition].Key;
        return new ApplyOutcome(revision, condition, key, Current(key));
    }

    /// <summary>
    /// Failures too: once a client was told that its commit failed, an earlier try of it that comes late must not be
    /// carried out.
    /// </summary>
    private void Remember(Guid id, Revision revision, int failedCondition)
    {
        _commitIds[id] = (revision, failedCondition);
        _commitOrder.Enqueue((revision, _state.Age, id));
        var record = new byte[28];
        id.TryWriteBytes(record);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(16), failedCondition);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(20), _state.Age);
        _commitIdRecords.Add((KeyspaceKeys.RevisionKey(KeyspaceKeys.CommitIds, Id, revision), record));
    }

    private bool Holds(in DecodedCondition condition, DecodedCommand commit) =>
        condition.Kind switch
        {
            Condition.Types.Kind.Absent => Current(condition.Key) is null,
            Condition.Types.Kind.Exists => Demanded(condition.Key, commit) is not null,
            Condition.Types.Kind.RevisionEquals => Demanded(condition.Key, commit) is { } value
                && value.Revision.Value == condition.Revision,
            Condition.Types.Kind.Within => IsWithin(condition, commit),
            // The same on every replica: a kind that this version does not know never holds.
            _ => false,
        };

    /// <summary>As <see cref="Current"/>, for a key that others may demand as well.</summary>
    private StoredValue? Demanded(ByteKey key, DecodedCommand commit)
    {
        var value = Current(key);
        if (
            value is not { Value.Length: <= DemandedBytesMax } present
            || _demanded.ContainsKey(key)
            || UsageCounts.IsUsage(key.Span)
            || IsWritten(key, commit)
        )
            return value;
        if (_demanded.Count >= DemandedMax)
            _demanded.Clear();
        // A copy: the key lies in the whole command.
        _demanded[new ByteKey(key.Span.ToArray())] = present;
        return value;
    }

    private static bool IsWritten(ByteKey key, DecodedCommand commit)
    {
        for (var i = 0; i < commit.Operations.Count; i++)
            if (commit.Operations[i].Key.Equals(key))
                return true;
        return false;
    }

    /// <summary>What does not grow is within any bound. A range that is deleted counts as nothing.</summary>
    private bool IsWithin(in DecodedCondition condition, DecodedCommand commit)
    {
        var used = _usage.Of(KeyspaceKeys.TenantOf(condition.Key.Memory));
        var (objects, bytes) = (0L, 0L);
        for (var i = 0; i < commit.Operations.Count; i++)
        {
            var operation = commit.Operations[i];
            if (
                operation.Kind == Operation.Types.Kind.DeleteRange
                || !UsageCounts.IsSameTenant(operation.Key.Span, condition.Key.Span)
            )
                continue;
            var before = Current(operation.Key);
            var isPut = operation.Kind == Operation.Types.Kind.Put;
            if (operation.Kind == Operation.Types.Kind.DeleteAtRevision && before?.Revision.Value != operation.Revision)
                continue;
            objects += (isPut ? 1 : 0) - (before is null ? 0 : 1);
            bytes += (isPut ? operation.Value.Length : 0) - (before?.Value.Length ?? 0);
        }
        return (objects <= 0 || condition.ObjectsMax is not { } most || used.Objects + objects <= most)
            && (bytes <= 0 || condition.BytesMax is not { } largest || used.Bytes + bytes <= largest);
    }

    private void ApplyOperation(in DecodedOperation operation, Revision revision, Batch batch, ref int number)
    {
        switch (operation.Kind)
        {
            case Operation.Types.Kind.Put:
                Put(operation, revision, batch, ref number);
                break;
            case Operation.Types.Kind.Delete:
                Delete(operation.Key, revision, batch, ref number);
                break;
            case Operation.Types.Kind.DeleteAtRevision:
                if (_tenants.TakesWrites(operation.Key) && Current(operation.Key)?.Revision.Value == operation.Revision)
                    Delete(operation.Key, revision, batch, ref number);
                break;
            case Operation.Types.Kind.DeleteRange:
                var keys = new List<ByteKey>();
                using (
                    var latest = _database.Iterate(
                        KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, operation.Key.Span),
                        KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, operation.End.Span)
                    )
                )
                    for (; latest.Valid; latest.Next())
                        keys.Add(new ByteKey(KeyspaceKeys.KeyOf(latest.Key).ToArray()));
                foreach (var key in keys)
                    if (_tenants.TakesWrites(key))
                        Delete(key, revision, batch, ref number);
                break;
        }
    }

    private void Put(in DecodedOperation operation, Revision revision, Batch batch, ref int number)
    {
        var before = Current(operation.Key);
        var stored = new StoredValue(
            before?.CreateRevision ?? revision,
            revision,
            operation.RevisionOffset,
            operation.Value
        )
        {
            // By the commit's own time, which is the same on every replica.
            Expires = operation.TtlSeconds == 0 ? 0 : revision.UnixMilliseconds + operation.TtlSeconds * 1000L,
        }.Stamped();
        var encoded = ArrayPool<byte>.Shared.Rent(stored.EncodedBytes);
        stored.EncodeTo(encoded);
        batch.Put(
            KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, operation.Key.Span),
            encoded.AsSpan(0, stored.EncodedBytes)
        );
        ArrayPool<byte>.Shared.Return(encoded);
        Record(KeyspaceEventKind.Put, operation.Key, stored, before, revision, batch, ref number);
    }

    private void Delete(ByteKey key, Revision revision, Batch batch, ref int number)
    {
        if (Current(key) is not { } before)
            return;
        batch.Delete(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, key.Span));
        Record(KeyspaceEventKind.Delete, key, null, before, revision, batch, ref number);
    }

    private void Record(
        KeyspaceEventKind kind,
        ByteKey key,
        StoredValue? stored,
        StoredValue? before,
        Revision revision,
        Batch batch,
        ref int number
    )
    {
        if (before is { } old && old.Revision != revision)
            batch.Put(KeyspaceKeys.HistoryKey(Id, key.Span, old.Revision), old.EncodeEnded(revision));
        _eventRecords.Add(
            (
                KeyspaceKeys.EventKey(Id, revision, number++),
                EventRecord.Encode(kind, before?.Revision ?? Revision.None, key.Span)
            )
        );
        Replace(key, before, stored, revision, batch);
        _events.Add(PartitionEvent.Of(kind, key, stored, before, revision));
    }

    /// <summary>What goes with a key's version besides history and events.</summary>
    private void Replace(ByteKey key, StoredValue? before, StoredValue? stored, Revision revision, Batch batch)
    {
        if (before is { Expires: not 0 and var due })
            batch.Delete(KeyspaceKeys.ExpiryKey(Id, due, key.Span));
        if (stored is { Expires: not 0 and var time } value)
            batch.Put(KeyspaceKeys.ExpiryKey(Id, time, key.Span), BitConverter.GetBytes(value.Revision.Value));
        _overlay[key] = stored;
        _demanded.Remove(key);
        _usage.Changed(key.Memory, before?.Value.Length ?? -1, stored?.Value.Length ?? -1, revision);
    }

    void ITenantContent.Import(ByteKey key, StoredValue value, Revision revision, Batch batch)
    {
        var before = Current(key);
        batch.Put(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, key.Span), value.Encode());
        Replace(key, before, value, revision, batch);
    }

    void ITenantContent.Drop(ByteKey key, bool keepsHistory, Revision revision, Batch batch, ref int number)
    {
        if (Current(key) is not { } before)
            return;
        batch.Delete(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, key.Span));
        if (keepsHistory)
        {
            batch.Put(KeyspaceKeys.HistoryKey(Id, key.Span, before.Revision), before.EncodeEnded(revision));
            _eventRecords.Add(
                (
                    KeyspaceKeys.EventKey(Id, revision, number++),
                    EventRecord.Encode(EventRecord.Gone, before.Revision, key.Span)
                )
            );
        }
        Replace(key, before, null, revision, batch);
    }

    void ITenantContent.Put(
        ByteKey key,
        ReadOnlyMemory<byte> value,
        TimeSpan timeToLive,
        Revision revision,
        Batch batch,
        ref int number
    ) =>
        Put(
            new DecodedOperation(Operation.Types.Kind.Put, key, default, value, -1, (uint)timeToLive.TotalSeconds, 0),
            revision,
            batch,
            ref number
        );

    IReadOnlyList<ByteKey> ITenantContent.KeysOf(string tenant, int? part, int max)
    {
        var keys = new List<ByteKey>();
        using var walk = new TenantWalk(_database, null, Id, System.Text.Encoding.UTF8.GetBytes(tenant), part, []);
        for (; walk.Valid && keys.Count < max; walk.Next())
            keys.Add(new ByteKey(walk.Key.ToArray()));
        return keys;
    }

    StoredValue? ITenantContent.Find(ByteKey key) => Current(key);

    /// <summary>Latest keys of a tenant, or of a part of one by its name, be it here or not. For any thread.</summary>
    /// <param name="after">Only keys after this one; empty: from the start.</param>
    public TenantWalk Walk(string name, DatabaseSnapshot? snapshot, ReadOnlySpan<byte> after)
    {
        TenantParts.TryParse(name, out var whole, out var part);
        var tenant = System.Text.Encoding.UTF8.GetBytes(whole);
        // The name of a tenant is that of its home, where it is in parts.
        int? only = part != TenantParts.Home || Places.IsInParts(tenant) ? part : null;
        return new TenantWalk(_database, snapshot, Id, tenant, only, after);
    }

    private StoredValue? Current(ByteKey key)
    {
        if (UsageCounts.IsUsage(key.Span))
            return _usage.ValueOf(key.Memory);
        if (_overlay.TryGetValue(key, out var written))
            return written;
        if (_demanded.TryGetValue(key, out var demanded))
            return demanded;
        StoredValue? read = _database.Get(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, key.Span)) is { } bytes
            ? StoredValue.Decode(bytes)
            : null;
        if (read is null or { Value.Length: <= DemandedBytesMax })
            _overlay[key] = read;
        return read;
    }

    private void ForgetCommitIds()
    {
        while (
            _commitOrder.TryPeek(out var oldest)
            && (_state.Age - oldest.Age > CommitIdMilliseconds || _commitOrder.Count >= CommitIdsMax)
        )
        {
            _commitOrder.Dequeue();
            _commitIds.Remove(oldest.Id);
            _commitIdRecords.Add((KeyspaceKeys.RevisionKey(KeyspaceKeys.CommitIds, Id, oldest.Revision), null));
        }
    }

    private void Write(Batch batch)
    {
        foreach (var (key, record) in _eventRecords)
            batch.Put(key, record);
        foreach (var (key, record) in _commitIdRecords)
            if (record is null)
                batch.Delete(key);
            else
                batch.Put(key, record);
        _eventRecords.Clear();
        _commitIdRecords.Clear();
        _usage.WriteTo(batch);
        Span<byte> state = stackalloc byte[StateBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(state, _state.Index.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(state[8..], _state.Term.Value);
        BinaryPrimitives.WriteInt64LittleEndian(state[16..], _state.Revision.Value);
        BinaryPrimitives.WriteInt64LittleEndian(state[24..], _state.Compacted.Value);
        BinaryPrimitives.WriteInt64LittleEndian(state[32..], _state.Age);
        state[^1] = 1;
        batch.Put(KeyspaceKeys.Prefix(KeyspaceKeys.State, Id), state);
        _database.Write(batch);
        batch.Clear();
        _overlay.Clear();
    }

    private void Publish()
    {
        var forgotten = _published.Value.Compacted < _state.Compacted && _state.Compacted > Recent.Latest;
        _published = new StrongBox(_state);
        if (forgotten)
        {
            // History was ended by a commit of this batch: streams behind it must find that out, not go on from memory.
            Recent.Restart(_state.Compacted);
            _events.RemoveAll(e => e.Revision <= _state.Compacted);
        }
        Recent.Add(_events, _state.Revision);
        _events.Clear();
    }

    private sealed record StrongBox(PartitionState Value);
}
