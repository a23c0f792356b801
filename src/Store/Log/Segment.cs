using Arktos.Raft;
using Arktos.Store.Disk;
using Arktos.StoreClient;

namespace Arktos.Store.Log;

/// <summary>One file of the log. Written by the log's writer at <see cref="End"/>; read by anyone.</summary>
internal sealed class Segment : IDisposable
{
    private const int ZeroChunkBytes = 1 << 20;

    private Segment(ulong number, string path, IDiskFile file, long size) =>
        (Number, Path, File, Size) = (number, path, file, size);

    public ulong Number { get; }

    /// <summary>For messages.</summary>
    public string Path { get; }

    public IDiskFile File { get; }

    /// <summary>Bytes that the file has on the disk, all of them allocated.</summary>
    public long Size { get; }

    /// <summary>Where the next frame goes.</summary>
    public int End { get; set; }

    /// <summary>Recovery only: where the last frame begins.</summary>
    public int LastFrame { get; set; }

    /// <summary>
    /// The highest index of each group that was written here: what must be compacted before the segment can go.
    /// </summary>
    public Dictionary<PartitionId, LogIndex> HighestIndexes { get; } = [];

    public string Name => NameOf(Number);

    public static string NameOf(ulong number) =>
        number.ToString("x16", System.Globalization.CultureInfo.InvariantCulture) + ".log";

    public static Segment Open(IDiskFolder folder, string name, ulong number)
    {
        var file = folder.Open(name);
        return new Segment(number, folder.PathOf(name), file, file.Length);
    }

    /// <summary>
    /// Makes a segment whose blocks are written already (zeros, or what a recycled file held), so that a later
    /// fdatasync has no metadata to write. It appears under its name only when that is done.
    /// </summary>
    /// <param name="recycled">A file of the same size whose content nobody needs any more; it is renamed.</param>
    public static Segment Create(IDiskFolder folder, ulong number, long size, string? recycled)
    {
        var name = NameOf(number);
        if (recycled is null)
        {
            recycled = name + ".new";
            using var file = folder.Create(recycled);
            var zeros = new byte[Math.Min(ZeroChunkBytes, size)];
            for (long at = 0; at < size; at += zeros.Length)
                file.Write(zeros.AsSpan(0, (int)Math.Min(zeros.Length, size - at)), at);
            file.Sync();
        }
        folder.Rename(recycled, name);
        folder.Sync();
        return Open(folder, name, number);
    }

    public void Sync() => File.Sync();

    public void Dispose() => File.Dispose();
}
