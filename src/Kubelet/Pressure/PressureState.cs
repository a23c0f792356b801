namespace Arktos.Kubelet.Pressure;

/// <summary>
/// Which thresholds are met, since when, and which conditions follow. Pure and immutable. Times are of a clock that
/// only goes forward, so that setting the machine's clock ends no condition.
/// <code>
///   met ----its grace--> starved: something has to go
///    |                      |
///    condition True         no longer met: the condition stays for the transition period, so that it does not flap
/// </code>
/// </summary>
internal sealed record PressureState
{
    public static readonly PressureState None = new();

    /// <summary>Since when each threshold that is met has been met.</summary>
    public IReadOnlyDictionary<PressureThreshold, TimeSpan> MetSince { get; private init; } =
        new Dictionary<PressureThreshold, TimeSpan>();

    /// <summary>When each condition's cause was last seen.</summary>
    private IReadOnlyDictionary<string, TimeSpan> LastSeen { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>In the order of a node's status.</summary>
    public IReadOnlyList<string> Conditions { get; private init; } = [];

    /// <summary>The threshold for which something has to go now; null: none.</summary>
    public PressureThreshold? Starved { get; private init; }

    /// <summary>Something is short of memory now: a condition that only lasts on says nothing.</summary>
    public bool IsShortOfMemory => MetSince.Keys.Any(t => t.Signal == PressureSignal.MemoryAvailable);

    /// <summary>How long it is since the grace of a threshold that is met was over.</summary>
    public TimeSpan StarvedFor(PressureThreshold threshold, TimeSpan now) =>
        now - MetSince[threshold] - (threshold.Grace ?? TimeSpan.Zero);

    /// <param name="readings">A signal that could not be read is left out: it says nothing, and ends no
    /// condition before its time.</param>
    public PressureState Next(
        PressureOptions options,
        IReadOnlyDictionary<PressureSignal, SignalReading> readings,
        TimeSpan now
    )
    {
        var met = new Dictionary<PressureThreshold, TimeSpan>();
        foreach (var threshold in options.Thresholds)
        {
            var wasMet = MetSince.TryGetValue(threshold, out var since);
            if (readings.TryGetValue(threshold.Signal, out var reading) && threshold.IsMet(reading, wasMet))
                met[threshold] = wasMet ? since : now;
        }
        var seen = new Dictionary<string, TimeSpan>(LastSeen);
        foreach (var threshold in met.Keys)
            seen[threshold.Signal.Condition()] = now;
        foreach (var (condition, at) in seen)
            if (now - at >= options.TransitionPeriod && at != now)
                seen.Remove(condition);
        return new PressureState
        {
            MetSince = met,
            LastSeen = seen,
            Conditions = [.. PressureSignals.Conditions.Where(seen.ContainsKey)],
            // Memory first: nothing else works without. A hard threshold goes before a soft one of the same signal.
            Starved = met.Where(t => t.Key.IsHard || now - t.Value >= t.Key.Grace)
                .Select(t => t.Key)
                .OrderBy(t => t.Signal)
                .ThenByDescending(t => t.IsHard)
                .FirstOrDefault(),
        };
    }
}
