using System.Buffers.Binary;
using System.Security.Cryptography;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Backup;

/// <summary>A backup file is not what was written; the message names the file and where.</summary>
public sealed class BackupDamagedException(string message) : Exception(message);

/// <summary>Reads a backup file, frame by frame.</summary>
internal static class BackupReader
{
    /// <summary>An item of a 3 MiB value and what is around it.</summary>
    private const int FrameBytesMax = 16 << 20;

    /// <summary>Reads all of the file and checks everything that can be checked without a cluster.</summary>
    /// <exception cref="BackupDamagedException">The file is no backup, of a newer format, cut short, or
    /// changed.</exception>
    public static (BackupHeader Header, BackupTrailer Trailer) Verify(string path, CancellationToken cancel)
    {
        BackupHeader? header = null;
        var counts = new Dictionary<uint, (ulong Keys, ulong Bytes)>();
        foreach (var frame in Frames(path))
        {
            cancel.ThrowIfCancellationRequested();
            switch (frame.ContentCase)
            {
                case BackupFrame.ContentOneofCase.Header:
                    header = frame.Header;
                    foreach (var partition in header.Partitions)
                        counts[partition] = default;
                    break;
                case BackupFrame.ContentOneofCase.Items:
                    if (!counts.TryGetValue(frame.Items.Partition, out var count))
                        throw new BackupDamagedException(
                            $"{path}: it holds keys of partition {frame.Items.Partition}, which its header does not "
                                + $"name"
                        );
                    foreach (var item in frame.Items.Items)
                        count = (count.Keys + 1, count.Bytes + Check(path, item));
                    counts[frame.Items.Partition] = count;
                    break;
                case BackupFrame.ContentOneofCase.Trailer:
                    if (
                        frame.Trailer.Partitions.Count != counts.Count
                        || frame.Trailer.Partitions.Any(p =>
                            !counts.TryGetValue(p.Partition, out var found) || found != (p.Keys, p.Bytes)
                        )
                    )
                        throw new BackupDamagedException($"{path}: it does not hold as many keys as its end says");
                    return (header!, frame.Trailer);
            }
        }
        throw new BackupDamagedException($"{path} is cut short");
    }

    public static IEnumerable<BackupItem> Items(string path) =>
        Frames(path).Where(f => f.ContentCase == BackupFrame.ContentOneofCase.Items).SelectMany(f => f.Items.Items);

    /// <summary>The bytes that it counts for.</summary>
    private static ulong Check(string path, BackupItem item)
    {
        if (item.Key.Length > Command.KeyBytesMax || !ObjectKey.TryDecode(item.Key.Span, out _))
            throw new BackupDamagedException(
                $"{path}: it holds a key that no keyspace takes: {item.Key.ToStringUtf8()}"
            );
        if (
            item.Value.Length > Command.ValueBytesMax
            || item.RevisionOffset < -1
            || item.RevisionOffset >= 0 && item.RevisionOffset > item.Value.Length - Revision.Digits
        )
            throw new BackupDamagedException(
                $"{path}: the value of {item.Key.ToStringUtf8().Replace('\0', '/')} is one that no keyspace takes"
            );
        return (ulong)(item.Key.Length + item.Value.Length);
    }

    /// <summary>
    /// Header first, trailer last, nothing after it; every frame's checksum and that of the whole file hold.
    /// </summary>
    private static IEnumerable<BackupFrame> Frames(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 20,
            FileOptions.SequentialScan
        );
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var start = Bytes(file, path, BackupWriter.Magic.Length + 4);
        if (!start.AsSpan(0, BackupWriter.Magic.Length).SequenceEqual(BackupWriter.Magic))
            throw new BackupDamagedException($"{path} is no backup of a keyspace");
        var format = BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(BackupWriter.Magic.Length));
        if (format != BackupWriter.Format)
            throw new BackupDamagedException(
                $"{path} is of format {format}, this version knows format {BackupWriter.Format}: use the version "
                    + $"that wrote it"
            );
        hash.AppendData(start);
        for (var first = true; ; first = false)
        {
            var offset = file.Position;
            var lengths = Bytes(file, path, 8);
            var length = BinaryPrimitives.ReadInt32LittleEndian(lengths);
            if (length is < 0 or > FrameBytesMax)
                throw new BackupDamagedException(
                    $"{path} is damaged at offset {offset}: a frame of {length} bytes cannot be"
                );
            var payload = Bytes(file, path, length);
            if (Checksum.Of(payload) != BinaryPrimitives.ReadUInt32LittleEndian(lengths.AsSpan(4)))
                throw new BackupDamagedException(
                    $"{path} is damaged in the {length} bytes from offset {offset + 8}: their checksum does not hold"
                );
            var frame = BackupFrame.Parser.ParseFrom(payload);
            if (first != (frame.ContentCase == BackupFrame.ContentOneofCase.Header))
                throw new BackupDamagedException(
                    $"{path} is damaged at offset {offset}: the header is to come first, and once"
                );
            if (frame.ContentCase == BackupFrame.ContentOneofCase.Trailer)
            {
                if (!frame.Trailer.Sha256.Span.SequenceEqual(hash.GetCurrentHash()))
                    throw new BackupDamagedException($"{path} is damaged: frames were lost, added or exchanged");
                if (file.Position != file.Length)
                    throw new BackupDamagedException(
                        $"{path} is damaged: {file.Length - file.Position} bytes follow its end"
                    );
                yield return frame;
                yield break;
            }
            hash.AppendData(lengths);
            hash.AppendData(payload);
            yield return frame;
        }
    }

    private static byte[] Bytes(FileStream file, string path, int count)
    {
        var bytes = new byte[count];
        return file.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw new BackupDamagedException($"{path} is cut short at offset {file.Length}");
    }
}
