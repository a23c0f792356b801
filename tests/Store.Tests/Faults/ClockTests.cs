using Arktos.StoreClient;

namespace Arktos.Store.Tests.Faults;

public sealed class ClockTests
{
    [Fact]
    public async Task Clocks_that_leap_hours_either_way_lose_nothing_and_lists_and_watches_over_all_partitions_go_on()
    {
        var clocks = new Dictionary<uint, LeapingClock>
        {
            [1] = new(),
            [2] = new(),
            [3] = new(),
        };
        await using var cluster = new StoreCluster(
            partitions: 4,
            o => o with { Time = clocks[o.Store], MaintenanceInterval = TimeSpan.FromMilliseconds(100) }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var range = new KeyRange("nodes", "");
        var begin = Assert
            .IsType<ReadResult<RangePage>.Ok>(await client.ListAsync(new RangeQuery(range), default))
            .Revision;
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var seen = new List<KeyspaceEvent>();
        var watching = WatchAsync(client, range, begin, 60, seen, stop.Token);
        var last = new Dictionary<string, Revision>();
        (int One, int Two, int Three)[] rounds = [(0, 0, 0), (5, 0, -5), (-5, 9, 0), (0, -9, 5)];
        foreach (var (round, hours) in rounds.Index())
        {
            (clocks[1].Leap, clocks[2].Leap, clocks[3].Leap) = (
                TimeSpan.FromHours(hours.One),
                TimeSpan.FromHours(hours.Two),
                TimeSpan.FromHours(hours.Three)
            );
            for (var i = 0; i < 15; i++)
            {
                var name = $"n{i}";
                var revision = Assert
                    .IsType<CommitResult.Committed>(
                        await client.CommitAsync(
                            new Commit(
                                Guid.NewGuid(),
                                [],
                                [new CommitOperation.Put(new ObjectKey("nodes", "", "", name), "{}"u8.ToArray(), -1)]
                            ),
                            default
                        )
                    )
                    .Revision;
                Assert.True(revision > last.GetValueOrDefault(name), $"{name} went back in round {round}");
                last[name] = revision;
            }
            var listed = Assert
                .IsType<ReadResult<RangePage>.Ok>(await client.ListAsync(new RangeQuery(range), default))
                .Value.Items;
            Assert.Equal(
                last.OrderBy(l => l.Key, StringComparer.Ordinal),
                listed.Select(i => KeyValuePair.Create(i.Key.Name, i.Revision))
            );
        }
        await watching;
        Assert.Equal(60, seen.Count);
        Assert.Equal(seen.Select(e => e.Item.Revision).Order(), seen.Select(e => e.Item.Revision));
    }

    private static async Task WatchAsync(
        KeyspaceClient client,
        KeyRange range,
        Revision after,
        int count,
        List<KeyspaceEvent> seen,
        CancellationToken stop
    )
    {
        await foreach (var batch in client.WatchAsync(new WatchQuery(range, after), stop))
        {
            Assert.True(batch.End is null, batch.End?.Message);
            seen.AddRange(batch.Events);
            if (seen.Count >= count)
                return;
        }
    }

    private sealed class LeapingClock : TimeProvider
    {
        private long _leap;

        public TimeSpan Leap
        {
            get => TimeSpan.FromTicks(Volatile.Read(ref _leap));
            set => Volatile.Write(ref _leap, value.Ticks);
        }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Leap;
    }
}
