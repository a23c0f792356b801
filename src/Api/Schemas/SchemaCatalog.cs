using System.Collections.Frozen;
using System.Text.Json;

namespace Arktos.Api.Schemas;

public enum ShapeKind
{
    Text,
    Integer,
    Number,
    Boolean,
    Bytes,
    Time,
    MicroTime,
    Quantity,
    IntOrString,
    Any,
    Struct,
    List,
    Map,
}

/// <summary>The form of a value: a scalar, a struct of named fields, or a list or map of another form.</summary>
/// <param name="Struct">Set when the kind is Struct.</param>
/// <param name="Element">Set when the kind is List or Map.</param>
public sealed record Shape(ShapeKind Kind, TypeSchema? Struct = null, Shape? Element = null, string GoType = "")
{
    /// <summary>A list that is a message of its own in protobuf, with the items as its field 1.</summary>
    public bool IsItemsMessage { get; init; }

    /// <summary>The values that a text may have, sorted; empty: any, or the facts know only some.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>One field of a struct, with how patches and server-side apply treat it.</summary>
public sealed record FieldSchema(
    string Name,
    Shape Shape,
    bool Optional,
    string PatchStrategy,
    string PatchMergeKey,
    string ListType,
    IReadOnlyList<string> ListMapKeys,
    string MapType
)
{
    /// <summary>In the protobuf form; 0 for none.</summary>
    public int ProtoNumber { get; init; }

    /// <summary>Whether it may be absent; in protobuf all other scalars and structs are always written.</summary>
    public bool IsPointer { get; init; }

    /// <summary>JSON of the value that the field has where nobody gives one; null: the facts name none.</summary>
    public string? Default { get; init; }

    /// <summary>
    /// Whether a strategic merge patch merges this list or map with the stored one; else it replaces it.
    /// </summary>
    public bool Merges => PatchStrategy.Split(',').Contains("merge");

    public bool Replaces => PatchStrategy.Split(',').Contains("replace");
}

/// <summary>
/// A struct type: its fields by JSON name, in the order of its definition, with inlined structs flattened.
/// </summary>
public sealed class TypeSchema(GroupVersion groupVersion, string name)
{
    private IReadOnlyDictionary<string, FieldSchema>? _byName;

    /// <summary>Of the types file that it stands in; those of metadata are of <c>meta.k8s.io/v1</c>.</summary>
    public GroupVersion GroupVersion { get; } = groupVersion;

    public string Name { get; } = name;

    /// <summary>Whether server-side apply takes a value of this type as one, where its field does not say.</summary>
    public bool IsAtomic { get; internal set; }

    public IReadOnlyList<FieldSchema> Fields { get; internal set; } = [];

    /// <summary>Whether fields that are not named are kept, whatever they hold.</summary>
    public bool TakesUnknown { get; internal init; }

    /// <summary>Structs whose fields stand among these in JSON, but in a message of their own in protobuf.</summary>
    public IReadOnlyList<(int ProtoNumber, TypeSchema Type)> Inlined { get; internal set; } = [];

    public FieldSchema? Field(string name) =>
        (_byName ??= Fields.ToFrozenDictionary(f => f.Name)).GetValueOrDefault(name);
}

/// <summary>All API types, read from the embedded type facts when first asked for. Immutable and thread-safe.</summary>
public sealed class SchemaCatalog
{
    private static readonly Lazy<SchemaCatalog> LoadedOnce = new(() => new SchemaCatalog());

    private static readonly GroupVersion Core = new("", "v1"),
        Meta = new("meta.k8s.io", "v1"),
        Admission = new("admissionregistration.k8s.io", "v1");

    /// <summary>Fields of our own that types of Kubernetes get.</summary>
    private const string AdditionsResource = "arktos_v1";

    /// <summary>
    /// Fields of our own whose protobuf number Kubernetes has given to another field since have it so much higher.
    /// </summary>
    private const int Moved = 10_000;

    private readonly Dictionary<GroupVersionKind, JsonElement> _facts = [];
    private readonly Dictionary<GroupVersionKind, TypeSchema> _types = [];

