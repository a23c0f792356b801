using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Cel;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.Api.CustomResources;

/// <summary>
/// Holds a value against a schema; errors are worded as Kubernetes does. What an update leaves as it was is not held
/// against a schema that has become stricter since (ratcheting, KEP-4008). Pure.
/// </summary>
public sealed class SchemaValidator(FieldErrors errors)
{
    private CelBudget? _budget;
    private bool _isSpent;

    private static readonly HashSet<string> ObjectFields = ["apiVersion", "kind", "metadata"];

    /// <param name="path">Of the value: "spec.replicas"; empty for the object itself.</param>
    /// <param name="old">What stood there; null when nothing did.</param>
    public void Validate(JsonNode? value, StructuralSchema schema, string path, JsonNode? old = null)
    {
        if (FitsSchema(value, schema, path, old))
            CheckRules(value, schema, path, old);
    }

    /// <summary>A whole object: its own rules see kind, version and metadata as well.</summary>
    public void ValidateObject(CustomObject value, StructuralSchema schema, CustomObject? old)
    {
        if (FitsSchema(value.Content, schema, "", old?.Content) && schema.Rules.Count > 0)
            CheckRules(Whole(value), schema, "", old is null ? null : Whole(old));
    }

    private static JsonNode? Whole(CustomObject value) => JsonTree.Parse(KubeJson.Encode(value));

    /// <summary>Whether rules may be asked: the value is new, and all that the schema says.</summary>
    private bool FitsSchema(JsonNode? value, StructuralSchema schema, string path, JsonNode? old)
    {
        if (value is not null && old is not null && JsonNode.DeepEquals(value, old))
            return false;
        if (value is null && schema.IsNullable)
            return false;
        if (!HasType(value, schema))
        {
            var (wanted, found) = (schema.IsIntOrString ? "integer,string" : schema.Type, TypeOf(value));
            errors.TypeInvalid(path, found, $"{Named(path)} in body must be of type {wanted}: \"{found}\"");
            return false;
        }
        var before = errors.Count;
        ValidateCombinations(value, schema, path);
        ValidateEnum(value, schema, path);
        ValidateContent(value, schema, path, old);
        return errors.Count == before;
    }

    private void CheckRules(JsonNode? value, StructuralSchema schema, string path, JsonNode? old)
    {
        foreach (var rule in schema.Rules)
            if (!_isSpent)
                _isSpent = !rule.Check(value, old, path, TypeOf(value), _budget ??= new CelBudget(), errors);
    }

    private void ValidateContent(JsonNode? value, StructuralSchema schema, string path, JsonNode? old)
    {
        switch (value)
        {
            case JsonObject fields:
                ValidateObject(fields, schema, path, old as JsonObject);
                break;
            case JsonArray items:
                ValidateList(items, schema, path, old as JsonArray);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                ValidateText(scalar.GetValue<string>(), schema, path);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number:
                ValidateNumber(scalar, schema, path);
                break;
        }
    }

    /// <summary>Whether the schema has nothing against the value.</summary>
    public static bool IsValid(JsonNode? value, StructuralSchema schema)
    {
        var errors = new FieldErrors();
        new SchemaValidator(errors).Validate(value, schema, "");
        return errors.Count == 0;
    }

    private void ValidateCombinations(JsonNode? value, StructuralSchema schema, string path)
    {
        foreach (var part in schema.AllOf)
            Validate(value, part, path);
        if (schema.AnyOf.Count > 0 && !schema.AnyOf.Any(part => IsValid(value, part)))
            Invalid(path, value, "must validate at least one schema (anyOf)");
        if (schema.OneOf.Count > 0)
        {
            var valid = schema.OneOf.Count(part => IsValid(value, part));
            if (valid != 1)
                Invalid(
                    path,
                    value,
                    "must validate one and only one schema (oneOf). "
                        + (valid == 0 ? "Found none valid" : $"Found {valid} valid alternatives")
                );
        }
        if (schema.Not is { } not && IsValid(value, not))
            Invalid(path, value, "must not validate the schema (not)");
    }

    private void ValidateEnum(JsonNode? value, StructuralSchema schema, string path)
    {
        if (schema.Enum.Count > 0 && !schema.Enum.Any(choice => JsonNode.DeepEquals(choice, value)))
            errors.NotSupported(path, Shown(value), [.. schema.Enum.Select(TextOf)]);
    }

    private void ValidateObject(JsonObject fields, StructuralSchema schema, string path, JsonObject? old)
    {
        foreach (var name in schema.Required)
            if (!fields.ContainsKey(name))
                errors.Required(Child(path, name));
        if (schema.MaxProperties is { } most && fields.Count > most)
            errors.TooMany(path, fields.Count, most);
        if (schema.MinProperties is { } least && fields.Count < least)
            Invalid(path, fields, $"should have at least {least} properties");
        if (schema.IsEmbedded)
            ValidateEmbedded(fields, path);
        foreach (var (name, value) in fields)
            if (
                (schema.Properties.GetValueOrDefault(name) ?? schema.AdditionalProperties) is { } inner
                && !(schema.IsEmbedded && ObjectFields.Contains(name))
            )
                Validate(value, inner, Child(path, name), old?[name]);
    }

    private void ValidateEmbedded(JsonObject fields, string path)
    {
        foreach (var name in new[] { "apiVersion", "kind" })
            if (TextOf(fields[name]) is "" or "null")
                errors.Required(Child(path, name), "must not be empty");
        if (fields.TryGetPropertyValue("metadata", out var metadata) && metadata is not JsonObject)
            errors.TypeInvalid(Child(path, "metadata"), TypeOf(metadata), "must be an object");
    }

