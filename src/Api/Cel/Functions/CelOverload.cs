namespace Arktos.Api.Cel;

/// <summary>
/// What a function does with arguments of its declared kinds. Pure but for what it charges; gives an error or
/// <see cref="CelRun.Halted"/> as a value.
/// </summary>
public delegate CelValue CelBody(ReadOnlySpan<CelValue> arguments, CelRun run);

/// <summary>
/// A cost, or the size of a result, by the sizes of the arguments: real ones, or the most they can be.
/// </summary>
public delegate long CelMeasure(ReadOnlySpan<long> sizes);

/// <summary>
/// One entry of the table of functions: signature, work and cost. Parameters of a member function begin with what
/// stands before the point.
/// </summary>
public sealed record CelOverload(
    string Function,
    bool IsMember,
    CelType[] Parameters,
    CelType Result,
    CelMeasure Cost,
    CelBody Body
)
{
    /// <summary>
    /// The most characters or elements that the result has; by default as many as the first argument.
    /// </summary>
    public CelMeasure ResultSize { get; init; } = CelCosts.First;

    /// <summary>Whether estimates see a list as large as all its elements together.</summary>
    public bool GoesThroughElements { get; init; }

    internal bool Admits(ReadOnlySpan<CelValue> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            if (!Parameters[i].Admits(arguments[i]))
                return false;
        return true;
    }
}

/// <summary>
/// The costs of cel-go and of Kubernetes' libraries: a step is 1, going through text a tenth a character.
/// </summary>
public static class CelCosts
{
    /// <summary>Bounds every size, so that no product overflows.</summary>
    public const long SizeMax = 1_000_000_000;

    public static readonly CelMeasure One = static _ => 1;

    public static readonly CelMeasure First = static sizes => sizes.Length == 0 ? 1 : sizes[0];

    public static readonly CelMeasure Second = static sizes => sizes[1];

    /// <summary>Going once through text.</summary>
    public static readonly CelMeasure Traversal = static sizes => Tenth(sizes[0]);

    /// <summary>Going through text and writing as much.</summary>
    public static readonly CelMeasure TwoTraversals = static sizes => Tenth(2 * sizes[0]);

    /// <summary>Up to the end of the shorter one.</summary>
    public static readonly CelMeasure ShorterTraversal = static sizes => Tenth(Math.Min(sizes[0], sizes[1]));

    public static readonly CelMeasure SumTraversal = static sizes => Tenth(sizes[0] + sizes[1]);

    /// <summary>A search: both sizes matter.</summary>
    public static readonly CelMeasure ProductTraversal = static sizes => Tenth(sizes[0]) * Tenth(sizes[1]);

    /// <summary>All with all.</summary>
    public static readonly CelMeasure Product = static sizes => sizes[0] * sizes[1];

    /// <summary>A pattern has about a state for every four characters.</summary>
    public static readonly CelMeasure Match = static sizes => Tenth(sizes[0] + 1) * ((sizes[1] + 3) / 4);

    public static readonly CelMeasure Sum = static sizes => sizes[0] + sizes[1];

    public static long Tenth(long size) => (size + 9) / 10;
}
