using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;

namespace Arktos.ApiBench;

/// <summary>
/// Watchers of one namespace's config maps, of which so many a second are created whatever the answers take, or as many
/// as the watchers take. The delay is from before the request is sent until a watcher has the event.
/// </summary>
internal sealed class WatchRun : IRun
{
    private const int ChangesPerSecond = 100,
        TimedEvery = 10,
        CreatorsAtMost = 32,
        ChangesAheadMax = 256;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly ApiClient _client;
    private readonly string _path;
    private readonly int _watchers;
    private readonly bool _isPaced;
    private readonly Arrivals _arrivals = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _readers = Task.CompletedTask;
    private int _written;

    private WatchRun(ApiClient client, string space, int watchers, bool isPaced) =>
        (_client, _path, _watchers, _isPaced) = (client, $"/api/v1/namespaces/{space}/configmaps", watchers, isPaced);

    /// <param name="isPaced">So many changes a second; else the next comes when the watchers have had enough of those
    /// before.</param>
    public static async Task<IRun> PrepareAsync(ApiCluster cluster, int watchers, bool isPaced)
    {
        // The namespace is new and empty: no watch begins with a state.
        var run = new WatchRun(cluster.Client, await cluster.NamespaceAsync(), watchers, isPaced);
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
            (long)await (_isPaced ? PacedAsync(seconds) : AtMostAsync(seconds)) * _watchers
        );

    private async Task<int> PacedAsync(double seconds)
    {
        var (begin, writes) = (Stopwatch.GetTimestamp(), new List<Task>());
        using var timer = new PeriodicTimer(Tick);
        while (await timer.WaitForNextTickAsync())
        {
            var elapsed = Math.Min(seconds, Stopwatch.GetElapsedTime(begin).TotalSeconds);
            while (writes.Count < elapsed * ChangesPerSecond)
                writes.Add(CreateAsync());
            if (elapsed >= seconds)
                break;
        }
        await Task.WhenAll(writes);
        return writes.Count;
    }

    private async Task<int> AtMostAsync(double seconds)
    {
        var (begin, writes) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(
            Enumerable
                .Range(0, CreatorsAtMost)
                .Select(async _ =>
                {
                    while (Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
                        if (Volatile.Read(ref writes) - _arrivals.Count / _watchers < ChangesAheadMax)
                        {
                            Interlocked.Increment(ref writes);
                            await CreateAsync();
                        }
                        else
                            await Task.Delay(Tick);
                })
        );
        return writes;
    }

    private Task CreateAsync() =>
        _client.SendAsync(
            HttpMethod.Post,
            _path,
            Bodies.ConfigMap($"change-{Interlocked.Increment(ref _written)}", Stamp.Now())
        );

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
