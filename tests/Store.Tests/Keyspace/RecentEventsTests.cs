using Arktos.Store.Keyspace;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Keyspace;

public sealed class RecentEventsTests
{
    private const int Value = 1000;

    [Fact]
    public void Partitions_of_a_store_share_what_they_keep_in_memory()
    {
        var budget = new MemoryBudget(1 << 20);
        var partitions = Enumerable.Range(0, 30).Select(_ => new RecentEvents(budget: budget)).ToArray();
        for (var i = 1; i <= 3000; i++)
            foreach (var events in partitions)
                Add(events, i);
        Assert.Equal(partitions.Sum(p => p.Held), budget.Held);
        Assert.InRange(budget.Excess, -(1 << 20), partitions.Length * budget.FloorBytes);
        Assert.All(
            partitions,
            events =>
            {
                Assert.InRange(events.Held, budget.FloorBytes / 2, 2 << 20);
                List<PartitionEvent> read = [];
                Assert.True(events.TryRead(PartitionFixture.At(2999), 10, read, out var through));
                Assert.Equal((1, PartitionFixture.At(3000)), (read.Count, through));
                Assert.False(events.TryRead(PartitionFixture.At(1), 10, [], out _));
            }
        );
    }

    [Fact]
    public void Who_adds_when_the_store_holds_too_much_gives_up_its_own_oldest_but_not_the_last_of_it()
    {
        var budget = new MemoryBudget(200 << 10);
        RecentEvents quiet = new(budget: budget),
            busy = new(budget: budget);
        for (var i = 1; i <= 160; i++)
            Add(quiet, i);
        var kept = quiet.Held;
        for (var i = 1; i <= 1000; i++)
            Add(busy, i);
        Assert.Equal(kept, quiet.Held);
        Assert.InRange(busy.Held, budget.FloorBytes - 2 * Value, budget.FloorBytes);
        quiet.Yield();
        Assert.InRange(quiet.Held, 0, kept - 1);
        Assert.InRange(budget.Excess, -2 * Value, 0);
    }

    [Fact]
    public void What_is_forgotten_is_given_back_and_who_waits_is_not_woken()
    {
        var budget = new MemoryBudget(1 << 20);
        var events = new RecentEvents(budget: budget);
        for (var i = 1; i <= 100; i++)
            Add(events, i);
        var changed = events.Changed;
        events.Forget();
        Assert.Equal((0, 0), (events.Held, budget.Held));
        Assert.False(changed.IsCompleted);
        Assert.False(events.TryRead(PartitionFixture.At(99), 10, [], out _));
        Assert.True(events.TryRead(PartitionFixture.At(100), 10, [], out var through));
        Assert.Equal(PartitionFixture.At(100), through);
        Add(events, 101);
        List<PartitionEvent> read = [];
        Assert.True(changed.IsCompleted && events.TryRead(PartitionFixture.At(100), 10, read, out _));
        Assert.Equal(PartitionFixture.At(101), Assert.Single(read).Revision);
    }

    [Fact]
    public void What_was_forgotten_is_read_from_the_database()
    {
        using var keyspace = new PartitionFixture();
        for (var i = 0; i < 5; i++)
            keyspace.Apply(PartitionFixture.Commit(PartitionFixture.Put("a", $"{i}")));
        var cursor = new Streams.EventCursor(keyspace.Database, keyspace.Keyspace, Revision.None);
        keyspace.Keyspace.Recent.Forget();
        List<PartitionEvent> read = [];
        Assert.True(cursor.TryRead(10, read, out var through));
        Assert.Equal((5, keyspace.Keyspace.State.Revision), (read.Count, through));
        // What comes after that is in memory again.
        Assert.True(cursor.ReadsDisk);
        keyspace.Apply(PartitionFixture.Commit(PartitionFixture.Put("a", "5")));
        Assert.True(cursor.TryRead(10, read, out _));
        Assert.Equal((1, false), (read.Count, cursor.ReadsDisk));
    }

    [Fact]
    public void Who_listens_is_told_of_each_change_until_it_does_no_more()
    {
        var events = new RecentEvents();
        var (first, second) = (0, 0);
        using var staying = events.Listen(() => first++);
        var leaving = events.Listen(() => second++);
        events.Add([], PartitionFixture.At(1));
        events.Wake();
        leaving.Dispose();
        leaving.Dispose();
        events.Restart(PartitionFixture.At(5));
        Assert.Equal((3, 2), (first, second));
    }

    [Fact]
    public void Watches_are_counted_and_those_of_them_that_are_behind()
    {
        var counts = new Streams.StreamCounts();
        using (var one = counts.BeginWatch())
        using (var other = counts.BeginWatch())
        {
            one.ReadsDisk(true);
            one.ReadsDisk(true);
            other.ReadsDisk(true);
            Assert.Equal((2, 2), (counts.Watches, counts.WatchesBehind));
            other.ReadsDisk(false);
            Assert.Equal((2, 1), (counts.Watches, counts.WatchesBehind));
        }
        Assert.Equal((0, 0), (counts.Watches, counts.WatchesBehind));
    }

    private static void Add(RecentEvents events, int number)
    {
        var revision = PartitionFixture.At(number);
        events.Add(
            [
                PartitionEvent.Of(
                    KeyspaceEventKind.Put,
                    new ByteKey("k"u8.ToArray()),
                    new StoredValue(revision, revision, -1, new byte[Value]),
                    null,
                    revision
                ),
            ],
            revision
        );
    }
}
