using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Cel;
using Arktos.Api.Validation;

namespace Arktos.Api.CustomResources;

/// <summary>
/// Whether <c>openAPIV3Schema</c> is structural: each value has one type, said in one place, so that it can be pruned,
/// filled in and owned. Errors are worded as Kubernetes does. Pure.
/// </summary>
public sealed class StructuralRules(FieldErrors errors)
{
    private const string RuleField = "x-kubernetes-validations",
        KeepsUnknown = "x-kubernetes-preserve-unknown-fields",
        Embedded = "x-kubernetes-embedded-resource",
        IntOrString = "x-kubernetes-int-or-string",
        ListType = "x-kubernetes-list-type",
        ListMapKeys = "x-kubernetes-list-map-keys",
        MapType = "x-kubernetes-map-type";

    /// <summary>What a list or map without a bound holds at most.</summary>
    private const double RequestBytes = 3 * 1024 * 1024;

    private double _cost;

    private static readonly string[] Reasons =
    [
        "FieldValueDuplicate",
        "FieldValueForbidden",
        "FieldValueInvalid",
        "FieldValueRequired",
    ];

    private enum Form
    {
        Text,
        Texts,
        Number,
        Flag,
        Schema,
        Schemas,
        SchemaOrFlag,
        SchemaOrSchemas,
        List,
    }

    /// <summary>What each field of a schema holds: what is read of it may rely on that.</summary>
    private static readonly Dictionary<string, Form> Forms = new()
    {
        ["type"] = Form.Text,
        ["format"] = Form.Text,
        ["title"] = Form.Text,
        ["description"] = Form.Text,
        ["pattern"] = Form.Text,
        [ListType] = Form.Text,
        [MapType] = Form.Text,
        ["required"] = Form.Texts,
        [ListMapKeys] = Form.Texts,
        ["minimum"] = Form.Number,
        ["maximum"] = Form.Number,
        ["multipleOf"] = Form.Number,
        ["minLength"] = Form.Number,
        ["maxLength"] = Form.Number,
        ["minItems"] = Form.Number,
        ["maxItems"] = Form.Number,
        ["minProperties"] = Form.Number,
        ["maxProperties"] = Form.Number,
        ["nullable"] = Form.Flag,
        ["uniqueItems"] = Form.Flag,
        ["exclusiveMinimum"] = Form.Flag,
        ["exclusiveMaximum"] = Form.Flag,
        [KeepsUnknown] = Form.Flag,
        [Embedded] = Form.Flag,
        [IntOrString] = Form.Flag,
        ["not"] = Form.Schema,
        ["allOf"] = Form.Schemas,
        ["anyOf"] = Form.Schemas,
        ["oneOf"] = Form.Schemas,
        [RuleField] = Form.Schemas,
        ["additionalProperties"] = Form.SchemaOrFlag,
        ["items"] = Form.SchemaOrSchemas,
        ["enum"] = Form.List,
    };

    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"],
        ListTypes = ["atomic", "map", "set"],
        MapTypes = ["atomic", "granular"],
        NotServed = ["$ref", "$schema", "id", "definitions", "dependencies", "patternProperties", "additionalItems"],
        Parts = ["allOf", "anyOf", "oneOf"];

    // What says what a value is, not what it may be: only where the value has its place.
    private static readonly (string Field, string Fault)[] OutsideOfParts =
    [
        ("type", "must be empty to be structural"),
        ("title", "must be empty to be structural"),
        ("description", "must be empty to be structural"),
        ("default", "must be undefined to be structural"),
        ("additionalProperties", "must be undefined to be structural"),
        ("nullable", "must be false to be structural"),
        (KeepsUnknown, "must be false to be structural"),
        (Embedded, "must be false to be structural"),
        (IntOrString, "must be false to be structural"),
        (ListType, "must be undefined to be structural"),
        (ListMapKeys, "must be empty to be structural"),
        (MapType, "must be undefined to be structural"),
        (RuleField, "must be empty to be structural"),
    ];

    /// <param name="path">Of the schema: "spec.versions[0].schema.openAPIV3Schema".</param>
    public void CheckRoot(JsonObject schema, string path)
    {
        if (TextOf(schema, "type") is not "object" and var type)
        {
            if (type.Length == 0)
                errors.Required($"{path}.type", "must not be empty at the root");
            else
                errors.Invalid($"{path}.type", type, "must be object at the root");
        }
        if (Flag(schema, "nullable"))
            errors.Forbidden($"{path}.nullable", "nullable cannot be true at the root");
        if (Flag(schema, Embedded))
            errors.Forbidden($"{path}.{Embedded}", "must not be true at the root");
        if (schema["properties"] is JsonObject properties)
            CheckObjectFields(properties, $"{path}.properties");
        Check(schema, path, "");
        if (errors.Count == 0)
            CheckRules(schema, StructuralSchema.Parse(schema, isRoot: true), path, 1, isRoot: true);
    }

