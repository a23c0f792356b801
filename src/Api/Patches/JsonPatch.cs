using System.Globalization;
using System.Text.Json.Nodes;

namespace Arktos.Api.Patches;

/// <summary>JSON patch (RFC 6902), with Kubernetes' negative array indices (-1 is the last). Pure.</summary>
public static class JsonPatch
{
    public const int OperationsMax = 10_000;

    public static PatchResult Apply(JsonNode? original, JsonNode? patch)
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
                        ?? throw new MalformedPatchException("error decoding patch: an operation is no object")
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
            return new PatchResult.Inapplicable(e.Message);
        }
    }

    // The document hangs below a root of one field "", so that the whole document is an ordinary child too: "" points
    // at it, "/a" at its field.
    private static void Apply(JsonObject document, JsonObject operation)
    {
        var path = Pointer(operation, "path");
        switch (Text(operation, "op"))
        {
            case "add":
                Add(document, path, Value(operation));
                break;
            case "remove":
                Remove(document, path);
                break;
            case "replace":
                Find(document, path);
                Remove(document, path);
                Add(document, path, Value(operation));
                break;
            case "move":
                var from = Pointer(operation, "from");
                var moved = Find(document, from)?.DeepClone();
                Remove(document, from);
                Add(document, path, moved);
                break;
            case "copy":
                Add(document, path, Find(document, Pointer(operation, "from"))?.DeepClone());
                break;
            case "test":
                if (!JsonNode.DeepEquals(Find(document, path, missingIsNull: true), Value(operation)))
                    throw new InapplicablePatchException($"testing value {Text(operation, "path")} failed");
                break;
            case var other:
                throw new MalformedPatchException($"Unexpected kind: {other}");
        }
    }

    private static void Add(JsonObject document, string[] path, JsonNode? value)
    {
        switch (Find(document, path[..^1]))
        {
            case JsonObject parent:
                parent[path[^1]] = value;
                break;
            case JsonArray list when path[^1] == "-":
                list.Add(value);
                break;
            case JsonArray list:
                list.Insert(Index(path[^1], list.Count, list.Count), value);
                break;
            default:
                throw new InapplicablePatchException(
                    $"add operation does not apply: doc is missing path: \"{string.Join('/', path)}\""
                );
        }
    }

    private static void Remove(JsonObject document, string[] path)
    {
        switch (Find(document, path[..^1]))
        {
            case JsonObject parent when parent.ContainsKey(path[^1]):
                if (path.Length == 1)
                    parent[""] = null;
                else
                    parent.Remove(path[^1]);
                break;
            case JsonArray list:
                list.RemoveAt(Index(path[^1], list.Count, list.Count - 1));
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
                    node = list[Index(part, list.Count, list.Count - 1)];
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

    private static int Index(string text, int count, int max)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            throw new InapplicablePatchException($"value \"{text}\" is no array index");
        if (index < 0)
            index += count;
        return index >= 0 && index <= max
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
