using System.Text.Json.Nodes;
using Arktos.Api.Json;

namespace Arktos.Api.CustomResources;

/// <summary>
/// Fills in what is missing. A null where none may be is as good as missing: it gets the default, or goes. Pure, but
/// for the value, which it changes.
/// </summary>
public static class SchemaDefaults
{
    public static void Fill(JsonNode? value, StructuralSchema schema)
    {
        switch (value)
        {
            case JsonObject fields:
                FillFields(fields, schema);
                break;
            case JsonArray items when schema.Items is { } element:
                foreach (var item in items)
                    Fill(item, element);
                break;
        }
    }

    private static void FillFields(JsonObject fields, StructuralSchema schema)
    {
        HashSet<string>? nulls = null;
        foreach (var (name, value) in fields)
            if (
                value is null
                && (schema.Properties.GetValueOrDefault(name) ?? schema.AdditionalProperties)
                    is { IsNullable: false, Default: null, KeepsUnknown: false }
            )
                (nulls ??= []).Add(name);
        if (nulls is not null)
            JsonTree.Remove(fields, nulls);
        var known = fields.Count;
        if (schema.HasDefaults)
            foreach (var (name, property) in schema.Properties)
                if (
                    property.Default is { } filling
                    && (!fields.TryGetPropertyValue(name, out var there) || there is null && !property.IsNullable)
                )
                    fields[name] = filling.DeepClone();
        // As it will be decoded: equal objects are equal bytes.
        if (fields.Count > known)
            JsonTree.Sort(fields);
        foreach (var (name, value) in fields)
            if ((schema.Properties.GetValueOrDefault(name) ?? schema.AdditionalProperties) is { } inner)
                Fill(value, inner);
    }
}
