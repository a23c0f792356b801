using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// The fields of every object that nobody manages: what it is known by, and what only the server writes.
/// </summary>
public sealed class ObjectFields
{
    private static readonly string[] InMetadata =
    [
        "name",
        "namespace",
        "creationTimestamp",
        "selfLink",
        "uid",
        "clusterName",
        "generation",
        "managedFields",
        "resourceVersion",
        "tenant",
    ];

    private static readonly ObjectFields Metadata = new(InMetadata);

    private readonly byte[][] _names;

    private ObjectFields(params string[] names) => _names = names.Select(System.Text.Encoding.UTF8.GetBytes).ToArray();

    internal static ObjectFields Root { get; } = new("apiVersion", "kind");

    /// <summary>The same as a set, with metadata itself.</summary>
    public static FieldSet Unmanaged { get; } =
        InMetadata
            .Select(name => FieldSet.Of(PathElement.Field("metadata"), PathElement.Field(name)))
            .Append(FieldSet.Of(PathElement.Field("metadata")))
            .Append(FieldSet.Of(PathElement.Field("apiVersion")))
            .Append(FieldSet.Of(PathElement.Field("kind")))
            .Aggregate((a, b) => a.Union(b));

    internal bool Passes(JsonProperty field)
    {
        foreach (var name in _names)
            if (field.NameEquals(name))
                return true;
        return false;
    }

    internal bool Passes(ReadOnlySpan<byte> field)
    {
        foreach (var name in _names)
            if (field.SequenceEqual(name))
                return true;
        return false;
    }

    /// <inheritdoc cref="Below(JsonProperty)"/>
    internal ObjectFields? Below(ReadOnlySpan<byte> field) =>
        ReferenceEquals(this, Root) && field.SequenceEqual("metadata"u8) ? Metadata : null;

    /// <summary>What is passed over in a field of the object.</summary>
    internal ObjectFields? Below(JsonProperty field) =>
        ReferenceEquals(this, Root) && field.NameEquals("metadata"u8) ? Metadata : null;
}
