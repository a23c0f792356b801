using static Arktos.Store.RocksDb.Native;

namespace Arktos.Store.RocksDb;

/// <param name="WriteBufferBytes">How much is written before RocksDB flushes by itself.</param>
/// <param name="CacheBytes">Of the block cache.</param>
public sealed record DatabaseOptions(int WriteBufferBytes = 32 << 20, int CacheBytes = 32 << 20, int OpenFilesMax = 512);

/// <summary>
/// One RocksDB, its own write-ahead log off: what is written survives a crash only after <see cref="Flush"/> (or a flush of RocksDB's own), and then as a
/// prefix of the writes. Thread-safe. Disposed while reads are under way or snapshots and iterators are out, it takes no new ones and closes with the last of them.
/// </summary>
public sealed unsafe class Database : IDisposable
{
    private readonly nint _writeOptions;
    private readonly nint _latestReads;
    private readonly nint _db;

    /// <summary>The owner, and every snapshot, iterator and call under way: the last one closes.</summary>
    private int _users = 1;
    private int _disposed;

    private Database(nint db)
    {
        _db = db;
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
    }

    /// <exception cref="RocksDbException">It cannot be opened: in use by another process, no permission, damaged files.</exception>
    public static Database Open(string path, DatabaseOptions options)
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
            rocksdb_options_set_compression(native, Lz4);
            nint error = 0;
            var db = rocksdb_open(native, path, &error);
            ThrowOnError(error, $"open the keyspace in {path}");
            return new Database(db);
        }
        finally
        {
            rocksdb_cache_destroy(cache);
            rocksdb_block_based_options_destroy(table);
            rocksdb_options_destroy(native);
        }
    }

    private const int Lz4 = 4;

    /// <summary>All of the batch or nothing.</summary>
    public void Write(Batch batch)
    {
        nint error = 0;
        rocksdb_write(Acquire(), _writeOptions, batch.Handle, &error);
        Release();
        ThrowOnError(error, "write to the keyspace");
    }

    /// <summary>A copy of the value; null when there is none.</summary>
    public byte[]? Get(ReadOnlySpan<byte> key, DatabaseSnapshot? snapshot = null)
    {
        nint error = 0, slice;
        var db = Acquire();
        try
        {
            fixed (byte* k = key) slice = rocksdb_get_pinned(db, snapshot?.ReadOptions ?? _latestReads, k, (nuint)key.Length, &error);
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

    public DatabaseSnapshot Snapshot() => new(this);

    /// <summary>Iterates [begin, end) in key order, over the state of the snapshot or of now.</summary>
    public DatabaseIterator Iterate(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end, DatabaseSnapshot? snapshot = null) => new(this, begin, end, snapshot);

    /// <summary>Returns when everything written before is on the disk.</summary>
    public void Flush()
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

    /// <summary>A property such as "rocksdb.total-sst-files-size"; 0 when this version has none of that name.</summary>
    public long Property(string name)
    {
        ulong value;
        var found = rocksdb_property_int(Acquire(), name, &value) == 0;
        Release();
        return found ? (long)value : 0;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) Release();
    }
}

/// <summary>The database as it was at one moment. Dispose it soon: it keeps old versions alive. Thread-safe.</summary>
public sealed unsafe class DatabaseSnapshot : IDisposable
{
    private readonly Database _database;
    private nint _snapshot;

    internal DatabaseSnapshot(Database database)
    {
        _database = database;
        _snapshot = rocksdb_create_snapshot(database.Acquire());
        ReadOptions = rocksdb_readoptions_create();
        rocksdb_readoptions_set_snapshot(ReadOptions, _snapshot);
    }

    internal nint ReadOptions { get; private set; }

    internal nint Handle => _snapshot;

    public void Dispose()
    {
        if (_snapshot == 0) return;
        rocksdb_readoptions_destroy(ReadOptions);
        rocksdb_release_snapshot(_database.Native, _snapshot);
        (_snapshot, ReadOptions) = (0, 0);
        _database.Release();
    }
}

/// <summary>Writes that are applied together. Not thread-safe; may be cleared and used again.</summary>
public sealed unsafe class Batch : IDisposable
{
    private nint _batch = rocksdb_writebatch_create();

    internal nint Handle => _batch != 0 ? _batch : throw new ObjectDisposedException(nameof(Batch));

    /// <summary>Bytes of keys and values put so far.</summary>
    public long Bytes { get; private set; }

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key) fixed (byte* v = value) rocksdb_writebatch_put(Handle, k, (nuint)key.Length, v, (nuint)value.Length);
        Bytes += key.Length + value.Length;
    }

    public void Delete(ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key) rocksdb_writebatch_delete(Handle, k, (nuint)key.Length);
    }

    /// <summary>Everything in [begin, end).</summary>
    public void DeleteRange(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end)
    {
        fixed (byte* b = begin) fixed (byte* e = end) rocksdb_writebatch_delete_range(Handle, b, (nuint)begin.Length, e, (nuint)end.Length);
    }

    public void Clear()
    {
        rocksdb_writebatch_clear(Handle);
        Bytes = 0;
    }

    public void Dispose()
    {
        if (_batch == 0) return;
        rocksdb_writebatch_destroy(_batch);
        _batch = 0;
    }
}

/// <summary>
/// Walks a range in key order. Not thread-safe. <see cref="Key"/> and <see cref="Value"/> point into RocksDB's memory and are gone after the next move.
/// </summary>
public sealed unsafe class DatabaseIterator : IDisposable
{
    private readonly Database _database;
    private readonly nint _readOptions;
    private readonly byte* _end;
    private nint _iterator;

    internal DatabaseIterator(Database database, ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end, DatabaseSnapshot? snapshot)
    {
        _database = database;
        var db = database.Acquire();
        _readOptions = rocksdb_readoptions_create();
        if (snapshot is not null) rocksdb_readoptions_set_snapshot(_readOptions, snapshot.Handle);
        // RocksDB keeps the pointer, not a copy.
        _end = (byte*)System.Runtime.InteropServices.NativeMemory.Alloc((nuint)end.Length);
        end.CopyTo(new Span<byte>(_end, end.Length));
        rocksdb_readoptions_set_iterate_upper_bound(_readOptions, _end, (nuint)end.Length);
        _iterator = rocksdb_create_iterator(db, _readOptions);
        Seek(begin);
    }

    /// <summary>Whether the iterator stands on an entry.</summary>
    /// <exception cref="RocksDbException">The range could not be read on.</exception>
    public bool Valid
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

    public ReadOnlySpan<byte> Key
    {
        get
        {
            nuint bytes;
            var key = rocksdb_iter_key(_iterator, &bytes);
            return new ReadOnlySpan<byte>(key, (int)bytes);
        }
    }

    public ReadOnlySpan<byte> Value
    {
        get
        {
            nuint bytes;
            var value = rocksdb_iter_value(_iterator, &bytes);
            return new ReadOnlySpan<byte>(value, (int)bytes);
        }
    }

    public void Next() => rocksdb_iter_next(_iterator);

    /// <summary>Goes to the first entry at or after the key.</summary>
    public void Seek(ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key) rocksdb_iter_seek(_iterator, k, (nuint)key.Length);
    }

    public void Dispose()
    {
        if (_iterator == 0) return;
        rocksdb_iter_destroy(_iterator);
        rocksdb_readoptions_destroy(_readOptions);
        System.Runtime.InteropServices.NativeMemory.Free(_end);
        _iterator = 0;
        _database.Release();
    }
}
