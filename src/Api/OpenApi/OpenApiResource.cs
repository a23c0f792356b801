using System.Text.Json.Nodes;

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

    /// <summary>What is served below the URL of an object, in the order in which it is told.</summary>
    public IReadOnlyDictionary<string, SubresourceDescription> Subresources { get; init; } =
        new Dictionary<string, SubresourceDescription>();
}
