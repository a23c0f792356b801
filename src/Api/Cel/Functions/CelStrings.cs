using System.Text;
using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>Functions of strings. Places and lengths are in code points.</summary>
internal static class CelStrings
{
    private const string Blanks =
        "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029"
        + "\u202F\u205F\u3000";

    /// <summary>A part of a text that is split is a text of its own: some fifty bytes, however short.</summary>
    private const int PartWork = 2;

    private static readonly CelType Strings = ListOf(Str);

    public static IEnumerable<CelOverload> All =>
        [
            Member(
                "contains",
                [Str, Str],
                Bool,
                CelCosts.ProductTraversal,
                static (a, _) => CelValue.Of(a[0].AsString.Contains(a[1].AsString, StringComparison.Ordinal))
            ),
            Member(
                "startsWith",
                [Str, Str],
                Bool,
                CelCosts.Traversal,
                static (a, _) => CelValue.Of(a[0].AsString.StartsWith(a[1].AsString, StringComparison.Ordinal))
            ),
            Member(
                "endsWith",
                [Str, Str],
                Bool,
                CelCosts.Traversal,
                static (a, _) => CelValue.Of(a[0].AsString.EndsWith(a[1].AsString, StringComparison.Ordinal))
            ),
            Text("charAt", [Str, Int], Str, static (a, _) => CharAt(a[0].AsString, a[1].AsInt)) with
            {
                ResultSize = CelCosts.One,
            },
            Text("indexOf", [Str, Str], Int, IndexOf),
            Text("indexOf", [Str, Str, Int], Int, IndexOf),
            Text("lastIndexOf", [Str, Str], Int, LastIndexOf),
            Text("lastIndexOf", [Str, Str, Int], Int, LastIndexOf),
            Text("lowerAscii", [Str], Str, static (a, _) => CelValue.Of(Ascii(a[0].AsString, false))),
            Text("upperAscii", [Str], Str, static (a, _) => CelValue.Of(Ascii(a[0].AsString, true))),
            Text("trim", [Str], Str, static (a, _) => CelValue.Of(a[0].AsString.Trim([.. Blanks]))),
            Text("reverse", [Str], Str, static (a, _) => Reverse(a[0].AsString)),
            Text("substring", [Str, Int], Str, static (a, _) => Substring(a[0].AsString, a[1].AsInt, null)),
            Text("substring", [Str, Int, Int], Str, static (a, _) => Substring(a[0].AsString, a[1].AsInt, a[2].AsInt)),
            Member("replace", [Str, Str, Str], Str, CelCosts.TwoTraversals, Replace) with
            {
                ResultSize = ReplacedSize,
            },
            Member("replace", [Str, Str, Str, Int], Str, CelCosts.TwoTraversals, Replace) with
            {
                ResultSize = ReplacedSize,
            },
            Member("split", [Str, Str], Strings, CelCosts.TwoTraversals, Split),
            Member("split", [Str, Str, Int], Strings, CelCosts.TwoTraversals, Split),
            Member("join", [Strings], Str, CelCosts.TwoTraversals, Join) with
            {
                GoesThroughElements = true,
            },
            Member("join", [Strings, Str], Str, CelCosts.TwoTraversals, Join) with
            {
                GoesThroughElements = true,
            },
            Global("strings.quote", [Str], Str, CelCosts.Traversal, static (a, _) => Quote(a[0].AsString)) with
            {
                ResultSize = static sizes => 2 * sizes[0] + 2,
            },
            Member("format", [Str, DynList], Str, CelCosts.Traversal, CelFormat.Format) with
            {
                ResultSize = static sizes => sizes[0] + sizes[1] * 400,
            },
        ];

    private static CelOverload Text(string name, CelType[] parameters, CelType result, CelBody body) =>
        Member(name, parameters, result, CelCosts.Traversal, body);

    /// <summary>Each place between characters may become the replacement.</summary>
    private static long ReplacedSize(ReadOnlySpan<long> sizes) =>
        (long)Int128.Min(CelCosts.SizeMax, sizes[0] + (sizes[0] + 1) * (Int128)sizes[2]);

    public static long Length(string text)
    {
        var length = text.Length;
        for (var i = 0; i < text.Length - 1; i++)
            if (char.IsSurrogatePair(text[i], text[i + 1]))
                length--;
        return length;
    }

    /// <summary>Where a code point begins in UTF-16; -1 when the text has fewer.</summary>
    private static int Place(string text, long codePoints)
    {
        if (codePoints < 0 || codePoints > text.Length)
            return -1;
        var at = 0;
        for (; codePoints > 0; codePoints--)
        {
            if (at >= text.Length)
                return -1;
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }
        return at;
    }

    private static long CodePoints(string text, int place) => place < 0 ? -1 : Length(text[..place]);

    private static CelValue OutOfRange(long index) => CelValue.Error($"index out of range: {index}");

    private static CelValue CharAt(string text, long index)
    {
        var at = Place(text, index);
        if (at < 0)
            return OutOfRange(index);
        if (at == text.Length)
            return CelValue.Of("");
        var length = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        return CelValue.Of(text.Substring(at, length));
    }

    /// <summary>A search looks at each place for as much as is searched, at worst.</summary>
    private static bool ChargeSearch(CelRun run, string text, string part) =>
        run.ChargeWork(CelCosts.Tenth(text.Length) * (CelCosts.Tenth(part.Length) - 1));

