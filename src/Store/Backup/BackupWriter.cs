using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Arktos.Store.Disk;
using Arktos.Store.Log;
using Arktos.StoreClient;

namespace Arktos.Store.Backup;

/// <summary>
/// Writes a backup file (README.md) under a temporary name next to its own; <see cref="Complete"/> syncs it
/// and gives it its name. Disposed before that, it leaves nothing. One thread at a time.
/// </summary>
internal sealed class BackupWriter : IDisposable
{
    public const uint Format = 2;
    public const string TemporarySuffix = ".partial";
    private const int FrameBytesWanted = 1 << 20;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _payload = new(2 * FrameBytesWanted);
    private readonly SortedDictionary<uint, BackupCount> _counts = [];
    private bool _complete;

    public static ReadOnlySpan<byte> Magic => "ARKTOSBK"u8;

    /// <exception cref="IOException">The file cannot be made, or is there already.</exception>
    public BackupWriter(string path, BackupHeader header)
    {
        _path = path;
        if (File.Exists(path))
            throw new IOException($"{path} is there already: name another file, or remove it");
        _file = new FileStream(path + TemporarySuffix, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        foreach (var partition in header.Partitions)
            _counts[partition] = new BackupCount { Partition = partition };
        Span<byte> format = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(format, Format);
        Write(Magic);
        Write(format);
        Write(new BackupFrame.Header(header));
    }

    public void Add(PartitionId partition, IReadOnlyList<KeyspaceItem> items)
    {
        var frame = new BackupItems { Partition = partition.Value };
        var (count, bytes) = (_counts[partition.Value], 0L);
        foreach (var item in items)
        {
            var key = item.Key.Encode();
            frame.Items.Add(
                new BackupItem
                {
                    Key = key,
                    Value = item.Value,
                    Revision = item.Revision.Value,
                    RevisionOffset = item.RevisionOffset,
                    Expires = item.Expires?.ToUnixTimeMilliseconds() ?? 0,
                }
            );
            count.Keys++;
            count.Bytes += (ulong)(key.Length + item.Value.Length);
            bytes += key.Length + item.Value.Length;
            if (bytes < FrameBytesWanted)
                continue;
            Write(new BackupFrame.Items(frame));
            (frame, bytes) = (new BackupItems { Partition = partition.Value }, 0);
        }
        if (frame.Items.Count > 0)
            Write(new BackupFrame.Items(frame));
    }

    /// <summary>The file is whole, on the disk and under its name when this returns.</summary>
    public BackupTrailer Complete()
    {
        var trailer = new BackupTrailer { Partitions = [.. _counts.Values], Sha256 = _hash.GetCurrentHash() };
        Write(new BackupFrame.Trailer(trailer));
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_path + TemporarySuffix, _path);
        FileFolder.Sync(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        _complete = true;
        return trailer;
    }

    public void Dispose()
    {
        _hash.Dispose();
        _file.Dispose();
        if (!_complete)
            File.Delete(_path + TemporarySuffix);
    }

    private void Write(BackupFrame frame)
    {
        _payload.ResetWrittenCount();
        frame.Encode(_payload);
        Span<byte> lengths = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(lengths, _payload.WrittenCount);
        BinaryPrimitives.WriteUInt32LittleEndian(lengths[4..], Checksum.Of(_payload.WrittenSpan));
        Write(lengths);
        Write(_payload.WrittenSpan);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _file.Write(bytes);
    }
}
