using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// Finds what a configuration gives as one: lists, maps and structs whose parts are not merged, so that all of them
/// would be replaced. Pure.
/// </summary>
public static class AtomicValues
{
    /// <summary>At most this many places are named.</summary>
    public const int FoundMax = 100;

    /// <param name="configuration">One in which <see cref="TypeCheck"/> finds nothing.</param>
    /// <returns><c>.spec.selector</c>, in the order of the document.</returns>
    public static IReadOnlyList<string> Find(JsonElement configuration, MergeSchema schema)
    {
        var found = new List<string>();
        Visit(configuration, schema, [], found);
        return found;
    }

    private static void Visit(JsonElement value, MergeSchema schema, List<PathElement> path, List<string> found)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return;
        if ((schema.IsAtomic || schema.Form == ValueForm.Any) && found.Count < FoundMax)
            found.Add(string.Concat(path));
        if (schema.Form == ValueForm.Any)
            return;
        if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
                Within(PathElement.Index(index++), item, schema.Element!);
            return;
        }
        var hint = 0;
        foreach (var field in value.EnumerateObject())
            if (schema.Field(field, ref hint) is { } declared)
                Within(declared.Element, field.Value, declared.Schema);

        void Within(PathElement element, JsonElement inner, MergeSchema innerSchema)
        {
            path.Add(element);
            Visit(inner, innerSchema, path, found);
            path.RemoveAt(path.Count - 1);
        }
    }
}
