using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.OpenApi;

/// <summary>A custom kind in an OpenAPI document: its definition's schema, with what every object has. Pure.</summary>
internal static class CustomDefinition
{
    // What the second version of OpenAPI has no words for.
    private static readonly string[] NotInV2 = ["allOf", "anyOf", "oneOf", "not", "nullable", "default"];

    public static JsonObject Of(OpenApiResource resource, bool isV3, string prefix, JsonObject kind)
    {
        var definition = (JsonObject)resource.Schema!.DeepClone();
        if (!isV3)
            Reduce(definition);
        if (definition["properties"] is not JsonObject properties)
            definition["properties"] = properties = [];
        properties["apiVersion"] = new JsonObject { ["type"] = "string" };
        properties["kind"] = new JsonObject { ["type"] = "string" };
        var metadata = new JsonObject
        {
            ["$ref"] = prefix + OpenApiDocuments.NameOf(SchemaCatalog.Instance.FindMeta("ObjectMeta")!),
        };
        properties["metadata"] = isV3 ? new JsonObject { ["allOf"] = new JsonArray(metadata) } : metadata;
        definition["x-kubernetes-group-version-kind"] = new JsonArray(kind);
        return definition;
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
