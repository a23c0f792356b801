using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using static Arktos.Store.RocksDb.Native;

namespace Arktos.Store.RocksDb;

/// <summary>The real one: RocksDB with its own write-ahead log off, so a flush of its own writes a prefix of the
/// writes, as <see cref="Flush"/> does. Disposed while reads are under way or snapshots and iterators are out, it takes
/// no new ones and closes with the last of them.</summary>
public sealed unsafe class RocksDatabase : Database
{
    private readonly DatabaseHandle _handle;
    private readonly DatabaseEvents _events;
    private readonly string _ingestFolder;
    private long _sstsBegun;

    private RocksDatabase(DatabaseHandle handle, DatabaseEvents events, string ingestFolder) =>
        (_handle, _events, _ingestFolder) = (handle, events, ingestFolder);

    /// <summary>Snapshots, iterators and files that are not disposed yet.</summary>
    public int HandlesOut => _handle.Out;

    /// <param name="events">Null: nobody hears of them.</param>
    /// <exception cref="RocksDbException">It cannot be opened: in use by another process, no permission, damaged
    /// files.</exception>
    /// <exception cref="DllNotFoundException">The native library is not beside the program.</exception>
    public static RocksDatabase Open(string path, DatabaseOptions options, DatabaseEvents? events = null)
    {
        events ??= new DatabaseEvents(NullLogger.Instance, _ => { });
        var native = rocksdb_options_create();
        var table = rocksdb_block_based_options_create();
        var cache = rocksdb_cache_create_lru((nuint)options.MemoryBytes);
        // What is not flushed is charged to the cache, so that both have one bound.
        var buffers = rocksdb_write_buffer_manager_create_with_cache(
            (nuint)(options.MemoryBytes / 3 * 2),
            cache,
            allowStall: 0
        );
        try
        {
            events.ListenTo(native);
            rocksdb_options_set_write_buffer_manager(native, buffers);
            // What failed is not tried again: see DatabaseEvents.
            rocksdb_options_set_max_bgerror_resume_count(native, 0);
            // What is not flushed when it closes the log has; on a disk that is full a flush would not end.
            rocksdb_options_set_avoid_flush_during_shutdown(native, 1);
            // 7.8, which earlier versions of a store had, reads it.
            rocksdb_block_based_options_set_format_version(table, 5);
            rocksdb_block_based_options_set_block_cache(table, cache);
            rocksdb_block_based_options_set_block_size(table, 16 << 10);
            // Owned by the table options from here on.
            rocksdb_block_based_options_set_filter_policy(table, rocksdb_filterpolicy_create_bloom_full(10));
            rocksdb_options_set_create_if_missing(native, 1);
            rocksdb_options_set_block_based_table_factory(native, table);
            rocksdb_options_set_write_buffer_size(native, (nuint)options.WriteBufferBytes);
            rocksdb_options_set_max_write_buffer_number(native, 3);
            rocksdb_options_increase_parallelism(native, 2);
            rocksdb_options_set_max_open_files(native, options.OpenFilesMax);
            rocksdb_options_set_keep_log_file_num(native, 2);
            rocksdb_options_set_level_compaction_dynamic_level_bytes(native, 1);
            rocksdb_options_set_paranoid_checks(native, 1);
            // What was just flushed is soon merged and written again: compressed then.
            int[] compression = [NoCompression, .. Enumerable.Repeat(Lz4, LevelsMax - 1)];
            fixed (int* levels = compression)
                rocksdb_options_set_compression_per_level(native, levels, (nuint)compression.Length);
            // A merge of the first level rewrites what it overlaps in the next, whatever its own size: fewer and larger
            // ones write less.
            rocksdb_options_set_level0_file_num_compaction_trigger(native, FlushedFilesToMerge);
            // Most puts ask for a key that is not there: a filter answers for what is in memory, too. 2% of 32 MiB are
            // some 70 bits a key.
            rocksdb_options_set_memtable_whole_key_filtering(native, 1);
            rocksdb_options_set_memtable_prefix_bloom_size_ratio(native, 0.02);
            nint error = 0;
            var db = rocksdb_open(native, path, &error);
            ThrowOnError(error, $"open the keyspace in {path}");
            var database = new RocksDatabase(new DatabaseHandle(db, native), events, Path.Combine(path, "ingest"));
            native = 0;
            events.StopWith(database.StopWork);
            database.DeleteLeftovers();
            return database;
        }
        finally
        {
            rocksdb_write_buffer_manager_destroy(buffers);
            rocksdb_cache_destroy(cache);
            rocksdb_block_based_options_destroy(table);
            if (native != 0)
                rocksdb_options_destroy(native);
        }
    }

    private const int NoCompression = 0,
        Lz4 = 4;

    /// <summary>RocksDB's default.</summary>
    private const int LevelsMax = 7;

    private const int FlushedFilesToMerge = 8;

    /// <summary>
    /// RocksDB counts what each thread does unless it is told not to; nobody reads it, and it is some per cent of a
    /// write.
    /// </summary>
    [ThreadStatic]
    private static bool _isCountingOff;

