using System.Text;
using Arktos.Client.Tests.Fakes;
using Arktos.Metrics;
using Arktos.Metrics.Tests;
using Arktos.Store.RocksDb;
using Arktos.Store.Service;
using Arktos.Store.Tests.Faults;

namespace Arktos.Store.Tests.RocksDb;

public sealed class DatabaseEventsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Writes_that_are_stopped_because_flushes_lag_behind_are_counted_and_told_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var log = new LogLines();
        var events = new DatabaseEvents(log, _ => { });
        using var database = RocksDatabase.Open(folder["db"], new DatabaseOptions(WriteBufferBytes: 64 << 10), events);
        var value = new byte[32 << 10];
        for (var i = 0; events.Stops == 0; i++)
        {
            Assert.True(i < 50_000, "flushes never lag behind");
            Put(database, $"k{i:d6}", value);
        }
        // Counted first, told after that.
        await QuorumTests.EventuallyAsync(() => Task.FromResult(!log.Lines.IsEmpty));
        Assert.StartsWith("Warning: the keyspace slows writes down", Assert.Single(log.Lines));
        Assert.Equal(0, events.BackgroundErrors);
    }

    [Fact]
    public async Task What_a_database_does_by_itself_is_told_as_metrics()
    {
        using var folder = new TemporaryFolder();
        var events = new DatabaseEvents(new LogLines(), _ => { });
        var options = new DatabaseOptions(MemoryBytes: 48 << 20, WriteBufferBytes: 64 << 10);
        using var database = RocksDatabase.Open(folder["db"], options, events);
        var metrics = new RoleMetrics();
        DatabaseMetrics.Read(metrics, database, events);
        var before = await Exposition.OfAsync(metrics);
        Assert.Equal(0, before.Value("arktos_store_keyspace_stalls_total", ("condition", "stopped")));
        Assert.Equal(0, before.Value("arktos_store_keyspace_flushes_total"));
        Assert.Equal(48 << 20, before.Value("arktos_store_block_cache_capacity_bytes"));

        var value = new byte[32 << 10];
        new Random(1).NextBytes(value);
        var puts = 0L;
        for (; events.Stops == 0 || events.Merges == 0; puts++)
        {
            Assert.True(puts < 50_000, "flushes never lag behind, or nothing is merged");
            Put(database, $"k{puts:d6}", value);
        }
        database.Flush();
        var after = await Exposition.OfAsync(metrics);
        Assert.True(after.Value("arktos_store_keyspace_stalls_total", ("condition", "stopped")) >= 1);
        Assert.True(after.Value("arktos_store_keyspace_flushes_total") >= 8);
        Assert.True(after.Value("arktos_store_keyspace_compactions_total") >= 1);
        // What is random is not compressed, and every key is another one.
        Assert.True(after.Value("arktos_store_keyspace_files_bytes") > puts * value.Length);
        Assert.True(after.Value("arktos_store_memory_bytes", ("kind", "table_readers")) > 0);
        Assert.Equal(0, after.Value("arktos_store_keyspace_background_errors_total"));
    }

    /// <summary>
    /// RocksDB waits for room, and a write that waits with it may never return: nobody gets that far.
    /// </summary>
    [MountFact]
    public void After_the_first_failure_on_a_full_disk_nothing_more_is_written_even_when_there_is_room_again()
    {
        using var folder = new TemporaryFolder();
        using var disk = new SmallDisk(folder["disk"], 32);
        var path = Path.Combine(disk.Folder, "db");
        var log = new LogLines();
        var failures = new List<RocksDbException>();
        using var told = new ManualResetEventSlim();
        var events = new DatabaseEvents(
            log,
            e =>
            {
                failures.Add(e);
                told.Set();
            }
        );
        var options = new DatabaseOptions(WriteBufferBytes: 1 << 20);
        using (var database = RocksDatabase.Open(path, options, events))
        {
            Put(database, "first", "1"u8);
            database.Flush();
            disk.Fill("ballast", 6 << 20);
            var value = new byte[50_000];
            new Random(1).NextBytes(value);
            var refused = Assert.Throws<RocksDbException>(() =>
            {
                for (var i = 0; i < 5000; i++)
                    Put(database, $"k{i:d6}", value);
            });
            Assert.Contains("is full", StoreFault.Describe(refused, disk.Folder, ""));
            Assert.True(told.Wait(Patience), "the owner is not told");
            Assert.Contains("is full", StoreFault.Describe(Assert.Single(failures), disk.Folder, ""));
            Assert.True(events.BackgroundErrors > 0);
            Assert.Contains(log.Lines, l => l.StartsWith("Error: the keyspace failed", StringComparison.Ordinal));

            File.Delete(Path.Combine(disk.Folder, "ballast"));
            using var batch = database.NewBatch();
            batch.Put("late"u8, "1"u8);
            using var file = database.NewSst();
            file.Put("late"u8, "1"u8);
            file.Finish();
            foreach (var more in (Action[])[() => database.Write(batch), database.Flush, () => database.Ingest([file])])
            {
                var message = Assert.Throws<RocksDbException>(more).Message;
                Assert.Contains("not done after an earlier failure", message);
                Assert.Contains("No space left on device", message);
            }
            Assert.Null(database.Get("late"u8));
            Assert.Equal("1"u8.ToArray(), database.Get("first"u8));
        }
        // What is there is whole: a first part of what was written.
        using var again = RocksDatabase.Open(path, options);
        Assert.Equal("1"u8.ToArray(), again.Get("first"u8));
        using var all = again.Iterate("k"u8, "l"u8);
        for (var i = 0; all.Valid; i++, all.Next())
            Assert.Equal($"k{i:d6}", Encoding.UTF8.GetString(all.Key));
        Put(again, "late", "2"u8);
        again.Flush();
    }

    [MountFact]
    public void A_flush_that_the_disk_refuses_is_final_though_nothing_was_written_meanwhile()
    {
        using var folder = new TemporaryFolder();
        using var disk = new SmallDisk(folder["disk"], 32);
        using var database = RocksDatabase.Open(Path.Combine(disk.Folder, "db"), new DatabaseOptions());
        disk.Fill("ballast", 1 << 20);
        var value = new byte[2 << 20];
        new Random(1).NextBytes(value);
        Put(database, "a", value);
        var refused = Assert.Throws<RocksDbException>(database.Flush);
        Assert.Contains("is full", StoreFault.Describe(refused, disk.Folder, ""));
        Assert.Contains(
            "not done after an earlier failure",
            Assert.Throws<RocksDbException>(() => Put(database, "b", "1"u8)).Message
        );
    }

    [Fact]
    public async Task What_is_not_flushed_and_the_block_cache_share_one_bound_which_has_a_flush_begin_early()
    {
        using var folder = new TemporaryFolder();
        using var database = RocksDatabase.Open(
            folder["db"],
            new DatabaseOptions(MemoryBytes: 48 << 20, WriteBufferBytes: 64 << 20)
        );
        Assert.Equal(48 << 20, database.Property("rocksdb.block-cache-capacity"));
        var cached = database.Property("rocksdb.block-cache-usage");
        var value = new byte[100_000];
        for (var i = 0; i < 60; i++)
            Put(database, $"k{i:d6}", value);
        Assert.InRange(database.Property("rocksdb.block-cache-usage"), cached + 6_000_000, 48 << 20);
        Assert.Equal(0, database.Property("rocksdb.total-sst-files-size"));
        // One alone might hold 64 MiB, but all together get two thirds of 48.
        for (var i = 60; i < 400; i++)
            Put(database, $"k{i:d6}", value);
        await QuorumTests.EventuallyAsync(() => Task.FromResult(database.Property("rocksdb.total-sst-files-size") > 0));
    }

    [Fact]
    public void Files_are_of_the_format_that_earlier_versions_read()
    {
        using var folder = new TemporaryFolder();
        using (var database = RocksDatabase.Open(folder["db"], new DatabaseOptions()))
            Put(database, "a", "1"u8);
        Assert.Contains(
            "format_version=5\n",
            File.ReadAllText(Directory.GetFiles(folder["db"], "OPTIONS-*").Order(StringComparer.Ordinal).Last())
        );
    }

    private static void Put(Database database, string key, ReadOnlySpan<byte> value)
    {
        using var batch = database.NewBatch();
        batch.Put(Encoding.UTF8.GetBytes(key), value);
        database.Write(batch);
    }
}
