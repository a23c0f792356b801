using System.Globalization;
using Arktos.Api;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Batch;

/// <summary>
/// Whether a text is a schedule: five fields (minute, hour, day of month, month, day of week) or a descriptor like
/// <c>@daily</c> or <c>@every 90s</c>. Days of the week are 0 to 6; there is no L, W or #. Pure.
/// </summary>
internal static class CronSyntax
{
    private static readonly string[] Descriptors =
    [
        "@yearly",
        "@annually",
        "@monthly",
        "@weekly",
        "@daily",
        "@midnight",
        "@hourly",
    ];

    private static readonly Field[] Fields =
    [
        new(0, 59, []),
        new(0, 23, []),
        new(1, 31, []),
        new(1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        new(0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ];

    /// <summary>Whether it names a time zone in front, which a field of its own is for.</summary>
    public static bool HasZone(string schedule) => schedule.Contains("TZ", StringComparison.Ordinal);

    /// <summary>Null: it is a schedule.</summary>
    public static string? FaultOf(string schedule)
    {
        if (schedule.StartsWith('@'))
            return DescriptorFault(schedule);
        var parts = schedule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
            return $"expected exactly {Fields.Length} fields, found {parts.Length}: [{string.Join(' ', parts)}]";
        return parts.Zip(Fields, ListFault).FirstOrDefault(fault => fault is not null);
    }

    private static string? DescriptorFault(string schedule)
    {
        const string Every = "@every ";
        if (Descriptors.Contains(schedule))
            return null;
        if (!schedule.StartsWith(Every, StringComparison.Ordinal))
            return $"unrecognized descriptor: {schedule}";
        var duration = schedule[Every.Length..];
        if (GoDuration.TryParse(duration, out _) && char.IsLetter(duration[^1]))
            return null;
        return $"failed to parse duration {schedule}: time: invalid duration {GoText.Quote(duration)}";
    }

    private static string? ListFault(string text, Field field) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(range => RangeFault(range, field))
            .FirstOrDefault(fault => fault is not null);

    // number, number-number, or either with /step; "*" and "?" stand for all there are.
    private static string? RangeFault(string text, Field field)
    {
        var steps = text.Split('/');
        var ends = steps[0].Split('-');
        var (start, end) = (field.Min, field.Max);
        if (ends[0] is not ("*" or "?"))
        {
            if (field.Fault(ends[0], out start) is { } fault)
                return fault;
            switch (ends.Length)
            {
                case 1:
                    // A single number with a step runs to the end.
                    end = steps.Length == 2 ? field.Max : start;
                    break;
                case 2 when field.Fault(ends[1], out end) is { } wrong:
                    return wrong;
                case > 2:
                    return $"too many hyphens: {text}";
            }
        }
        if (steps.Length > 2)
            return $"too many slashes: {text}";
        if (steps.Length == 2 && StepFault(steps[1], text) is { } bad)
            return bad;
        if (start < field.Min)
            return $"beginning of range ({start}) below minimum ({field.Min}): {text}";
        if (end > field.Max)
            return $"end of range ({end}) above maximum ({field.Max}): {text}";
        return start > end ? $"beginning of range ({start}) beyond end of range ({end}): {text}" : null;
    }

    private static string? StepFault(string step, string text) =>
        NumberFault(step, out var number) is { } fault ? fault
        : number == 0 ? $"step of range should be a positive number: {text}"
        : null;

    private static string? NumberFault(string text, out int number)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign;
        if (!int.TryParse(text, Style, CultureInfo.InvariantCulture, out number))
            return $"failed to parse int from {text}: strconv.Atoi: parsing {GoText.Quote(text)}: invalid syntax";
        return number < 0 ? $"negative number ({number}) not allowed: {text}" : null;
    }

    /// <param name="Names">Of the numbers from the least on; in lower case.</param>
    private sealed record Field(int Min, int Max, string[] Names)
    {
        public string? Fault(string text, out int number)
        {
            var at = Array.IndexOf(Names, text.ToLowerInvariant());
            number = Min + at;
            return at >= 0 ? null : NumberFault(text, out number);
        }
    }
}
