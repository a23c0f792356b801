using System.Text;
using Arktos.Store.Keyspace;
using Arktos.Store.Service;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using static Arktos.Store.Tests.Keyspace.PartitionFixture;
using Kind = Arktos.StoreClient.Wire.TenantStep.Types.Kind;

namespace Arktos.Store.Tests.Keyspace;

/// <summary>Steps of a tenant's move as one partition applies them, and what is read and watched meanwhile.</summary>
public sealed class TenantStepsTests
{
    private static readonly ByteString AllPods = ByteString.CopyFromUtf8("pods\0"),
        AllPodsEnd = ByteString.CopyFromUtf8("pods\u0001");

    [Fact]
    public void A_source_refuses_writes_from_its_fence_on_and_reads_from_its_release_on()
    {
        using var partition = new PartitionFixture();
        partition.Apply(Commit(Put("web", "1")), At(10));
        Assert.True(Take(partition, Kind.Announce, 20));
        Assert.Equal(-1, partition.Apply(Commit(Put("web", "2")), At(30)).FailedCondition);
        Assert.True(Take(partition, Kind.Fence, 40));
        Assert.Equal(ApplyOutcome.TenantMoved, partition.Apply(Commit(Put("web", "3")), At(50)).FailedCondition);
        // Others go on; what is the whole installation's, too.
        Assert.Equal(-1, partition.Apply(Commit(PutOf("other", "web", "1")), At(60)).FailedCondition);
        Assert.Null(Refusal(partition, 40, "acme"));
        Assert.Equal(ReadResponse.Types.Outcome.Moved, Refusal(partition, 60, "acme"));
        Assert.Equal(ReadResponse.Types.Outcome.Unavailable, Refusal(partition, 60, null));
        Assert.Null(Refusal(partition, 60, ""));
        Assert.True(Take(partition, Kind.Release, 80, s => s.Revision = At(70).Value));
        Assert.Null(Refusal(partition, 60, "acme"));
        Assert.Equal(ReadResponse.Types.Outcome.Moved, Refusal(partition, 70, "acme"));
        Assert.Null(Refusal(partition, 90, null));
        Assert.Equal(["acme", "other"], TenantsAt(partition, 60));
        Assert.Equal(["other"], TenantsAt(partition, 80));
        // What goes can be read where it was, until it is compacted.
        Assert.True(Take(partition, Kind.Drop, 90, s => s.Limit = 10));
        Assert.Equal(["web=2"], partition.ReadAll(At(60)));
        Assert.Equal(0, partition.Keyspace.Places.Find("acme"u8.ToArray(), TenantParts.Home)!.Stays.Count - 1);
        Assert.DoesNotContain(Events(partition), e => e.Kind == KeyspaceEventKind.Delete);
        partition.Reopen();
        Assert.Equal(ApplyOutcome.TenantMoved, partition.Apply(Commit(Put("web", "4")), At(100)).FailedCondition);
    }

