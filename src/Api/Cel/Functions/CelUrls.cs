using System.Text;
using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>
/// A URL as a value: absolute, or a path that begins with a slash. Parts are as they were written, but for the
/// host's brackets and the query's escapes.
/// </summary>
public sealed class CelUrl : CelOpaque
{
    public static readonly CelType Declared = OpaqueOf("kubernetes.URL");

    private CelUrl(string text, string scheme, string host, string path, string query) =>
        (Text, Scheme, Host, Path, Query) = (text, scheme, host, path, query);

    public override CelType Type => Declared;

    public string Text { get; }

    public string Scheme { get; }

    /// <summary>Name or address, with the port.</summary>
    public string Host { get; }

    /// <summary>Escaped.</summary>
    public string Path { get; }

    public string Query { get; }

    public string Hostname
    {
        get
        {
            var name = HasPort(out var colon) ? Host[..colon] : Host;
            return name.StartsWith('[') && name.EndsWith(']') ? name[1..^1] : name;
        }
    }

    public string Port => HasPort(out var colon) ? Host[(colon + 1)..] : "";

    public override bool SameAs(CelOpaque other) => string.Equals(((CelUrl)other).Text, Text, StringComparison.Ordinal);

    public override string ToString() => $"url(\"{Text}\")";

    public static bool TryParse(string text, out CelUrl? url)
    {
        url = null;
        foreach (var c in text)
            if (c <= ' ' || c == 0x7F)
                return false;
        var rest = text;
        var scheme = "";
        if (!rest.StartsWith('/'))
        {
            var colon = rest.IndexOf(':');
            if (colon <= 0 || !char.IsAsciiLetter(rest[0]))
                return false;
            scheme = rest[..colon];
            if (!scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.'))
                return false;
            rest = rest[(colon + 1)..];
        }
        var mark = rest.IndexOf('?');
        var query = mark < 0 ? "" : rest[(mark + 1)..];
        rest = mark < 0 ? rest : rest[..mark];
        var host = "";
        if (scheme.Length > 0 && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            var authority = slash < 0 ? rest[2..] : rest[2..slash];
            rest = slash < 0 ? "" : rest[slash..];
            host = authority[(authority.LastIndexOf('@') + 1)..];
            if (!IsHost(host))
                return false;
        }
        if (!HasGoodEscapes(rest))
            return false;
        url = new CelUrl(text, scheme.ToLowerInvariant(), host, Escaped(rest), query);
        return true;
    }

    /// <summary>Names and their values, unescaped; what cannot be unescaped is left out.</summary>
    public CelValue QueryMap()
    {
        var map = new Dictionary<string, List<CelValue>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var pair in Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            if (pair.Contains(';', StringComparison.Ordinal) || !HasGoodEscapes(pair))
                continue;
            name = Unescaped(name);
            if (!map.TryGetValue(name, out var values))
            {
                map.Add(name, values = []);
                order.Add(name);
            }
            values.Add(CelValue.Of(Unescaped(value)));
        }
        var result = new CelDictionary();
        foreach (var name in order)
            result.TryAdd(CelValue.Of(name), CelValue.Of(new CelArray([.. map[name]])));
        return CelValue.Of(result);
    }

    private bool HasPort(out int colon)
    {
        colon = Host.LastIndexOf(':');
        return colon >= 0 && colon > Host.LastIndexOf(']');
    }

    private static bool IsHost(string host)
    {
        if (host.AsSpan().ContainsAny("<>\"{}|\\^`#"))
            return false;
        var close = host.LastIndexOf(']');
        if (host.StartsWith('[') != close >= 0)
            return false;
        var colon = host.IndexOf(':', close + 1);
        if (close >= 0 && close != host.Length - 1 && colon != close + 1)
            return false;
        return colon < 0 || host.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool HasGoodEscapes(string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return false;
        return true;
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Escaped(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (var rune in path.EnumerateRunes())
            if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || "-_.~!$&'()*+,;=:@/%".Contains((char)rune.Value)))
                text.Append((char)rune.Value);
            else
                text.Append(Uri.EscapeDataString(rune.ToString()));
        return text.ToString();
    }
}

/// <summary>Kubernetes' functions of URLs.</summary>
internal static class CelUrls
{
    private static readonly CelType U = CelUrl.Declared;

    public static IEnumerable<CelOverload> All =>
        [
            Global("url", [Str], U, CelCosts.Traversal, Parse),
            Global(
                "isURL",
                [Str],
                Bool,
                CelCosts.Traversal,
                static (a, _) => CelValue.Of(CelUrl.TryParse(a[0].AsString, out var _))
            ),
            Part("getScheme", static url => url.Scheme),
            Part("getHost", static url => url.Host),
            Part("getHostname", static url => url.Hostname),
            Part("getPort", static url => url.Port),
            Part("getEscapedPath", static url => url.Path),
            Member("getQuery", [U], MapOf(Str, ListOf(Str)), CelCosts.One, Query),
        ];

    private static CelOverload Part(string name, Func<CelUrl, string> part) =>
        Member(name, [U], Str, CelCosts.One, (a, _) => CelValue.Of(part((CelUrl)a[0].AsOpaque))) with
        {
            ResultSize = static _ => 4096,
        };

    private static CelValue Parse(ReadOnlySpan<CelValue> a, CelRun run) =>
        CelUrl.TryParse(a[0].AsString, out var url)
            ? CelValue.Of(url!)
            : CelValue.Error("URL parse error during conversion from string");

    private static CelValue Query(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var url = (CelUrl)a[0].AsOpaque;
        return run.ChargeTraversal(url.Query.Length) ? url.QueryMap() : CelRun.Halted;
    }
}
