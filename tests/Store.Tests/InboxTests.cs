namespace Arktos.Store.Tests;

public sealed class InboxTests
{
    [Fact]
    public async Task Nothing_that_is_added_waits_for_the_time_to_be_over()
    {
        var inbox = new Inbox<int>();
        const int Adders = 4,
            Each = 50_000;
        var taken = new List<int>();
        // A wake-up that is lost would cost a minute.
        var taking = Task.Factory.StartNew(
            () =>
            {
                while (taken.Count < Adders * Each)
                    if (inbox.TryTake(out var item, 60_000))
                        taken.Add(item);
            },
            TaskCreationOptions.LongRunning
        );
        await Task.WhenAll(
            Enumerable
                .Range(0, Adders)
                .Select(adder =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Each; i++)
                        {
                            inbox.Add(adder * Each + i);
                            if (i % 100 == 0)
                                await Task.Yield();
                        }
                    })
                )
        );
        await taking.WaitAsync(TimeSpan.FromSeconds(50));
        Assert.Equal(Enumerable.Range(0, Adders * Each), taken.Order());
        foreach (var adder in Enumerable.Range(0, Adders))
            Assert.Equal(Enumerable.Range(adder * Each, Each), taken.Where(i => i / Each == adder));
    }

    [Fact]
    public void An_empty_one_gives_nothing()
    {
        var inbox = new Inbox<int>();
        Assert.False(inbox.TryTake(out _));
        Assert.False(inbox.TryTake(out _, 0));
        Assert.False(inbox.TryTake(out _, 5));
    }
}
