using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Leading;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Client.Tests.Fakes;
using Arktos.Metrics;
using Arktos.Metrics.Tests;

namespace Arktos.Client.Tests;

public sealed class MetricsTests
{
    private readonly ManualTime _time = new();
    private readonly RoleMetrics _metrics = new();

    [Fact]
    public async Task A_queue_tells_what_waits_how_long_it_waited_and_how_long_the_work_takes()
    {
        using var queue = new WorkQueue<string>(_time, metrics: (new WorkQueueMetrics(_metrics), "things"));
        queue.Add("a");
        queue.Add("a");
        queue.Add("b");
        Assert.Equal(2, await ValueAsync("workqueue_adds_total"));
        Assert.Equal(2, await ValueAsync("workqueue_depth"));
        _time.Advance(TimeSpan.FromSeconds(3));
        var first = await queue.TakeAsync(default);
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = await queue.TakeAsync(default);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, await ValueAsync("workqueue_depth"));
        Assert.Equal(7, await ValueAsync("workqueue_queue_duration_seconds_sum"));
        Assert.Equal(11, await ValueAsync("workqueue_unfinished_work_seconds"));
        Assert.Equal(6, await ValueAsync("workqueue_longest_running_processor_seconds"));
        Assert.Equal(0, await ValueAsync("workqueue_work_duration_seconds_count"));
        queue.AddRateLimited(first);
        queue.Done(first);
        queue.Done(second);
        Assert.Equal(1, await ValueAsync("workqueue_retries_total"));
        Assert.Equal(11, await ValueAsync("workqueue_work_duration_seconds_sum"));
        Assert.Equal(0, await ValueAsync("workqueue_unfinished_work_seconds"));
        (await Exposition.OfAsync(_metrics)).AssertFollowsTheConvention("workqueue_");
    }

    [Fact]
    public async Task A_key_that_comes_again_while_it_is_worked_on_is_added_once_more()
    {
        using var queue = new WorkQueue<string>(_time, metrics: (new WorkQueueMetrics(_metrics), "things"));
        queue.Add("a");
        var key = await queue.TakeAsync(default);
        queue.Add("a");
        Assert.Equal((2, 0), (await ValueAsync("workqueue_adds_total"), await ValueAsync("workqueue_depth")));
        queue.Done(key);
        Assert.Equal((2, 1), (await ValueAsync("workqueue_adds_total"), await ValueAsync("workqueue_depth")));
    }

    [Fact]
    public async Task A_queue_that_is_closed_leaves_nothing_in_the_depth_and_the_next_of_its_name_counts_on()
    {
        var all = new WorkQueueMetrics(_metrics);
        using (var queue = new WorkQueue<string>(_time, metrics: (all, "things")))
        {
            queue.Add("a");
            queue.Add("b");
        }
        Assert.Equal(0, await ValueAsync("workqueue_depth"));
        using var next = new WorkQueue<string>(_time, metrics: (all, "things"));
        next.Add("a");
        Assert.Equal((3, 1), (await ValueAsync("workqueue_adds_total"), await ValueAsync("workqueue_depth")));
    }

    [Fact]
    public async Task A_candidate_tells_whether_it_leads()
    {
        using var stop = new CancellationTokenSource();
        var elector = new LeaderElector(
            new FakeApi(),
            new LeaderElectorOptions
            {
                Lease = new ObjectKey("system", "kube-system", "things"),
                Identity = "a",
                Time = _time,
                Metrics = _metrics,
            }
        );
        var run = elector.RunAsync((_, ct) => Task.Delay(Timeout.Infinite, ct), stop.Token);
        await Eventually.HoldsAsync(() => elector.IsLeader, "it leads");
        Assert.Equal(1, await ValueAsync("leader_election_master_status"));
        await stop.CancelAsync();
        await run;
        Assert.Equal(0, await ValueAsync("leader_election_master_status"));
    }

    [Fact]
    public async Task Streams_of_an_informer_that_break_are_counted()
    {
        var api = new FakeApi();
        api.Script().Complete(5).At(7).Break(new ApiException(503, "ServiceUnavailable", "gone"));
        api.Script().Break(new ApiException(503, "ServiceUnavailable", "gone"));
        api.Script().Complete(9);
        await using var pods = new Informer<Pod>(
            api,
            new InformerOptions
            {
                Backoff = new Backoff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5)),
                Metrics = _metrics,
            }
        );
        var told = await Exposition.OfAsync(_metrics);
        Assert.Equal(0, told.Value("arktos_informer_restarts_total", ("resource", "pods")));
        pods.Start();
        await Eventually.HoldsAsync(() => api.Follows.Count == 3, "a third follow");
        told = await Exposition.OfAsync(_metrics);
        Assert.Equal(2, told.Value("arktos_informer_restarts_total", ("resource", "pods")));
    }

    private async Task<double> ValueAsync(string name) =>
        (await Exposition.OfAsync(_metrics)).Value(name, ("name", "things"));
}
