namespace Arktos.Api.Cel;

/// <summary>What a <see cref="CelValue"/> holds.</summary>
public enum CelKind : byte
{
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Timestamp,
    Duration,
    List,
    Map,
    Type,
    Optional,

    /// <summary>A value of a library, such as a quantity: see <see cref="CelOpaque"/>.</summary>
    Opaque,

    /// <summary>An error of the language: `||`, `&amp;&amp;` and the macros may absorb it.</summary>
    Error,

    /// <summary>The evaluation has used up what it may cost. Nothing absorbs this.</summary>
    Halt,
}