    [Fact]
    public void A_destination_shows_nothing_before_everything_has_come()
    {
        using var partition = new PartitionFixture();
        partition.Apply(Commit(PutOf("other", "web", "1")), At(10));
        Assert.True(Take(partition, Kind.Arrive, 20, s => (s.Other, s.Revision) = (3, At(15).Value)));
        Assert.True(Import(partition, 30, 0, "web", revision: 12));
        Assert.Equal(ApplyOutcome.TenantMoved, partition.Apply(Commit(Put("web", "3")), At(40)).FailedCondition);
        Assert.Equal(["other"], TenantsAt(partition, 40));
        Assert.Equal(ReadResponse.Types.Outcome.Moved, Refusal(partition, 40, "acme"));
        // Out of turn, of another move, and too early.
        Assert.False(Import(partition, 50, 0, "web", revision: 11));
        Assert.False(Take(partition, Kind.Import, 51, s => (s.Move, s.Sequence) = (2, 1)));
        Assert.False(Activate(partition, 60, sequence: 1, fence: 18));
        Assert.True(Take(partition, Kind.Import, 70, s => (s.Sequence, s.Copied, s.Through) = (1, true, At(18).Value)));
        Assert.False(Activate(partition, 71, sequence: 2, fence: 19));
        Assert.True(Activate(partition, 80, sequence: 2, fence: 18));
        Assert.True(Activate(partition, 81, sequence: 2, fence: 18));
        Assert.False(Import(partition, 82, 2, "late", revision: 12));
        Assert.Equal(["other"], TenantsAt(partition, 79));
        Assert.Equal(["acme", "other"], TenantsAt(partition, 80));
        Assert.Equal(ReadResponse.Types.Outcome.Compacted, Refusal(partition, 79, "acme"));
        Assert.Null(Refusal(partition, 80, "acme"));
        // As it was where it came from, and nobody was told.
        Assert.Equal(
            12L,
            RangeReader.Get(partition.Database, null, Id, Key("web").ToByteArray())!.Value.Revision.Value - At(0).Value
                >> 20
        );
        Assert.DoesNotContain(Events(partition), e => NameOf(e.Key.Span) == "web" && IsOf(e, "acme"));
        Assert.Equal(-1, partition.Apply(Commit(Put("web", "3")), At(90)).FailedCondition);
        Assert.Single(Events(partition), e => NameOf(e.Key.Span) == "web" && IsOf(e, "acme"));
    }

    [Fact]
    public void A_move_that_was_cancelled_is_not_gone_on_with()
    {
        using var partition = new PartitionFixture();
        partition.Apply(Commit(Put("web", "1")), At(10));
        Assert.True(Take(partition, Kind.Announce, 20));
        Assert.True(Take(partition, Kind.Cancel, 30));
        Assert.False(Take(partition, Kind.Announce, 40));
        Assert.False(Take(partition, Kind.Fence, 50));
        // Nor one that was cancelled before anybody announced it.
        Assert.True(Take(partition, Kind.Cancel, 60, s => s.Move = 2));
        Assert.False(Take(partition, Kind.Announce, 70, s => s.Move = 2));
        Assert.True(Take(partition, Kind.Announce, 80, s => s.Move = 3));
        Assert.True(Take(partition, Kind.Fence, 90, s => s.Move = 3));
        Assert.False(Take(partition, Kind.Cancel, 100, s => s.Move = 3));
    }

    [Fact]
    public void A_partition_that_holds_keys_of_the_name_takes_nobody_in()
    {
        using var partition = new PartitionFixture();
        partition.Apply(Commit(Put("web", "1")), At(10));
        Assert.False(Take(partition, Kind.Arrive, 20));
        Assert.Null(Refusal(partition, 20, "acme"));
    }

    [Fact]
    public void What_expires_stays_while_its_tenant_is_on_its_way()
    {
        using var partition = new PartitionFixture();
        var mortal = Put("web", "1");
        mortal.TtlSeconds = 1;
        partition.Apply(Commit(mortal), At(10));
        var due = At(10).UnixMilliseconds + 2000;
        Assert.Single(KeyspacePartition.Due(partition.Database, Id, due, 10, partition.Keyspace.Places));
        Take(partition, Kind.Announce, 20);
        Take(partition, Kind.Fence, 30);
        Assert.Empty(KeyspacePartition.Due(partition.Database, Id, due, 10, partition.Keyspace.Places));
        partition.Apply(
            Commit(
                new Operation
                {
                    Kind = Operation.Types.Kind.DeleteAtRevision,
                    Key = Key("web"),
                    Revision = At(10).Value,
                    RevisionOffset = -1,
                }
            ),
            At(3000)
        );
        Assert.Equal(["web=1"], partition.ReadAll(At(3000)));
    }

