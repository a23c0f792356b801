using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;

namespace Arktos.ApiBench;

/// <summary>
/// Watchers of one namespace's config maps, of which so many a second are created whatever the answers take. The delay
/// is from before the request is sent until a watcher has the event.
/// </summary>
internal sealed class WatchRun : IRun
{
    private const int ChangesPerSecond = 100,
        TimedEvery = 10;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly ApiClient _client;
    private readonly string _path;
    private readonly int _watchers;
    private readonly Arrivals _arrivals = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _readers = Task.CompletedTask;
    private int _written;

    private WatchRun(ApiClient client, string space, int watchers) =>
        (_client, _path, _watchers) = (client, $"/api/v1/namespaces/{space}/configmaps", watchers);

    public static async Task<IRun> PrepareAsync(ApiCluster cluster, int watchers)
    {
        // The namespace is new and empty: no watch begins with a state.
        var run = new WatchRun(cluster.Client, await cluster.NamespaceAsync(), watchers);
        var readers = new List<Task>();
        for (var i = 0; i < watchers; i++)
        {
            var answer = await run._client.WatchAsync($"{run._path}?watch=true&timeoutSeconds=3600", run._stop.Token);
            readers.Add(run.ReadAsync(answer, isTimed: i % TimedEvery == 0));
        }
        run._readers = Task.WhenAll(readers);
        return run;
    }

    public Task<Timing> RunAsync(double seconds) =>
        _arrivals.MeasureAsync(async () =>
        {
            var (begin, writes) = (Stopwatch.GetTimestamp(), new List<Task>());
            using var timer = new PeriodicTimer(Tick);
            while (await timer.WaitForNextTickAsync())
            {
                var elapsed = Math.Min(seconds, Stopwatch.GetElapsedTime(begin).TotalSeconds);
                while (writes.Count < elapsed * ChangesPerSecond)
                    writes.Add(
                        _client.SendAsync(HttpMethod.Post, _path, Bodies.ConfigMap($"change-{_written++}", Stamp.Now()))
                    );
                if (elapsed >= seconds)
                    break;
            }
            await Task.WhenAll(writes);
            return (long)writes.Count * _watchers;
        });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _readers;
        _stop.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage answer, bool isTimed)
    {
        using (answer)
            try
            {
                var lines = PipeReader.Create(await answer.Content.ReadAsStreamAsync(_stop.Token));
                while (true)
                {
                    var read = await lines.ReadAsync(_stop.Token);
                    var rest = read.Buffer;
                    while (rest.PositionOf((byte)'\n') is { } end)
                    {
                        var line = rest.Slice(0, end);
                        _arrivals.Add(line.IsSingleSegment ? line.FirstSpan : line.ToArray(), isTimed);
                        rest = rest.Slice(rest.GetPosition(1, end));
                    }
                    lines.AdvanceTo(rest.Start, rest.End);
                    if (read.IsCompleted)
                        throw new IOException("a watch has ended");
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // The row is done with.
            }
            catch (Exception e)
            {
                _arrivals.Break(e);
            }
    }
}
