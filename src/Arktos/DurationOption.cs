using System.CommandLine;
using Arktos.Api;

namespace Arktos;

/// <summary>
/// Options that take a duration as Kubernetes' own tools do: "90s", "1h30m"; a number alone is of seconds.
/// </summary>
internal static class DurationOption
{
    /// <param name="byDefault">Null: the option's value is zero unless it is given.</param>
    /// <param name="min">Less is refused.</param>
    public static Option<Duration> Create(string name, string description, TimeSpan? byDefault, TimeSpan min = default)
    {
        var option = new Option<Duration>(name)
        {
            HelpName = "duration",
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!GoDuration.TryParse(text, out var duration))
                    result.AddError($"{name}: \"{text}\" is no duration: write it like 90s, 5m or 1h30m");
                else if (duration < min)
                    result.AddError($"{name}: {text} is too short: {GoDuration.Format(min)} at least");
                return new Duration(duration);
            },
        };
        if (byDefault is { } value)
            option.DefaultValueFactory = _ => new Duration(value);
        return option;
    }
}

/// <summary>A time span that help shows as it is written.</summary>
internal readonly record struct Duration(TimeSpan Value)
{
    public override string ToString() => GoDuration.Format(Value);
}
