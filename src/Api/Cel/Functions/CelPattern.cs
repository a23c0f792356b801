using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Arktos.Api.Cel;

/// <summary>
/// Patterns of RE2, made patterns of the runtime, which match in linear time. What RE2 refuses (look-around, references
/// back, thousands of repetitions) is refused, and what means something else there is written so that it means the
/// same. Matching goes by UTF-16 units: `.` is half a character above U+FFFF.
/// </summary>
internal static class CelPattern
{
    /// <summary>As RE2 has it, for repetitions within each other together.</summary>
    private const int RepetitionsMax = 1_000;

    private const int LengthMax = 4_096;

    /// <summary>The pattern's length when all repetitions are written out.</summary>
    private const int ExpandedMax = 50_000;

    private static readonly Dictionary<string, string> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = @"\x00-\x7F",
        ["blank"] = @"\t ",
        ["cntrl"] = @"\x00-\x1F\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t\n\v\f\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    public static bool TryCompile(
        string pattern,
        [NotNullWhen(true)] out Regex? regex,
        [NotNullWhen(false)] out string? error
    )
    {
        regex = null;
        error = $"error parsing regexp: invalid or too large: `{(pattern.Length > 100 ? pattern[..100] : pattern)}`";
        if (pattern.Length > LengthMax || !new Translation(pattern).TryRun(out var translated))
            return false;
        try
        {
            regex = new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        // The runtime reports what is wrong with a pattern in no other way.
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
        error = null;
        return true;
    }

    /// <summary>One pass over a pattern.</summary>
    private sealed class Translation(string pattern)
    {
        private readonly StringBuilder _out = new(pattern.Length + 16);
        private readonly Stack<(bool IsMultiline, long Size)> _groups = new();
        private int _at;
        private bool _isMultiline;

        /// <summary>Sizes when written out: of the group so far, and of the last item in it.</summary>
        private long _size;
        private long _itemSize;

        public bool TryRun(out string translated)
        {
            var isValid = true;
            while (isValid && _at < pattern.Length)
                isValid = TryNext() && _size <= ExpandedMax;
            translated = _out.ToString();
            return isValid && _groups.Count == 0;
        }

        private bool TryNext()
        {
            var c = pattern[_at];
            switch (c)
            {
                case '\\':
                    return Item(1) && TryEscape(false);
                case '[':
                    return Item(1) && TryClass();
                case '(':
                    return TryOpen();
                case ')':
                    return TryClose();
                case '$':
                    // The runtime's own sign also matches before a last line's end.
                    _at++;
                    _out.Append(_isMultiline ? "$" : "\\z");
                    return Item(1);
                case '*' or '+' or '?':
                    return TryRepeat();
                case '{' when IsCount(out var most, out var length):
                    return TryCount(most, length);
                case '{' or '}':
                    _at++;
                    _out.Append('\\').Append(c);
                    return Item(1);
                case '#' or ' ':
                    _at++;
                    _out.Append('\\').Append(c);
                    return Item(1);
                default:
                    _at++;
                    _out.Append(c);
                    return Item(1);
            }
        }

        private bool Item(long size)
        {
            _itemSize = size;
            _size += size;
            return true;
        }

        /// <summary>`*`, `+`, `?`, each with a `?` after it or not; RE2 refuses two in a row.</summary>
        private bool TryRepeat()
        {
            if (_itemSize == 0)
                return false;
            _out.Append(pattern[_at++]);
            TakeLazy();
            return Repeated(2);
        }

        private bool TryCount(int most, int length)
        {
            if (_itemSize == 0 || most > RepetitionsMax)
                return false;
            _out.Append(pattern, _at, length);
            _at += length;
            TakeLazy();
            return Repeated(Math.Max(most, 1));
        }

        private void TakeLazy()
        {
            if (_at < pattern.Length && pattern[_at] == '?')
                _out.Append(pattern[_at++]);
        }

        private bool Repeated(long times)
        {
            _size += _itemSize * (times - 1);
            _itemSize = 0;
            return true;
        }

        /// <summary>{n}, {n,} or {n,m}: another brace is a character.</summary>
        private bool IsCount(out int most, out int length)
        {
            (most, length) = (0, 0);
            var end = pattern.IndexOf('}', _at);
            if (end < 0)
                return false;
            var parts = pattern[(_at + 1)..end].Split(',');
            length = end + 1 - _at;
            if (parts.Length > 2 || parts[0].Length == 0)
                return false;
            foreach (var part in parts)
                if (part.Length > 0)
                {
                    if (!part.All(char.IsAsciiDigit))
                        return false;
                    most = part.Length > 5 ? int.MaxValue : int.Parse(part, CultureInfo.InvariantCulture);
                }
            return true;
        }

        private bool TryOpen()
        {
            _groups.Push((_isMultiline, _size));
            _size = 0;
            _itemSize = 0;
            _at++;
            if (_at >= pattern.Length || pattern[_at] != '?')
            {
                _out.Append('(');
                return true;
            }
            _at++;
            var rest = pattern.AsSpan(_at);
            if (rest.StartsWith("P<") || rest.StartsWith("<") && !rest.StartsWith("<=") && !rest.StartsWith("<!"))
            {
                var start = pattern.IndexOf('<', _at) + 1;
                var end = pattern.IndexOf('>', start);
                if (end <= start || !pattern[start..end].All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                    return false;
                // The name is of no use to any function here.
                _out.Append('(');
                _at = end + 1;
                return true;
            }
            return TryFlags();
        }

        /// <summary>(?flags) and (?flags:…), flags of i, m, s; U turns greediness and is not known here.</summary>
        private bool TryFlags()
        {
            var isOff = false;
            _out.Append("(?");
            for (; _at < pattern.Length; _at++)
                switch (pattern[_at])
                {
                    case 'i' or 's':
                        _out.Append(pattern[_at]);
                        break;
                    case 'm':
                        _isMultiline = !isOff;
                        _out.Append('m');
                        break;
                    case '-' when !isOff:
                        isOff = true;
                        _out.Append('-');
                        break;
                    case ':':
                        _at++;
                        _out.Append(':');
                        return true;
                    case ')':
                        // The flags are of the group around: it is not closed by this.
                        _at++;
                        _out.Append(')');
                        _size = _groups.Pop().Size;
                        _itemSize = 0;
                        return true;
                    default:
                        return false;
                }
            return false;
        }

        private bool TryClose()
        {
            if (_groups.Count == 0)
                return false;
            var (isMultiline, before) = _groups.Pop();
            _isMultiline = isMultiline;
            var size = Math.Max(_size, 1);
            _size = before;
            _at++;
            _out.Append(')');
            return Item(size);
        }

        private bool TryEscape(bool isInClass)
        {
            if (_at + 1 >= pattern.Length)
                return false;
            var c = pattern[_at + 1];
            _at += 2;
            switch (c)
            {
                case 'd':
                    return Write(isInClass ? "0-9" : "[0-9]");
                case 'D':
                    return Write(isInClass ? @"\x00-/:-\uFFFF" : "[^0-9]");
                case 'w':
                    return Write(isInClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]");
                case 'W':
                    return Write(isInClass ? @"\x00-/:-@\[-^`{-\uFFFF" : "[^0-9A-Za-z_]");
                case 's':
                    return Write(isInClass ? @"\t\n\f\r " : @"[\t\n\f\r ]");
                case 'S':
                    return Write(isInClass ? @"\x00-\x08\x0B\x0E-\x1F!-\uFFFF" : @"[^\t\n\f\r ]");
                case 'A' or 'z' or 'b' or 'B' when !isInClass:
                    return Write($"\\{c}");
                case 'a' or 'f' or 'n' or 'r' or 't' or 'v':
                    return Write($"\\{c}");
                case 'x':
                    return TryHex();
                case 'p' or 'P':
                    return TryUnicodeClass(c);
                case 'Q' when !isInClass:
                    var end = pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
                    var quoted = end < 0 ? pattern[_at..] : pattern[_at..end];
                    _at = end < 0 ? pattern.Length : end + 2;
                    return Write(Regex.Escape(quoted).Replace("]", "\\]").Replace("}", "\\}"));
                case '0':
                    return Write(@"\x00");
                default:
                    if (char.IsAsciiLetterOrDigit(c) || c > 127)
                        return false;
                    return Write($"\\{c}");
            }
        }

        private bool Write(string text)
        {
            _out.Append(text);
            return true;
        }

        private bool TryHex()
        {
            string digits;
            if (_at < pattern.Length && pattern[_at] == '{')
            {
                var end = pattern.IndexOf('}', _at);
                if (end < 0)
                    return false;
                digits = pattern[(_at + 1)..end];
                _at = end + 1;
            }
            else
            {
                if (_at + 2 > pattern.Length)
                    return false;
                digits = pattern.Substring(_at, 2);
                _at += 2;
            }
            // What needs two units of UTF-16 cannot stand in a class of the runtime.
            if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                return false;
            return Write($"\\u{code:X4}");
        }

        private bool TryUnicodeClass(char c)
        {
            if (_at >= pattern.Length)
                return false;
            if (pattern[_at] != '{')
                return Write($"\\{c}{{{pattern[_at++]}}}");
            var end = pattern.IndexOf('}', _at);
            if (end < 0)
                return false;
            var name = pattern[(_at + 1)..end];
            _at = end + 1;
            // Scripts of RE2 that are blocks of the runtime, as far as they are named alike.
            name = name is "Greek" or "Cyrillic" or "Hebrew" or "Arabic" or "Thai" ? "Is" + name : name;
            return name.All(char.IsAsciiLetterOrDigit) && Write($"\\{c}{{{name}}}");
        }

        private bool TryClass()
        {
            _at++;
            _out.Append('[');
            if (_at < pattern.Length && pattern[_at] == '^')
            {
                _out.Append('^');
                _at++;
            }
            for (var isFirst = true; _at < pattern.Length; isFirst = false)
            {
                if (pattern[_at] == ']' && !isFirst)
                {
                    _at++;
                    _out.Append(']');
                    return true;
                }
                if (!TryClassItem(out var isSet))
                    return false;
                // A minus is a range's between two characters, and itself elsewhere.
                if (isSet || _at + 1 >= pattern.Length || pattern[_at] != '-' || pattern[_at + 1] == ']')
                    continue;
                _at++;
                _out.Append('-');
                if (!TryClassItem(out var isEndSet) || isEndSet)
                    return false;
            }
            return false;
        }

        /// <summary>A character of a class, or a set of them such as `\d` or `[:alpha:]`.</summary>
        private bool TryClassItem(out bool isSet)
        {
            var c = pattern[_at];
            isSet = c == '\\' && _at + 1 < pattern.Length && "dDwWsSpP".Contains(pattern[_at + 1]);
            if (c == '\\')
                return TryEscape(true);
            var end =
                c == '[' && _at + 1 < pattern.Length && pattern[_at + 1] == ':'
                    ? pattern.IndexOf(":]", _at + 2, StringComparison.Ordinal)
                    : -1;
            if (end > 0)
            {
                isSet = true;
                if (!Posix.TryGetValue(pattern[(_at + 2)..end], out var set))
                    return false;
                _out.Append(set);
                _at = end + 2;
                return true;
            }
            // Escaped, because the runtime takes `-[` for a difference of classes.
            if (c is '[' or ']' or '-' or '^')
                _out.Append('\\');
            _out.Append(c);
            _at++;
            return true;
        }
    }
}
