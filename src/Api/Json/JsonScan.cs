using System.Text.Json;

namespace Arktos.Api.Json;

/// <summary>Steps into stored JSON, field by field. Pure.</summary>
public static class JsonScan
{
    /// <summary>The JSON of a field of an object; of one that it lacks an empty object's.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> json, ReadOnlySpan<byte> field)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        if (!Enter(ref reader, field, JsonTokenType.StartObject))
            return "{}"u8;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    /// <summary>
    /// Leaves the reader on what a field of the object holds that it stands on (or is about to begin with); false:
    /// there is no such field, or it holds something else.
    /// </summary>
    public static bool Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> field, JsonTokenType expected)
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(field);
            reader.Read();
            if (found)
                return reader.TokenType == expected;
            reader.Skip();
        }
        return false;
    }
}
