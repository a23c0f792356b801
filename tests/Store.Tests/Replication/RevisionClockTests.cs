using Arktos.Store.Replication;
using Arktos.StoreClient;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.Store.Tests.Replication;

public sealed class RevisionClockTests
{
    private static readonly PartitionId Id = new(5);

    [Fact]
    public void Stamps_increase_strictly_whatever_the_clock_does() =>
        Seeds.Each(
            10,
            random =>
            {
                var time = NewTime();
                var clock = new RevisionClock(Id, time);
                var last = Revision.None;
                for (var i = 0; i < 5000; i++)
                {
                    if (random.Next(50) == 0)
                        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(random.Next(-9, 10)));
                    else if (random.Next(3) == 0)
                        time.Advance(TimeSpan.FromMilliseconds(random.Next(5)));
                    // A new leader has seen what the old one stamped, by a clock of its own.
                    if (random.Next(40) == 0)
                    {
                        clock = new RevisionClock(Id, time);
                        clock.Observe(last);
                    }
                    var next = clock.Next();
                    Assert.True(next > last);
                    Assert.Equal(Id.Value, (ushort)(next.Value & 1023));
                    Assert.Equal(Revision.Digits, next.ToString().Length);
                    last = next;
                }
            }
        );

    [Fact]
    public void A_millisecond_whose_counter_is_used_up_borrows_from_the_next()
    {
        var time = NewTime();
        var clock = new RevisionClock(Id, time);
        var first = clock.Next();
        for (var i = 0; i < 1023; i++)
            Assert.Equal(first.UnixMilliseconds, clock.Next().UnixMilliseconds);
        Assert.Equal(first.UnixMilliseconds + 1, clock.Next().UnixMilliseconds);
    }

    [Fact]
    public void A_stamp_comes_after_what_was_observed_of_another_partition()
    {
        var clock = new RevisionClock(Id, NewTime());
        var other = Revision.Compose(NewTime().GetUtcNow().ToUnixTimeMilliseconds() + 500, 1000, new PartitionId(1000));
        clock.Observe(other);
        Assert.True(clock.Next() > other);
    }

    [Fact]
    public void Nobody_can_push_a_partition_far_into_the_future()
    {
        var time = NewTime();
        var clock = new RevisionClock(Id, time);
        Assert.True(clock.IsNear(Revision.Compose(time.GetUtcNow().ToUnixTimeMilliseconds() + 59_000, 0, Id)));
        Assert.False(clock.IsNear(Revision.Compose(time.GetUtcNow().ToUnixTimeMilliseconds() + 61_000, 0, Id)));
        Assert.False(clock.IsNear(new Revision(long.MaxValue)));
    }

    private static FakeTimeProvider NewTime() => new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
