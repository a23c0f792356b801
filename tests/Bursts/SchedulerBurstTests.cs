using Arktos.Scheduler;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Bursts;

public sealed class SchedulerBurstTests
{
    private const int PodCount = 5000;

    [Fact]
    public async Task Five_thousand_pods_at_once_come_to_a_thousand_nodes()
    {
        await using var cluster = await BurstCluster.StartAsync();
        await cluster.CreateNodesAsync(1000);
        // One half waits when the scheduler starts, the other comes while it works.
        await cluster.CreatePodsAsync("early", PodCount / 2);
        cluster.Run(stop =>
            new SchedulerHost(
                new SchedulerOptions { Connection = cluster.Options("scheduler"), Identity = "burst" },
                NullLoggerFactory.Instance
            ).RunAsync(stop)
        );
        await cluster.CreatePodsAsync("late", PodCount / 2);
        int Bound() => cluster.Pods.List().Count(p => p.Spec.NodeName.Length > 0);
        await BurstCluster.UntilAsync(() => Bound() == PodCount, () => $"{Bound()} pods are bound");
        Assert.All(cluster.Pods.List().GroupBy(p => p.Spec.NodeName), node => Assert.InRange(node.Count(), 1, 40));
    }
}
