using System.Text.RegularExpressions;
using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>matches(), find() and findAll(), in time linear in the text.</summary>
internal static class CelPatterns
{
    private static readonly CelType Strings = ListOf(Str);

    public static IEnumerable<CelOverload> All =>
        [
            Global("matches", [Str, Str], Bool, CelCosts.Match, Matches),
            Member("matches", [Str, Str], Bool, CelCosts.Match, Matches),
            Member("find", [Str, Str], Str, CelCosts.Match, Find),
            Member("findAll", [Str, Str], Strings, CelCosts.Match, FindAll),
            Member("findAll", [Str, Str, Int], Strings, CelCosts.Match, FindAll),
        ];

    private static CelValue Matches(ReadOnlySpan<CelValue> a, CelRun run) =>
        run.TryPattern(a[1].AsString, out var regex, out var failure)
            ? CelValue.Of(regex.IsMatch(a[0].AsString))
            : failure;

    private static CelValue Find(ReadOnlySpan<CelValue> a, CelRun run) =>
        run.TryPattern(a[1].AsString, out var regex, out var failure)
            ? CelValue.Of(regex.Match(a[0].AsString).Value)
            : failure;

    /// <summary>At most as many as the third argument says; all when it is negative.</summary>
    private static CelValue FindAll(ReadOnlySpan<CelValue> a, CelRun run)
    {
        if (!run.TryPattern(a[1].AsString, out var regex, out var failure))
            return failure;
        var max = a.Length > 2 && a[2].AsInt >= 0 ? a[2].AsInt : long.MaxValue;
        var found = new List<CelValue>();
        for (Match match = regex.Match(a[0].AsString); match.Success && found.Count < max; match = match.NextMatch())
        {
            // What is found is text that is written, and a list that grows.
            if (!run.ChargeTraversal(match.Length + 10))
                return CelRun.Halted;
            found.Add(CelValue.Of(match.Value));
        }
        return CelValue.Of(new CelArray([.. found]));
    }
}
