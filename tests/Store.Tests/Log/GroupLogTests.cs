using Arktos.Raft;
using Arktos.Store.Log;

namespace Arktos.Store.Tests.Log;

public sealed class GroupLogTests
{
    [Fact]
    public void Groups_share_what_they_keep_in_memory_and_read_the_rest_from_the_disk()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder["log"], new LogOptions(CachedBytesMax: 100 << 10));
        for (ushort partition = 1; partition <= 4; partition++)
        for (var index = 1ul; index <= 20; index++)
        {
            log.Write(partition, null, LogFixture.Entry(1, index, [.. Enumerable.Repeat((byte)index, 10_000)]));
            log.Group(partition).Settle();
        }
        var cached = log.Log.Segments.Cached;
        Assert.Equal(log.Groups.Values.Sum(g => g.CachedBytes), cached.Held);
        Assert.InRange(cached.Held, cached.FloorBytes, (100 << 10) + 4 * cached.FloorBytes);
        log.Group(1).ForgetCached();
        Assert.Equal(0, log.Group(1).CachedBytes);
        foreach (var group in log.Groups.Values)
            Assert.All(
                group.Entries(new LogIndex(1), new LogIndex(21), int.MaxValue),
                entry => Assert.All(entry.Data.ToArray(), b => Assert.Equal(entry.Index.Value, b))
            );
        log.Compact(2, 20);
        log.Group(2).Settle();
        log.Group(3).CutFrom(new LogIndex(1));
        log.Group(3).Settle();
        Assert.Equal(log.Group(4).CachedBytes, cached.Held);
    }
}
