using System.Globalization;
using Arktos.Api;

namespace Arktos.Kubelet.Shutdown;

/// <summary>How long pods of a priority and above, up to the next one, have to end when their machine goes.</summary>
public readonly record struct ShutdownStep(int Priority, TimeSpan Grace);

/// <summary>How pods end when their machine is shut down. Immutable.</summary>
/// <param name="Steps">By priority, the lowest first; none: pods are not ended.</param>
public sealed record ShutdownOptions(IReadOnlyList<ShutdownStep> Steps)
{
    /// <summary>Of class system-cluster-critical.</summary>
    public const int CriticalPriority = 2_000_000_000;

    private const int StepsMax = 64;

    public static readonly ShutdownOptions Off = new([]);

    public bool IsOff => Steps.Count == 0;

    /// <summary>All of it together.</summary>
    public TimeSpan Total => Steps.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Grace);

    /// <param name="total">For all pods; zero: pods are not ended.</param>
    /// <param name="critical">Of it, what critical pods have, which end after the others.</param>
    /// <param name="byPriority">In place of both: "PRIORITY=DURATION", by commas.</param>
    /// <exception cref="FormatException">They do not go together, or the text is none.</exception>
    public static ShutdownOptions Parse(TimeSpan total, TimeSpan critical, string byPriority)
    {
        if (byPriority.Length == 0)
        {
            if (critical > total)
                throw new FormatException(
                    $"critical pods have {GoDuration.Format(critical)} of the {GoDuration.Format(total)} that all "
                        + "pods have: give them less"
                );
            return total == TimeSpan.Zero
                ? Off
                : new([new ShutdownStep(0, total - critical), new ShutdownStep(CriticalPriority, critical)]);
        }
        if (total > TimeSpan.Zero || critical > TimeSpan.Zero)
            throw new FormatException("give graces by priority, or one for all and one for critical pods, not both");
        var steps = new SortedDictionary<int, TimeSpan>();
        foreach (var part in byPriority.Split(',', StringSplitOptions.TrimEntries))
            if (
                part.Split('=') is not [var priority, var grace]
                || !int.TryParse(priority, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                || !GoDuration.TryParse(grace, out var duration)
            )
                throw new FormatException($"\"{part}\" is not written like 1000=30s");
            else if (!steps.TryAdd(value, duration))
                throw new FormatException($"priority {priority} is there twice");
        return steps.Count <= StepsMax
            ? new ShutdownOptions([.. steps.Select(s => new ShutdownStep(s.Key, s.Value))])
            : throw new FormatException($"there are more than {StepsMax} priorities");
    }
}
