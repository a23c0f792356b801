using System.Text;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Tests.Keyspace;

/// <summary>One partition on a database of its own, fed with entries by hand.</summary>
internal sealed class PartitionFixture : IDisposable
{
    public static readonly PartitionId Id = new(7);

    private readonly TemporaryFolder _folder = new();
    private long _next;

    public PartitionFixture() => Open();

    public Database Database { get; private set; } = null!;

    public KeyspacePartition Keyspace { get; private set; } = null!;

    /// <summary>As after a restart; what was not flushed is kept, for the database is closed properly.</summary>
    public void Reopen()
    {
        Database.Flush();
        Database.Dispose();
        Open();
    }

    public static Revision At(long milliseconds) => Revision.Compose(1_700_000_000_000 + milliseconds, 0, Id);

    public LogEntry Entry(CommitRequest commit, Revision revision) =>
        new(
            new Term(1),
            new LogIndex(Keyspace.State.Index.Value + 1),
            EntryKind.Normal,
            Command.Encode(revision, commit)
        );

    public ApplyOutcome Apply(CommitRequest commit, Revision? at = null) =>
        Keyspace.Apply([Entry(commit, at ?? At(++_next * 10))])[0];

    public static CommitRequest Commit(params Operation[] operations)
    {
        var commit = new CommitRequest { Partition = Id.Value };
        commit.Operations.AddRange(operations);
        return commit;
    }

    public static ByteString Key(string name) =>
        ByteString.CopyFrom(new ObjectKey("pods", "acme", "default", name).Encode());

    public static Operation Put(string name, string value, int offset = -1) =>
        new()
        {
            Kind = Operation.Types.Kind.Put,
            Key = Key(name),
            Value = ByteString.CopyFromUtf8(value),
            RevisionOffset = offset,
        };

    public static Operation Delete(string name) => new() { Kind = Operation.Types.Kind.Delete, Key = Key(name) };

    public static Operation DeleteRange(string from, string to) =>
        new()
        {
            Kind = Operation.Types.Kind.DeleteRange,
            Key = Key(from),
            End = Key(to),
        };

    public static Condition Absent(string name) => new() { Kind = Condition.Types.Kind.Absent, Key = Key(name) };

    public string Hash()
    {
        using var snapshot = Database.Snapshot();
        return KeyspacePartition.Hash(Database, Id, snapshot);
    }

    /// <summary>Name=value of everything in [begin, end) at a revision.</summary>
    public List<string> Read(byte[] begin, byte[] end, Revision at)
    {
        using var snapshot = Database.Snapshot();
        return
        [
            .. RangeReader
                .At(Database, snapshot, Id, begin, end, at, Keyspace.State.Revision)
                .Select(i => $"{NameOf(i.Key)}={Encoding.UTF8.GetString(i.Value.Value.Span)}"),
        ];
    }

    public List<string> ReadAll(Revision at) => Read(Key("").ToByteArray(), Key("\u007f").ToByteArray(), at);

    public static string NameOf(ReadOnlySpan<byte> key) =>
        ObjectKey.TryDecode(key, out var decoded) ? decoded.Name : "?";

    public static string Text(PartitionEvent e) =>
        $"{e.Kind} {NameOf(e.Key.Span)}={Encoding.UTF8.GetString(e.Item.Value.Span)} was "
        + $"{(e.Previous is { } p ? Encoding.UTF8.GetString(p.Value.Span) : "-")} @{e.Revision}";

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }

    private void Open()
    {
        Database = RocksDatabase.Open(_folder["db"], new DatabaseOptions());
        Keyspace = new KeyspacePartition(Id, Database, new RecentEvents());
    }
}
