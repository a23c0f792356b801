using System.Runtime.InteropServices;
using static Arktos.Store.RocksDb.Native;

namespace Arktos.Store.RocksDb;

/// <summary>The real one: RocksDB with its own write-ahead log off, so a flush of its own writes a prefix of the writes, as <see cref="Flush"/> does. Disposed while reads are
/// under way or snapshots and iterators are out, it takes no new ones and closes with the last of them.</summary>
public sealed unsafe class RocksDatabase : Database
{
    private readonly nint _writeOptions;
    private readonly nint _latestReads;
    private readonly nint _db;

    /// <summary>How files are written: those of <see cref="NewSst"/> as its own.</summary>
    private readonly nint _options;
    private readonly string _ingestFolder;
    private long _sstsBegun;

    /// <summary>The owner, and every snapshot, iterator and call under way: the last one closes.</summary>
    private int _users = 1;
    private int _disposed;

    private RocksDatabase(nint db, nint options, string ingestFolder)
    {
        (_db, _options, _ingestFolder) = (db, options, ingestFolder);
        _writeOptions = rocksdb_writeoptions_create();
        rocksdb_writeoptions_disable_WAL(_writeOptions, 1);
        _latestReads = rocksdb_readoptions_create();
    }

    /// <summary>Snapshots and iterators that are not disposed yet.</summary>
    public int HandlesOut => Volatile.Read(ref _users) - (Volatile.Read(ref _disposed) == 0 ? 1 : 0);

    /// <summary>For who has acquired it.</summary>
    internal nint Native => _db;

    /// <summary>To be given back by <see cref="Release"/>.</summary>
    /// <exception cref="ObjectDisposedException">The database is closed, or about to be.</exception>
    internal nint Acquire()
    {
        for (var users = Volatile.Read(ref _users); ;)
        {
            ObjectDisposedException.ThrowIf(users == 0 || Volatile.Read(ref _disposed) != 0, this);
            var before = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (before == users) return _db;
            users = before;
        }
    }

    internal void Release()
    {
        if (Interlocked.Decrement(ref _users) > 0) return;
        rocksdb_writeoptions_destroy(_writeOptions);
        rocksdb_readoptions_destroy(_latestReads);
        rocksdb_close(_db);
        rocksdb_options_destroy(_options);
    }

    /// <exception cref="RocksDbException">It cannot be opened: in use by another process, no permission, damaged files.</exception>
    public static RocksDatabase Open(string path, DatabaseOptions options)
    {
        var native = rocksdb_options_create();
        var table = rocksdb_block_based_options_create();
        var cache = rocksdb_cache_create_lru((nuint)options.CacheBytes);
        try
        {
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
            fixed (int* levels = compression) rocksdb_options_set_compression_per_level(native, levels, (nuint)compression.Length);
            // A merge of the first level rewrites what it overlaps in the next, whatever its own size: fewer and larger ones write less.
            rocksdb_options_set_level0_file_num_compaction_trigger(native, FlushedFilesToMerge);
            // Most puts ask for a key that is not there: a filter answers for what is in memory, too. 2% of 32 MiB are some 70 bits a key.
            rocksdb_options_set_memtable_whole_key_filtering(native, 1);
            rocksdb_options_set_memtable_prefix_bloom_size_ratio(native, 0.02);
            nint error = 0;
            var db = rocksdb_open(native, path, &error);
            ThrowOnError(error, $"open the keyspace in {path}");
            // What a crash left of files that were never taken in. RocksDB leaves folders alone.
            var ingestFolder = Path.Combine(path, "ingest");
            if (Directory.Exists(ingestFolder)) Directory.Delete(ingestFolder, recursive: true);
            var database = new RocksDatabase(db, native, ingestFolder);
            native = 0;
            return database;
        }
        finally
        {
            rocksdb_cache_destroy(cache);
            rocksdb_block_based_options_destroy(table);
            if (native != 0) rocksdb_options_destroy(native);
        }
    }

    private const int NoCompression = 0, Lz4 = 4;

    /// <summary>RocksDB's default.</summary>
    private const int LevelsMax = 7;

    private const int FlushedFilesToMerge = 8;

    /// <summary>RocksDB counts what each thread does unless it is told not to; nobody reads it, and it is some per cent of a write.</summary>
    [ThreadStatic] private static bool _isCountingOff;

    private static void CountNothing()
    {
        if (_isCountingOff) return;
        rocksdb_set_perf_level(PerfLevelDisabled);
        _isCountingOff = true;
    }

