using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.Patches;

/// <summary>
/// Kubernetes' strategic merge patch: maps merge field by field, lists by the merge key that the type facts give, else
/// they are replaced. The directives $patch, $retainKeys, $setElementOrder/F and $deleteFromPrimitiveList/F steer it.
/// Pure.
/// </summary>
public static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string SetElementOrder = "$setElementOrder/";
    private const string DeleteFromList = "$deleteFromPrimitiveList/";

    public static PatchResult Apply(JsonNode? original, JsonNode? patch, TypeSchema type)
    {
        if (patch is not JsonObject fields)
            return new PatchResult.Malformed("invalid JSON document");
        try
        {
            return new PatchResult.Patched(
                MergeMap(
                    original?.DeepClone() as JsonObject ?? [],
                    (JsonObject)fields.DeepClone(),
                    new Shape(ShapeKind.Struct, type)
                )
            );
        }
        catch (MalformedPatchException e)
        {
            return new PatchResult.Malformed(e.Message);
        }
        catch (InapplicablePatchException e)
        {
            return new PatchResult.Inapplicable(e.Message);
        }
    }

    // Both arguments are ours to take apart.
    private static JsonObject MergeMap(JsonObject original, JsonObject patch, Shape? shape)
    {
        if (patch.TryGetPropertyValue(Directive, out var directive))
        {
            patch.Remove(Directive);
            switch (Text(directive))
            {
                case "replace":
                    return (JsonObject)WithoutDirectives(patch)!;
                case "delete":
                    return [];
                case "merge":
                    break;
                case var other:
                    throw new MalformedPatchException($"unknown patch type: {other} in map: {patch.ToJsonString()}");
            }
        }
        Retain(original, patch);
        MergeOrdered(original, patch, shape);
        foreach (var (name, value) in patch.ToList())
        {
            patch.Remove(name);
            var isDeletion = name.StartsWith(DeleteFromList, StringComparison.Ordinal);
            var field = isDeletion ? name[DeleteFromList.Length..] : name;
            if (value is null)
            {
                original.Remove(field);
                continue;
            }
            if (!original.TryGetPropertyValue(field, out var current) || current is null)
            {
                if (!isDeletion && Kept(value))
                    original[field] = WithoutDirectives(WithoutNulls(value));
                continue;
            }
            var schema = FieldOf(shape, field, value);
            original.Remove(field);
            original[field] = (current, value) switch
            {
                (JsonObject a, JsonObject b) => schema.Replaces ? WithoutDirectives(b) : MergeMap(a, b, schema.Shape),
                (JsonArray a, JsonArray b) => schema.Merges || isDeletion ? MergeList(a, b, schema, isDeletion) : b,
                _ => WithoutDirectives(value),
            };
        }
        return original;
    }

    private static void Retain(JsonObject original, JsonObject patch)
    {
        if (!patch.TryGetPropertyValue(RetainKeys, out var directive))
            return;
        patch.Remove(RetainKeys);
        if (directive is not JsonArray list)
            throw new InapplicablePatchException("invalid patch format of retainKeys");
        var keys = list.Select(Text).ToHashSet();
        foreach (var (name, value) in patch)
            if (
                value is not null
                && !name.StartsWith(SetElementOrder, StringComparison.Ordinal)
                && !name.StartsWith(DeleteFromList, StringComparison.Ordinal)
                && !keys.Contains(name)
            )
                throw new InapplicablePatchException("invalid patch format of retainKeys");
        foreach (var name in original.Select(f => f.Key).Where(k => !keys.Contains(k)).ToList())
            original.Remove(name);
    }

    // Lists that come with $setElementOrder are merged and put in that order here, and taken out of the patch.
    private static void MergeOrdered(JsonObject original, JsonObject patch, Shape? shape)
    {
        foreach (
            var (name, value) in patch.Where(f => f.Key.StartsWith(SetElementOrder, StringComparison.Ordinal)).ToList()
        )
        {
            if (value is not JsonArray order)
                throw new MalformedPatchException("invalid patch format of setElementOrder list");
            var fieldName = name[SetElementOrder.Length..];
            patch.Remove(name);
            patch.TryGetPropertyValue(fieldName, out var patchValue);
            original.TryGetPropertyValue(fieldName, out var liveValue);
            var (change, live) = (patchValue as JsonArray, liveValue as JsonArray);
            if (patch.ContainsKey(fieldName) && patchValue is null)
                continue;
            patch.Remove(fieldName);
            var schema = FieldOf(shape, fieldName, order);
            if (change is not null)
                CheckOrder(change, order, schema.PatchMergeKey);
            if (
                patch.TryGetPropertyValue(DeleteFromList + fieldName, out var deletion)
                && deletion is JsonArray gone
                && live is not null
            )
            {
                patch.Remove(DeleteFromList + fieldName);
                live = MergeList((JsonArray)live.DeepClone(), gone, schema, isDeletion: true);
            }
            JsonArray merged;
            if (live is not null)
                merged = change is null
                    ? (JsonArray)live.DeepClone()
                    : MergeList((JsonArray)live.DeepClone(), change, schema, false);
            else if (change is not null)
                merged = (JsonArray)WithoutDirectives(WithoutNulls(change))!;
            else
                continue;
            original[fieldName] = InOrder(merged, order, live ?? [], schema.PatchMergeKey);
        }
    }

    private static void CheckOrder(JsonArray change, JsonArray order, string mergeKey)
    {
        var next = 0;
        foreach (var item in change)
        {
            if (item is JsonObject fields && fields.ContainsKey(Directive))
                continue;
            var key = Identity(item, mergeKey);
            while (next < order.Count && !Same(Identity(order[next], mergeKey), key))
                next++;
            if (next == order.Count)
                throw new MalformedPatchException(
                    $"The order in patch list:\n{change.ToJsonString()}\n doesn't match $setElementOrder "
                        + $"list:\n{order.ToJsonString()}\n"
                );
        }
    }

    private static JsonArray MergeList(JsonArray live, JsonArray change, FieldSchema schema, bool isDeletion)
    {
        if (live.Concat(change).Any(item => item is JsonArray))
            throw new InapplicablePatchException("lists of lists are not supported");
        if (!live.Concat(change).Any(item => item is JsonObject))
        {
            if (isDeletion)
                return new JsonArray(live.Where(item => !change.Any(c => Same(c, item))).Select(Clone).ToArray());
            var union = new List<JsonNode?>();
            foreach (var item in live.Concat(change))
                if (!union.Any(u => Same(u, item)))
                    union.Add(item);
            return InOrder(new JsonArray(union.Select(Clone).ToArray()), change, live, "");
        }
        var key = schema.PatchMergeKey;
        if (key.Length == 0)
            throw new MalformedPatchException($"cannot merge lists without merge key for {schema.Name}");
        var merged = live.Select(Clone).ToList();
        var plain = new List<JsonObject>();
        var replaces = false;
        foreach (var item in change)
        {
            if (item is not JsonObject fields)
                throw new MalformedPatchException($"expected map in list {schema.Name}");
            if (!fields.TryGetPropertyValue(Directive, out var directive))
            {
                plain.Add(fields);
                continue;
            }
            switch (Text(directive))
            {
                case "delete":
                    var id = KeyOf(fields, key);
                    merged.RemoveAll(m => m is JsonObject o && Same(o[key], id));
                    break;
                case "replace":
                    replaces = true;
                    break;
                case "merge":
                    throw new MalformedPatchException("merging lists cannot yet be specified in the patch");
                case var other:
                    throw new MalformedPatchException($"unknown patch type: {other} in map: {fields.ToJsonString()}");
            }
        }
        if (replaces)
            return new JsonArray(plain.Select(p => WithoutDirectives(p.DeepClone())).ToArray());
        foreach (var item in plain)
        {
            var id = KeyOf(item, key);
            var at = merged.FindIndex(m => m is JsonObject o && Same(o[key], id));
            if (at < 0)
                merged.Add(WithoutDirectives(WithoutNulls(item.DeepClone())));
            else
                merged[at] = MergeMap((JsonObject)merged[at]!, (JsonObject)item.DeepClone(), schema.Shape.Element);
        }
        return InOrder(
            new JsonArray(merged.ToArray()),
            new JsonArray(plain.Select(p => p.DeepClone()).ToArray<JsonNode?>()),
            live,
            key
        );
    }

    // The items that the order names, in that order, woven into the others, which keep their places relative to their
    // neighbours in the live list.
    private static JsonArray InOrder(JsonArray merged, JsonArray order, JsonArray live, string mergeKey)
    {
        int At(JsonArray list, JsonNode? item)
        {
            for (var i = 0; i < list.Count; i++)
                if (Same(Identity(list[i], mergeKey), Identity(item, mergeKey)))
                    return i;
            return -1;
        }
        var named = new Queue<JsonNode?>(merged.Where(m => At(order, m) >= 0).OrderBy(m => At(order, m)));
        var others = new Queue<JsonNode?>(merged.Where(m => At(order, m) < 0).OrderBy(m => At(live, m)));
        var result = new JsonArray();
        while (named.Count > 0 && others.Count > 0)
        {
            var (n, o) = (At(live, named.Peek()), At(live, others.Peek()));
            result.Add(Clone(n >= 0 && o >= 0 && o < n ? others.Dequeue() : named.Dequeue()));
        }
        foreach (var item in named.Concat(others))
            result.Add(Clone(item));
        return result;
    }

    private static FieldSchema FieldOf(Shape? shape, string field, JsonNode value)
    {
        if (shape is { Kind: ShapeKind.Struct })
        {
            if (shape.Struct!.Field(field) is { } known)
                return known;
            if (value is JsonObject or JsonArray)
                throw new MalformedPatchException($"unable to find api field \"{field}\" in {shape.Struct.Name}");
        }
        return new FieldSchema(
            field,
            shape is { Kind: ShapeKind.Map } ? shape.Element! : new Shape(ShapeKind.Any),
            true,
            "",
            "",
            "",
            [],
            ""
        );
    }

    private static JsonNode? Identity(JsonNode? item, string mergeKey) =>
        mergeKey.Length > 0 && item is JsonObject fields ? fields[mergeKey] : item;

    private static JsonNode? KeyOf(JsonObject item, string key) =>
        item.TryGetPropertyValue(key, out var id)
            ? id
            : throw new MalformedPatchException(
                $"map: {item.ToJsonString()} does not contain declared merge key: {key}"
            );

    private static bool Kept(JsonNode value) => value is not JsonObject fields || Text(fields[Directive]) != "delete";

    private static JsonNode? WithoutDirectives(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (
                        name is Directive or RetainKeys
                        || name.StartsWith(SetElementOrder, StringComparison.Ordinal)
                        || name.StartsWith(DeleteFromList, StringComparison.Ordinal)
                        || value is not null && !Kept(value)
                    )
                        fields.Remove(name);
                    else
                        WithoutDirectives(value);
                }
                return fields;
            case JsonArray items:
                for (var i = items.Count - 1; i >= 0; i--)
                    if (items[i] is JsonObject item && item.ContainsKey(Directive))
                        items.RemoveAt(i);
                    else
                        WithoutDirectives(items[i]);
                return items;
            default:
                return node;
        }
    }

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        if (node is JsonObject fields)
            foreach (var (name, value) in fields.ToList())
                if (value is null)
                    fields.Remove(name);
                else
                    WithoutNulls(value);
        if (node is JsonArray items)
            foreach (var item in items)
                WithoutNulls(item);
        return node;
    }

    private static JsonNode? Clone(JsonNode? node) => node?.DeepClone();

    private static bool Same(JsonNode? a, JsonNode? b) => JsonNode.DeepEquals(a, b);

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
