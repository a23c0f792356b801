namespace Arktos.Api.Cel;

internal enum CelTokenKind : byte
{
    End,
    Identifier,

    /// <summary>true, false, null, in.</summary>
    Word,
    Int,
    Uint,
    Double,
    String,
    Bytes,

    /// <summary>An operator or a bracket: its text tells which.</summary>
    Sign,

    /// <summary>The lexer has reported a fault.</summary>
    Fault,
}

/// <summary>A token; <see cref="Value"/> is that of a literal.</summary>
internal readonly record struct CelToken(CelTokenKind Kind, int At, string Text, CelValue Value = default)
{
    public bool Is(string sign) => Kind is CelTokenKind.Sign or CelTokenKind.Word && Text == sign;
}
