using System.Runtime.InteropServices;

namespace Arktos.Store.Disk;

/// <summary>
/// Keeps a store from filling its disk to the last byte, and from going on where nothing can be written any more.
/// A write of RocksDB's that is refused ends the store as well, but then there is no room to start again and to
/// compact: so it ends before that.
/// </summary>
/// <param name="folders">Those that are there must have room, and take writes.</param>
internal sealed partial class DiskSpace(IReadOnlyList<string> folders, long bytesMin)
{
    private const int CurrentFolder = -100,
        ReadOnlyError = 30;

    /// <exception cref="IOException">Less is free than is to be kept, or the disk is read-only.</exception>
    public void Check()
    {
        foreach (var folder in folders.Where(Directory.Exists))
        {
            if (new DriveInfo(folder).AvailableFreeSpace is var free && free < bytesMin)
                throw new IOException(
                    $"No space left on device: {free >> 20} MiB are free for {folder}, and {bytesMin >> 20} MiB are "
                        + $"kept free"
                );
            // A file system that found damage is read-only though its mount options say otherwise, so something must be
            // written: the folder's time.
            if (!CanChange(folder))
                throw new IOException(
                    $"{folder} cannot be changed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}"
                );
        }
    }

    /// <summary>Of the folder whose file system is the fullest, all that it has and what is free of it.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public (long Bytes, long FreeBytes) Measure() =>
        folders
            .Where(Directory.Exists)
            .Select(f => new DriveInfo(f))
            .Select(d => (d.TotalSize, d.AvailableFreeSpace))
            .MinBy(d => (double)d.AvailableFreeSpace / Math.Max(1, d.TotalSize));

    /// <summary>True when the file system of this folder takes no writes; false also when nobody knows.</summary>
    public static bool IsReadOnly(string folder) =>
        !CanChange(folder) && Marshal.GetLastPInvokeError() == ReadOnlyError;

    private static bool CanChange(string folder) => utimensat(CurrentFolder, folder, 0, 0) == 0;

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int utimensat(int folder, string path, nint times, int flags);
}
