namespace Arktos.Api.Cel;

/// <summary>
/// The table of all functions: those of the language, and Kubernetes' libraries. A function more is one entry in the
/// part that it belongs to.
/// </summary>
public static class CelFunctions
{
    public static IReadOnlyList<CelOverload> All { get; } =
    [
        .. CelOperators.All,
        .. CelConversions.All,
        .. CelTimes.All,
        .. CelStrings.All,
        .. CelPatterns.All,
        .. CelLists.All,
        .. CelSets.All,
        .. CelOptionals.All,
        .. CelQuantities.All,
        .. CelUrls.All,
        .. CelAddresses.All,
        .. CelSemvers.All,
    ];

    // The names of these types are those of the runtime's, too.
    internal static CelType Str => CelType.String;

    internal static CelType Real => CelType.Double;

    internal static CelOverload Global(
        string name,
        CelType[] parameters,
        CelType result,
        CelMeasure cost,
        CelBody body
    ) => new(name, false, parameters, result, cost, body);

    internal static CelOverload Member(
        string name,
        CelType[] parameters,
        CelType result,
        CelMeasure cost,
        CelBody body
    ) => new(name, true, parameters, result, cost, body);
}