    [Theory]
    [InlineData("", 1, null, "names a tenant")]
    [InlineData("acme", 0, null, "names a tenant")]
    [InlineData("acme", 1, "pods\0other\0default\0web", "none of acme")]
    [InlineData("acme", 1, "pods\0acme", "none of acme")]
    [InlineData("acme/0", 1, "clusterroles\0acme\0\0view", "none of acme/0")]
    [InlineData("acme/16", 1, null, "names a tenant, or a part of one")]
    [InlineData("acme/x", 1, null, "names a tenant, or a part of one")]
    public void A_step_that_makes_no_sense_is_never_proposed(string tenant, uint move, string? key, string reason)
    {
        var step = new TenantStep
        {
            Kind = Kind.Import,
            Tenant = tenant,
            Move = move,
        };
        if (key is not null)
            step.Items.Add(new KeyValue { Key = ByteString.CopyFromUtf8(key) });
        Assert.Contains(reason, Command.Refusal(new CommitRequest { TenantStep = step }));
        step = new TenantStep
        {
            Kind = Kind.Drop,
            Tenant = "acme",
            Move = 1,
        };
        Assert.Contains("drops 1 to", Command.Refusal(new CommitRequest { TenantStep = step }));
    }

    [Theory]
    [InlineData("usage.arktos\0acme\0\0")]
    [InlineData("places.arktos\0\0\0acme")]
    [InlineData("moves.arktos\0\0\0acme")]
    public void What_stores_write_themselves_nobody_else_writes(string key) =>
        Assert.Contains(
            "not to be written",
            Command.Refusal(
                Commit(
                    new Operation
                    {
                        Kind = Operation.Types.Kind.Put,
                        Key = ByteString.CopyFromUtf8(key),
                        RevisionOffset = -1,
                    }
                )
            )
        );

    /// <summary>A tenant's watch ends at the fence of the stay that it began in, and nowhere else.</summary>
    [Theory]
    [InlineData(0, 40)]
    [InlineData(39, 40)]
    [InlineData(45, 40)]
    [InlineData(70, 70)]
    [InlineData(95, 95)]
    [InlineData(100, 0)]
    [InlineData(200, 0)]
    public void A_watch_ends_where_its_tenant_was_fenced(int after, int end)
    {
        // Here up to 70, fenced at 40; elsewhere; here again from 100 on.
        var place = new TenantPlace
        {
            Move = 3,
            Phase = TenantPhase.Here,
            Stays = [new TenantStay { Fence = 40, Until = 70 }, new TenantStay { From = 100 }],
        };
        var places = new TenantPlaces(
            new Dictionary<ByteKey, TenantPlace> { [new ByteKey("acme"u8.ToArray())] = place }
        );
        var (begin, applied) = (new Revision(after), new Revision(300));
        Assert.Equal(new WatchBound(new Revision(end)), places.BoundOf("acme"u8.ToArray(), null, begin, applied));
        Assert.Equal(WatchBound.Open, places.BoundOf("other"u8.ToArray(), null, begin, applied));
        // A replica that is behind, and knows of the fence alone, does not know whether the tenant has come back.
        var late = new TenantPlaces(
            new Dictionary<ByteKey, TenantPlace>
            {
                [new ByteKey("acme"u8.ToArray())] = new()
                {
                    Phase = TenantPhase.Fenced,
                    Stays = [new TenantStay { Fence = 40 }],
                },
            }
        );
        Assert.Equal(
            after > 40 ? WatchBound.Unknown : new WatchBound(new Revision(40)),
            late.BoundOf("acme"u8.ToArray(), null, begin, new Revision(Math.Max(40, after - 1)))
        );
        // A replica that is behind does not know who has come.
        place.Phase = TenantPhase.Gone;
        place.Stays.RemoveAt(1);
        Assert.Equal(
            after < 70 ? new WatchBound(new Revision(40)) : WatchBound.Unknown,
            places.BoundOf("acme"u8.ToArray(), null, begin, new Revision(after - 1))
        );
    }

