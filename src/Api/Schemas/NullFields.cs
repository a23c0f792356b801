using System.Text.Json.Nodes;
using Arktos.Api.Json;

namespace Arktos.Api.Schemas;

/// <summary>
/// What a null means in Go: a field that is null is absent, and a null among the elements of a list or the values of a
/// map is their empty value.
/// </summary>
public static class NullFields
{
    /// <summary>The same document without nulls; the bytes themselves when there is no null in them.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON.</exception>
    public static ReadOnlySpan<byte> Remove(ReadOnlySpan<byte> json, TypeSchema type)
    {
        if (json.IndexOf("null"u8) < 0)
            return json;
        var document = JsonTree.Parse(json);
        Remove(document, new Shape(ShapeKind.Struct, type));
        return JsonTree.Encode(document);
    }

    private static void Remove(JsonNode? node, Shape? shape)
    {
        // What has no form of its own (raw extensions) keeps its nulls.
        if (shape is null or { Kind: ShapeKind.Any })
            return;
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    var inner = shape.Kind == ShapeKind.Struct ? shape.Struct!.Field(name)?.Shape : shape.Element;
                    if (value is not null)
                        Remove(value, inner);
                    else if (shape.Kind == ShapeKind.Map)
                        fields[name] = Empty(shape.Element!);
                    else
                        fields.Remove(name);
                }
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    if (items[i] is { } item)
                        Remove(item, shape.Element);
                    else if (shape.Element is not null)
                        items[i] = Empty(shape.Element);
                break;
        }
    }

    private static JsonNode Empty(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Struct or ShapeKind.Map or ShapeKind.Any => new JsonObject(),
            ShapeKind.List => new JsonArray(),
            ShapeKind.Integer or ShapeKind.Number or ShapeKind.IntOrString => 0,
            ShapeKind.Boolean => false,
            ShapeKind.Quantity => "0",
            _ => "",
        };
}
