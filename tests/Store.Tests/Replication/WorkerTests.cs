using System.Diagnostics;
using Arktos.Store.Replication;

namespace Arktos.Store.Tests.Replication;

public sealed class WorkerTests
{
    [Theory]
    [InlineData(0.0001, 1)]
    [InlineData(0.3, 1)]
    [InlineData(1, 1)]
    [InlineData(49.2, 50)]
    [InlineData(0, 0)]
    [InlineData(-3, 0)]
    [InlineData(9_999, 250)]
    public void A_worker_sleeps_until_its_tick_and_does_not_spin_through_the_last_millisecond(double left, int wait) =>
        Assert.Equal(wait, Worker.WaitFor((long)(left * Stopwatch.Frequency / 1000)));
}
