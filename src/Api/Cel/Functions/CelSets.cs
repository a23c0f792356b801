using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>Lists taken as sets: all are compared with all.</summary>
internal static class CelSets
{
    private static readonly CelType ListOfA = ListOf(A);

    public static IEnumerable<CelOverload> All =>
        [
            Set("sets.contains", static (a, run) => Contains(a[0].AsList, a[1].AsList, run)),
            Set("sets.equivalent", Equivalent),
            Set("sets.intersects", Intersects),
        ];

    private static CelOverload Set(string name, CelBody body) =>
        Global(name, [ListOfA, ListOfA], Bool, CelCosts.Product, body);

    private static CelValue Contains(CelList list, CelList wanted, CelRun run)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            var isIn = CelOperators.IsIn(wanted[i], list, run);
            if (!isIn.IsTrue)
                return isIn;
        }
        return CelValue.True;
    }

    private static CelValue Equivalent(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var contains = Contains(a[0].AsList, a[1].AsList, run);
        return contains.IsTrue ? Contains(a[1].AsList, a[0].AsList, run) : contains;
    }

    private static CelValue Intersects(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var (list, other) = (a[0].AsList, a[1].AsList);
        for (var i = 0; i < other.Count; i++)
        {
            var isIn = CelOperators.IsIn(other[i], list, run);
            if (isIn.IsTrue || isIn.IsFailure)
                return isIn;
        }
        return CelValue.False;
    }
}
