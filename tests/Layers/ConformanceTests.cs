using System.Text;
using System.Text.RegularExpressions;

namespace Arktos.Layers;

/// <summary>
/// docs/conformance.md is what the names of the tests say of the behaviour that users see. hack/conformance.sh writes
/// it.
/// </summary>
public sealed partial class ConformanceTests
{
    private const string Switch = "ARKTOS_WRITE_CONFORMANCE";

    /// <summary>Where the tests of an area are, and what it is about.</summary>
    private static readonly (string Project, string Area)[] Areas =
    [
        ("EndToEnd", "A cluster of real processes, by other people's clients"),
        ("ApiServer.Tests", "API server"),
        ("Api.Tests", "Types, patches, schemas, expressions"),
        ("Controllers.Tests", "Controllers"),
        ("Scheduler.Tests", "Scheduler"),
        ("Kubelet.Tests", "Node agent"),
        ("Dns.Tests", "Names"),
    ];

    [Fact]
    public void The_list_of_behaviours_is_what_the_tests_say()
    {
        var file = Path.Combine(LayerTests.Top, "docs", "conformance.md");
        var text = Text();
        if (Environment.GetEnvironmentVariable(Switch) is { Length: > 0 })
            File.WriteAllText(file, text);
        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == text,
            "docs/conformance.md is not what the tests are: run hack/conformance.sh"
        );
    }

    private static string Text()
    {
        var areas = Areas
            .Select(a =>
                (
                    a.Area,
                    Groups: Directory
                        .EnumerateFiles(
                            Path.Combine(LayerTests.Top, "tests", a.Project),
                            "*.cs",
                            SearchOption.AllDirectories
                        )
                        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
                        .Select(f =>
                            (
                                Name: Words(Path.GetFileNameWithoutExtension(f)),
                                Behaviours: Tests()
                                    .Matches(File.ReadAllText(f))
                                    .Select(m =>
                                        (
                                            Name: m.Groups["name"].Value,
                                            Cases: Math.Max(1, m.Groups["case"].Captures.Count)
                                        )
                                    )
                                    .ToList()
                            )
                        )
                        .Where(g => g.Behaviours.Count > 0)
                        .OrderBy(g => g.Name, StringComparer.Ordinal)
                        .ToList()
                )
            )
            .ToList();
        Assert.All(areas, a => Assert.NotEmpty(a.Groups));
        var text = new StringBuilder(
            """
            # What is held to

            The behaviour that users see, as the names of the tests say it. Each line is a test that fails when it no
            longer holds; the number behind it counts the cases that the test lists, where it lists some. Written by
            `hack/conformance.sh` from the tests.

            | area | behaviours | cases |
            | --- | ---: | ---: |

            """
        );
        foreach (var (area, groups) in areas)
            text.Append(
                $"| {area} | {groups.Sum(g => g.Behaviours.Count)} "
                    + $"| {groups.Sum(g => g.Behaviours.Sum(b => b.Cases))} |\n"
            );
        text.Append(
            $"| all | {areas.Sum(a => a.Groups.Sum(g => g.Behaviours.Count))} "
                + $"| {areas.Sum(a => a.Groups.Sum(g => g.Behaviours.Sum(b => b.Cases)))} |\n"
        );
        foreach (var (area, groups) in areas)
        {
            text.Append($"\n## {area}\n");
            foreach (var (name, behaviours) in groups)
            {
                text.Append($"\n### {name}\n\n");
                foreach (var (behaviour, cases) in behaviours)
                    text.Append($"- {behaviour.Replace('_', ' ')}{(cases > 1 ? $" ({cases})" : "")}\n");
            }
        }
        return text.ToString();
    }

    /// <summary>"PodSubresourceTests" → "Pod subresource".</summary>
    private static string Words(string file)
    {
        var name = file.EndsWith("Tests", StringComparison.Ordinal) ? file[..^5] : file;
        var words = Humps().Replace(name, " $0").Trim().Split(' ');
        return string.Join(
            ' ',
            words.Select((w, i) => i > 0 && w.Skip(1).All(char.IsLower) ? w.ToLowerInvariant() : w)
        );
    }

    [GeneratedRegex(
        """
            ^\ {4}\[(?:Fact|Theory)[^\n]*\n
            (?:\ {4}(?<case>\[InlineData)[^\n]*\n|(?!\ {4}public\ )[^\n]*\n)*?
            \ {4}public\ (?:async\ )?[\w<>\[\]?]+\ (?<name>\w+)\(
            """,
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Tests();

    [GeneratedRegex("(?<=[a-z])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])")]
    private static partial Regex Humps();
}
