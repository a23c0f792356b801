using System.Globalization;

namespace Arktos.ApiBench;

/// <summary>What to measure, and of which builds.</summary>
/// <param name="Arktos">The executable that is measured.</param>
internal sealed record BenchOptions(string Arktos)
{
    public const string Usage =
        "[--seconds N] [--rows PREFIX,…] [--pods N] [--watchers N] [--servers N] [--http1] [--arktos PATH] "
        + "[--against PATH] [--with \"ARGUMENT …\"]";

    /// <summary>A second build, measured in turns with the first.</summary>
    public string? Against { get; init; }

    /// <summary>Further arguments of the API servers that are measured; those of the second build have none.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>How long a row is measured; half of it (at least a second) comes before, unmeasured.</summary>
    public double Seconds { get; init; } = 5;

    /// <summary>Rows whose names begin so; empty: all.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Pods that are read, listed, replaced and patched.</summary>
    public int Pods { get; init; } = 10_000;

    /// <summary>Watchers of a namespace, and followers of a node each.</summary>
    public int Watchers { get; init; } = 1_000;

    public int ApiServers { get; init; } = 1;

    /// <summary>HTTP/1.1 with connections kept alive, instead of HTTP/2.</summary>
    public bool Http1 { get; init; }

    public bool Wants(string row) => Rows.Count == 0 || Rows.Any(r => row.StartsWith(r, StringComparison.Ordinal));

    /// <exception cref="ArgumentException">An option is unknown, or its value is none; says which.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions("");
        for (var i = 0; i < arguments.Count; i++)
        {
            var option = arguments[i];
            if (option == "--http1")
            {
                options = options with { Http1 = true };
                continue;
            }
            var value =
                ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{option}: unknown, or no value");
            options = option switch
            {
                "--arktos" => options with { Arktos = value },
                "--against" => options with { Against = value },
                "--with" => options with { With = value.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
                "--seconds" => options with { Seconds = Positive(option, value) },
                "--rows" => options with { Rows = value.Split(',', StringSplitOptions.RemoveEmptyEntries) },
                "--pods" => options with { Pods = (int)Positive(option, value) },
                "--watchers" => options with { Watchers = (int)Positive(option, value) },
                "--servers" => options with { ApiServers = (int)Positive(option, value) },
                _ => throw new ArgumentException($"there is no option {option}"),
            };
        }
        if (options.Pods < StepsOfPods)
            throw new ArgumentException($"--pods {options.Pods}: at least {StepsOfPods} are needed");
        return options.Arktos.Length > 0 ? options : throw new ArgumentException("--arktos PATH is needed");
    }

    /// <summary>Rows that write to pods in turn go through so many of them.</summary>
    public const int StepsOfPods = 100;

    private static double Positive(string option, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number >= 1
            ? number
            : throw new ArgumentException($"{option} {value}: a number from 1 is needed");
}
