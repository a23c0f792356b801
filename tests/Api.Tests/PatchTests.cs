using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.Api.Patches;
using Arktos.Api.Schemas;

namespace Arktos.Api.Tests;

/// <summary>
/// Golden files in Patches/: blocks of a command line ("strategic apps Deployment", "merge", "json"), the original,
/// "+", the patch, "----", and what comes out. Run with ARKTOS_REWRITE=1 to write what comes out now, and read the
/// diff.
/// </summary>
public sealed class PatchTests
{
    private static readonly JsonSerializerOptions OneLine = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Files() =>
        new(Directory.GetFiles(Folder(), "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Patches_give_what_the_golden_file_says(string file)
    {
        var path = Path.Combine(Folder(), file);
        var text = File.ReadAllText(path);
        var actual = new StringBuilder();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var input = block.Split("\n----")[0].Trim('\n');
            actual.Append(input).Append("\n----\n").Append(Run(input)).Append("\n\n");
        }
        if (Environment.GetEnvironmentVariable("ARKTOS_REWRITE") is not null)
            File.WriteAllText(path, actual.ToString());
        else
            Assert.Equal(text.TrimEnd(), actual.ToString().TrimEnd());
    }

    private static string Run(string input)
    {
        var lines = input.Split('\n').Where(l => !l.StartsWith('#')).ToList();
        var command = lines[0].Split(' ');
        var plus = lines.IndexOf("+");
        var original = JsonNode.Parse(string.Concat(lines[1..plus]));
        var before = original!.ToJsonString();
        var patch = JsonTree.Parse(Encoding.UTF8.GetBytes(string.Concat(lines[(plus + 1)..])));
        var result = command[0] switch
        {
            "json" => JsonPatch.Apply(original, patch, PatchBounds.Default),
            "merge" => MergePatch.Apply(original, patch, PatchBounds.Default),
            _ => StrategicMergePatch.Apply(
                original,
                patch,
                SchemaCatalog.Instance.Find(
                    new GroupVersion(command[1] == "core" ? "" : command[1], "v1"),
                    command[2]
                )!,
                PatchBounds.Default
            ),
        };
        Assert.Equal(before, original.ToJsonString());
        return result switch
        {
            PatchResult.Patched patched => patched.Document?.ToJsonString(OneLine) ?? "null",
            PatchResult.Malformed malformed => $"malformed: {malformed.Message.ReplaceLineEndings("\\n")}",
            PatchResult.Inapplicable inapplicable => $"inapplicable: {inapplicable.Message}",
            _ => throw new InvalidOperationException(),
        };
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Patches");
}
