using System.Text;
using Arktos.Store.RocksDb;

namespace Arktos.Store.Tests.RocksDb;

public sealed class DatabaseTests
{
    [Fact]
    public void Everything_handed_out_is_counted_and_the_database_closes_with_the_last_of_it()
    {
        using var folder = new TemporaryFolder();
        var database = RocksDatabase.Open(folder["db"], new DatabaseOptions());
        Put(database, "a", "1");
        var snapshot = database.Snapshot();
        var iterator = database.Iterate("a"u8, "z"u8, snapshot);
        Assert.Equal(2, database.HandlesOut);
        database.Dispose();
        // Who is still reading may finish; nobody begins.
        Assert.True(iterator.Valid);
        Assert.Equal("1", Encoding.UTF8.GetString(iterator.Value));
        Assert.Throws<ObjectDisposedException>(() => database.Snapshot());
        Assert.Throws<ObjectDisposedException>(() => database.Get("a"u8));
        Assert.Throws<RocksDbException>(() => RocksDatabase.Open(folder["db"], new DatabaseOptions()));
        iterator.Dispose();
        snapshot.Dispose();
        Assert.Equal(0, database.HandlesOut);
        using var again = RocksDatabase.Open(folder["db"], new DatabaseOptions());
        Assert.Equal(0, again.HandlesOut);
    }

    [Fact]
    public void Reads_of_all_kinds_leave_no_handle_behind()
    {
        using var folder = new TemporaryFolder();
        using var database = RocksDatabase.Open(folder["db"], new DatabaseOptions());
        for (var i = 0; i < 1000; i++)
        {
            Put(database, $"k{i:d4}", "v");
            using var snapshot = database.Snapshot();
            Assert.NotNull(database.Get(Encoding.UTF8.GetBytes($"k{i:d4}"), snapshot));
            Assert.Null(database.Get("none"u8));
            using var all = database.Iterate("k"u8, "l"u8, snapshot);
            var count = 0;
            for (; all.Valid && count < 10; all.Next())
                count++;
        }
        Assert.Equal(0, database.HandlesOut);
    }

    [Fact]
    public void What_somebody_forgot_to_dispose_of_is_freed_by_the_collector()
    {
        using var folder = new TemporaryFolder();
        using (var database = RocksDatabase.Open(folder["db"], new DatabaseOptions()))
        {
            Forget(database);
            // Conservatively: a frame of this method may still hold the last of them for a while.
            for (var i = 0; i < 100 && database.HandlesOut > 0; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            Assert.Equal(0, database.HandlesOut);
        }
        using var again = RocksDatabase.Open(folder["db"], new DatabaseOptions());

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Forget(RocksDatabase database)
        {
            Put(database, "a", "1");
            var snapshot = database.Snapshot();
            Assert.True(database.Iterate("a"u8, "z"u8, snapshot).Valid);
            database.NewSst();
            database.NewBatch();
            Assert.Equal(3, database.HandlesOut);
        }
    }

    [Fact]
    public void What_is_disposed_of_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var database = RocksDatabase.Open(folder["db"], new DatabaseOptions());
        var (snapshot, batch, file, iterator) = (
            database.Snapshot(),
            database.NewBatch(),
            database.NewSst(),
            database.Iterate("a"u8, "b"u8)
        );
        foreach (var handle in (IDisposable[])[snapshot, batch, file, iterator])
        {
            handle.Dispose();
            handle.Dispose();
        }
        Assert.Throws<ObjectDisposedException>(() => database.Get("a"u8, snapshot));
        Assert.Throws<ObjectDisposedException>(() => database.Iterate("a"u8, "b"u8, snapshot));
        Assert.Throws<ObjectDisposedException>(() => database.Write(batch));
        Assert.Throws<ObjectDisposedException>(() => file.Put("a"u8, "1"u8));
        Assert.Throws<ObjectDisposedException>(() => iterator.Valid);
        Assert.Equal(0, database.HandlesOut);
    }

    [Fact]
    public void A_snapshot_sees_nothing_of_what_is_written_after_it()
    {
        using var folder = new TemporaryFolder();
        using var database = RocksDatabase.Open(folder["db"], new DatabaseOptions());
        Put(database, "a", "1");
        using var snapshot = database.Snapshot();
        Put(database, "a", "2");
        Put(database, "b", "1");
        Assert.Equal("1"u8.ToArray(), database.Get("a"u8, snapshot));
        Assert.Null(database.Get("b"u8, snapshot));
        Assert.Equal("2"u8.ToArray(), database.Get("a"u8));
    }

