using System.Buffers.Binary;

namespace Arktos.Dns.Wire;

/// <summary>
/// What another server answered, read with care: question, answers and authority, byte for byte as they came; nothing
/// else of it is kept, so that neither its EDNS nor its additional records reach a caller. Immutable.
/// </summary>
internal sealed class UpstreamMessage
{
    /// <summary>More is nobody's answer.</summary>
    private const int RecordsMax = 1024;

    private readonly byte[] _bytes;
    private readonly int[] _ttlOffsets;

    private UpstreamMessage(byte[] bytes, int[] ttlOffsets, int questionEnd, uint? ttlSeconds)
    {
        _bytes = bytes;
        _ttlOffsets = ttlOffsets;
        QuestionEnd = questionEnd;
        TtlSeconds = ttlSeconds;
    }

    public int QuestionEnd { get; }

    public ResponseCode Code => (ResponseCode)(_bytes[3] & 0xF);

    /// <summary>How long it may be kept; null: not at all.</summary>
    public uint? TtlSeconds { get; }

    public int AnswersCount => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(6));

    /// <summary>Of memory, about.</summary>
    public int BytesCount => _bytes.Length + 4 * _ttlOffsets.Length;

    /// <summary>A query to another server, with EDNS.</summary>
    /// <param name="name">Written out.</param>
    public static byte[] Ask(ushort id, ReadOnlySpan<byte> name, ushort type)
    {
        var query = new byte[Query.HeaderBytes + name.Length + 4 + 11];
        var span = query.AsSpan();
        BinaryPrimitives.WriteUInt16BigEndian(span, id);
        span[2] = 1;
        (span[5], span[11]) = (1, 1);
        name.CopyTo(span[Query.HeaderBytes..]);
        var rest = span[(Query.HeaderBytes + name.Length)..];
        BinaryPrimitives.WriteUInt16BigEndian(rest, type);
        BinaryPrimitives.WriteUInt16BigEndian(rest[2..], RecordClass.Internet);
        BinaryPrimitives.WriteUInt16BigEndian(rest[5..], RecordType.Opt);
        BinaryPrimitives.WriteUInt16BigEndian(rest[7..], MessageWriter.DatagramBytesMax);
        return query;
    }

    /// <summary>Whether it is a response to this very query, as far as its header and question tell.</summary>
    /// <param name="query">As <see cref="Ask"/> makes it.</param>
    public static bool Answers(ReadOnlySpan<byte> message, ReadOnlySpan<byte> query)
    {
        var end = query.Length - 11;
        return message.Length >= end
            && message[..2].SequenceEqual(query[..2])
            && (message[2] & 0xF8) == 0x80
            && message[4] == 0
            && message[5] == 1
            && DnsName.EqualsIgnoringCase(message[Query.HeaderBytes..(end - 4)], query[Query.HeaderBytes..(end - 4)])
            && message[(end - 4)..end].SequenceEqual(query[(end - 4)..end]);
    }

    public static bool IsTruncated(ReadOnlySpan<byte> message) => (message[2] & 2) != 0;

    /// <param name="message">One that <see cref="Answers"/> the query.</param>
    /// <returns>Null when it is malformed.</returns>
    public static UpstreamMessage? TryRead(ReadOnlySpan<byte> message, ReadOnlySpan<byte> query)
    {
        var questionEnd = query.Length - 11;
        var (answers, authorities) = (Number(message, 6), Number(message, 8));
        if (answers + authorities > RecordsMax)
            return null;
        var ttlOffsets = new int[answers + authorities];
        var offset = questionEnd;
        uint? ofAnswers = null,
            ofNothing = null;
        Span<byte> name = stackalloc byte[DnsName.BytesMax];
        // Times to live are changed and additional records go: no name may be made of them.
        var labels = new bool[message.Length];
        var asked = Query.HeaderBytes;
        if (!DnsName.TryExpand(message, ref asked, name, out _, labels))
            return null;
        for (var i = 0; i < ttlOffsets.Length; i++)
        {
            if (!DnsName.TryExpand(message, ref offset, name, out _, labels) || offset + 10 > message.Length)
                return null;
            var (type, end) = (Number(message, offset), offset + 10 + Number(message, offset + 8));
            if (end > message.Length || type == RecordType.Opt)
                return null;
            ttlOffsets[i] = offset + 4;
            var ttl = Ttl(message, offset + 4);
            offset += 10;
            if (type == RecordType.A && end - offset != 4 || type == RecordType.Aaaa && end - offset != 16)
                return null;
            if (NameOf(type) is { } before)
            {
                offset += before;
                if (offset >= end || !DnsName.TryExpand(message, ref offset, name, out _, labels) || offset != end)
                    return null;
            }
            else if (type == RecordType.Soa)
            {
                if (
                    !DnsName.TryExpand(message, ref offset, name, out _, labels)
                    || !DnsName.TryExpand(message, ref offset, name, out _, labels)
                    || offset + 20 != end
                )
                    return null;
                if (i >= answers)
                    ofNothing = Math.Min(ttl, Ttl(message, offset + 16));
            }
            if (i < answers)
                ofAnswers = Math.Min(ttl, ofAnswers ?? uint.MaxValue);
            offset = end;
        }
        var bytes = message[..offset].ToArray();
        (bytes[10], bytes[11]) = (0, 0);
        var code = (ResponseCode)(bytes[3] & 0xF);
        var ttlSeconds = code switch
        {
            // A chain of aliases that ends nowhere is kept no longer than its end.
            ResponseCode.NoError or ResponseCode.NameError => ofNothing is { } nothing
            && (code == ResponseCode.NameError || answers == 0)
                ? Math.Min(nothing, ofAnswers ?? uint.MaxValue)
            : code == ResponseCode.NoError && answers > 0 ? ofAnswers
            : null,
            _ => (uint?)null,
        };
        return new UpstreamMessage(bytes, ttlOffsets, questionEnd, ttlSeconds);
    }

    /// <summary>
    /// Makes it the response to a query for the same name and type: with the query's id and capitals, and times to live
    /// less what has passed. Truncated when it has no room.
    /// </summary>
    public int WriteTo(in Query query, uint ageSeconds, Span<byte> into)
    {
        var writer = new MessageWriter(query, into);
        if (_bytes.Length > writer.Room)
            return writer.FinishTruncated(Code);
        _bytes.AsSpan(QuestionEnd).CopyTo(into[QuestionEnd..]);
        foreach (var at in _ttlOffsets)
            BinaryPrimitives.WriteUInt32BigEndian(into[at..], Left(Ttl(_bytes, at), ageSeconds));
        return writer.FinishWith(Code, _bytes.Length, Number(_bytes, 6), Number(_bytes, 8));
    }

    /// <summary>
    /// Adds its addresses and aliases, names written out, as the rest of an alias of ours. The owner of its first
    /// record is the name that it was asked for.
    /// </summary>
    public void AddTo(ref MessageWriter writer, ushort type, uint ageSeconds)
    {
        Span<byte> owner = stackalloc byte[DnsName.BytesMax];
        Span<byte> target = stackalloc byte[DnsName.BytesMax];
        var offset = QuestionEnd;
        for (var i = AnswersCount; i > 0; i--)
        {
            DnsName.TryExpand(_bytes, ref offset, owner, out var ownerBytes);
            var (recordType, ttl) = (Number(_bytes, offset), Ttl(_bytes, offset + 4));
            var data = _bytes.AsSpan(offset + 10, Number(_bytes, offset + 8));
            if (recordType == type && type != RecordType.Cname)
                writer.Add(Section.Answer, owner[..ownerBytes], recordType, Left(ttl, ageSeconds), data);
            else if (recordType == RecordType.Cname)
            {
                var at = offset + 10;
                DnsName.TryExpand(_bytes, ref at, target, out var targetBytes);
                writer.Add(
                    Section.Answer,
                    owner[..ownerBytes],
                    recordType,
                    Left(ttl, ageSeconds),
                    target[..targetBytes]
                );
            }
            offset += 10 + data.Length;
        }
    }

    /// <summary>Data of the first answer of that type; empty when there is none.</summary>
    public ReadOnlySpan<byte> FirstOf(ushort type)
    {
        Span<byte> owner = stackalloc byte[DnsName.BytesMax];
        var offset = QuestionEnd;
        for (var i = AnswersCount; i > 0; i--)
        {
            DnsName.TryExpand(_bytes, ref offset, owner, out _);
            var data = _bytes.AsSpan(offset + 10, Number(_bytes, offset + 8));
            if (Number(_bytes, offset) == type)
                return data;
            offset += 10 + data.Length;
        }
        return default;
    }

    /// <summary>Where in its data the name is that a record ends with; null: it ends with none.</summary>
    private static int? NameOf(ushort type) =>
        type switch
        {
            RecordType.Cname or RecordType.Ns or RecordType.Ptr => 0,
            RecordType.Mx => 2,
            RecordType.Srv => 6,
            _ => null,
        };

    private static uint Left(uint ttl, uint age) => ttl > age ? ttl - age : 0;

    // One with the highest bit is none (RFC 2181, 8).
    private static uint Ttl(ReadOnlySpan<byte> message, int offset)
    {
        var ttl = BinaryPrimitives.ReadUInt32BigEndian(message[offset..]);
        return ttl > int.MaxValue ? 0 : ttl;
    }

    private static ushort Number(ReadOnlySpan<byte> message, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(message[offset..]);
}
