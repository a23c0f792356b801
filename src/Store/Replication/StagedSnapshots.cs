using System.Buffers.Binary;
using Arktos.Store.Disk;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.RocksDb;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Google.Protobuf;

namespace Arktos.Store.Replication;

/// <summary>
/// Snapshots on their way: read from a database snapshot in chunks, and kept as files until they are installed. A file
/// is
/// <c>(u32 key bytes, u32 value bytes, key, value)*, u32 0xFFFFFFFF, u32 CRC32C of all before it</c>, little endian.
/// </summary>
/// <param name="uniqueName">Gives each file a part of its name that no other file ever had; null: a random one.</param>
internal sealed class StagedSnapshots(IDiskFolder folder, Func<string>? uniqueName = null)
{
    public const int ChunkBytes = 1 << 20;

    private const int BufferBytes = 1 << 20;
    private const uint EndMark = uint.MaxValue;

    /// <summary>Removes what no log needs: everything but the files named.</summary>
    public void RemoveAllBut(IReadOnlySet<string> needed)
    {
        foreach (var file in folder.List())
            if (!needed.Contains(file))
                folder.Delete(file);
    }

    public void Delete(string file) => folder.Delete(file);

    /// <summary>A partition's content and state, in chunks of about so many bytes.</summary>
    public static IEnumerable<SnapshotChunk> Chunks(
        Database database,
        DatabaseSnapshot snapshot,
        PartitionId partition,
        int chunkBytes = ChunkBytes
    )
    {
        var chunk = new SnapshotChunk();
        long bytes = 0;
        ulong total = 0;
        foreach (var kind in KeyspaceKeys.ContentKinds.ToArray())
        {
            using var items = database.Iterate(
                KeyspaceKeys.Prefix(kind, partition),
                KeyspaceKeys.PrefixEnd(kind, partition),
                snapshot
            );
            for (; items.Valid; items.Next())
            {
                chunk.Items.Add(
                    new SnapshotItem { Key = ByteString.CopyFrom(items.Key), Value = ByteString.CopyFrom(items.Value) }
                );
                bytes += items.Key.Length + items.Value.Length;
                total++;
                if (bytes < chunkBytes)
                    continue;
                yield return chunk;
                (chunk, bytes) = (new SnapshotChunk(), 0);
            }
        }
        chunk.TotalItems = total + 1;
        yield return chunk;
    }

    /// <summary>
    /// Writes chunks to a new file as they come; the file is whole and synced when <see cref="Receiver.Complete"/>
    /// returns its name.
    /// </summary>
    public Receiver Receive(PartitionId partition) =>
        new(folder, $"partition-{partition}-{uniqueName?.Invoke() ?? Guid.NewGuid().ToString("n")}.snapshot");

    /// <exception cref="LogDamagedException">The file is not what was written.</exception>
    public IEnumerable<(byte[] Key, byte[] Value)> Read(string name)
    {
        var path = folder.PathOf(name);
        if (!folder.Exists(name))
            throw new LogDamagedException(
                $"{path}: the log says that this snapshot was staged, and it is gone. {LogDamagedException.Remedy}"
            );
        using var file = folder.Open(name);
        Verify(file, path);
        var reader = new Reader(file);
        while (true)
        {
            var keyBytes = reader.UInt32();
            if (keyBytes == EndMark)
                yield break;
            var valueBytes = reader.UInt32();
            yield return (reader.Bytes(checked((int)keyBytes)), reader.Bytes(checked((int)valueBytes)));
        }
    }

    private static void Verify(IDiskFile file, string path)
    {
        var end = file.Length - 4;
        var buffer = new byte[Math.Clamp(end, 0, BufferBytes)];
        var crc = Checksum.Start([]);
        var at = 0L;
        for (int n; at < end; at += n)
        {
            n = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)), at);
            if (n == 0)
                break;
            crc = Checksum.Continue(crc, buffer.AsSpan(0, n));
        }
        Span<byte> expected = stackalloc byte[4];
        if (
            end < 0
            || file.Read(expected, end) != 4
            || BinaryPrimitives.ReadUInt32LittleEndian(expected) != Checksum.End(crc)
        )
            throw new LogDamagedException($"{path} is damaged. {LogDamagedException.Remedy}");
    }

    /// <summary>Reads a verified file from its begin.</summary>
    private sealed class Reader(IDiskFile file)
    {
        private readonly byte[] _buffer = new byte[Math.Clamp(file.Length, 0, BufferBytes)];
        private long _next;
        private int _at,
            _end;

        public uint UInt32()
        {
            Span<byte> word = stackalloc byte[4];
            Fill(word);
            return BinaryPrimitives.ReadUInt32LittleEndian(word);
        }

        public byte[] Bytes(int count)
        {
            var bytes = new byte[count];
            Fill(bytes);
            return bytes;
        }

        private void Fill(Span<byte> into)
        {
            while (into.Length > 0)
            {
                if (_at == _end)
                {
                    (_at, _end) = (0, file.Read(_buffer, _next));
                    if (_end == 0)
                        throw new EndOfStreamException("a staged snapshot ends within an item");
                    _next += _end;
                }
                var n = Math.Min(into.Length, _end - _at);
                _buffer.AsSpan(_at, n).CopyTo(into);
                _at += n;
                into = into[n..];
            }
        }
    }

    internal sealed class Receiver : IDisposable
    {
        private readonly IDiskFolder _folder;
        private readonly string _name;
        private readonly IDiskFile _file;
        private readonly List<byte> _buffer = [];
        private uint _crc = Checksum.Start([]);
        private long _written;
        private ulong _items;
        private bool _complete;

        public Receiver(IDiskFolder folder, string name) =>
            (_folder, _name, _file) = (folder, name, folder.Create(name));

        public void Add(SnapshotChunk chunk)
        {
            Span<byte> lengths = stackalloc byte[8];
            foreach (var item in chunk.Items)
            {
                BinaryPrimitives.WriteInt32LittleEndian(lengths, item.Key.Length);
                BinaryPrimitives.WriteInt32LittleEndian(lengths[4..], item.Value.Length);
                Write(lengths);
                Write(item.Key.Span);
                Write(item.Value.Span);
                _items++;
            }
        }

        /// <summary>The file's name; null when items are missing.</summary>
        public string? Complete(ulong totalItems)
        {
            if (totalItems != _items + 1)
                return null;
            Span<byte> word = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(word, EndMark);
            Write(word);
            BinaryPrimitives.WriteUInt32LittleEndian(word, Checksum.End(_crc));
            Write(word);
            WriteOut();
            _file.Sync();
            _folder.Sync();
            _complete = true;
            return _name;
        }

        public void Dispose()
        {
            _file.Dispose();
            if (!_complete)
                _folder.Delete(_name);
        }

        private void Write(ReadOnlySpan<byte> bytes)
        {
            _crc = Checksum.Continue(_crc, bytes);
            if (_buffer.Count > 0 && _buffer.Count + bytes.Length > BufferBytes)
                WriteOut();
            _buffer.AddRange(bytes);
        }

        private void WriteOut()
        {
            _file.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_buffer), _written);
            _written += _buffer.Count;
            _buffer.Clear();
        }
    }
}
