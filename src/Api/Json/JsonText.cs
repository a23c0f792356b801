using System.Text.Json;
using System.Text.Unicode;

namespace Arktos.Api.Json;

/// <summary>JSON as clients send it, before anything reads it. Pure.</summary>
public static class JsonText
{
    /// <summary>
    /// The same JSON with every half of a surrogate pair and every byte that is no UTF-8 replaced by U+FFFD, as Go's
    /// decoder reads them; readers here throw when they meet one. The bytes themselves when there is none.
    /// </summary>
    public static byte[] Repair(byte[] json)
    {
        var text = Utf8.IsValid(json)
            ? json
            : System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(json));
        byte[]? repaired = null;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            var half = Escape(text, at);
            if (half is not (>= 0xD800 and <= 0xDFFF))
            {
                at += 2;
                continue;
            }
            if (half <= 0xDBFF && Escape(text, at + 6) is >= 0xDC00 and <= 0xDFFF)
            {
                at += 12;
                continue;
            }
            repaired ??= [.. text];
            "fffd"u8.CopyTo(repaired.AsSpan(at + 2));
            at += 6;
        }
        return repaired ?? text;
    }

    /// <summary>
    /// Whether an exception that a decoder of a client's input has thrown means that input: libraries throw many kinds
    /// of their own and others'. For filters around decoders, and nothing else.
    /// </summary>
    public static bool IsFaultOfInput(Exception e) =>
        e
            is JsonException
                or FormatException
                or InvalidOperationException
                or ArgumentException
                or OverflowException
                or NotSupportedException
                or KeyNotFoundException
                or InvalidCastException
                or IndexOutOfRangeException
                or EndOfStreamException;

    // The next backslash that begins an escape.
    private static int Next(ReadOnlySpan<byte> text, int from)
    {
        var found = from >= text.Length ? -1 : text[from..].IndexOf((byte)'\\');
        return found < 0 ? -1 : from + found;
    }

    // The unit that an escape \uXXXX stands for; -1: it is none.
    private static int Escape(ReadOnlySpan<byte> text, int at)
    {
        if (at + 6 > text.Length || text[at] != '\\' || text[at + 1] != 'u')
            return -1;
        var unit = 0;
        foreach (var digit in text.Slice(at + 2, 4))
        {
            var value = HexValue(digit);
            if (value < 0)
                return -1;
            unit = unit * 16 + value;
        }
        return unit;
    }

    private static int HexValue(byte digit) =>
        digit switch
        {
            >= (byte)'0' and <= (byte)'9' => digit - '0',
            >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
            _ => -1,
        };
}
