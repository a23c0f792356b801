using System.Text.Json;

namespace Arktos.Api.Schemas;

/// <summary>
/// Finds what a lenient decoder drops without a word: fields that the type does not have, and fields that stand twice.
/// </summary>
public static class StrictFields
{
    /// <summary>At most this many findings are collected.</summary>
    public const int FindingsMax = 100;

    /// <returns><c>unknown field "spec.foo"</c>, <c>duplicate field "spec.containers[0].image"</c>, in the order of the
    /// document, each once: items of a list have paths of their own.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyList<string> Check(ReadOnlySpan<byte> json, TypeSchema type)
    {
        var findings = new Findings();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        Walk(ref reader, new Shape(ShapeKind.Struct, type), "", findings);
        return findings.InOrder;
    }

    private static void Walk(ref Utf8JsonReader reader, Shape? shape, string path, Findings findings)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WalkObject(ref reader, shape, path, findings);
                break;
            case JsonTokenType.StartArray:
                var element = shape is { Kind: ShapeKind.List } ? shape.Element : null;
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                    Walk(ref reader, element, $"{path}[{i}]", findings);
                break;
        }
    }

    private static void WalkObject(ref Utf8JsonReader reader, Shape? shape, string path, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var full = path.Length == 0 ? name : $"{path}.{name}";
            Shape? inner = null;
            var known = true;
            if (shape is { Kind: ShapeKind.Struct })
            {
                inner = shape.Struct!.Field(name)?.Shape;
                known = inner is not null || shape.Struct!.TakesUnknown;
            }
            else if (shape is { Kind: ShapeKind.Map })
                inner = shape.Element;
            if (!known)
                findings.Add($"unknown field \"{full}\"");
            else if (!seen.Add(name))
                findings.Add($"duplicate field \"{full}\"");
            reader.Read();
            Walk(ref reader, inner, full, findings);
        }
    }

    private sealed class Findings
    {
        private readonly HashSet<string> _all = new(StringComparer.Ordinal);

        public List<string> InOrder { get; } = [];

        public void Add(string finding)
        {
            if (InOrder.Count < FindingsMax && _all.Add(finding))
                InOrder.Add(finding);
        }
    }
}
