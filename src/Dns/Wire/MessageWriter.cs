using System.Buffers.Binary;

namespace Arktos.Dns.Wire;

/// <summary>Where a record stands in a response.</summary>
internal enum Section
{
    Answer,
    Authority,
    Additional,
}

/// <summary>
/// Writes a response into the caller's buffer: the question byte for byte as it was asked (its capitals are the
/// caller's proof that the answer is for it), records in the order of the sections, EDNS when the query had it. A
/// record that has no room is left out whole, and the response says that it is truncated; one of the additional
/// section is left out silently.
/// </summary>
internal ref struct MessageWriter
{
    /// <summary>The name that is asked for, as the owner of a record.</summary>
    public const int Question = Query.HeaderBytes;

    /// <summary>What we take in one datagram, and give at most: it passes every network unfragmented.</summary>
    public const int DatagramBytesMax = 1232;

    private const int OptBytes = 11,
        PointerMax = 0x3FFF,
        FixedBytes = 10;

    // The whole of it, and what is left of it when EDNS has its place.
    private readonly Span<byte> _whole;
    private readonly Span<byte> _buffer;
    private readonly Query _query;
    private int _length;
    private ushort _answers,
        _authorities,
        _additional;
    private bool _truncated;

    /// <param name="buffer">As long as the response may be; at least 512 bytes.</param>
    public MessageWriter(in Query query, Span<byte> buffer)
    {
        _query = query;
        _buffer = query.HasEdns ? buffer[..^OptBytes] : buffer;
        _whole = buffer;
        query.Message[..query.QuestionEnd].CopyTo(buffer);
        _length = query.QuestionEnd;
    }

    /// <summary>As long as a response to the query may be.</summary>
    public static int LimitOf(in Query query, bool isStream) =>
        isStream ? ushort.MaxValue : Math.Min(query.DatagramBytes, DatagramBytesMax);

    /// <summary>For header, question and records.</summary>
    public readonly int Room => _buffer.Length;

    public readonly bool IsTruncated => _truncated;

    public readonly int AnswersCount => _answers;

    /// <summary>Writes a record; returns where its data begin, or -1 when there was no room.</summary>
    /// <param name="owner">Offset of a name that stands in the response already.</param>
    public int Add(Section section, int owner, ushort type, uint ttlSeconds, scoped ReadOnlySpan<byte> data)
    {
        if (owner > PointerMax || _length + 2 + FixedBytes + data.Length > _buffer.Length)
            return NoRoom(section);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[_length..], (ushort)(0xC000 | owner));
        _length += 2;
        return AddFixed(section, type, ttlSeconds, data);
    }

    /// <summary>Writes a record with its owner written out.</summary>
    /// <inheritdoc cref="Add(Section, int, ushort, uint, ReadOnlySpan{byte})"/>
    public int Add(
        Section section,
        scoped ReadOnlySpan<byte> owner,
        ushort type,
        uint ttlSeconds,
        scoped ReadOnlySpan<byte> data
    )
    {
        if (_length + owner.Length + FixedBytes + data.Length > _buffer.Length)
            return NoRoom(section);
        owner.CopyTo(_buffer[_length..]);
        _length += owner.Length;
        return AddFixed(section, type, ttlSeconds, data);
    }

    /// <summary>Takes back what was written behind the question.</summary>
    public void Clear()
    {
        _length = _query.QuestionEnd;
        (_answers, _authorities, _additional, _truncated) = (0, 0, 0, false);
    }

    /// <summary>Writes header and EDNS; the length of the response.</summary>
    public readonly int Finish(ResponseCode code, bool isAuthoritative)
    {
        var message = _whole;
        message[2] = (byte)(0x80 | (isAuthoritative ? 4 : 0) | (_truncated ? 2 : 0) | (_query.WantsRecursion ? 1 : 0));
        message[3] = (byte)(0x80 | ((int)code & 0xF));
        BinaryPrimitives.WriteUInt16BigEndian(message[4..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(message[6..], _answers);
        BinaryPrimitives.WriteUInt16BigEndian(message[8..], _authorities);
        BinaryPrimitives.WriteUInt16BigEndian(message[10..], (ushort)(_additional + (_query.HasEdns ? 1 : 0)));
        if (!_query.HasEdns)
            return _length;
        var opt = message.Slice(_length, OptBytes);
        opt.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(opt[1..], RecordType.Opt);
        BinaryPrimitives.WriteUInt16BigEndian(opt[3..], DatagramBytesMax);
        opt[5] = (byte)((int)code >> 4);
        return _length + OptBytes;
    }

    /// <summary>The same for records that the caller has put behind the question himself.</summary>
    /// <param name="length">Of all with header and question.</param>
    public int FinishWith(ResponseCode code, int length, ushort answers, ushort authorities)
    {
        (_length, _answers, _authorities) = (length, answers, authorities);
        return Finish(code, isAuthoritative: false);
    }

    /// <summary>A response that says that the whole of it has no room.</summary>
    public int FinishTruncated(ResponseCode code)
    {
        Clear();
        _truncated = true;
        return Finish(code, isAuthoritative: false);
    }

    /// <summary>A response without question or records.</summary>
    public static int WriteBare(ReadOnlySpan<byte> query, ResponseCode code, Span<byte> into)
    {
        into[..Query.HeaderBytes].Clear();
        query[..2].CopyTo(into);
        // The operation and the wish for recursion are told back.
        into[2] = (byte)(0x80 | query[2] & 0x79);
        into[3] = (byte)code;
        return Query.HeaderBytes;
    }

    private int AddFixed(Section section, ushort type, uint ttlSeconds, scoped ReadOnlySpan<byte> data)
    {
        var record = _buffer[_length..];
        BinaryPrimitives.WriteUInt16BigEndian(record, type);
        BinaryPrimitives.WriteUInt16BigEndian(record[2..], RecordClass.Internet);
        BinaryPrimitives.WriteUInt32BigEndian(record[4..], ttlSeconds);
        BinaryPrimitives.WriteUInt16BigEndian(record[8..], (ushort)data.Length);
        data.CopyTo(record[FixedBytes..]);
        _length += FixedBytes + data.Length;
        switch (section)
        {
            case Section.Answer:
                _answers++;
                break;
            case Section.Authority:
                _authorities++;
                break;
            default:
                _additional++;
                break;
        }
        return _length - data.Length;
    }

    private int NoRoom(Section section)
    {
        _truncated |= section != Section.Additional;
        return -1;
    }
}
