using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Arktos.Api.CustomResources;

/// <summary>
/// One node of the schema of a custom resource: what a value may be, and what becomes of it. Read from
/// <c>openAPIV3Schema</c> (apiextensions.k8s.io/v1 JSONSchemaProps). Immutable and thread-safe; nothing that it hands
/// out may be changed.
/// </summary>
public sealed class StructuralSchema
{
    private static readonly FrozenDictionary<string, StructuralSchema> NoProperties = FrozenDictionary<
        string,
        StructuralSchema
    >.Empty;

    private Lazy<IReadOnlyList<SchemaRule>>? _rules;

    private StructuralSchema() { }

    /// <summary>"object", "array", "string", "integer", "number", "boolean"; empty: any, or int-or-string.</summary>
    public string Type { get; private init; } = "";

    public string Format { get; private init; } = "";

    public string Description { get; private init; } = "";

    public bool IsNullable { get; private init; }

    /// <summary>Null: none.</summary>
    public JsonNode? Default { get; private init; }

    public FrozenDictionary<string, StructuralSchema> Properties { get; private init; } = NoProperties;

    /// <summary>Of a map's values; null: it is no map.</summary>
    public StructuralSchema? AdditionalProperties { get; private init; }

    /// <summary>Fields that are not named are values of any kind (additionalProperties: true).</summary>
    public bool TakesAnyProperty { get; private init; }

    public StructuralSchema? Items { get; private init; }

    /// <summary>x-kubernetes-preserve-unknown-fields</summary>
    public bool KeepsUnknown { get; private init; }

    /// <summary>x-kubernetes-embedded-resource</summary>
    public bool IsEmbedded { get; private init; }

    /// <summary>x-kubernetes-int-or-string</summary>
    public bool IsIntOrString { get; private init; }

    /// <summary>"", "atomic", "set" or "map".</summary>
    public string ListType { get; private init; } = "";

    public IReadOnlyList<string> ListMapKeys { get; private init; } = [];

    /// <summary>"", "granular" or "atomic".</summary>
    public string MapType { get; private init; } = "";

    public IReadOnlyList<string> Required { get; private init; } = [];

    public IReadOnlyList<JsonNode?> Enum { get; private init; } = [];

    public double? Minimum { get; private init; }

    public double? Maximum { get; private init; }

    public bool ExcludesMinimum { get; private init; }

    public bool ExcludesMaximum { get; private init; }

    public double? MultipleOf { get; private init; }

    public long? MinLength { get; private init; }

    public long? MaxLength { get; private init; }

    public long? MinItems { get; private init; }

    public long? MaxItems { get; private init; }

    public long? MinProperties { get; private init; }

    public long? MaxProperties { get; private init; }

    /// <summary>As it was written; empty: none.</summary>
    public string Pattern { get; private init; } = "";

    /// <summary>Set with <see cref="Pattern"/>.</summary>
    public Regex? PatternRegex { get; private init; }

    public IReadOnlyList<StructuralSchema> AllOf { get; private init; } = [];

    public IReadOnlyList<StructuralSchema> AnyOf { get; private init; } = [];

    public IReadOnlyList<StructuralSchema> OneOf { get; private init; } = [];

    public StructuralSchema? Not { get; private init; }

    /// <summary>x-kubernetes-validations, compiled when they are asked for first.</summary>
    public IReadOnlyList<SchemaRule> Rules => _rules?.Value ?? [];

    /// <summary>Whether this value or any below has rules.</summary>
    public bool HasRules { get; private init; }

    /// <summary>The fewest bytes of JSON that a value takes: how many fit a request follows from it.</summary>
    public long BytesMin =>
        Type switch
        {
            "object" => 2
                + Required.Sum(name => Properties.TryGetValue(name, out var p) ? name.Length + 4 + p.BytesMin : 0),
            "array" => 2 + (MinItems ?? 0) * ((Items?.BytesMin ?? 0) + 1),
            "string" => 2 + (MinLength ?? 0),
            "boolean" => 4,
            _ => 1,
        };

    /// <summary>Whether any value below gets a default.</summary>
    public bool HasDefaults { get; private init; }

    /// <param name="schema">That <see cref="StructuralRules"/> has found nothing wrong with.</param>
    /// <exception cref="FormatException">The schema is not what the rules ask for.</exception>
    public static StructuralSchema Parse(JsonObject schema) => Parse(schema, isRoot: false);

