using System.Collections.Frozen;

namespace Arktos.Api.Cel;

/// <summary>Words that no identifier may be.</summary>
public static class CelWords
{
    private static readonly string[] OfTheLanguage = ["true", "false", "null", "in"];

    // Kubernetes does not escape these in names of fields.
    private static readonly string[] NeverEscaped = ["var", "void", "while"];

    /// <summary>Words that mean nothing yet.</summary>
    public static FrozenSet<string> Reserved { get; } =
        new[]
        {
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
        }
            .Concat(NeverEscaped)
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a variable may not be called.</summary>
    public static FrozenSet<string> All { get; } = OfTheLanguage.Concat(Reserved).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names of fields that stand between <c>__</c> in an expression.</summary>
    public static FrozenSet<string> Escaped { get; } =
        All.Except(NeverEscaped, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);
}
