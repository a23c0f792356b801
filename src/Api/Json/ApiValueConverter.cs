using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arktos.Api.Json;

/// <summary>Has a serializer read and write values of the API by the code that was generated for each.</summary>
internal sealed class ApiValueConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type type) => ApiValueConverter.Of(type) is JsonConverter;

    public override JsonConverter? CreateConverter(Type type, JsonSerializerOptions options) =>
        ApiValueConverter.Of(type) as JsonConverter;
}

/// <summary>The generated decoder of a type that is known when it runs, or of a list of it. Thread-safe.</summary>
internal interface IApiValueReader
{
    object? Read(ref Utf8JsonReader reader, bool managers);
}

internal static class ApiValueConverter
{
    private static readonly ConcurrentDictionary<Type, IApiValueReader?> Known = new();

    /// <summary>Null: it is no value of the API and no list of such, or one that has a converter of its own.</summary>
    public static IApiValueReader? Of(Type type) =>
        Known.GetOrAdd(
            type,
            static type =>
                IsValue(type) ? Made(typeof(ApiValueConverter<>), type)
                : type.IsGenericType
                && type.GetGenericTypeDefinition() == typeof(List<>)
                && IsValue(type.GenericTypeArguments[0])
                    ? Made(typeof(ApiListReader<>), type.GenericTypeArguments[0])
                : null
        );

    private static bool IsValue(Type type) =>
        type.IsAssignableTo(typeof(IApiValue))
        && type.GetInterfaces().Contains(typeof(IApiValue<>).MakeGenericType(type))
        && !type.IsDefined(typeof(JsonConverterAttribute), inherit: false);

    private static IApiValueReader Made(Type generic, Type type) =>
        (IApiValueReader)Activator.CreateInstance(generic.MakeGenericType(type))!;
}

internal sealed class ApiListReader<T> : IApiValueReader
    where T : class, IApiValue<T>
{
    public object? Read(ref Utf8JsonReader reader, bool managers) => JsonRead.List(ref reader, managers, T.ReadJson);
}

internal sealed class ApiValueConverter<T> : JsonConverter<T>, IApiValueReader
    where T : class, IApiValue<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var begin = reader;
        try
        {
            return T.ReadJson(ref reader, managers: true);
        }
        catch (Exception e) when (KubeJson.IsUnfit(e))
        {
            reader = begin;
            return JsonSerializer.Deserialize<T>(ref reader, KubeJson.Reflected);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        value.WriteJson(writer);

    public object? Read(ref Utf8JsonReader reader, bool managers) => T.ReadJson(ref reader, managers);
}
