using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.OpenApi;

/// <summary>The schemas of a document: of the kinds that it is about, and of every type that these reach.</summary>
internal sealed class OpenApiDefinitions(OpenApiForm form, Descriptions descriptions)
{
    private static readonly GroupVersion Meta = new("meta.k8s.io", "v1");

    private readonly Queue<TypeSchema> _pending = new();
    private readonly HashSet<TypeSchema> _seen = [];
    private readonly Dictionary<TypeSchema, GroupVersionKind> _kinds = [];
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    public JsonObject Of(IReadOnlyList<OpenApiResource> resources)
    {
        foreach (var resource in resources)
        {
            NeedKind(resource.Kind);
            NeedKind(resource.Kind with { Kind = resource.Kind.Kind + "List" });
            foreach (var subresource in resource.Subresources.Values)
                // What a connection takes stands in its URL.
                if (!subresource.Kind.Kind.EndsWith("Options", StringComparison.Ordinal))
                    NeedKind(subresource.Kind);
        }
        foreach (var meta in new[] { "Status", "DeleteOptions", "ObjectMeta", "ListMeta" })
            Need(SchemaCatalog.Instance.FindMeta(meta)!);
        foreach (var meta in new[] { "Status", "DeleteOptions" })
            _kinds[SchemaCatalog.Instance.FindMeta(meta)!] = new GroupVersionKind("", "v1", meta);
        while (_pending.TryDequeue(out var type))
            _definitions[OpenApiNames.Of(type)] = Definition(type);
        foreach (var resource in resources.Where(r => r.Schema is not null))
        {
            var name = OpenApiNames.Of(resource)!;
            _definitions[name] = CustomDefinition.Of(resource, form, descriptions);
            _definitions[name + "List"] = CustomDefinition.ListOf(resource, form, descriptions);
        }
        var all = new JsonObject();
        foreach (var (name, definition) in _definitions)
            all[name] = definition;
        return all;
    }

    private void NeedKind(GroupVersionKind kind)
    {
        if (SchemaCatalog.Instance.Find(kind) is not { } type)
            return;
        _kinds[type] = kind;
        Need(type);
    }

    private void Need(TypeSchema type)
    {
        if (_seen.Add(type))
            _pending.Enqueue(type);
    }

