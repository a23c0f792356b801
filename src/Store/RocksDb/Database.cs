namespace Arktos.Store.RocksDb;

/// <summary>
/// What the keyspace uses of a database: an ordered map of bytes with atomic batches and snapshots, without a log of
/// its own. What is written survives a crash only after <see cref="Flush"/>, or when the database happened to flush by
/// itself: then as a prefix of the writes. A write, flush or ingestion that the disk refuses is the last: who owns the
/// database ends. Thread-safe. <see cref="RocksDatabase"/> is the real one; the simulator's loses in a crash what was
/// not flushed.
/// </summary>
public abstract class Database : IDisposable
{
    /// <summary>For this database only.</summary>
    public abstract Batch NewBatch();

    /// <summary>All of the batch or nothing.</summary>
    /// <exception cref="RocksDbException">The disk refused; what of it is there is not known.</exception>
    public abstract void Write(Batch batch);

    /// <summary>A copy of the value; null when there is none.</summary>
    public abstract byte[]? Get(ReadOnlySpan<byte> key, DatabaseSnapshot? snapshot = null);

    /// <summary>The value of now, unless the disk would have to be waited for.</summary>
    /// <param name="value">A copy; null when there is none.</param>
    /// <returns>False: it is not known without the disk.</returns>
    public abstract bool TryGetInMemory(ReadOnlySpan<byte> key, out byte[]? value);

    public abstract DatabaseSnapshot Snapshot();

    /// <summary>Iterates [begin, end) in key order, over the state of the snapshot or of now.</summary>
    public abstract DatabaseIterator Iterate(
        ReadOnlySpan<byte> begin,
        ReadOnlySpan<byte> end,
        DatabaseSnapshot? snapshot = null
    );

    /// <summary>Returns when everything written before is on the disk.</summary>
    public abstract void Flush();

    /// <summary>Begins a sorted file (SST) beside the database; <see cref="Ingest"/> makes it part of it.</summary>
    /// <exception cref="RocksDbException">The file cannot be made.</exception>
    public abstract SstWriter NewSst();

    /// <summary>
    /// Takes finished files in, without writing their content again: their keys are put as by one batch, later than
    /// everything written before. Returns when they, and everything written before, are on the disk; after a crash all
    /// of them are there or none. Files of narrow ranges with nothing below them cost the least.
    /// </summary>
    /// <param name="files">Of this database, in ranges that do not overlap. They are of no more use, but are still to
    /// be disposed of.</param>
    /// <exception cref="RocksDbException">The disk refused; none of them was taken in.</exception>
    public abstract void Ingest(IReadOnlyList<SstWriter> files);

    /// <summary>
    /// A property such as "rocksdb.total-sst-files-size"; 0 when this database has none of that name.
    /// </summary>
    public abstract long Property(string name);

    public abstract void Dispose();
}

/// <summary>The database as it was at one moment. Dispose it soon: it keeps old versions alive. Thread-safe.</summary>
public abstract class DatabaseSnapshot : IDisposable
{
    public abstract void Dispose();
}

/// <summary>Writes that are applied together. Not thread-safe; may be cleared and used again.</summary>
public abstract class Batch : IDisposable
{
    /// <summary>Bytes of keys and values put so far.</summary>
    public long Bytes { get; protected set; }

    public abstract void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    public abstract void Delete(ReadOnlySpan<byte> key);

    /// <summary>Everything in [begin, end).</summary>
    public abstract void DeleteRange(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end);

    public abstract void Clear();

    public abstract void Dispose();
}

/// <summary>
/// A sorted file that is being written. Not thread-safe. Disposed before it is ingested, it is deleted.
/// </summary>
public abstract class SstWriter : IDisposable
{
    /// <summary>Bytes of keys and values put so far.</summary>
    public long Bytes { get; protected set; }

    /// <param name="key">Above the one before.</param>
    /// <exception cref="RocksDbException">The key is not above the one before, or the disk refused.</exception>
    public abstract void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Returns when the file is whole and on the disk. It holds at least one key.</summary>
    /// <exception cref="RocksDbException">The disk refused.</exception>
    public abstract void Finish();

    public abstract void Dispose();
}

/// <summary>
/// Walks a range in key order. Not thread-safe. <see cref="Key"/> and <see cref="Value"/> are gone after the next move.
/// </summary>
public abstract class DatabaseIterator : IDisposable
{
    /// <summary>Whether the iterator stands on an entry.</summary>
    /// <exception cref="RocksDbException">The range could not be read on.</exception>
    public abstract bool Valid { get; }

    public abstract ReadOnlySpan<byte> Key { get; }

    public abstract ReadOnlySpan<byte> Value { get; }

    public abstract void Next();

    /// <summary>Goes to the first entry at or after the key.</summary>
    public abstract void Seek(ReadOnlySpan<byte> key);

    public abstract void Dispose();
}
