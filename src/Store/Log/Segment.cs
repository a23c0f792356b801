using System.Runtime.InteropServices;
using Arktos.StoreClient;
using Arktos.Raft;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Store.Log;

/// <summary>One file of the log. Written by the log's writer at <see cref="End"/>; read by anyone.</summary>
internal sealed partial class Segment : IDisposable
{
    private const int ZeroChunkBytes = 1 << 20;

    private Segment(ulong number, string path, SafeFileHandle file, long size) => (Number, Path, File, Size) = (number, path, file, size);

    public ulong Number { get; }

    public string Path { get; }

    public SafeFileHandle File { get; }

    /// <summary>Bytes that the file has on the disk, all of them allocated.</summary>
    public long Size { get; }

    /// <summary>Where the next frame goes.</summary>
    public int End { get; set; }

    /// <summary>The highest index of each group that was written here: what must be compacted before the segment can go.</summary>
    public Dictionary<PartitionId, LogIndex> HighestIndexes { get; } = [];

    public static string NameOf(ulong number) => number.ToString("x16", System.Globalization.CultureInfo.InvariantCulture) + ".log";

    public static Segment Open(string path, ulong number)
    {
        var file = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        return new Segment(number, path, file, RandomAccess.GetLength(file));
    }

    /// <summary>
    /// Makes a segment whose blocks are written already (zeros, or what a recycled file held), so that a later fdatasync has no metadata to write. It
    /// appears under its name only when that is done.
    /// </summary>
    public static Segment Create(string folder, ulong number, long size, string? recycled)
    {
        var path = System.IO.Path.Combine(folder, NameOf(number));
        if (recycled is not null && new FileInfo(recycled).Length == size)
        {
            System.IO.File.Move(recycled, path);
            SyncFolder(folder);
            return Open(path, number);
        }
        if (recycled is not null) System.IO.File.Delete(recycled);
        var temporary = path + ".new";
        using (var file = System.IO.File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var zeros = new byte[ZeroChunkBytes];
            for (long at = 0; at < size; at += ZeroChunkBytes) RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(ZeroChunkBytes, size - at)), at);
            Sync(file, temporary);
        }
        System.IO.File.Move(temporary, path);
        SyncFolder(folder);
        return Open(path, number);
    }

    public void Sync() => Sync(File, Path);

    public void Dispose() => File.Dispose();

    private static void Sync(SafeFileHandle file, string path)
    {
        if (fdatasync(file) != 0) throw new IOException($"fdatasync of {path} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    public static void SyncFolder(string folder)
    {
        var descriptor = open(folder, 0);
        if (descriptor < 0) throw new IOException($"open of {folder} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (fsync(handle) != 0) throw new IOException($"fsync of {folder} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    [LibraryImport("libc", SetLastError = true)] private static partial int fdatasync(SafeFileHandle file);

    [LibraryImport("libc", SetLastError = true)] private static partial int fsync(SafeFileHandle file);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int open(string path, int flags);
}
