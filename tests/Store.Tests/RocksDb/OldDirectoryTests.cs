using System.Text;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Partitions;
using Arktos.Store.RocksDb;
using Arktos.Store.Tests.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using static Arktos.Store.Tests.Keyspace.PartitionFixture;

namespace Arktos.Store.Tests.RocksDb;

/// <summary>
/// A keyspace that an earlier version's RocksDB wrote holds what the same commands give today, entry by entry.
/// <c>WrittenBy7.8/README.md</c> says how it was made.
/// </summary>
public sealed class OldDirectoryTests
{
    private static readonly PartitionId Installed = new(9),
        Destroyed = new(8);

    private static readonly Guid Retried = new("a7b0ac28-9c75-4f0a-8a7e-0d6b4a1f5a10"),
        Refused = new("5be1f0f4-7d6e-4f57-a7e7-2f9f2e1c44d2");

    /// <summary>Compresses well.</summary>
    private static readonly string Long = string.Concat(Enumerable.Range(0, 300).Select(i => $"line {i % 7}; "));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_directory_that_was_written_by_RocksDB_7_8_is_read_and_written_on_like_one_of_today(bool isOld)
    {
        using var folder = new TemporaryFolder();
        var path = folder["db"];
        if (isOld)
            CopyOld(path);
        else
            Fill(path);
        using (var database = RocksDatabase.Open(path, new DatabaseOptions()))
        {
            Read(database);
            WriteOn(database);
        }
        using (var again = RocksDatabase.Open(path, new DatabaseOptions()))
        {
            var keyspace = new KeyspacePartition(Id, again, new RecentEvents());
            Assert.Equal(At(90), keyspace.State.Revision);
            Assert.Equal(["a=3", "long=" + Long, "new=1", "short=x"], All(again, Id, At(90)));
            Assert.Equal(["a=2", "long=" + Long, "short=x"], All(again, Id, At(60)));
        }
    }

    /// <summary>Every kind of entry, in several files of several levels.</summary>
    private static void Fill(string path)
    {
        using var database = RocksDatabase.Open(path, new DatabaseOptions());
        var records = new ReplicaRecords(database);
        var members = new RaftConfiguration([new ReplicaId(1), new ReplicaId(2), new ReplicaId(3)]);
        records.Add([
            new ReplicaRecord(Id, new ReplicaId(1), members, IsHere: true),
            new ReplicaRecord(Destroyed, new ReplicaId(2), members, IsHere: true),
            new ReplicaRecord(Installed, new ReplicaId(3), members, IsHere: true),
        ]);
        records.Destroy(records.Find(Destroyed)!);
        var keyspace = new KeyspacePartition(Id, database, new RecentEvents());
        Apply(keyspace, Commit(Put("a", "0"), Put("b", "1"), Put("gone", "1")), At(10));
        Apply(keyspace, Commit(Put("a", "1"), Put("long", Long), Delete("gone")), At(20));
        database.Flush();
        Assert.False(keyspace.Compact(At(20), 100));
        Apply(keyspace, WithId(Retried, Commit(Put("a", "2"))), At(30));
        Assert.Equal(0, Apply(keyspace, RefusedCommit(), At(40)).FailedCondition);
        database.Flush();
        Apply(keyspace, Commit(Delete("b")), At(50));
        Apply(keyspace, Commit(ShortLived("short", "x", 10)), At(60));
        var data = new System.Buffers.ArrayBufferWriter<byte>();
        RaftConfigurationCodec.Encode(members with { Learners = [new ReplicaId(4)] }, data);
        keyspace.Apply([
            new LogEntry(
                new Term(1),
                new LogIndex(keyspace.State.Index.Value + 1),
                EntryKind.Configuration,
                data.WrittenMemory
            ),
        ]);
        Install(database, keyspace);
        database.Flush();
    }

