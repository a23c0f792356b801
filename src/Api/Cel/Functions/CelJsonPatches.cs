using static Arktos.Api.Cel.CelFunctions;

namespace Arktos.Api.Cel;

/// <summary>Kubernetes' functions for JSON patches, for environments whose expressions make such.</summary>
public static class CelJsonPatches
{
    public static IReadOnlyList<CelOverload> All { get; } =
    [
        Global("jsonpatch.escapeKey", [Str], Str, CelCosts.Traversal, static (a, _) => Escape(a[0].AsString)) with
        {
            ResultSize = static sizes => 2 * sizes[0],
        },
    ];

    // A key as a step of a JSON pointer (RFC 6901).
    private static CelValue Escape(string key) =>
        CelValue.Of(key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
