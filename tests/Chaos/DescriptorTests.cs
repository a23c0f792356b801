using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Arktos.StoreClient;
using Xunit;

namespace Arktos.Chaos;

/// <summary>Stores that may have few files and connections open, and callers that take what there is.</summary>
public sealed class DescriptorTests(ITestOutputHelper output)
{
    private const int Descriptors = 400;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Connections_of_anybody_cost_a_store_neither_its_leads_nor_its_other_callers()
    {
        await using var stores = new StoreProcesses(partitions: 2) { Descriptors = Descriptors };
        foreach (var id in StoreProcesses.Ids)
            stores.Start(id);
        using var client = await stores.ClientAsync();
        await PutAsync(client, "before");

        var crowd = new List<Socket>();
        try
        {
            // Three times as many as a store may have, and they go on coming.
            for (var i = 0; i < 3 * Descriptors; i++)
                foreach (var id in StoreProcesses.Ids)
                    crowd.Add(await ConnectAsync(IPEndPoint.Parse(stores.Addresses[id])));
            for (var i = 0; i < 200; i++)
            {
                crowd.Add(await ConnectAsync(IPEndPoint.Parse(stores.Addresses[1 + (uint)i % 3])));
                await PutAsync(client, $"during-{i}");
            }
            // Somebody who was not there before finds room as well.
            using var another = await stores.ClientAsync();
            await PutAsync(another, "another");
            // Leads may move on a busy machine, but not because of the crowd.
            await UntilAsync(async () => (await LeadersAsync(another)).Count == 2, stores);
            foreach (var id in StoreProcesses.Ids)
            {
                var open = Directory.GetFiles($"/proc/{stores.ProcessOf(id)}/fd").Length;
                output.WriteLine($"store {id}: {open} descriptors of {Descriptors}");
                Assert.InRange(open, 1, Descriptors * 9 / 10);
                Assert.Contains("connections were turned away", stores.OutputOf(id), StringComparison.Ordinal);
                Assert.DoesNotContain("cannot be reached", stores.OutputOf(id), StringComparison.Ordinal);
            }
        }
        finally
        {
            foreach (var socket in crowd)
                socket.Dispose();
        }
        Assert.Empty(stores.Complaints());
    }

    [Fact]
    public async Task A_store_that_runs_out_of_descriptors_leads_no_more_and_says_why()
    {
        await using var stores = new StoreProcesses(partitions: 2) { FlushInterval = "1h" };
        foreach (var id in StoreProcesses.Ids)
            stores.Start(id);
        using var client = await stores.ClientAsync();
        await PutAsync(client, "before");
        // Leads go to where they belong first.
        await UntilAsync(async () => (await LeadersAsync(client)).SequenceEqual([1u, 2u]), stores);

        // Whatever it opens from now on is one too many; nothing that it has open is taken from it.
        var open = Directory
            .GetFiles($"/proc/{stores.ProcessOf(1)}/fd")
            .Select(f => int.Parse(Path.GetFileName(f), CultureInfo.InvariantCulture))
            .ToHashSet();
        await LimitAsync(stores.ProcessOf(1), Enumerable.Range(0, int.MaxValue).First(fd => !open.Contains(fd)));
        var waited = Stopwatch.StartNew();
        await UntilAsync(async () => (await LeadersAsync(client)).All(l => l != 1), stores);
        output.WriteLine($"no lead after {waited.Elapsed}");
        await PutAsync(client, "after");
        // It was not a crash without a word. A store that cannot be called may lose what it leads to the others before
        // it has tried often enough to know why.
        await UntilAsync(
            () => Task.FromResult(stores.OutputOf(1).Contains("cannot be reached", StringComparison.Ordinal)),
            stores
        );
    }

    [Fact]
    public async Task A_store_that_may_open_too_little_does_not_start_and_says_how_much_it_needs()
    {
        await using var stores = new StoreProcesses(partitions: 1) { Descriptors = 200 };
        stores.Start(1);
        Assert.Equal(1, await stores.EndAsync(1));
        Assert.Contains("needs 256 at least", stores.OutputOf(1), StringComparison.Ordinal);
    }

    private static async Task PutAsync(KeyspaceClient client, string name)
    {
        var key = new ObjectKey("pods", "system", "crowd", name);
        var commit = new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(key, "{}"u8.ToArray(), -1)]);
        var result = await client.CommitAsync(commit, default);
        Assert.IsType<CommitResult.Committed>(result);
    }

    /// <summary>Of each partition, as far as its stores can be asked.</summary>
    private static async Task<List<uint>> LeadersAsync(KeyspaceClient client)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var all = await client.StatusAsync(deadline.Token);
        return
        [
            .. all.Where(s => s.Status is not null)
                .SelectMany(s => s.Status!.Partitions.Where(p => p.Role == "leader").Select(p => (p, s.Status.Store)))
                .GroupBy(x => x.p.Partition)
                .OrderBy(g => g.Key)
                .Select(g => g.MaxBy(x => x.p.Term).Store),
        ];
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, StoreProcesses stores)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await holds())
        {
            Assert.False(deadline.IsCancellationRequested, stores.OutputOf(1));
            await Task.Delay(100);
        }
    }

    private static async Task<Socket> ConnectAsync(IPEndPoint store)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(store);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        { /* It had to make room before it knew that it was connected. */
        }
        return socket;
    }

    private static async Task LimitAsync(int process, int descriptors)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", $"{process}", $"--nofile={descriptors}:{descriptors}"]);
        await prlimit.WaitForExitAsync();
        Assert.Equal(0, prlimit.ExitCode);
    }
}