    private SchemaCatalog()
    {
        var additions = new List<JsonElement>();
        foreach (var (resource, groupVersion) in Resources())
        {
            using var reader = new StreamReader(typeof(SchemaCatalog).Assembly.GetManifestResourceStream(resource)!);
            while (reader.ReadLine() is { } line)
            {
                if (line.Length == 0)
                    continue;
                var fact = JsonDocument.Parse(line).RootElement;
                if (fact.TryGetProperty("addsFieldsTo", out _))
                    additions.Add(fact);
                else
                    _facts[Key(groupVersion, fact.GetProperty("type").GetString()!)] = fact;
            }
        }
        foreach (var key in _facts.Keys)
            _types[key] = new TypeSchema(key.GroupVersion, key.Kind);
        foreach (var (key, type) in _types)
        {
            type.Fields = FieldsOf(key.GroupVersion, _facts[key]).ToList();
            type.IsAtomic = Text(_facts[key], "mapType") == "atomic";
        }
        foreach (var (key, type) in _types)
            type.Inlined = InlinedIn(key.GroupVersion, _facts[key]).ToList();
        foreach (var addition in additions)
        {
            var to = addition.GetProperty("addsFieldsTo").GetString()!.StartsWith("meta/", StringComparison.Ordinal)
                ? Meta
                : Core;
            if (_types.TryGetValue(Key(to, addition.GetProperty("type").GetString()!), out var type))
                type.Fields =
                [
                    .. type.Fields,
                    .. FieldsOf(Core, addition)
                        .Select(f =>
                            // Who never heard of them gets the bytes that Kubernetes writes.
                            f with
                            {
                                ProtoNumber = f.ProtoNumber + (TakesNumber(type, f.ProtoNumber) ? Moved : 0),
                                IsPointer = true,
                            }
                        ),
                ];
        }
    }

    public static SchemaCatalog Instance => LoadedOnce.Value;

    public IEnumerable<TypeSchema> Types => _types.Values;

    /// <summary>The type of a kind in its version, or of a part of one; null: there are no facts of it.</summary>
    public TypeSchema? Find(GroupVersionKind kind) => _types.GetValueOrDefault(kind);

    public TypeSchema? Find(GroupVersion groupVersion, string kind) => Find(Key(groupVersion, kind));

    public TypeSchema? FindMeta(string kind) => Find(Meta, kind);

    // "apps_v1": the facts of one group and version.
    private static IEnumerable<(string Resource, GroupVersion GroupVersion)> Resources()
    {
        foreach (
            var resource in typeof(SchemaCatalog).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
        )
            if (resource == AdditionsResource)
                yield return (resource, Core);
            else if (!resource.Contains('/') && resource.Split('_') is [var group, var version])
                yield return (resource, new GroupVersion(group == "core" ? "" : group, version));
    }

    private static GroupVersionKind Key(GroupVersion groupVersion, string name) =>
        new(groupVersion.Group, groupVersion.Version, name);

    private IEnumerable<FieldSchema> FieldsOf(GroupVersion own, JsonElement fact)
    {
        if (!fact.TryGetProperty("fields", out var fields))
            yield break;
        foreach (var field in fields.EnumerateArray())
        {
            var name = field.GetProperty("name").GetString()!;
            var goType = field.GetProperty("type").GetString()!;
            if (name.Length == 0 && Flag(field, "inline"))
            {
                var key = Resolve(own, goType.TrimStart('*'));
                // A type that wraps a scalar (Duration, Time) has nothing to flatten.
                if (!_facts.TryGetValue(key, out var inlined))
                    continue;
                // Their protobuf numbers count in their own message.
                foreach (var inner in FieldsOf(key.GroupVersion, inlined))
                    yield return inner with
                    {
                        ProtoNumber = 0,
                    };
                continue;
            }
            yield return new FieldSchema(
                name,
                ShapeOf(own, goType),
                Flag(field, "optional"),
                Text(field, "patchStrategy"),
                Text(field, "patchMergeKey"),
                Text(field, "listType"),
                field.TryGetProperty("listMapKeys", out var keys)
                    ? keys.EnumerateArray().Select(k => k.GetString()!).ToArray()
                    : [],
                Text(field, "mapType")
            )
            {
                ProtoNumber = Number(field),
                IsPointer = goType.StartsWith('*'),
                Default = DefaultOf(field),
            };
        }
    }

    // JSON, or a reference to a constant of the types, whose value the facts do not hold.
    private static string? DefaultOf(JsonElement field) =>
        Text(field, "default") is { Length: > 0 } text && !text.StartsWith("ref(", StringComparison.Ordinal)
            ? text
            : null;

