using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Cel;

namespace Arktos.Api.Tests.Cel;

/// <summary>
/// Random and mutated expressions: none throws, none costs more than its estimate or its limit. ARKTOS_SEED=n repeats a
/// run, ARKTOS_FUZZ=n makes it n times longer.
/// </summary>
public sealed class CelFuzzTests
{
    private static readonly string[] Pieces =
    [
        "self",
        "x",
        "1",
        "-1",
        "2u",
        "1.5",
        "true",
        "false",
        "null",
        "'a'",
        "\"é\"",
        "b'x'",
        "r'\\d'",
        "'''t'''",
        "+",
        "-",
        "*",
        "/",
        "%",
        "!",
        "&&",
        "||",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        " in ",
        "?",
        ":",
        ".",
        ",",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ".?",
        "[?",
        ".all(x, ",
        ".map(x, ",
        ".exists(x, ",
        ".filter(x, ",
        "has(",
        "size(",
        "self.n",
        "self.s",
        "self.l",
        "self.m",
        "self.any",
        ".matches(",
        ".replace(",
        ".split(",
        ".format([",
        "duration('1s')",
        "timestamp('2020-01-01T00:00:00Z')",
        "quantity('1Gi')",
        "cel.bind(x, ",
        ".orValue(",
        "optional.of(",
        "optional.none()",
        ".join(",
        ".sum()",
        "dyn(",
        "type(",
        "string(",
        "int(",
        "//",
        "\n",
        "\\",
        "\"",
        "'",
        "\ud800",
        "\0",
        "9223372036854775807",
        "1e400",
        "0x",
        "url('/')",
        "ip('::')",
        ".indexOf(",
    ];

    private static readonly CelType SelfType = CelTypeText.Parse(
        JsonNode.Parse("""{"n": "int", "s": "string", "l": ["int"], "m": {"*": "string"}, "any": "dyn"}""")!
    );

    private static readonly CelEnvironment Environment1 = new([new CelVariable("self", SelfType)]);

    private static readonly CelValue Self = CelJson.ToValue(
        JsonNode.Parse(
            """{"n": 3, "s": "text", "l": [1, 2, 3], "m": {"a": "b"}, "any": [1, "x", {"k": [null, 1.5]}, true]}"""
        ),
        SelfType
    );

    [Fact]
    public void Random_text_never_throws()
    {
        var (random, count) = Start();
        for (var i = 0; i < 10_000 * count; i++)
        {
            var text = new StringBuilder();
            for (var pieces = random.Next(1, 25); pieces > 0; pieces--)
                text.Append(
                    random.Next(30) == 0 ? ((char)random.Next(0, 0x300)).ToString() : Pieces[random.Next(Pieces.Length)]
                );
            Run(text.ToString());
        }
    }

    [Fact]
    public void Mutated_expressions_never_throw()
    {
        var (random, count) = Start();
        var known = Expressions();
        var evaluated = 0;
        for (var i = 0; i < 15_000 * count; i++)
        {
            var text = known[random.Next(known.Length)];
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                text = Mutate(text, known, random);
            if (Run(text))
                evaluated++;
        }
        Assert.True(evaluated > 250 * count, $"only {evaluated} were evaluated");
    }

    [Fact]
    public void Conjunction_and_disjunction_give_the_same_in_any_order()
    {
        string[] terms = ["true", "false", "1 / 0 == 0", "dyn(1)", "self.n == 3", "self.any[9] == 1"];
        foreach (var a in terms)
        foreach (var b in terms)
        foreach (var c in terms)
        foreach (var sign in new[] { "&&", "||" })
        {
            var expected = Outcome($"{a} {sign} {b} {sign} {c}");
            Assert.Equal(expected, Outcome($"{c} {sign} {b} {sign} {a}"));
            Assert.Equal(expected, Outcome($"{b} {sign} ({c} {sign} {a})"));
            var macro = sign == "&&" ? "all" : "exists";
            Assert.Equal(expected, Outcome($"[0, 1, 2].{macro}(i, i == 0 ? dyn({a}) : i == 1 ? dyn({b}) : dyn({c}))"));
        }
    }

    [Fact]
    public void Numbers_are_ordered_the_same_whatever_their_types()
    {
        string[] numbers = ["-9223372036854775808", "-1", "0", "1", "9007199254740993", "9223372036854775807"];
        string[] others = ["0u", "1u", "9007199254740993u", "18446744073709551615u"];
        string[] reals = ["-1e30", "-1.5", "-0.0", "0.5", "9007199254740992.0", "9223372036854775808.0", "1e300"];
        string[] all = [.. numbers, .. others, .. reals];
        foreach (var a in all)
        foreach (var b in all)
        {
            var less = Outcome($"dyn({a}) < dyn({b})");
            Assert.Equal(less, Outcome($"dyn({b}) > dyn({a})"));
            Assert.Equal(less == "true" ? "false" : "true", Outcome($"dyn({a}) >= dyn({b})"));
            var equal = Outcome($"dyn({a}) == dyn({b})");
            Assert.Equal(equal, Outcome($"dyn({a}) <= dyn({b}) && dyn({a}) >= dyn({b})"));
            Assert.Equal(equal, Outcome($"dyn({a}) in [dyn({b})]"));
        }
    }

