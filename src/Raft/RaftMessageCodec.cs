using System.Buffers;

namespace Arktos.Raft;

/// <summary>
/// The bytes of a message: version (1), kind, flags (1 = reject, 2 = forced, of a vote only; 4 = with a
/// configuration, of a snapshot only), then varints (LEB128) from, to, term, index, log term,
/// commit, reject hint, context and the number of entries; then each entry as kind, varint term, varint length and
/// data; then the configuration (<see cref="RaftConfigurationCodec"/>), prefixed by its length. An entry's index is not
/// sent: they follow the message's. For instance an append from 1 to 2 in term 3, after entry 5 of term 2, committed
/// through 4, with one normal entry "hi" of term 3:
/// <code>
///   01 05   00     01   02 03   05    02      04     00   00      01     00   03   02  68 69
///   v1 kind flags  from to term index logTerm commit hint context count  kind term len data
/// </code>
/// </summary>
public static class RaftMessageCodec
{
    private const byte Version = 1;
    private const byte RejectFlag = 1;
    private const byte ForcedFlag = 2;
    private const byte ConfigurationFlag = 4;
    private const int EntryBytesMin = 3;

    private const int VarintBytesMax = 10;

    /// <summary>Version, kind and flags, then nine numbers.</summary>
    private const int HeadBytesMax = 3 + (9 * VarintBytesMax);

    /// <summary>Kind, term and length.</summary>
    private const int EntryHeadBytesMax = 1 + (2 * VarintBytesMax);

    /// <summary>At least what <see cref="Encode"/> writes, and not much more.</summary>
    public static int EncodedBytesMax(in RaftMessage message)
    {
        var bytes = HeadBytesMax;
        foreach (var entry in message.Entries)
        {
            bytes = checked(bytes + EntryHeadBytesMax + entry.Data.Length);
        }

        return message.Configuration is { } configuration
            ? checked(bytes + VarintBytesMax + RaftConfigurationCodec.ToBytes(configuration).Length)
            : bytes;
    }

    public static void Encode(in RaftMessage message, IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.Byte(Version);
        writer.Byte((byte)message.Kind);
        writer.Byte(Flags(message));
        writer.Varint(message.From.Value);
        writer.Varint(message.To.Value);
        writer.Varint(message.Term.Value);
        writer.Varint(message.Index.Value);
        writer.Varint(message.LogTerm.Value);
        writer.Varint(message.Commit.Value);
        writer.Varint(message.RejectHint.Value);
        writer.Varint(message.Context);
        writer.Varint((ulong)message.Entries.Count);
        foreach (var entry in message.Entries)
        {
            writer.Byte((byte)entry.Kind);
            writer.Varint(entry.Term.Value);
            writer.Data(entry.Data.Span);
        }

        if (message.Configuration is { } configuration)
        {
            writer.Data(RaftConfigurationCodec.ToBytes(configuration));
        }
    }

    /// <summary>As <see cref="TryDecodeShared"/>, from bytes that may be reused: they are copied, once.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> input, out RaftMessage message) =>
        TryDecodeShared(input.ToArray(), out message);

    /// <summary>
    /// Takes exactly one message. Its entries' data are slices of the input, which must not change afterwards. False
    /// for anything else; never throws, and allocates in proportion to the input at most.
    /// </summary>
    public static bool TryDecodeShared(ReadOnlyMemory<byte> input, out RaftMessage message)
    {
        var reader = new WireReader(input);
        var version = reader.Byte();
        var kind = (RaftMessageKind)reader.Byte();
        var flags = reader.Byte();
        message = new RaftMessage
        {
            Kind = kind,
            Reject = (flags & RejectFlag) != 0,
            IsForced = (flags & ForcedFlag) != 0,
            From = new ReplicaId(reader.Varint()),
            To = new ReplicaId(reader.Varint()),
            Term = new Term(reader.Varint()),
            Index = new LogIndex(reader.Varint()),
            LogTerm = new Term(reader.Varint()),
            Commit = new LogIndex(reader.Varint()),
            RejectHint = new LogIndex(reader.Varint()),
            Context = reader.Varint(),
        };
        var isHeaderGood =
            version == Version
            && (flags & ~FlagsAllowed(kind)) == 0
            && kind is >= RaftMessageKind.PreVote and <= RaftMessageKind.Sleep;
        if (isHeaderGood && TryReadEntries(ref reader, message, out var entries))
        {
            RaftConfiguration? configuration = null;
            var isConfigurationGood =
                (flags & ConfigurationFlag) == 0 || RaftConfigurationCodec.TryDecode(reader.Data(), out configuration);
            if (isConfigurationGood && reader.IsComplete)
            {
                message = message with { Entries = entries, Configuration = configuration };
                return true;
            }
        }

        message = default;
        return false;
    }

    private static byte Flags(in RaftMessage message) =>
        (byte)(
            (message.Reject ? RejectFlag : 0)
            | (message.IsForced ? ForcedFlag : 0)
            | (message.Configuration is null ? 0 : ConfigurationFlag)
        );

    private static int FlagsAllowed(RaftMessageKind kind) =>
        kind switch
        {
            RaftMessageKind.Vote => RejectFlag | ForcedFlag,
            RaftMessageKind.Snapshot => RejectFlag | ConfigurationFlag,
            _ => RejectFlag,
        };

    private static bool TryReadEntries(
        ref WireReader reader,
        in RaftMessage message,
        out IReadOnlyList<LogEntry> entries
    )
    {
        entries = [];
        var count = reader.Varint();
        var isPossible =
            count == 0
            || (
                message.Kind == RaftMessageKind.Append
                && count <= (ulong)(reader.RemainingBytes / EntryBytesMin)
                && message.Index.Value <= ulong.MaxValue - count - 1
            );
        if (reader.IsBroken || !isPossible)
        {
            return false;
        }

        if (count == 0)
        {
            return true;
        }

        var read = new LogEntry[count];
        for (var i = 0; i < read.Length; i++)
        {
            var kind = (EntryKind)reader.Byte();
            var term = new Term(reader.Varint());
            var data = reader.Data();
            if (reader.IsBroken || !LogEntryCodec.IsKnown(kind))
            {
                return false;
            }

            read[i] = new LogEntry(term, message.Index + (ulong)i + 1, kind, data);
        }

        entries = read;
        return true;
    }
}
