using System.Text;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using static Arktos.Store.Tests.Keyspace.PartitionFixture;

namespace Arktos.Store.Tests.Keyspace;

/// <summary>What tenants hold is counted with every commit, read under keys of its own, and bounds commits.</summary>
public sealed class UsageTests
{
    [Fact]
    public void Every_kind_of_write_is_counted_and_told_after_a_restart()
    {
        using var keyspace = new PartitionFixture();
        keyspace.Apply(Commit(Put("a", "four"), Put("b", "1234567")));
        Assert.Equal(new TenantUsage(2, 11), Of(keyspace));
        keyspace.Apply(Commit(Put("a", "1")));
        keyspace.Reopen();
        Assert.Equal(new TenantUsage(2, 8), Of(keyspace));
        keyspace.Apply(Commit(Put("c", ""), Delete("b"), Delete("none")));
        Assert.Equal(new TenantUsage(2, 1), Of(keyspace));
        keyspace.Apply(Commit(PutOf("other", "x", "elsewhere")));
        keyspace.Apply(Commit(DeleteRange("a", "z")));
        Assert.Equal(default, Of(keyspace));
        Assert.Equal(new TenantUsage(1, 9), Of(keyspace, "other"));
        Assert.Equal(["other"], Tenants(keyspace));
    }

    [Fact]
    public void What_a_version_wrote_that_did_not_count_is_counted_once()
    {
        using var keyspace = new PartitionFixture();
        keyspace.Apply(Commit(Put("a", "four"), PutOf("other", "x", "ten bytes!")));
        var state = keyspace.Database.Get(KeyspaceKeys.Prefix(KeyspaceKeys.State, Id))!;
        using (var batch = keyspace.Database.NewBatch())
        {
            // What it does not know it leaves alone, and its record of the state is shorter.
            batch.Put(KeyspaceKeys.Prefix(KeyspaceKeys.State, Id), state.AsSpan(..^1));
            batch.Delete(KeyspaceKeys.Key(KeyspaceKeys.Latest, Id, KeyOf("other", "x").Span));
            keyspace.Database.Write(batch);
        }
        keyspace.Reopen();
        keyspace.Apply(Commit(Put("b", "12")));
        Assert.Equal(new TenantUsage(2, 6), Of(keyspace));
        Assert.Equal(["acme"], Tenants(keyspace));
        keyspace.Reopen();
        Assert.Equal(new TenantUsage(2, 6), Of(keyspace));
    }

    [Theory]
    [InlineData("b", "12345678", 3, 12, true)]
    [InlineData("b", "123456789", 3, 12, false)] // a byte too many
    [InlineData("b", "1", 1, 12, false)] // an object too many
    [InlineData("a", "12345678", 0, 12, true)] // no object more
    [InlineData("a", "123", 0, 0, true)] // less than before
    [InlineData("b", "123456789", 2, null, true)]
    [InlineData("b", "123", null, 7, true)]
    public void A_bound_holds_for_what_is_added(string key, string value, int? objects, int? bytes, bool holds)
    {
        using var keyspace = new PartitionFixture();
        keyspace.Apply(Commit(Put("a", "four"), PutOf("other", "x", "is not counted")));
        var commit = Commit(Put(key, value));
        commit.Conditions.Add(Within(objects, bytes));
        var outcome = keyspace.Apply(commit);
        Assert.Equal(holds ? -1 : 0, outcome.FailedCondition);
        if (!holds)
            Assert.Equal(new TenantUsage(1, 4), TenantUsage.Decode(outcome.Current!.Value.Value.Span));
    }

    [Fact]
    public void Writes_of_one_batch_count_one_after_the_other()
    {
        using var keyspace = new PartitionFixture();
        var commits = Enumerable.Range(0, 5).Select(i => Bounded(Commit(Put($"k{i}", "1")), 3)).ToList();
        var first = keyspace.Keyspace.State.Index.Value + 1;
        var outcomes = keyspace.Keyspace.Apply([
            .. commits.Select(
                (c, i) => keyspace.Entry(c, At(i + 1)) with { Index = new Raft.LogIndex(first + (ulong)i) }
            ),
        ]);
        Assert.Equal([-1, -1, -1, 0, 0], outcomes.Select(o => o.FailedCondition));
        Assert.Equal(new TenantUsage(3, 3), Of(keyspace));
    }

    [Fact]
    public void Usage_is_not_written_and_a_bound_is_on_nothing_else()
    {
        var usage = ByteString.CopyFrom(TenantUsage.KeyOf("acme").Encode());
        var put = Commit(
            new Operation
            {
                Kind = Operation.Types.Kind.Put,
                Key = usage,
                RevisionOffset = -1,
            }
        );
        Assert.Contains("shows what stores count", Command.Refusal(put));
        var bound = Commit(Put("a", "1"));
        bound.Conditions.Add(new Condition { Kind = Condition.Types.Kind.Within, Key = Key("a") });
        Assert.Contains("none of what a tenant uses", Command.Refusal(bound));
        bound.Conditions[0].Key = usage;
        Assert.Null(Command.Refusal(bound));
        // Versions that know no bounds must not pass over one.
        Assert.Equal(3, Command.Encode(At(1), bound)[0]);
    }

    private static CommitRequest Bounded(CommitRequest commit, int objects)
    {
        commit.Conditions.Add(Within(objects, null));
        return commit;
    }

    private static Condition Within(int? objects, int? bytes)
    {
        var condition = new Condition
        {
            Kind = Condition.Types.Kind.Within,
            Key = ByteString.CopyFrom(TenantUsage.KeyOf("acme").Encode()),
        };
        if (objects is { } most)
            condition.ObjectsMax = most;
        if (bytes is { } largest)
            condition.BytesMax = largest;
        return condition;
    }

    private static ByteString KeyOf(string tenant, string name) =>
        ByteString.CopyFrom(new ObjectKey("pods", tenant, "default", name).Encode());

    private static Operation PutOf(string tenant, string name, string value) =>
        new()
        {
            Kind = Operation.Types.Kind.Put,
            Key = KeyOf(tenant, name),
            Value = ByteString.CopyFrom(Encoding.UTF8.GetBytes(value)),
            RevisionOffset = -1,
        };

    private static TenantUsage Of(PartitionFixture keyspace, string tenant = "acme")
    {
        using var snapshot = keyspace.Database.Snapshot();
        return RangeReader.Get(keyspace.Database, snapshot, Id, TenantUsage.KeyOf(tenant).Encode()) is { } value
            ? TenantUsage.Decode(value.Value.Span)
            : default;
    }

    /// <summary>Of which anything is told, at whatever revision is asked.</summary>
    private static List<string> Tenants(PartitionFixture keyspace)
    {
        var range = new KeyRange(TenantUsage.Resource);
        using var snapshot = keyspace.Database.Snapshot();
        return
        [
            .. RangeReader
                .At(keyspace.Database, snapshot, Id, range.Begin, range.End, At(1), keyspace.Keyspace.State.Revision)
                .Select(i => ObjectKey.TryDecode(i.Key, out var key) ? key.Tenant : "?"),
        ];
    }
}