    private static void CountNothing()
    {
        if (_isCountingOff)
            return;
        rocksdb_set_perf_level(PerfLevelDisabled);
        _isCountingOff = true;
    }

    private const int PerfLevelDisabled = 1;

    public override void Write(Batch batch)
    {
        const string Doing = "write to the keyspace";
        CountNothing();
        nint error = 0,
            native = ((RocksBatch)batch).Native;
        _events.ThrowIfFailed(Doing);
        rocksdb_write(_handle.Acquire(), _handle.WriteOptions, native, &error);
        _handle.Release();
        GC.KeepAlive(batch);
        ThrowFinally(error, Doing);
    }

    /// <summary>An error of something that was to change the database: nothing more is written to it.</summary>
    private void ThrowFinally(nint error, string doing)
    {
        if (error != 0)
            _events.FailAndThrow(doing, TakeText(error));
    }

    /// <summary>Ends flushes, merges and attempts to recover, and the writes that wait for them; reads go on.</summary>
    private void StopWork()
    {
        try
        {
            rocksdb_cancel_all_background_work(_handle.Acquire(), wait: 0);
            _handle.Release();
        }
        catch (ObjectDisposedException)
        {
            // Closing does the same.
        }
    }

    public override byte[]? Get(ReadOnlySpan<byte> key, DatabaseSnapshot? snapshot = null)
    {
        nint error = 0;
        var value = Get(key, ((RocksSnapshot?)snapshot)?.ReadOptions ?? _handle.LatestReads, &error);
        GC.KeepAlive(snapshot);
        ThrowOnError(error, "read from the keyspace");
        return value;
    }

    public override bool TryGetInMemory(ReadOnlySpan<byte> key, out byte[]? value)
    {
        nint error = 0;
        value = Get(key, _handle.ReadsInMemory, &error);
        if (error == 0)
            return true;
        // Mostly "incomplete". What is wrong is told to who reads it from the disk.
        rocksdb_free(error);
        return false;
    }

    private byte[]? Get(ReadOnlySpan<byte> key, nint options, nint* error)
    {
        CountNothing();
        nint slice;
        var db = _handle.Acquire();
        try
        {
            fixed (byte* k = key)
                slice = rocksdb_get_pinned(db, options, k, (nuint)key.Length, error);
            if (slice == 0)
                return null;
            nuint bytes;
            var value = rocksdb_pinnableslice_value(slice, &bytes);
            var copy = new ReadOnlySpan<byte>(value, checked((int)bytes)).ToArray();
            rocksdb_pinnableslice_destroy(slice);
            return copy;
        }
        finally
        {
            _handle.Release();
        }
    }

    public override Batch NewBatch() => new RocksBatch();

    public override DatabaseSnapshot Snapshot() => new RocksSnapshot(_handle);

    public override DatabaseIterator Iterate(
        ReadOnlySpan<byte> begin,
        ReadOnlySpan<byte> end,
        DatabaseSnapshot? snapshot = null
    ) => new RocksIterator(_handle, begin, end, (RocksSnapshot?)snapshot);

    public override void Flush()
    {
        const string Doing = "flush the keyspace";
        _events.ThrowIfFailed(Doing);
        var db = _handle.Acquire();
        var options = rocksdb_flushoptions_create();
        rocksdb_flushoptions_set_wait(options, 1);
        nint error = 0;
        rocksdb_flush(db, options, &error);
        rocksdb_flushoptions_destroy(options);
        _handle.Release();
        ThrowFinally(error, Doing);
    }

    public override SstWriter NewSst()
    {
        Directory.CreateDirectory(_ingestFolder);
        return new RocksSstWriter(_handle, Path.Combine(_ingestFolder, $"{Interlocked.Increment(ref _sstsBegun)}.sst"));
    }

    /// <summary>
    /// What a crash left of files that were never taken in: nobody else's, for the database is open here. RocksDB
    /// leaves folders alone.
    /// </summary>
    private void DeleteLeftovers()
    {
        try
        {
            if (Directory.Exists(_ingestFolder))
                Directory.Delete(_ingestFolder, recursive: true);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override void Ingest(IReadOnlyList<SstWriter> files)
    {
        // First, so that a range delete before it cannot be lost in a crash that the files outlive.
        Flush();
        var db = _handle.Acquire();
        var options = rocksdb_ingestexternalfileoptions_create();
        var paths = files.Select(f => Marshal.StringToCoTaskMemUTF8(((RocksSstWriter)f).FilePath)).ToArray();
        nint error = 0;
        rocksdb_ingestexternalfileoptions_set_move_files(options, 1);
        fixed (nint* each = paths)
            rocksdb_ingest_external_file(db, each, (nuint)paths.Length, options, &error);
        foreach (var path in paths)
            Marshal.FreeCoTaskMem(path);
        rocksdb_ingestexternalfileoptions_destroy(options);
        _handle.Release();
        ThrowFinally(error, "take files into the keyspace");
    }

    public override long Property(string name)
    {
        ulong value;
        var found = rocksdb_property_int(_handle.Acquire(), name, &value) == 0;
        _handle.Release();
        return found ? (long)value : 0;
    }

    public override void Dispose() => _handle.Dispose();
}
