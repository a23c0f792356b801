using System.Text.Json.Nodes;
using Arktos.Api.Cel;

namespace Arktos.Api.Tests.Cel;

/// <summary>
/// Types written as JSON: "int", "string?" (or null), "string&lt;10" (ten characters at most), ["int"] (a list),
/// ["int", 5] (of five at most), {"*": "int"} (a map), {"name": "string"} (an object).
/// </summary>
internal static class CelTypeText
{
    public static CelType Parse(JsonNode node) =>
        node switch
        {
            JsonArray list => CelType
                .ListOf(Parse(list[0]!))
                .Bounded(list.Count > 1 ? list[1]!.GetValue<long>() : null),
            JsonObject map when map.ContainsKey("*") => CelType.MapOf(CelType.String, Parse(map["*"]!)),
            JsonObject fields => CelType.ObjectOf(new Fields(fields)),
            _ => Scalar(node.GetValue<string>()),
        };

    private static CelType Scalar(string name)
    {
        if (name.EndsWith('?'))
            return CelType.NullableOf(Scalar(name[..^1]));
        var bound = name.IndexOf('<');
        if (bound > 0)
            return Scalar(name[..bound]).Bounded(long.Parse(name.AsSpan(bound + 1)));
        return name switch
        {
            "int" => CelType.Int,
            "uint" => CelType.Uint,
            "double" => CelType.Double,
            "bool" => CelType.Bool,
            "string" => CelType.String,
            "bytes" => CelType.Bytes,
            "timestamp" => CelType.Timestamp,
            "duration" => CelType.Duration,
            "dyn" => CelType.Dyn,
            _ => throw new ArgumentException($"no type {name}"),
        };
    }

    private sealed class Fields(JsonObject fields) : ICelObjectType
    {
        private readonly Dictionary<string, CelType> _types = fields.ToDictionary(f => f.Key, f => Parse(f.Value!));

        public string Name { get; } = "object" + fields.ToJsonString().Length;

        public CelType? FindField(string field) => _types.GetValueOrDefault(field);
    }
}
