using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Cel;

namespace Arktos.Api.Tests.Cel;

/// <summary>No text and no data make an expression run for long, take much memory or end the process.</summary>
public sealed class CelBoundsTests
{
    private static readonly CelEnvironment Bare = new([]);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{1:", "}")]
    [InlineData("dyn(", ")")]
    [InlineData("true ? 1 : (", ")")]
    [InlineData("[1].map(x, ", ")")]
    [InlineData("!(", ")")]
    [InlineData("-(", ")")]
    public void Nesting_beyond_the_limit_is_refused_and_does_not_end_the_process(string open, string close)
    {
        foreach (var depth in new[] { 251, 5_000 })
        {
            var text = Repeat(open, depth) + "1" + Repeat(close, depth);
            Assert.False(CelProgram.TryCompile(Bare, text, null, out _, out var issues));
            Assert.Contains("expression recursion limit exceeded: 250", issues.ToString());
        }
    }

    [Theory]
    [InlineData("1", "+1")]
    [InlineData("1", "*1")]
    [InlineData("self", ".a")]
    [InlineData("self", "[0]")]
    [InlineData("self", ".size()")]
    public void Chains_beyond_the_limit_are_refused(string first, string next)
    {
        var environment = new CelEnvironment([new CelVariable("self", CelType.Dyn)]);
        Assert.False(CelProgram.TryCompile(environment, first + Repeat(next, 5_000), null, out _, out var issues));
        Assert.Contains("deeper than 1000 steps", issues.ToString());
    }

    [Fact]
    public void Long_rows_that_are_not_deep_are_taken()
    {
        Assert.True(Evaluate(Repeat("true && ", 9_000) + "true").IsTrue);
        Assert.True(Evaluate(Repeat("!", 9_000) + "true").IsTrue);
        Assert.Equal(-1, Evaluate(Repeat("-", 9_001) + "1").Value.AsInt);
        Assert.Equal(9_000, Evaluate("[" + Repeat("1,", 9_000) + "].size()").Value.AsInt);
        Assert.Equal(400, Evaluate("0" + Repeat("+1", 400)).Value.AsInt);
    }

    [Fact]
    public void An_expression_that_is_too_long_is_refused()
    {
        Assert.False(CelProgram.TryCompile(Bare, new string(' ', 100_001), null, out _, out var issues));
        Assert.Contains("expression code point size exceeds limit", issues.ToString());
    }

