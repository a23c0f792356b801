using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Json;

namespace Arktos.Api.OpenApi;

/// <summary>
/// What a service behind an APIService says of its API in OpenAPI v2, cut down to one version of a group, and put into
/// a document of the API server's own. Pure.
/// </summary>
public static class ServiceOpenApi
{
    private const string KindExtension = "x-kubernetes-group-version-kind";
    private const string Reference = "$ref";
    private const int DepthMax = 100;

    /// <summary>The parts of the document that references lead to.</summary>
    private static readonly string[] Shared = ["definitions", "parameters"];

    /// <summary>
    /// The paths of one version of a group, with the definitions and parameters that these use, and the definitions of
    /// the version's kinds.
    /// </summary>
    /// <param name="json">Whatever a service has answered.</param>
    /// <param name="bytesMax">Of what is taken.</param>
    /// <exception cref="JsonException">It is no such document, or too large; the message says why.</exception>
    public static byte[] Cut(ReadOnlyMemory<byte> json, GroupVersion version, int bytesMax)
    {
        // Most of a large document may be of no use: only what is taken becomes a tree.
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DepthMax });
        var cut = new CutDocument(document.RootElement, bytesMax);
        var prefix = $"/apis/{version}/";
        foreach (var path in cut.Paths)
            if (path.Name.StartsWith(prefix, StringComparison.Ordinal))
                cut.TakePath(path);
        foreach (var (name, definition) in cut.Definitions)
            if (IsOf(definition, version))
                cut.Take("definitions", name);
        cut.TakeReferences();
        // What cannot be told in protobuf cannot be told at all.
        try
        {
            _ = OpenApiProtobuf.EncodeDefinitions((JsonObject)cut.Part["definitions"]!);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException($"a definition is no schema: {e.Message}", e);
        }
        return JsonTree.Encode(cut.Part);
    }

    /// <summary>
    /// Adds what <see cref="Cut"/> made. Paths that are there stay. Definitions and parameters that are there with
    /// another content keep their names, and those that are added get a number: "io.x.Thing_v2".
    /// </summary>
    /// <param name="document">Of OpenAPI v2; it is changed.</param>
    public static void MergeInto(JsonObject document, ReadOnlySpan<byte> part)
    {
        var added = (JsonObject)JsonTree.Parse(part)!;
        foreach (var shared in Shared)
            document[shared] ??= new JsonObject();
        var colliding = CollidingOf(document, added);
        if (colliding.Count > 0)
            Rename(added, colliding, NumberFor(document, added, colliding));
        foreach (var section in Shared.Prepend("paths"))
        {
            var (there, all) = ((JsonObject)document[section]!, (JsonObject)added[section]!);
            foreach (var (name, value) in all.ToList())
            {
                all.Remove(name);
                there.TryAdd(name, value);
            }
        }
    }

    private static bool IsOf(JsonElement definition, GroupVersion version) =>
        definition.ValueKind == JsonValueKind.Object
        && definition.TryGetProperty(KindExtension, out var kinds)
        && kinds.ValueKind == JsonValueKind.Array
        && kinds.EnumerateArray().Any(k => Text(k, "group") == version.Group && Text(k, "version") == version.Version);

    private static string? Text(JsonElement from, string field) =>
        from.ValueKind == JsonValueKind.Object
        && from.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>
    /// What is there under the same name and says something else, or refers to what will have another name.
    /// </summary>
    private static HashSet<(string Shared, string Name)> CollidingOf(JsonObject document, JsonObject added)
    {
        var colliding = new HashSet<(string, string)>();
        for (var before = -1; before != colliding.Count; )
        {
            before = colliding.Count;
            foreach (var shared in Shared)
            foreach (var (name, value) in (JsonObject)added[shared]!)
                if (
                    ((JsonObject)document[shared]!).TryGetPropertyValue(name, out var there)
                    && !colliding.Contains((shared, name))
                    && (!JsonNode.DeepEquals(value, there) || ReferencesIn(value).Any(colliding.Contains))
                )
                    colliding.Add((shared, name));
        }
        return colliding;
    }

    /// <summary>The first under which nothing else is there: services of one make have the same definitions.</summary>
    private static int NumberFor(JsonObject document, JsonObject added, HashSet<(string Shared, string Name)> colliding)
    {
        for (var number = 2; ; number++)
        {
            var trial = (JsonObject)added.DeepClone();
            Rename(trial, colliding, number);
            var fits = Shared.All(shared =>
                ((JsonObject)trial[shared]!).All(v =>
                    !((JsonObject)document[shared]!).TryGetPropertyValue(v.Key, out var there)
                    || JsonNode.DeepEquals(v.Value, there)
                )
            );
            if (fits)
                return number;
        }
    }

    private static void Rename(JsonObject part, HashSet<(string Shared, string Name)> colliding, int number)
    {
        foreach (var shared in Shared)
        {
            var all = (JsonObject)part[shared]!;
            foreach (var (name, value) in all.ToList())
                if (colliding.Contains((shared, name)))
                {
                    all.Remove(name);
                    all[NumberedOf(name, number)] = value;
                }
        }
        var ahead = new Stack<JsonNode?>([part]);
        while (ahead.TryPop(out var node))
            if (node is JsonObject fields)
            {
                if (TargetOf(fields[Reference]) is { } target && colliding.Contains(target))
                    fields[Reference] = $"#/{target.Shared}/{NumberedOf(target.Name, number)}";
                foreach (var (_, value) in fields)
                    ahead.Push(value);
            }
            else if (node is JsonArray items)
                foreach (var item in items)
                    ahead.Push(item);
    }

    private static string NumberedOf(string name, int number) => $"{name}_v{number}";

    private static IEnumerable<(string Shared, string Name)> ReferencesIn(JsonNode? root)
    {
        var ahead = new Stack<JsonNode?>([root]);
        while (ahead.TryPop(out var node))
            if (node is JsonObject fields)
            {
                if (TargetOf(fields[Reference]) is { } target)
                    yield return target;
                foreach (var (_, value) in fields)
                    ahead.Push(value);
            }
            else if (node is JsonArray items)
                foreach (var item in items)
                    ahead.Push(item);
    }

    private static (string Shared, string Name)? TargetOf(JsonNode? reference)
    {
        if (reference is not JsonValue value || !value.TryGetValue<string>(out var text))
            return null;
        foreach (var shared in Shared)
            if (text.StartsWith($"#/{shared}/", StringComparison.Ordinal))
                return (shared, text[(shared.Length + 3)..]);
        return null;
    }

    /// <summary>A document and what is taken of it.</summary>
    private sealed class CutDocument
    {
        private readonly Dictionary<string, Dictionary<string, JsonElement>> _shared = [];
        private readonly Stack<JsonNode?> _ahead = new();
        private int _bytesLeft;

        public CutDocument(JsonElement document, int bytesMax)
        {
            if (
                document.ValueKind != JsonValueKind.Object
                || !document.TryGetProperty("paths", out var paths)
                || paths.ValueKind != JsonValueKind.Object
            )
                throw new JsonException("it is no OpenAPI document with paths");
            (Paths, _bytesLeft) = (paths.EnumerateObject(), bytesMax);
            Part["paths"] = new JsonObject();
            foreach (var shared in Shared)
            {
                Part[shared] = new JsonObject();
                var all = _shared[shared] = new(StringComparer.Ordinal);
                if (document.TryGetProperty(shared, out var section) && section.ValueKind == JsonValueKind.Object)
                    foreach (var entry in section.EnumerateObject())
                        all[entry.Name] = entry.Value;
            }
        }

        public JsonElement.ObjectEnumerator Paths { get; }

        public IReadOnlyDictionary<string, JsonElement> Definitions => _shared["definitions"];

        public JsonObject Part { get; } = [];

        public void TakePath(JsonProperty path) => Put("paths", path.Name, path.Value);

        public void Take(string shared, string name)
        {
            if (((JsonObject)Part[shared]!).ContainsKey(name))
                return;
            if (!_shared[shared].TryGetValue(name, out var value))
                throw new JsonException($"#/{shared}/{name} is not there");
            Put(shared, name, value);
        }

        /// <summary>Whatever is named by what was taken, and by what is taken for it.</summary>
        public void TakeReferences()
        {
            while (_ahead.TryPop(out var node))
                foreach (var (shared, name) in ReferencesIn(node).ToList())
                    Take(shared, name);
        }

        private void Put(string section, string name, JsonElement value)
        {
            var raw = JsonMarshal.GetRawUtf8Value(value);
            _bytesLeft -= raw.Length + name.Length;
            if (_bytesLeft < 0)
                throw new JsonException("what is about the version is too large");
            if (JsonTree.Parse(raw) is not JsonObject taken)
                throw new JsonException($"{name} of {section} is no object");
            Part[section]![name] = taken;
            _ahead.Push(taken);
        }
    }
}
