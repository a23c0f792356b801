using static Arktos.Store.RocksDb.Native;

namespace Arktos.Store.RocksDb;

internal sealed class RocksSnapshot(DatabaseHandle database) : DatabaseSnapshot
{
    internal SnapshotHandle Handle { get; } = new(database);

    internal nint ReadOptions => Handle.ReadOptions;

    public override void Dispose() => Handle.Dispose();
}

internal sealed unsafe class RocksBatch : Batch
{
    private readonly BatchHandle _handle = new();

    internal nint Native => _handle.Native;

    public override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key)
        fixed (byte* v = value)
            rocksdb_writebatch_put(Native, k, (nuint)key.Length, v, (nuint)value.Length);
        Bytes += key.Length + value.Length;
    }

    public override void Delete(ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key)
            rocksdb_writebatch_delete(Native, k, (nuint)key.Length);
        GC.KeepAlive(this);
    }

    public override void DeleteRange(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end)
    {
        fixed (byte* b = begin)
        fixed (byte* e = end)
            rocksdb_writebatch_delete_range(Native, b, (nuint)begin.Length, e, (nuint)end.Length);
        GC.KeepAlive(this);
    }

    public override void Clear()
    {
        rocksdb_writebatch_clear(Native);
        Bytes = 0;
    }

    public override void Dispose() => _handle.Dispose();
}

internal sealed unsafe class RocksSstWriter : SstWriter
{
    private readonly SstWriterHandle _handle;

    internal RocksSstWriter(DatabaseHandle database, string path)
    {
        FilePath = path;
        _handle = new SstWriterHandle(database);
        nint error = 0;
        rocksdb_sstfilewriter_open(_handle.Native, path, &error);
        if (error != 0)
            Dispose();
        ThrowOnError(error, $"begin the file {path}");
    }

    internal string FilePath { get; }

    public override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        nint error = 0;
        fixed (byte* k = key)
        fixed (byte* v = value)
            rocksdb_sstfilewriter_put(_handle.Native, k, (nuint)key.Length, v, (nuint)value.Length, &error);
        ThrowOnError(error, $"write to the file {FilePath}");
        Bytes += key.Length + value.Length;
    }

    public override void Finish()
    {
        nint error = 0;
        rocksdb_sstfilewriter_finish(_handle.Native, &error);
        ThrowOnError(error, $"finish the file {FilePath}");
    }

    public override void Dispose()
    {
        if (_handle.IsClosed)
            return;
        _handle.Dispose();
        // Of one that was taken in the database has a link of its own.
        File.Delete(FilePath);
    }
}

internal sealed unsafe class RocksIterator : DatabaseIterator
{
    private readonly IteratorHandle _handle;

    /// <summary>Of the handle: looked up once, for a range is four calls an item.</summary>
    private readonly nint _iterator;

    internal RocksIterator(
        DatabaseHandle database,
        ReadOnlySpan<byte> begin,
        ReadOnlySpan<byte> end,
        RocksSnapshot? snapshot
    )
    {
        _handle = new IteratorHandle(database, end, snapshot?.Handle);
        _iterator = _handle.Native;
        Seek(begin);
    }

    public override bool Valid
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            if (rocksdb_iter_valid(_iterator) != 0)
                return true;
            nint error = 0;
            rocksdb_iter_get_error(_iterator, &error);
            GC.KeepAlive(this);
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

    public override void Next()
    {
        rocksdb_iter_next(_iterator);
        GC.KeepAlive(this);
    }

    public override void Seek(ReadOnlySpan<byte> key)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        fixed (byte* k = key)
            rocksdb_iter_seek(_iterator, k, (nuint)key.Length);
        GC.KeepAlive(this);
    }

    public override void Dispose() => _handle.Dispose();
}