    private const int PerfLevelDisabled = 1;

    public override void Write(Batch batch)
    {
        CountNothing();
        nint error = 0;
        rocksdb_write(Acquire(), _writeOptions, ((RocksBatch)batch).Handle, &error);
        Release();
        ThrowOnError(error, "write to the keyspace");
    }

    public override byte[]? Get(ReadOnlySpan<byte> key, DatabaseSnapshot? snapshot = null)
    {
        CountNothing();
        nint error = 0, slice;
        var db = Acquire();
        try
        {
            fixed (byte* k = key) slice = rocksdb_get_pinned(db, ((RocksSnapshot?)snapshot)?.ReadOptions ?? _latestReads, k, (nuint)key.Length, &error);
            ThrowOnError(error, "read from the keyspace");
            if (slice == 0) return null;
            nuint bytes;
            var value = rocksdb_pinnableslice_value(slice, &bytes);
            var copy = new ReadOnlySpan<byte>(value, checked((int)bytes)).ToArray();
            rocksdb_pinnableslice_destroy(slice);
            return copy;
        }
        finally { Release(); }
    }

    public override Batch NewBatch() => new RocksBatch();

    public override DatabaseSnapshot Snapshot() => new RocksSnapshot(this);

    public override DatabaseIterator Iterate(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end, DatabaseSnapshot? snapshot = null) => new RocksIterator(this, begin, end, (RocksSnapshot?)snapshot);

    public override void Flush()
    {
        var db = Acquire();
        var options = rocksdb_flushoptions_create();
        rocksdb_flushoptions_set_wait(options, 1);
        nint error = 0;
        rocksdb_flush(db, options, &error);
        rocksdb_flushoptions_destroy(options);
        Release();
        ThrowOnError(error, "flush the keyspace");
    }

    public override SstWriter NewSst()
    {
        Directory.CreateDirectory(_ingestFolder);
        return new RocksSstWriter(this, _options, Path.Combine(_ingestFolder, $"{Interlocked.Increment(ref _sstsBegun)}.sst"));
    }

    public override void Ingest(IReadOnlyList<SstWriter> files)
    {
        // First, so that a range delete before it cannot be lost in a crash that the files outlive.
        Flush();
        var db = Acquire();
        var options = rocksdb_ingestexternalfileoptions_create();
        var paths = stackalloc nint[files.Count];
        for (var i = 0; i < files.Count; i++) paths[i] = Marshal.StringToCoTaskMemUTF8(((RocksSstWriter)files[i]).FilePath);
        nint error = 0;
        rocksdb_ingestexternalfileoptions_set_move_files(options, 1);
        rocksdb_ingest_external_file(db, paths, (nuint)files.Count, options, &error);
        for (var i = 0; i < files.Count; i++) Marshal.FreeCoTaskMem(paths[i]);
        rocksdb_ingestexternalfileoptions_destroy(options);
        Release();
        ThrowOnError(error, "take files into the keyspace");
    }

    public override long Property(string name)
    {
        ulong value;
        var found = rocksdb_property_int(Acquire(), name, &value) == 0;
        Release();
        return found ? (long)value : 0;
    }

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) Release();
    }
}

internal sealed unsafe class RocksSnapshot : DatabaseSnapshot
{
    private readonly RocksDatabase _database;
    private nint _snapshot;

    internal RocksSnapshot(RocksDatabase database)
    {
        _database = database;
        _snapshot = rocksdb_create_snapshot(database.Acquire());
        ReadOptions = rocksdb_readoptions_create();
        rocksdb_readoptions_set_snapshot(ReadOptions, _snapshot);
    }

    internal nint ReadOptions { get; private set; }

    internal nint Handle => _snapshot;

    public override void Dispose()
    {
        if (_snapshot == 0) return;
        rocksdb_readoptions_destroy(ReadOptions);
        rocksdb_release_snapshot(_database.Native, _snapshot);
        (_snapshot, ReadOptions) = (0, 0);
        _database.Release();
    }
}

internal sealed unsafe class RocksBatch : Batch
{
    private nint _batch = rocksdb_writebatch_create();

    internal nint Handle => _batch != 0 ? _batch : throw new ObjectDisposedException(nameof(RocksBatch));

