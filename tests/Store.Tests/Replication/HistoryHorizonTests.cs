using Arktos.Store.Replication;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Replication;

public sealed class HistoryHorizonTests
{
    private static readonly PartitionId Id = new(3);
    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(10),
        Hours = TimeSpan.FromHours(5);

    [Fact]
    public void What_is_older_than_the_retention_goes_whatever_the_clock_does()
    {
        var time = new LeapingTime(DateTimeOffset.UnixEpoch.AddYears(56));
        var horizon = new HistoryHorizon(Id, time);
        var clock = new RevisionClock(Id, time);
        var given = new List<(TimeSpan At, Revision Revision)>();
        var begin = time.GetTimestamp();
        for (var second = 0; second < 3 * 3600; second += 5)
        {
            if (second == 3600)
                time.Leap += Hours;
            if (second == 2 * 3600)
                time.Leap -= 2 * Hours;
            time.Advance(TimeSpan.FromSeconds(5));
            given.Add((time.GetElapsedTime(begin), clock.Next()));
            var target = horizon.Target(given[^1].Revision, Retention);
            // Kept: all that is younger than the retention. Gone: all that is older by two steps of a sample and more.
            Assert.All(
                given.Where(g => time.GetElapsedTime(begin) - g.At < Retention),
                g =>
                    Assert.True(
                        g.Revision > target,
                        $"{second} s: what is {time.GetElapsedTime(begin) - g.At} old would go"
                    )
            );
            Assert.All(
                given.Where(g => time.GetElapsedTime(begin) - g.At > Retention + TimeSpan.FromSeconds(25)),
                g =>
                    Assert.True(
                        g.Revision <= target,
                        $"{second} s: what is {time.GetElapsedTime(begin) - g.At} old would stay"
                    )
            );
        }
    }

    [Fact]
    public void What_was_there_before_the_process_began_is_judged_by_the_clock_that_it_began_with()
    {
        var time = new LeapingTime(DateTimeOffset.UnixEpoch.AddYears(56));
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal(
            now - 600_000,
            new HistoryHorizon(Id, time).Target(Revision.Compose(now, 0, Id), Retention).UnixMilliseconds
        );
        // A quiet partition keeps what led to its latest state.
        Assert.Equal(
            now - 3_600_000 - 600_000,
            new HistoryHorizon(Id, time).Target(Revision.Compose(now - 3_600_000, 0, Id), Retention).UnixMilliseconds
        );
        // Revisions far ahead, as after a restore: nothing goes for now, all of it in ten minutes.
        var ahead = Revision.Compose(now + 3_600_000, 0, Id);
        var horizon = new HistoryHorizon(Id, time);
        Assert.True(horizon.Target(ahead, Retention).UnixMilliseconds <= now);
        time.Advance(Retention);
        Assert.Equal(ahead, horizon.Target(new Revision(ahead.Value + 1024), Retention));
    }
}
