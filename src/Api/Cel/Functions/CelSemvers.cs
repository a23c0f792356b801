using System.Globalization;
using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>A semantic version (2.0.0 of its specification) as a value.</summary>
public sealed class CelSemver : CelOpaque, IComparable<CelSemver>
{
    public static readonly CelType Declared = OpaqueOf("kubernetes.Semver");

    private readonly string[] _pre;

    private CelSemver(string text, ulong major, ulong minor, ulong patch, string[] pre)
    {
        Text = text;
        (Major, Minor, Patch) = (major, minor, patch);
        _pre = pre;
    }

    public override CelType Type => Declared;

    public string Text { get; }

    public ulong Major { get; }

    public ulong Minor { get; }

    public ulong Patch { get; }

    public override bool SameAs(CelOpaque other) => CompareTo((CelSemver)other) == 0;

    public override string ToString() => $"semver(\"{Text}\")";

    /// <summary>
    /// "1.2.3-rc.1+build". Where it is normalized, a "v" before it, missing parts and leading zeros are taken.
    /// </summary>
    public static bool TryParse(string text, bool isNormalized, out CelSemver? version)
    {
        version = null;
        if (text.Length > 256)
            return false;
        var rest = isNormalized && text.StartsWith('v') ? text[1..] : text;
        var plus = rest.IndexOf('+');
        if (plus >= 0 && !Array.TrueForAll(rest[(plus + 1)..].Split('.'), IsIdentifier))
            return false;
        rest = plus < 0 ? rest : rest[..plus];
        var dash = rest.IndexOf('-');
        var pre = dash < 0 ? [] : rest[(dash + 1)..].Split('.');
        if (!Array.TrueForAll(pre, p => IsIdentifier(p) && (!IsNumber(p) || p.Length == 1 || p[0] != '0')))
            return false;
        var parts = (dash < 0 ? rest : rest[..dash]).Split('.');
        if (parts.Length > 3 || parts.Length < 3 && !isNormalized)
            return false;
        Span<ulong> numbers = [0, 0, 0];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!isNormalized && parts[i].Length > 1 && parts[i][0] == '0')
                return false;
            if (!ulong.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        }
        version = new CelSemver(text, numbers[0], numbers[1], numbers[2], pre);
        return true;
    }

    public int CompareTo(CelSemver? other)
    {
        if (other is null)
            return 1;
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0)
            return order;
        // A version before its release comes first.
        if (_pre.Length == 0 || other._pre.Length == 0)
            return other._pre.Length.CompareTo(_pre.Length) is var by && by == 0 ? 0 : Math.Sign(by);
        for (var i = 0; i < Math.Min(_pre.Length, other._pre.Length); i++)
        {
            order = Compare(_pre[i], other._pre[i]);
            if (order != 0)
                return order;
        }
        return _pre.Length.CompareTo(other._pre.Length);
    }

    private static int Compare(string a, string b)
    {
        var (isNumberA, isNumberB) = (IsNumber(a), IsNumber(b));
        if (isNumberA != isNumberB)
            return isNumberA ? -1 : 1;
        if (isNumberA && a.Length != b.Length)
            return Math.Sign(a.Length.CompareTo(b.Length));
        return Math.Sign(string.CompareOrdinal(a, b));
    }

    private static bool IsNumber(string part) => part.All(char.IsAsciiDigit);

    private static bool IsIdentifier(string part) =>
        part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}

/// <summary>Kubernetes' functions of versions.</summary>
internal static class CelSemvers
{
    private static readonly CelType V = CelSemver.Declared;

    public static IEnumerable<CelOverload> All =>
        [
            Global("semver", [Str], V, CelCosts.Traversal, Parse),
            Global("semver", [Str, Bool], V, CelCosts.Traversal, Parse),
            Global("isSemver", [Str], Bool, CelCosts.Traversal, IsSemver),
            Global("isSemver", [Str, Bool], Bool, CelCosts.Traversal, IsSemver),
            Member("major", [V], Int, CelCosts.One, static (a, _) => CelValue.Of((long)At(a, 0).Major)),
            Member("minor", [V], Int, CelCosts.One, static (a, _) => CelValue.Of((long)At(a, 0).Minor)),
            Member("patch", [V], Int, CelCosts.One, static (a, _) => CelValue.Of((long)At(a, 0).Patch)),
            Member("isLessThan", [V, V], Bool, CelCosts.One, static (a, _) => CelValue.Of(Order(a) < 0)),
            Member("isGreaterThan", [V, V], Bool, CelCosts.One, static (a, _) => CelValue.Of(Order(a) > 0)),
            Member("compareTo", [V, V], Int, CelCosts.One, static (a, _) => CelValue.Of((long)Order(a))),
        ];

    private static CelSemver At(ReadOnlySpan<CelValue> a, int index) => (CelSemver)a[index].AsOpaque;

    private static int Order(ReadOnlySpan<CelValue> a) => At(a, 0).CompareTo(At(a, 1));

    private static bool TryParse(ReadOnlySpan<CelValue> a, out CelSemver? version) =>
        CelSemver.TryParse(a[0].AsString, a.Length > 1 && a[1].AsBool, out version);

    private static CelValue Parse(ReadOnlySpan<CelValue> a, CelRun run) =>
        TryParse(a, out var version)
            ? CelValue.Of(version!)
            : CelValue.Error("Semver parse error during conversion from string");

    private static CelValue IsSemver(ReadOnlySpan<CelValue> a, CelRun run) => CelValue.Of(TryParse(a, out _));
}
