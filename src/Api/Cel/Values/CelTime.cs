using System.Globalization;
using System.Text;

namespace Arktos.Api.Cel;

/// <summary>Timestamps (RFC 3339, years 1 to 9999) and durations (as Go writes them, int64 nanoseconds).</summary>
internal static class CelTime
{
    public const long SecondNanos = 1_000_000_000;
    private const long SecondsMin = -62_135_596_800;
    private const long SecondsMax = 253_402_300_799;

    private static readonly (string Unit, long Nanos)[] Units =
    [
        ("ns", 1),
        ("us", 1_000),
        ("µs", 1_000),
        ("μs", 1_000),
        ("ms", 1_000_000),
        ("s", SecondNanos),
        ("m", 60 * SecondNanos),
        ("h", 3600 * SecondNanos),
    ];

    public static CelValue Timestamp(long seconds, long nanos) =>
        seconds is < SecondsMin or > SecondsMax
            ? CelValue.Error("timestamp overflow")
            : CelValue.Timestamp(seconds, (int)nanos);

    /// <summary>A date alone, as the format `date` has it, is its first moment in UTC.</summary>
    public static CelValue ParseTimestampOrDate(string text) =>
        text.Length == 10 ? ParseTimestamp(text + "T00:00:00Z") : ParseTimestamp(text);

    public static CelValue ParseTimestamp(string text)
    {
        var invalid = CelValue.Error("type conversion error from 'string' to 'google.protobuf.Timestamp'");
        // YYYY-MM-DDTHH:MM:SS, a fraction, Z or +HH:MM.
        if (text.Length is < 20 or > 64 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't'))
            return invalid;
        if (text[13] != ':' || text[16] != ':')
            return invalid;
        if (
            !TryDigits(text, 0, 4, out var year)
            || !TryDigits(text, 5, 2, out var month)
            || !TryDigits(text, 8, 2, out var day)
            || !TryDigits(text, 11, 2, out var hour)
            || !TryDigits(text, 14, 2, out var minute)
            || !TryDigits(text, 17, 2, out var second)
        )
            return invalid;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return invalid;
        if (hour > 23 || minute > 59 || second > 59)
            return invalid;
        var at = 19;
        var nanos = 0L;
        if (text[at] == '.')
        {
            var scale = SecondNanos / 10;
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++, scale /= 10)
                nanos += (text[at] - '0') * scale;
            if (text[at - 1] == '.')
                return invalid;
        }
        if (!TryOffset(text.AsSpan(at), out var offsetSeconds))
            return invalid;
        var time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return Timestamp((time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond - offsetSeconds, nanos);
    }

    public static string FormatTimestamp(in CelValue value)
    {
        var text = ToDateTime(value.Seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return value.Nanos == 0
            ? text + "Z"
            : text + "." + value.Nanos.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0') + "Z";
    }

    public static CelValue ParseDuration(string text)
    {
        var invalid = CelValue.Error("type conversion error from 'string' to 'google.protobuf.Duration'");
        var rest = text.AsSpan();
        var isNegative = rest.StartsWith("-");
        if (rest.Length > 0 && rest[0] is '-' or '+')
            rest = rest[1..];
        if (rest is "0")
            return CelValue.Duration(0);
        if (rest.Length is 0 or > 128)
            return invalid;
        Int128 total = 0;
        while (rest.Length > 0)
        {
            Int128 whole = 0;
            Int128 fraction = 0;
            Int128 scale = 1;
            var digits = 0;
            var isFraction = false;
            var at = 0;
            for (; at < rest.Length && (char.IsAsciiDigit(rest[at]) || rest[at] == '.' && !isFraction); at++)
            {
                if (rest[at] == '.')
                {
                    isFraction = true;
                    continue;
                }
                digits++;
                if (!isFraction)
                    whole = whole * 10 + (rest[at] - '0');
                else if (scale < SecondNanos * 1_000_000)
                    (fraction, scale) = (fraction * 10 + (rest[at] - '0'), scale * 10);
                if (whole > long.MaxValue)
                    return invalid;
            }
            rest = rest[at..];
            var unitNanos = digits == 0 ? 0 : TakeUnit(ref rest);
            if (unitNanos == 0)
                return invalid;
            total += whole * unitNanos + fraction * unitNanos / scale;
            if (total > (Int128)long.MaxValue + 1)
                return invalid;
        }
        if (isNegative)
            total = -total;
        return total > long.MaxValue ? invalid : CelValue.Duration((long)total);
    }

    /// <summary>In seconds with a fraction, as the language converts: "3600s", "0.25s".</summary>
    public static string FormatDuration(long nanos)
    {
        var text = new StringBuilder();
        var magnitude = nanos < 0 ? (ulong)-(nanos + 1) + 1 : (ulong)nanos;
        if (nanos < 0)
            text.Append('-');
        text.Append(magnitude / SecondNanos);
        if (magnitude % SecondNanos is > 0 and var fraction)
            text.Append('.').Append(fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0'));
        return text.Append('s').ToString();
    }

    /// <summary>Clock and calendar of a timestamp in a zone: a name of the tz database, "+HH:MM", or UTC.</summary>
    public static bool TryLocal(in CelValue timestamp, string? zone, out DateTime local, out CelValue failure)
    {
        failure = default;
        local = ToDateTime(timestamp.Seconds);
        if (zone is null or "" or "UTC" or "Z")
            return true;
        if (!TryZoneOffset(zone, local, out var offsetSeconds))
        {
            failure = CelValue.Error($"unknown time zone {zone}");
            return false;
        }
        var seconds = timestamp.Seconds + offsetSeconds;
        if (seconds is < SecondsMin or > SecondsMax)
        {
            failure = CelValue.Error("timestamp overflow");
            return false;
        }
        local = ToDateTime(seconds);
        return true;
    }

    private static bool TryZoneOffset(string zone, DateTime utc, out long offsetSeconds)
    {
        offsetSeconds = 0;
        if (zone.Length > 64)
            return false;
        // "+02:00", "-02:30", and "02:00" without a sign.
        if (zone.Contains(':', StringComparison.Ordinal))
            return TryOffset(zone[0] is '+' or '-' ? zone : "+" + zone, out offsetSeconds);
        foreach (var c in zone)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+'))
                return false;
        if (zone[0] is '/' || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known))
            return false;
        offsetSeconds = (long)known.GetUtcOffset(utc).TotalSeconds;
        return true;
    }

    private static DateTime ToDateTime(long seconds) => DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond);

    private static bool TryOffset(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        if (text is "Z" or "z")
            return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':')
            return false;
        if (!TryDigits(text, 1, 2, out var hours) || !TryDigits(text, 4, 2, out var minutes))
            return false;
        if (hours > 23 || minutes > 59)
            return false;
        seconds = (hours * 3600L + minutes * 60) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, int start, int count, out int value)
    {
        value = 0;
        foreach (var c in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = value * 10 + (c - '0');
        }
        return true;
    }

    private static long TakeUnit(ref ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && rest[length] != '.' && !char.IsAsciiDigit(rest[length]))
            length++;
        foreach (var (unit, nanos) in Units)
            if (rest[..length].SequenceEqual(unit))
            {
                rest = rest[length..];
                return nanos;
            }
        return 0;
    }
}