    /// <param name="values">How many values such a schema may stand for in one object.</param>
    private void CheckRules(
        JsonObject schema,
        StructuralSchema structural,
        string path,
        double values,
        bool isRoot = false
    )
    {
        if (!structural.HasRules)
            return;
        if (schema[RuleField] is JsonArray { Count: > 0 } rules)
        {
            var type = SchemaTypes.Of(structural, isObject: isRoot);
            for (var i = 0; i < rules.Count; i++)
                CheckRule(rules[i] as JsonObject ?? [], type, $"{path}.{RuleField}[{i}]", values);
        }
        foreach (var (name, property) in structural.Properties)
            if (schema["properties"]![name] is JsonObject inner)
                CheckRules(inner, property, $"{path}.properties[{name}]", values);
        if (structural.Items is { } element)
            CheckRules(
                (JsonObject)schema["items"]!,
                element,
                $"{path}.items",
                values * (structural.MaxItems ?? RequestBytes / (element.BytesMin + 1))
            );
        if (structural.AdditionalProperties is { } entry)
            CheckRules(
                (JsonObject)schema["additionalProperties"]!,
                entry,
                $"{path}.additionalProperties",
                values * (structural.MaxProperties ?? RequestBytes / (entry.BytesMin + 4))
            );
    }

    private void CheckRule(JsonObject source, CelType type, string path, double values)
    {
        if (!SchemaRule.TryCompile(source, type, out var rule, out var fault))
        {
            errors.Invalid($"{path}.{fault.Field}", TextOf(source, fault.Field), fault.Fault);
            return;
        }
        if (TextOf(source, "reason") is { Length: > 0 } reason && !Reasons.Contains(reason))
            errors.NotSupported($"{path}.reason", reason, Reasons);
        if (TextOf(source, "message").Contains('\n'))
            errors.Invalid($"{path}.message", TextOf(source, "message"), "message must not contain line breaks");
        var (cost, total) = (rule.EstimatedCost, rule.EstimatedCost * values);
        _cost += total;
        if (total > CelBudget.EstimatedCostMax)
            errors.Forbidden(
                $"{path}.rule",
                $"estimated rule cost exceeds budget by factor of {Factor(total / CelBudget.EstimatedCostMax)} (try "
                    + "simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and "
                    + "strings are declared)"
            );
        else if (_cost > CelBudget.EstimatedDefinitionCostMax && cost > 0)
            errors.Forbidden(
                $"{path}.rule",
                "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema"
            );
    }

    private static string Factor(double factor) =>
        factor > 100
            ? "more than 100x"
            : $"{factor.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)}x";

    private void CheckObjectFields(JsonObject properties, string path)
    {
        foreach (var name in new[] { "apiVersion", "kind" })
            if (properties[name] is JsonObject field && TextOf(field, "type") is not "string" and var type)
                errors.Invalid($"{path}[{name}].type", type, "must be string");
        if (properties["metadata"] is not JsonObject metadata)
            return;
        if (TextOf(metadata, "type") is not "object" and var other)
            errors.Invalid($"{path}[metadata].type", other, "must be object");
        if (metadata["properties"] is JsonObject inner && inner.Any(p => p.Key is not ("name" or "generateName")))
            errors.Forbidden(
                $"{path}[metadata]",
                "must not specify anything other than name and generateName, but metadata is implicitly specified"
            );
    }

    /// <param name="place">What a missing type is told of: "object fields", "array items"; empty at the root.</param>
    private void Check(JsonObject schema, string path, string place)
    {
        CheckForms(schema, path);
        foreach (var field in NotServed)
            if (schema.ContainsKey(field))
                errors.Forbidden($"{path}.{field}", $"{field} is not supported");
        if (Flag(schema, "uniqueItems"))
            errors.Forbidden(
                $"{path}.uniqueItems",
                "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"
            );
        CheckType(schema, path, place);
        CheckFields(schema, path);
        CheckList(schema, path);
        CheckValueRules(schema, path);
        CheckParts(schema, schema, path);
        CheckDefault(schema, path);
    }

    private void CheckForms(JsonObject schema, string path)
    {
        foreach (var (name, value) in schema)
            if (value is not null && Forms.TryGetValue(name, out var form) && !Has(value, form))
                errors.TypeInvalid($"{path}.{name}", value, "is of another type than this field of a schema");
        if (schema["properties"] is { } properties)
        {
            if (properties is not JsonObject named)
                errors.TypeInvalid($"{path}.properties", properties, "must be an object of schemas");
            else
                foreach (var (name, value) in named)
                    if (value is not JsonObject)
                        errors.TypeInvalid($"{path}.properties[{name}]", value, "must be a schema");
        }
    }

