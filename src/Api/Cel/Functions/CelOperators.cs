using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>Arithmetic, comparison, indexing, membership and size.</summary>
internal static class CelOperators
{
    private static readonly CelValue DivisionByZero = CelValue.Error("division by zero");
    private static readonly CelValue ModulusByZero = CelValue.Error("modulus by zero");
    private static readonly CelType ListOfA = ListOf(A);
    private static readonly CelType MapOfAToB = MapOf(A, B);

    public static IEnumerable<CelOverload> All =>
        [
            .. Arithmetic(),
            .. Ordering("_<_", static order => order < 0),
            .. Ordering("_<=_", static order => order <= 0),
            .. Ordering("_>_", static order => order > 0),
            .. Ordering("_>=_", static order => order >= 0),
            .. Access(),
        ];

    private static IEnumerable<CelOverload> Arithmetic() =>
        [
            Binary("_+_", Int, Int, Int, static (a, _) => Add(a[0].AsInt, a[1].AsInt)),
            Binary("_+_", Uint, Uint, Uint, static (a, _) => Add(a[0].AsUint, a[1].AsUint)),
            Binary("_+_", Real, Real, Real, static (a, _) => CelValue.Of(a[0].AsDouble + a[1].AsDouble)),
            Global("_+_", [Str, Str], Str, CelCosts.SumTraversal, static (a, _) => Joined(a)) with
            {
                ResultSize = CelCosts.Sum,
            },
            Global(
                "_+_",
                [Bytes, Bytes],
                Bytes,
                CelCosts.SumTraversal,
                static (a, _) => CelValue.Of([.. a[0].AsBytes, .. a[1].AsBytes])
            ) with
            {
                ResultSize = CelCosts.Sum,
            },
            Binary(
                "_+_",
                ListOfA,
                ListOfA,
                ListOfA,
                static (a, _) => CelConcatenation.Join(a[0].AsList, a[1].AsList)
            ) with
            {
                ResultSize = CelCosts.Sum,
            },
            Binary("_+_", Duration, Duration, Duration, static (a, _) => AddDurations(a[0], a[1])),
            Binary("_+_", Timestamp, Duration, Timestamp, static (a, _) => Shift(a[0], a[1].DurationNanos)),
            Binary("_+_", Duration, Timestamp, Timestamp, static (a, _) => Shift(a[1], a[0].DurationNanos)),
            Binary("_-_", Int, Int, Int, static (a, _) => Subtract(a[0].AsInt, a[1].AsInt)),
            Binary("_-_", Uint, Uint, Uint, static (a, _) => Subtract(a[0].AsUint, a[1].AsUint)),
            Binary("_-_", Real, Real, Real, static (a, _) => CelValue.Of(a[0].AsDouble - a[1].AsDouble)),
            Binary("_-_", Duration, Duration, Duration, static (a, _) => SubtractDurations(a[0], a[1])),
            Binary("_-_", Timestamp, Duration, Timestamp, static (a, _) => Shift(a[0], -(Int128)a[1].DurationNanos)),
            Binary("_-_", Timestamp, Timestamp, Duration, static (a, _) => Between(a[0], a[1])),
            Binary("_*_", Int, Int, Int, static (a, _) => Multiply(a[0].AsInt, a[1].AsInt)),
            Binary("_*_", Uint, Uint, Uint, static (a, _) => Multiply(a[0].AsUint, a[1].AsUint)),
            Binary("_*_", Real, Real, Real, static (a, _) => CelValue.Of(a[0].AsDouble * a[1].AsDouble)),
            Binary("_/_", Int, Int, Int, static (a, _) => Divide(a[0].AsInt, a[1].AsInt)),
            Binary(
                "_/_",
                Uint,
                Uint,
                Uint,
                static (a, _) => a[1].AsUint == 0 ? DivisionByZero : CelValue.Of(a[0].AsUint / a[1].AsUint)
            ),
            Binary("_/_", Real, Real, Real, static (a, _) => CelValue.Of(a[0].AsDouble / a[1].AsDouble)),
            Binary("_%_", Int, Int, Int, static (a, _) => Remainder(a[0].AsInt, a[1].AsInt)),
            Binary(
                "_%_",
                Uint,
                Uint,
                Uint,
                static (a, _) => a[1].AsUint == 0 ? ModulusByZero : CelValue.Of(a[0].AsUint % a[1].AsUint)
            ),
            Global("-_", [Int], Int, CelCosts.One, static (a, _) => Subtract(0, a[0].AsInt)),
            Global("-_", [Real], Real, CelCosts.One, static (a, _) => CelValue.Of(-a[0].AsDouble)),
            Global("!_", [Bool], Bool, CelCosts.One, static (a, _) => CelValue.Of(!a[0].AsBool)),
        ];

