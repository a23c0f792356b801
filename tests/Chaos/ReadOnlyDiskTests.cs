using System.Text;
using Arktos.StoreClient;
using Xunit;

namespace Arktos.Chaos;

public sealed class ReadOnlyDiskTests(ITestOutputHelper output)
{
    /// <summary>
    /// The log's write or sync is refused as soon as there is something to write; where only the keyspace is on that
    /// disk, RocksDB's flush is, at the next second.
    /// </summary>
    [FailingDiskTheory]
    [InlineData("")]
    [InlineData("log")]
    [InlineData("keyspace")]
    public async Task A_disk_that_turns_read_only_under_a_running_store_ends_it_with_advice_and_loses_nothing(
        string part
    )
    {
        await using var stores = new StoreProcesses(partitions: 2);
        foreach (var id in StoreProcesses.Ids)
            stores.Start(id);
        using var client = await stores.ClientAsync();
        var written = new List<string>();
        for (var i = 0; i < 50; i++)
            await PutAsync(client, written);
        await stores.KillAsync(3);
        using var disk = new FailingDisk(Path.Combine(stores.DataOf(3), part));
        stores.Start(3);
        await EqualAsync(client);

        disk.FindDamage();
        // Acknowledged by the others.
        while (!stores.HasEnded(3))
        {
            Assert.True(written.Count < 20_000, "the store goes on though its disk is read-only");
            await PutAsync(client, written);
        }
        Assert.Equal(3, await stores.EndAsync(3));
        AssertAdvice(stores, 1);

        // It does not start like this, and says so.
        stores.Start(3);
        Assert.Equal(1, await stores.EndAsync(3));
        AssertAdvice(stores, 2);

        disk.Repair();
        for (var i = 0; i < 50; i++)
            await PutAsync(client, written);
        stores.Start(3);
        await EqualAsync(client);
        output.WriteLine($"{written.Count} commits acknowledged");
        // What it acknowledged counts: with one of the others gone, everything is there.
        await stores.KillAsync(1);
        var (listed, _) = await Workload.AllAsync(client, Workload.Pods);
        Assert.Equal(written.Order(StringComparer.Ordinal), listed.Select(i => i.Key.Name));
    }

    private static void AssertAdvice(StoreProcesses stores, int times)
    {
        var said = stores
            .OutputOf(3)
            .Split('\n')
            .Where(l => l.StartsWith("arktos store:", StringComparison.Ordinal))
            .ToList();
        Assert.True(said.Count == times, stores.OutputOf(3));
        Assert.All(
            said,
            l =>
                Assert.True(
                    l.Contains($"the disk of {stores.DataOf(3)} cannot be written to", StringComparison.Ordinal)
                        && l.Contains("mount it for writing", StringComparison.Ordinal)
                        && l.Contains("Nothing acknowledged is lost", StringComparison.Ordinal),
                    l
                )
        );
    }

    private static async Task PutAsync(KeyspaceClient client, List<string> written)
    {
        var name = $"k{written.Count:d6}";
        var commit = new Commit(
            Guid.NewGuid(),
            [],
            [
                new CommitOperation.Put(
                    new ObjectKey("pods", "acme", "default", name),
                    Encoding.UTF8.GetBytes(new string('v', 1000)),
                    -1
                ),
            ]
        );
        Assert.IsType<CommitResult.Committed>(await client.CommitAsync(commit, default));
        written.Add(name);
    }

    private static async Task EqualAsync(KeyspaceClient client)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        foreach (var partition in client.Map.Partitions)
            while (!(await client.HashAsync(new PartitionId((ushort)partition.Id), null, deadline.Token)).AreEqual)
                await pause.WaitForNextTickAsync(deadline.Token);
    }
}
