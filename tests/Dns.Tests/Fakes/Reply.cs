using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Arktos.Dns.Tests.Fakes;

/// <summary>
/// A response, decoded by code of its own, so that it does not share the mistakes of what it tests. Malformed ones
/// throw.
/// </summary>
public sealed record Reply(int Id, int Flags, string Question, int Type, IReadOnlyList<Record> Records)
{
    public int Code => (Flags & 0xF) | (Edns?.Ttl >> 24 << 4 ?? 0);
    public bool IsAuthoritative => (Flags & 0x400) != 0;
    public bool IsTruncated => (Flags & 0x200) != 0;
    public Record? Edns => Records.FirstOrDefault(r => r.Type == 41);
    public IEnumerable<Record> Answers => Records.Where(r => r.Section == 0);
    public IEnumerable<Record> Authority => Records.Where(r => r.Section == 1);
    public IEnumerable<Record> Additional => Records.Where(r => r.Section == 2 && r.Type != 41);

    /// <summary>"name TYPE data", in the order of the names and data: the first of many is another each time.</summary>
    public string Text =>
        string.Join("; ", Answers.Select(a => $"{a.Owner} {a.TypeName} {a.Data}").Order(StringComparer.Ordinal));

    public static Reply Read(ReadOnlySpan<byte> message)
    {
        Assert.True(message.Length >= 12, "a response has a header");
        var counts = new int[4];
        for (var i = 0; i < 4; i++)
            counts[i] = BinaryPrimitives.ReadUInt16BigEndian(message[(4 + 2 * i)..]);
        var (offset, question, type) = (12, "", 0);
        if (counts[0] > 0)
        {
            question = Name(message, ref offset);
            type = BinaryPrimitives.ReadUInt16BigEndian(message[offset..]);
            offset += 4;
        }
        var records = new List<Record>();
        for (var section = 0; section < 3; section++)
        for (var i = 0; i < counts[section + 1]; i++)
        {
            var owner = Name(message, ref offset);
            var recordType = BinaryPrimitives.ReadUInt16BigEndian(message[offset..]);
            var recordClass = BinaryPrimitives.ReadUInt16BigEndian(message[(offset + 2)..]);
            var ttl = BinaryPrimitives.ReadInt32BigEndian(message[(offset + 4)..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(message[(offset + 8)..]);
            offset += 10;
            records.Add(
                new Record(section, owner, recordType, recordClass, ttl, Data(message, offset, length, recordType))
            );
            offset += length;
        }
        Assert.Equal(message.Length, offset);
        return new Reply(
            BinaryPrimitives.ReadUInt16BigEndian(message),
            BinaryPrimitives.ReadUInt16BigEndian(message[2..]),
            question,
            type,
            records
        );
    }

    private static string Data(ReadOnlySpan<byte> message, int offset, int length, int type)
    {
        var data = message.Slice(offset, length);
        switch (type)
        {
            case 1 or 28:
                return new IPAddress(data).ToString();
            case 2 or 5 or 12:
                var at = offset;
                var name = Name(message, ref at);
                Assert.Equal(offset + length, at);
                return name;
            case 33:
                at = offset + 6;
                var target = Name(message, ref at);
                Assert.Equal(offset + length, at);
                return $"{Number(data, 0)} {Number(data, 2)} {Number(data, 4)} {target}";
            case 6:
                at = offset;
                var (first, second) = (Name(message, ref at), Name(message, ref at));
                return $"{first} {second} {BinaryPrimitives.ReadUInt32BigEndian(message[(at + 16)..])}";
            case 16 or 13:
                var texts = new List<string>();
                for (var i = 0; i < length; i += 1 + data[i])
                    texts.Add(Encoding.ASCII.GetString(data.Slice(i + 1, data[i])));
                return string.Join(' ', texts.Select(t => $"\"{t}\""));
            default:
                return Convert.ToHexString(data);
        }
    }

    private static int Number(ReadOnlySpan<byte> data, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(data[offset..]);

    private static string Name(ReadOnlySpan<byte> message, ref int offset)
    {
        var text = new StringBuilder();
        var (at, end) = (offset, -1);
        while (message[at] != 0)
        {
            if (message[at] >= 0xC0)
            {
                if (end < 0)
                    end = at + 2;
                var target = BinaryPrimitives.ReadUInt16BigEndian(message[at..]) & 0x3FFF;
                Assert.True(target < at, "a pointer leads back");
                at = target;
                continue;
            }
            text.Append(Encoding.Latin1.GetString(message.Slice(at + 1, message[at]))).Append('.');
            at += 1 + message[at];
        }
        offset = end < 0 ? at + 1 : end;
        return text.Length == 0 ? "." : text.ToString();
    }
}

public sealed record Record(int Section, string Owner, int Type, int Class, int Ttl, string Data)
{
    public string TypeName =>
        Type switch
        {
            1 => "A",
            2 => "NS",
            5 => "CNAME",
            6 => "SOA",
            12 => "PTR",
            13 => "HINFO",
            16 => "TXT",
            28 => "AAAA",
            33 => "SRV",
            _ => Type.ToString(),
        };
}
