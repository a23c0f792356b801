using System.Globalization;
using System.Text;
using Arktos.StoreClient;

namespace Arktos.Chaos;

/// <summary>
/// Clients that write and read without pause, and note what they did. Every value names its commit: "id
/// expected-revision".
/// </summary>
internal sealed class Workload(StoreProcesses stores, History history, int seed)
{
    /// <summary>Some clients are impatient, so that some outcomes stay unknown.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(10),
        Impatient = TimeSpan.FromMilliseconds(500);

    private readonly byte[] _padding = [.. Enumerable.Repeat((byte)'.', 700)];

    public static KeyRange Pods { get; } = new("pods", "acme", "default");

    public static KeyRange Nodes { get; } = new("nodes", "");

    /// <summary>Page by page: after an hour there is more than one page takes.</summary>
    public static async Task<(List<KeyspaceItem> Items, Revision At)> AllAsync(KeyspaceClient client, KeyRange range)
    {
        const int pageItems = 500;
        var items = new List<KeyspaceItem>();
        var page = Ok(await client.ListAsync(new RangeQuery(range, Limit: pageItems), default));
        var at = page.Revision;
        items.AddRange(page.Value.Items);
        while (page.Value.More)
        {
            page = Ok(await client.ListAsync(new RangeQuery(range, at, items[^1].Key, pageItems), default));
            items.AddRange(page.Value.Items);
        }
        return (items, at);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        // A client each, so that they find leaders and lose connections on their own.
        var tasks = new List<Task>();
        for (var i = 0; i < 2; i++)
            tasks.Add(WithClientAsync((client, random, name) => CreatePairsAsync(client, name, stop), $"pair{i}", i));
        for (var i = 0; i < 4; i++)
            tasks.Add(
                WithClientAsync(
                    (client, random, name) => UpdateHotKeysAsync(client, random, name, stop),
                    $"hot{i}",
                    10 + i
                )
            );
        for (var i = 0; i < 2; i++)
            tasks.Add(
                WithClientAsync((client, random, name) => CreateAndDeleteAsync(client, name, stop), $"gone{i}", 20 + i)
            );
        for (var i = 0; i < 2; i++)
            tasks.Add(
                WithClientAsync((client, random, name) => RegisterNodesAsync(client, name, stop), $"node{i}", 30 + i)
            );
        for (var i = 0; i < 2; i++)
            tasks.Add(WithClientAsync((client, random, name) => ReadAsync(client, random, stop), $"read{i}", 40 + i));
        await Task.WhenAll(tasks);
    }

    public static ObjectKey Pod(string name) => new("pods", "acme", "default", name);

    private static ObjectKey Hot(int i) => Pod($"hot-{i}");

    private async Task WithClientAsync(Func<KeyspaceClient, Random, string, Task> work, string name, int salt)
    {
        using var client = await stores.ClientAsync(deadline: salt % 2 == 0 ? Patient : Impatient);
        await Task.Yield();
        await work(client, new Random(seed * 1000 + salt), name);
    }

    private async Task CreatePairsAsync(KeyspaceClient client, string name, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            ObjectKey[] keys = [Pod($"{name}-{n}-left"), Pod($"{name}-{n}-right")];
            await CommitAsync(
                client,
                $"{name}/{n}",
                keys,
                KeyspaceEventKind.Put,
                default,
                [.. keys.Select(k => new CommitCondition.Absent(k))]
            );
        }
    }

    private async Task UpdateHotKeysAsync(KeyspaceClient client, Random random, string name, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var key = Hot(random.Next(4));
            if (await ReadFreshAsync(client, key) is not { } read)
                continue;
            CommitCondition condition = read.Item is { } item
                ? new CommitCondition.RevisionEquals(key, item.Revision)
                : new CommitCondition.Absent(key);
            await CommitAsync(
                client,
                $"{name}/{n}",
                [key],
                KeyspaceEventKind.Put,
                read.Item?.Revision ?? Revision.None,
                [condition]
            );
        }
    }

    private async Task CreateAndDeleteAsync(KeyspaceClient client, string name, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var key = Pod($"{name}-{n}");
            await CommitAsync(client, $"{name}/{n}/create", [key], KeyspaceEventKind.Put, default, []);
            await CommitAsync(
                client,
                $"{name}/{n}/delete",
                [key],
                KeyspaceEventKind.Delete,
                default,
                [new CommitCondition.Exists(key)]
            );
        }
    }

    private async Task RegisterNodesAsync(KeyspaceClient client, string name, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
            await CommitAsync(
                client,
                $"{name}/{n}",
                [new ObjectKey("nodes", "", "", $"{name}-{n % 50}")],
                KeyspaceEventKind.Put,
                default,
                []
            );
    }

    private async Task ReadAsync(KeyspaceClient client, Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await ReadFreshAsync(client, Hot(random.Next(4)));
    }

    /// <summary>Null when no store answered.</summary>
    private async Task<(KeyspaceItem? Item, Revision At)?> ReadFreshAsync(KeyspaceClient client, ObjectKey key)
    {
        var before = history.Highest(client.PartitionOf(key));
        if (await client.GetAsync(key, default) is not ReadResult<KeyspaceItem?>.Ok ok)
            return null;
        if (ok.Revision < before)
            history.Violations.Enqueue(
                $"a read of {key} was served at {ok.Revision} though {before} was acknowledged before it began"
            );
        if (ok.Value is { } item)
            history.Acknowledge(client.PartitionOf(key), item.Revision);
        return (ok.Value, ok.Revision);
    }

    private async Task CommitAsync(
        KeyspaceClient client,
        string id,
        IReadOnlyList<ObjectKey> keys,
        KeyspaceEventKind kind,
        Revision expected,
        IReadOnlyList<CommitCondition> conditions
    )
    {
        var partition = client.PartitionOf(keys[0]);
        var operation = new Operation(id, keys, kind, expected, history.Highest(partition));
        history.Operations.Enqueue(operation);
        byte[] value =
        [
            .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id} {expected} ")),
            .. _padding,
        ];
        var operations = keys.Select(k =>
                kind == KeyspaceEventKind.Put
                    ? (CommitOperation)new CommitOperation.Put(k, value, -1)
                    : new CommitOperation.Delete(k)
            )
            .ToList();
        switch (await client.CommitAsync(new Commit(Guid.NewGuid(), conditions, operations), default))
        {
            case CommitResult.Committed committed:
                operation.Revision = committed.Revision;
                operation.Fate = Fate.Acknowledged;
                history.Acknowledge(partition, committed.Revision);
                if (committed.Revision <= operation.HighestBefore)
                    history.Violations.Enqueue(
                        $"{id} got revision {committed.Revision} though {operation.HighestBefore} was acknowledged "
                            + $"before it began"
                    );
                break;
            case CommitResult.ConditionFailed or CommitResult.Busy:
                operation.Fate = Fate.Refused;
                break;
            case CommitResult.Invalid invalid:
                history.Violations.Enqueue($"{id} was called invalid: {invalid.Reason}");
                break;
        }
    }

    private static ReadResult<T>.Ok Ok<T>(ReadResult<T> result) => Assert.IsType<ReadResult<T>.Ok>(result);
}