    private void ValidateList(JsonArray items, StructuralSchema schema, string path, JsonArray? old)
    {
        if (schema.MaxItems is { } most && items.Count > most)
            errors.TooMany(path, items.Count, most);
        if (schema.MinItems is { } least && items.Count < least)
            Invalid(path, items, $"should have at least {least} items");
        var before = schema.ListType == "map" && old is not null ? ByKeys(old, schema) : [];
        if (schema.Items is { } element)
            for (var i = 0; i < items.Count; i++)
                Validate(
                    items[i],
                    element,
                    $"{path}[{i}]",
                    before.Count > 0 ? before.GetValueOrDefault(KeyOf(items[i], schema)) : null
                );
        if (schema.ListType is not ("set" or "map"))
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
            if (!seen.Add(schema.ListType == "set" ? Canonical(items[i]) : KeyOf(items[i], schema)))
                errors.Duplicate($"{path}[{i}]", schema.ListType == "set" ? Shown(items[i]) : Keys(items[i], schema));
    }

    private void ValidateText(string text, StructuralSchema schema, string path)
    {
        if (schema.MinLength is { } least && Length(text) < least)
            Invalid(path, text, $"should be at least {least} chars long");
        if (schema.MaxLength is { } most && Length(text) > most)
            errors.TooLong(path, most);
        if (schema.PatternRegex is { } pattern && !pattern.IsMatch(text))
            Invalid(path, text, $"should match '{schema.Pattern}'");
        if (schema.Format.Length > 0 && !SchemaFormats.Matches(schema.Format, text))
            Invalid(path, text, $"must be of type {schema.Format}: {GoText.Quote(text)}");
    }

    private void ValidateNumber(JsonValue value, StructuralSchema schema, string path)
    {
        var number = NumberOf(value);
        if (schema.Minimum is { } least && (schema.ExcludesMinimum ? number <= least : number < least))
            Invalid(path, value, $"should be greater than {OrEqual(schema.ExcludesMinimum)}{Number(least)}");
        if (schema.Maximum is { } most && (schema.ExcludesMaximum ? number >= most : number > most))
            Invalid(path, value, $"should be less than {OrEqual(schema.ExcludesMaximum)}{Number(most)}");
        if (schema.MultipleOf is { } factor && factor != 0 && !IsMultiple(number, factor))
            Invalid(path, value, $"should be a multiple of {Number(factor)}");
        var range = schema.Format switch
        {
            "int32" => ((decimal)int.MinValue, (decimal)int.MaxValue),
            "int64" => (long.MinValue, long.MaxValue),
            _ => default((decimal Least, decimal Most)?),
        };
        if (
            range is { } bounds
            && schema.Type == "integer"
            && (
                !decimal.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                || exact < bounds.Item1
                || exact > bounds.Item2
            )
        )
            Invalid(path, value, $"must be of type {schema.Format}: {GoText.Quote(TextOf(value))}");
    }

    // 0.3 is three times 0.1, though not in binary fractions.
    private static bool IsMultiple(double number, double factor)
    {
        const double tolerance = 1e-9;
        var times = number / factor;
        return Math.Abs(times - Math.Round(times)) <= tolerance * Math.Max(1, Math.Abs(times));
    }

    private void Invalid(string path, object? value, string fault) =>
        errors.Invalid(path, value is JsonNode node ? Shown(node) : value, $"{Named(path)} in body {fault}");

    private static bool HasType(JsonNode? value, StructuralSchema schema)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        if (schema.IsIntOrString)
            return kind == JsonValueKind.String || kind == JsonValueKind.Number && IsWhole(value!);
        return schema.Type switch
        {
            "" => true,
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "number" => kind == JsonValueKind.Number,
            "integer" => kind == JsonValueKind.Number && IsWhole(value!),
            _ => false,
        };
    }

    private static string TypeOf(JsonNode? value) =>
        (value?.GetValueKind() ?? JsonValueKind.Null) switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => IsWhole(value!) ? "integer" : "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "null",
        };

    private static bool IsWhole(JsonNode value) =>
        value.AsValue().TryGetValue<long>(out _)
        || NumberOf(value.AsValue()) is var number && Math.Floor(number) == number;

    // What was decoded gives any type of number; what a program has set gives its own only.
    private static double NumberOf(JsonValue value) =>
        value.TryGetValue<double>(out var number)
            ? number
            : double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static long Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static Dictionary<string, JsonNode?> ByKeys(JsonArray items, StructuralSchema schema)
    {
        var all = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var item in items)
            all.TryAdd(KeyOf(item, schema), item);
        return all;
    }

    private static string KeyOf(JsonNode? item, StructuralSchema schema) => Canonical(Keys(item, schema));

    // A key that is missing has its default, which has been filled in before.
    private static JsonObject Keys(JsonNode? item, StructuralSchema schema)
    {
        var keys = new JsonObject();
        if (item is JsonObject fields)
            foreach (var name in schema.ListMapKeys)
                if (fields[name] is { } value)
                    keys[name] = value.DeepClone();
        return keys;
    }

    // Texts are by far the most; nothing else begins with a quote.
    private static string Canonical(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text)
            ? '"' + text
            : value?.ToJsonString() ?? "null";

    private static object? Shown(JsonNode? value) =>
        // Without the type the text would become a node again.
        value is JsonValue scalar
        && scalar.TryGetValue<string>(out var text)
            ? (object)text
            : value;

    private static string TextOf(JsonNode? value) => Shown(value) as string ?? value?.ToJsonString() ?? "null";

    private static string OrEqual(bool excludes) => excludes ? "" : "or equal to ";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Child(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Named(string path) => path.Length == 0 ? "<nil>" : path;
}
