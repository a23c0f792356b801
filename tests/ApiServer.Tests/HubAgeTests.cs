using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Arktos.ApiServer.Tests.Support;
using Arktos.ApiServer.Watch;
using Arktos.Client.Tests.Fakes;
using Arktos.Metrics;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.ApiServer.Tests;

/// <summary>Events that are kept for watchers that come: not for ever.</summary>
public sealed class HubAgeTests : IAsyncDisposable
{
    private const int Count = 400,
        Bytes = 1000;
    private static readonly KeyRange Maps = new("configmaps", "acme");

    private readonly ManualTime _time = new();
    private readonly InMemoryKeyspace _keyspace = new();
    private readonly RoleMetrics _metrics = new();
    private readonly CancellationTokenSource _stop = new(TestServer.Deadline);
    private readonly ResourceHubs _hubs;

    public HubAgeTests() => _hubs = new ResourceHubs(_keyspace, 4096, _time, _metrics, NullLoggerFactory.Instance);

    public async ValueTask DisposeAsync()
    {
        await _hubs.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task What_is_older_than_two_minutes_goes_but_for_the_latest_and_nobody_misses_anything()
    {
        var (source, start) = (new EventSource(_hubs), _keyspace.Last);
        // It has the hub go on.
        await using var first = source.WatchAsync(Maps, "", start, _stop.Token).GetAsyncEnumerator();
        await PutAsync(0, Count);
        await TakeAsync(first, 0, Count);
        Assert.Equal(Count * Bytes, await KeptAsync());
        _time.Advance(TimeSpan.FromSeconds(60));
        await PutAsync(Count, 10);
        await TakeAsync(first, Count, 10);
        await Eventually.SettleAsync();
        Assert.Equal((Count + 10) * Bytes, await KeptAsync());

        // The last ten are young, and the latest 128 stay: for who comes from a moment ago.
        for (var i = 0; i < 3; i++)
            await _time.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        await Eventually.HoldsAsync(async () => await KeptAsync() == 128 * Bytes, () => "the old ones are gone");

        // Who begins before what is kept reads for itself; then as before.
        await using var late = source.WatchAsync(Maps, "", start, _stop.Token).GetAsyncEnumerator();
        await TakeAsync(late, 0, Count + 10);
        await PutAsync(Count + 10, 5);
        await TakeAsync(late, Count + 10, 5);
        await TakeAsync(first, Count + 10, 5);
    }

    [Fact]
    public async Task What_seldom_changes_stays_whatever_its_age()
    {
        var (source, start) = (new EventSource(_hubs), _keyspace.Last);
        await using var first = source.WatchAsync(Maps, "", start, _stop.Token).GetAsyncEnumerator();
        await PutAsync(0, 100);
        await TakeAsync(first, 0, 100);
        for (var i = 0; i < 20; i++)
            await _time.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        Assert.Equal(100 * Bytes, await KeptAsync());
    }

    private async Task PutAsync(int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            var value = Encoding.UTF8.GetBytes($"{{\"n\":{i},\"x\":\"").ToList();
            value.AddRange(Enumerable.Repeat((byte)'x', Bytes - 2 - value.Count));
            value.AddRange("\"}"u8);
            var put = new CommitOperation.Put(
                new ObjectKey("configmaps", "acme", "shop", $"m-{i:000}"),
                value.ToArray(),
                -1
            );
            Assert.IsType<CommitResult.Committed>(
                await _keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], [put]), _stop.Token)
            );
        }
    }

    private static async Task TakeAsync(IAsyncEnumerator<WatchStep> watch, int from, int count)
    {
        var names = new List<string>();
        while (names.Count < count && await watch.MoveNextAsync())
            names.AddRange(watch.Current.Events.Select(e => e.Value.Item.Key.Name));
        Assert.Equal(Enumerable.Range(from, count).Select(i => $"m-{i:000}"), names);
    }

    private async Task<double> KeptAsync()
    {
        var text = Encoding.UTF8.GetString((await _metrics.TryScrapeAsync(default))!.Value.Span);
        var kept = Regex.Match(text, "(?m)^arktos_apiserver_watch_kept_bytes ([0-9.e+]+)$").Groups[1].Value;
        return double.Parse(kept, CultureInfo.InvariantCulture);
    }
}
