using System.Globalization;
using System.Text.Json.Nodes;

namespace Arktos.Api.Patches;

/// <summary>JSON patch (RFC 6902), with Kubernetes' negative array indices (-1 is the last). Pure.</summary>
public static class JsonPatch
{
    public const int OperationsMax = 10_000;

    public static PatchResult Apply(JsonNode? original, JsonNode? patch, PatchBounds bounds)
    {
        if (patch is not JsonArray operations)
            return new PatchResult.Malformed(
                "error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch"
            );
        if (operations.Count > OperationsMax)
            return new PatchResult.Malformed(
                $"The allowed maximum operations in a JSON patch is {OperationsMax}, got {operations.Count}"
            );
        var document = new JsonObject { [""] = original?.DeepClone() };
        try
        {
            foreach (var operation in operations)
                Apply(
                    document,
                    operation as JsonObject
                        ?? throw new MalformedPatchException("error decoding patch: an operation is no object"),
                    bounds
                );
            var result = document[""];
            document.Remove("");
            return new PatchResult.Patched(result);
        }
        catch (MalformedPatchException e)
        {
            return new PatchResult.Malformed(e.Message);
        }
        catch (InapplicablePatchException e)
        {
            return new PatchResult.Inapplicable(e.Message) { IsFailedTest = e is FailedPatchTestException };
        }
    }

    // The document hangs below a root of one field "", so that the whole document is an ordinary child too: "" points
    // at it, "/a" at its field.
    private static void Apply(JsonObject document, JsonObject operation, PatchBounds bounds)
    {
        bounds.Work(1);
        var path = Pointer(operation, "path");
        switch (Text(operation, "op"))
        {
            case "add":
                Add(document, path, Value(operation), bounds);
                break;
            case "remove":
                Remove(document, path, bounds);
                break;
            case "replace":
                Replace(document, path, Value(operation), bounds);
                break;
            case "move":
                var from = Pointer(operation, "from");
                var moved = Find(document, from);
                Remove(document, from, bounds);
                Add(document, path, moved, bounds);
                break;
            case "copy":
                var source = Find(document, Pointer(operation, "from"));
                bounds.Copy(source);
                Add(document, path, source?.DeepClone(), bounds);
                break;
            case "test":
                if (!JsonNode.DeepEquals(Find(document, path, missingIsNull: true), Value(operation)))
                    throw new FailedPatchTestException($"testing value {Text(operation, "path")} failed");
                break;
            case var other:
                throw new MalformedPatchException($"Unexpected kind: {other}");
        }
    }

    private static void Add(JsonObject document, string[] path, JsonNode? value, PatchBounds bounds)
    {
        bounds.CheckDepth(value, path.Length);
        switch (Find(document, path[..^1]))
        {
            case JsonObject parent:
                parent[path[^1]] = value;
                break;
            case JsonArray list when path[^1] == "-":
                list.Add(value);
                break;
            case JsonArray list:
                // Counted in the list as it will be: -1 is behind the last element.
                bounds.Work(list.Count);
                list.Insert(Index(path[^1], list.Count + 1), value);
                break;
            default:
                throw new InapplicablePatchException(
                    $"add operation does not apply: doc is missing path: \"{string.Join('/', path)}\""
                );
        }
    }

    private static void Replace(JsonObject document, string[] path, JsonNode? value, PatchBounds bounds)
    {
        bounds.CheckDepth(value, path.Length);
        Find(document, path);
        switch (Find(document, path[..^1]))
        {
            case JsonObject parent:
                parent[path[^1]] = value;
                break;
            case JsonArray list:
                list[Index(path[^1], list.Count)] = value;
                break;
        }
    }

    private static void Remove(JsonObject document, string[] path, PatchBounds bounds)
    {
        switch (Find(document, path[..^1]))
        {
            case JsonObject parent when parent.ContainsKey(path[^1]):
                bounds.Work(parent.Count);
                if (path.Length == 1)
                    parent[""] = null;
                else
                    parent.Remove(path[^1]);
                break;
            case JsonArray list:
                bounds.Work(list.Count);
                list.RemoveAt(Index(path[^1], list.Count));
                break;
            default:
                throw new InapplicablePatchException($"Unable to remove nonexistent key: {path[^1]}");
        }
    }

    private static JsonNode? Find(JsonObject document, string[] path, bool missingIsNull = false)
    {
        JsonNode? node = document;
        foreach (var part in path)
            switch (node)
            {
                case JsonObject fields when fields.TryGetPropertyValue(part, out var child):
                    node = child;
                    break;
                case JsonArray list:
                    node = list[Index(part, list.Count)];
                    break;
                default:
                    return missingIsNull
                        ? null
                        : throw new InapplicablePatchException(
                            $"doc is missing path: {string.Join('/', path)}: missing value"
                        );
            }
        return node;
    }

    /// <param name="places">How many places the index may name; a negative one counts from behind the last.</param>
    private static int Index(string text, int places)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            throw new InapplicablePatchException($"value \"{text}\" is no array index");
        if (index < 0)
            index += places;
        return index >= 0 && index < places
            ? index
            : throw new InapplicablePatchException($"Unable to access invalid index: {text}: invalid index referenced");
    }

    private static string[] Pointer(JsonObject operation, string field)
    {
        var text = Text(operation, field);
        if (text.Length > 0 && text[0] != '/')
            throw new MalformedPatchException($"error decoding patch: \"{text}\" is no JSON pointer");
        return text.Split('/')
            .Select(part =>
                part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            )
            .ToArray();
    }

    private static string Text(JsonObject operation, string field) =>
        operation[field] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw new MalformedPatchException($"error decoding patch: an operation has no {field}");

    private static JsonNode? Value(JsonObject operation) =>
        operation.TryGetPropertyValue("value", out var value)
            ? value?.DeepClone()
            : throw new MalformedPatchException("error decoding patch: an operation has no value");
}
