using System.Globalization;
using System.Text;

namespace Arktos.Api.Cel;

/// <summary>The conversions of the language. Errors are values.</summary>
internal static class CelConvert
{
    private static readonly UTF8Encoding Utf8 = new(false, true);

    public static bool TryInt(double value, out long integer)
    {
        integer = 0;
        // Both ends are beyond what a double tells apart from the last integers.
        if (double.IsNaN(value) || value <= -9223372036854775808.0 || value >= 9223372036854775808.0)
            return false;
        integer = (long)value;
        return true;
    }

    public static CelValue ToInt(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Int:
                return value;
            case CelKind.Uint:
                return value.AsUint > long.MaxValue ? Overflow : CelValue.Of((long)value.AsUint);
            case CelKind.Double:
                return TryInt(value.AsDouble, out var integer) ? CelValue.Of(integer) : Overflow;
            case CelKind.Timestamp:
                return CelValue.Of(value.Seconds);
            case CelKind.Duration:
                return CelValue.Of(value.DurationNanos);
            default:
                return long.TryParse(
                    value.AsString,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var parsed
                )
                    ? CelValue.Of(parsed)
                    : Failed("string", "int");
        }
    }

    public static CelValue ToUint(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Uint:
                return value;
            case CelKind.Int:
                return value.AsInt < 0 ? UnsignedOverflow : CelValue.Of((ulong)value.AsInt);
            case CelKind.Double:
                var real = value.AsDouble;
                return real is >= 0 and < 18446744073709551616.0 ? CelValue.Of((ulong)real) : UnsignedOverflow;
            default:
                return ulong.TryParse(value.AsString, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                    ? CelValue.Of(parsed)
                    : Failed("string", "uint");
        }
    }

    public static CelValue ToDouble(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Double:
                return value;
            case CelKind.Int:
                return CelValue.Of((double)value.AsInt);
            case CelKind.Uint:
                return CelValue.Of((double)value.AsUint);
            default:
                var text = value.AsString;
                var named = text.TrimStart('+', '-').ToLowerInvariant() switch
                {
                    "inf" or "infinity" => double.PositiveInfinity,
                    "nan" => double.NaN,
                    _ => 0,
                };
                if (named != 0 && text.Length <= 9)
                    return CelValue.Of(text[0] == '-' ? -named : named);
                return
                    double.TryParse(
                        text,
                        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                        CultureInfo.InvariantCulture,
                        out var parsed
                    ) && double.IsFinite(parsed)
                    ? CelValue.Of(parsed)
                    : Failed("string", "double");
        }
    }

    public static CelValue ToBool(in CelValue value) =>
        value.Kind == CelKind.Bool
            ? value
            : value.AsString switch
            {
                "1" or "t" or "T" or "true" or "TRUE" or "True" => CelValue.True,
                "0" or "f" or "F" or "false" or "FALSE" or "False" => CelValue.False,
                _ => Failed("string", "bool"),
            };

    public static CelValue ToText(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return value;
            case CelKind.Int:
                return CelValue.Of(value.AsInt.ToString(CultureInfo.InvariantCulture));
            case CelKind.Uint:
                return CelValue.Of(value.AsUint.ToString(CultureInfo.InvariantCulture));
            case CelKind.Double:
                return CelValue.Of(CelText.FormatDouble(value.AsDouble, 6));
            case CelKind.Bool:
                return CelValue.Of(value.AsBool ? "true" : "false");
            case CelKind.Timestamp:
                return CelValue.Of(CelTime.FormatTimestamp(value));
            case CelKind.Duration:
                return CelValue.Of(CelTime.FormatDuration(value.DurationNanos));
            default:
                return System.Text.Unicode.Utf8.IsValid(value.AsBytes)
                    ? CelValue.Of(Utf8.GetString(value.AsBytes))
                    : CelValue.Error("invalid UTF-8 in bytes, cannot convert to string");
        }
    }

    public static CelValue ToTimestamp(in CelValue value) =>
        value.Kind switch
        {
            CelKind.Timestamp => value,
            CelKind.Int => CelTime.Timestamp(value.AsInt, 0),
            _ => CelTime.ParseTimestamp(value.AsString),
        };

    public static CelValue ToDuration(in CelValue value) =>
        value.Kind switch
        {
            CelKind.Duration => value,
            CelKind.Int => CelValue.Duration(value.AsInt),
            _ => CelTime.ParseDuration(value.AsString),
        };

    public static CelValue Overflow { get; } = CelValue.Error("integer overflow");

    public static CelValue UnsignedOverflow { get; } = CelValue.Error("unsigned integer overflow");

    private static CelValue Failed(string from, string to) =>
        CelValue.Error($"type conversion error from '{from}' to '{to}'");
}
