using System.Globalization;
using Arktos.Rpc;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.Chaos;

/// <summary>
/// Real store processes are killed and paused under load; afterwards nothing that was acknowledged may be lost, doubled
/// or out of order anywhere.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Partitions = 3;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_doubled_or_reordered_by_stores_that_are_killed_and_paused()
    {
        var seconds = FromEnvironment("ARKTOS_CHAOS_SECONDS", 20);
        var seed = FromEnvironment("ARKTOS_SEED", Random.Shared.Next(1_000_000));
        output.WriteLine($"hack/chaos.sh {seconds} {seed}");
        await using var stores = new StoreProcesses(Partitions);
        foreach (var id in StoreProcesses.Ids)
            stores.Start(id);
        var history = new History();
        using var control = await stores.ClientAsync(deadline: TimeSpan.FromSeconds(60));
        var begin = Ok(await control.ListAsync(new RangeQuery(Workload.Nodes), default)).Revision;
        var clients = new List<KeyspaceClient>();
        foreach (var id in StoreProcesses.Ids)
            clients.Add(await stores.ClientAsync(StoreProcesses.Az(id)));
        var watchers = clients
            .SelectMany(
                (c, i) =>
                    new[]
                    {
                        new Watcher($"pods watcher {i + 1}", c, Workload.Pods, begin, history),
                        new Watcher($"nodes watcher {i + 1}", c, Workload.Nodes, begin, history),
                    }
            )
            .ToList();
        using var stopWatching = new CancellationTokenSource();
        var watching = watchers.Select(w => w.RunAsync(stopWatching.Token)).ToList();
        using var stopWriting = new CancellationTokenSource();
        var working = new Workload(stores, history, seed).RunAsync(stopWriting.Token);

        await new Nemesis(stores, control, new Random(seed), output.WriteLine).RunAsync(TimeSpan.FromSeconds(seconds));
        await stopWriting.CancelAsync();
        await working.WaitAsync(TimeSpan.FromSeconds(90));

        // A last write into each partition: who has seen it has seen everything.
        var held = new Dictionary<KeyRange, List<KeyspaceItem>>();
        foreach (var range in new[] { Workload.Pods, Workload.Nodes })
        {
            (held[range], var revision) = await Workload.AllAsync(control, range);
            foreach (var watcher in watchers.Where(w => w.Range == range))
                await WithinAsync(
                    TimeSpan.FromSeconds(30),
                    async () =>
                        $"{watcher.Name} has seen {watcher.Seen.Count} events up to {watcher.Position}, and not all "
                        + $"up to {revision}\n"
                        + $"{await StatusAsync(control)}\n{string.Join('\n', stores.Complaints())}",
                    watcher.ReachAsync(revision)
                );
        }
        await WithinAsync(
            TimeSpan.FromSeconds(90),
            async () =>
                $"the replicas do not come to the same "
                + $"state\n{await StatusAsync(control)}\n{string.Join('\n', stores.Complaints())}",
            SameStateAsync(control)
        );
        await stopWatching.CancelAsync();
        await Task.WhenAll(watching).WaitAsync(TimeSpan.FromSeconds(90));
        foreach (var client in clients)
            client.Dispose();

        var fates = history.Operations.GroupBy(o => o.Fate).ToDictionary(g => g.Key, g => g.Count());
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{fates.GetValueOrDefault(Fate.Acknowledged)} commits acknowledged, "
                    + $"{fates.GetValueOrDefault(Fate.Refused)} refused, {fates.GetValueOrDefault(Fate.Unknown)} "
                    + $"unknown; {watchers.Sum(w => w.Seen.Count)} events seen; snapshots sent: "
                    + $"{stores.Said("installed a snapshot")}"
            )
        );
        var violations = Checker.Check(history, watchers, held).Concat(stores.Complaints()).ToList();
        Assert.True(
            violations.Count == 0,
            $"again: hack/chaos.sh {seconds} {seed}\n{violations.Count} "
                + $"violations:\n{string.Join('\n', violations.Take(20))}"
        );
        Assert.True(
            fates.GetValueOrDefault(Fate.Acknowledged) > 20,
            "hardly anything was written: the test shows nothing"
        );
    }

    [Fact]
    public async Task A_leader_that_was_paused_serves_no_stale_read_when_it_goes_on()
    {
        await using var stores = new StoreProcesses(partitions: 1);
        foreach (var id in StoreProcesses.Ids)
            stores.Start(id);
        using var client = await stores.ClientAsync(deadline: TimeSpan.FromSeconds(30));
        var key = Workload.Pod("x");
        var acknowledged = Committed(await PutAsync(client, key)).Revision.Value;
        var rounds = FromEnvironment("ARKTOS_CHAOS_SECONDS", 0) >= 60 ? 6 : 2;
        for (var round = 0; round < rounds; round++)
        {
            var leader = await LeaderAsync(client);
            using var channel = stores.Channel(leader);
            var old = new Keyspace.KeyspaceClient(channel.Calls);
            using var stop = new CancellationTokenSource();
            var stale = new List<string>();
            var served = 0;
            // Reads go to the old leader alone, and on while it is paused: they wait in its sockets, and are the first
            // thing that it finds.
            var reading = Task.WhenAll(
                Enumerable
                    .Range(0, 32)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            while (!stop.IsCancellationRequested)
                            {
                                var before = Interlocked.Read(ref acknowledged);
                                try
                                {
                                    await foreach (
                                        var response in old.Read(
                                                new ReadRequest { Key = ByteString.CopyFrom(key.Encode()) },
                                                RpcCalls.Within(TimeSpan.FromSeconds(10), stop.Token)
                                            )
                                            .ReadAllAsync(stop.Token)
                                    )
                                    {
                                        if (response.Outcome != ReadResponse.Types.Outcome.Ok)
                                        {
                                            await Task.Delay(1, stop.Token);
                                            continue;
                                        }
                                        Interlocked.Increment(ref served);
                                        if (response.Items[0].Revision < before)
                                            lock (stale)
                                                stale.Add(
                                                    $"{response.Items[0].Revision} was read though {before} was "
                                                        + $"acknowledged before"
                                                );
                                    }
                                }
                                catch (RpcException) { }
                                catch (OperationCanceledException) { }
                            }
                        })
                    )
            );
            var writing = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                    if (await PutAsync(client, key) is CommitResult.Committed committed)
                        Interlocked.Exchange(ref acknowledged, committed.Revision.Value);
            });
            await UntilAsync(() => Task.FromResult(Volatile.Read(ref served) > 200));
            var atPause = Interlocked.Read(ref acknowledged);
            stores.Pause(leader);
            await Task.Delay(TimeSpan.FromSeconds(3));
            stores.Resume(leader);
            // It has to learn of the new leader, and new writes must have been there that a stale read could miss.
            await UntilAsync(async () =>
                Interlocked.Read(ref acknowledged) > atPause && await LeaderAsync(client) != 0
            );
            await UntilAsync(async () =>
                (await client.StatusAsync(default)).All(s => s.Status is { } t && t.Partitions[0].Leader != 0)
            );
            await stop.CancelAsync();
            await Task.WhenAll(reading, writing).WaitAsync(TimeSpan.FromSeconds(90));
            output.WriteLine($"round {round}: leader {leader} paused, {served} reads served by it");
            Assert.Empty(stale);
        }
        Assert.Empty(stores.Complaints());
    }

    private static Task<CommitResult> PutAsync(KeyspaceClient client, ObjectKey key) =>
        client.CommitAsync(
            new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(key, "x"u8.ToArray(), -1)]),
            default
        );

    private static CommitResult.Committed Committed(CommitResult result) =>
        Assert.IsType<CommitResult.Committed>(result);

    private static ReadResult<T>.Ok Ok<T>(ReadResult<T> result) => Assert.IsType<ReadResult<T>.Ok>(result);

    private static async Task<uint> LeaderAsync(KeyspaceClient client)
    {
        uint leader = 0;
        await UntilAsync(async () =>
        {
            leader = (await client.StatusAsync(default))
                .Where(s => s.Status is { } t && t.Partitions[0].Role == "leader")
                .OrderByDescending(s => s.Status!.Partitions[0].Term)
                .Select(s => s.Store.Id)
                .FirstOrDefault();
            return leader != 0;
        });
        return leader;
    }

    private static Task SameStateAsync(KeyspaceClient client) =>
        UntilAsync(async () =>
        {
            var status = await client.StatusAsync(default, withHashes: true);
            if (status.Any(s => s.Status is null))
                return false;
            var partitions = status.SelectMany(s => s.Status!.Partitions).GroupBy(p => p.Partition).ToList();
            foreach (var partition in partitions.Where(p => p.Select(r => r.HashIndex).Distinct().Count() == 1))
                Assert.True(
                    partition.Select(p => p.Hash).Distinct().Count() == 1,
                    $"the replicas of partition {partition.Key} differ at index {partition.First().HashIndex}"
                );
            return partitions.All(p => p.Select(r => r.HashIndex).Distinct().Count() == 1);
        });

    /// <summary>Asks again and again with a short pause: each question is a round of RPCs.</summary>
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await condition())
            await pause.WaitForNextTickAsync(deadline.Token);
    }

    private static async Task WithinAsync(TimeSpan time, Func<Task<string>> otherwise, Task task)
    {
        try
        {
            await task.WaitAsync(time);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            Assert.Fail(await otherwise());
        }
    }

    private static async Task<string> StatusAsync(KeyspaceClient client) =>
        string.Join(
            '\n',
            (await client.StatusAsync(default)).SelectMany(s =>
                s.Status is null
                    ? [$"store {s.Store.Id} does not answer"]
                    : s.Status.Partitions.Select(p =>
                        $"store {s.Store.Id}, partition {p.Partition}: {p.Role} in term {p.Term} of {p.Leader}, "
                        + $"commit {p.CommitIndex}, applied {p.AppliedIndex}, last {p.LastIndex}, revision "
                        + $"{p.Revision} {p.Problem}"
                    )
            )
        );

    private static int FromEnvironment(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