    private static IEnumerable<CelOverload> Ordering(string name, Func<int, bool> holds)
    {
        CelValue Body(ReadOnlySpan<CelValue> a, CelRun run) =>
            CelValue.Of(CelEquality.Compare(a[0], a[1]) is { } order && holds(order));

        CelType[] numbers = [Int, Uint, Real];
        foreach (var type in numbers)
            yield return Binary(name, type, type, Bool, Body);
        foreach (var type in (CelType[])[Str, Bytes])
            yield return Global(name, [type, type], Bool, CelCosts.ShorterTraversal, Body);
        foreach (var type in (CelType[])[Bool, Timestamp, Duration])
            yield return Binary(name, type, type, Bool, Body);
        foreach (var first in numbers)
        foreach (var second in numbers)
            if (first != second)
                yield return Binary(name, first, second, Bool, Body);
    }

    private static IEnumerable<CelOverload> Access() =>
        [
            Global(
                "_==_",
                [A, A],
                Bool,
                CelCosts.ShorterTraversal,
                static (a, run) => CelEquality.Equal(a[0], a[1], run)
            ),
            Global("_!=_", [A, A], Bool, CelCosts.ShorterTraversal, static (a, run) => Differ(a, run)),
            Global("@in", [A, ListOfA], Bool, CelCosts.Second, static (a, run) => IsIn(a[0], a[1].AsList, run)),
            Global(
                "@in",
                [A, MapOfAToB],
                Bool,
                CelCosts.One,
                static (a, _) => CelValue.Of(a[1].AsMap.TryGet(a[0], out var _))
            ),
            Binary("_[_]", ListOfA, Int, A, static (a, _) => Index(a[0], a[1])),
            Binary("_[_]", MapOfAToB, A, B, static (a, _) => Entry(a[0], a[1])),
            Binary("_[_]", OptionalOf(ListOfA), Int, OptionalOf(A), static (a, _) => OptionalIndex(a[0], a[1])),
            Binary("_[_]", OptionalOf(MapOfAToB), A, OptionalOf(B), static (a, _) => OptionalIndex(a[0], a[1])),
            Binary("_[?_]", ListOfA, Int, OptionalOf(A), static (a, _) => OptionalIndex(a[0], a[1])),
            Binary("_[?_]", MapOfAToB, A, OptionalOf(B), static (a, _) => OptionalIndex(a[0], a[1])),
            Binary("_[?_]", OptionalOf(ListOfA), Int, OptionalOf(A), static (a, _) => OptionalIndex(a[0], a[1])),
            Binary("_[?_]", OptionalOf(MapOfAToB), A, OptionalOf(B), static (a, _) => OptionalIndex(a[0], a[1])),
            .. Sizes(Str, static (a, _) => CelValue.Of(CelStrings.Length(a[0].AsString))),
            .. Sizes(Bytes, static (a, _) => CelValue.Of((long)a[0].AsBytes.Length)),
            .. Sizes(ListOfA, static (a, _) => CelValue.Of((long)a[0].AsList.Count)),
            .. Sizes(MapOfAToB, static (a, _) => CelValue.Of((long)a[0].AsMap.Count)),
        ];

    private static CelOverload[] Sizes(CelType type, CelBody body) =>
        [Global("size", [type], Int, CelCosts.One, body), Member("size", [type], Int, CelCosts.One, body)];

    private static CelOverload Binary(string name, CelType first, CelType second, CelType result, CelBody body) =>
        Global(name, [first, second], result, CelCosts.One, body);

    private static CelValue Joined(ReadOnlySpan<CelValue> a) =>
        CelValue.Of(string.Concat(a[0].AsString, a[1].AsString));

    /// <summary>The sum of two values of one kind that `sum` knows.</summary>
    internal static CelValue Plus(in CelValue a, in CelValue b) =>
        (a.Kind, b.Kind) switch
        {
            (CelKind.Int, CelKind.Int) => Add(a.AsInt, b.AsInt),
            (CelKind.Uint, CelKind.Uint) => Add(a.AsUint, b.AsUint),
            (CelKind.Double, CelKind.Double) => CelValue.Of(a.AsDouble + b.AsDouble),
            (CelKind.Duration, CelKind.Duration) => AddDurations(a, b),
            _ => CelValue.NoSuchOverload,
        };

