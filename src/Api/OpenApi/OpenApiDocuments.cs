using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.OpenApi;

/// <summary>A resource as OpenAPI describes it.</summary>
public sealed record OpenApiResource(
    GroupVersionKind Kind,
    string Plural,
    bool IsNamespaced,
    IReadOnlyList<string> Verbs
)
{
    /// <summary>Of a custom kind: openAPIV3Schema of its definition. Null: the type facts have it.</summary>
    public JsonObject? Schema { get; init; }
}

/// <summary>
/// Writes OpenAPI documents from the type facts: as much as kubectl explain, client-side apply and the check for field
/// validation need. Pure.
/// </summary>
public static class OpenApiDocuments
{
    private static readonly (string Name, string Type)[] WriteParameters =
    [
        ("dryRun", "string"),
        ("fieldManager", "string"),
        ("fieldValidation", "string"),
        ("pretty", "string"),
    ];
    private const string StrategicPatch = "application/strategic-merge-patch+json";

    private static readonly string[] PatchTypes =
    [
        "application/apply-patch+yaml",
        "application/json-patch+json",
        "application/merge-patch+json",
        StrategicPatch,
    ];
    private static readonly (string Name, string Type)[] ListParameters =
    [
        ("allowWatchBookmarks", "boolean"),
        ("continue", "string"),
        ("fieldSelector", "string"),
        ("labelSelector", "string"),
        ("limit", "integer"),
        ("pretty", "string"),
        ("resourceVersion", "string"),
        ("resourceVersionMatch", "string"),
        ("sendInitialEvents", "boolean"),
        ("timeoutSeconds", "integer"),
        ("watch", "boolean"),
    ];

