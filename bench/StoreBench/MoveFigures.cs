using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Store.Partitions;
using Arktos.StoreClient;

namespace Arktos.StoreBench;

/// <summary>
/// A tenant of so many objects of 1 KiB is moved to another partition while 500 writes a second are made of it: how
/// long a write and a follower wait at the worst, beside the same without a move.
/// </summary>
internal static class MoveFigures
{
    private const string Tenant = "acme";
    private const int WritesPerSecond = 500,
        Writers = 50;

    private static readonly PartitionId First = new(1),
        Second = new(2);

    public static async Task RunAsync(string folder, string executable, int objects)
    {
        using var arktos = await ArktosSide.StartAsync(folder, executable, partitions: 3);
        var client = arktos.Client;
        await client.UpdateMapAsync(map => (map.Tenants[Tenant] = First.Value) == First.Value, default);
        var value = new byte[1024];
        foreach (var some in Enumerable.Range(0, objects).Chunk(100))
            await CommitAsync(client, some.Select(i => ($"still-{i:d7}", value)));
        using var stop = new CancellationTokenSource();
        var stalls = new Stalls();
        var running = Enumerable
            .Range(0, Writers)
            .Select(i => WriteAsync(client, $"busy-{i}", value, stalls, stop.Token))
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
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

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
        while (true)
        {
            var changed = client.MapChanged;
            if (client.Map.Moves.Count == 0)
                return;
            await changed;
        }
    }

    private static async Task WriteAsync(
        KeyspaceClient client,
        string name,
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
                var revision = await CommitAsync(client, [(name, value)]);
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
        IEnumerable<(string Name, byte[] Value)> items
    )
    {
        var commit = new Commit(
            Guid.NewGuid(),
            [],
            [
                .. items.Select(i => new CommitOperation.Put(
                    new ObjectKey("pods", Tenant, "default", i.Name),
                    i.Value,
                    -1
                )),
            ]
        );
        return await client.CommitAsync(commit, default) is CommitResult.Committed committed
            ? committed.Revision
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
