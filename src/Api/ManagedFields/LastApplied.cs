using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// What client-side apply of kubectl leaves behind: the configuration that it applied last, in an annotation. kubectl's
/// first server-side apply takes over what still has the value that the annotation says. Pure.
/// </summary>
public static class LastApplied
{
    public const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The only manager for whom the annotation is read and kept up to date.</summary>
    public const string Manager = "kubectl";

    /// <summary>The annotation as a set of fields.</summary>
    public static FieldSet AnnotationField { get; } =
        FieldSet.Of(PathElement.Field("metadata"), PathElement.Field("annotations"), PathElement.Field(Annotation));

    /// <summary>What the manager may take over without a conflict.</summary>
    /// <param name="apiVersion">Of the live object; a configuration of another version says nothing.</param>
    public static FieldSet Takes(JsonElement live, string apiVersion, MergeSchema schema)
    {
        var annotations = JsonParts.Field(JsonParts.Field(live, "metadata"u8), "annotations"u8);
        if (
            annotations.ValueKind != JsonValueKind.Object
            || !annotations.TryGetProperty(Annotation, out var text)
            || text.ValueKind != JsonValueKind.String
        )
            return FieldSet.Empty;
        try
        {
            using var document = JsonDocument.Parse(text.GetString()!);
            var applied = document.RootElement;
            if (
                JsonParts.Field(applied, "apiVersion"u8) is not { ValueKind: JsonValueKind.String } version
                || version.GetString() != apiVersion
                || TypeCheck.Check(applied, schema).Count > 0
            )
                return FieldSet.Empty;
            var changes = ValueComparison.Compare(applied, live, schema);
            return AppliedFields.Of(applied, schema).Difference(changes.Written).Difference(changes.Removed);
        }
        catch (JsonException)
        {
            return FieldSet.Empty;
        }
    }

    /// <summary>The annotation's value after an apply: the configuration without the annotation itself.</summary>
    public static string ValueOf(JsonElement configuration)
    {
        var document = JsonObject.Create(configuration.Clone())!;
        if (document["metadata"] is JsonObject { } metadata && metadata["annotations"] is JsonObject annotations)
            annotations.Remove(Annotation);
        return System.Text.Encoding.UTF8.GetString(JsonTree.Encode(document)) + "\n";
    }
}