    /// <param name="isRoot">It is the schema of the whole object: its rules see kind, version and names, too.</param>
    /// <inheritdoc cref="Parse(JsonObject)"/>
    public static StructuralSchema Parse(JsonObject schema, bool isRoot)
    {
        var properties = schema["properties"] is JsonObject fields
            ? fields.ToFrozenDictionary(f => f.Key, f => Parse(f.Value as JsonObject ?? []))
            : NoProperties;
        var additional = schema["additionalProperties"];
        var values = additional is JsonObject map ? Parse(map) : null;
        var items = schema["items"] is JsonObject element ? Parse(element) : null;
        var pattern = Text(schema, "pattern");
        var rules = schema["x-kubernetes-validations"] as JsonArray;
        var parsed = new StructuralSchema
        {
            HasRules =
                rules is { Count: > 0 }
                || properties.Values.Any(p => p.HasRules)
                || values?.HasRules == true
                || items?.HasRules == true,
            Type = Text(schema, "type"),
            Format = Text(schema, "format"),
            Description = Text(schema, "description"),
            IsNullable = Flag(schema, "nullable"),
            Default = schema["default"],
            Properties = properties,
            AdditionalProperties = values,
            TakesAnyProperty = additional is JsonValue any && any.TryGetValue<bool>(out var takes) && takes,
            Items = items,
            KeepsUnknown = Flag(schema, "x-kubernetes-preserve-unknown-fields"),
            IsEmbedded = Flag(schema, "x-kubernetes-embedded-resource"),
            IsIntOrString = Flag(schema, "x-kubernetes-int-or-string"),
            ListType = Text(schema, "x-kubernetes-list-type"),
            ListMapKeys = Texts(schema, "x-kubernetes-list-map-keys"),
            MapType = Text(schema, "x-kubernetes-map-type"),
            Required = Texts(schema, "required"),
            Enum = schema["enum"] is JsonArray choices ? [.. choices] : [],
            Minimum = Number(schema, "minimum"),
            Maximum = Number(schema, "maximum"),
            ExcludesMinimum = Flag(schema, "exclusiveMinimum"),
            ExcludesMaximum = Flag(schema, "exclusiveMaximum"),
            MultipleOf = Number(schema, "multipleOf"),
            MinLength = (long?)Number(schema, "minLength"),
            MaxLength = (long?)Number(schema, "maxLength"),
            MinItems = (long?)Number(schema, "minItems"),
            MaxItems = (long?)Number(schema, "maxItems"),
            MinProperties = (long?)Number(schema, "minProperties"),
            MaxProperties = (long?)Number(schema, "maxProperties"),
            Pattern = pattern,
            PatternRegex = pattern.Length > 0 ? CompilePattern(pattern) : null,
            AllOf = Schemas(schema, "allOf"),
            AnyOf = Schemas(schema, "anyOf"),
            OneOf = Schemas(schema, "oneOf"),
            Not = schema["not"] is JsonObject not ? Parse(not) : null,
            HasDefaults =
                schema["default"] is not null
                || properties.Values.Any(p => p.HasDefaults)
                || values?.HasDefaults == true
                || items?.HasDefaults == true,
        };
        if (rules is { Count: > 0 })
            parsed._rules = new(() =>
            {
                var type = SchemaTypes.Of(parsed, isObject: isRoot);
                return
                [
                    .. rules
                        .OfType<JsonObject>()
                        .Select(r =>
                            SchemaRule.TryCompile(r, type, out var rule, out var fault)
                                ? rule
                                : throw new FormatException($"{fault.Field}: {fault.Fault}")
                        ),
                ];
            });
        return parsed;
    }

    /// <exception cref="FormatException">The engine without backtracking cannot run it, or it is no
    /// pattern.</exception>
    public static Regex CompilePattern(string pattern)
    {
        try
        {
            return new Regex(AtTheVeryEnd(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    // The $ of RE2 does not match before a line feed at the end, as that of .NET does.
    private static string AtTheVeryEnd(string pattern)
    {
        if (!pattern.Contains('$') || pattern.Contains("(?m", StringComparison.Ordinal))
            return pattern;
        var text = new StringBuilder(pattern.Length + 2);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
                text.Append(c).Append(pattern[++i]);
            else if (c == '$' && !inClass)
                text.Append("\\z");
            else
            {
                inClass = c == '[' || inClass && c != ']';
                text.Append(c);
            }
        }
        return text.ToString();
    }

    private static IReadOnlyList<StructuralSchema> Schemas(JsonObject schema, string name) =>
        schema[name] is JsonArray all ? [.. all.Select(s => Parse(s as JsonObject ?? []))] : [];

    private static string Text(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static IReadOnlyList<string> Texts(JsonObject schema, string name) =>
        schema[name] is JsonArray all ? [.. all.Select(t => t!.GetValue<string>())] : [];

    private static bool Flag(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static double? Number(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;
}
