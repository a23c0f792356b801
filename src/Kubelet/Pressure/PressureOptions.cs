using System.Diagnostics.CodeAnalysis;
using Arktos.Api;

namespace Arktos.Kubelet.Pressure;

/// <summary>When pods go so that the node goes on. Names and defaults are Kubernetes'.</summary>
public sealed record PressureOptions
{
    public const string DefaultHard =
        "memory.available<100Mi,nodefs.available<10%,nodefs.inodesFree<5%,imagefs.available<15%,imagefs.inodesFree<5%";

    /// <summary>No threshold: nothing is ever short.</summary>
    public static readonly PressureOptions Off = new() { Thresholds = [] };

    public static readonly PressureOptions Default = new ThresholdTexts(DefaultHard).TryParse(out var options, out _)
        ? options
        : throw new InvalidOperationException("the default thresholds are wrong");

    public required IReadOnlyList<PressureThreshold> Thresholds { get; init; }

    /// <summary>How long a condition stays after what it is about is no longer short.</summary>
    public TimeSpan TransitionPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest time that a pod has to end when it goes for a soft threshold.</summary>
    public long MaxPodGraceSeconds { get; init; }

    /// <summary>What is kept free of what the node has: pods are not promised it.</summary>
    public long Reserved(PressureSignal signal, long capacity) =>
        Thresholds
            .Where(t => t.IsHard && t.Signal == signal)
            .Select(t => Math.Clamp(t.Least.Of(new SignalReading(0, capacity)), 0, capacity))
            .FirstOrDefault();
}

/// <summary>Thresholds as a user writes them: lists of "signal&lt;amount" or "signal=value", by commas.</summary>
public sealed record ThresholdTexts(string Hard, string Soft = "", string SoftGrace = "", string Reclaim = "")
{
    /// <param name="wrong">What is wrong, and of which option; "" when all is right.</param>
    public bool TryParse([NotNullWhen(true)] out PressureOptions? options, out string wrong)
    {
        options = null;
        if (
            !TryParse("--eviction-hard", Hard, '<', ParseAmount, out var hard, out wrong)
            || !TryParse("--eviction-soft", Soft, '<', ParseAmount, out var soft, out wrong)
            || !TryParse("--eviction-soft-grace-period", SoftGrace, '=', ParseGrace, out var graces, out wrong)
            || !TryParse("--eviction-minimum-reclaim", Reclaim, '=', ParseAmount, out var reclaims, out wrong)
        )
            return false;
        foreach (var signal in soft.Keys)
            if (!graces.ContainsKey(signal))
            {
                wrong = $"--eviction-soft: {signal.Name()} needs its time in --eviction-soft-grace-period";
                return false;
            }
        foreach (var signal in graces.Keys)
            if (!soft.ContainsKey(signal))
            {
                wrong = $"--eviction-soft-grace-period: {signal.Name()} has no threshold in --eviction-soft";
                return false;
            }
        options = new PressureOptions
        {
            Thresholds =
            [
                .. hard.Select(t => new PressureThreshold(t.Key, t.Value, null, reclaims.GetValueOrDefault(t.Key))),
                .. soft.Select(t => new PressureThreshold(
                    t.Key,
                    t.Value,
                    graces[t.Key],
                    reclaims.GetValueOrDefault(t.Key)
                )),
            ],
        };
        // Zero is how a threshold is switched off.
        options = options with
        {
            Thresholds = [.. options.Thresholds.Where(t => t.Least != default)],
        };
        return true;
    }

    private static (ThresholdAmount Value, string Wrong) ParseAmount(string text) =>
        ThresholdAmount.TryParse(text, out var amount, out var wrong) ? (amount, "") : (default, wrong);

    private static (TimeSpan Value, string Wrong) ParseGrace(string text) =>
        GoDuration.TryParse(text, out var grace) && grace >= TimeSpan.Zero
            ? (grace, "")
            : (default, $"\"{text}\" is no duration: write it like 90s, 5m or 1h30m");

    private static bool TryParse<T>(
        string option,
        string list,
        char between,
        Func<string, (T Value, string Wrong)> parse,
        out SortedDictionary<PressureSignal, T> values,
        out string wrong
    )
    {
        (values, wrong) = ([], "");
        foreach (var item in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = item.IndexOf(between);
            if (at < 0)
                wrong = $"\"{item}\" should be written as signal{between}value";
            else if (!PressureSignals.TryParse(item[..at].Trim(), out var signal))
                wrong = $"\"{item[..at].Trim()}\" is none of the signals {string.Join(", ", PressureSignals.Names)}";
            else
            {
                (var value, wrong) = parse(item[(at + 1)..].Trim());
                if (wrong.Length == 0 && !values.TryAdd(signal, value))
                    wrong = $"{signal.Name()} is given twice";
            }
            if (wrong.Length == 0)
                continue;
            wrong = $"{option}: {wrong}";
            return false;
        }
        return true;
    }
}