    public static JsonObject V3(
        GroupVersion groupVersion,
        string serverVersion,
        IReadOnlyList<OpenApiResource> resources
    ) =>
        new()
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = serverVersion },
            ["paths"] = Paths(resources, isV3: true),
            ["components"] = new JsonObject { ["schemas"] = Definitions(resources, isV3: true) },
        };

    public static JsonObject V2(string serverVersion, IReadOnlyList<OpenApiResource> resources) =>
        new()
        {
            ["swagger"] = "2.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = serverVersion },
            ["paths"] = Paths(resources, isV3: false),
            ["definitions"] = Definitions(resources, isV3: false),
        };

    /// <summary>"io.k8s.api.apps.v1.Deployment": under which name a type stands in a document.</summary>
    public static string NameOf(TypeSchema type) =>
        type.GroupVersion is var (group, version) && group == "meta.k8s.io"
            ? $"io.k8s.apimachinery.pkg.apis.meta.{version}.{type.Name}"
            : $"io.k8s.api.{(group.Length == 0 ? "core" : group.Split('.')[0])}.{version}.{type.Name}";

    private static string? NameOf(OpenApiResource resource) =>
        resource.Schema is not null
            ? string.Join('.', resource.Kind.Group.Split('.').Reverse().Append(resource.Kind.Version))
                + "."
                + resource.Kind.Kind
        : SchemaCatalog.Instance.Find(resource.Kind) is { } type ? NameOf(type)
        : null;

    private static JsonObject Paths(IReadOnlyList<OpenApiResource> resources, bool isV3)
    {
        var paths = new JsonObject();
        foreach (var resource in resources)
        {
            var root =
                resource.Kind.Group.Length == 0
                    ? $"/api/{resource.Kind.Version}"
                    : $"/apis/{resource.Kind.Group}/{resource.Kind.Version}";
            var collection = $"{root}/{(resource.IsNamespaced ? "namespaces/{namespace}/" : "")}{resource.Plural}";
            paths[collection] = PathItem(
                resource,
                isV3,
                false,
                ("get", "list"),
                ("post", "create"),
                ("delete", "deletecollection")
            );
            paths[collection + "/{name}"] = PathItem(
                resource,
                isV3,
                true,
                ("get", "get"),
                ("put", "update"),
                ("patch", "patch"),
                ("delete", "delete")
            );
        }
        return paths;
    }

    private static JsonObject PathItem(
        OpenApiResource resource,
        bool isV3,
        bool hasName,
        params (string Method, string Verb)[] operations
    )
    {
        var item = new JsonObject();
        foreach (var (method, verb) in operations)
        {
            if (!resource.Verbs.Contains(verb))
                continue;
            var parameters = new JsonArray();
            foreach (var (name, type) in verb is "list" or "deletecollection" ? ListParameters : WriteParameters)
                parameters.Add(Parameter(name, type, "query", isV3));
            if (verb == "patch")
                parameters.Add(Parameter("force", "boolean", "query", isV3));
            var operation = new JsonObject
            {
                ["operationId"] = $"{verb}{resource.Kind.Kind}",
                ["x-kubernetes-action"] = verb switch
                {
                    "create" => "post",
                    "update" => "put",
                    _ => verb,
                },
                ["x-kubernetes-group-version-kind"] = Gvk(resource.Kind),
                ["parameters"] = parameters,
                ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
            };
            if (verb is "create" or "update" && NameOf(resource) is { } body)
            {
                var schema = new JsonObject { ["$ref"] = Prefix(isV3) + body };
                if (isV3)
                    operation["requestBody"] = new JsonObject
                    {
                        ["content"] = new JsonObject { ["*/*"] = new JsonObject { ["schema"] = schema } },
                        ["required"] = true,
                    };
                else
                    parameters.Add(
                        new JsonObject
                        {
                            ["in"] = "body",
                            ["name"] = "body",
                            ["required"] = true,
                            ["schema"] = schema,
                        }
                    );
            }
            if (verb == "patch")
                AddPatchBody(resource, operation, parameters, isV3);
            item[method] = operation;
        }
        var common = new JsonArray();
        if (hasName)
            common.Add(Parameter("name", "string", "path", isV3));
        if (resource.IsNamespaced)
            common.Add(Parameter("namespace", "string", "path", isV3));
        if (common.Count > 0)
            item["parameters"] = common;
        return item;
    }

    // A patch is an object, whatever it is of. kubectl takes the strategic one where it is named.
    private static void AddPatchBody(OpenApiResource resource, JsonObject operation, JsonArray parameters, bool isV3)
    {
        var types = resource.Schema is null ? PatchTypes : PatchTypes.Where(t => t != StrategicPatch);
        if (isV3)
        {
            var content = new JsonObject();
            foreach (var type in types)
                content[type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } };
            operation["requestBody"] = new JsonObject { ["content"] = content, ["required"] = true };
            return;
        }
        operation["consumes"] = new JsonArray(types.Select(t => (JsonNode)t).ToArray());
        parameters.Add(
            new JsonObject
            {
                ["in"] = "body",
                ["name"] = "body",
                ["required"] = true,
                ["schema"] = new JsonObject { ["type"] = "object" },
            }
        );
    }

    private static JsonObject Parameter(string name, string type, string place, bool isV3)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place };
        if (place == "path")
            parameter["required"] = true;
        if (isV3)
            parameter["schema"] = new JsonObject { ["type"] = type, ["uniqueItems"] = true };
        else
            (parameter["type"], parameter["uniqueItems"]) = (type, true);
        return parameter;
    }

    private static JsonObject Gvk(GroupVersionKind kind) =>
        new()
        {
            ["group"] = kind.Group,
            ["kind"] = kind.Kind,
            ["version"] = kind.Version,
        };

    private static JsonObject Definitions(IReadOnlyList<OpenApiResource> resources, bool isV3)
    {
        var pending = new Queue<TypeSchema>();
        var kinds = new Dictionary<TypeSchema, GroupVersionKind>();
        var seen = new HashSet<TypeSchema>();
        void Need(TypeSchema type)
        {
            if (seen.Add(type))
                pending.Enqueue(type);
        }
        foreach (var resource in resources)
        foreach (var name in new[] { resource.Kind.Kind, resource.Kind.Kind + "List" })
            if (SchemaCatalog.Instance.Find(resource.Kind with { Kind = name }) is { } type)
            {
                kinds[type] = resource.Kind with { Kind = name };
                Need(type);
            }
        foreach (var meta in new[] { "Status", "DeleteOptions", "ObjectMeta" })
            Need(SchemaCatalog.Instance.FindMeta(meta)!);
        var definitions = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var type))
        {
            var properties = new JsonObject();
            var required = new JsonArray();
            foreach (var field in type.Fields)
            {
                properties[field.Name] = Property(field, isV3, Need);
                if (!field.Optional && field.Name is not ("kind" or "apiVersion" or "metadata" or "status"))
                    required.Add(field.Name);
            }
            var definition = new JsonObject { ["type"] = "object" };
            if (properties.Count > 0)
                definition["properties"] = properties;
            if (required.Count > 0)
                definition["required"] = required;
            if (kinds.TryGetValue(type, out var kind))
                definition["x-kubernetes-group-version-kind"] = new JsonArray(Gvk(kind));
            definitions[NameOf(type)] = definition;
        }
        foreach (var resource in resources.Where(r => r.Schema is not null))
            definitions[NameOf(resource)!] = CustomDefinition.Of(resource, isV3, Prefix(isV3), Gvk(resource.Kind));
        var all = new JsonObject();
        foreach (var (name, definition) in definitions)
            all[name] = definition;
        return all;
    }

    private static JsonObject Property(FieldSchema field, bool isV3, Action<TypeSchema> need)
    {
        var property = Value(field.Shape, isV3, need);
        if (property.ContainsKey("$ref") && isV3)
            property = new JsonObject { ["allOf"] = new JsonArray(property) };
        if (field.PatchStrategy.Length > 0)
            property["x-kubernetes-patch-strategy"] = field.PatchStrategy;
        if (field.PatchMergeKey.Length > 0)
            property["x-kubernetes-patch-merge-key"] = field.PatchMergeKey;
        if (field.ListType.Length > 0)
            property["x-kubernetes-list-type"] = field.ListType;
        if (field.ListMapKeys.Count > 0)
            property["x-kubernetes-list-map-keys"] = new JsonArray(
                field.ListMapKeys.Select(k => (JsonNode)k).ToArray()
            );
        if (field.MapType.Length > 0)
            property["x-kubernetes-map-type"] = field.MapType;
        return property;
    }

    private static JsonObject Value(Shape shape, bool isV3, Action<TypeSchema> need)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Struct:
                need(shape.Struct!);
                return new JsonObject { ["$ref"] = Prefix(isV3) + NameOf(shape.Struct!) };
            case ShapeKind.List:
                return new JsonObject { ["type"] = "array", ["items"] = Value(shape.Element!, isV3, need) };
            case ShapeKind.Map:
                return new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = Value(shape.Element!, isV3, need),
                };
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
            case ShapeKind.Time or ShapeKind.MicroTime:
                return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
            case ShapeKind.IntOrString when isV3:
                return new JsonObject
                {
                    ["format"] = "int-or-string",
                    ["oneOf"] = new JsonArray(
                        new JsonObject { ["type"] = "integer" },
                        new JsonObject { ["type"] = "string" }
                    ),
                };
            case ShapeKind.IntOrString:
                return new JsonObject { ["type"] = "string", ["format"] = "int-or-string" };
            case ShapeKind.Any:
                return new JsonObject { ["type"] = "object" };
            default:
                return new JsonObject { ["type"] = "string" };
        }
    }

    private static string Prefix(bool isV3) => isV3 ? "#/components/schemas/" : "#/definitions/";
}
