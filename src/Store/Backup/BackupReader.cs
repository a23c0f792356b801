using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.StoreClient;

namespace Arktos.Store.Backup;

/// <summary>A backup file is not what was written; the message names the file and where.</summary>
public sealed class BackupDamagedException(string message) : Exception(message);

/// <summary>Reads a backup file, frame by frame.</summary>
internal static class BackupReader
{
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
            switch (frame)
            {
                case BackupFrame.Header { Content: var read }:
                    header = read;
                    foreach (var partition in header.Partitions)
                        counts[partition] = default;
                    break;
                case BackupFrame.Items { Content: var items }:
                    if (!counts.TryGetValue(items.Partition, out var count))
                        throw new BackupDamagedException(
                            $"{path}: it holds keys of partition {items.Partition}, which its header does not name"
                        );
                    foreach (var item in items.Items)
                        count = (count.Keys + 1, count.Bytes + Check(path, item));
                    counts[items.Partition] = count;
                    break;
                case BackupFrame.Trailer { Content: var trailer }:
                    if (
                        trailer.Partitions.Count != counts.Count
                        || trailer.Partitions.Exists(p =>
                            !counts.TryGetValue(p.Partition, out var found) || found != (p.Keys, p.Bytes)
                        )
                    )
                        throw new BackupDamagedException($"{path}: it does not hold as many keys as its end says");
                    return (header!, trailer);
            }
        }
        throw new BackupDamagedException($"{path} is cut short");
    }

    public static IEnumerable<BackupItem> Items(string path) =>
        Frames(path).OfType<BackupFrame.Items>().SelectMany(f => f.Content.Items);

    /// <summary>The bytes that it counts for.</summary>
    private static ulong Check(string path, BackupItem item)
    {
        if (item.Key.Length > Command.KeyBytesMax || !ObjectKey.TryDecode(item.Key.Span, out _))
            throw new BackupDamagedException($"{path}: it holds a key that no keyspace takes: {Text(item.Key)}");
        if (
            item.Value.Length > Command.ValueBytesMax
            || item.RevisionOffset < -1
            || item.RevisionOffset >= 0 && item.RevisionOffset > item.Value.Length - Revision.Digits
        )
            throw new BackupDamagedException($"{path}: the value of {Text(item.Key)} is one that no keyspace takes");
        return (ulong)(item.Key.Length + item.Value.Length);
    }

    private static string Text(ReadOnlyMemory<byte> key) => Encoding.UTF8.GetString(key.Span).Replace('\0', '/');

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
        if (format is 0 or > BackupWriter.Format)
            throw new BackupDamagedException(
                $"{path} is of format {format}, this version knows formats 1 to {BackupWriter.Format}: use the version "
                    + $"that wrote it"
            );
        hash.AppendData(start);
        for (var first = true; ; first = false)
        {
            var offset = file.Position;
            var lengths = Bytes(file, path, 8);
            var length = BinaryPrimitives.ReadInt32LittleEndian(lengths);
            if (length is < 0 or > BackupFrame.BytesMax)
                throw new BackupDamagedException(
                    $"{path} is damaged at offset {offset}: a frame of {length} bytes cannot be"
                );
            var payload = Bytes(file, path, length);
            if (Checksum.Of(payload) != BinaryPrimitives.ReadUInt32LittleEndian(lengths.AsSpan(4)))
                throw new BackupDamagedException(
                    $"{path} is damaged in the {length} bytes from offset {offset + 8}: their checksum does not hold"
                );
            var frame = Decode(payload, format, $"{path}: the frame at offset {offset}");
            if (first != frame is BackupFrame.Header)
                throw new BackupDamagedException(
                    $"{path} is damaged at offset {offset}: the header is to come first, and once"
                );
            if (frame is BackupFrame.Trailer { Content: var trailer })
            {
                if (!trailer.Sha256.Span.SequenceEqual(hash.GetCurrentHash()))
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

    private static BackupFrame Decode(byte[] payload, uint format, string name)
    {
        try
        {
            return BackupFrame.Decode(payload, format, name);
        }
        catch (InvalidDataException e)
        {
            throw new BackupDamagedException(e.Message);
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
