using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Store.Partitions;
using Arktos.StoreClient;

namespace Arktos.StoreBench;

/// <summary>
/// A tenant of so many objects of 1 KiB in 16 namespaces is moved to another partition while 500 writes a second are
/// made of it, and then falls into parts that are spread over three: how long a write and a follower wait at the worst,
/// beside the same without a move. And what a tenant in parts costs and gains: writes as fast as they can be made, a
/// page of a list and a write's way to its follower, before and after.
/// </summary>
internal static class MoveFigures
{
    private const string Tenant = "acme";
    private const int WritesPerSecond = 500,
        Writers = 50,
        Namespaces = 16,
        Lists = 100;

    private static readonly PartitionId First = new(1),
        Second = new(2);

    public static async Task RunAsync(string folder, string executable, int objects)
    {
        using var arktos = await ArktosSide.StartAsync(folder, executable, partitions: 3);
        var client = arktos.Client;
        await client.UpdateMapAsync(map => (map.Tenants[Tenant] = First.Value) == First.Value, default);
        var value = new byte[1024];
        foreach (var some in Enumerable.Range(0, objects).Chunk(100))
            await CommitAsync(client, some.Select(i => (Key($"still-{i:d7}", i / 100), value)));
        var whole = await RatesAsync(client, value);
        using var stop = new CancellationTokenSource();
        var stalls = new Stalls();
        var running = Enumerable
            .Range(0, Writers)
            .Select(i => WriteAsync(client, Key($"busy-{i}", i), value, stalls, stop.Token))
            .Append(FollowAsync(client, stalls, stop.Token))
            .ToArray();
        await Task.Delay(TimeSpan.FromSeconds(3));
        stalls.Take();
        await Task.Delay(TimeSpan.FromSeconds(10));
        Print("without a move", stalls.Take(), null);
        foreach (var to in (PartitionId[])[Second, First])
        {
            var begin = Stopwatch.GetTimestamp();
            await MoveAsync(client, to);
            Print($"moved to partition {to} in {Stopwatch.GetElapsedTime(begin).TotalSeconds:F1} s", stalls.Take(), 1);
        }
        var spreading = Stopwatch.GetTimestamp();
        await SpreadAsync(client);
        Print($"spread over 3 partitions in {Stopwatch.GetElapsedTime(spreading).TotalSeconds:F1} s", stalls.Take(), 1);
        await Task.Delay(TimeSpan.FromSeconds(10));
        Print("in parts, without a move", stalls.Take(), null);
        await stop.CancelAsync();
        await Task.WhenAll(running);
        var parts = await RatesAsync(client, value);
        Console.WriteLine($"writes/s, {Writers} at once, whole; in parts | {whole.Writes:F0}; {parts.Writes:F0} | |");
        Console.WriteLine($"  ratio | {parts.Writes / whole.Writes:F2} | |");
        Console.WriteLine(
            $"a page of 500 of all namespaces, p50 ms, whole; in parts | {whole.List:F1}; {parts.List:F1} | |"
        );
        Console.WriteLine($"  ratio | {parts.List / whole.List:F2} | |");
    }

    /// <summary>Writes as fast as they can be made, for some seconds; then pages, one after the other.</summary>
    private static async Task<(double Writes, double List)> RatesAsync(KeyspaceClient client, byte[] value)
    {
        var (begin, count) = (Stopwatch.GetTimestamp(), 0);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(async i =>
                {
                    while (!stop.IsCancellationRequested)
                    {
                        await CommitAsync(client, [(Key($"busy-{i}", i), value)]);
                        Interlocked.Increment(ref count);
                    }
                })
        );
        var rate = count / Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var pages = new List<double>();
        for (var i = 0; i < Lists; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            if (
                await client.ListAsync(new RangeQuery(new KeyRange("pods", Tenant), Limit: 500), default)
                is not ReadResult<RangePage>.Ok
            )
                throw new InvalidOperationException("a list has failed");
            pages.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        return (rate, pages.Order().ElementAt(Lists / 2));
    }

    private static async Task SpreadAsync(KeyspaceClient client)
    {
        await client.UpdateMapAsync(
            map =>
            {
                MapChanges.SpreadTenant(map, Tenant);
                return true;
            },
            default
        );
        await SettledAsync(client);
        await client.UpdateMapAsync(
            map =>
            {
                foreach (var part in Enumerable.Range(0, TenantParts.Count).Where(part => part % 3 != First.Value))
                    MapChanges.MoveTenant(map, TenantParts.NameOf(Tenant, part), (uint)(part % 3));
                return true;
            },
            default
        );
        await SettledAsync(client);
    }

