namespace Arktos.Store.RocksDb;

/// <param name="WriteBufferBytes">How much is written before RocksDB flushes by itself.</param>
/// <param name="CacheBytes">Of the block cache.</param>
public sealed record DatabaseOptions(
    int WriteBufferBytes = 32 << 20,
    int CacheBytes = 32 << 20,
    int OpenFilesMax = 512
);
