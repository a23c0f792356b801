using System.CommandLine;
using System.CommandLine.Parsing;

namespace Arktos.Local.Tests;

public sealed class UsageTests
{
    /// <summary>Every option of every command, with a value that is none.</summary>
    [Fact]
    public void No_error_names_a_type_of_the_runtime()
    {
        var root = Commands.Root();
        var seen = 0;
        foreach (var (path, command) in All(root, []))
        foreach (var option in command.Options)
        {
            var errors = root.Parse([.. path, option.Name, "x\ny"])
                .Errors.Concat(root.Parse([.. path, option.Name + "=99999999999999999999999"]).Errors);
            foreach (var text in errors.Select(UsageErrors.Describe))
            {
                seen++;
                Assert.DoesNotContain("System.", text);
                Assert.DoesNotMatch(@"Int(16|32|64)|Boolean|Nullable|expected type|Arktos\.", text);
            }
        }
        Assert.True(seen > 50, $"{seen}");
    }

    [Theory]
    [InlineData("up --port-base many", "--port-base many: a whole number is needed here")]
    [InlineData("store --store -1", "--store -1: a whole number that is not negative is needed here")]
    [InlineData("restore f --above x", "--above x: a whole number is needed here")]
    public void It_says_what_is_needed(string line, string expected)
    {
        var errors = Commands.Root().Parse(CommandLineParser.SplitCommandLine(line).ToArray()).Errors;
        Assert.Contains(expected, errors.Select(UsageErrors.Describe));
    }

    [Theory]
    [InlineData("/a/b", "/a/b")]
    [InlineData("/a b", "'/a b'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("", "''")]
    public void Words_are_quoted_for_a_shell(string word, string quoted) => Assert.Equal(quoted, ShellWord.Quote(word));

    private static IEnumerable<(List<string> Path, Command Command)> All(Command command, List<string> path) =>
        command.Subcommands.SelectMany(c => All(c, [.. path, c.Name])).Prepend((path, command));
}
