using Arktos.Weaver;

namespace Arktos.Mutations;

/// <summary>
/// What the build says of a mistake that does not fit the sources (any more), and what becomes of one that does.
/// </summary>
public sealed class WeaverTests
{
    private const string Source = """
        class C
        {
            int F(int a) => a > 1
                ? a : 2;

            void G() { H(); }
        }
        """;

    [Theory]
    [InlineData(
        "in C.cs|- a > 2|+ true",
        "M.txt(4)",
        "M looks for this text in C.cs, where it must stand exactly once"
    )]
    [InlineData("in C.cs|- a > 2|+ true", "M.txt(4)", "it is there 0 times: a > 2")]
    [InlineData("in C.cs||- a|+ 1", "M.txt(5)", "it is there 3 times: a")]
    [InlineData("in D.cs|- a > 1|+ true", "M.txt(4)", "M edits D.cs, which is not there")]
    [InlineData("in C.cs|- a > 1", "M.txt(4)", "an expression needs another in its place")]
    [InlineData("in C.cs|- a > 1|+ H();", "M.txt(4)", "statements cannot take the place of an expression")]
    [InlineData("in C.cs|- H();|+ true", "M.txt(4)", "an expression cannot take the place of statements")]
    [InlineData("in C.cs|+ true", "M.txt(4)", "a member ends with ; or }")]
    [InlineData("in C.cs|- H();|a > 1", "M.txt(5)", "an empty line, or one with - or +, must stand here")]
    [InlineData("in C.cs|- a > 1|+ true|- 2|+ 3", "M.txt(6)", "an empty line, or one with - or +, must stand here")]
    [InlineData("", "M.txt(1)", "the file says nothing of what is to be edited")]
    public void A_mistake_that_cannot_be_made_is_named_with_file_and_line(string edits, string place, string problem)
    {
        var problems = Weave(("M", edits)).Problems;
        Assert.Contains(problems, p => p.StartsWith($"{place}: error WEAVE: ") && p.Contains(problem));
    }

    [Fact]
    public void Two_mistakes_may_edit_the_same_text_but_not_texts_that_overlap()
    {
        Assert.Empty(Weave(("M", "in C.cs|- a > 1|+ true"), ("N", "in C.cs|- a > 1|+ false")).Problems);
        var problem = Assert.Single(
            Weave(("M", "in C.cs|- a > 1|+ true"), ("N", "in C.cs|- a > 1 ? a : 2|+ 3")).Problems
        );
        Assert.StartsWith("N.txt(4): error WEAVE: N and M edit texts of C.cs that overlap", problem);
    }

    [Fact]
    public void Two_mistakes_of_one_name_are_refused()
    {
        var weaving = new Weaving(
            new Dictionary<string, string> { ["C.cs"] = Source },
            new Dictionary<string, string>
            {
                ["a/M.txt"] = "in C.cs\n- a > 1\n+ true\n",
                ["b/M.txt"] = "in C.cs\n- a > 1\n+ false\n",
            }
        );
        Assert.Equal("b/M.txt(1): error WEAVE: a/M.txt has this name already", Assert.Single(weaving.Problems));
    }

    [Fact]
    public void Each_edit_stands_behind_a_switch_and_a_member_at_the_end_of_the_type()
    {
        var weaving = Weave(
            ("M", "in C.cs|- a > 1 ? a : 2|+ 3||- H();||+ int _more;"),
            ("N", "in C.cs|- H();|+ I();|+ H();")
        );
        Assert.Empty(weaving.Problems);
        const string Is = "global::Arktos.Mutations.Planted.Is(global::Arktos.Mutations.Mistake";
        Assert.Equal(
            $$"""
            // Made from C.cs and tests/Mutations/Mistakes when this is built.
            class C
            {
                int F(int a) => ({{Is}}.M) ? (3) : (a > 1
                    ? a : 2));

                void G() { { if ({{Is}}.M)) {  } else if ({{Is}}.N)) { I();
            H(); } else { H(); } } }

            int _more;
            }
            """,
            weaving.Woven["C.cs"]
        );
        Assert.Contains("/// <summary>It is wrong.</summary>\n    M,\n", weaving.Mistakes);
    }

    private static Weaving Weave(params (string Name, string Edits)[] mistakes) =>
        new(
            new Dictionary<string, string> { ["C.cs"] = Source },
            mistakes.ToDictionary(m => $"{m.Name}.txt", m => $"It is wrong.\n\n{m.Edits.Replace('|', '\n')}\n")
        );
}