    private static void Read(Database database)
    {
        Assert.Equal(
            [(Id, true), (Destroyed, false), (Installed, true)],
            new ReplicaRecords(database).All.Select(r => (r.Partition, r.IsHere))
        );
        foreach (var partition in (PartitionId[])[Id, Installed])
        {
            var keyspace = new KeyspacePartition(partition, database, new RecentEvents());
            Assert.Equal(new PartitionState(new LogIndex(7), new Term(1), At(60), At(20), 1050), keyspace.State);
            Assert.Equal(new ReplicaId(4), Assert.Single(keyspace.Members!.Learners));
            Assert.Equal(["a=1", "b=1", "long=" + Long], All(database, partition, At(20)));
            Assert.Equal(["a=2", "b=1", "long=" + Long], All(database, partition, At(40)));
            Assert.Equal(["a=2", "long=" + Long, "short=x"], All(database, partition, At(60)));
            var events = new List<PartitionEvent>();
            Assert.True(EventReader.TryRead(database, partition, At(20), 100, events, out var through));
            Assert.Equal(At(60), through);
            Assert.Equal(
                [$"Put a=2 was 1 @{At(30)}", $"Delete b=1 was 1 @{At(50)}", $"Put short=x was - @{At(60)}"],
                events.Select(Text)
            );
            Assert.Equal(
                ["short"],
                KeyspacePartition
                    .Due(database, partition, At(60).UnixMilliseconds + 10_000, 10, TenantPlaces.None)
                    .Select(d => NameOf(d.Key))
            );
        }
        // Over every byte of latest values, commit ids and members, as 7.8 wrote them.
        using var snapshot = database.Snapshot();
        Assert.StartsWith("b6a168e43b5c4e9dfdf5a81471c48447", KeyspacePartition.Hash(database, Id, snapshot));
    }

    private static void WriteOn(Database database)
    {
        var keyspace = new KeyspacePartition(Id, database, new RecentEvents());
        // Commits that were carried out, or refused, are known.
        Assert.Equal(At(30), Apply(keyspace, WithId(Retried, Commit(Put("a", "wrong"))), At(70)).Revision);
        Assert.Equal(0, Apply(keyspace, RefusedCommit(), At(80)).FailedCondition);
        Assert.Equal(-1, Apply(keyspace, Commit(Put("a", "3"), Put("new", "1")), At(90)).FailedCondition);
        database.Flush();
        Install(database, keyspace);
        database.Flush();
        Assert.Equal(All(database, Id, At(60)), All(database, Installed, At(60)));
    }

    /// <summary>What one partition holds becomes what another holds, by files that are taken in.</summary>
    private static void Install(Database database, KeyspacePartition from)
    {
        List<(byte[] Key, byte[] Value)> content = [];
        foreach (var kind in KeyspaceKeys.ContentKinds)
        {
            using var items = database.Iterate(
                KeyspaceKeys.Prefix(kind, from.Id),
                KeyspaceKeys.PrefixEnd(kind, from.Id)
            );
            for (; items.Valid; items.Next())
                content.Add(
                    (
                        [
                            .. KeyspaceKeys.Prefix(kind, Installed),
                            .. items.Key[KeyspaceKeys.Prefix(kind, from.Id).Length..],
                        ],
                        items.Value.ToArray()
                    )
                );
        }
        new KeyspacePartition(Installed, database, new RecentEvents()).Install(
            content,
            from.State.Index,
            from.State.Term
        );
    }

    private static ApplyOutcome Apply(KeyspacePartition keyspace, CommitRequest commit, Revision at) =>
        keyspace.Apply([
            new LogEntry(
                new Term(1),
                new LogIndex(keyspace.State.Index.Value + 1),
                EntryKind.Normal,
                Command.Encode(at, commit)
            ),
        ])[0];

    private static CommitRequest WithId(Guid id, CommitRequest commit)
    {
        commit.CommitId = ByteString.CopyFrom(id.ToByteArray());
        return commit;
    }

    private static CommitRequest RefusedCommit()
    {
        var commit = WithId(Refused, Commit(Put("a", "wrong")));
        commit.Conditions.Add(Absent("a"));
        return commit;
    }

    private static Operation ShortLived(string name, string value, uint seconds)
    {
        var put = Put(name, value);
        put.TtlSeconds = seconds;
        return put;
    }

    private static List<string> All(Database database, PartitionId partition, Revision at)
    {
        using var snapshot = database.Snapshot();
        var applied = KeyspacePartition.ReadState(database, partition, snapshot).Revision;
        return
        [
            .. RangeReader
                .At(database, snapshot, partition, Key("").ToByteArray(), Key("\u007f").ToByteArray(), at, applied)
                .Select(i => $"{NameOf(i.Key)}={Encoding.UTF8.GetString(i.Value.Value.Span)}"),
        ];
    }

    private static void CopyOld(string path)
    {
        Directory.CreateDirectory(path);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "RocksDb", "WrittenBy7.8")))
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)));
    }
}
