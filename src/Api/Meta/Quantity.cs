using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arktos.Api;

/// <summary>
/// An amount of a resource ("250m", "1Gi", "2e3"), exact. Kept in units of 10^-9 (nano), rounded up like Kubernetes
/// does below that; encoded in canonical form: the largest suffix of its family (binary, decimal, exponent) that needs
/// no fraction. "1024Mi" becomes "1Gi", "0.5" becomes "500m".
/// </summary>
[JsonConverter(typeof(QuantityConverter))]
public readonly struct Quantity : IEquatable<Quantity>, IComparable<Quantity>
{
    private enum Family : byte
    {
        Decimal,
        Binary,
        Exponent,
    }

    private const int TextLengthMax = 64;
    private static readonly BigInteger Nano = 1_000_000_000;
    private static readonly BigInteger NanoMax = new BigInteger(long.MaxValue) * Nano;
    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
    private static readonly string[] DecimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];

    private readonly BigInteger _nano;
    private readonly Family _family;

    private Quantity(BigInteger nano, Family family)
    {
        _nano = nano;
        _family = family;
    }

    public static Quantity Zero => default;

    public static Quantity FromLong(long value) => new(value * Nano, Family.Decimal);

    /// <summary>A number of bytes, written with binary suffixes.</summary>
    public static Quantity FromBytes(long bytes) => new(bytes * Nano, Family.Binary);

    public static Quantity FromMilli(long milli) => new(milli * (Nano / 1000), Family.Decimal);

    public bool IsZero => _nano.IsZero;

    public int Sign => _nano.Sign;

    /// <summary>The amount in whole units, rounded up; at most <see cref="long.MaxValue"/>.</summary>
    public long Value => RoundUp(_nano, Nano);

    /// <summary>The amount in thousandths, rounded up; at most <see cref="long.MaxValue"/>.</summary>
    public long MilliValue => RoundUp(_nano, Nano / 1000);

    /// <summary>Whether the amount is in whole units, as many as an int64 holds.</summary>
    public bool IsInteger => (_nano % Nano).IsZero && _nano <= NanoMax && _nano >= new BigInteger(long.MinValue) * Nano;

    /// <summary>The amount as the nearest double, or about so.</summary>
    public double ApproximateValue => (double)_nano / 1e9;

    /// <exception cref="FormatException">The text is no quantity.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var value)
            ? value
            : throw new FormatException(
                "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            );

    public static bool TryParse(string? text, out Quantity value)
    {
        value = default;
        if (string.IsNullOrEmpty(text) || text.Length > TextLengthMax)
            return false;
        var at = 0;
        var negative = text[0] == '-';
        if (text[0] is '-' or '+')
            at++;
        BigInteger digits = 0;
        int seen = 0,
            fraction = 0;
        var inFraction = false;
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' && !inFraction); at++)
        {
            if (text[at] == '.')
            {
                inFraction = true;
                continue;
            }
            digits = digits * 10 + (text[at] - '0');
            seen++;
            if (inFraction)
                fraction++;
        }
        if (seen == 0 || !TrySuffix(text.AsSpan(at), out var family, out var power, out var binary))
            return false;
        var nano = digits * Nano;
        if (binary > 0)
            nano <<= 10 * binary;
        var shift = power - fraction;
        if (shift >= 0)
            nano *= BigInteger.Pow(10, Math.Min(shift, 64));
        else
            nano = Ceiling(nano, BigInteger.Pow(10, -shift));
        if (nano > NanoMax)
            nano = NanoMax;
        value = new Quantity(negative ? -nano : nano, family);
        return true;
    }

    public static Quantity operator +(Quantity a, Quantity b) =>
        new(a._nano + b._nano, a._nano.IsZero ? b._family : a._family);

    public static Quantity operator -(Quantity a, Quantity b) =>
        new(a._nano - b._nano, a._nano.IsZero ? b._family : a._family);

    public static bool operator ==(Quantity a, Quantity b) => a.Equals(b);

    public static bool operator !=(Quantity a, Quantity b) => !a.Equals(b);

    public static bool operator <(Quantity a, Quantity b) => a._nano < b._nano;

    public static bool operator >(Quantity a, Quantity b) => a._nano > b._nano;

    public static bool operator <=(Quantity a, Quantity b) => a._nano <= b._nano;

    public static bool operator >=(Quantity a, Quantity b) => a._nano >= b._nano;

    public int CompareTo(Quantity other) => _nano.CompareTo(other._nano);

    public bool Equals(Quantity other) => _nano == other._nano;

    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    public override int GetHashCode() => _nano.GetHashCode();

    public override string ToString()
    {
        if (_nano.IsZero)
            return "0";
        var magnitude = BigInteger.Abs(_nano);
        var sign = _nano.Sign < 0 ? "-" : "";
        if (_family == Family.Binary && magnitude % Nano == 0 && magnitude / Nano >= 1024)
        {
            var whole = magnitude / Nano;
            var step = 0;
            for (; step < BinarySuffixes.Length - 1 && whole % 1024 == 0; step++)
                whole /= 1024;
            return sign + whole.ToString(CultureInfo.InvariantCulture) + BinarySuffixes[step];
        }
        var suffix = 0;
        for (; suffix < DecimalSuffixes.Length - 1 && magnitude % 1000 == 0; suffix++)
            magnitude /= 1000;
        var text = sign + magnitude.ToString(CultureInfo.InvariantCulture);
        if (_family != Family.Exponent)
            return text + DecimalSuffixes[suffix];
        var exponent = suffix * 3 - 9;
        return exponent == 0 ? text : text + "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }

    private static bool TrySuffix(ReadOnlySpan<char> suffix, out Family family, out int power, out int binary)
    {
        (family, power, binary) = (Family.Decimal, 0, 0);
        for (var i = 1; i < BinarySuffixes.Length; i++)
            if (suffix.SequenceEqual(BinarySuffixes[i]))
            {
                (family, binary) = (Family.Binary, i);
                return true;
            }
        for (var i = 0; i < DecimalSuffixes.Length; i++)
            if (suffix.SequenceEqual(DecimalSuffixes[i]))
            {
                power = i * 3 - 9;
                return true;
            }
        if (
            suffix[0] is not ('e' or 'E')
            || !int.TryParse(suffix[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power)
            || Math.Abs(power) > TextLengthMax
        )
            return false;
        family = Family.Exponent;
        return true;
    }

    private static BigInteger Ceiling(BigInteger value, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        return rest.Sign > 0 ? quotient + 1 : quotient;
    }

    internal static Quantity ReadJson(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw new JsonException("a quantity must be a string or a number"),
        };
        return TryParse(text, out var value)
            ? value
            : throw new JsonException(
                "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            );
    }

    private static long RoundUp(BigInteger nano, BigInteger unit)
    {
        var whole = Ceiling(nano, unit);
        return whole > long.MaxValue ? long.MaxValue
            : whole < long.MinValue ? long.MinValue
            : (long)whole;
    }
}

public sealed class QuantityConverter : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Quantity.ReadJson(ref reader);

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
