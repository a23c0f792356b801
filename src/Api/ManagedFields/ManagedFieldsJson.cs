using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>metadata.managedFields in the JSON of a whole object, found and put there without decoding it. Pure.</summary>
public static class ManagedFieldsJson
{
    private static ReadOnlySpan<byte> Name => "\"managedFields\":"u8;

    /// <summary>The list; absent when the object has none.</summary>
    public static JsonElement Find(JsonElement json) =>
        JsonParts.Field(JsonParts.Field(json, "metadata"u8), "managedFields"u8);

    /// <summary>The JSON of the list in an object's; empty when it has none.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 200 });
        if (!Enter(ref reader, "metadata"u8) || !Enter(ref reader, "managedFields"u8))
            return default;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    /// <summary>The object with such a list.</summary>
    /// <param name="json">In the order of the type facts, and without a list.</param>
    /// <param name="list">Empty: the object stays as it is.</param>
    public static byte[] Insert(byte[] json, ReadOnlySpan<byte> list)
    {
        if (list.IsEmpty)
            return json;
        var (at, before, after) = Place(json);
        var whole = new byte[json.Length + Name.Length + list.Length + (before ? 1 : 0) + (after ? 1 : 0)];
        var rest = whole.AsSpan();
        Append(json.AsSpan(0, at), ref rest);
        if (before)
            Append(","u8, ref rest);
        Append(Name, ref rest);
        Append(list, ref rest);
        if (after)
            Append(","u8, ref rest);
        Append(json.AsSpan(at), ref rest);
        return whole;
    }

    // Behind all fields of metadata but the tenant, which follows it in the type facts.
    private static (int At, bool CommaBefore, bool CommaAfter) Place(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 200 });
        if (!Enter(ref reader, "metadata"u8) || reader.TokenType != JsonTokenType.StartObject)
            throw new InvalidOperationException("the encoded object has no metadata");
        var isFirst = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("tenant"u8))
                return ((int)reader.TokenStartIndex, false, true);
            isFirst = false;
            reader.Read();
            reader.Skip();
        }
        return ((int)reader.TokenStartIndex, !isFirst, false);
    }

    private static bool Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> field)
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(field);
            reader.Read();
            if (found)
                return true;
            reader.Skip();
        }
        return false;
    }

    private static void Append(ReadOnlySpan<byte> bytes, ref Span<byte> rest)
    {
        bytes.CopyTo(rest);
        rest = rest[bytes.Length..];
    }
}
