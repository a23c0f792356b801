using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Arktos.Api.Json;

/// <summary>
/// Left out of the JSON when it is empty ("", 0, false, no elements), as Go's omitempty does for fields that are no
/// pointers.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OmitEmptyAttribute : Attribute;

/// <summary>
/// The one JSON form of API objects: fields in the order of the type facts, maps in key order, nothing that is empty.
/// Equal objects encode to equal bytes, which is what "this update changes nothing" is decided by. Unknown fields are
/// dropped (strict decoding finds them by the schema). Thread-safe.
///
/// Code that was generated with the types reads and writes them. What it cannot read is read again by reflection, which
/// takes its time and says which field does not fit.
/// </summary>
public static class KubeJson
{
    private const int DepthMax = 128;

    /// <summary>Encoded there is kept for the next one, unless it has become larger.</summary>
    private const int KeptBytesMax = 256 << 10;

    private static readonly JsonReaderOptions Reading = new() { MaxDepth = DepthMax };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? _free;

    /// <summary>For serializers: of values of the API within others.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions(new ApiValueConverterFactory());

    /// <summary>The same form by reflection over the types.</summary>
    internal static JsonSerializerOptions Reflected { get; } = CreateOptions(null);

    private static readonly JsonSerializerOptions ReflectedWithoutManagers = CreateOptions(null, LeaveManagersOut);

    public static byte[] Encode<T>(T value)
    {
        if (value is not IApiValue known)
            return JsonSerializer.SerializeToUtf8Bytes(
                value,
                typeof(T) == typeof(object) || typeof(T).IsInterface ? value!.GetType() : typeof(T),
                Options
            );
        var (bytes, json) = _free ?? NewWriter();
        _free = null; // a writer within a writer is another one
        json.Reset(bytes);
        known.WriteJson(json);
        json.Flush();
        var encoded = bytes.WrittenSpan.ToArray();
        bytes.ResetWrittenCount();
        if (bytes.Capacity <= KeptBytesMax)
            _free = (bytes, json);
        return encoded;
    }

    /// <exception cref="JsonException">The text is no JSON, or a field has a value of another type.</exception>
    public static T Decode<T>(ReadOnlySpan<byte> json) => (T)Decode(typeof(T), json);

    /// <exception cref="JsonException">The text is no JSON, or a field has a value of another type.</exception>
    public static object Decode(Type type, ReadOnlySpan<byte> json) => Decode(type, json, managers: true);

    /// <summary>
    /// The object without its metadata.managedFields, which is a third of many objects and of no use to who only works
    /// on the object: one that is sent back without it keeps it.
    /// </summary>
    /// <exception cref="JsonException">The text is no JSON, or a field has a value of another type.</exception>
    public static object DecodeWithoutManagers(Type type, ReadOnlySpan<byte> json) =>
        Decode(type, json, managers: false);

    /// <inheritdoc cref="DecodeWithoutManagers(Type, ReadOnlySpan{byte})"/>
    public static T DecodeWithoutManagers<T>(ReadOnlySpan<byte> json) => (T)DecodeWithoutManagers(typeof(T), json);

    /// <summary>A deep copy.</summary>
    public static T Clone<T>(T value)
        where T : class, IApiValue => (T)value.CloneValue();

    /// <inheritdoc cref="Clone{T}(T)"/>
    public static List<T> Clone<T>(List<T> values)
        where T : class, IApiValue<T> => DeepValues.Clone(values, static v => v.DeepClone())!;

    /// <summary>Whether two values encode to the same JSON.</summary>
    public static bool Same<T>(T? a, T? b)
        where T : class, IApiValue => a is null ? b is null : a.EqualsValue(b);

    internal static JsonSerializerOptions OptionsFor(bool managers) => managers ? Reflected : ReflectedWithoutManagers;

    /// <summary>A part of a value that is decoded with these options; null: it is null.</summary>
    internal static T? Decode<T>(JsonElement value, JsonSerializerOptions options)
        where T : class, IApiValue =>
        value.ValueKind == JsonValueKind.Null
            ? null
            : (T)Decode(typeof(T), JsonMarshal.GetRawUtf8Value(value), options != ReflectedWithoutManagers);

    /// <summary>What generated decoders throw when something does not fit.</summary>
    internal static bool IsUnfit(Exception e) => e is JsonException or InvalidOperationException or FormatException;

    private static object Decode(Type type, ReadOnlySpan<byte> json, bool managers) =>
        (ApiValueConverter.Of(type) is { } known ? ByGenerated(known, json, managers) : null)
        ?? JsonSerializer.Deserialize(json, type, OptionsFor(managers))
        ?? throw new JsonException("the document is null");

    /// <summary>Null: it does not fit.</summary>
    private static object? ByGenerated(IApiValueReader known, ReadOnlySpan<byte> json, bool managers)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Reading);
            reader.Read();
            var value = known.Read(ref reader, managers);
            return reader.Read() ? null : value;
        }
        catch (Exception e) when (IsUnfit(e))
        {
            return null;
        }
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json) NewWriter()
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        return (
            bytes,
            new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions
                {
                    Encoder = Options.Encoder,
                    MaxDepth = DepthMax,
                    SkipValidation = true,
                }
            )
        );
    }

    private static JsonSerializerOptions CreateOptions(
        JsonConverter? converter,
        params Action<JsonTypeInfo>[] modifiers
    )
    {
        var resolver = new DefaultJsonTypeInfoResolver { Modifiers = { OmitEmptyValues } };
        foreach (var modifier in modifiers)
            resolver.Modifiers.Add(modifier);
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = resolver,
            Converters = { new TimeConverter() },
            MaxDepth = DepthMax,
        };
        if (converter is not null)
            options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveManagersOut(JsonTypeInfo type)
    {
        if (type.Properties.FirstOrDefault(p => p.Name == "managedFields") is { } property)
            type.Properties.Remove(property);
    }

    private static void OmitEmptyValues(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AttributeProvider?.IsDefined(typeof(OmitEmptyAttribute), inherit: false) == true)
                property.ShouldSerialize = static (_, value) =>
                    value switch
                    {
                        null or "" or 0 or 0L or 0.0 or false => false,
                        ICollection collection => collection.Count > 0,
                        _ => true,
                    };
    }
}

/// <summary>metav1.Time: RFC 3339, UTC, whole seconds.</summary>
public sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        KubeTime.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(KubeTime.Format(value));
}

/// <summary>metav1.MicroTime: RFC 3339, UTC, six decimals.</summary>
public sealed class MicroTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        KubeTime.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(KubeTime.FormatMicro(value));
}

public static class KubeTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    public static string Format(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>With six decimals.</summary>
    public static string FormatMicro(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// RFC 3339: "2026-01-02T03:04:05Z", with a fraction of a second or an offset where there is one.
    /// </summary>
    public static bool TryParse(string? text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(
            WithSevenDigits(text),
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out value
        );

    // A fraction may have any number of digits; ticks are seven.
    private static string? WithSevenDigits(string? text)
    {
        var point = text?.IndexOf('.') ?? -1;
        if (point < 0)
            return text;
        var end = point + 1;
        while (end < text!.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - point <= 8 ? text : text.Remove(point + 8, end - point - 8);
    }

    public static DateTimeOffset Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException("a time must be a string in RFC 3339 form");
}
