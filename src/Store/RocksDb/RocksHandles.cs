using System.Runtime.InteropServices;
using static Arktos.Store.RocksDb.Native;

namespace Arktos.Store.RocksDb;

/// <summary>
/// An open database with its options. Disposed of while it is in use it takes no new users, and closes with the last,
/// within a time.
/// </summary>
internal sealed unsafe class DatabaseHandle : SafeHandle
{
    /// <summary>RocksDB can wait for ever for space on a full disk, which it looks for itself.</summary>
    private static readonly TimeSpan CloseMax = TimeSpan.FromSeconds(30);

    private const int BlockCacheTier = 1;

    private int _out;
    private volatile bool _isDisposed;

    /// <param name="options">Owned from here on.</param>
    public DatabaseHandle(nint database, nint options)
        : base(0, ownsHandle: true)
    {
        SetHandle(database);
        Options = options;
        WriteOptions = rocksdb_writeoptions_create();
        rocksdb_writeoptions_disable_WAL(WriteOptions, 1);
        LatestReads = rocksdb_readoptions_create();
        ReadsInMemory = rocksdb_readoptions_create();
        rocksdb_readoptions_set_read_tier(ReadsInMemory, BlockCacheTier);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>How files are written, its own and those that it ingests.</summary>
    public nint Options { get; }

    public nint WriteOptions { get; }

    /// <summary>Of reads of what is there now.</summary>
    public nint LatestReads { get; }

    /// <summary>The same, of memtables and cached blocks alone.</summary>
    public nint ReadsInMemory { get; }

    /// <summary>Of what was made with this database, what is not freed yet.</summary>
    public int Out => Volatile.Read(ref _out);

    /// <summary>For one call; to be given back by <see cref="Release"/>.</summary>
    /// <exception cref="ObjectDisposedException">The database is closed, or about to be.</exception>
    public nint Acquire()
    {
        // A SafeHandle that is disposed of while it is in use lets others still use it.
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var isAcquired = false;
        DangerousAddRef(ref isAcquired);
        return handle;
    }

    public void Release() => DangerousRelease();

    /// <summary>The same for something that is made with this database, until it <see cref="Leaves"/>.</summary>
    public nint Joins()
    {
        var database = Acquire();
        Interlocked.Increment(ref _out);
        return database;
    }

    /// <summary>For who has joined.</summary>
    public nint Native => handle;

    public void Leaves()
    {
        Interlocked.Decrement(ref _out);
        Release();
    }

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }

    /// <returns>False: it is still closing, and is left to it; whoever closes it is about to end.</returns>
    protected override bool ReleaseHandle()
    {
        var (database, writes, reads, options) = (handle, WriteOptions, LatestReads, Options);
        var inMemory = ReadsInMemory;
        var closing = new Thread(() =>
        {
            rocksdb_close(database);
            rocksdb_writeoptions_destroy(writes);
            rocksdb_readoptions_destroy(reads);
            rocksdb_readoptions_destroy(inMemory);
            rocksdb_options_destroy(options);
        })
        {
            IsBackground = true,
            Name = "rocksdb-close",
        };
        closing.Start();
        return closing.Join(CloseMax);
    }
}

/// <summary>
/// Something of librocksdb's that is freed when it is disposed of - or by the collector, should somebody forget: the
/// database could not close before.
/// </summary>
internal abstract class RocksHandle : SafeHandle
{
    /// <summary>Null: it is of no database.</summary>
    private readonly DatabaseHandle? _database;

    protected RocksHandle(DatabaseHandle? database)
        : base(0, ownsHandle: true) => _database = database;

    public override bool IsInvalid => handle == 0;

    /// <exception cref="ObjectDisposedException">It is freed.</exception>
    public nint Native
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    protected abstract void Free();

    protected sealed override bool ReleaseHandle()
    {
        Free();
        _database?.Leaves();
        return true;
    }
}

internal sealed class BatchHandle : RocksHandle
{
    public BatchHandle()
        : base(null) => SetHandle(rocksdb_writebatch_create());

    protected override void Free() => rocksdb_writebatch_destroy(handle);
}

internal sealed class SnapshotHandle : RocksHandle
{
    private readonly DatabaseHandle _database;
    private readonly nint _readOptions;

    public SnapshotHandle(DatabaseHandle database)
        : base(database)
    {
        _database = database;
        SetHandle(rocksdb_create_snapshot(database.Joins()));
        _readOptions = rocksdb_readoptions_create();
        rocksdb_readoptions_set_snapshot(_readOptions, handle);
    }

    /// <exception cref="ObjectDisposedException">It is freed.</exception>
    public nint ReadOptions
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return _readOptions;
        }
    }

    protected override void Free()
    {
        rocksdb_readoptions_destroy(_readOptions);
        rocksdb_release_snapshot(_database.Native, handle);
    }
}

internal sealed unsafe class IteratorHandle : RocksHandle
{
    private readonly nint _readOptions;
    private readonly byte* _end;

    public IteratorHandle(DatabaseHandle database, ReadOnlySpan<byte> end, SnapshotHandle? snapshot)
        : base(database)
    {
        // Before anything is made: it may be disposed of.
        var of = snapshot?.Native;
        var db = database.Joins();
        _readOptions = rocksdb_readoptions_create();
        if (of is { } native)
            rocksdb_readoptions_set_snapshot(_readOptions, native);
        // RocksDB keeps the pointer, not a copy.
        _end = (byte*)NativeMemory.Alloc((nuint)end.Length);
        end.CopyTo(new Span<byte>(_end, end.Length));
        rocksdb_readoptions_set_iterate_upper_bound(_readOptions, _end, (nuint)end.Length);
        SetHandle(rocksdb_create_iterator(db, _readOptions));
        GC.KeepAlive(snapshot);
    }

    protected override void Free()
    {
        rocksdb_iter_destroy(handle);
        rocksdb_readoptions_destroy(_readOptions);
        NativeMemory.Free(_end);
    }
}

internal sealed class SstWriterHandle : RocksHandle
{
    private readonly nint _environment;

    public SstWriterHandle(DatabaseHandle database)
        : base(database)
    {
        database.Joins();
        _environment = rocksdb_envoptions_create();
        SetHandle(rocksdb_sstfilewriter_create(_environment, database.Options));
    }

    protected override void Free()
    {
        rocksdb_sstfilewriter_destroy(handle);
        rocksdb_envoptions_destroy(_environment);
    }
}
