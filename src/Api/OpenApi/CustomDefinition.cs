using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.OpenApi;

/// <summary>A custom kind in an OpenAPI document: its definition's schema, with what every object has. Pure.</summary>
internal static class CustomDefinition
{
    // What the second version of OpenAPI has no words for.
    private static readonly string[] NotInV2 = ["allOf", "anyOf", "oneOf", "not", "nullable", "default"];

    public static JsonObject Of(OpenApiResource resource, OpenApiForm form, Descriptions descriptions)
    {
        var definition = (JsonObject)resource.Schema!.DeepClone();
        if (!form.IsV3)
            Reduce(definition);
        if (definition["properties"] is not JsonObject properties)
            definition["properties"] = properties = [];
        AddHeader(properties, SchemaCatalog.Instance.FindMeta("PartialObjectMetadata")!, form, descriptions);
        definition["x-kubernetes-group-version-kind"] = new JsonArray(OpenApiNames.KindOf(resource.Kind));
        return definition;
    }

    public static JsonObject ListOf(OpenApiResource resource, OpenApiForm form, Descriptions descriptions)
    {
        var kind = resource.Kind with { Kind = resource.Kind.Kind + "List" };
        var properties = new JsonObject();
        AddHeader(properties, SchemaCatalog.Instance.FindMeta("PartialObjectMetadataList")!, form, descriptions);
        properties["items"] = new JsonObject
        {
            ["description"] = descriptions.OfItems(kind.Kind),
            ["type"] = "array",
            ["items"] = form.Reference(OpenApiNames.Of(resource)!),
        };
        return new JsonObject
        {
            ["description"] = descriptions.Of(kind.GroupVersion, kind.Kind),
            ["type"] = "object",
            ["required"] = new JsonArray("items"),
            ["properties"] = properties,
            ["x-kubernetes-group-version-kind"] = new JsonArray(OpenApiNames.KindOf(kind)),
        };
    }

    /// <param name="like">A type with the same fields before its own: kind, apiVersion and metadata.</param>
    private static void AddHeader(JsonObject properties, TypeSchema like, OpenApiForm form, Descriptions descriptions)
    {
        foreach (var name in new[] { "apiVersion", "kind" })
            properties[name] = new JsonObject
            {
                ["description"] = descriptions.Of(like, like.Field(name)!),
                ["type"] = "string",
            };
        var field = like.Field("metadata")!;
        var metadata = form.Reference(OpenApiNames.Of(field.Shape.Struct!));
        if (form.IsV3)
            metadata = new JsonObject { ["allOf"] = new JsonArray(metadata) };
        metadata["description"] = descriptions.Of(like, field);
        properties["metadata"] = metadata;
    }

    private static void Reduce(JsonObject schema)
    {
        foreach (var field in NotInV2)
            schema.Remove(field);
        // Whatever is kept though it is not named has no type that a client could check.
        if (schema["x-kubernetes-preserve-unknown-fields"] is not null && schema["items"] is null)
            schema.Remove("properties");
        foreach (var inner in new[] { schema["items"], schema["additionalProperties"] }.OfType<JsonObject>())
            Reduce(inner);
        if (schema["properties"] is JsonObject properties)
            foreach (var property in properties.Select(p => p.Value).OfType<JsonObject>())
                Reduce(property);
    }
}
