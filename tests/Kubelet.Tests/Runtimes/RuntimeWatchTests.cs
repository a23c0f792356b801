using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Runtimes;

public sealed class RuntimeWatchTests
{
    [Fact]
    public async Task A_node_whose_runtime_nobody_has_seen_for_three_minutes_says_so_until_somebody_has()
    {
        var time = new ManualTime();
        var watch = new RuntimeWatch(new HollowRuntime("", time), time, _ => { }, NullLogger.Instance);
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("", watch.Unhealthy());
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("PLEG is not healthy: pleg was last seen active 3m5s ago; threshold is 3m0s", watch.Unhealthy());
        using var stop = new CancellationTokenSource();
        var watching = watch.RunAsync(stop.Token);
        await Eventually.HoldsAsync(() => watch.Unhealthy().Length == 0, "it was seen");
        await stop.CancelAsync();
        await watching;
    }
}