    /// <summary>Each of them would take more time or memory than there is, if its work were not counted.</summary>
    [Theory]
    [InlineData("self.all(a, self.all(b, self.all(c, true)))")]
    [InlineData("self.map(a, self.map(b, self.map(c, a))).size() > 0")]
    [InlineData("self.exists(a, self.filter(b, a == b && self.exists_one(c, c > b)).size() > 1000)")]
    [InlineData("DOUBLE \"aaaaaaaaaa\" END.size() > 0")]
    [InlineData("DOUBLE \"aaaaaaaaaa\" END.contains(DOUBLE \"aaaaaaaaab\" END)")]
    [InlineData("DOUBLE [1] END == DOUBLE [1] END")]
    [InlineData("DOUBLE [1] END.sum() > 0")]
    [InlineData("DOUBLE [\"a\"] END.join() == \"\"")]
    [InlineData("5 in DOUBLE [1] END")]
    [InlineData("sets.equivalent(DOUBLE [1] END, DOUBLE [1] END)")]
    [InlineData("NEST [1] END == NEST [1] END")]
    [InlineData("\"%s\".format([NEST dyn([1]) END]) == \"\"")]
    [InlineData("[[1], NEST [1] END].indexOf(NEST [1] END) > 0")]
    [InlineData("REPLACE \"aa\" END.size() > 0")]
    [InlineData("self.exists(x, \"a\".matches(\"(?i)[a-z]{100}\" + string(x)))")]
    [InlineData("self.exists(x, self.exists(y, \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\".matches(\"(a*)*(a*)*b\")))")]
    [InlineData("text.split(\"\").map(c, text.split(\"\")).size() > 0")]
    [InlineData("text.findAll(\"a\").map(c, text.findAll(\".\")).size() > 0")]
    [InlineData("text.indexOf(text.substring(0, 60000) + \"b\" + text.substring(0, 60000)) == 0")]
    [InlineData("self.all(x, (text + string(x)).lowerAscii() != \"\")")]
    public void Hostile_expressions_end_at_the_limit(string pattern)
    {
        var text = pattern;
        foreach (
            var (word, start, step) in new[]
            {
                ("DOUBLE", "v0", "v + v"),
                ("NEST", "v0", "[v, v]"),
                ("REPLACE", "v0", "v.replace(\"a\", v)"),
            }
        )
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; )
            {
                var end = text.IndexOf(" END", at, StringComparison.Ordinal);
                var seed = text[(at + word.Length + 1)..end];
                // No list has more than 2^31 elements.
                var times = word == "DOUBLE" && seed[0] == '[' ? 30 : 50;
                text =
                    text[..at]
                    + Grown(seed, word == "NEST" ? step.Replace("v", "dyn(v)") : step, times)
                    + text[(end + 4)..];
                at = text.IndexOf(word, StringComparison.Ordinal);
            }
        var environment = new CelEnvironment([
            new CelVariable("self", CelType.ListOf(CelType.Int)),
            new CelVariable("text", CelType.String),
        ]);
        var numbers = new JsonArray([.. Enumerable.Range(0, 2_000).Select(i => (JsonNode)i)]);
        CelValue[] values =
        [
            CelJson.ToValue(numbers, CelType.ListOf(CelType.Int)),
            CelValue.Of(new string('a', 200_000)),
        ];
        Assert.True(
            CelProgram.TryCompile(environment, text, CelType.Bool, out var program, out var issues),
            $"{issues}"
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = program.Evaluate(values, new CelBudget());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(CelOutcome.OutOfCallBudget, result.Outcome);
        Assert.Equal(CelBudget.CallCostExceeded, result.Message);
        Assert.True(allocated < 512L * 1024 * 1024, $"{allocated} bytes were allocated");
    }

    [Fact]
    public void Lists_longer_than_any_index_are_an_error()
    {
        var result = Evaluate(Grown("[1, 2, 3, 4]", "v + v") + ".size()");
        Assert.Equal("list is too long", result.Message);
    }

    [Fact]
    public void Values_nested_too_deeply_to_be_compared_are_an_error()
    {
        var wrap = Repeat("[", 100) + "dyn(v)" + Repeat("]", 100);
        var result = Evaluate(Grown("[1]", wrap, 20) + " == " + Grown("[1]", wrap, 20));
        Assert.Equal("values are nested too deeply to be compared", result.Message);
    }

