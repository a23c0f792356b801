using System.Buffers.Binary;

namespace Arktos.Dns.Wire;

/// <summary>What is wrong with what came in place of a query.</summary>
internal enum QueryFault
{
    None,

    /// <summary>Too short for a header, or itself a response: an answer could go round for ever.</summary>
    Unanswerable,
    Malformed,
    UnknownOperation,

    /// <summary>EDNS of a version that is not there yet.</summary>
    UnknownVersion,
}

/// <summary>
/// One question as it came: header, a name that is written out, and EDNS if the caller speaks it. A view of the
/// message.
/// </summary>
internal readonly ref struct Query
{
    public const int HeaderBytes = 12,
        PlainBytesMax = 512,
        AdditionalMax = 8;

    private const int OpcodeShift = 3,
        OpcodeMask = 0xF;

    /// <summary>Of the query; it is in every answer.</summary>
    public ReadOnlySpan<byte> Message { get; init; }

    /// <summary>Behind the question.</summary>
    public int QuestionEnd { get; init; }

    public ushort Type { get; init; }
    public ushort Class { get; init; }
    public bool HasEdns { get; init; }

    /// <summary>What the caller takes in one datagram; 512 without EDNS.</summary>
    public int DatagramBytes { get; init; }

    public ReadOnlySpan<byte> Name => Message[HeaderBytes..(QuestionEnd - 4)];

    public bool WantsRecursion => (Message[2] & 1) != 0;

    public static QueryFault TryRead(ReadOnlySpan<byte> message, out Query query)
    {
        query = default;
        if (message.Length < HeaderBytes || (message[2] & 0x80) != 0)
            return QueryFault.Unanswerable;
        if ((message[2] >> OpcodeShift & OpcodeMask) != 0)
            return QueryFault.UnknownOperation;
        var (questions, answers, authorities, additional) = (
            Number(message, 4),
            Number(message, 6),
            Number(message, 8),
            Number(message, 10)
        );
        if (questions != 1 || answers != 0 || authorities != 0 || additional > AdditionalMax)
            return QueryFault.Malformed;
        var offset = HeaderBytes;
        if (!DnsName.TryPassPlain(message, ref offset) || offset + 4 > message.Length)
            return QueryFault.Malformed;
        var (type, recordClass) = (Number(message, offset), Number(message, offset + 2));
        var end = offset + 4;
        var (hasEdns, bytes, fault) = (false, PlainBytesMax, QueryFault.None);
        offset = end;
        for (var i = 0; i < additional; i++)
        {
            var owner = offset;
            if (!DnsName.TryPass(message, ref offset) || offset + 10 > message.Length)
                return QueryFault.Malformed;
            var (recordType, size) = (Number(message, offset), Number(message, offset + 2));
            var version = message[offset + 5];
            offset += 10 + Number(message, offset + 8);
            if (offset > message.Length)
                return QueryFault.Malformed;
            if (recordType != RecordType.Opt)
                continue;
            if (hasEdns || message[owner] != 0)
                return QueryFault.Malformed;
            (hasEdns, bytes) = (true, Math.Max(PlainBytesMax, (int)size));
            if (version != 0)
                fault = QueryFault.UnknownVersion;
        }
        query = new Query
        {
            Message = message,
            QuestionEnd = end,
            Type = type,
            Class = recordClass,
            HasEdns = hasEdns,
            DatagramBytes = bytes,
        };
        return fault;
    }

    private static ushort Number(ReadOnlySpan<byte> message, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(message[offset..]);
}
