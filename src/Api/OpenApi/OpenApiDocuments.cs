using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.OpenApi;

/// <summary>
/// Writes OpenAPI documents from the type facts and their descriptions: what kubectl explain, client-side apply, the
/// check for field validation and generators of clients need. Pure.
/// </summary>
public static class OpenApiDocuments
{
    public static JsonObject V3(string serverVersion, IReadOnlyList<OpenApiResource> resources)
    {
        var descriptions = Descriptions.Read();
        return new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = serverVersion },
            ["paths"] = new OpenApiOperations(OpenApiForm.V3, descriptions).PathsOf(resources),
            ["components"] = new JsonObject
            {
                ["schemas"] = new OpenApiDefinitions(OpenApiForm.V3, descriptions).Of(resources),
            },
        };
    }

    public static JsonObject V2(string serverVersion, IReadOnlyList<OpenApiResource> resources)
    {
        var descriptions = Descriptions.Read();
        return new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = serverVersion },
            ["paths"] = new OpenApiOperations(OpenApiForm.V2, descriptions).PathsOf(resources),
            ["definitions"] = new OpenApiDefinitions(OpenApiForm.V2, descriptions).Of(resources),
        };
    }
}
