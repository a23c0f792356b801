using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>Optional values. The macros optMap and optFlatMap are the parser's.</summary>
internal static class CelOptionals
{
    private static readonly CelType Optional = OptionalOf(A);

    public static IEnumerable<CelOverload> All =>
        [
            Global("optional.of", [A], Optional, CelCosts.One, static (a, _) => CelValue.OptionalOf(a[0])),
            Global("optional.none", [], Optional, CelCosts.One, static (_, _) => CelValue.OptionalNone),
            Global(
                "optional.ofNonZeroValue",
                [A],
                Optional,
                CelCosts.One,
                static (a, _) => IsZero(a[0]) ? CelValue.OptionalNone : CelValue.OptionalOf(a[0])
            ),
            Member("hasValue", [Optional], Bool, CelCosts.One, static (a, _) => CelValue.Of(a[0].HasOptionalValue)),
            Member(
                "value",
                [Optional],
                A,
                CelCosts.One,
                static (a, _) =>
                    a[0].HasOptionalValue ? a[0].OptionalValue : CelValue.Error("optional.none() dereference")
            ),
            Member(
                "or",
                [Optional, Optional],
                Optional,
                CelCosts.One,
                static (a, _) => a[0].HasOptionalValue ? a[0] : a[1]
            ),
            Member(
                "orValue",
                [Optional, A],
                A,
                CelCosts.One,
                static (a, _) => a[0].HasOptionalValue ? a[0].OptionalValue : a[1]
            ),
        ];

    /// <summary>Whether the second argument is evaluated only where the first one is empty.</summary>
    public static bool IsLazy(CelOverload overload) => overload.Function is "or" or "orValue" && overload.IsMember;

    private static bool IsZero(in CelValue value) =>
        value.Kind switch
        {
            CelKind.Null => true,
            CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration => value.AsInt == 0,
            CelKind.Double => value.AsDouble == 0,
            CelKind.Map => value.AsMap.Count == 0,
            CelKind.String or CelKind.Bytes or CelKind.List => value.Size == 0,
            CelKind.Optional => !value.HasOptionalValue,
            _ => false,
        };
}
