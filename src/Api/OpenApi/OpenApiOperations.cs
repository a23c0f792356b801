using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.OpenApi;

/// <summary>What may be done with resources, objects and what hangs below them: the paths of documents. Pure.</summary>
internal sealed class OpenApiOperations(OpenApiForm form, Descriptions descriptions)
{
    private const string Json = "application/json";
    private const string StrategicPatch = "application/strategic-merge-patch+json";
    private const string StreamSuffix = ";stream=watch";

    private static readonly string[] AnyType = ["*/*"];
    private static readonly string[] BodyTypes = [Json, "application/yaml", "application/vnd.kubernetes.protobuf"];
    private static readonly string[] CustomBodyTypes = [Json, "application/yaml"];

    private static readonly string[] PatchTypes =
    [
        "application/apply-patch+yaml",
        "application/json-patch+json",
        "application/merge-patch+json",
        StrategicPatch,
    ];

    private static readonly (string Method, string Verb)[] CollectionVerbs =
    [
        ("get", "list"),
        ("post", "create"),
        ("delete", "deletecollection"),
    ];
    private static readonly (string Method, string Verb)[] ObjectVerbs =
    [
        ("get", "get"),
        ("put", "update"),
        ("patch", "patch"),
        ("delete", "delete"),
    ];
    private static readonly (string Method, string Verb)[] SubresourceVerbs = [.. ObjectVerbs, ("post", "create")];

    private enum Place
    {
        Collection,
        AllNamespaces,
        Object,
    }

    public JsonObject PathsOf(IReadOnlyList<OpenApiResource> resources)
    {
        var paths = new JsonObject();
        foreach (var resource in resources)
        {
            var groupVersion = resource.Kind.GroupVersion;
            var root = groupVersion.Group.Length == 0 ? $"/api/{groupVersion.Version}" : $"/apis/{groupVersion}";
            var collection = $"{root}/{(resource.IsNamespaced ? "namespaces/{namespace}/" : "")}{resource.Plural}";
            var target = new Target(resource, resource.Kind, "", resource.Verbs, Place.Collection);
            AddItem(paths, collection, target, CollectionVerbs);
            AddItem(paths, collection + "/{name}", target with { Place = Place.Object }, ObjectVerbs);
            if (resource.IsNamespaced && resource.Verbs.Contains("list"))
                AddItem(
                    paths,
                    $"{root}/{resource.Plural}",
                    target with
                    {
                        Place = Place.AllNamespaces,
                    },
                    CollectionVerbs[..1]
                );
            foreach (var (name, subresource) in resource.Subresources)
                AddItem(
                    paths,
                    $"{collection}/{{name}}/{name}",
                    new Target(resource, subresource.Kind, name, subresource.Verbs, Place.Object),
                    SubresourceVerbs
                );
        }
        return paths;
    }

    private void AddItem(JsonObject paths, string path, Target target, (string Method, string Verb)[] verbs)
    {
        var served = verbs.Where(v => target.Verbs.Contains(v.Verb)).ToList();
        if (served.Count == 0)
            return;
        var item = new JsonObject();
        foreach (var (method, verb) in served)
            item[method] = Operation(target, verb);
        var common = new JsonArray();
        if (target.Place == Place.Object)
            common.Add(form.Parameter("name", "string", "path", $"Name of the {target.Resource.Kind.Kind}."));
        if (target.Resource.IsNamespaced && target.Place != Place.AllNamespaces)
            common.Add(form.Parameter("namespace", "string", "path", "Namespace that the request is about."));
        if (common.Count > 0)
            item["parameters"] = common;
        paths[path] = item;
    }

    private JsonObject Operation(Target target, string verb)
    {
        var parameters = new JsonArray();
        foreach (var (name, type, description) in ParametersOf(target, verb))
            parameters.Add(form.Parameter(name, type, "query", description));
        var group = target.Resource.Kind.GroupVersion;
        var operation = new JsonObject
        {
            ["description"] = DescriptionOf(target, verb),
            ["operationId"] = IdOf(target, verb),
            ["tags"] = new JsonArray(OpenApiNames.TagOf(group)),
            ["x-kubernetes-action"] = target.IsConnection ? "connect" : ActionOf(verb),
            ["x-kubernetes-group-version-kind"] = OpenApiNames.KindOf(target.Kind),
        };
        if (BodyOf(target, verb) is { } body)
            form.AddBody(operation, parameters, body);
        if (parameters.Count > 0)
            operation["parameters"] = parameters;
        var types = ResponseTypesOf(target, verb);
        if (!form.IsV3)
            operation["produces"] = new JsonArray([.. types.Select(t => (JsonNode)t)]);
        var responses = new JsonObject();
        foreach (var (code, name) in CodesOf(target, verb))
            responses[code] = form.Response(name, ResponseOf(target, verb), types);
        responses["401"] = new JsonObject { ["description"] = "Unauthorized" };
        operation["responses"] = responses;
        return operation;
    }

    private RequestBody? BodyOf(Target target, string verb)
    {
        if (target.IsConnection)
            return null;
        switch (verb)
        {
            // A patch is an object, whatever it is of. kubectl takes the strategic one where it is named.
            case "patch":
                var types = target.IsCustom ? PatchTypes.Where(t => t != StrategicPatch).ToArray() : PatchTypes;
                return new RequestBody(new JsonObject { ["type"] = "object" }, types);
            case "create" or "update" when SchemaOf(target, "") is { } schema:
                return new RequestBody(schema, AnyType);
            case "delete" or "deletecollection":
                return new RequestBody(Meta("DeleteOptions"), AnyType, IsRequired: false);
            default:
                return null;
        }
    }

