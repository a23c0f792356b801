using Arktos.Raft;
using Arktos.Store.Log;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Log;

/// <summary>The log's thread, and who writes in its place.</summary>
public sealed class SharedLogTests
{
    private static readonly LogOptions Options = new(4096) { QuickSync = TimeSpan.MaxValue };

    [Fact]
    public void A_write_that_is_done_at_once_is_on_the_disk_and_reported_by_the_caller()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, Options);
        Thread? reporter = null;
        Assert.True(log.Log.TryWriteNow(Write(1, 1, 10, () => reporter = Thread.CurrentThread)));
        Assert.Same(Thread.CurrentThread, reporter);
        log.Reopen();
        Assert.Equal(new LogIndex(1), log.Group(1).LastIndex);
    }

    /// <summary>A new segment takes its time.</summary>
    [Fact]
    public void A_write_that_needs_a_new_segment_is_left_to_the_logs_thread()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, Options);
        Assert.False(log.Log.TryWriteNow(Write(1, 1, 5000, () => Assert.Fail("it was written"))));
        Assert.Equal(1, log.Log.SegmentCount);
    }

    [Fact]
    public void A_disk_that_was_slow_keeps_the_logs_thread_waiting_and_nobody_else()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, Options with { QuickSync = TimeSpan.Zero });
        log.Write(1, null, LogFixture.Entry(1, 1, new byte[10]));
        Assert.False(log.Log.TryWriteNow(Write(1, 2, 10, () => Assert.Fail("it was written"))));
    }

    [Fact]
    public void Nothing_overtakes_what_is_queued()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, Options);
        using var mayGoOn = new ManualResetEventSlim();
        using var isWriting = new ManualResetEventSlim();
        var order = new List<int>();
        log.Log.Submit(
            Write(
                1,
                1,
                10,
                () =>
                {
                    isWriting.Set();
                    mayGoOn.Wait();
                    order.Add(1);
                }
            )
        );
        isWriting.Wait();
        var third = Write(1, 3, 10, () => order.Add(3));
        Assert.False(log.Log.TryWriteNow(third));
        log.Log.Submit(Write(1, 2, 10, () => order.Add(2)));
        Assert.False(log.Log.TryWriteNow(third));
        mayGoOn.Set();
        Eventually(() => log.Log.TryWriteNow(third));
        Assert.Equal([1, 2, 3], order);
    }

    [Fact]
    public void After_a_write_that_failed_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var log = new LogFixture(folder.Path, Options);
        Directory.CreateDirectory(Path.Combine(folder.Path, Segment.NameOf(2) + ".new"));
        log.Log.Submit(Write(1, 1, 5000, () => Assert.Fail("it was written")));
        Eventually(() => !log.Failures.IsEmpty);
        Assert.False(log.Log.TryWriteNow(Write(1, 2, 10, () => Assert.Fail("it was written"))));
        log.Dispose();
        Assert.Single(log.Failures);
    }

    private static LogWrite Write(ushort partition, ulong index, int bytes, Action done) =>
        new(new PartitionId(partition), null, null, null, [LogFixture.Entry(1, index, new byte[bytes])], _ => done());

    private static void Eventually(Func<bool> isSo) =>
        Assert.True(SpinWait.SpinUntil(isSo, TimeSpan.FromSeconds(20)), "it did not come about");
}
