using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arktos.ApiServer.OpenStack;

/// <summary>Fields of bodies that anybody may have written. Pure.</summary>
internal static class JsonFields
{
    public static bool TryObject(JsonElement value, string name, out JsonElement field) =>
        value.TryGetProperty(name, out field) && field.ValueKind == JsonValueKind.Object;

    /// <summary>"": there is none, or it is no text.</summary>
    public static string Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString()! : "";

    public static bool Has(JsonElement value, string name) =>
        value.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null;
}

/// <summary>Links as OpenStack writes them.</summary>
internal static class OpenStackLinks
{
    public static JsonObject Self(string url) => Of("self", url);

    public static JsonObject Of(string rel, string url) => new() { ["rel"] = rel, ["href"] = url };
}
