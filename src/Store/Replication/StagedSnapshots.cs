using System.Buffers.Binary;
using Arktos.Store.Log;
using Arktos.Store.RocksDb;
using Arktos.Store.Keyspace;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Google.Protobuf;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Store.Replication;

/// <summary>
/// Snapshots on their way: read from a database snapshot in chunks, and kept as files until they are installed. A file is
/// <c>(u32 key bytes, u32 value bytes, key, value)*, u32 0xFFFFFFFF, u32 CRC32C of all before it</c>, little endian.
/// </summary>
internal sealed class StagedSnapshots(string folder)
{
    private const int ChunkBytes = 1 << 20;
    private const uint EndMark = uint.MaxValue;

    /// <summary>Removes what no log needs: everything but the files named.</summary>
    public void RemoveAllBut(IReadOnlySet<string> needed)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            if (!needed.Contains(Path.GetFileName(file))) File.Delete(file);
    }

    public void Delete(string file) => File.Delete(Path.Combine(folder, file));

    /// <summary>A partition's content and state, in chunks of about 1 MiB.</summary>
    public static IEnumerable<SnapshotChunk> Chunks(Database database, DatabaseSnapshot snapshot, PartitionId partition)
    {
        var chunk = new SnapshotChunk();
        long bytes = 0;
        ulong total = 0;
        foreach (var kind in (byte[])[KeyspaceKeys.State, .. KeyspaceKeys.ContentKinds])
        {
            using var items = database.Iterate(KeyspaceKeys.Prefix(kind, partition), KeyspaceKeys.PrefixEnd(kind, partition), snapshot);
            for (; items.Valid; items.Next())
            {
                chunk.Items.Add(new SnapshotItem { Key = ByteString.CopyFrom(items.Key), Value = ByteString.CopyFrom(items.Value) });
                bytes += items.Key.Length + items.Value.Length;
                total++;
                if (bytes < ChunkBytes) continue;
                yield return chunk;
                (chunk, bytes) = (new SnapshotChunk(), 0);
            }
        }
        chunk.TotalItems = total + 1;
        yield return chunk;
    }

    /// <summary>Writes chunks to a new file as they come; the file is whole and synced when <see cref="Receiver.Complete"/> returns its name.</summary>
    public Receiver Receive(PartitionId partition) => new(folder, $"partition-{partition}-{Guid.NewGuid():n}.snapshot");

    /// <exception cref="LogDamagedException">The file is not what was written.</exception>
    public IEnumerable<(byte[] Key, byte[] Value)> Read(string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw new LogDamagedException($"{path}: the log says that this snapshot was staged, and it is gone. This store is of no use until its disk is brought back as it was (a store cannot be replaced yet); the others go on while they are a majority");
        Verify(path);
        using var reader = new BinaryReader(new BufferedStream(File.OpenRead(path), 1 << 20));
        while (true)
        {
            var keyBytes = reader.ReadUInt32();
            if (keyBytes == EndMark) yield break;
            var valueBytes = reader.ReadUInt32();
            yield return (reader.ReadBytes((int)keyBytes), reader.ReadBytes((int)valueBytes));
        }
    }

    private static void Verify(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 20];
        var crc = Checksum.Start([]);
        for (var left = file.Length - 4; left > 0;)
        {
            var n = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (n == 0) break;
            crc = Checksum.Continue(crc, buffer.AsSpan(0, n));
            left -= n;
        }
        Span<byte> expected = stackalloc byte[4];
        if (file.Read(expected) != 4 || BinaryPrimitives.ReadUInt32LittleEndian(expected) != Checksum.End(crc))
            throw new LogDamagedException($"{path} is damaged. This store is of no use until its disk is brought back as it was (a store cannot be replaced yet); the others go on while they are a majority");
    }

    internal sealed class Receiver : IDisposable
    {
        private readonly string _path;
        private readonly string _name;
        private readonly FileStream _file;
        private uint _crc = Checksum.Start([]);
        private ulong _items;
        private bool _complete;

        public Receiver(string folder, string name)
        {
            (_name, _path) = (name, Path.Combine(folder, name));
            _file = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        }

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
            if (totalItems != _items + 1) return null;
            Span<byte> word = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(word, EndMark);
            Write(word);
            BinaryPrimitives.WriteUInt32LittleEndian(word, Checksum.End(_crc));
            _file.Write(word);
            _file.Flush(flushToDisk: true);
            Segment.SyncFolder(Path.GetDirectoryName(_path)!);
            _complete = true;
            return _name;
        }

        public void Dispose()
        {
            _file.Dispose();
            if (!_complete) File.Delete(_path);
        }

        private void Write(ReadOnlySpan<byte> bytes)
        {
            _crc = Checksum.Continue(_crc, bytes);
            _file.Write(bytes);
        }
    }
}
