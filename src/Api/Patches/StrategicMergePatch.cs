using System.Text.Json.Nodes;
using Arktos.Api.Json;
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

    public static PatchResult Apply(JsonNode? original, JsonNode? patch, TypeSchema type, PatchBounds bounds)
    {
        if (patch is not JsonObject fields)
            return new PatchResult.Malformed("invalid JSON document");
        try
        {
            return new PatchResult.Patched(
                MergeMap(
                    original?.DeepClone() as JsonObject ?? [],
                    (JsonObject)fields.DeepClone(),
                    new Shape(ShapeKind.Struct, type),
                    bounds
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

    // Both arguments are ours to take apart; the result is the original itself, or what replaces it. Fields are taken
    // out together, at the end: each removal alone costs as much as the object has fields.
    private static JsonObject MergeMap(JsonObject original, JsonObject patch, Shape? shape, PatchBounds bounds)
    {
        bounds.Work(patch.Count + original.Count);
        if (patch.TryGetPropertyValue(Directive, out var directive))
        {
            patch.Remove(Directive);
            switch (DirectiveOf(directive))
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
        MergeOrdered(original, patch, shape, bounds);
        var removed = new HashSet<string>();
        var changes = patch.ToList();
        patch.Clear();
        foreach (var (name, value) in changes)
        {
            var isDeletion = name.StartsWith(DeleteFromList, StringComparison.Ordinal);
            var field = isDeletion ? name[DeleteFromList.Length..] : name;
            if (value is null)
            {
                removed.Add(field);
                continue;
            }
            if (!original.TryGetPropertyValue(field, out var current) || current is null)
            {
                if (!isDeletion && Kept(value))
                    original[field] = WithoutDirectives(WithoutNulls(value));
                continue;
            }
            var schema = FieldOf(shape, field, value);
            var merged = (current, value) switch
            {
                (JsonObject a, JsonObject b) => schema.Replaces
                    ? WithoutDirectives(b)
                    : MergeMap(a, b, schema.Shape, bounds),
                (JsonArray a, JsonArray b) => schema.Merges || isDeletion
                    ? MergeList(a, b, schema, isDeletion, bounds)
                    : b,
                _ => WithoutDirectives(value),
            };
            if (!ReferenceEquals(merged, current))
                original[field] = merged;
        }
        JsonTree.Remove(original, removed);
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
        JsonTree.Remove(original, original.Select(f => f.Key).Where(k => !keys.Contains(k)).ToHashSet());
    }

    // Lists that come with $setElementOrder are merged and put in that order here, and taken out of the patch.
    private static void MergeOrdered(JsonObject original, JsonObject patch, Shape? shape, PatchBounds bounds)
    {
        var taken = new HashSet<string>();
        foreach (
            var (name, value) in patch.Where(f => f.Key.StartsWith(SetElementOrder, StringComparison.Ordinal)).ToList()
        )
        {
            if (value is not JsonArray order)
                throw new MalformedPatchException("invalid patch format of setElementOrder list");
            var fieldName = name[SetElementOrder.Length..];
            taken.Add(name);
            patch.TryGetPropertyValue(fieldName, out var patchValue);
            original.TryGetPropertyValue(fieldName, out var liveValue);
            var (change, live) = (patchValue as JsonArray, liveValue as JsonArray);
            if (patch.ContainsKey(fieldName) && patchValue is null)
                continue;
            taken.Add(fieldName);
            var schema = FieldOf(shape, fieldName, order);
            if (change is not null)
                CheckOrder(change, order, schema.PatchMergeKey);
            if (
                patch.TryGetPropertyValue(DeleteFromList + fieldName, out var deletion)
                && deletion is JsonArray gone
                && live is not null
            )
            {
                taken.Add(DeleteFromList + fieldName);
                live = MergeList(live, gone, schema, isDeletion: true, bounds);
            }
            JsonArray merged;
            if (live is not null)
                merged = change is null ? (JsonArray)live.DeepClone() : MergeList(live, change, schema, false, bounds);
            else if (change is not null)
                merged = (JsonArray)WithoutDirectives(WithoutNulls(change.DeepClone()))!;
            else
                continue;
            original[fieldName] = InOrder([.. merged], order, live ?? [], schema.PatchMergeKey);
        }
        JsonTree.Remove(patch, taken);
    }

    private static void CheckOrder(JsonArray change, JsonArray order, string mergeKey)
    {
        var next = 0;
        foreach (var item in change)
        {
            if (item is JsonObject fields && fields.ContainsKey(Directive))
                continue;
            var key = ListItem.Identity(item, mergeKey);
            while (next < order.Count && ListItem.Identity(order[next], mergeKey) != key)
                next++;
            if (next == order.Count)
                throw new MalformedPatchException(
                    $"The order in patch list:\n{change.ToJsonString()}\n doesn't match $setElementOrder "
                        + $"list:\n{order.ToJsonString()}\n"
                );
        }
    }

    // The lists stay as they are; the result shares no node with them.
    private static JsonArray MergeList(
        JsonArray live,
        JsonArray change,
        FieldSchema schema,
        bool isDeletion,
        PatchBounds bounds
    )
    {
        bounds.Work(live.Count + change.Count);
        if (live.Concat(change).Any(item => item is JsonArray))
            throw new InapplicablePatchException("lists of lists are not supported");
        return live.Concat(change).Any(item => item is JsonObject)
            ? MergeObjects(live, change, schema, bounds)
            : MergePrimitives(live, change, isDeletion);
    }

    private static JsonArray MergePrimitives(JsonArray live, JsonArray change, bool isDeletion)
    {
        var seen = (isDeletion ? change : []).Select(item => ListItem.Identity(item, "")).ToHashSet();
        var union = new List<JsonNode?>();
        foreach (var item in isDeletion ? live : live.Concat(change))
            if (isDeletion ? !seen.Contains(ListItem.Identity(item, "")) : seen.Add(ListItem.Identity(item, "")))
                union.Add(item);
        return isDeletion ? new JsonArray([.. union.Select(Clone)]) : InOrder(union, change, live, "");
    }

    private static JsonArray MergeObjects(JsonArray live, JsonArray change, FieldSchema schema, PatchBounds bounds)
    {
        var key = schema.PatchMergeKey;
        if (key.Length == 0)
            throw new MalformedPatchException($"cannot merge lists without merge key for {schema.Name}");
        var (plain, deleted, replaces) = (new List<JsonObject>(), new HashSet<string>(), false);
        foreach (var item in change)
        {
            if (item is not JsonObject fields)
                throw new MalformedPatchException($"expected map in list {schema.Name}");
            if (!fields.TryGetPropertyValue(Directive, out var directive))
            {
                plain.Add(fields);
                continue;
            }
            switch (DirectiveOf(directive))
            {
                case "delete":
                    deleted.Add(KeyOf(fields, key));
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
            return new JsonArray([.. plain.Select(p => WithoutDirectives(p.DeepClone()))]);
        var merged = new List<JsonNode?>();
        var places = new Dictionary<string, int>();
        foreach (var item in live)
        {
            var id = ListItem.Identity(item, key);
            if (item is JsonObject && deleted.Contains(id))
                continue;
            if (item is JsonObject)
                places.TryAdd(id, merged.Count);
            merged.Add(Clone(item));
        }
        foreach (var item in plain)
        {
            var id = KeyOf(item, key);
            if (places.TryGetValue(id, out var at))
                merged[at] = MergeMap(
                    (JsonObject)merged[at]!,
                    (JsonObject)item.DeepClone(),
                    schema.Shape.Element,
                    bounds
                );
            else
            {
                places[id] = merged.Count;
                merged.Add(WithoutDirectives(WithoutNulls(item.DeepClone())));
            }
        }
        return InOrder(merged, plain, live, key);
    }

    // The items that the order names, in that order, woven into the others, which keep their places relative to their
    // neighbours in the live list.
    private static JsonArray InOrder(
        IReadOnlyList<JsonNode?> merged,
        IEnumerable<JsonNode?> order,
        JsonArray live,
        string mergeKey
    )
    {
        var (ordered, lively) = (ListItem.Places(order, mergeKey), ListItem.Places(live, mergeKey));
        int At(Dictionary<string, int> places, JsonNode? item) =>
            places.GetValueOrDefault(ListItem.Identity(item, mergeKey), -1);
        var named = new Queue<JsonNode?>(merged.Where(m => At(ordered, m) >= 0).OrderBy(m => At(ordered, m)));
        var others = new Queue<JsonNode?>(merged.Where(m => At(ordered, m) < 0).OrderBy(m => At(lively, m)));
        var result = new JsonArray();
        while (named.Count > 0 && others.Count > 0)
        {
            var (n, o) = (At(lively, named.Peek()), At(lively, others.Peek()));
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

    private static string KeyOf(JsonObject item, string key) =>
        item.ContainsKey(key)
            ? ListItem.Identity(item, key)
            : throw new MalformedPatchException(
                $"map: {item.ToJsonString()} does not contain declared merge key: {key}"
            );

    private static string DirectiveOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw new MalformedPatchException("invalid value for special key: $patch");

    private static bool Kept(JsonNode value) => value is not JsonObject fields || Text(fields[Directive]) != "delete";

    private static JsonNode? WithoutDirectives(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                var removed = new HashSet<string>();
                foreach (var (name, value) in fields)
                    if (
                        name is Directive or RetainKeys
                        || name.StartsWith(SetElementOrder, StringComparison.Ordinal)
                        || name.StartsWith(DeleteFromList, StringComparison.Ordinal)
                        || value is not null && !Kept(value)
                    )
                        removed.Add(name);
                    else
                        WithoutDirectives(value);
                JsonTree.Remove(fields, removed);
                return fields;
            case JsonArray items:
                if (items.Any(i => i is JsonObject item && item.ContainsKey(Directive)))
                {
                    var kept = items.Where(i => i is not JsonObject item || !item.ContainsKey(Directive)).ToList();
                    items.Clear();
                    kept.ForEach(items.Add);
                }
                foreach (var item in items)
                    WithoutDirectives(item);
                return items;
            default:
                return node;
        }
    }

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            JsonTree.Remove(fields, fields.Where(f => f.Value is null).Select(f => f.Key).ToHashSet());
            foreach (var (_, value) in fields)
                WithoutNulls(value);
        }
        if (node is JsonArray items)
            foreach (var item in items)
                WithoutNulls(item);
        return node;
    }

    private static JsonNode? Clone(JsonNode? node) => node?.DeepClone();

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
