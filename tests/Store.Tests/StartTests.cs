using Arktos.Store.RocksDb;
using Arktos.Store.Service;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Store.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_second_store_in_the_same_folder_and_a_second_one_on_the_same_port_are_refused()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1);
        Assert.Contains(
            "open the keyspace in",
            Assert
                .Throws<RocksDbException>(() => StoreHost.Open(cluster.Options(1), NullLoggerFactory.Instance))
                .Message
        );
        using var elsewhere = new TemporaryFolder();
        await using var second = StoreHost.Open(
            cluster.Options(1) with
            {
                DataDirectory = elsewhere["data"],
                IsNew = true,
            },
            NullLoggerFactory.Instance
        );
        var error = await Assert.ThrowsAsync<IOException>(() => second.StartAsync(default));
        Assert.Contains("address already in use", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("log", "holds no data of store 1")]
    [InlineData("keyspace", "the keyspace was lost")]
    public async Task A_store_that_lost_its_log_or_its_keyspace_does_not_start_as_if_nothing_were(
        string lost,
        string reason
    )
    {
        await using var cluster = new StoreCluster(
            partitions: 1,
            o =>
                o with
                {
                    RetainedLogEntries = 0,
                    MaintenanceInterval = TimeSpan.FromMilliseconds(50),
                    FlushInterval = TimeSpan.FromMilliseconds(50),
                    Log = new(SegmentBytes: 16 << 10),
                }
        );
        await cluster.StartAsync(1, 2, 3);
        using (var client = await cluster.ClientAsync())
        {
            for (var i = 0; i < 60; i++)
                await QuorumTests.PutAsync(client, $"k{i}", new string('v', 1000));
            await QuorumTests.EventuallyAsync(async () =>
                (await client.StatusAsync(default)).All(s => s.Status is { LogBytes: < 64 << 10 })
            );
        }
        await cluster.StopAsync(1);
        Directory.Delete(Path.Combine(cluster.FolderOf(1), lost), recursive: true);
        Assert.Contains(
            reason,
            Assert
                .Throws<InvalidDataException>(() => StoreHost.Open(cluster.Options(1), NullLoggerFactory.Instance))
                .Message
        );
    }
}