    public override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key) fixed (byte* v = value) rocksdb_writebatch_put(Handle, k, (nuint)key.Length, v, (nuint)value.Length);
        Bytes += key.Length + value.Length;
    }

    public override void Delete(ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key) rocksdb_writebatch_delete(Handle, k, (nuint)key.Length);
    }

    public override void DeleteRange(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end)
    {
        fixed (byte* b = begin) fixed (byte* e = end) rocksdb_writebatch_delete_range(Handle, b, (nuint)begin.Length, e, (nuint)end.Length);
    }

    public override void Clear()
    {
        rocksdb_writebatch_clear(Handle);
        Bytes = 0;
    }

    public override void Dispose()
    {
        if (_batch == 0) return;
        rocksdb_writebatch_destroy(_batch);
        _batch = 0;
    }
}

internal sealed unsafe class RocksSstWriter : SstWriter
{
    private readonly RocksDatabase _database;
    private readonly nint _environment;
    private nint _writer;

    internal RocksSstWriter(RocksDatabase database, nint options, string path)
    {
        (_database, FilePath) = (database, path);
        database.Acquire();
        _environment = rocksdb_envoptions_create();
        _writer = rocksdb_sstfilewriter_create(_environment, options);
        nint error = 0;
        rocksdb_sstfilewriter_open(_writer, path, &error);
        if (error != 0) Dispose();
        ThrowOnError(error, $"begin the file {path}");
    }

    internal string FilePath { get; }

    public override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        ObjectDisposedException.ThrowIf(_writer == 0, this);
        nint error = 0;
        fixed (byte* k = key) fixed (byte* v = value) rocksdb_sstfilewriter_put(_writer, k, (nuint)key.Length, v, (nuint)value.Length, &error);
        ThrowOnError(error, $"write to the file {FilePath}");
        Bytes += key.Length + value.Length;
    }

    public override void Finish()
    {
        ObjectDisposedException.ThrowIf(_writer == 0, this);
        nint error = 0;
        rocksdb_sstfilewriter_finish(_writer, &error);
        ThrowOnError(error, $"finish the file {FilePath}");
    }

    public override void Dispose()
    {
        if (_writer == 0) return;
        rocksdb_sstfilewriter_destroy(_writer);
        rocksdb_envoptions_destroy(_environment);
        _writer = 0;
        // Of one that was taken in the database has a link of its own.
        File.Delete(FilePath);
        _database.Release();
    }
}

internal sealed unsafe class RocksIterator : DatabaseIterator
{
    private readonly RocksDatabase _database;
    private readonly nint _readOptions;
    private readonly byte* _end;
    private nint _iterator;

    internal RocksIterator(RocksDatabase database, ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end, RocksSnapshot? snapshot)
    {
        _database = database;
        var db = database.Acquire();
        _readOptions = rocksdb_readoptions_create();
        if (snapshot is not null) rocksdb_readoptions_set_snapshot(_readOptions, snapshot.Handle);
        // RocksDB keeps the pointer, not a copy.
        _end = (byte*)NativeMemory.Alloc((nuint)end.Length);
        end.CopyTo(new Span<byte>(_end, end.Length));
        rocksdb_readoptions_set_iterate_upper_bound(_readOptions, _end, (nuint)end.Length);
        _iterator = rocksdb_create_iterator(db, _readOptions);
        Seek(begin);
    }

    public override bool Valid
    {
        get
        {
            if (rocksdb_iter_valid(_iterator) != 0) return true;
            nint error = 0;
            rocksdb_iter_get_error(_iterator, &error);
            ThrowOnError(error, "walk the keyspace");
            return false;
        }
    }

    public override ReadOnlySpan<byte> Key
    {
        get
        {
            nuint bytes;
            var key = rocksdb_iter_key(_iterator, &bytes);
            return new ReadOnlySpan<byte>(key, (int)bytes);
        }
    }

    public override ReadOnlySpan<byte> Value
    {
        get
        {
            nuint bytes;
            var value = rocksdb_iter_value(_iterator, &bytes);
            return new ReadOnlySpan<byte>(value, (int)bytes);
        }
    }

    public override void Next() => rocksdb_iter_next(_iterator);

    public override void Seek(ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key) rocksdb_iter_seek(_iterator, k, (nuint)key.Length);
    }

    public override void Dispose()
    {
        if (_iterator == 0) return;
        rocksdb_iter_destroy(_iterator);
        rocksdb_readoptions_destroy(_readOptions);
        NativeMemory.Free(_end);
        _iterator = 0;
        _database.Release();
    }
}
