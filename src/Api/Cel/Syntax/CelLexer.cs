using System.Globalization;
using System.Text;

namespace Arktos.Api.Cel;

/// <summary>Text → tokens. A fault is reported once, and ends the text.</summary>
internal sealed class CelLexer(string text, CelIssues issues)
{
    private static readonly string[] Signs =
    [
        "&&",
        "||",
        "==",
        "!=",
        "<=",
        ">=",
        "<",
        ">",
        "+",
        "-",
        "*",
        "/",
        "%",
        "!",
        "?",
        ":",
        ".",
        ",",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
    ];

    private int _at;

    public CelToken Next()
    {
        SkipBlanks();
        if (_at >= text.Length)
            return new CelToken(CelTokenKind.End, text.Length, "<EOF>");
        var start = _at;
        var c = text[_at];
        if (char.IsAsciiDigit(c) || c == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))
            return Number(start);
        if (IsQuote(c))
            return Quoted(start, false, false);
        if (char.IsAsciiLetter(c) || c == '_')
            return PrefixedLiteral(start) ?? Name(start);
        foreach (var sign in Signs)
            if (string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0)
            {
                _at += sign.Length;
                return new CelToken(CelTokenKind.Sign, start, sign);
            }
        var shown = Rune.TryGetRuneAt(text, start, out var rune) ? rune.ToString() : "\uFFFD";
        return Fault(start, $"Syntax error: token recognition error at: '{shown}'");
    }

    private static bool IsQuote(char c) => c is '"' or '\'';

    private void SkipBlanks()
    {
        for (; _at < text.Length; _at++)
        {
            if (text[_at] is ' ' or '\t' or '\n' or '\r' or '\f')
                continue;
            if (text[_at] != '/' || _at + 1 >= text.Length || text[_at + 1] != '/')
                return;
            var end = text.IndexOf('\n', _at);
            if (end < 0)
            {
                _at = text.Length;
                return;
            }
            _at = end;
        }
    }

    private CelToken Fault(int at, string message)
    {
        issues.Add(at, message);
        _at = text.Length;
        return new CelToken(CelTokenKind.Fault, at, "");
    }

    private CelToken Name(int start)
    {
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
            _at++;
        var name = text[start.._at];
        return new CelToken(
            name is "true" or "false" or "null" or "in" ? CelTokenKind.Word : CelTokenKind.Identifier,
            start,
            name
        );
    }

    /// <summary>r"…", b"…", rb"…", br"…"; null when this is a name.</summary>
    private CelToken? PrefixedLiteral(int start)
    {
        var (isRaw, isBytes, at) = (false, false, start);
        for (; at < text.Length && at < start + 2; at++)
            if (text[at] is 'r' or 'R' && !isRaw)
                isRaw = true;
            else if (text[at] is 'b' or 'B' && !isBytes)
                isBytes = true;
            else
                break;
        if (at >= text.Length || at == start || !IsQuote(text[at]))
            return null;
        _at = at;
        return Quoted(start, isRaw, isBytes);
    }

    private CelToken Number(int start)
    {
        if (text[_at] == '0' && _at + 1 < text.Length && text[_at + 1] is 'x' or 'X')
        {
            _at += 2;
            while (_at < text.Length && char.IsAsciiHexDigit(text[_at]))
                _at++;
            return Integer(start, text.AsSpan((start + 2).._at), NumberStyles.AllowHexSpecifier);
        }
        SkipDigits();
        var isDouble = false;
        if (_at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]))
        {
            isDouble = true;
            _at++;
            SkipDigits();
        }
        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            var exponent = _at + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
                exponent++;
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                isDouble = true;
                _at = exponent;
                SkipDigits();
            }
        }
        if (!isDouble)
            return Integer(start, text.AsSpan(start.._at), NumberStyles.None);
        var value = double.Parse(text.AsSpan(start.._at), NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? new CelToken(CelTokenKind.Double, start, text[start.._at], CelValue.Of(value))
            : Fault(start, "invalid double literal");
    }

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            _at++;
    }

    /// <summary>
    /// An integer without its sign: the parser makes it an int, because the least int has no positive counterpart.
    /// </summary>
    private CelToken Integer(int start, ReadOnlySpan<char> digits, NumberStyles style)
    {
        var isUnsigned = _at < text.Length && text[_at] is 'u' or 'U';
        if (!ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var value))
            return Fault(start, isUnsigned ? "invalid uint literal" : "invalid int literal");
        if (isUnsigned)
            _at++;
        var kind = isUnsigned ? CelTokenKind.Uint : CelTokenKind.Int;
        return new CelToken(kind, start, text[start.._at], CelValue.Of(value));
    }

    private CelToken Quoted(int start, bool isRaw, bool isBytes)
    {
        var quote = text[_at];
        var isTriple = _at + 2 < text.Length && text[_at + 1] == quote && text[_at + 2] == quote;
        _at += isTriple ? 3 : 1;
        var chars = new StringBuilder();
        var bytes = isBytes ? new List<byte>() : null;
        while (true)
        {
            if (_at >= text.Length || !isTriple && text[_at] is '\n' or '\r')
                return Fault(start, "Syntax error: token recognition error at: '" + Shown(start) + "'");
            if (text[_at] == quote && (!isTriple || IsTripleEnd(quote)))
            {
                _at += isTriple ? 3 : 1;
                break;
            }
            if (text[_at] == '\\' && !isRaw)
            {
                var at = _at;
                if (!TryEscape(chars, bytes))
                    return Fault(at, "Syntax error: token recognition error at: '" + Shown(start) + "'");
            }
            else if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] == quote && !isTriple)
            {
                // A raw string keeps the backslash, and the quote after it does not end the string.
                AddChar(chars, bytes);
                AddChar(chars, bytes);
            }
            else
            {
                AddChar(chars, bytes);
            }
        }
        if (bytes is null)
            return new CelToken(CelTokenKind.String, start, text[start.._at], CelValue.Of(chars.ToString()));
        return new CelToken(CelTokenKind.Bytes, start, text[start.._at], CelValue.Of(bytes.ToArray()));
    }

    private string Shown(int start) => text[start..Math.Min(text.Length, start + 40)];

    private bool IsTripleEnd(char quote) => _at + 2 < text.Length && text[_at + 1] == quote && text[_at + 2] == quote;

    private void AddChar(StringBuilder chars, List<byte>? bytes)
    {
        if (bytes is null)
        {
            chars.Append(text[_at++]);
            return;
        }
        if (!Rune.TryGetRuneAt(text, _at, out var rune))
            rune = Rune.ReplacementChar;
        AddUtf8(bytes, rune);
        _at += rune.Utf16SequenceLength;
    }

    private static void AddUtf8(List<byte> bytes, Rune rune)
    {
        Span<byte> buffer = stackalloc byte[4];
        foreach (var b in buffer[..rune.EncodeToUtf8(buffer)])
            bytes.Add(b);
    }

    private bool TryEscape(StringBuilder chars, List<byte>? bytes)
    {
        if (_at + 1 >= text.Length)
            return false;
        var c = text[_at + 1];
        _at += 2;
        var plain = c switch
        {
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            '\\' or '"' or '\'' or '`' or '?' => c,
            _ => '\0',
        };
        if (plain != '\0')
            return Add(new Rune(plain), chars, bytes);
        return c switch
        {
            'x' or 'X' => TryCode(2, 16, true, chars, bytes),
            'u' => bytes is null && TryCode(4, 16, false, chars, bytes),
            'U' => bytes is null && TryCode(8, 16, false, chars, bytes),
            >= '0' and <= '3' => TryOctal(chars, bytes),
            _ => false,
        };
    }

    private bool TryOctal(StringBuilder chars, List<byte>? bytes)
    {
        _at--;
        return TryCode(3, 8, true, chars, bytes);
    }

    /// <summary>
    /// A code point by its digits; in bytes literals, two hexadecimal or three octal digits are a byte.
    /// </summary>
    private bool TryCode(int digits, int radix, bool isByte, StringBuilder chars, List<byte>? bytes)
    {
        if (_at + digits > text.Length)
            return false;
        var code = 0L;
        for (var i = 0; i < digits; i++, _at++)
        {
            var digit = char.IsAsciiHexDigit(text[_at]) ? Convert.ToInt32(text[_at].ToString(), 16) : radix;
            if (digit >= radix)
                return false;
            code = code * radix + digit;
        }
        if (isByte && bytes is not null)
        {
            bytes.Add((byte)code);
            return code <= byte.MaxValue;
        }
        return code <= 0x10FFFF && Rune.IsValid((int)code) && Add(new Rune((int)code), chars, bytes);
    }

    private static bool Add(Rune rune, StringBuilder chars, List<byte>? bytes)
    {
        if (bytes is null)
            chars.Append(rune.ToString());
        else
            AddUtf8(bytes, rune);
        return true;
    }
}
