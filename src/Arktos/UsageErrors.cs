using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Arktos;

/// <summary>What a user is told of arguments that cannot be read: in the user's words, not in the runtime's.</summary>
internal static partial class UsageErrors
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["Boolean"] = "true or false",
        ["Int32"] = "a whole number",
        ["Int64"] = "a whole number",
        ["UInt16"] = "a whole number from 0 to 65535",
        ["UInt32"] = "a whole number that is not negative",
        ["UInt64"] = "a whole number that is not negative",
        ["Double"] = "a number",
        ["FileInfo"] = "a file",
        ["DirectoryInfo"] = "a folder",
    };

    public static string Describe(ParseError error)
    {
        var cannot = CannotParse().Match(error.Message);
        if (!cannot.Success)
            return error.Message;
        var (value, name, type) = (
            cannot.Groups["value"].Value,
            cannot.Groups["name"].Value,
            cannot.Groups["type"].Value.Split('.')[^1]
        );
        return $"{name} {value}: {Kinds.GetValueOrDefault(type, "something else")} is needed here";
    }

    private const string Sentence =
        "^Cannot parse argument '(?<value>.*)' for (command|option|argument) '(?<name>[^']*)' as expected type "
        + @"'(?:System\.Nullable`1\[)?(?<type>[^'\]]*)\]?'\.";

    [GeneratedRegex(Sentence, RegexOptions.Singleline)]
    private static partial Regex CannotParse();
}