    private JsonObject Definition(TypeSchema type)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in type.Fields)
        {
            properties[field.Name] = Property(type, field);
            if (!field.Optional && field.Name is not ("kind" or "apiVersion" or "metadata" or "status"))
                required.Add(field.Name);
        }
        var definition = new JsonObject();
        if (descriptions.Of(type.GroupVersion, type.Name) is { Length: > 0 } text)
            definition["description"] = text;
        definition["type"] = "object";
        if (properties.Count > 0)
            definition["properties"] = properties;
        if (required.Count > 0)
            definition["required"] = required;
        if (type.IsAtomic)
            definition["x-kubernetes-map-type"] = "atomic";
        if (_kinds.TryGetValue(type, out var kind))
            definition["x-kubernetes-group-version-kind"] = new JsonArray(OpenApiNames.KindOf(kind));
        return definition;
    }

    private JsonObject Property(TypeSchema type, FieldSchema field)
    {
        var property = Value(field.Shape);
        // Beside a reference the third version reads nothing.
        if (property.ContainsKey("$ref") && form.IsV3)
            property = new JsonObject { ["allOf"] = new JsonArray(property) };
        // Readers put what is said of a field before what is said of its type: the same is not said twice.
        if (descriptions.Of(type, field) is { Length: > 0 } text && text != OfType(field.Shape))
            property["description"] = text;
        if (form.IsV3 && DefaultOf(field) is { } value)
            property["default"] = value;
        if (field.PatchStrategy.Length > 0)
            property["x-kubernetes-patch-strategy"] = field.PatchStrategy;
        if (field.PatchMergeKey.Length > 0)
            property["x-kubernetes-patch-merge-key"] = field.PatchMergeKey;
        if (field.ListType.Length > 0)
            property["x-kubernetes-list-type"] = field.ListType;
        if (field.ListMapKeys.Count > 0)
            property["x-kubernetes-list-map-keys"] = new JsonArray([.. field.ListMapKeys.Select(k => (JsonNode)k)]);
        if (field.MapType.Length > 0)
            property["x-kubernetes-map-type"] = field.MapType;
        return property;
    }

    private string? OfType(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Struct => descriptions.Of(shape.Struct!.GroupVersion, shape.Struct.Name),
            ShapeKind.List or ShapeKind.Map => OfType(shape.Element!),
            _ => OpenApiNames.OfScalar(shape) is var (_, described) ? descriptions.Of(Meta, described) : null,
        };

    // Of the facts, else the zero of what is never left out.
    private static JsonNode? DefaultOf(FieldSchema field) =>
        field.Default is { } known ? JsonNode.Parse(known)
        : field.IsPointer ? null
        : field.Shape.Kind switch
        {
            ShapeKind.Struct => new JsonObject(),
            ShapeKind.Text when !field.Optional => "",
            ShapeKind.Integer or ShapeKind.Number when !field.Optional => 0,
            ShapeKind.Boolean when !field.Optional => false,
            _ => null,
        };

    private JsonObject Value(Shape shape)
    {
        if (OpenApiNames.OfScalar(shape) is var (definition, described))
        {
            if (!_definitions.ContainsKey(definition))
                _definitions[definition] = Scalar(shape, described);
            return form.Reference(definition);
        }
        switch (shape.Kind)
        {
            case ShapeKind.Struct:
                Need(shape.Struct!);
                return form.Reference(OpenApiNames.Of(shape.Struct!));
            case ShapeKind.List:
                return new JsonObject { ["type"] = "array", ["items"] = Element(shape.Element!) };
            case ShapeKind.Map:
                return new JsonObject { ["type"] = "object", ["additionalProperties"] = Element(shape.Element!) };
            case ShapeKind.Integer:
                return new JsonObject
                {
                    ["type"] = "integer",
                    ["format"] = shape.GoType == "int64" ? "int64" : "int32",
                };
            case ShapeKind.Number:
                return new JsonObject { ["type"] = "number", ["format"] = "double" };
            case ShapeKind.Boolean:
                return new JsonObject { ["type"] = "boolean" };
            case ShapeKind.Bytes:
                return new JsonObject { ["type"] = "string", ["format"] = "byte" };
            case ShapeKind.Any:
                return new JsonObject { ["type"] = "object" };
            default:
                var text = new JsonObject { ["type"] = "string" };
                if (shape.Values.Count > 0)
                    text["enum"] = new JsonArray([.. shape.Values.Select(v => (JsonNode)v)]);
                return text;
        }
    }

    private JsonObject Element(Shape shape)
    {
        var element = Value(shape);
        if (!form.IsV3)
            return element;
        if (!element.ContainsKey("$ref"))
            return element;
        element = new JsonObject { ["allOf"] = new JsonArray(element) };
        if (shape.Kind == ShapeKind.Struct)
            element["default"] = new JsonObject();
        return element;
    }

    private JsonObject Scalar(Shape shape, string described)
    {
        var scalar = new JsonObject();
        if (descriptions.Of(Meta, described) is { Length: > 0 } text)
            scalar["description"] = text;
        switch (shape.Kind)
        {
            case ShapeKind.Time or ShapeKind.MicroTime:
                (scalar["type"], scalar["format"]) = ("string", "date-time");
                break;
            case ShapeKind.IntOrString when form.IsV3:
                (scalar["format"], scalar["oneOf"]) = ("int-or-string", OneOf("integer", "string"));
                break;
            case ShapeKind.IntOrString:
                (scalar["type"], scalar["format"]) = ("string", "int-or-string");
                break;
            case ShapeKind.Quantity when form.IsV3:
                scalar["oneOf"] = OneOf("string", "number");
                break;
            case ShapeKind.Quantity or ShapeKind.Text:
                scalar["type"] = "string";
                break;
            // The values of a JSON schema may have any type.
            case ShapeKind.Any when !shape.GoType.StartsWith("JSON", StringComparison.Ordinal):
                scalar["type"] = "object";
                break;
        }
        return scalar;
    }

    private static JsonArray OneOf(string first, string second) =>
        [new JsonObject { ["type"] = first }, new JsonObject { ["type"] = second }];
}
