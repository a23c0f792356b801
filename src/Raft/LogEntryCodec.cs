using System.Buffers;

namespace Arktos.Raft;

/// <summary>
/// The bytes of one entry: version (1), kind, then varints (LEB128) index, term and length, then the data. For instance
/// index 300 of term 2, a normal entry "hi":
/// <code>
///   01  00    AC 02    02    02      68 69
///   v1  kind  index    term  length  data
/// </code>
/// </summary>
public static class LogEntryCodec
{
    private const byte Version = 1;

    public static void Encode(in LogEntry entry, IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.Byte(Version);
        writer.Byte((byte)entry.Kind);
        writer.Varint(entry.Index.Value);
        writer.Varint(entry.Term.Value);
        writer.Data(entry.Data.Span);
    }

    /// <summary>
    /// Takes exactly one entry; its data is a slice of the input, which must not change afterwards. Never throws.
    /// </summary>
    public static bool TryDecode(ReadOnlyMemory<byte> input, out LogEntry entry)
    {
        var reader = new WireReader(input);
        var version = reader.Byte();
        var kind = (EntryKind)reader.Byte();
        var index = new LogIndex(reader.Varint());
        var term = new Term(reader.Varint());
        var data = reader.Data();
        var isGood = reader.IsComplete && version == Version && IsKnown(kind);
        entry = isGood ? new LogEntry(term, index, kind, data) : default;
        return isGood;
    }

    internal static bool IsKnown(EntryKind kind) => kind <= EntryKind.Configuration;
}
