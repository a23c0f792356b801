using System.Globalization;
using System.Text;

namespace Arktos.Api.Cel;

/// <summary>Values as text.</summary>
internal static class CelText
{
    private const int LengthMax = 400;
    private const int DepthMax = 20;

    /// <summary>
    /// A double with the fewest digits that give it back, with an exponent below 1e-4 and from the given power of ten
    /// on, as Go's verb %g writes it.
    /// </summary>
    public static string FormatDouble(double value, int exponentFrom = 21)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        if (value == 0)
            return double.IsNegative(value) ? "-0" : "0";
        var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E') + 1), CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        // The digits alone, and where the point stands, whatever form the runtime has chosen.
        var mark = shortest.IndexOf('E');
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0').TrimEnd('0');
        var sign = value < 0 ? "-" : "";
        if (exponent < -4 || exponent >= exponentFrom)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            var power = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
        }
        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>A quoted string with the escapes of the language.</summary>
    public static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\a':
                    text.Append("\\a");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\v':
                    text.Append("\\v");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        text.Append('"');
    }

    public static void AppendLiteral(StringBuilder text, in CelValue value, int depth)
    {
        if (text.Length > LengthMax || depth > DepthMax)
        {
            text.Append("...");
            return;
        }
        switch (value.Kind)
        {
            case CelKind.Null:
                text.Append("null");
                break;
            case CelKind.Bool:
                text.Append(value.AsBool ? "true" : "false");
                break;
            case CelKind.Int:
                text.Append(value.AsInt);
                break;
            case CelKind.Uint:
                text.Append(value.AsUint).Append('u');
                break;
            case CelKind.Double:
                var number = FormatDouble(value.AsDouble);
                text.Append(number).Append(number.AsSpan().IndexOfAnyExcept("-0123456789") < 0 ? ".0" : "");
                break;
            case CelKind.String:
                AppendQuoted(text, value.AsString);
                break;
            case CelKind.Bytes:
                AppendQuoted(text.Append('b'), Encoding.Latin1.GetString(value.AsBytes));
                break;
            case CelKind.Timestamp:
                text.Append("timestamp(\"").Append(CelTime.FormatTimestamp(value)).Append("\")");
                break;
            case CelKind.Duration:
                text.Append("duration(\"").Append(CelTime.FormatDuration(value.DurationNanos)).Append("\")");
                break;
            case CelKind.List:
                AppendList(text, value.AsList, depth);
                break;
            case CelKind.Map:
                AppendMap(text, value.AsMap, depth);
                break;
            case CelKind.Type:
                text.Append(value.AsType.Name);
                break;
            case CelKind.Optional when !value.HasOptionalValue:
                text.Append("optional.none()");
                break;
            case CelKind.Optional:
                AppendLiteral(text.Append("optional.of("), value.OptionalValue, depth + 1);
                text.Append(')');
                break;
            case CelKind.Opaque:
                text.Append(value.AsOpaque);
                break;
            default:
                text.Append("error: ").Append(value.ErrorMessage);
                break;
        }
    }

    private static void AppendList(StringBuilder text, CelList list, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count && text.Length <= LengthMax; i++)
            AppendLiteral(i == 0 ? text : text.Append(", "), list[i], depth + 1);
        text.Append(']');
    }

    private static void AppendMap(StringBuilder text, CelMap map, int depth)
    {
        text.Append('{');
        for (var i = 0; i < map.Count && text.Length <= LengthMax; i++)
        {
            var key = map.KeyAt(i);
            AppendLiteral(i == 0 ? text : text.Append(", "), key, depth + 1);
            AppendLiteral(text.Append(": "), map.TryGet(key, out var value) ? value : default, depth + 1);
        }
        text.Append('}');
    }
}