    private JsonObject? ResponseOf(Target target, string verb) =>
        target.IsConnection || target.IsLog ? new JsonObject { ["type"] = "string" }
        : verb is "delete" or "deletecollection" ? Meta("Status")
        : SchemaOf(target, verb == "list" ? "List" : "");

    private static IReadOnlyList<string> ResponseTypesOf(Target target, string verb)
    {
        if (target.IsConnection)
            return AnyType;
        var types = target.IsCustom ? CustomBodyTypes : BodyTypes;
        return target.IsLog ? ["text/plain", .. types]
            : verb == "list" ? [.. types, .. types.Where(t => !t.Contains("yaml")).Select(t => t + StreamSuffix)]
            : types;
    }

    private JsonObject? SchemaOf(Target target, string suffix)
    {
        if (target.IsCustom && target.Kind == target.Resource.Kind)
            return form.Reference(OpenApiNames.Of(target.Resource) + suffix);
        var kind = target.Kind with { Kind = target.Kind.Kind + suffix };
        return SchemaCatalog.Instance.Find(kind) is { } type ? form.Reference(OpenApiNames.Of(type)) : null;
    }

    private JsonObject Meta(string type) => form.Reference(OpenApiNames.Of(SchemaCatalog.Instance.FindMeta(type)!));

    private IEnumerable<(string Name, string Type, string Description)> ParametersOf(Target target, string verb)
    {
        // Connections and logs take the fields of their options.
        if (target.IsConnection || target.IsLog)
            return SchemaCatalog.Instance.Find(target.Resource.Kind.GroupVersion, target.OptionsKind) is not { } options
                ? []
                : options
                    .Fields.Where(f => f.Name is not ("kind" or "apiVersion"))
                    .Select(f => (f.Name, TypeOf(f.Shape), descriptions.Of(options, f)));
        return OpenApiParameters.Of(verb);
    }

    private static string TypeOf(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Boolean => "boolean",
            ShapeKind.Integer => "integer",
            _ => "string",
        };

    private static (string Code, string Name)[] CodesOf(Target target, string verb) =>
        verb switch
        {
            _ when target.IsConnection => [("200", "OK")],
            "create" => [("200", "OK"), ("201", "Created"), ("202", "Accepted")],
            "update" or "patch" => [("200", "OK"), ("201", "Created")],
            "delete" => [("200", "OK"), ("202", "Accepted")],
            _ => [("200", "OK")],
        };

    private static string DescriptionOf(Target target, string verb)
    {
        var kind = target.Resource.Kind.Kind;
        if (target.IsConnection)
            return $"Passes {MethodOf(verb)} requests on to {target.Subresource} of the {kind}.";
        var what = target.Subresource.Length > 0 ? $"{target.Subresource} of one {kind}" : $"one {kind}";
        return verb switch
        {
            "list" when target.Place == Place.AllNamespaces => $"Lists or watches every {kind} of all namespaces.",
            "list" => $"Lists or watches every {kind}" + (target.Resource.IsNamespaced ? " of a namespace." : "."),
            "deletecollection" => $"Deletes every {kind} that the selectors match.",
            "create" when target.Subresource.Length == 0 => $"Creates a {kind}.",
            "create" => $"Posts to {what}.",
            "get" => $"Reads {what}.",
            "update" => $"Replaces {what}.",
            "patch" => $"Changes parts of {what}.",
            _ => $"Deletes {what}.",
        };
    }

    // "listCoreV1NamespacedPod", "readAppsV1NamespacedDeploymentScale": as generated clients name their methods.
    private static string IdOf(Target target, string verb)
    {
        var action = target.IsConnection
            ? "connect"
            : verb switch
            {
                "get" => "read",
                "update" => "replace",
                "deletecollection" => "delete",
                _ => verb,
            };
        return action
            + (target.IsConnection ? OpenApiNames.Capital(MethodOf(verb).ToLowerInvariant()) : "")
            + OpenApiNames.OperationsOf(target.Resource.Kind.GroupVersion)
            + (verb == "deletecollection" ? "Collection" : "")
            + (target.Resource.IsNamespaced && target.Place != Place.AllNamespaces ? "Namespaced" : "")
            + target.Resource.Kind.Kind
            + OpenApiNames.Capital(target.Subresource)
            + (target.Place == Place.AllNamespaces ? "ForAllNamespaces" : "");
    }

    private static string MethodOf(string verb) =>
        verb switch
        {
            "create" => "POST",
            "update" => "PUT",
            _ => verb.ToUpperInvariant(),
        };

    private static string ActionOf(string verb) =>
        verb switch
        {
            "create" => "post",
            "update" => "put",
            _ => verb,
        };

    /// <summary>What a path leads to.</summary>
    private sealed record Target(
        OpenApiResource Resource,
        GroupVersionKind Kind,
        string Subresource,
        IReadOnlyList<string> Verbs,
        Place Place
    )
    {
        public bool IsCustom => Resource.Schema is not null;

        public bool IsConnection => Kind.Kind.EndsWith("Options", StringComparison.Ordinal);

        public bool IsLog => Resource.Kind is { Group: "", Kind: "Pod" } && Subresource == "log";

        public string OptionsKind => IsLog ? "PodLogOptions" : Kind.Kind;
    }
}
