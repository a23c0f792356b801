using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>A quantity as a value.</summary>
public sealed class CelQuantity(Quantity quantity) : CelOpaque
{
    public static readonly CelType Declared = OpaqueOf("kubernetes.Quantity");

    public override CelType Type => Declared;

    public Quantity Quantity { get; } = quantity;

    public override bool SameAs(CelOpaque other) => ((CelQuantity)other).Quantity == Quantity;

    public override string ToString() => $"quantity(\"{Quantity}\")";
}

/// <summary>Kubernetes' functions of quantities.</summary>
internal static class CelQuantities
{
    private static readonly CelType Q = CelQuantity.Declared;

    public static IEnumerable<CelOverload> All =>
        [
            Global("quantity", [Str], Q, CelCosts.Traversal, Parse),
            Global(
                "isQuantity",
                [Str],
                Bool,
                CelCosts.Traversal,
                static (a, _) => CelValue.Of(Quantity.TryParse(a[0].AsString, out var _))
            ),
            Of("sign", [Q], Int, static a => CelValue.Of((long)At(a, 0).Sign)),
            Of("isInteger", [Q], Bool, static a => CelValue.Of(At(a, 0).IsInteger)),
            Of("asInteger", [Q], Int, static a => AsInteger(At(a, 0))),
            Of("asApproximateFloat", [Q], Real, static a => CelValue.Of(At(a, 0).ApproximateValue)),
            Of("add", [Q, Q], Q, static a => Value(At(a, 0) + At(a, 1))),
            Of("add", [Q, Int], Q, static a => Value(At(a, 0) + Quantity.FromLong(a[1].AsInt))),
            Of("sub", [Q, Q], Q, static a => Value(At(a, 0) - At(a, 1))),
            Of("sub", [Q, Int], Q, static a => Value(At(a, 0) - Quantity.FromLong(a[1].AsInt))),
            Of("isLessThan", [Q, Q], Bool, static a => CelValue.Of(At(a, 0) < At(a, 1))),
            Of("isGreaterThan", [Q, Q], Bool, static a => CelValue.Of(At(a, 0) > At(a, 1))),
            Of("compareTo", [Q, Q], Int, static a => CelValue.Of((long)At(a, 0).CompareTo(At(a, 1)))),
        ];

    private delegate CelValue Work(ReadOnlySpan<CelValue> arguments);

    private static CelOverload Of(string name, CelType[] parameters, CelType result, Work work) =>
        Member(name, parameters, result, CelCosts.One, (a, _) => work(a));

    private static Quantity At(ReadOnlySpan<CelValue> arguments, int index) =>
        ((CelQuantity)arguments[index].AsOpaque).Quantity;

    private static CelValue Value(Quantity quantity) => CelValue.Of(new CelQuantity(quantity));

    private static CelValue Parse(ReadOnlySpan<CelValue> a, CelRun run) =>
        Quantity.TryParse(a[0].AsString, out var quantity)
            ? Value(quantity)
            : CelValue.Error(
                "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            );

    private static CelValue AsInteger(Quantity quantity) =>
        quantity.IsInteger ? CelValue.Of(quantity.Value) : CelValue.Error("cannot convert value to integer");
}
