using System.Text;
using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>int(), uint(), double(), string(), bytes(), bool(), dyn(), type(), timestamp(), duration().</summary>
internal static class CelConversions
{
    /// <summary>Conversions whose value follows from a constant once and for all.</summary>
    public static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "int",
        "uint",
        "double",
        "bool",
        "string",
        "bytes",
        "timestamp",
        "duration",
    };

    public static IEnumerable<CelOverload> All =>
        [
            .. From("int", Int, static (a, _) => CelConvert.ToInt(a[0]), Int, Uint, Real, Str, Timestamp, Duration),
            .. From("uint", Uint, static (a, _) => CelConvert.ToUint(a[0]), Uint, Int, Real, Str),
            .. From("double", Real, static (a, _) => CelConvert.ToDouble(a[0]), Real, Int, Uint, Str),
            .. From("bool", Bool, static (a, _) => CelConvert.ToBool(a[0]), Bool, Str),
            .. From(
                "string",
                Str,
                static (a, _) => CelConvert.ToText(a[0]),
                Str,
                Int,
                Uint,
                Real,
                Bool,
                Timestamp,
                Duration
            ),
            Global("string", [Bytes], Str, CelCosts.Traversal, static (a, _) => CelConvert.ToText(a[0])),
            Global("bytes", [Bytes], Bytes, CelCosts.One, static (a, _) => a[0]),
            Global(
                "bytes",
                [Str],
                Bytes,
                CelCosts.Traversal,
                static (a, _) => CelValue.Of(Encoding.UTF8.GetBytes(a[0].AsString))
            ),
            .. From("timestamp", Timestamp, static (a, _) => CelConvert.ToTimestamp(a[0]), Timestamp, Str, Int),
            .. From("duration", Duration, static (a, _) => CelConvert.ToDuration(a[0]), Duration, Str, Int),
            Global("dyn", [A], Dyn, CelCosts.One, static (a, _) => a[0]),
            Global("type", [A], TypeOf(A), CelCosts.One, static (a, _) => CelValue.Of(a[0].RuntimeType)),
        ];

    /// <summary>One overload for each type; texts of numbers have a few characters.</summary>
    private static IEnumerable<CelOverload> From(string name, CelType result, CelBody body, params CelType[] types) =>
        types.Select(t =>
            Global(name, [t], result, CelCosts.One, body) with
            {
                ResultSize = static sizes => Math.Max(sizes[0], 40),
            }
        );
}
