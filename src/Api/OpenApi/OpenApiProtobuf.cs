using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Arktos.Api.OpenApi;

/// <summary>
/// Writes an OpenAPI v2 document in the protobuf form that kubectl asks for when it checks a List before it sends it:
/// definitions with their types, references and extensions; no paths. Field numbers are those of gnostic's openapi.v2.
/// Pure.
/// </summary>
public static class OpenApiProtobuf
{
    /// <summary>What clients name in Accept.</summary>
    public const string AcceptedType = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    /// <summary>What answers are labelled with: '@' may not stand in a content type.</summary>
    public const string ContentType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private const string ExtensionPrefix = "x-";

    /// <param name="v2">As <see cref="OpenApiDocuments.V2"/> makes it.</param>
    public static byte[] Encode(JsonObject v2) =>
        Message(document =>
        {
            Text(document, 1, (string?)v2["swagger"]);
            Nested(
                document,
                2,
                info =>
                {
                    Text(info, 1, (string?)v2["info"]!["title"]);
                    Text(info, 2, (string?)v2["info"]!["version"]);
                }
            );
            Nested(document, 8, _ => { });
            Nested(document, 9, definitions => NamedSchemas(definitions, v2["definitions"]!.AsObject()));
        });

    /// <summary>Definitions alone.</summary>
    /// <exception cref="InvalidOperationException">One is no schema.</exception>
    internal static byte[] EncodeDefinitions(JsonObject definitions) =>
        Message(output => NamedSchemas(output, definitions));

    private static void NamedSchemas(CodedOutputStream output, JsonObject schemas)
    {
        foreach (var (name, schema) in schemas)
            Nested(
                output,
                1,
                named =>
                {
                    Text(named, 1, name);
                    Nested(
                        named,
                        2,
                        value =>
                            Schema(
                                value,
                                schema as JsonObject ?? throw new InvalidOperationException($"{name} is no object")
                            )
                    );
                }
            );
    }

    private static void Schema(CodedOutputStream output, JsonObject schema)
    {
        Text(output, 1, (string?)schema["$ref"]);
        Text(output, 2, (string?)schema["format"]);
        Text(output, 4, (string?)schema["description"]);
        foreach (var required in schema["required"]?.AsArray() ?? [])
            Text(output, 19, (string?)required);
        if (schema["additionalProperties"] is JsonObject element)
            Nested(output, 21, item => Nested(item, 1, value => Schema(value, element)));
        if ((string?)schema["type"] is { } type)
            Nested(output, 22, item => Text(item, 1, type));
        if (schema["items"] is JsonObject items)
            Nested(output, 23, item => Nested(item, 1, value => Schema(value, items)));
        if (schema["properties"] is JsonObject properties)
            Nested(output, 25, item => NamedSchemas(item, properties));
        foreach (var (name, extension) in schema)
            if (name.StartsWith(ExtensionPrefix, StringComparison.Ordinal))
                Nested(
                    output,
                    31,
                    named =>
                    {
                        Text(named, 1, name);
                        // An Any is given as YAML, which JSON is.
                        Nested(named, 2, any => Text(any, 2, (extension?.ToJsonString() ?? "null") + "\n"));
                    }
                );
    }

    private static void Text(CodedOutputStream output, int number, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    }

    private static void Nested(CodedOutputStream output, int number, Action<CodedOutputStream> write)
    {
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(Message(write)));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        var bytes = new MemoryStream();
        var output = new CodedOutputStream(bytes);
        write(output);
        output.Flush();
        return bytes.ToArray();
    }
}
