using System.Buffers;
using System.Text.Json;

namespace Arktos.Api.Json;

/// <summary>
/// What generated decoders are made of. Each stands at a value's first token, and leaves at its last. What does not
/// fit is a <see cref="JsonException"/> that does not say where: see <see cref="KubeJson.Decode(Type,
/// ReadOnlySpan{byte})"/>.
/// </summary>
public static class JsonRead
{
    /// <param name="managers">Whether metadata.managedFields are of use.</param>
    public delegate T? Value<out T>(ref Utf8JsonReader reader, bool managers);

    /// <summary>False: it is null.</summary>
    public static bool Begin(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw Unfit(),
        };

    /// <summary>To the value of an object's next field; false: there is none.</summary>
    public static bool Next(ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            return false;
        }
        name =
            reader.ValueIsEscaped ? Unescaped(ref reader)
            : reader.HasValueSequence ? reader.ValueSequence.ToArray()
            : reader.ValueSpan;
        reader.Read();
        return true;
    }

    public static string? Text(ref Utf8JsonReader reader) => reader.GetString();

    public static int Int32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : throw Unfit();

    public static long Int64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : throw Unfit();

    public static double Double(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) ? value : throw Unfit();

    public static bool Boolean(ref Utf8JsonReader reader) => reader.GetBoolean();

    public static byte[]? Bytes(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : reader.GetBytesFromBase64();

    public static JsonElement Element(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    public static T? Object<T>(ref Utf8JsonReader reader, bool managers)
        where T : class, IApiValue<T> => T.ReadJson(ref reader, managers);

    public static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    public static List<T>? List<T>(ref Utf8JsonReader reader, bool managers, Value<T> read)
    {
        if (IsNull(ref reader))
            return null;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Unfit();
        var values = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            values.Add(read(ref reader, managers)!);
        return values;
    }

    /// <summary>Of a key that is there twice the last counts.</summary>
    public static Map<T>? Map<T>(ref Utf8JsonReader reader, bool managers, Value<T> read)
    {
        if (!Begin(ref reader))
            return null;
        var values = new Map<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            values[key] = read(ref reader, managers)!;
        }
        return values;
    }

    private static JsonException Unfit() => new("a value of another type is expected");

    private static byte[] Unescaped(ref Utf8JsonReader reader)
    {
        var name = new byte[reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length];
        return name[..reader.CopyString(name)];
    }
}
