using System.Text;

namespace Arktos.ApiServer.Aggregation;

/// <summary>
/// UTF-8 for the values of one header, sent as a line each: .NET's client joins them by commas, and Go's servers do not
/// take them apart. For HTTP/1.1 only. Thread-safe.
/// </summary>
internal sealed class RepeatedHeaderEncoding(string name) : Encoding
{
    /// <summary>Between the values; nothing that a value may hold.</summary>
    public const char Separator = '\u001f';

    private readonly byte[] _next = UTF8.GetBytes($"\r\n{name}: ");

    public override int GetByteCount(char[] chars, int index, int count)
    {
        var text = chars.AsSpan(index, count);
        return UTF8.GetByteCount(text) + text.Count(Separator) * (_next.Length - 1);
    }

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        ReadOnlySpan<char> text = chars.AsSpan(charIndex, charCount);
        var at = byteIndex;
        for (var end = text.IndexOf(Separator); end >= 0; end = text.IndexOf(Separator))
        {
            at += UTF8.GetBytes(text[..end], bytes.AsSpan(at));
            _next.CopyTo(bytes, at);
            at += _next.Length;
            text = text[(end + 1)..];
        }
        return at + UTF8.GetBytes(text, bytes.AsSpan(at)) - byteIndex;
    }

    public override int GetMaxByteCount(int charCount) => checked(charCount * Math.Max(3, _next.Length));

    public override int GetCharCount(byte[] bytes, int index, int count) => throw OneWay();

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        throw OneWay();

    public override int GetMaxCharCount(int byteCount) => throw OneWay();

    private static NotSupportedException OneWay() => new("headers are only written");
}