    private static CelValue Add(long a, long b)
    {
        var sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) < 0 ? CelConvert.Overflow : CelValue.Of(sum);
    }

    private static CelValue Add(ulong a, ulong b)
    {
        var sum = unchecked(a + b);
        return sum < a ? CelConvert.UnsignedOverflow : CelValue.Of(sum);
    }

    private static CelValue Subtract(long a, long b)
    {
        var difference = unchecked(a - b);
        return ((a ^ b) & (a ^ difference)) < 0 ? CelConvert.Overflow : CelValue.Of(difference);
    }

    private static CelValue Subtract(ulong a, ulong b) => a < b ? CelConvert.UnsignedOverflow : CelValue.Of(a - b);

    private static CelValue Multiply(long a, long b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high == low >> 63 ? CelValue.Of(low) : CelConvert.Overflow;
    }

    private static CelValue Multiply(ulong a, ulong b) =>
        Math.BigMul(a, b, out var low) == 0 ? CelValue.Of(low) : CelConvert.UnsignedOverflow;

    private static CelValue Divide(long a, long b) =>
        b switch
        {
            0 => DivisionByZero,
            -1 => Subtract(0, a),
            _ => CelValue.Of(a / b),
        };

    private static CelValue Remainder(long a, long b) =>
        b switch
        {
            0 => ModulusByZero,
            -1 => a == long.MinValue ? CelConvert.Overflow : CelValue.Of(0L),
            _ => CelValue.Of(a % b),
        };

    private static CelValue AddDurations(in CelValue a, in CelValue b) =>
        FromNanos((Int128)a.DurationNanos + b.DurationNanos);

    private static CelValue SubtractDurations(in CelValue a, in CelValue b) =>
        FromNanos((Int128)a.DurationNanos - b.DurationNanos);

    private static CelValue FromNanos(Int128 nanos) =>
        nanos < long.MinValue || nanos > long.MaxValue
            ? CelValue.Error("duration overflow")
            : CelValue.Duration((long)nanos);

    private static Int128 NanosOf(in CelValue timestamp) =>
        (Int128)timestamp.Seconds * CelTime.SecondNanos + timestamp.Nanos;

    private static CelValue Shift(in CelValue timestamp, Int128 nanos)
    {
        var total = NanosOf(timestamp) + nanos;
        var (seconds, rest) = Int128.DivRem(total, CelTime.SecondNanos);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + CelTime.SecondNanos);
        return CelTime.Timestamp((long)seconds, (long)rest);
    }

    private static CelValue Between(in CelValue a, in CelValue b) => FromNanos(NanosOf(a) - NanosOf(b));

    private static CelValue Differ(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var equal = CelEquality.Equal(a[0], a[1], run);
        return equal.IsFailure ? equal : CelValue.Of(!equal.AsBool);
    }

    internal static CelValue IsIn(in CelValue value, CelList list, CelRun run)
    {
        var result = CelValue.False;
        for (var i = 0; i < list.Count; i++)
        {
            var element = list[i];
            // A scalar costs what Kubernetes counts for it; what is longer costs what is gone through.
            if (element.Size > 10 && !run.ChargeNested(value, element))
                return CelValue.Halt;
            var equal = CelEquality.Equal(value, element, run);
            if (equal.IsTrue || equal.Kind == CelKind.Halt)
                return equal;
            if (equal.IsFailure)
                result = equal;
        }
        return result;
    }

    private static CelValue Index(in CelValue list, in CelValue index) =>
        index.AsInt >= 0 && index.AsInt < list.AsList.Count
            ? list.AsList[(int)index.AsInt]
            : CelValue.Error($"index out of bounds: {index.AsInt}");

    private static CelValue Entry(in CelValue map, in CelValue key) =>
        map.AsMap.TryGet(key, out var value) ? value
        : key.Kind == CelKind.String ? CelValue.Error($"no such key: {key.AsString}")
        : CelValue.Error($"no such key: {key}");

    private static CelValue OptionalIndex(CelValue operand, in CelValue index)
    {
        if (operand.Kind == CelKind.Optional)
        {
            if (!operand.HasOptionalValue)
                return operand;
            operand = operand.OptionalValue;
        }
        CelValue value;
        if (operand.Kind == CelKind.List && index.Kind == CelKind.Int)
        {
            if (index.AsInt < 0 || index.AsInt >= operand.AsList.Count)
                return CelValue.OptionalNone;
            value = operand.AsList[(int)index.AsInt];
        }
        else if (operand.Kind != CelKind.Map)
            return CelValue.NoSuchOverload;
        else if (!operand.AsMap.TryGet(index, out value))
            return CelValue.OptionalNone;
        return value.IsFailure ? value : CelValue.OptionalOf(value);
    }
}
