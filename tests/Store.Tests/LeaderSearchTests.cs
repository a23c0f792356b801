using Arktos.StoreClient;

namespace Arktos.Store.Tests;

public sealed class LeaderSearchTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1),
        Moment = TimeSpan.FromMilliseconds(1),
        Deadline = TimeSpan.FromSeconds(30);
    private static readonly PartitionId Partition = new(3),
        Other = new(4);

    [Fact]
    public async Task Everybody_waits_until_the_leader_of_the_partition_is_found()
    {
        var search = new LeaderSearch(Hour);
        var waiting = Enumerable.Range(0, 100).Select(_ => search.PauseAsync(Partition, Hour, default)).ToList();
        search.Found(Other);
        Assert.DoesNotContain(waiting, w => w.IsCompleted);
        search.Found(Partition);
        await Task.WhenAll(waiting).WaitAsync(Deadline);
    }

    [Fact]
    public async Task One_looks_again_soon_and_the_others_do_not()
    {
        var search = new LeaderSearch(Hour);
        using var giveUp = new CancellationTokenSource();
        var one = search.PauseAsync(Partition, Hour, giveUp.Token);
        var soon = new LeaderSearch(Moment);
        // Each time there is nobody else: who has looked again makes way for the next.
        for (var i = 0; i < 3; i++)
            await soon.PauseAsync(Partition, Hour, default).WaitAsync(Deadline);
        // Another's own pause ends too, whatever becomes of the one.
        await search.PauseAsync(Partition, Moment, default).WaitAsync(Deadline);
        Assert.False(one.IsCompleted);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.WaitAsync(Deadline));
    }
}
