using System.CommandLine;
using Arktos.Api;

namespace Arktos;

/// <summary>Options that take a duration as Kubernetes' own tools do: "90s", "1h30m"; a number alone is of seconds.</summary>
internal static class DurationOption
{
    /// <param name="byDefault">Named in the help; null: the option's value is zero unless it is given.</param>
    /// <param name="min">Less is refused.</param>
    public static Option<TimeSpan> Create(string name, string description, TimeSpan? byDefault, TimeSpan min = default)
    {
        var option = new Option<TimeSpan>(name)
        {
            HelpName = "duration", Description = byDefault is { } told ? $"{description} (default {GoDuration.Format(told)})" : description,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!GoDuration.TryParse(text, out var duration)) result.AddError($"{name}: \"{text}\" is no duration: write it like 90s, 5m or 1h30m");
                else if (duration < min) result.AddError($"{name}: {text} is too short: {GoDuration.Format(min)} at least");
                return duration;
            },
        };
        if (byDefault is { } value) option.DefaultValueFactory = _ => value;
        return option;
    }
}
