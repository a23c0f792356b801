using System.Runtime.InteropServices;
using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// Merges a configuration that is applied into a live object: scalars and what is owned as one are the configuration's,
/// maps and structs merge field by field, lists by what their elements are. A list has the configuration's order;
/// elements that only the live object has stay before those that they stood before. Pure.
/// </summary>
public static class AppliedMerge
{
    /// <summary>Whether a merge would leave the live object as it is.</summary>
    public static bool IsWithin(JsonElement live, JsonElement configuration, MergeSchema schema)
    {
        if (JsonParts.IsAbsent(configuration) || JsonParts.SameText(live, configuration))
            return true;
        if (schema.IsLeaf || JsonParts.IsAbsent(live))
            return JsonParts.Same(live, configuration);
        if (schema.Form == ValueForm.Map)
        {
            if (!JsonParts.HasFields(configuration))
                return JsonParts.HasFields(live) || JsonParts.Same(live, configuration);
            var (finder, hint) = (new FieldFinder(live), 0);
            foreach (var field in configuration.EnumerateObject())
            {
                var inner = schema.Field(field, ref hint)?.Schema ?? schema.Element ?? MergeSchema.Any;
                if (!IsWithin(finder.Find(field), field.Value, inner))
                    return false;
            }
            return true;
        }
        if (!JsonParts.HasItems(configuration))
            return JsonParts.HasItems(live) || JsonParts.Same(live, configuration);
        var (groups, last) = (Places(live, schema), -1);
        foreach (var item in configuration.EnumerateArray())
        {
            JsonParts.TryElementOf(item, schema, out var element);
            if (!groups.TryGetValue(element, out var place) || place.Index < last || place.IsRepeated)
                return false;
            if (!IsWithin(place.Item, item, schema.Element!))
                return false;
            last = place.Index;
        }
        return true;
    }

    /// <summary>Writes the merged value. The configuration is one in which <see cref="TypeCheck"/> finds
    /// nothing.</summary>
    /// <param name="live">Absent: there is none.</param>
    /// <param name="configuration">Absent: it says nothing of this place.</param>
    public static void Write(JsonElement live, JsonElement configuration, MergeSchema schema, Utf8JsonWriter writer)
    {
        if (JsonParts.IsAbsent(configuration))
            Copy(live, writer);
        else if (JsonParts.IsAbsent(live) || schema.IsLeaf || IsEmpty(live) && IsEmpty(configuration))
            Copy(configuration, writer);
        else if (schema.Form == ValueForm.Map)
            WriteMap(live, configuration, schema, writer);
        else
            WriteList(live, configuration, schema, writer);
    }

    private static void WriteMap(JsonElement live, JsonElement configuration, MergeSchema schema, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        var (finder, hint) = (new FieldFinder(configuration), 0);
        foreach (var field in JsonParts.Fields(live))
        {
            var inner = schema.Field(field, ref hint)?.Schema ?? schema.Element ?? MergeSchema.Any;
            writer.WritePropertyName(field.Name);
            Write(field.Value, finder.Find(field), inner, writer);
        }
        finder = new FieldFinder(live);
        foreach (var field in JsonParts.Fields(configuration))
            if (JsonParts.IsAbsent(finder.Find(field)))
            {
                writer.WritePropertyName(field.Name);
                Copy(field.Value, writer);
            }
        writer.WriteEndObject();
    }

    private static void WriteList(
        JsonElement live,
        JsonElement configuration,
        MergeSchema schema,
        Utf8JsonWriter writer
    )
    {
        var places = Places(live, schema);
        var applied = new List<(PathElement Element, JsonElement Item)>();
        var wanted = new HashSet<PathElement>();
        foreach (var item in JsonParts.Items(configuration))
        {
            JsonParts.TryElementOf(item, schema, out var element);
            applied.Add((element, item));
            wanted.Add(element);
        }
        // The elements that both have, in the configuration's order: the live list is gone through up to each of them.
        var shared = new Queue<PathElement>(applied.Select(a => a.Element).Where(places.ContainsKey));
        var next = 0;
        void WriteApplied()
        {
            var (element, item) = applied[next++];
            var known = places.TryGetValue(element, out var place) && !place.IsRepeated;
            Write(known ? place.Item : default, item, schema.Element!, writer);
        }
        writer.WriteStartArray();
        foreach (var item in JsonParts.Items(live))
        {
            JsonParts.TryElementOf(item, schema, out var element);
            if (!wanted.Contains(element))
                Copy(item, writer);
            else if (shared.TryPeek(out var turn) && turn == element)
            {
                shared.Dequeue();
                bool isSelf;
                do
                {
                    isSelf = applied[next].Element == element;
                    WriteApplied();
                } while (!isSelf);
            }
        }
        while (next < applied.Count)
            WriteApplied();
        writer.WriteEndArray();
    }

    private static bool IsEmpty(JsonElement value) => !JsonParts.HasFields(value) && !JsonParts.HasItems(value);

    private static void Copy(JsonElement value, Utf8JsonWriter writer) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    private static Dictionary<PathElement, Place> Places(JsonElement list, MergeSchema schema)
    {
        var (places, index) = (new Dictionary<PathElement, Place>(), 0);
        foreach (var item in JsonParts.Items(list))
        {
            JsonParts.TryElementOf(item, schema, out var element);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, element, out var exists);
            place = new Place(item, index++, exists);
        }
        return places;
    }

    private readonly record struct Place(JsonElement Item, int Index, bool IsRepeated);
}
