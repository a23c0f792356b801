namespace Arktos.Api.Cel;

/// <summary>Equality and order across the kinds of numbers, by their mathematical value.</summary>
internal static class CelEquality
{
    private const int DepthMax = 500;

    /// <summary>
    /// A boolean, or a failure. What lies below the values themselves costs a tenth of its size on top of what the
    /// call has cost, because nested lists could otherwise hold unbounded work.
    /// </summary>
    public static CelValue Equal(in CelValue a, in CelValue b, CelRun run, int depth = 0)
    {
        if (a.IsFailure)
            return a;
        if (b.IsFailure)
            return b;
        if (a.Kind is not (CelKind.List or CelKind.Map or CelKind.Optional))
            return CelValue.Of(a.Kind == b.Kind || IsNumber(a.Kind) ? ScalarsEqual(a, b) : false);
        if (a.Kind != b.Kind)
            return CelValue.False;
        if (depth > DepthMax)
            return CelValue.Error("values are nested too deeply to be compared");
        if (a.Kind == CelKind.Optional)
            return a.HasOptionalValue && b.HasOptionalValue
                ? Equal(a.OptionalValue, b.OptionalValue, run, depth + 1)
                : CelValue.Of(a.HasOptionalValue == b.HasOptionalValue);
        return a.Kind == CelKind.List
            ? ListsEqual(a.AsList, b.AsList, run, depth + 1)
            : MapsEqual(a.AsMap, b.AsMap, run, depth + 1);
    }

    public static bool ScalarsEqual(in CelValue a, in CelValue b)
    {
        if (a.Kind != b.Kind)
            return IsNumber(a.Kind) && IsNumber(b.Kind) && CompareNumbers(a, b) == 0;
        return a.Kind switch
        {
            CelKind.Null => true,
            CelKind.Double => a.AsDouble == b.AsDouble,
            CelKind.String => string.Equals(a.AsString, b.AsString, StringComparison.Ordinal),
            CelKind.Bytes => a.AsBytes.AsSpan().SequenceEqual(b.AsBytes),
            CelKind.Timestamp => a.Seconds == b.Seconds && a.Nanos == b.Nanos,
            CelKind.Type => a.AsType.Name == b.AsType.Name,
            CelKind.Opaque => a.AsOpaque.Type.Name == b.AsOpaque.Type.Name && a.AsOpaque.SameAs(b.AsOpaque),
            _ => a.AsInt == b.AsInt,
        };
    }

    /// <summary>Below, at or above 0; null where there is no order (NaN, kinds that do not fit).</summary>
    public static int? Compare(in CelValue a, in CelValue b)
    {
        if (IsNumber(a.Kind) && IsNumber(b.Kind))
            return CompareNumbers(a, b);
        if (a.Kind != b.Kind)
            return null;
        return a.Kind switch
        {
            CelKind.Bool or CelKind.Duration => a.AsInt.CompareTo(b.AsInt),
            CelKind.String => CompareCodePoints(a.AsString, b.AsString),
            CelKind.Bytes => a.AsBytes.AsSpan().SequenceCompareTo(b.AsBytes),
            CelKind.Timestamp when a.Seconds != b.Seconds => a.Seconds.CompareTo(b.Seconds),
            CelKind.Timestamp => a.Nanos.CompareTo(b.Nanos),
            _ => null,
        };
    }

    public static bool IsNumber(CelKind kind) => kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    private static int? CompareNumbers(in CelValue a, in CelValue b)
    {
        if (a.Kind == b.Kind)
            return a.Kind switch
            {
                CelKind.Int => a.AsInt.CompareTo(b.AsInt),
                CelKind.Uint => a.AsUint.CompareTo(b.AsUint),
                _ => CompareDoubles(a.AsDouble, b.AsDouble),
            };
        return (a.Kind, b.Kind) switch
        {
            (CelKind.Int, CelKind.Uint) => a.AsInt < 0 ? -1 : ((ulong)a.AsInt).CompareTo(b.AsUint),
            (CelKind.Uint, CelKind.Int) => b.AsInt < 0 ? 1 : a.AsUint.CompareTo((ulong)b.AsInt),
            (CelKind.Double, CelKind.Int) => CompareWithInt(a.AsDouble, b.AsInt),
            (CelKind.Int, CelKind.Double) => -CompareWithInt(b.AsDouble, a.AsInt),
            (CelKind.Double, CelKind.Uint) => CompareWithUint(a.AsDouble, b.AsUint),
            _ => -CompareWithUint(b.AsDouble, a.AsUint),
        };
    }

    private static int? CompareDoubles(double a, double b) =>
        double.IsNaN(a) || double.IsNaN(b) ? null
        : a < b ? -1
        : a > b ? 1
        : 0;

    private static int? CompareWithInt(double a, long b)
    {
        if (double.IsNaN(a))
            return null;
        if (a < -9223372036854775808.0)
            return -1;
        if (a >= 9223372036854775808.0)
            return 1;
        var whole = Math.Truncate(a);
        var order = ((long)whole).CompareTo(b);
        return order != 0 ? order : a.CompareTo(whole);
    }

    private static int? CompareWithUint(double a, ulong b)
    {
        if (double.IsNaN(a))
            return null;
        if (a < 0)
            return -1;
        if (a >= 18446744073709551616.0)
            return 1;
        var whole = Math.Truncate(a);
        var order = ((ulong)whole).CompareTo(b);
        return order != 0 ? order : a.CompareTo(whole);
    }

    /// <summary>UTF-16 orders characters above U+FFFF before some below: their surrogates are moved up.</summary>
    private static int CompareCodePoints(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
            return a.Length.CompareTo(b.Length);
        var (x, y) = (a[common], b[common]);
        var (isSurrogateX, isSurrogateY) = (char.IsSurrogate(x), char.IsSurrogate(y));
        return isSurrogateX == isSurrogateY ? x.CompareTo(y)
            : isSurrogateX ? 1
            : -1;
    }

    private static CelValue ListsEqual(CelList a, CelList b, CelRun run, int depth)
    {
        if (a.Count != b.Count)
            return CelValue.False;
        for (var i = 0; i < a.Count; i++)
        {
            var (x, y) = (a[i], b[i]);
            if (!run.ChargeNested(x, y))
                return CelValue.Halt;
            var equal = Equal(x, y, run, depth);
            if (!equal.IsTrue)
                return equal;
        }
        return CelValue.True;
    }

    /// <summary>
    /// The same keys with equal values. What an object's type does not declare is not seen, so its entries are counted
    /// as they are found.
    /// </summary>
    private static CelValue MapsEqual(CelMap a, CelMap b, CelRun run, int depth)
    {
        var areObjects = a.ObjectType is not null || b.ObjectType is not null;
        if (!areObjects && a.Count != b.Count)
            return CelValue.False;
        var left = areObjects ? Entries(b) : b.Count;
        for (var i = 0; i < a.Count; i++)
        {
            var key = a.KeyAt(i);
            if (!a.TryGet(key, out var x))
                continue;
            if (!b.TryGet(key, out var y))
                return CelValue.False;
            left--;
            if (!run.ChargeNested(x, y))
                return CelValue.Halt;
            var equal = Equal(x, y, run, depth);
            if (!equal.IsTrue)
                return equal;
        }
        return CelValue.Of(left == 0);
    }

    private static int Entries(CelMap map)
    {
        var entries = 0;
        for (var i = 0; i < map.Count; i++)
            if (map.TryGet(map.KeyAt(i), out _))
                entries++;
        return entries;
    }
}
