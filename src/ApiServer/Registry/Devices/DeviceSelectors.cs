using Arktos.Api.Cel;
using Arktos.Api.Resource.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Devices;

/// <summary>Expressions that choose devices: CEL over one variable, <c>device</c>. Pure.</summary>
internal static class DeviceSelectors
{
    private const int SelectorsMax = 32;
    private const int ExpressionMax = 10 * 1024;

    private static readonly CelEnvironment Environment = new([
        new CelVariable("device", CelType.ObjectOf(new DeviceType())),
    ]);

    public static void Check(List<DeviceSelector>? selectors, string at, FieldErrors errors)
    {
        if (selectors?.Count > SelectorsMax)
        {
            errors.TooMany(at, selectors.Count, SelectorsMax);
            return;
        }
        foreach (var (selector, i) in (selectors ?? []).Select((s, i) => (s, i)))
            if (selector.Cel is { } cel)
                Expression(cel.Expression, $"{at}[{i}].cel.expression", errors);
            else
                errors.Required($"{at}[{i}].cel");
    }

    private static void Expression(string text, string field, FieldErrors errors)
    {
        if (text.Length > ExpressionMax)
            errors.TooLong(field, ExpressionMax);
        else if (!CelProgram.TryCompile(Environment, text, CelType.Bool, out _, out var issues))
            errors.Invalid(field, text, $"compilation failed: {issues}");
    }

    /// <summary>A device as expressions see it: attributes and capacity by domain, then by name.</summary>
    private sealed class DeviceType : ICelObjectType
    {
        private static readonly Dictionary<string, CelType> Fields = new()
        {
            ["driver"] = CelType.String,
            ["attributes"] = CelType.MapOf(CelType.String, CelType.MapOf(CelType.String, CelType.Dyn)),
            ["capacity"] = CelType.MapOf(
                CelType.String,
                CelType.MapOf(CelType.String, CelType.OpaqueOf("kubernetes.Quantity"))
            ),
            ["allowMultipleAllocations"] = CelType.Bool,
        };

        public string Name => "kubernetes.DRADevice";

        public CelType? FindField(string field) => Fields.GetValueOrDefault(field);
    }
}
