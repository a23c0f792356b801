using System.Globalization;
using System.Text;

namespace Arktos.Api.Cel;

/// <summary>`format`: %s, %d, %f and %e (which take a precision), %b, %x, %X, %o and %%.</summary>
internal static class CelFormat
{
    private const int PrecisionMax = 100;
    private const int DepthMax = 100;

    public static CelValue Format(ReadOnlySpan<CelValue> a, CelRun run)
    {
        var (format, arguments) = (a[0].AsString, a[1].AsList);
        var text = new StringBuilder();
        var used = 0;
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                text.Append(format[at]);
                continue;
            }
            if (++at >= format.Length)
                return CelValue.Error("unexpected end of string");
            if (format[at] == '%')
            {
                text.Append('%');
                continue;
            }
            var precision = -1;
            if (format[at] == '.')
            {
                precision = 0;
                for (at++; at < format.Length && char.IsAsciiDigit(format[at]) && precision <= PrecisionMax; at++)
                    precision = precision * 10 + (format[at] - '0');
                if (at >= format.Length || precision > PrecisionMax)
                    return CelValue.Error("could not parse formatting clause: precision");
            }
            if (used >= arguments.Count)
                return CelValue.Error($"index {used} out of range");
            var value = arguments[used++];
            if (value.IsFailure)
                return value;
            var failure = Append(text, format[at], precision, value, run);
            if (failure.IsFailure)
                return failure;
        }
        return CelValue.Of(text.ToString());
    }

    /// <summary>Gives null, or a failure.</summary>
    private static CelValue Append(StringBuilder text, char verb, int precision, in CelValue value, CelRun run)
    {
        switch (verb)
        {
            case 's':
                return AppendText(text, value, run, 0);
            case 'd' when value.Kind is CelKind.Int or CelKind.Uint:
                text.Append(CelConvert.ToText(value).AsString);
                return default;
            case 'd' or 'f' or 'e' when value.Kind == CelKind.Double && !double.IsFinite(value.AsDouble):
                text.Append(Named(value.AsDouble));
                return default;
            case 'd' when value.Kind == CelKind.Double:
                text.Append(CelText.FormatDouble(value.AsDouble));
                return default;
            case 'f' or 'e' when CelEquality.IsNumber(value.Kind):
                text.Append(Real(CelConvert.ToDouble(value).AsDouble, verb, precision < 0 ? 6 : precision));
                return default;
            case 'b' when value.Kind == CelKind.Bool:
                text.Append(value.AsBool ? '1' : '0');
                return default;
            case 'b' or 'o' or 'x' or 'X' when value.Kind is CelKind.Int or CelKind.Uint:
                text.Append(Radix(value, verb));
                return default;
            case 'x' or 'X' when value.Kind is CelKind.String or CelKind.Bytes:
                var bytes = value.Kind == CelKind.String ? Encoding.UTF8.GetBytes(value.AsString) : value.AsBytes;
                if (!run.ChargeTraversal(2L * bytes.Length))
                    return CelRun.Halted;
                text.Append(verb == 'x' ? Convert.ToHexStringLower(bytes) : Convert.ToHexString(bytes));
                return default;
            case 'd' or 'f' or 'e' or 'b' or 'o' or 'x' or 'X':
                return CelValue.Error($"error during formatting: %{verb} cannot take a {value.RuntimeType.Name}");
            default:
                return CelValue.Error($"could not parse formatting clause: unrecognized formatting clause \"{verb}\"");
        }
    }

    private static string Radix(in CelValue value, char verb)
    {
        var isNegative = value.Kind == CelKind.Int && value.AsInt < 0;
        var magnitude = isNegative ? 0 - value.AsUint : value.AsUint;
        var digits = verb switch
        {
            'b' => magnitude.ToString("b", CultureInfo.InvariantCulture),
            'o' => Octal(magnitude),
            'x' => magnitude.ToString("x", CultureInfo.InvariantCulture),
            _ => magnitude.ToString("X", CultureInfo.InvariantCulture),
        };
        return isNegative ? "-" + digits : digits;
    }

    private static string Octal(ulong value)
    {
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, (char)('0' + value % 8));
            value /= 8;
        } while (value > 0);
        return digits.ToString();
    }

    private static string Real(double value, char verb, int precision)
    {
        if (verb == 'f')
            return value.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // Go's exponent has two digits at least.
        var digits = new string('0', precision);
        var format = precision == 0 ? "0e+00" : $"0.{digits}e+00";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Named(double value) =>
        double.IsNaN(value) ? "NaN"
        : value > 0 ? "Infinity"
        : "-Infinity";

    private static CelValue AppendText(StringBuilder text, in CelValue value, CelRun run, int depth)
    {
        if (value.IsFailure)
            return value;
        if (!run.ChargeTraversal(value.Size))
            return CelRun.Halted;
        if (depth > DepthMax)
            return CelValue.Error("values are nested too deeply to be formatted");
        switch (value.Kind)
        {
            case CelKind.Null:
                text.Append("null");
                return default;
            case CelKind.Double:
                text.Append(
                    double.IsFinite(value.AsDouble) ? CelText.FormatDouble(value.AsDouble) : Named(value.AsDouble)
                );
                return default;
            case CelKind.List:
                return AppendList(text, value.AsList, run, depth);
            case CelKind.Map:
                return AppendMap(text, value.AsMap, run, depth);
            case CelKind.Type:
                text.Append(value.AsType.Name);
                return default;
            case CelKind.Optional or CelKind.Opaque:
                return CelValue.Error($"error during formatting: string clause cannot take a {value.RuntimeType.Name}");
            default:
                var converted = CelConvert.ToText(value);
                if (converted.IsFailure)
                    return converted;
                text.Append(converted.AsString);
                return default;
        }
    }

    private static CelValue AppendList(StringBuilder text, CelList list, CelRun run, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            var failure = AppendText(text, list[i], run, depth + 1);
            if (failure.IsFailure)
                return failure;
        }
        text.Append(']');
        return default;
    }

    /// <summary>Entries are in the order of their keys as text.</summary>
    private static CelValue AppendMap(StringBuilder text, CelMap map, CelRun run, int depth)
    {
        var keys = new List<(string Text, CelValue Key)>(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            var key = map.KeyAt(i);
            keys.Add((CelConvert.ToText(key).AsString, key));
        }
        keys.Sort(static (x, y) => string.CompareOrdinal(x.Text, y.Text));
        text.Append('{');
        for (var i = 0; i < keys.Count; i++)
        {
            if (!run.ChargeTraversal(keys[i].Text.Length))
                return CelRun.Halted;
            text.Append(i > 0 ? ", " : "").Append(keys[i].Text).Append(": ");
            var failure = map.TryGet(keys[i].Key, out var value) ? AppendText(text, value, run, depth + 1) : default;
            if (failure.IsFailure)
                return failure;
        }
        text.Append('}');
        return default;
    }
}
