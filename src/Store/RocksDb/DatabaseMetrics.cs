using Arktos.Metrics;
using Prometheus;

namespace Arktos.Store.RocksDb;

/// <summary>The metrics of a store's database: all of them are read when they are asked for.</summary>
internal static class DatabaseMetrics
{
    /// <summary>What a store holds in memory; the log and the watches have kinds of their own in it.</summary>
    public static Gauge Memory(RoleMetrics metrics) =>
        metrics.Gauge(
            "arktos_store_memory_bytes",
            "Memory by what it holds: block_cache is RocksDB's budget, what is not flushed (write_buffers) included; "
                + "table_readers come on top; log_entries and recent_events are the budgets of the log and of watches.",
            "kind"
        );

    /// <summary>Begins to tell of the database. It is open as long as there are scrapes.</summary>
    public static void Read(RoleMetrics metrics, Database database, DatabaseEvents events)
    {
        ReadEvents(metrics, events);
        var files = metrics.Gauge("arktos_store_keyspace_files_bytes", "Size of RocksDB's files.");
        var owed = metrics.Gauge(
            "arktos_store_keyspace_pending_compaction_bytes",
            "What RocksDB reckons that merges have to rewrite."
        );
        var capacity = metrics.Gauge("arktos_store_block_cache_capacity_bytes", "The bound of block_cache.");
        var memory = Memory(metrics);
        var (cache, buffers, tables) = (
            memory.WithLabels("block_cache"),
            memory.WithLabels("write_buffers"),
            memory.WithLabels("table_readers")
        );
        metrics.BeforeScrape(() =>
        {
            files.Set(database.Property("rocksdb.total-sst-files-size"));
            owed.Set(database.Property("rocksdb.estimate-pending-compaction-bytes"));
            cache.Set(database.Property("rocksdb.block-cache-usage"));
            capacity.Set(database.Property("rocksdb.block-cache-capacity"));
            buffers.Set(database.Property("rocksdb.size-all-mem-tables"));
            tables.Set(database.Property("rocksdb.estimate-table-readers-mem"));
        });
    }

    private static void ReadEvents(RoleMetrics metrics, DatabaseEvents events)
    {
        var stalls = metrics.Counter(
            "arktos_store_keyspace_stalls_total",
            "How often RocksDB began to slow writes down, or stopped them, because flushes or merges lag behind.",
            "condition"
        );
        var (slowed, stopped) = (stalls.WithLabels("slowed"), stalls.WithLabels("stopped"));
        var errors = metrics.Counter(
            "arktos_store_keyspace_background_errors_total",
            "Flushes and merges that failed. The first ends the store."
        );
        var flushes = metrics.Counter("arktos_store_keyspace_flushes_total", "Flushes that ended.");
        var merges = metrics.Counter("arktos_store_keyspace_compactions_total", "Merges of files that ended.");
        metrics.BeforeScrape(() =>
        {
            slowed.IncTo(events.Slowdowns);
            stopped.IncTo(events.Stops);
            errors.IncTo(events.BackgroundErrors);
            flushes.IncTo(events.Flushes);
            merges.IncTo(events.Merges);
        });
    }
}
