using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Arktos.StoreClient;

namespace Arktos.Store.Tests;

public sealed class MergedWatchTests
{
    private static readonly PartitionId Busy = new(0),
        Idle = new(1);

    [Fact]
    public async Task A_partition_that_is_never_silent_does_not_keep_an_idle_one_from_being_asked_to_move_on()
    {
        var moves = Channel.CreateUnbounded<Revision>();
        var watch = new MergedWatch(
            [Busy, Idle],
            (p, cancel) => p == Busy ? WithoutPauseAsync(cancel) : MovesAsync(moves.Reader, cancel),
            (partition, revision) =>
            {
                Assert.Equal(Idle, partition);
                moves.Writer.TryWrite(new Revision(revision.Value + 1));
                return Task.CompletedTask;
            }
        );
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await foreach (var batch in watch.RunAsync(default, deadline.Token))
        {
            Assert.Null(batch.End);
            if (batch.Events.Count > 0)
                return;
        }
    }

    [Fact]
    public async Task A_watch_ends_before_events_that_wait_for_a_silent_partition_fill_the_memory()
    {
        var watch = new MergedWatch(
            [Busy, Idle],
            (p, cancel) =>
                p == Busy ? WithoutPauseAsync(cancel) : MovesAsync(Channel.CreateUnbounded<Revision>().Reader, cancel),
            (_, _) => Task.CompletedTask
        );
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await foreach (var batch in watch.RunAsync(default, deadline.Token))
        {
            Assert.Equal(WatchEndReason.Unavailable, batch.End?.Reason);
            return;
        }
    }

    /// <summary>The next batch is always there: whoever reads never waits.</summary>
    private static async IAsyncEnumerable<PartitionBatch> WithoutPauseAsync(
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        for (long revision = 1; !cancel.IsCancellationRequested; revision++)
        {
            var item = new KeyspaceItem(
                new ObjectKey("nodes", "", "", "busy"),
                default,
                new Revision(revision),
                new Revision(1),
                -1
            );
            yield return new PartitionBatch(
                Busy,
                [new KeyspaceEvent(KeyspaceEventKind.Put, item, null)],
                new Revision(revision)
            );
        }
        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<PartitionBatch> MovesAsync(
        ChannelReader<Revision> moves,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var revision in moves.ReadAllAsync(cancel))
            yield return new PartitionBatch(Idle, [], revision);
    }
}
