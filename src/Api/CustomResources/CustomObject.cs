using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;

namespace Arktos.Api.CustomResources;

/// <summary>
/// An object of a kind that has no class: typed metadata, and the rest as a tree of JSON. Not thread-safe while it is
/// changed.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class CustomObject : IKubeObject, IApiValue<CustomObject>
{
    public string Kind { get; set; } = "";

    public string ApiVersion { get; set; } = "";

    public ObjectMeta Metadata { get; set; } = new();

    /// <summary>
    /// All fields but kind, apiVersion and metadata; as decoded in ordinal order at every depth, the last of repeated
    /// ones.
    /// </summary>
    public JsonObject Content { get; set; } = [];

    /// <summary>Null: what counts as spec is for the definition to say.</summary>
    public object? SpecValue => null;

    /// <summary>A <see cref="JsonNode"/>; set, it is copied.</summary>
    public object? StatusValue
    {
        get => Content["status"];
        set
        {
            Content.Remove("status");
            if (value is JsonNode node)
                Content["status"] = node.DeepClone();
        }
    }

    public CustomObject DeepClone() =>
        new()
        {
            Kind = Kind,
            ApiVersion = ApiVersion,
            Metadata = Metadata.DeepClone(),
            Content = (JsonObject)Content.DeepClone(),
        };

    public bool DeepEquals(CustomObject? other) =>
        other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && JsonNode.DeepEquals(Content, other.Content);

    object IApiValue.CloneValue() => DeepClone();

    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomObject);

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, Kind);
        writer.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(writer, "metadata"u8, Metadata);
        foreach (var (name, content) in Content.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            if (content is null)
                writer.WriteNullValue();
            else
                content.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    static CustomObject? IApiValue<CustomObject>.ReadJson(ref Utf8JsonReader reader, bool managers) =>
        JsonSerializer.Deserialize<CustomObject>(ref reader, KubeJson.OptionsFor(managers));

    private sealed class Converter : JsonConverter<CustomObject>
    {
        public override CustomObject Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException($"json: cannot unmarshal {reader.TokenType} into an object");
            var value = new CustomObject();
            foreach (var field in JsonElement.ParseValue(ref reader).EnumerateObject())
                switch (field.Name)
                {
                    case "kind":
                        value.Kind = Text(field.Value);
                        break;
                    case "apiVersion":
                        value.ApiVersion = Text(field.Value);
                        break;
                    case "metadata":
                        value.Metadata = KubeJson.Decode<ObjectMeta>(field.Value, options) ?? new ObjectMeta();
                        break;
                    default:
                        value.Content[field.Name] = SortedOf(field.Value);
                        break;
                }
            JsonTree.Sort(value.Content);
            return value;
        }

        public override void Write(Utf8JsonWriter writer, CustomObject value, JsonSerializerOptions options) =>
            value.WriteJson(writer);

        private static string Text(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Null => "",
                var other => throw new JsonException($"json: cannot unmarshal {other} into a string"),
            };

        private static JsonNode? SortedOf(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    var fields = new JsonObject();
                    foreach (var field in value.EnumerateObject())
                        fields[field.Name] = SortedOf(field.Value);
                    JsonTree.Sort(fields);
                    return fields;
                case JsonValueKind.Array:
                    var items = new JsonArray();
                    foreach (var item in value.EnumerateArray())
                        items.Add(SortedOf(item));
                    return items;
                case JsonValueKind.Null:
                    return null;
                default:
                    return JsonValue.Create(value);
            }
        }
    }
}
