using System.Globalization;

namespace Arktos.Kubelet.Pods;

/// <summary>Durations as Kubernetes' messages write them. Pure.</summary>
public static class GoDuration
{
    /// <summary>"10s", "1m20s", "5m0s", "1h0m0s", "1.234s", "250ms".</summary>
    public static string Format(TimeSpan t)
    {
        t = TimeSpan.FromMilliseconds(Math.Round(t.TotalMilliseconds));
        if (t == TimeSpan.Zero) return "0s";
        if (t < TimeSpan.FromSeconds(1)) return string.Create(CultureInfo.InvariantCulture, $"{t.TotalMilliseconds:0}ms");
        var seconds = (t.TotalSeconds - Math.Floor(t.TotalMinutes) * 60).ToString("0.###", CultureInfo.InvariantCulture) + "s";
        if (t < TimeSpan.FromMinutes(1)) return seconds;
        var minutes = string.Create(CultureInfo.InvariantCulture, $"{t.Minutes}m{seconds}");
        return t < TimeSpan.FromHours(1) ? minutes : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(t.TotalHours):0}h{minutes}");
    }
}
