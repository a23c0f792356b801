using System.Text.RegularExpressions;

namespace Arktos.Layers;

/// <summary>Folders of a project use each other in one direction only: no circles.</summary>
public sealed partial class FolderTests
{
    [Fact]
    public void Folders_of_the_API_server_form_no_circles()
    {
        var uses = Uses(Path.Combine(LayerTests.Top, "src", "ApiServer"), "Arktos.ApiServer");
        Assert.True(uses.Count > 10, "the sources of the API server were not found");
        var order = new List<string>();
        // What uses nothing that is left can be taken away; a circle stays.
        while (uses.FirstOrDefault(u => u.Value.Count == 0).Key is { } leaf)
        {
            order.Add(leaf);
            uses.Remove(leaf);
            foreach (var used in uses.Values)
                used.Remove(leaf);
        }
        Assert.True(
            uses.Count == 0,
            "these folders form circles: "
                + string.Join("; ", uses.Select(u => $"{u.Key} uses {string.Join(", ", u.Value)}"))
                + $" (free of them: {string.Join(", ", order)})"
        );
    }

    /// <summary>
    /// Folder below the project → folders whose types its sources name, by using or by a part of a name.
    /// </summary>
    private static Dictionary<string, HashSet<string>> Uses(string project, string name)
    {
        var folders = Directory
            .EnumerateDirectories(project)
            .Select(d => Path.GetFileName(d))
            .Where(d => Directory.EnumerateFiles(Path.Combine(project, d), "*.cs", SearchOption.AllDirectories).Any())
            .ToList();
        var uses = folders.ToDictionary(f => f, _ => new HashSet<string>());
        var types = folders.ToDictionary(
            f => f,
            f =>
                Directory
                    .EnumerateFiles(Path.Combine(project, f), "*.cs", SearchOption.AllDirectories)
                    .SelectMany(file => Declarations().Matches(File.ReadAllText(file)))
                    .Select(m => m.Groups[1].Value)
                    .ToHashSet()
        );
        foreach (var folder in folders)
        foreach (
            var file in Directory.EnumerateFiles(Path.Combine(project, folder), "*.cs", SearchOption.AllDirectories)
        )
        {
            var source = Comments().Replace(File.ReadAllText(file), "");
            foreach (var other in folders.Where(o => o != folder))
                if (
                    source.Contains($"{name}.{other};", StringComparison.Ordinal)
                    || source.Contains($"{name}.{other}.", StringComparison.Ordinal)
                    || Regex
                        .Matches(source, $@"(?<![\w.]){other}\.([A-Z]\w+)")
                        .Any(m => types[other].Contains(m.Groups[1].Value))
                )
                    uses[folder].Add(other);
        }
        return uses;
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"^(?:public|internal)[ \w]*?\b(?:class|record struct|record|struct|enum|interface) (\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declarations();
}
