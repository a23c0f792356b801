using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.ManagedFields;

namespace Arktos.Api.Tests;

/// <summary>
/// Random schemas, objects and writes, against a slow model that knows nothing of trees of sets: it takes objects apart
/// into tables of paths, and keeps for each manager a plain set of them. ARKTOS_SEED=n runs one seed.
/// </summary>
public sealed class ManagedFieldsModelTests
{
    private const int Writes = 25;

    public static TheoryData<int> Seeds() =>
        int.TryParse(Environment.GetEnvironmentVariable("ARKTOS_SEED"), out var seed)
            ? new(seed)
            : new(Enumerable.Range(1, 60));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Managers_and_objects_are_those_of_the_model(int seed)
    {
        var random = new Random(seed);
        var schema = RandomSchema(random, 3, isRoot: true);
        var (live, managers) = (new JsonObject(), ManagedList.Empty);
        var model = new Dictionary<string, HashSet<string>>();
        var (conflicts, drops) = (0, 0);
        for (var write = 0; write < Writes; write++)
        {
            var now = DateTimeOffset.UnixEpoch.AddSeconds(write);
            var name = $"m{random.Next(3)}";
            var isApply = random.Next(3) > 0;
            var manager = new FieldManager(name, isApply ? "Apply" : "Update", "v1", "");
            var given = (JsonObject)RandomValue(random, schema, isRoot: true)!;
            var before = Model.Parts(live, schema);
            if (!isApply)
            {
                // Mostly like what is there, as objects are that somebody has read before.
                var next = random.Next(4) == 0 ? given : Mutated(random, live, given);
                if (write == 0 || !managers.IsEmpty)
                {
                    var written = Compare(live, next, schema);
                    var updated = ManagedFieldsUpdater.Update(managers, written, manager, now);
                    // What the text alone tells is true.
                    var isSame = ManagedFieldsUpdater.AreUnchanged(managers.Json.Span, written, manager);
                    Assert.True(ReferenceEquals(updated, managers) == isSame, $"seed {seed}, write {write}");
                    managers = updated;
                    Model.Update(model, before, Model.Parts(next, schema), Key(manager));
                }
                live = next;
                Check(model, managers, seed, write);
                continue;
            }
            var configuration = AppliedConfiguration.TryMake(Json(given), schema, out var findings);
            Assert.True(configuration is not null, $"seed {seed}: {string.Join(';', findings)}");
            if (managers.IsEmpty)
            {
                managers = ManagedFieldsUpdater.Untracked(Compare([], live, schema), manager, now);
                model.Clear();
                if (!managers.IsEmpty)
                    Model.Update(model, [], before, $"{ManagedFieldsUpdater.BeforeFirstApply} Update");
            }
            var last = ManagedFieldsUpdater.LastOf(managers, manager);
            var others = ManagedFieldsUpdater.ManagedByOthers(managers, manager);
            var merged = configuration.Merge(Json(live), last, others);
            var result = merged is null ? live : (JsonObject)JsonNode.Parse(merged)!;
            var applied = Model.Applied(Model.Parts(given, schema));
            var expected = Model.Merge(before, Model.Parts(given, schema), model, Key(manager), applied);
            var actual = Model.Parts(result, schema);
            Assert.Equal(Model.Text(expected), Model.Text(actual));
            drops += before.Keys.Except(expected.Keys).Any() ? 1 : 0;
            var changes = Compare(live, result, schema);
            var isForced = random.Next(2) == 0;
            var outcome = ManagedFieldsUpdater.Apply(
                managers,
                changes,
                new Application(manager, configuration.Fields, isForced, FieldSet.Empty),
                now
            );
            var contested = Model.Conflicts(model, before, expected, applied, Key(manager));
            if (contested.Count > 0 && !isForced)
            {
                var refused = Assert.IsType<ApplyOutcome.Refused>(outcome);
                Assert.Equal(
                    contested.Order(StringComparer.Ordinal),
                    refused.Conflicts.Select(c => $"{Key(c.Manager)} {c.Path}").Order(StringComparer.Ordinal)
                );
                conflicts++;
                continue;
            }
            managers = Assert.IsType<ApplyOutcome.Applied>(outcome).Managers;
            Model.Apply(model, before, expected, applied, Key(manager));
            live = result;
            Check(model, managers, seed, write);
        }
        // The same managers again, from what is stored.
        using var stored = JsonDocument.Parse(managers.IsEmpty ? "[]"u8.ToArray() : managers.Json);
        Check(model, ManagedList.Read(stored.RootElement, managers.Json), seed, Writes);
        Assert.True(conflicts + drops > 0, $"seed {seed} tries nothing");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_fields_of_a_new_object_are_those_that_an_empty_one_lacks(int seed)
    {
        var random = new Random(seed);
        var written = 0;
        for (var round = 0; round < 40; round++)
        {
            var schema = RandomSchema(random, 3, isRoot: true);
            var (value, empty) = (
                RandomValue(random, schema, isRoot: true)!,
                RandomValue(random, schema, isRoot: true)!
            );
            // What is there from the beginning has no elements of lists.
            empty = random.Next(2) == 0 ? new JsonObject() : Emptied(empty);
            var unmanaged = random.Next(2) == 0 ? FieldSet.Empty : FieldSet.Of(PathElement.Field("f1"));
            var expected = ValueComparison
                .Compare(Json(empty), Json(Ordered(value)), schema)
                .Without(unmanaged)
                .Written;
            var text = Ordered(value).ToJsonString(Relaxed);
            var actual = NewObjectFields.TryWrite(Encoding.UTF8.GetBytes(text), Json(empty), schema, unmanaged);
            if (actual is null)
                continue;
            written++;
            var wanted = expected.IsEmpty ? "" : Written(expected).GetRawText();
            Assert.True(
                wanted == Encoding.UTF8.GetString(actual),
                $"{text}\nbut {empty.ToJsonString()}:\n{wanted}\n{Encoding.UTF8.GetString(actual)}"
            );
        }
        Assert.InRange(written, 30, 40);
    }

    [Theory]
    [InlineData("""{"m":{"b":"","a":""}}""")]
    [InlineData("""{"m":{"a\"":""}}""")]
    [InlineData("""{"m":{"ä":""}}""")]
    [InlineData("""{"l":[{"key":"a"},{"key":"a"}]}""")]
    [InlineData("""{"l":[{"key":"\u0041"}]}""")]
    [InlineData("""{"l":[{"key":1.5}]}""")]
    [InlineData("""{"l":[{}]}""")]
    [InlineData("""{"s":["ä"]}""")]
    [InlineData("""{"s":[null]}""")]
    public void What_is_not_plain_is_left_to_the_comparison(string json)
    {
        var schema = MergeSchema.Struct(() =>
            [
                new("m", MergeSchema.Map(MergeSchema.Text)),
                new("l", MergeSchema.KeyedList(MergeSchema.Map(MergeSchema.Text), [new("key", null)])),
                new("s", MergeSchema.Set(MergeSchema.Text)),
            ]
        );
        Assert.Null(
            NewObjectFields.TryWrite(Encoding.UTF8.GetBytes(json), Json(new JsonObject()), schema, FieldSet.Empty)
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sets_are_sets(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var (a, b) = (RandomPaths(random), RandomPaths(random));
            var (left, right) = (SetOf(a), SetOf(b));
            Assert.Equal(Sorted(a.Union(b)), Sorted(left.Union(right).Paths()));
            Assert.Equal(Sorted(a.Except(b)), Sorted(left.Difference(right).Paths()));
            Assert.Equal(Sorted(a.Intersect(b)), Sorted(left.Intersection(right).Paths()));
            Assert.Equal(
                Sorted(a.Where(p => !b.Any(q => p == q || p.StartsWith(q + ".", StringComparison.Ordinal)))),
                Sorted(left.Without(right).Paths())
            );
            var json = JsonSerializer.SerializeToUtf8Bytes(Written(left));
            using var document = JsonDocument.Parse(json);
            var read = FieldsV1.Read(document.RootElement);
            Assert.True(left.Equals(read) && left.GetHashCode() == read.GetHashCode());
            Assert.Equal(b.All(a.Contains), FieldsV1.Covers(document.RootElement, right));
            Assert.Equal(b.Any(a.Contains), FieldsV1.Overlaps(document.RootElement, right));
        }
    }

    private static void Check(Dictionary<string, HashSet<string>> model, ManagedList managers, int seed, int write)
    {
        var expected = model
            .Where(m => m.Value.Count > 0)
            .Select(m => $"{m.Key}: {string.Join(' ', m.Value.Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
        var actual = managers
            .Entries.Select(e =>
                $"{Key(e.Manager)}: {string.Join(' ', e.Fields.Paths().Order(StringComparer.Ordinal))}"
            )
            .Order(StringComparer.Ordinal);
        Assert.True(
            expected.SequenceEqual(actual),
            $"seed {seed}, write {write}:\n{string.Join('\n', expected)}\nbut\n{string.Join('\n', actual)}"
        );
    }

    private static string Key(FieldManager manager) => $"{manager.Name} {manager.Operation}";

    private static FieldChanges Compare(JsonObject before, JsonObject after, MergeSchema schema)
    {
        var changes = ValueComparison.Compare(Json(before), Json(after), schema);
        // Both ways to compare find the same.
        var texts = ValueComparison.Compare(Text(before), Text(after), schema);
        Assert.Equal((changes.Added, changes.Modified, changes.Removed), (texts.Added, texts.Modified, texts.Removed));
        return changes;
    }

    private static ReadOnlyMemory<byte> Text(JsonNode node) =>
        Encoding.UTF8.GetBytes(Ordered(node).ToJsonString(Relaxed));

    private static JsonNode Emptied(JsonNode node) =>
        node switch
        {
            JsonArray => new JsonArray(),
            JsonObject fields => new JsonObject(
                fields.Select(f => KeyValuePair.Create(f.Key, f.Value is null ? null : (JsonNode?)Emptied(f.Value)))
            ),
            _ => node.DeepClone(),
        };

    // Keys of maps in order, as objects are encoded.
    private static JsonNode Ordered(JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                return new JsonObject(
                    fields
                        .OrderBy(f => f.Key, StringComparer.Ordinal)
                        .Select(f => KeyValuePair.Create(f.Key, f.Value is null ? null : (JsonNode?)Ordered(f.Value)))
                );
            case JsonArray items:
                return new JsonArray(items.Select(i => i is null ? null : Ordered(i)).ToArray());
            default:
                return node.DeepClone();
        }
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static JsonElement Json(JsonNode node) => JsonElement.Parse(node.ToJsonString());

    private static JsonElement Written(FieldSet set)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = Relaxed.Encoder }))
            FieldsV1.Write(set, writer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static HashSet<string> RandomPaths(Random random) =>
        Enumerable
            .Range(0, random.Next(12))
            .Select(_ =>
                string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => $".{(char)('a' + random.Next(3))}"))
            )
            .ToHashSet();

    private static FieldSet SetOf(IEnumerable<string> paths) =>
        paths
            .Select(path => FieldSet.Of(path[1..].Split('.').Select(PathElement.Field).ToArray()))
            .Aggregate(FieldSet.Empty, (a, b) => a.Union(b));

    private static IEnumerable<string> Sorted(IEnumerable<string> paths) => paths.Order(StringComparer.Ordinal);

    private static MergeSchema RandomSchema(Random random, int depth, bool isRoot = false)
    {
        var kind = isRoot ? 6 : random.Next(depth == 0 ? 4 : 9);
        switch (kind)
        {
            case 0:
                return MergeSchema.Text;
            case 1:
                return MergeSchema.Number;
            case 2:
                return MergeSchema.Set(MergeSchema.Text);
            case 3:
                return MergeSchema.AtomicList(MergeSchema.Number);
            case 4:
                return MergeSchema.Map(RandomSchema(random, depth - 1), random.Next(4) == 0);
            case 5:
                var element = new List<MergeField> { new("key", MergeSchema.Text), new("port", MergeSchema.Number) };
                element.AddRange(RandomFields(random, depth - 1));
                return MergeSchema.KeyedList(
                    MergeSchema.Struct(() => element),
                    random.Next(2) == 0 ? [new("key", null)] : [new("key", null), new("port", "80")]
                );
            default:
                var fields = RandomFields(random, depth - 1);
                return MergeSchema.Struct(() => fields, !isRoot && random.Next(5) == 0);
        }
    }

    private static MergeField[] RandomFields(Random random, int depth) =>
        Enumerable
            .Range(0, 2 + random.Next(3))
            .Select(i => new MergeField($"f{i}", RandomSchema(random, Math.Max(depth, 0))))
            .ToArray();

    private static JsonNode? RandomValue(Random random, MergeSchema schema, bool isRoot = false)
    {
        if (!isRoot && random.Next(15) == 0)
            return null;
        switch (schema.Form)
        {
            case ValueForm.Text:
                return $"t{random.Next(3)}";
            case ValueForm.Number:
                return random.Next(3);
            case ValueForm.Map when schema.Element is { } element:
                var map = new JsonObject();
                for (var i = random.Next(3); i > 0; i--)
                    map[$"k{random.Next(4)}"] = RandomValue(random, element);
                return map;
            case ValueForm.Map:
                var fields = new JsonObject();
                foreach (var name in new[] { "f0", "f1", "f2", "f3", "f4" })
                    if (schema.Field(name) is { } inner && random.Next(3) > 0)
                        fields[name] = RandomValue(random, inner);
                return fields;
            case ValueForm.List when schema.Keys.Count > 0:
                var items = new JsonArray();
                foreach (var key in Shuffled(random, ["a", "b", "c"]).Take(random.Next(4)))
                {
                    var item = RandomValue(random, schema.Element!) as JsonObject ?? [];
                    item["key"] = key;
                    if (random.Next(2) == 0)
                        item["port"] = 80;
                    items.Add(item);
                }
                return items;
            case ValueForm.List when schema.IsAtomic:
                return new JsonArray(
                    Enumerable.Range(0, random.Next(3)).Select(i => (JsonNode)(i + random.Next(2))).ToArray()
                );
            default:
                return new JsonArray(
                    Shuffled(random, ["x", "y", "z"]).Take(random.Next(4)).Select(v => (JsonNode)v).ToArray()
                );
        }
    }

    private static IEnumerable<string> Shuffled(Random random, string[] values) => values.OrderBy(_ => random.Next());

    // Some fields of the one, the rest of the other.
    private static JsonObject Mutated(Random random, JsonObject live, JsonObject given)
    {
        var next = (JsonObject)live.DeepClone();
        foreach (var (name, value) in given)
            if (random.Next(2) == 0)
                next[name] = value?.DeepClone();
        if (next.Count > 0 && random.Next(3) == 0)
            next.Remove(next.ElementAt(random.Next(next.Count)).Key);
        return next;
    }

    /// <summary>The rules, in the words of paths.</summary>
    private static class Model
    {
        /// <summary>One place of an object.</summary>
        /// <param name="Text">What is there when it is owned as one or is empty; null when it has parts.</param>
        /// <param name="Empty">What is there when its parts are gone.</param>
        /// <param name="IsNamed">Whether it is a field of a struct.</param>
        public sealed record Part(string? Text, string Empty, bool IsNamed, bool IsLeaf, string Parent);

        public static Dictionary<string, Part> Parts(JsonObject value, MergeSchema schema)
        {
            var parts = new Dictionary<string, Part>();
            foreach (var (name, inner) in value)
                Add(parts, "", $".{name}", inner, schema.Field(name)!, isNamed: true);
            return parts;
        }

        public static string Text(Dictionary<string, Part> parts) =>
            string.Join('\n', parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value.Text}"));

        public static HashSet<string> Applied(Dictionary<string, Part> given) =>
            given
                .Where(p => p.Value.IsLeaf || !p.Value.IsNamed || p.Value.Text is "null" or "{}")
                .Select(p => p.Key)
                .ToHashSet();

        public static void Update(
            Dictionary<string, HashSet<string>> managers,
            Dictionary<string, Part> before,
            Dictionary<string, Part> after,
            string writer
        )
        {
            var (written, removed) = Changes(before, after);
            foreach (var fields in managers.Values)
                fields.RemoveWhere(p => written.Contains(p) || removed.Contains(p));
            if (!managers.TryGetValue(writer, out var own))
                managers[writer] = own = [];
            own.UnionWith(written);
        }

        public static void Apply(
            Dictionary<string, HashSet<string>> managers,
            Dictionary<string, Part> before,
            Dictionary<string, Part> after,
            HashSet<string> applied,
            string applier
        )
        {
            var (written, removed) = Changes(before, after);
            foreach (var fields in managers.Values)
                fields.RemoveWhere(p => written.Contains(p) || removed.Contains(p));
            managers[applier] = [.. applied];
        }

        public static List<string> Conflicts(
            Dictionary<string, HashSet<string>> managers,
            Dictionary<string, Part> before,
            Dictionary<string, Part> after,
            HashSet<string> applied,
            string applier
        )
        {
            var (written, _) = Changes(before, after);
            return managers
                .Where(m => m.Key != applier)
                .SelectMany(m =>
                    m.Value.Where(p => written.Contains(p) && applied.Contains(p)).Select(p => $"{m.Key} {p}")
                )
                .ToList();
        }

        public static Dictionary<string, Part> Merge(
            Dictionary<string, Part> live,
            Dictionary<string, Part> given,
            Dictionary<string, HashSet<string>> managers,
            string applier,
            HashSet<string> applied
        )
        {
            var merged = new Dictionary<string, Part>(live);
            foreach (var (path, part) in given)
            {
                // An empty value says nothing of what is in a live one, which stays then.
                if (!part.IsLeaf && live.TryGetValue(path, out var old) && (part.Text is null || old.Text is null))
                    continue;
                merged[path] = part;
            }
            Settle(merged);
            var last = managers.GetValueOrDefault(applier) ?? [];
            var managed = managers.Where(m => m.Key != applier).SelectMany(m => m.Value).Concat(applied).ToHashSet();
            if (last.All(managed.Contains))
                return merged;
            var (wasApplied, isManaged) = (WithStructs(last, merged), WithStructs(managed, merged));
            var dropped = merged
                .Keys.Where(path =>
                    wasApplied.Contains(path)
                    && Above(path, merged).Any(a => Above(a, merged).Any(wasApplied.Contains) && !isManaged.Contains(a))
                )
                .ToHashSet();
            foreach (var path in merged.Keys.Where(p => Above(p, merged).Any(dropped.Contains)).ToList())
                merged.Remove(path);
            Settle(merged);
            return merged;
        }

        private static void Add(
            Dictionary<string, Part> parts,
            string parent,
            string path,
            JsonNode? value,
            MergeSchema schema,
            bool isNamed
        )
        {
            var isLeaf = schema.IsLeaf;
            var isEmpty = value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 };
            parts[path] = new Part(
                isLeaf || isEmpty ? value?.ToJsonString() ?? "null" : null,
                schema.Form == ValueForm.List ? "[]" : "{}",
                isNamed,
                isLeaf,
                parent
            );
            if (isLeaf)
                return;
            if (value is JsonObject fields)
                foreach (var (name, inner) in fields)
                {
                    var declared = schema.Field(name);
                    Add(parts, path, $"{path}.{name}", inner, declared ?? schema.Element!, declared is not null);
                }
            if (value is JsonArray items)
                foreach (var item in items)
                {
                    var step =
                        schema.Keys.Count == 0
                            ? $"[={item!.ToJsonString()}]"
                            : $"[{string.Join(',', schema.Keys.Select(k => KeyOf(item!, k)))}]";
                    Add(parts, path, path + step, item, schema.Element!, isNamed: false);
                }
        }

        private static string KeyOf(JsonNode item, ListKey key) =>
            $"{key.Name}={item[key.Name]?.ToJsonString() ?? key.Default}";

        private static (HashSet<string> Written, HashSet<string> Removed) Changes(
            Dictionary<string, Part> before,
            Dictionary<string, Part> after
        ) =>
            (
                after
                    .Where(p =>
                        !before.TryGetValue(p.Key, out var old)
                        || old.Text is not null && p.Value.Text is not null && old.Text != p.Value.Text
                    )
                    .Select(p => p.Key)
                    .ToHashSet(),
                before.Keys.Where(p => !after.ContainsKey(p)).ToHashSet()
            );

        // What has parts is not empty, what has none any more is.
        private static void Settle(Dictionary<string, Part> parts)
        {
            var parents = parts.Values.Select(p => p.Parent).ToHashSet();
            foreach (var (path, part) in parts.Where(p => !p.Value.IsLeaf).ToList())
                if (parents.Contains(path))
                    parts[path] = part with { Text = null };
                else if (part.Text is null)
                    parts[path] = part with { Text = part.Empty };
        }

        private static HashSet<string> WithStructs(HashSet<string> fields, Dictionary<string, Part> parts) =>
            [
                .. fields,
                .. fields.Where(parts.ContainsKey).SelectMany(f => Above(f, parts)).Where(a => parts[a].IsNamed),
                .. parts.Where(p => p.Value.IsNamed && fields.Any(f => IsBelow(f, p.Key))).Select(p => p.Key),
            ];

        private static bool IsBelow(string path, string above) =>
            path.Length > above.Length
            && path.StartsWith(above, StringComparison.Ordinal)
            && path[above.Length] is '.' or '[';

        // The place itself, and all that hold it.
        private static IEnumerable<string> Above(string path, Dictionary<string, Part> parts)
        {
            for (var at = path; at.Length > 0; at = parts[at].Parent)
                yield return at;
        }
    }
}
