using System.Text.RegularExpressions;

namespace Arktos.Layers;

/// <summary>How sources are written, as far as a test can tell. The formatter sees to the rest.</summary>
public sealed class SourceTests
{
    private const int ColumnsMax = 120;

    [Fact]
    public void No_line_is_longer_than_120_columns()
    {
        var tooLong = new List<string>();
        foreach (var file in Sources())
        {
            // What stands in a raw string is data, and its lines are what they are.
            var (isRaw, number) = (false, 0);
            foreach (var line in File.ReadLines(file))
            {
                number++;
                var quotes = Regex.Count(line, "\"\"\"");
                if (!isRaw && quotes == 0 && line.Length > ColumnsMax)
                    tooLong.Add($"{Path.GetRelativePath(LayerTests.Top, file)}:{number} ({line.Length})");
                isRaw ^= quotes % 2 == 1;
            }
        }
        Assert.True(tooLong.Count == 0, "longer than 120 columns: " + string.Join(", ", tooLong));
    }

    [Fact]
    public void Nothing_is_left_to_be_done_later_without_saying_so_to_the_user()
    {
        var left = Sources()
            .Where(f => !f.EndsWith("SourceTests.cs", StringComparison.Ordinal))
            .Where(f => Regex.IsMatch(File.ReadAllText(f), @"\bNotImplementedException\b|\b(?:TODO|FIXME|XXX)\b"))
            .Select(f => Path.GetRelativePath(LayerTests.Top, f))
            .ToList();
        Assert.True(left.Count == 0, string.Join(", ", left));
    }

    private static List<string> Sources()
    {
        var sources = new[] { "src", "tests", "bench", "hack" }
            .SelectMany(r =>
                Directory.EnumerateFiles(Path.Combine(LayerTests.Top, r), "*.cs", SearchOption.AllDirectories)
            )
            .Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal))
            // What building leaves behind, also where a script is run as a program.
            .Where(f =>
                !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)
            )
            .Where(f => !f.Contains("/hack/net", StringComparison.Ordinal))
            .ToList();
        Assert.True(sources.Count > 100, "the sources were not found");
        return sources;
    }
}