    private static bool Has(JsonNode value, Form form) =>
        (form, value.GetValueKind()) switch
        {
            (Form.Text, JsonValueKind.String) => true,
            (Form.Number, JsonValueKind.Number) => true,
            (Form.Flag or Form.SchemaOrFlag, JsonValueKind.True or JsonValueKind.False) => true,
            (Form.Schema or Form.SchemaOrFlag or Form.SchemaOrSchemas, JsonValueKind.Object) => true,
            (Form.List or Form.SchemaOrSchemas, JsonValueKind.Array) => true,
            (Form.Texts, JsonValueKind.Array) => value
                .AsArray()
                .All(t => t is JsonValue && t.GetValueKind() == JsonValueKind.String),
            (Form.Schemas, JsonValueKind.Array) => value.AsArray().All(s => s is JsonObject),
            _ => false,
        };

    private void CheckType(JsonObject schema, string path, string place)
    {
        var type = TextOf(schema, "type");
        if (Flag(schema, IntOrString))
        {
            if (type.Length > 0)
                errors.Invalid($"{path}.type", type, $"must be empty if {IntOrString} is true");
        }
        else if (type.Length == 0)
        {
            if (place.Length > 0 && !Flag(schema, KeepsUnknown))
                errors.Required($"{path}.type", $"must not be empty for specified {place}");
        }
        else if (!Types.Contains(type))
            errors.NotSupported($"{path}.type", type, Types);
        if (Flag(schema, KeepsUnknown) is false && schema.ContainsKey(KeepsUnknown))
            errors.Invalid($"{path}.{KeepsUnknown}", false, "must be true or undefined");
        if (Flag(schema, Embedded))
        {
            if (type != "object")
                errors.Invalid($"{path}.type", type, $"must be object if {Embedded} is true");
            if (!Flag(schema, KeepsUnknown) && schema["properties"] is not JsonObject { Count: > 0 })
                errors.Required(
                    $"{path}.properties",
                    $"must not be empty if {Embedded} is true without {KeepsUnknown}"
                );
        }
        if (TextOf(schema, MapType) is { Length: > 0 } mapType)
        {
            if (!MapTypes.Contains(mapType))
                errors.NotSupported($"{path}.{MapType}", mapType, MapTypes);
            if (type != "object")
                errors.Invalid($"{path}.type", type, $"must be object if {MapType} is specified");
        }
    }

    private void CheckFields(JsonObject schema, string path)
    {
        var additional = schema["additionalProperties"];
        if (additional is JsonValue value && value.TryGetValue<bool>(out var takes) && !takes)
            errors.Forbidden($"{path}.additionalProperties", "additionalProperties cannot be set to false");
        else if (additional is not null && schema["properties"] is JsonObject { Count: > 0 })
            errors.Forbidden(
                $"{path}.additionalProperties",
                "additionalProperties and properties are mutual exclusive"
            );
        if (additional is JsonObject values)
            Check(values, $"{path}.additionalProperties", "object fields");
        if (schema["properties"] is JsonObject properties)
            foreach (var (name, property) in properties)
                Check(property as JsonObject ?? [], $"{path}.properties[{name}]", "object fields");
    }

    private void CheckList(JsonObject schema, string path)
    {
        if (schema["items"] is JsonArray)
            errors.Forbidden($"{path}.items", "items must be a schema object and not an array");
        var items = schema["items"] as JsonObject;
        if (items is not null)
            Check(items, $"{path}.items", "array items");
        var type = TextOf(schema, "type");
        if (type == "array" && schema["items"] is null)
            errors.Required($"{path}.items", "must be specified");
        var listType = TextOf(schema, ListType);
        if (listType.Length == 0)
        {
            if (schema[ListMapKeys] is not null)
                errors.Required($"{path}.{ListType}", $"must be map if {ListMapKeys} is non-empty");
            return;
        }
        if (!ListTypes.Contains(listType))
            errors.NotSupported($"{path}.{ListType}", listType, ListTypes);
        if (type != "array")
            errors.Invalid($"{path}.type", type, $"must be array if {ListType} is specified");
        if (listType == "map")
            CheckMapKeys(schema, items, path);
        else if (
            listType == "set"
            && items is not null
            && (
                TextOf(items, "type") == "object" && TextOf(items, MapType) != "atomic"
                || TextOf(items, "type") == "array" && TextOf(items, ListType) is not ("" or "atomic")
            )
        )
            errors.Invalid(
                $"{path}.items",
                TextOf(items, "type"),
                $"must be atomic as item of a list with {ListType}=set"
            );
    }

