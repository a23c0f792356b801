using System.Collections.Concurrent;
using System.Net;
using Arktos.Chaos;
using Arktos.Store.Replication;
using Arktos.Store.Service;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.Store.Tests.Faults;

public sealed class TwoStoresTests
{
    [Fact]
    public async Task A_second_store_with_the_id_of_one_that_runs_is_not_heard_and_told_why_and_the_cluster_goes_on()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await QuorumTests.PutAsync(client, "before", "x");
        using var folder = new TemporaryFolder();
        var (options, log) = (cluster.Options(2), new Lines());
        // Of the same configuration, but for where it listens: the first has that port.
        var stores = options.Cluster.Stores.Select(s => s.Id == 2 ? s with { Address = FreeAddress() } : s).ToList();
        await using (
            var second = StoreHost.Open(
                options with
                {
                    Cluster = options.Cluster with { Stores = stores },
                    DataDirectory = folder["data"],
                    IsNew = true,
                },
                new LoggerFactory([log])
            )
        )
        {
            await second.StartAsync(default);
            await QuorumTests.EventuallyAsync(() =>
                Task.FromResult(log.All.Count(l => l.Contains("two stores have the id 2")) >= 2)
            );
            await QuorumTests.PutAsync(client, "meanwhile", "x");
        }
        await QuorumTests.PutAsync(client, "after", "x");
        Assert.Equal(
            3,
            Assert
                .IsType<ReadResult<RangePage>.Ok>(await client.ListAsync(new RangeQuery(QuorumTests.Pods), default))
                .Value.Items.Count
        );
    }

    [Fact]
    public void The_first_that_speaks_is_heard_until_its_stream_ends_or_has_long_been_silent()
    {
        var time = new FakeTimeProvider();
        var all = new SpeakingStores(time);
        var store = new StoreId(2);
        var first = new SpeakingStores.Speaker(all);
        using var second = new SpeakingStores.Speaker(all);
        using var again = new SpeakingStores.Speaker(all);
        Assert.True(first.TrySpeak(store, 1));
        Assert.False(second.TrySpeak(store, 2));
        Assert.True(second.TrySpeak(new StoreId(3), 2));
        // A second stream of the same process takes over from the first.
        Assert.True(again.TrySpeak(store, 1));
        first.Dispose();
        Assert.False(second.TrySpeak(store, 2));
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.True(second.TrySpeak(store, 2));
        Assert.False(again.TrySpeak(store, 1));
        second.Dispose();
        Assert.True(again.TrySpeak(store, 1));
    }

    private static string FreeAddress() => $"127.0.0.1:{FreePorts.Take(1)[0]}";

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
