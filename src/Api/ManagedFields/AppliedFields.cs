using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// What who applies a configuration manages from then on: its scalars and what is owned as one, elements of lists and
/// keys of maps, and what is given as nothing. Fields that only hold others are not among them. Pure.
/// </summary>
public static class AppliedFields
{
    /// <param name="configuration">One in which <see cref="TypeCheck"/> finds nothing.</param>
    public static FieldSet Of(JsonElement configuration, MergeSchema schema) =>
        FieldSet.Of(Fields(configuration, schema)).Difference(ObjectFields.Unmanaged);

    private static List<FieldSet.Node>? Fields(JsonElement map, MergeSchema schema)
    {
        List<FieldSet.Node>? nodes = null;
        var hint = 0;
        foreach (var field in JsonParts.Fields(map))
        {
            var declared = schema.Field(field, ref hint);
            var inner = declared?.Schema ?? schema.Element ?? MergeSchema.Any;
            var isNothing =
                field.Value.ValueKind == JsonValueKind.Null
                || field.Value.ValueKind == JsonValueKind.Object && !JsonParts.HasFields(field.Value);
            var element = declared?.Element ?? PathElement.Field(field.Name);
            Add(ref nodes, element, inner.IsLeaf || declared is null || isNothing, field.Value, inner);
        }
        return nodes;
    }

    private static List<FieldSet.Node>? Items(JsonElement list, MergeSchema schema)
    {
        List<FieldSet.Node>? nodes = null;
        foreach (var item in JsonParts.Items(list))
        {
            JsonParts.TryElementOf(item, schema, out var element);
            Add(ref nodes, element, true, item, schema.Element!);
        }
        return nodes;
    }

    private static void Add(
        ref List<FieldSet.Node>? nodes,
        PathElement element,
        bool isMember,
        JsonElement value,
        MergeSchema schema
    )
    {
        var children = schema.IsLeaf
            ? FieldSet.Empty
            : FieldSet.Of(schema.Form == ValueForm.Map ? Fields(value, schema) : Items(value, schema));
        if (isMember || !children.IsEmpty)
            (nodes ??= []).Add(new(element, isMember, children));
    }
}
