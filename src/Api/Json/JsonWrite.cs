using System.Text.Json;

namespace Arktos.Api.Json;

/// <summary>What generated encoders are made of, beside the writer's own methods.</summary>
public static class JsonWrite
{
    public delegate void Value<in T>(Utf8JsonWriter writer, T value);

    public static void Field(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IApiValue value)
    {
        writer.WritePropertyName(name);
        value.WriteJson(writer);
    }

    public static void Field(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement value)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    public static void Field(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IntOrString value)
    {
        writer.WritePropertyName(name);
        value.WriteJson(writer);
    }

    public static void Field<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, List<T> values, Value<T> write)
    {
        writer.WritePropertyName(name);
        List(writer, values, write);
    }

    public static void Field<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Map<T> values, Value<T> write)
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            writer.WritePropertyName(key);
            Item(writer, value, write);
        }
        writer.WriteEndObject();
    }

    public static void List<T>(Utf8JsonWriter writer, List<T> values, Value<T> write)
    {
        writer.WriteStartArray();
        foreach (var value in values)
            Item(writer, value, write);
        writer.WriteEndArray();
    }

    private static void Item<T>(Utf8JsonWriter writer, T value, Value<T> write)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            write(writer, value);
    }
}