    [Fact]
    public void The_rules_of_an_object_share_a_budget()
    {
        var list = CelType.ListOf(CelType.Int);
        var environment = new CelEnvironment([new CelVariable("self", list)]);
        Assert.True(CelProgram.TryCompile(environment, "self.all(x, x >= 0)", CelType.Bool, out var program, out _));
        var numbers = new JsonArray([.. Enumerable.Range(0, 1_000).Select(i => (JsonNode)i)]);
        CelValue[] values = [CelJson.ToValue(numbers, list)];
        var budget = new CelBudget(objectCostMax: 100_000);
        var cost = program.Evaluate(values, budget).Cost;
        // A look, a comparison, and three for the loop, for each element.
        Assert.Equal(2 + 5 * 1_000, cost);
        Assert.Equal(100_000 - cost, budget.Left);
        for (var i = 1; i < 19; i++)
            Assert.True(program.Evaluate(values, budget).IsTrue);
        var last = program.Evaluate(values, budget);
        Assert.Equal(CelOutcome.OutOfObjectBudget, last.Outcome);
        Assert.Equal(
            "validation failed due to running out of cost budget, no further validation rules will be run",
            last.Message
        );
        Assert.Equal(0, budget.Left);
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("self.n", 2)]
    [InlineData("self.n + 1", 3)]
    [InlineData("has(self.n)", 1)]
    [InlineData("[1, 2]", 0)]
    [InlineData("[self.n, 2]", 12)]
    [InlineData("{1: self.n}", 32)]
    [InlineData("duration('1h')", 0)]
    [InlineData("{1: 2}", 0)]
    [InlineData("self.s == 'abcdefghijklmnopqrstuvwxyz'", 5)]
    [InlineData("self.s.startsWith('a')", 5)]
    [InlineData("self.s.contains('abcdefghijk')", 8)]
    [InlineData("self.s.matches('[a-z]+')", 8)]
    [InlineData("self.s + self.s", 10)]
    [InlineData("1 in [1, 2, 3]", 3)]
    [InlineData("[].all(x, true)", 1)]
    [InlineData("[1, 2].exists(x, x == 1)", 7)]
    [InlineData("[1, 2].exists_one(x, x == 1)", 9)]
    [InlineData("[1, 2].map(x, x)", 37)]
    [InlineData("[1, 2].filter(x, x == 1)", 29)]
    [InlineData("true ? 1 : self.n", 0)]
    public void Steps_cost_what_they_cost_in_Kubernetes(string text, long cost)
    {
        var type = CelTypeText.Parse(JsonNode.Parse("""{"n": "int", "s": "string"}""")!);
        var environment = new CelEnvironment([new CelVariable("self", type)]);
        Assert.True(CelProgram.TryCompile(environment, text, null, out var program, out var issues), $"{issues}");
        var self = CelJson.ToValue(JsonNode.Parse("""{"n": 1, "s": "abcdefghijklmnopqrstuvwxyz"}"""), type);
        Assert.Equal(cost, program.Evaluate([self], new CelBudget()).Cost);
    }

    [Theory]
    // Bounded by the schema.
    [InlineData("""["int", 100]""", "self.all(x, x > 0)", 502, true)]
    [InlineData("""["string<64", 10]""", "self.all(x, x.matches('^[a-z]+$'))", 182, true)]
    [InlineData("\"string<100\"", "self.contains('abc')", 11, true)]
    [InlineData("""["int", 100]""", "self.all(x, self.all(y, x != y))", 60_502, true)]
    // Without bounds, as much as a request brings.
    [InlineData("""["int"]""", "self.all(x, x > 0)", 7_864_322, true)]
    [InlineData("""["int"]""", "self.all(x, self.all(y, x != y))", 0, false)]
    [InlineData("\"string\"", "self.matches('^[a-z]+$')", 629_147, true)]
    [InlineData("""["string"]""", "self.all(x, x.matches('^[a-z]+$'))", 0, false)]
    [InlineData("""{"*": "string"}""", "self.all(k, self[k] != '')", 3_670_018, true)]
    public void The_worst_cost_is_estimated_from_the_bounds_of_types(
        string type,
        string text,
        long cost,
        bool isWithinLimit
    )
    {
        var environment = new CelEnvironment([new CelVariable("self", CelTypeText.Parse(JsonNode.Parse(type)!))]);
        Assert.True(
            CelProgram.TryCompile(environment, text, CelType.Bool, out var program, out var issues),
            $"{issues}"
        );
        Assert.Equal(isWithinLimit, program.EstimatedCost <= CelBudget.EstimatedCostMax);
        if (isWithinLimit)
            Assert.Equal(cost, program.EstimatedCost);
    }

    private static CelResult Evaluate(string text)
    {
        Assert.True(CelProgram.TryCompile(Bare, text, null, out var program, out var issues), $"{issues}");
        return program.Evaluate([], new CelBudget());
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    /// <summary>
    /// An expression whose value is grown by a step some times: 2^50 elements when the step doubles it.
    /// </summary>
    private static string Grown(string seed, string step, int times = 50)
    {
        var text = $"cel.bind(v0, {seed}, ";
        for (var i = 1; i <= times; i++)
            text += $"cel.bind(v{i}, {step.Replace("v", $"v{i - 1}")}, ";
        return text + $"v{times}" + new string(')', times + 1);
    }
}