    [Fact]
    public void What_was_flushed_survives_and_what_is_open_already_is_refused()
    {
        using var folder = new TemporaryFolder();
        using (var database = RocksDatabase.Open(folder["db"], new DatabaseOptions()))
        {
            Put(database, "a", "1");
            database.Flush();
            Assert.Contains(
                "open the keyspace in",
                Assert.Throws<RocksDbException>(() => RocksDatabase.Open(folder["db"], new DatabaseOptions())).Message
            );
        }
        using var again = RocksDatabase.Open(folder["db"], new DatabaseOptions());
        Assert.Equal("1"u8.ToArray(), again.Get("a"u8));
    }

    [Fact]
    public void Files_are_taken_in_together_over_what_was_there_and_are_on_the_disk()
    {
        using var folder = new TemporaryFolder();
        using (var database = RocksDatabase.Open(folder["db"], new DatabaseOptions()))
        {
            Put(database, "a1", "old");
            Put(database, "c", "kept");
            using var before = database.Snapshot();
            using var a = database.NewSst();
            using var b = database.NewSst();
            a.Put("a1"u8, "new"u8);
            a.Put("a2"u8, "new"u8);
            b.Put("b1"u8, "new"u8);
            Assert.Equal(10, a.Bytes);
            a.Finish();
            b.Finish();
            Assert.Null(database.Get("a2"u8));
            database.Ingest([a, b]);
            foreach (var key in (string[])["a1", "a2", "b1"])
                Assert.Equal("new"u8.ToArray(), database.Get(Encoding.UTF8.GetBytes(key)));
            Assert.Equal("old"u8.ToArray(), database.Get("a1"u8, before));
            Assert.Null(database.Get("b1"u8, before));
            a.Dispose();
            b.Dispose();
            Put(database, "a1", "newer");
            Assert.Equal("newer"u8.ToArray(), database.Get("a1"u8));
            // A copy is what a crash would leave: what was written before and the files, and nothing that was written
            // since.
            CopyFolder(folder["db"], folder["crashed"]);
            Assert.Empty(Directory.GetFiles(Path.Combine(folder["db"], "ingest")));
        }
        using var crashed = RocksDatabase.Open(folder["crashed"], new DatabaseOptions());
        Assert.Equal("new"u8.ToArray(), crashed.Get("a1"u8));
        Assert.Equal("new"u8.ToArray(), crashed.Get("b1"u8));
        Assert.Equal("kept"u8.ToArray(), crashed.Get("c"u8));
        Assert.False(Directory.Exists(Path.Combine(folder["crashed"], "ingest")));
    }

    [Fact]
    public void A_file_that_cannot_be_taken_in_is_refused_and_leaves_no_handle_and_nothing_on_the_disk()
    {
        using var folder = new TemporaryFolder();
        using var database = RocksDatabase.Open(folder["db"], new DatabaseOptions());
        using (var file = database.NewSst())
        {
            Assert.Equal(1, database.HandlesOut);
            file.Put("b"u8, "1"u8);
            Assert.Contains("write to the file", Assert.Throws<RocksDbException>(() => file.Put("a"u8, "2"u8)).Message);
            Assert.Contains("write to the file", Assert.Throws<RocksDbException>(() => file.Put("b"u8, "2"u8)).Message);
            file.Finish();
            using var unfinished = database.NewSst();
            unfinished.Put("c"u8, "1"u8);
            Assert.Contains(
                "take files into the keyspace",
                Assert.Throws<RocksDbException>(() => database.Ingest([file, unfinished])).Message
            );
        }
        Assert.Null(database.Get("b"u8));
        Assert.Equal(0, database.HandlesOut);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder["db"], "ingest")));
    }

    [Fact]
    public void A_library_that_cannot_be_loaded_is_named_with_the_reason_and_the_way_to_get_it()
    {
        using var folder = new TemporaryFolder();
        var missing = folder["librocksdb.so"];
        var error = Assert.Throws<DllNotFoundException>(() => Native.Load(missing));
        Assert.Contains($"RocksDB cannot be loaded from {missing}", error.Message);
        Assert.Contains("No such file", error.Message);
        Assert.Contains("build again", error.Message);
        File.WriteAllText(missing, "no library");
        Assert.Contains("too short", Assert.Throws<DllNotFoundException>(() => Native.Load(missing)).Message);
    }

    private static void Put(Database database, string key, string value)
    {
        using var batch = database.NewBatch();
        batch.Put(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));
        database.Write(batch);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        Directory.CreateDirectory(Path.Combine(to, "ingest"));
        File.WriteAllText(Path.Combine(to, "ingest", "1.sst"), "half");
    }
}
