using System.Text.Json.Nodes;
using Arktos.Api.Json;

namespace Arktos.Api.CustomResources;

/// <summary>Takes out what a schema does not name. Pure, but for the value, which it changes.</summary>
public static class SchemaPruning
{
    private static readonly HashSet<string> ObjectFields = ["apiVersion", "kind", "metadata"];

    public static void Prune(JsonNode? value, StructuralSchema schema)
    {
        switch (value)
        {
            case JsonObject fields:
                PruneFields(fields, schema);
                break;
            case JsonArray items when schema.Items is { } element:
                foreach (var item in items)
                    Prune(item, element);
                break;
        }
    }

    private static void PruneFields(JsonObject fields, StructuralSchema schema)
    {
        HashSet<string>? unknown = null;
        foreach (var (name, value) in fields)
            if (schema.Properties.TryGetValue(name, out var property))
                Prune(value, property);
            else if (schema.AdditionalProperties is { } values)
                Prune(value, values);
            else if (
                !schema.KeepsUnknown
                && !schema.TakesAnyProperty
                && !(schema.IsEmbedded && ObjectFields.Contains(name))
            )
                (unknown ??= []).Add(name);
        if (unknown is not null)
            JsonTree.Remove(fields, unknown);
    }
}
