namespace Arktos.Api.Cel;

/// <summary>A variable that expressions may name.</summary>
public readonly record struct CelVariable(string Name, CelType Type);

/// <summary>
/// The variables and functions of expressions. Immutable. Values are given to an evaluation in the order in which the
/// variables are declared.
/// </summary>
public sealed class CelEnvironment
{
    private static readonly Dictionary<string, CelType> TypeNames = new[]
    {
        CelType.Int,
        CelType.Uint,
        CelType.Double,
        CelType.Bool,
        CelType.String,
        CelType.Bytes,
        CelType.Null,
        CelType.Type,
        CelType.DynList,
        CelType.DynMap,
        CelType.DynOptional,
        CelType.Timestamp,
        CelType.Duration,
        CelQuantity.Declared,
        CelUrl.Declared,
        CelIp.Declared,
        CelCidr.Declared,
        CelSemver.Declared,
    }.ToDictionary(t => t.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, CelOverload[]> Standard = Group(CelFunctions.All);

    private readonly Dictionary<string, CelOverload[]> _functions;

    /// <param name="variables">In the order of the values of an evaluation; names are unique.</param>
    /// <param name="functions">Beside those of <see cref="CelFunctions"/>; of four parameters at most.</param>
    public CelEnvironment(IReadOnlyList<CelVariable> variables, IReadOnlyList<CelOverload>? functions = null)
    {
        if (functions?.FirstOrDefault(f => f.Parameters.Length > CallNode.ArgumentsMax) is { } wide)
            throw new ArgumentException($"{wide.Function} has too many parameters", nameof(functions));
        Variables = [.. variables];
        _functions = functions is null ? Standard : Group([.. CelFunctions.All, .. functions]);
    }

    public IReadOnlyList<CelVariable> Variables { get; }

    /// <summary>Whether the elements of a list literal must have one type, as Kubernetes wants it.</summary>
    public bool WantsHomogeneousLiterals { get; init; } = true;

    /// <summary>The type of an object that expressions may make, by its name; null: they make none.</summary>
    public Func<string, CelType?>? FindMessage { get; init; }

    internal static bool TryType(string name, out CelType? type) => TypeNames.TryGetValue(name, out type);

    internal bool TryFunction(string name, out CelOverload[] overloads) => _functions.TryGetValue(name, out overloads!);

    private static Dictionary<string, CelOverload[]> Group(IEnumerable<CelOverload> overloads) =>
        overloads
            .GroupBy(o => o.Function, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
}
