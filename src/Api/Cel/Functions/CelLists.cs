using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>Kubernetes' functions of lists. Each goes once through the list.</summary>
internal static class CelLists
{
    private static readonly CelType[] Summable = [Int, Uint, Real, Duration];
    private static readonly CelType[] Ordered = [.. Summable, Bool, Str, Bytes, Timestamp];

    public static IEnumerable<CelOverload> All =>
        [
            .. Ordered.Select(t => Member("isSorted", [ListOf(t)], Bool, CelCosts.First, IsSorted)),
            .. Ordered.Select(t =>
                Member("min", [ListOf(t)], t, CelCosts.First, static (a, run) => Extreme(a[0].AsList, run, -1))
            ),
            .. Ordered.Select(t =>
                Member("max", [ListOf(t)], t, CelCosts.First, static (a, run) => Extreme(a[0].AsList, run, 1))
            ),
            .. Summable.Select(t =>
            {
                var zero = Zero(t);
                return Member("sum", [ListOf(t)], t, CelCosts.First, (a, run) => Sum(zero, a[0].AsList, run));
            }),
            Member("indexOf", [ListOf(A), A], Int, CelCosts.First, static (a, run) => IndexOf(a, run, false)),
            Member("lastIndexOf", [ListOf(A), A], Int, CelCosts.First, static (a, run) => IndexOf(a, run, true)),
        ];

    private static CelValue Zero(CelType type) =>
        type.Kind switch
        {
            CelTypeKind.Int => CelValue.Of(0L),
            CelTypeKind.Uint => CelValue.Of(0UL),
            CelTypeKind.Double => CelValue.Of(0.0),
            _ => CelValue.Duration(0),
        };

    private static CelValue IsSorted(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var list = a[0].AsList;
        for (var i = 1; i < list.Count; i++)
        {
            var (before, value) = (list[i - 1], list[i]);
            if (!TryCompare(before, value, run, out var order, out var failure))
                return failure;
            if (order > 0)
                return CelValue.False;
        }
        return CelValue.True;
    }

    private static CelValue Extreme(CelList list, CelRun run, int sign)
    {
        if (list.Count == 0)
            return CelValue.Error(sign < 0 ? "min called on empty list" : "max called on empty list");
        var best = list[0];
        for (var i = 1; i < list.Count && !best.IsFailure; i++)
        {
            var value = list[i];
            if (!TryCompare(value, best, run, out var order, out var failure))
                return failure;
            if (Math.Sign(order) == sign)
                best = value;
        }
        return best;
    }

    private static bool TryCompare(in CelValue a, in CelValue b, CelRun run, out int order, out CelValue failure)
    {
        order = 0;
        failure =
            a.IsFailure ? a
            : b.IsFailure ? b
            : a.Size > 10 && !run.ChargeNested(a, b) ? CelRun.Halted
            : default;
        if (failure.IsFailure)
            return false;
        if (CelEquality.Compare(a, b) is { } known)
        {
            order = known;
            return true;
        }
        // NaN has no order, and is no error either.
        if (a.Kind == CelKind.Double || b.Kind == CelKind.Double)
            return true;
        failure = CelValue.NoSuchOverload;
        return false;
    }

    private static CelValue Sum(CelValue sum, CelList list, CelRun run)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var value = list[i];
            if (value.IsFailure)
                return value;
            // An empty list of unknown elements has the sum 0; otherwise the first element says what is added.
            sum = i == 0 && value.Kind != sum.Kind ? value : CelOperators.Plus(sum, value);
            if (sum.IsFailure)
                return sum;
        }
        return sum.Kind is CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Duration
            ? sum
            : CelValue.NoSuchOverload;
    }

    private static CelValue IndexOf(ReadOnlySpan<CelValue> a, CelRun run, bool isLast)
    {
        var list = a[0].AsList;
        for (var i = 0; i < list.Count; i++)
        {
            var at = isLast ? list.Count - 1 - i : i;
            var element = list[at];
            if (element.Size > 10 && !run.ChargeNested(element, a[1]))
                return CelRun.Halted;
            var equal = CelEquality.Equal(element, a[1], run);
            if (equal.IsFailure)
                return equal;
            if (equal.AsBool)
                return CelValue.Of((long)at);
        }
        return CelValue.Of(-1L);
    }
}
