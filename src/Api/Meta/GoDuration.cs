using System.Globalization;

namespace Arktos.Api;

/// <summary>Durations as Kubernetes' messages and flags write them. Pure.</summary>
public static class GoDuration
{
    private static readonly (string Unit, double Ticks)[] Units =
    [
        ("ns", 0.01),
        ("us", TimeSpan.TicksPerMicrosecond),
        ("µs", TimeSpan.TicksPerMicrosecond),
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
    ];

    /// <summary>"10s", "1m20s", "5m0s", "1h0m0s", "1.234s", "250ms".</summary>
    public static string Format(TimeSpan t)
    {
        t = TimeSpan.FromMilliseconds(Math.Round(t.TotalMilliseconds));
        if (t == TimeSpan.Zero)
            return "0s";
        if (t < TimeSpan.FromSeconds(1))
            return string.Create(CultureInfo.InvariantCulture, $"{t.TotalMilliseconds:0}ms");
        var seconds =
            (t.TotalSeconds - Math.Floor(t.TotalMinutes) * 60).ToString("0.###", CultureInfo.InvariantCulture) + "s";
        if (t < TimeSpan.FromMinutes(1))
            return seconds;
        var minutes = string.Create(CultureInfo.InvariantCulture, $"{t.Minutes}m{seconds}");
        return t < TimeSpan.FromHours(1)
            ? minutes
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(t.TotalHours):0}h{minutes}");
    }

    /// <summary>"1h30m", "1.5h", "250ms", not negative; a number alone is of seconds, as kubectl takes it.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length == 0)
            return false;
        double ticks = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; )
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits < 0)
                digits = rest.Length;
            if (
                !double.TryParse(
                    rest[..digits],
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
                return false;
            var unit = rest[digits..];
            unit = unit.IndexOfAny("0123456789.") is >= 0 and var end ? unit[..end] : unit;
            var name = unit.Length == 0 && digits == text.Length ? "s" : unit.ToString();
            if (Array.Find(Units, u => u.Unit == name) is not { Ticks: > 0 } known)
                return false;
            ticks += number * known.Ticks;
            rest = rest[(digits + unit.Length)..];
        }
        if (ticks > TimeSpan.MaxValue.Ticks / 2)
            return false;
        duration = new TimeSpan((long)Math.Round(ticks));
        return true;
    }
}
