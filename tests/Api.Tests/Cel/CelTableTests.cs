using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Cel;
using Arktos.Api.Json;

namespace Arktos.Api.Tests.Cel;

/// <summary>
/// Tables in Tables/: a line is an expression, "=>" and what it gives: a value, "error: …" where its evaluation fails,
/// "refused: …" where its text does. "@name type" declares a variable of the lines that follow (types as in
/// <see cref="CelTypeText"/>), "@name =JSON" gives it a value, "@reset" forgets all. Run with ARKTOS_REWRITE=1 to
/// write what comes out now, and read the diff.
/// </summary>
public sealed class CelTableTests
{
    private const string Arrow = "  => ";

    public static TheoryData<string> Files() =>
        new(Directory.GetFiles(Folder(), "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Expressions_give_what_the_table_says(string file)
    {
        var path = Path.Combine(Folder(), file);
        var text = File.ReadAllText(path);
        var actual = new StringBuilder();
        var (names, types, values) = (
            new List<string>(),
            new Dictionary<string, CelType>(),
            new Dictionary<string, CelValue>()
        );
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (line == "@reset")
            {
                names.Clear();
            }
            else if (line.StartsWith('@'))
            {
                var parts = line[1..].Split(' ', 2);
                if (!parts[1].StartsWith('='))
                {
                    names.Add(parts[0]);
                    types[parts[0]] = CelTypeText.Parse(JsonNode.Parse(parts[1])!);
                }
                var json = JsonTree.Parse(Encoding.UTF8.GetBytes(parts[1].StartsWith('=') ? parts[1][1..] : "null"));
                values[parts[0]] = CelJson.ToValue(json, types[parts[0]]);
            }
            if (line.Length == 0 || line[0] is '@' or '#')
            {
                actual.Append(line).Append('\n');
                continue;
            }
            var expression = line.Split(Arrow)[0];
            var environment = new CelEnvironment([.. names.Select(n => new CelVariable(n, types[n]))]);
            var result = Run(environment, expression, [.. names.Select(n => values[n])]);
            actual.Append(expression).Append(Arrow).Append(result).Append('\n');
        }
        if (Environment.GetEnvironmentVariable("ARKTOS_REWRITE") is not null)
            File.WriteAllText(path, actual.ToString());
        else
            Assert.Equal(text.TrimEnd(), actual.ToString().TrimEnd());
    }

    private static string Run(CelEnvironment environment, string expression, CelValue[] values)
    {
        if (!CelProgram.TryCompile(environment, expression, null, out var program, out var issues))
            return "refused: " + string.Join("; ", issues.List.Select(i => $"{i.Line}:{i.Column}: {i.Message}"));
        var result = program.Evaluate(values, new CelBudget());
        Assert.True(
            result.Cost <= program.EstimatedCost,
            $"{expression} cost {result.Cost}, not {program.EstimatedCost}"
        );
        return result.Outcome switch
        {
            CelOutcome.Value => result.Value.ToString(),
            CelOutcome.Error => "error: " + result.Message,
            _ => "out of budget: " + result.Message,
        };
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Tables");
}