    [Fact]
    public void Parts_are_where_the_tenant_was_and_go_one_by_one()
    {
        using var partition = new PartitionFixture();
        var part = TenantParts.NameOf("acme", TenantParts.OfNamespace("default"));
        partition.Apply(Commit(Put("web", "1")), At(10));
        partition.Apply(
            new CommitRequest
            {
                Operations =
                {
                    PutOf(new ObjectKey("clusterroles", "acme", "", "view"), "1"),
                    PutOf(new ObjectKey(TenantParts.CopiedResource, "acme", "", "open"), "yes"),
                },
            },
            At(11)
        );
        // There are no parts of what is whole, nor are they made of what is about to leave.
        Assert.False(Take(partition, Kind.Announce, 12, s => s.Tenant = part));
        Assert.True(Take(partition, Kind.Announce, 13));
        Assert.False(Take(partition, Kind.Spread, 14, s => s.Move = 2));
        Assert.True(Take(partition, Kind.Cancel, 15, s => s.Move = 2));
        Assert.True(Take(partition, Kind.Spread, 20, s => s.Move = 3));
        Assert.True(Take(partition, Kind.Spread, 21, s => s.Move = 4));
        Assert.Equal(At(20).Value, partition.Keyspace.Places.Find("acme"u8.ToArray(), TenantParts.Home)!.SpreadAt);
        for (var i = 0; i < TenantParts.Count; i++)
            Assert.NotNull(
                RangeReader.Get(
                    partition.Database,
                    null,
                    Id,
                    new ObjectKey(TenantParts.CopiedResource, "acme", TenantParts.RoomIn(i), "open").Encode()
                )
            );
        // Who does not know reads the whole only as of before; who reads all partitions reads what is here.
        Assert.Null(Refusal(partition, 19, "acme"));
        Assert.Equal(ReadResponse.Types.Outcome.Moved, Refusal(partition, 25, "acme"));
        Assert.Null(Refusal(partition, 25, "acme", partitions: 2));
        Assert.True(Take(partition, Kind.Announce, 30, s => (s.Tenant, s.Move, s.Other) = (part, 5, 3)));
        Assert.True(Take(partition, Kind.Fence, 31, s => (s.Tenant, s.Move) = (part, 5)));
        Assert.Equal(ApplyOutcome.TenantMoved, partition.Apply(Commit(Put("web", "2")), At(32)).FailedCondition);
        Assert.True(
            partition
                .Apply(
                    new CommitRequest
                    {
                        Operations = { PutOf(new ObjectKey("clusterroles", "acme", "", "view"), "2") },
                    },
                    At(33)
                )
                .FailedCondition < 0
        );
        Assert.Equal(ReadResponse.Types.Outcome.Unavailable, Refusal(partition, 34, "acme", partitions: 3));
        Assert.True(Take(partition, Kind.Release, 40, s => (s.Tenant, s.Move, s.Revision) = (part, 5, At(35).Value)));
        // It went to partition 3, which a reader of partitions 0 to 2 does not read.
        Assert.Equal(ReadResponse.Types.Outcome.Moved, Refusal(partition, 41, "acme", partitions: 2));
        Assert.Equal(ReadResponse.Types.Outcome.Moved, Refusal(partition, 41, null, partitions: 2));
        Assert.Null(Refusal(partition, 41, "acme", partitions: 3));
        Assert.True(Take(partition, Kind.Drop, 42, s => (s.Tenant, s.Move, s.Limit) = (part, 5, 100)));
        Assert.Equal(["clusterroles", TenantParts.CopiedResource], Walk("acme").Select(k => k.Resource).Distinct());
        Assert.Empty(Walk(part));
        // What is left here is counted as the home's, and what is written to it.
        Assert.Contains(
            partition.Keyspace.Loads(),
            l => l.Name == TenantParts.NameOf("acme", TenantParts.OfNamespace("other"))
        );
        Assert.DoesNotContain(partition.Keyspace.Loads(), l => l.Name == part);
        Assert.Equal(1, partition.Keyspace.Loads().Single(l => l.Name == "acme").Changes);
        // The whole does not come any more, however late that was asked for.
        Assert.False(Take(partition, Kind.Arrive, 50, s => s.Move = 9));
        partition.Reopen();
        Assert.Equal(ApplyOutcome.TenantMoved, partition.Apply(Commit(Put("web", "2")), At(60)).FailedCondition);

        List<ObjectKey> Walk(string name)
        {
            var keys = new List<ObjectKey>();
            using var walk = partition.Keyspace.Walk(name, null, []);
            for (; walk.Valid; walk.Next())
                if (ObjectKey.TryDecode(walk.Key, out var key))
                    keys.Add(key);
            return keys;
        }
    }

