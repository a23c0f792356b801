using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Arktos.Dns.Wire;

/// <summary>
/// Names as they are on the wire (RFC 1035, 3.1): labels of a length and so many bytes, the last one of length 0. A
/// length is below 64 and so below every letter, which is why a whole name is lowered and compared byte by byte. Pure.
/// <code>
///   1 a 3 w w w 0       a.www.
///   0xC0 0x0C           the rest stands at offset 12 of the message
/// </code>
/// </summary>
internal static class DnsName
{
    public const int BytesMax = 255,
        LabelBytesMax = 63;

    private const int PointerMark = 0xC0;

    /// <summary>Passes over a name that is written out; false for anything else, pointers too.</summary>
    public static bool TryPassPlain(ReadOnlySpan<byte> message, ref int offset)
    {
        var begin = offset;
        while (offset < message.Length)
        {
            int length = message[offset++];
            if (length == 0)
                return offset - begin <= BytesMax;
            if (length > LabelBytesMax || offset + length > message.Length)
                return false;
            offset += length;
        }
        return false;
    }

    /// <summary>Passes over a name that may end with a pointer, which is not followed.</summary>
    public static bool TryPass(ReadOnlySpan<byte> message, ref int offset)
    {
        var begin = offset;
        while (offset < message.Length)
        {
            int length = message[offset++];
            if (length == 0)
                return offset - begin <= BytesMax;
            if ((length & PointerMark) == PointerMark)
                return ++offset <= message.Length;
            if (length > LabelBytesMax || offset + length > message.Length)
                return false;
            offset += length;
        }
        return false;
    }

    /// <summary>
    /// Writes a name of a message out. A pointer must lead before where the part that it ends began, so that there is
    /// no loop, and a name is no longer than 255 bytes, so that many short hops end, too.
    /// </summary>
    /// <param name="offset">Of the name; afterwards, of what follows it.</param>
    /// <param name="into">At least 255 bytes.</param>
    public static bool TryExpand(ReadOnlySpan<byte> message, ref int offset, Span<byte> into, out int written) =>
        TryExpand(message, ref offset, into, out written, default);

    /// <summary>
    /// The same of a message whose other parts may change: a pointer leads only to where a label of an earlier name
    /// begins.
    /// </summary>
    /// <param name="labels">For each byte of the message whether one does; those of this name are added. Empty: a
    /// pointer may lead anywhere before.</param>
    public static bool TryExpand(
        ReadOnlySpan<byte> message,
        ref int offset,
        Span<byte> into,
        out int written,
        Span<bool> labels
    )
    {
        var (at, partBegin, next) = (offset, offset, -1);
        written = 0;
        while (at < message.Length)
        {
            int length = message[at];
            if ((length & PointerMark) == PointerMark)
            {
                if (at + 1 >= message.Length)
                    return false;
                var target = (length & ~PointerMark) << 8 | message[at + 1];
                if (target >= partBegin || !labels.IsEmpty && !labels[target])
                    return false;
                if (next < 0)
                {
                    if (!labels.IsEmpty)
                        labels[at] = true;
                    next = at + 2;
                }
                (at, partBegin) = (target, target);
                continue;
            }
            if (length > LabelBytesMax || at + 1 + length > message.Length || written + 1 + length > BytesMax)
                return false;
            if (next < 0 && !labels.IsEmpty)
                labels[at] = true;
            message.Slice(at, 1 + length).CopyTo(into[written..]);
            written += 1 + length;
            at += 1 + length;
            if (length != 0)
                continue;
            offset = next < 0 ? at : next;
            return true;
        }
        return false;
    }

    /// <param name="dotted">With or without a last dot.</param>
    public static bool TryEncode(string dotted, [NotNullWhen(true)] out byte[]? name)
    {
        name = null;
        var text = dotted.EndsWith('.') ? dotted[..^1] : dotted;
        if (text.Length == 0)
        {
            name = [0];
            return true;
        }
        var bytes = new List<byte>(text.Length + 2);
        foreach (var label in text.Split('.'))
        {
            if (label.Length is 0 or > LabelBytesMax || !Ascii.IsValid(label))
                return false;
            bytes.Add((byte)label.Length);
            bytes.AddRange(Encoding.ASCII.GetBytes(label));
        }
        bytes.Add(0);
        if (bytes.Count > BytesMax)
            return false;
        name = [.. bytes];
        return true;
    }

    /// <exception cref="FormatException">It is no name.</exception>
    public static byte[] Encode(string dotted) =>
        TryEncode(dotted, out var name) ? name : throw new FormatException($"{dotted} is no DNS name");

    public static void Lower(ReadOnlySpan<byte> name, Span<byte> into)
    {
        for (var i = 0; i < name.Length; i++)
            into[i] = Lower(name[i]);
    }

    public static bool EqualsIgnoringCase(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
            if (Lower(a[i]) != Lower(b[i]))
                return false;
        return true;
    }

    private static byte Lower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
