namespace Arktos.Weaver;

internal enum EditKind
{
    /// <summary>An expression takes the place of another, where the mistake is planted.</summary>
    Expression,

    /// <summary>Statements take the place of others, or of none, where the mistake is planted.</summary>
    Statements,

    /// <summary>A member that only the mistake's other edits use; it is always there.</summary>
    Member,
}

/// <summary>One edit of a mistake.</summary>
/// <param name="Source">The file that is edited, from the top of the checkout.</param>
/// <param name="Old">What must stand there exactly once; whitespace is not compared. Empty for a member.</param>
/// <param name="New">Empty where statements are left out.</param>
/// <param name="Line">Of the mistake's file, for messages.</param>
internal sealed record Edit(string Source, string Old, string New, int Line)
{
    public EditKind Kind =>
        Old.Length == 0 ? EditKind.Member
        : AreStatements(Old) ? EditKind.Statements
        : EditKind.Expression;

    /// <summary>What is wrong with it by itself; null for nothing.</summary>
    public string? Problem =>
        Kind switch
        {
            EditKind.Expression when New.Length == 0 => "an expression needs another in its place (a line with +)",
            EditKind.Expression when AreStatements(New) => "statements cannot take the place of an expression",
            EditKind.Statements when New.Length > 0 && !AreStatements(New) =>
                "an expression cannot take the place of statements",
            EditKind.Member when !AreStatements(New) => "a member ends with ; or }",
            _ => null,
        };

    private static bool AreStatements(string code) => code.EndsWith(';') || code.EndsWith('}');
}
