using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arktos.Api.Json;

/// <summary>
/// JSON as a tree that patches change. Unlike <see cref="JsonNode.Parse(ref Utf8JsonReader, JsonNodeOptions?)"/>, the
/// last of repeated fields wins, as in Go.
/// </summary>
public static class JsonTree
{
    /// <exception cref="JsonException">The text is no JSON, or something follows it.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        var node = Read(ref reader);
        if (reader.Read())
            throw new JsonException("something follows the document");
        return node;
    }

    /// <summary>In the order of the tree, escaped as <see cref="KubeJson"/> escapes.</summary>
    public static byte[] Encode(JsonNode? node)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(1024);
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = KubeJson.Options.Encoder, MaxDepth = 200 }
            )
        )
        {
            if (node is null)
                writer.WriteNullValue();
            else
                node.WriteTo(writer);
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Takes many fields out at once, in time linear in the object: one removal alone costs as much as the object has
    /// fields.
    /// </summary>
    public static void Remove(JsonObject target, IReadOnlySet<string> names)
    {
        if (names.Count == 0)
            return;
        var kept = target.Where(f => !names.Contains(f.Key)).ToList();
        if (kept.Count == target.Count)
            return;
        target.Clear();
        foreach (var (name, value) in kept)
            target.Add(name, value);
    }

    /// <summary>Puts the fields of an object, not those below it, in ordinal order.</summary>
    public static void Sort(JsonObject fields)
    {
        var previous = "";
        foreach (var (name, _) in fields)
        {
            if (string.CompareOrdinal(previous, name) > 0)
            {
                var all = fields.OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
                fields.Clear();
                foreach (var (key, value) in all)
                    fields.Add(key, value);
                return;
            }
            previous = name;
        }
    }

    private static JsonNode? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var fields = new JsonObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    fields[name] = Read(ref reader);
                }
                return fields;
            case JsonTokenType.StartArray:
                var items = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref reader));
                return items;
            case JsonTokenType.Null:
                return null;
            default:
                return JsonValue.Create(JsonElement.ParseValue(ref reader));
        }
    }
}
