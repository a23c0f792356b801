using System.Runtime.InteropServices;
using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>What the walks over two JSON values need; a value that is absent is the default element. Pure.</summary>
internal static class JsonParts
{
    public static bool IsAbsent(JsonElement value) => value.ValueKind == JsonValueKind.Undefined;

    public static bool HasFields(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().MoveNext();

    public static bool HasItems(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0;

    /// <summary>Whether two values are one; absent ones are equal to nothing but each other.</summary>
    public static bool Same(JsonElement a, JsonElement b) =>
        IsAbsent(a) || IsAbsent(b)
            ? IsAbsent(a) && IsAbsent(b)
            : JsonMarshal.GetRawUtf8Value(a).SequenceEqual(JsonMarshal.GetRawUtf8Value(b))
                || JsonElement.DeepEquals(a, b);

    public static bool SameText(JsonElement a, JsonElement b) =>
        !IsAbsent(a) && !IsAbsent(b) && JsonMarshal.GetRawUtf8Value(a).SequenceEqual(JsonMarshal.GetRawUtf8Value(b));

    /// <summary>Absent when the value has no such field, or is no object.</summary>
    public static JsonElement Field(JsonElement value, ReadOnlySpan<byte> name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : default;

    public static JsonElement.ArrayEnumerator Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    public static JsonElement.ObjectEnumerator Fields(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    /// <summary>Which element of its list an item is.</summary>
    /// <returns>False: it lacks a key, or is none that could have one; what it gets instead is like no other.</returns>
    public static bool TryElementOf(JsonElement item, MergeSchema list, out PathElement element)
    {
        if (list.Keys.Count == 0)
        {
            element = PathElement.Value(PathElement.Canonical(item));
            return item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null);
        }
        var (keys, complete) = (new (string, string)[list.Keys.Count], item.ValueKind == JsonValueKind.Object);
        for (var i = 0; i < keys.Length; i++)
        {
            var (name, otherwise) = list.Keys[i];
            var known =
                item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value)
                    ? PathElement.Canonical(value)
                    : otherwise;
            complete &= known is not null;
            keys[i] = (name, known ?? "null");
        }
        element = PathElement.Keys(keys);
        return complete;
    }

    /// <summary>The items of a list by what they are; of equal ones all, in their order.</summary>
    public static Dictionary<PathElement, Group> Groups(JsonElement list, MergeSchema schema)
    {
        var groups = new Dictionary<PathElement, Group>();
        foreach (var item in Items(list))
        {
            TryElementOf(item, schema, out var element);
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, element, out var exists);
            if (exists)
                (group.More ??= []).Add(item);
            else
                group.First = item;
        }
        return groups;
    }

    /// <summary>Items of a list that have the same keys; nearly always one.</summary>
    public struct Group
    {
        public JsonElement First;
        public List<JsonElement>? More;

        public readonly bool Same(Group other)
        {
            if (!JsonParts.Same(First, other.First) || (More?.Count ?? 0) != (other.More?.Count ?? 0))
                return false;
            for (var i = 0; i < (More?.Count ?? 0); i++)
                if (!JsonParts.Same(More![i], other.More![i]))
                    return false;
            return true;
        }
    }
}

/// <summary>
/// Finds the fields of an object that is walked beside another one. Both have them mostly in the same order, so each
/// is looked for where the last one was; in a large object, what is out of order is looked up in a table made once.
/// </summary>
internal struct FieldFinder(JsonElement value)
{
    private const int AheadMax = 4;
    private const int FewFields = 32;

    private JsonElement.ObjectEnumerator _next = JsonParts.Fields(value);
    private Dictionary<string, JsonElement>? _all;

    /// <summary>The field of that name; absent when there is none.</summary>
    public JsonElement Find(JsonProperty other)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return default;
        var ahead = _next;
        var name = JsonMarshal.GetRawUtf8PropertyName(other);
        for (var i = 0; i < AheadMax && ahead.MoveNext(); i++)
            if (JsonMarshal.GetRawUtf8PropertyName(ahead.Current).SequenceEqual(name))
            {
                _next = ahead;
                return ahead.Current.Value;
            }
        if (_all is null && value.GetPropertyCount() <= FewFields)
            return value.TryGetProperty(other.Name, out var found) ? found : default;
        if (_all is null)
        {
            _all = [];
            foreach (var field in value.EnumerateObject())
                _all[field.Name] = field.Value;
        }
        return _all.GetValueOrDefault(other.Name);
    }
}