    private IEnumerable<(int, TypeSchema)> InlinedIn(GroupVersion own, JsonElement fact)
    {
        if (!fact.TryGetProperty("fields", out var fields))
            yield break;
        foreach (var field in fields.EnumerateArray())
            if (
                field.GetProperty("name").GetString() == ""
                && Flag(field, "inline")
                && Number(field) is > 0 and var number
                && _types.TryGetValue(Resolve(own, field.GetProperty("type").GetString()!.TrimStart('*')), out var type)
            )
                yield return (number, type);
    }

    private static bool TakesNumber(TypeSchema type, int number) =>
        type.Fields.Any(f => f.ProtoNumber == number) || type.Inlined.Any(i => i.ProtoNumber == number);

    private static int Number(JsonElement field) =>
        Text(field, "proto") is { Length: > 0 } proto
        && int.TryParse(proto.AsSpan(proto.IndexOf(':') + 1), out var number)
            ? number
            : 0;

    private Shape ShapeOf(GroupVersion own, string goType)
    {
        var go = goType.TrimStart('*');
        if (go == "[]byte")
            return new Shape(ShapeKind.Bytes);
        if (go.StartsWith("[]", StringComparison.Ordinal))
            return new Shape(ShapeKind.List, Element: ShapeOf(own, go[2..]));
        if (go.StartsWith("map[", StringComparison.Ordinal))
            return new Shape(ShapeKind.Map, Element: ShapeOf(own, go[(go.IndexOf(']') + 1)..]));
        ShapeKind? scalar = go switch
        {
            "string" or "types.UID" or "metav1.Duration" or "time.Duration" or "rune" or "Duration" => ShapeKind.Text,
            "int32" or "int16" or "uint32" or "int64" => ShapeKind.Integer,
            "float64" => ShapeKind.Number,
            "bool" => ShapeKind.Boolean,
            "metav1.Time" or "Time" => ShapeKind.Time,
            "metav1.MicroTime" or "MicroTime" => ShapeKind.MicroTime,
            "resource.Quantity" => ShapeKind.Quantity,
            "intstr.IntOrString" => ShapeKind.IntOrString,
            "runtime.RawExtension" or "runtime.Object" or "any" or "FieldsV1" or "metav1.FieldsV1" => ShapeKind.Any,
            "JSON" or "JSONSchemaPropsOrArray" or "JSONSchemaPropsOrBool" or "JSONSchemaPropsOrStringArray" =>
                ShapeKind.Any,
            _ => null,
        };
        if (scalar is { } kind)
            return new Shape(kind, GoType: go);
        var key = Resolve(own, go);
        if (!_facts.TryGetValue(key, out var fact))
            return new Shape(ShapeKind.Any);
        if (fact.TryGetProperty("alias", out var alias))
            return ShapeOf(key.GroupVersion, alias.GetString()!) with
            {
                IsItemsMessage = key.Kind is "Verbs" or "ExtraValue",
                Values =
                    !IsOpen(key.Kind) && fact.TryGetProperty("enum", out var values)
                        ? [.. values.EnumerateArray().Select(v => v.GetString()!)]
                        : [],
            };
        return new Shape(ShapeKind.Struct, _types[key]);
    }

    // Types with names for the usual values, which take others as well.
    private static bool IsOpen(string alias) =>
        alias.EndsWith("ConditionType", StringComparison.Ordinal)
        || alias
            is "ResourceName"
                or "SecretType"
                or "FinalizerName"
                or "StorageMedium"
                or "StatusReason"
                or "CauseType"
                or "OSName"
                or "ClaimResourceStatus"
                or "DeviceTaintEffect"
                or "CoordinatedLeaseStrategy";

    // Without a prefix: of the own file, else of core.
    private GroupVersionKind Resolve(GroupVersion own, string go)
    {
        var dot = go.IndexOf('.');
        if (dot < 0)
            return _facts.ContainsKey(Key(own, go)) ? Key(own, go) : Key(Core, go);
        var package = go[..dot] switch
        {
            "metav1" => Meta,
            "admissionregistrationv1" => Admission,
            _ => Core,
        };
        return Key(package, go[(dot + 1)..]);
    }

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
