using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Scheduler.Tests;

public sealed class SchedulerFollowersTests
{
    private static readonly SchedulerOptions Options = new()
    {
        Connection = new() { Servers = [new Uri("https://unused")] },
        Identity = "test",
    };

    [Fact]
    public async Task Followers_that_wait_for_room_end_when_nobody_reads_the_items_any_more()
    {
        var api = new FakeApi();
        var items = Channel.CreateBounded<SchedulingItem>(1);
        using var ending = new CancellationTokenSource();
        var followers = new SchedulerFollowers(api, Options, NullLoggerFactory.Instance, items.Writer);
        // Whichever of the streams gets which script: all have more than there is room for.
        for (var i = 0; i < 11; i++)
            api.Script().Upsert(Named("a")).Upsert(Named("b")).Upsert(Named("c")).Complete(3);
        followers.Start(ending.Token);
        await Eventually.HoldsAsync(() => items.Reader.Count == 1, "the items are full");
        await ending.CancelAsync();
        await followers.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(90));
        Assert.Equal(1, items.Reader.Count);
    }

    [Fact]
    public async Task Synced_comes_after_all_that_there_is()
    {
        var api = new FakeApi();
        var items = Channel.CreateBounded<SchedulingItem>(1);
        for (var i = 0; i < 11; i++)
            api.Script().Upsert(Named("a")).Upsert(Named("b")).Complete(2);
        await using var followers = new SchedulerFollowers(api, Options, NullLoggerFactory.Instance, items.Writer);
        followers.Start(default);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var told = new List<SchedulingItem>();
        while (told.Count == 0 || told[^1] is not SchedulingItem.Synced)
            told.Add(await items.Reader.ReadAsync(deadline.Token));
        Assert.Equal(2, told.OfType<SchedulingItem.NodeChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.NamespaceChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.PodChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.ClaimChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.VolumeChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.ClassChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.DriversChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.AttachmentChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.DriverChanged>().Count());
        Assert.Equal(2, told.OfType<SchedulingItem.CapacityChanged>().Count());
    }

    private static Pod Named(string name) =>
        new()
        {
            Metadata = new ObjectMeta { Name = name, Uid = "uid-" + name },
        };
}
