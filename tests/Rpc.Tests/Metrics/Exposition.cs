using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Arktos.Metrics.Tests;

/// <summary>
/// What a role tells, read strictly by Prometheus' text format 0.0.4: a line that is none fails the test.
/// </summary>
internal sealed partial class Exposition
{
    /// <summary>No family has more series than this where nobody does anything odd.</summary>
    private const int SeriesMax = 300;

    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _helps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _samples = new(StringComparer.Ordinal);
    private readonly List<Sample> _all = [];

    private Exposition(string text)
    {
        Assert.EndsWith("\n", text);
        foreach (var line in text.Split('\n').SkipLast(1))
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ', 4);
                Assert.True(parts.Length == 4 && parts[3].Length > 0, $"no help: {line}");
                Assert.True(_helps.Add(parts[2]), $"twice: {line}");
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ');
                Assert.True(
                    parts is [_, _, _, "counter" or "gauge" or "histogram"] && _types.TryAdd(parts[2], parts[3]),
                    line
                );
            }
            else
                Add(line);
    }

    public IReadOnlyList<Sample> Samples => _all;

    public static Exposition Parse(string text) => new(text);

    public static async Task<Exposition> OfAsync(RoleMetrics metrics) =>
        Parse(Encoding.UTF8.GetString((await metrics.TryScrapeAsync(default))!.Value.Span));

    /// <summary>Of the one series that has these labels, whatever others it has besides.</summary>
    public double Value(string name, params (string Name, string Value)[] labels) =>
        Assert.Single(_all, s => s.Is(name, labels)).Value;

    /// <summary>The same; 0 where there is no such series.</summary>
    public double ValueOrZero(string name, params (string Name, string Value)[] labels) =>
        _all.SingleOrDefault(s => s.Is(name, labels))?.Value ?? 0;

    /// <summary>
    /// Names, units and labels of everything that the role itself tells; what the runtime tells is its own affair.
    /// </summary>
    public void AssertFollowsTheConvention(params string[] prefixes)
    {
        Assert.Contains("process_cpu_seconds_total", _types.Keys);
        var own = _types.Where(t => !OfTheProcess().IsMatch(t.Key)).ToList();
        Assert.NotEmpty(own);
        foreach (var (name, type) in own)
        {
            Assert.Contains(name, _helps);
            Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)+$", name);
            Assert.True(prefixes.Any(p => name.StartsWith(p, StringComparison.Ordinal)), $"{name} is of another role");
            var isCounter =
                name.EndsWith("_total", StringComparison.Ordinal) || MetricNames.CountersOfTheirOwn.Contains(name);
            Assert.True(type == "counter" == isCounter, $"{name} is a {type}");
            if (type == "histogram")
                Assert.Matches("_(seconds|bytes|entries)$", name);
            Assert.DoesNotMatch("_(ms|millis|milliseconds|us|ns|minutes|kb|kib|mb|mib)(_|$)", name);
            var series = _all.Where(s => s.Family == name).ToList();
            Assert.InRange(series.Select(s => s.LabelsText("le")).Distinct().Count(), 0, SeriesMax);
            foreach (var label in series.SelectMany(s => s.Labels.Keys).Where(l => l != "le").Distinct())
            {
                Assert.Contains(label, MetricNames.Labels.Keys);
                Assert.DoesNotMatch("^(tenant|namespace|pod|key|user|uid|ip|client|partition|path|url)$", label);
            }
        }
    }

    private void Add(string line)
    {
        var match = SampleLine().Match(line);
        Assert.True(match.Success, $"this is no sample: {line}");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match label in LabelPair().Matches(match.Groups["labels"].Value))
            labels.Add(label.Groups[1].Value, label.Groups[2].Value);
        var name = match.Groups["name"].Value;
        var family = _types.ContainsKey(name) ? name : HistogramPart().Replace(name, "");
        Assert.True(_types.TryGetValue(family, out var type), $"no TYPE before {line}");
        Assert.True(family == name || type == "histogram", $"{name} is part of no histogram");
        var value = match.Groups["value"].Value;
        var sample = new Sample(
            name,
            family,
            labels,
            value == "+Inf" ? double.PositiveInfinity : double.Parse(value, CultureInfo.InvariantCulture)
        );
        Assert.True(_samples.TryAdd($"{name}{{{sample.LabelsText("")}}}", sample.Value), $"twice: {line}");
        _all.Add(sample);
    }

    [GeneratedRegex("^(dotnet|process)_")]
    private static partial Regex OfTheProcess();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex HistogramPart();

    [GeneratedRegex(
        """^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\[\\"n])*",?)+)\})? (?<value>[-+]?(\d[\d.eE+-]*|Inf|NaN))$"""
    )]
    private static partial Regex SampleLine();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LabelPair();

    /// <param name="Family">The metric's name, without what a histogram adds for its parts.</param>
    internal sealed record Sample(string Name, string Family, IReadOnlyDictionary<string, string> Labels, double Value)
    {
        public bool Is(string name, (string Name, string Value)[] labels) =>
            Name == name && labels.All(l => Labels.GetValueOrDefault(l.Name) == l.Value);

        public string LabelsText(string without) =>
            string.Join(',', Labels.Where(l => l.Key != without).Select(l => $"{l.Key}={l.Value}").Order());
    }
}