    [Fact]
    public void A_program_gives_the_same_on_many_threads()
    {
        const string Text = "self.l.all(i, self.l.exists(j, j == i)) && self.s.matches('t.*' + self.s.charAt(3))";
        Assert.True(
            CelProgram.TryCompile(Environment1, Text, CelType.Bool, out var program, out var issues),
            $"{issues}"
        );
        var cost = program.Evaluate([Self], new CelBudget()).Cost;
        Parallel.For(
            0,
            2_000,
            _ =>
            {
                var result = program.Evaluate([Self], new CelBudget());
                Assert.True(result.IsTrue);
                Assert.Equal(cost, result.Cost);
            }
        );
    }

    [Fact]
    public void Field_names_come_back_from_their_escapes()
    {
        var (random, _) = Start();
        string[] parts = ["a", "_", "__", ".", "-", "/", "dot", "in", "namespace", "true", "B2"];
        for (var i = 0; i < 20_000; i++)
        {
            var name = string.Concat(
                Enumerable.Range(0, random.Next(1, 6)).Select(_ => parts[random.Next(parts.Length)])
            );
            Assert.True(CelFieldNames.TryUnescape(CelFieldNames.Escape(name), out var field), name);
            Assert.Equal(name, field);
        }
        Assert.False(CelFieldNames.TryUnescape("a__b", out _));
        Assert.False(CelFieldNames.TryUnescape("for", out _));
    }

    [Fact]
    public void Issues_show_the_place_in_their_line()
    {
        Assert.False(CelProgram.TryCompile(Environment1, "true &&\n  self.x", CelType.Bool, out _, out var issues));
        Assert.Equal("ERROR: <input>:2:7: undefined field 'x'\n |   self.x\n | ......^", issues.ToString());
        Assert.False(CelProgram.TryCompile(Environment1, "self.n", CelType.Bool, out _, out issues));
        Assert.Equal("must evaluate to bool", Assert.Single(issues.List).Message);
    }

    private static string Outcome(string text)
    {
        Assert.True(
            CelProgram.TryCompile(Environment1, text, null, out var program, out var issues),
            $"{text}: {issues}"
        );
        var result = program.Evaluate([Self], new CelBudget());
        return result.Outcome == CelOutcome.Value ? result.Value.ToString() : result.Outcome.ToString();
    }

    /// <summary>Whether the text was an expression, and was evaluated.</summary>
    private static bool Run(string text)
    {
        try
        {
            if (!CelProgram.TryCompile(Environment1, text, null, out var program, out var issues))
            {
                Assert.NotEmpty(issues.List);
                Assert.NotEmpty(issues.ToString());
                return false;
            }
            var result = program.Evaluate([Self], new CelBudget(objectCostMax: 100_000));
            Assert.True(result.Cost <= program.EstimatedCost, $"cost {result.Cost}, estimate {program.EstimatedCost}");
            Assert.NotNull(result.Value.ToString());
            return true;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"the expression was: {text}", e);
        }
    }

    private static string Mutate(string text, string[] known, Random random)
    {
        var (from, to) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
        if (from > to)
            (from, to) = (to, from);
        var other = known[random.Next(known.Length)];
        var start = random.Next(other.Length);
        return random.Next(6) switch
        {
            0 => text.Remove(from, Math.Min(to - from, random.Next(1, 4))),
            1 => text.Insert(from, Pieces[random.Next(Pieces.Length)]),
            2 => text[..from] + other[start..],
            3 => $"({text}) {Pieces[random.Next(14, 31)]} ({other})",
            4 => $"[{text}].map(x, {other})",
            _ => text.Insert(from, text[from..to]),
        };
    }

    private static string[] Expressions([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var tables = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(here)!, "Tables"), "*.txt");
        return
        [
            .. tables
                .Order(StringComparer.Ordinal)
                .SelectMany(File.ReadAllLines)
                .Where(l => l.Length > 0 && l[0] is not ('#' or '@'))
                .Select(l => l.Split("  => ")[0]),
        ];
    }

    private static (Random Random, int Count) Start()
    {
        var seed = System.Environment.GetEnvironmentVariable("ARKTOS_SEED");
        var count = System.Environment.GetEnvironmentVariable("ARKTOS_FUZZ");
        return (
            new Random(seed is null ? 20261126 : int.Parse(seed, CultureInfo.InvariantCulture)),
            count is null ? 1 : int.Parse(count, CultureInfo.InvariantCulture)
        );
    }
}
