using System.Globalization;
using System.Text.RegularExpressions;
using Arktos.Api;
using Cronos;

namespace Arktos.Controllers.CronJobs;

/// <summary>Times that lie in a span: the last of them, and how many there are.</summary>
/// <param name="Count">Of more than could matter only that there are more.</param>
internal readonly record struct MissedTimes(DateTimeOffset Last, int Count);

/// <summary>
/// When a cron job is due, in its time zone. The syntax is that of the API (five fields, descriptors, "@every 90s"): ?
/// is *, and when day of month and day of week are both restricted, either is enough. Immutable.
/// </summary>
internal sealed partial class CronSchedule
{
    private static readonly Dictionary<string, string> Descriptors = new()
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    private static readonly int[] Least = [0, 0, 1, 1, 0];
    private static readonly int[] Most = [59, 23, 31, 12, 6];

    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan _period;
    private readonly List<CronExpression> _any = [];

    private CronSchedule(TimeZoneInfo zone, TimeSpan period) => (_zone, _period) = (zone, period);

    public static bool TryParse(string text, TimeZoneInfo zone, out CronSchedule schedule, out string error)
    {
        error = "";
        const string every = "@every ";
        if (text.StartsWith(every, StringComparison.Ordinal))
        {
            if (!GoDuration.TryParse(text[every.Length..], out var period))
                error = $"failed to parse duration {text}";
            // As long as a second at least, and whole seconds.
            period = TimeSpan.FromSeconds(Math.Max(1, Math.Floor(period.TotalSeconds)));
            schedule = new CronSchedule(zone, period);
            return error.Length == 0;
        }
        schedule = new CronSchedule(zone, TimeSpan.Zero);
        var fields = Descriptors
            .GetValueOrDefault(text, text)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Least.Length)
        {
            error = $"expected exactly {Least.Length} fields, found {fields.Length}: [{string.Join(' ', fields)}]";
            return false;
        }
        try
        {
            // What is asked for is either of the two, and the package means both of them.
            var isEither = IsRestricted(fields[2]) && IsRestricted(fields[4]);
            for (var i = 0; i < fields.Length; i++)
                fields[i] = Normal(fields[i], Least[i], Most[i]);
            schedule._any.Add(Parse(isEither ? [fields[0], fields[1], fields[2], fields[3], "*"] : fields));
            if (isEither)
                schedule._any.Add(Parse([fields[0], fields[1], "*", fields[3], fields[4]]));
        }
        catch (CronFormatException e)
        {
            error = e.Message;
        }
        return error.Length == 0;
    }

    /// <summary>The first time after another; null: there is none any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (_period > TimeSpan.Zero)
            return WholeSecond(after) + _period;
        DateTimeOffset? first = null;
        foreach (var expression in _any)
            if (expression.GetNextOccurrence(after, _zone) is { } next && (first is null || next < first))
                first = next;
        return first;
    }

    /// <summary>The times after one and not after another; null: there is none.</summary>
    /// <param name="countMax">More than so many need not be told apart.</param>
    public MissedTimes? Missed(DateTimeOffset after, DateTimeOffset until, int countMax)
    {
        if (_period > TimeSpan.Zero)
        {
            var count = (long)((until - WholeSecond(after)) / _period);
            return count <= 0
                ? null
                : new MissedTimes(WholeSecond(after) + _period * count, (int)Math.Min(count, countMax + 1));
        }
        var (last, missed) = Walk(after, until, countMax + 1);
        if (last is null)
            return null;
        if (missed <= countMax)
            return new MissedTimes(last.Value, missed);
        // Backwards in spans that double: of the first in which there is any, at most half need be walked through.
        for (var span = TimeSpan.FromMinutes(1); ; span *= 2)
            if (Walk(until - span, until, int.MaxValue).Last is { } found)
                return new MissedTimes(found, missed);
    }

    private (DateTimeOffset? Last, int Count) Walk(DateTimeOffset after, DateTimeOffset until, int countMax)
    {
        var (last, count) = ((DateTimeOffset?)null, 0);
        for (var at = Next(after); at <= until && count < countMax; at = Next(at.Value))
            (last, count) = (at, count + 1);
        return (last, count);
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static CronExpression Parse(string[] fields) =>
        CronExpression.Parse(string.Join(' ', fields), CronFormat.Standard);

    /// <summary>A step above one restricts, whatever it is a step of.</summary>
    private static bool IsRestricted(string field) =>
        !field.Split(',').Any(part => part is "*" or "?" or "*/1" or "?/1");

    /// <summary>The same field as the package has it: no ?, nothing empty in lists, no step beyond its range.</summary>
    private static string Normal(string field, int least, int most) =>
        string.Join(
            ',',
            field
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(part =>
                {
                    part = part.Replace('?', '*');
                    var step = StepOf().Match(part);
                    if (!step.Success || !long.TryParse(step.Groups["step"].Value, out var by) || by <= most - least)
                        return part;
                    var start = step.Groups["range"].Value.Split('-')[0];
                    return start == "*" ? least.ToString(CultureInfo.InvariantCulture) : start;
                })
        );

    [GeneratedRegex("^(?<range>[^/]+)/(?<step>[0-9]+)$")]
    private static partial Regex StepOf();
}