    private static bool Take(PartitionFixture partition, Kind kind, long at, Action<TenantStep>? fill = null)
    {
        var step = new TenantStep
        {
            Kind = kind,
            Tenant = "acme",
            Move = 1,
        };
        fill?.Invoke(step);
        return partition.Apply(new CommitRequest { Partition = Id.Value, TenantStep = step }, At(at)).FailedCondition
            < 0;
    }

    private static bool Import(PartitionFixture partition, long at, ulong sequence, string name, long revision) =>
        Take(
            partition,
            Kind.Import,
            at,
            s =>
            {
                s.Sequence = sequence;
                s.Items.Add(
                    new KeyValue
                    {
                        Key = Key(name),
                        Value = ByteString.CopyFromUtf8("1"),
                        Revision = At(revision).Value,
                        CreateRevision = At(revision).Value,
                        RevisionOffset = -1,
                    }
                );
            }
        );

    private static bool Activate(PartitionFixture partition, long at, ulong sequence, long fence) =>
        Take(partition, Kind.Activate, at, s => (s.Sequence, s.Revision) = (sequence, At(fence).Value));

    private static Operation PutOf(string tenant, string name, string value) =>
        PutOf(new ObjectKey("pods", tenant, "default", name), value);

    private static Operation PutOf(ObjectKey key, string value) =>
        new()
        {
            Kind = Operation.Types.Kind.Put,
            Key = ByteString.CopyFrom(key.Encode()),
            Value = ByteString.CopyFromUtf8(value),
            RevisionOffset = -1,
        };

    /// <param name="tenant">Whose pods are read; null: everybody's.</param>
    /// <param name="partitions">Who reads all: the highest; null: who reads this one.</param>
    private static ReadResponse.Types.Outcome? Refusal(
        PartitionFixture partition,
        long at,
        string? tenant,
        uint? partitions = null
    )
    {
        var range = new KeyRange("pods", tenant);
        var request = new ReadRequest { Key = ByteString.CopyFrom(range.Begin), End = ByteString.CopyFrom(range.End) };
        (request.OfAllPartitions, request.Partitions) = (partitions is not null, partitions ?? 0);
        return new ReadScope(request).Refusal(partition.Keyspace.Places, At(at))?.Outcome;
    }

    /// <summary>Who has pods in a list over all tenants.</summary>
    private static List<string> TenantsAt(PartitionFixture partition, long at)
    {
        var request = new ReadRequest { Key = AllPods, End = AllPodsEnd };
        var filter = new ReadScope(request).FilterOf(partition.Keyspace.Places, At(at))!;
        using var snapshot = partition.Database.Snapshot();
        return
        [
            .. RangeReader
                .At(
                    partition.Database,
                    snapshot,
                    Id,
                    AllPods.ToByteArray(),
                    AllPodsEnd.ToByteArray(),
                    At(at),
                    partition.Keyspace.State.Revision
                )
                .Where(i => filter.LetsThrough(i.Key))
                .Select(i => Encoding.UTF8.GetString(KeyspaceKeys.TenantOf(i.Key.AsSpan()))),
        ];
    }

    private static List<PartitionEvent> Events(PartitionFixture partition)
    {
        var events = new List<PartitionEvent>();
        Assert.True(EventReader.TryRead(partition.Database, Id, Revision.None, 1000, events, out _));
        return events;
    }

    private static bool IsOf(PartitionEvent e, string tenant) =>
        ObjectKey.TryDecode(e.Key.Span, out var key) && key.Tenant == tenant;
}