    private void CheckMapKeys(JsonObject schema, JsonObject? items, string path)
    {
        var keys = Texts(schema, ListMapKeys);
        if (keys.Count == 0)
            errors.Required($"{path}.{ListMapKeys}", $"must not be empty if {ListType} is map");
        if (items is null)
            return;
        if (TextOf(items, "type") != "object")
            errors.Invalid(
                $"{path}.items.type",
                TextOf(items, "type"),
                $"must be object if parent's {ListType} is map"
            );
        var (properties, required) = (items["properties"] as JsonObject ?? [], Texts(items, "required"));
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys.Take(i).Contains(keys[i]))
                errors.Duplicate($"{path}.{ListMapKeys}[{i}]", keys[i]);
            if (properties[keys[i]] is not JsonObject property)
                errors.Invalid($"{path}.{ListMapKeys}[{i}]", keys[i], "must be a property of items");
            else if (TextOf(property, "type") is "object" or "array")
                errors.Invalid(
                    $"{path}.items.properties[{keys[i]}].type",
                    TextOf(property, "type"),
                    $"must be a scalar type if parent array's {ListType} is map"
                );
            else if (!required.Contains(keys[i]) && property["default"] is null)
                errors.Required(
                    $"{path}.items.properties[{keys[i]}].default",
                    $"this property is in {ListMapKeys}, so it must have a default or be a required property"
                );
        }
    }

    private void CheckValueRules(JsonObject schema, string path)
    {
        if (TextOf(schema, "pattern") is not { Length: > 0 } pattern)
            return;
        try
        {
            StructuralSchema.CompilePattern(pattern);
        }
        catch (FormatException e)
        {
            errors.Invalid($"{path}.pattern", pattern, $"must be a valid regular expression, but isn't: {e.Message}");
        }
    }

    /// <param name="place">Where the value has its place: what a part speaks of must be named there.</param>
    private void CheckParts(JsonObject schema, JsonObject place, string path)
    {
        foreach (var name in Parts)
            if (schema[name] is JsonArray parts)
                for (var i = 0; i < parts.Count; i++)
                    CheckPart(parts[i] as JsonObject ?? [], place, $"{path}.{name}[{i}]");
        if (schema["not"] is JsonObject not)
            CheckPart(not, place, $"{path}.not");
    }

    private void CheckPart(JsonObject part, JsonObject place, string path)
    {
        foreach (var (field, fault) in OutsideOfParts)
            if (part[field] is { } value && !(value is JsonValue flag && flag.TryGetValue<bool>(out var set) && !set))
                // An int-or-string says so by the types of its parts.
                if (!(field == "type" && Flag(place, IntOrString)))
                    errors.Forbidden($"{path}.{field}", fault);
        CheckForms(part, path);
        CheckValueRules(part, path);
        if (part["properties"] is JsonObject properties)
            foreach (var (name, property) in properties)
            {
                var own = (place["properties"] as JsonObject)?[name] as JsonObject;
                if (own is null && place["additionalProperties"] is not JsonObject && !Flag(place, KeepsUnknown))
                    errors.Required($"{path}.properties[{name}]", "because it is not defined outside of it");
                CheckPart(
                    property as JsonObject ?? [],
                    own ?? place["additionalProperties"] as JsonObject ?? [],
                    $"{path}.properties[{name}]"
                );
            }
        if (part["items"] is JsonObject items)
        {
            if (place["items"] is not JsonObject && !Flag(place, KeepsUnknown))
                errors.Required($"{path}.items", "because it is not defined outside of it");
            CheckPart(items, place["items"] as JsonObject ?? [], $"{path}.items");
        }
        CheckParts(part, place, path);
    }

    private void CheckDefault(JsonObject schema, string path)
    {
        if (!schema.TryGetPropertyValue("default", out var value) || value is null)
            return;
        StructuralSchema structural;
        try
        {
            structural = StructuralSchema.Parse(schema);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return; // What is wrong with the schema itself is told elsewhere.
        }
        var pruned = value.DeepClone();
        SchemaPruning.Prune(pruned, structural);
        if (!JsonNode.DeepEquals(pruned, value))
            errors.Invalid($"{path}.default", value, "must not have unknown fields");
        SchemaDefaults.Fill(pruned, structural);
        new SchemaValidator(errors).Validate(pruned, structural, $"{path}.default");
    }

    private static string TextOf(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static List<string> Texts(JsonObject schema, string name) =>
        schema[name] is JsonArray all
            ?
            [
                .. all.OfType<JsonValue>()
                    .Where(t => t.GetValueKind() == JsonValueKind.String)
                    .Select(t => t.GetValue<string>()),
            ]
            : [];

    private static bool Flag(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
