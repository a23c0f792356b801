using System.Reflection;
using System.Runtime.InteropServices;

namespace Arktos.Store.RocksDb;

/// <summary>
/// librocksdb's C API (11.12), as far as it is used here. Sizes are size_t; a char** error is malloc'ed and freed by
/// the caller.
/// </summary>
internal static unsafe partial class Native
{
    private const string Library = "rocksdb";

    /// <summary>Beside the program: the build puts it there, from the package.</summary>
    private const string LibraryFile = "librocksdb.so";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Library ? Load(Path.Combine(AppContext.BaseDirectory, LibraryFile)) : 0;

    /// <exception cref="DllNotFoundException">It is not there, or not for this machine.</exception>
    internal static nint Load(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            // .NET says first how to look for the reason, and then the loader's.
            var reason = e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
            throw new DllNotFoundException(
                $"RocksDB cannot be loaded from {path} ({reason}). The build puts it there, "
                    + "from the NuGet package RocksDB: build again. It needs Linux with glibc 2.34 or later, on the "
                    + "kind of processor that was built for",
                e
            );
        }
    }

    [LibraryImport(Library)]
    public static partial void rocksdb_free(nint pointer);

    [LibraryImport(Library)]
    public static partial nint rocksdb_options_create();

    [LibraryImport(Library)]
    public static partial void rocksdb_options_destroy(nint options);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_create_if_missing(nint options, byte value);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_write_buffer_size(nint options, nuint bytes);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_max_write_buffer_number(nint options, int count);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_increase_parallelism(nint options, int threads);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_max_open_files(nint options, int count);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_keep_log_file_num(nint options, nuint count);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_compression(nint options, int kind);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_compression_per_level(nint options, int* kinds, nuint levels);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_level0_file_num_compaction_trigger(nint options, int files);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_level_compaction_dynamic_level_bytes(nint options, byte value);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_paranoid_checks(nint options, byte value);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_block_based_table_factory(nint options, nint tableOptions);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_memtable_prefix_bloom_size_ratio(nint options, double ratio);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_memtable_whole_key_filtering(nint options, byte value);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_write_buffer_manager(nint options, nint manager);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_max_bgerror_resume_count(nint options, int count);

    [LibraryImport(Library)]
    public static partial void rocksdb_options_set_avoid_flush_during_shutdown(nint options, byte value);

    /// <summary>The options own the listener from here on.</summary>
    [LibraryImport(Library)]
    public static partial void rocksdb_options_add_eventlistener(nint options, nint listener);

    /// <summary>None of the callbacks may be null.</summary>
    [LibraryImport(Library)]
    public static partial nint rocksdb_eventlistener_create(
        nint state,
        delegate* unmanaged<nint, void> destroyed,
        delegate* unmanaged<nint, nint, nint, void> flushBegins,
        delegate* unmanaged<nint, nint, nint, void> flushEnded,
        delegate* unmanaged<nint, nint, nint, void> compactionBegins,
        delegate* unmanaged<nint, nint, nint, void> compactionEnded,
        delegate* unmanaged<nint, nint, void> subcompactionBegins,
        delegate* unmanaged<nint, nint, void> subcompactionEnded,
        delegate* unmanaged<nint, nint, nint, void> fileIngested,
        delegate* unmanaged<nint, uint, nint, void> backgroundError,
        delegate* unmanaged<nint, nint, void> stallConditionsChanged,
        delegate* unmanaged<nint, nint, void> memtableSealed
    );

    /// <summary>Where the condition is kept: 0 delayed, 1 stopped, 2 normal.</summary>
    [LibraryImport(Library)]
    public static partial int* rocksdb_writestallinfo_cur(nint info);

    [LibraryImport(Library)]
    public static partial void rocksdb_status_ptr_get_error(nint status, nint* error);

    [LibraryImport(Library)]
    public static partial nint rocksdb_write_buffer_manager_create_with_cache(nuint bytes, nint cache, byte allowStall);

    [LibraryImport(Library)]
    public static partial void rocksdb_write_buffer_manager_destroy(nint manager);

    [LibraryImport(Library)]
    public static partial void rocksdb_block_based_options_set_format_version(nint options, int version);

    [LibraryImport(Library)]
    public static partial void rocksdb_set_perf_level(int level);

    [LibraryImport(Library)]
    public static partial nint rocksdb_block_based_options_create();

    [LibraryImport(Library)]
    public static partial void rocksdb_block_based_options_destroy(nint options);

    [LibraryImport(Library)]
    public static partial void rocksdb_block_based_options_set_block_cache(nint options, nint cache);

    [LibraryImport(Library)]
    public static partial void rocksdb_block_based_options_set_filter_policy(nint options, nint policy);

    [LibraryImport(Library)]
    public static partial void rocksdb_block_based_options_set_block_size(nint options, nuint bytes);

    [LibraryImport(Library)]
    public static partial nint rocksdb_filterpolicy_create_bloom_full(double bitsPerKey);

    [LibraryImport(Library)]
    public static partial nint rocksdb_cache_create_lru(nuint bytes);

    [LibraryImport(Library)]
    public static partial void rocksdb_cache_destroy(nint cache);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint rocksdb_open(nint options, string path, nint* error);

    [LibraryImport(Library)]
    public static partial void rocksdb_close(nint db);

    [LibraryImport(Library)]
    public static partial void rocksdb_cancel_all_background_work(nint db, byte wait);

    [LibraryImport(Library)]
    public static partial void rocksdb_write(nint db, nint writeOptions, nint batch, nint* error);

    [LibraryImport(Library)]
    public static partial nint rocksdb_get_pinned(nint db, nint readOptions, byte* key, nuint keyBytes, nint* error);

    [LibraryImport(Library)]
    public static partial byte* rocksdb_pinnableslice_value(nint slice, nuint* bytes);

    [LibraryImport(Library)]
    public static partial void rocksdb_pinnableslice_destroy(nint slice);

    [LibraryImport(Library)]
    public static partial nint rocksdb_flushoptions_create();

    [LibraryImport(Library)]
    public static partial void rocksdb_flushoptions_set_wait(nint options, byte value);

    [LibraryImport(Library)]
    public static partial void rocksdb_flushoptions_destroy(nint options);

    [LibraryImport(Library)]
    public static partial void rocksdb_flush(nint db, nint flushOptions, nint* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rocksdb_property_int(nint db, string name, ulong* value);

    [LibraryImport(Library)]
    public static partial nint rocksdb_envoptions_create();

    [LibraryImport(Library)]
    public static partial void rocksdb_envoptions_destroy(nint options);

    [LibraryImport(Library)]
    public static partial nint rocksdb_sstfilewriter_create(nint envOptions, nint options);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void rocksdb_sstfilewriter_open(nint writer, string path, nint* error);

    [LibraryImport(Library)]
    public static partial void rocksdb_sstfilewriter_put(
        nint writer,
        byte* key,
        nuint keyBytes,
        byte* value,
        nuint valueBytes,
        nint* error
    );

    [LibraryImport(Library)]
    public static partial void rocksdb_sstfilewriter_finish(nint writer, nint* error);

    [LibraryImport(Library)]
    public static partial void rocksdb_sstfilewriter_destroy(nint writer);

    [LibraryImport(Library)]
    public static partial nint rocksdb_ingestexternalfileoptions_create();

    [LibraryImport(Library)]
    public static partial void rocksdb_ingestexternalfileoptions_set_move_files(nint options, byte value);

    [LibraryImport(Library)]
    public static partial void rocksdb_ingestexternalfileoptions_destroy(nint options);

    [LibraryImport(Library)]
    public static partial void rocksdb_ingest_external_file(
        nint db,
        nint* paths,
        nuint count,
        nint options,
        nint* error
    );

    [LibraryImport(Library)]
    public static partial nint rocksdb_writeoptions_create();

    [LibraryImport(Library)]
    public static partial void rocksdb_writeoptions_disable_WAL(nint options, int disable);

    [LibraryImport(Library)]
    public static partial void rocksdb_writeoptions_destroy(nint options);

    [LibraryImport(Library)]
    public static partial nint rocksdb_readoptions_create();

    [LibraryImport(Library)]
    public static partial void rocksdb_readoptions_destroy(nint options);

    [LibraryImport(Library)]
    public static partial void rocksdb_readoptions_set_snapshot(nint options, nint snapshot);

    [LibraryImport(Library)]
    public static partial void rocksdb_readoptions_set_iterate_upper_bound(nint options, byte* key, nuint keyBytes);

    [LibraryImport(Library)]
    public static partial void rocksdb_readoptions_set_fill_cache(nint options, byte value);

    [LibraryImport(Library)]
    public static partial void rocksdb_readoptions_set_read_tier(nint options, int tier);

    [LibraryImport(Library)]
    public static partial nint rocksdb_create_snapshot(nint db);

    [LibraryImport(Library)]
    public static partial void rocksdb_release_snapshot(nint db, nint snapshot);

    [LibraryImport(Library)]
    public static partial nint rocksdb_writebatch_create();

    [LibraryImport(Library)]
    public static partial void rocksdb_writebatch_destroy(nint batch);

    [LibraryImport(Library)]
    public static partial void rocksdb_writebatch_clear(nint batch);

    [LibraryImport(Library)]
    public static partial void rocksdb_writebatch_put(
        nint batch,
        byte* key,
        nuint keyBytes,
        byte* value,
        nuint valueBytes
    );

    [LibraryImport(Library)]
    public static partial void rocksdb_writebatch_delete(nint batch, byte* key, nuint keyBytes);

    [LibraryImport(Library)]
    public static partial void rocksdb_writebatch_delete_range(
        nint batch,
        byte* begin,
        nuint beginBytes,
        byte* end,
        nuint endBytes
    );

    [LibraryImport(Library)]
    public static partial nint rocksdb_create_iterator(nint db, nint readOptions);

    [LibraryImport(Library)]
    public static partial void rocksdb_iter_destroy(nint iterator);

    [LibraryImport(Library)]
    public static partial byte rocksdb_iter_valid(nint iterator);

    [LibraryImport(Library)]
    public static partial void rocksdb_iter_seek(nint iterator, byte* key, nuint keyBytes);

    [LibraryImport(Library)]
    public static partial void rocksdb_iter_next(nint iterator);

    [LibraryImport(Library)]
    public static partial byte* rocksdb_iter_key(nint iterator, nuint* bytes);

    [LibraryImport(Library)]
    public static partial byte* rocksdb_iter_value(nint iterator, nuint* bytes);

    [LibraryImport(Library)]
    public static partial void rocksdb_iter_get_error(nint iterator, nint* error);

    /// <exception cref="RocksDbException">There is an error; its text is copied and freed.</exception>
    public static void ThrowOnError(nint error, string doing)
    {
        if (error == 0)
            return;
        throw new RocksDbException($"{doing}: {TakeText(error)}");
    }

    /// <summary>Of an error, which is freed.</summary>
    public static string TakeText(nint error)
    {
        var text = Marshal.PtrToStringUTF8(error) ?? "";
        rocksdb_free(error);
        return text;
    }
}

/// <summary>librocksdb refused or failed: what was being done, and its own words.</summary>
public sealed class RocksDbException(string message) : Exception(message);
