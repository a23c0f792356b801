namespace Arktos.Store.RocksDb;

/// <param name="MemoryBytes">Of what is written and not flushed yet, and of the block cache, together: the cache has
/// what the writes leave to it. Indexes and filters of open files come on top.</param>
/// <param name="WriteBufferBytes">How much is written before RocksDB flushes by itself; earlier when what waits to be
/// flushed has two thirds of the memory. Three of them fill the memory, or less: then writes are stopped.</param>
public sealed record DatabaseOptions(
    long MemoryBytes = 96 << 20,
    int WriteBufferBytes = 32 << 20,
    int OpenFilesMax = 512
);