    private static async Task SettledAsync(KeyspaceClient client)
    {
        while (true)
        {
            var changed = client.MapChanged;
            if (client.Map.Moves.Count == 0 && client.Map.SpreadTenants.TrueForAll(s => s.At > 0))
                return;
            await changed;
        }
    }

    private static ObjectKey Key(string name, int i) => new("pods", Tenant, $"ns-{i % Namespaces}", name);

    private static void Print(string what, (int Writes, double Write, double Told) worst, object? goals)
    {
        Console.WriteLine($"{what}: writes | {worst.Writes} | |");
        Console.WriteLine($"  longest write, ms | {worst.Write:F0} | {(goals is null ? "" : "under 300")}");
        Console.WriteLine(
            $"  longest from a write to its follower, ms | {worst.Told:F0} | {(goals is null ? "" : "under 500")}"
        );
    }

    private static async Task MoveAsync(KeyspaceClient client, PartitionId to)
    {
        await client.UpdateMapAsync(
            map =>
            {
                MapChanges.MoveTenant(map, Tenant, to.Value);
                return true;
            },
            default
        );
        await SettledAsync(client);
    }

    private static async Task WriteAsync(
        KeyspaceClient client,
        ObjectKey key,
        byte[] value,
        Stalls stalls,
        CancellationToken stop
    )
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(Writers / (double)WritesPerSecond));
        try
        {
            while (await pace.WaitForNextTickAsync(stop))
            {
                var begin = Stopwatch.GetTimestamp();
                var revision = await CommitAsync(client, [(key, value)]);
                stalls.Wrote(revision, begin);
            }
        }
        catch (OperationCanceledException) { } // the measurement is over
    }

    private static async Task FollowAsync(KeyspaceClient client, Stalls stalls, CancellationToken stop)
    {
        var latest = (ReadResult<Revision>.Ok)await client.LatestAsync(First, Revision.None, stop);
        var query = new FollowQuery(
            new KeyRange("pods", Tenant),
            new Dictionary<PartitionId, Revision>(),
            latest.Value
        );
        try
        {
            await foreach (var batch in client.FollowAsync(query, stop))
            {
                if (batch.End is { } end)
                    throw new InvalidOperationException($"the stream has ended: {end}");
                foreach (var e in batch.Events)
                    stalls.Told(e.Item.Revision);
            }
        }
        catch (OperationCanceledException) { } // the measurement is over
    }

    private static async Task<Revision> CommitAsync(
        KeyspaceClient client,
        IEnumerable<(ObjectKey Key, byte[] Value)> items
    )
    {
        var puts = items.Select(i => new CommitOperation.Put(i.Key, i.Value, -1));
        return
            await client.CommitAsync(new Commit(Guid.NewGuid(), [], [.. puts]), default) is CommitResult.Committed done
            ? done.Revision
            : throw new InvalidOperationException("a write has failed");
    }

    /// <summary>The longest waits since they were taken last. Thread-safe.</summary>
    private sealed class Stalls
    {
        private readonly ConcurrentDictionary<Revision, long> _begun = [];
        private readonly ConcurrentDictionary<Revision, long> _told = [];
        private readonly Lock _lock = new();
        private int _writes;
        private double _write,
            _tell;

        public void Wrote(Revision revision, long begin)
        {
            lock (_lock)
            {
                _writes++;
                _write = Math.Max(_write, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
            _begun[revision] = begin;
            Match(revision);
        }

        public void Told(Revision revision)
        {
            _told[revision] = Stopwatch.GetTimestamp();
            Match(revision);
        }

        public (int Writes, double Write, double Told) Take()
        {
            lock (_lock)
            {
                var taken = (_writes, _write, _tell);
                (_writes, _write, _tell) = (0, 0, 0);
                return taken;
            }
        }

        private void Match(Revision revision)
        {
            if (!_begun.TryGetValue(revision, out var begin) || !_told.TryGetValue(revision, out var told))
                return;
            lock (_lock)
                _tell = Math.Max(_tell, Stopwatch.GetElapsedTime(begin, told).TotalMilliseconds);
            _begun.TryRemove(revision, out _);
            _told.TryRemove(revision, out _);
        }
    }
}