    private static CelValue IndexOf(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var (text, part, start) = (a[0].AsString, a[1].AsString, a.Length > 2 ? a[2].AsInt : 0);
        if (part.Length > 0 && !ChargeSearch(run, text, part))
            return CelRun.Halted;
        var at = Place(text, start);
        if (at < 0)
            return OutOfRange(start);
        return CelValue.Of(
            part.Length == 0 ? start : CodePoints(text, text.IndexOf(part, at, StringComparison.Ordinal))
        );
    }

    private static CelValue LastIndexOf(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var (text, part) = (a[0].AsString, a[1].AsString);
        long? last = a.Length > 2 ? a[2].AsInt : null;
        if (part.Length > 0 && !ChargeSearch(run, text, part))
            return CelRun.Halted;
        var place = last is { } wanted ? Place(text, wanted) : text.Length;
        if (place < 0)
            return OutOfRange(last!.Value);
        if (part.Length == 0)
            return CelValue.Of(last ?? Length(text));
        var end = (int)Math.Min(text.Length, (long)place + part.Length);
        return CelValue.Of(CodePoints(text, text.AsSpan(0, end).LastIndexOf(part)));
    }

    private static string Ascii(string text, bool isUpper) =>
        string.Create(
            text.Length,
            (text, isUpper),
            static (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    var c = from.text[i];
                    span[i] =
                        from.isUpper && char.IsAsciiLetterLower(c) || !from.isUpper && char.IsAsciiLetterUpper(c)
                            ? (char)(c ^ 0x20)
                            : c;
                }
            }
        );

    private static CelValue Reverse(string text)
    {
        var reversed = new StringBuilder(text.Length);
        for (var i = text.Length - 1; i >= 0; i--)
            if (i > 0 && char.IsSurrogatePair(text[i - 1], text[i]))
                reversed.Append(text, --i, 2);
            else
                reversed.Append(text[i]);
        return CelValue.Of(reversed.ToString());
    }

    private static CelValue Substring(string text, long start, long? end)
    {
        var from = Place(text, start);
        if (from < 0)
            return OutOfRange(start);
        if (end is not { } last)
            return CelValue.Of(text[from..]);
        var to = Place(text, last);
        if (to < 0)
            return OutOfRange(last);
        return start > last
            ? CelValue.Error($"invalid substring range. start: {start}, end: {last}")
            : CelValue.Of(text[from..to]);
    }

    /// <summary>
    /// As many as the fourth argument says, all when it is negative. The result's length is paid for.
    /// </summary>
    private static CelValue Replace(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var (text, old, replacement) = (a[0].AsString, a[1].AsString, a[2].AsString);
        var left = a.Length > 3 && a[3].AsInt >= 0 ? a[3].AsInt : long.MaxValue;
        if (old.Length > 0 && !ChargeSearch(run, text, old))
            return CelRun.Halted;
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (left > 0 && at <= text.Length)
        {
            var next = old.Length == 0 ? at : text.IndexOf(old, at, StringComparison.Ordinal);
            if (next < 0)
                break;
            if (!run.ChargeTraversal(replacement.Length))
                return CelRun.Halted;
            result.Append(text, at, next - at).Append(replacement);
            left--;
            at = next + old.Length;
            if (old.Length > 0)
                continue;
            // An empty text is found before each character, and at the end.
            if (at == text.Length)
                return CelValue.Of(result.ToString());
            var length = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
            result.Append(text, at, length);
            at += length;
        }
        return CelValue.Of(result.Append(text, at, text.Length - at).ToString());
    }

    private static CelValue Split(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var (text, separator) = (a[0].AsString, a[1].AsString);
        var max = a.Length > 2 && a[2].AsInt >= 0 ? a[2].AsInt : long.MaxValue;
        if (max == 0)
            return CelValue.Of(CelList.Empty);
        if (separator.Length > 0 && !ChargeSearch(run, text, separator))
            return CelRun.Halted;
        var parts = new List<CelValue>();
        var at = 0;
        while (parts.Count < max - 1)
        {
            var next =
                separator.Length > 0 ? text.IndexOf(separator, at, StringComparison.Ordinal)
                : at >= text.Length ? -1
                : at + (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1);
            if (next < 0 || separator.Length == 0 && next == text.Length)
                break;
            if (!run.ChargeWork(PartWork))
                return CelRun.Halted;
            parts.Add(CelValue.Of(text[at..next]));
            at = next + separator.Length;
        }
        if (text.Length > 0 || separator.Length > 0)
            parts.Add(CelValue.Of(text[at..]));
        return CelValue.Of(new CelArray([.. parts]));
    }

    private static CelValue Join(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var list = a[0].AsList;
        var separator = a.Length > 1 ? a[1].AsString : "";
        var text = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (item.Kind != CelKind.String)
                return item.IsFailure ? item : CelValue.NoSuchOverload;
            if (!run.ChargeTraversal(2L * (item.AsString.Length + separator.Length)))
                return CelRun.Halted;
            if (i > 0)
                text.Append(separator);
            text.Append(item.AsString);
        }
        return CelValue.Of(text.ToString());
    }

    private static CelValue Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2);
        CelText.AppendQuoted(quoted, text);
        return CelValue.Of(quoted.ToString());
    }
}
