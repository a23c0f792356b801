using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arktos.Api;

/// <summary>A port or an amount: a 32-bit integer, or a string (a port's name, a percentage).</summary>
[JsonConverter(typeof(IntOrStringConverter))]
public readonly record struct IntOrString
{
    private IntOrString(int number, string? text)
    {
        Number = number;
        Text = text;
    }

    /// <summary>The number; 0 for a string.</summary>
    public int Number { get; }

    /// <summary>The string; null for a number.</summary>
    public string? Text { get; }

    public bool IsString => Text is not null;

    public static implicit operator IntOrString(int number) => new(number, null);

    public static implicit operator IntOrString(string text) => new(0, text);

    /// <summary>
    /// Resolves "25%" of <paramref name="total"/>, rounded up or down, or the plain number. False when the string is no
    /// percentage.
    /// </summary>
    public bool TryScale(int total, bool roundUp, out int value)
    {
        value = Number;
        if (Text is null)
            return true;
        if (
            !Text.EndsWith('%')
            || !int.TryParse(
                Text.AsSpan(0, Text.Length - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var percent
            )
        )
            return false;
        var scaled = (long)percent * total;
        value = (int)(roundUp ? (scaled + 99) / 100 : scaled / 100);
        return true;
    }

    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);

    internal static IntOrString ReadJson(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
            JsonTokenType.String => reader.GetString()!,
            _ => throw new JsonException("must be a 32-bit integer or a string"),
        };

    internal void WriteJson(Utf8JsonWriter writer)
    {
        if (Text is { } text)
            writer.WriteStringValue(text);
        else
            writer.WriteNumberValue(Number);
    }
}

public sealed class IntOrStringConverter : JsonConverter<IntOrString>
{
    public override IntOrString Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        IntOrString.ReadJson(ref reader);

    public override void Write(Utf8JsonWriter writer, IntOrString value, JsonSerializerOptions options) =>
        value.WriteJson(writer);
}
