using Arktos.Api.Streams;

namespace Arktos.ApiBench;

/// <summary>
/// Followers of a node's pods, each of another node with one pod, whose status is patched: an event is for one of them.
/// What it costs with a thousand followers beside what it costs with a hundred says what the others add.
/// </summary>
internal sealed class FollowRun : IRun
{
    private const int WritesAtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ApiClient _client;
    private readonly string _space;
    private readonly int _followers;
    private readonly Arrivals _arrivals = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _readers = Task.CompletedTask;
    private int _next = -1;

    private FollowRun(ApiClient client, string space, int followers) =>
        (_client, _space, _followers) = (client, space, followers);

    public static async Task<IRun> PrepareAsync(ApiCluster cluster, int followers)
    {
        var run = new FollowRun(cluster.Client, await cluster.FillAsync(followers, n => $"n-{n}"), followers);
        var started = new TaskCompletionSource[followers];
        var readers = new Task[followers];
        for (var i = 0; i < followers; i++)
        {
            started[i] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            readers[i] = run.ReadAsync($"n-{i}", started[i]);
        }
        run._readers = Task.WhenAll(readers);
        await Task.WhenAll(started.Select(s => s.Task)).WaitAsync(Patience);
        return run;
    }

    public Task<Timing> RunAsync(double seconds) =>
        _arrivals.MeasureAsync(async () =>
        {
            var writes = await Load.TimeAsync(
                WritesAtOnce,
                seconds,
                _ =>
                {
                    var pod = (uint)Interlocked.Increment(ref _next) % (uint)_followers;
                    return _client.SendAsync(
                        HttpMethod.Patch,
                        $"/api/v1/namespaces/{_space}/pods/pod-{pod}/status",
                        Bodies.Status(Stamp.Now()),
                        Bodies.MergePatch
                    );
                }
            );
            return writes.Count;
        });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _readers;
        _stop.Dispose();
    }

    private async Task ReadAsync(string node, TaskCompletionSource started)
    {
        var request = new FollowRequest
        {
            Version = "v1",
            Resource = "pods",
            FieldSelector = $"spec.nodeName={node}",
        };
        try
        {
            await foreach (var batch in _client.FollowAsync(request, _stop.Token))
            {
                if (started.Task.IsCompleted)
                    foreach (var change in batch.Events)
                        _arrivals.Add(change.Object.Span, isTimed: true);
                if (batch.StateComplete)
                    started.TrySetResult();
            }
            throw new IOException($"the stream of node {node} has ended");
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The row is done with.
        }
        catch (Exception e)
        {
            started.TrySetException(e);
            _arrivals.Break(e);
        }
    }
}
