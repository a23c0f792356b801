using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.OpenApi;

/// <summary>
/// Under which names types and operations stand in a document. Generated clients are named by them. Pure.
/// </summary>
internal static class OpenApiNames
{
    private const string MetaPrefix = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    /// <summary>"io.k8s.api.apps.v1.Deployment".</summary>
    public static string Of(TypeSchema type) => PackageOf(type.GroupVersion) + "." + type.Name;

    /// <summary>The name of a resource's kind; null: there is neither a type nor a schema of it.</summary>
    public static string? Of(OpenApiResource resource) =>
        resource.Schema is not null
            ? string.Join('.', resource.Kind.Group.Split('.').Reverse().Append(resource.Kind.Version))
                + "."
                + resource.Kind.Kind
        : SchemaCatalog.Instance.Find(resource.Kind) is { } type ? Of(type)
        : null;

    /// <summary>
    /// Of a value that has a definition of its own, though it is no struct: its name and that of its description.
    /// </summary>
    public static (string Definition, string Described)? OfScalar(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Quantity => ("io.k8s.apimachinery.pkg.api.resource.Quantity", "Quantity"),
            ShapeKind.IntOrString => ("io.k8s.apimachinery.pkg.util.intstr.IntOrString", "IntOrString"),
            ShapeKind.Time => (MetaPrefix + "Time", "Time"),
            ShapeKind.MicroTime => (MetaPrefix + "MicroTime", "MicroTime"),
            ShapeKind.Text when shape.GoType is "metav1.Duration" => (MetaPrefix + "Duration", "Duration"),
            ShapeKind.Any when shape.GoType is "FieldsV1" or "metav1.FieldsV1" => (MetaPrefix + "FieldsV1", "FieldsV1"),
            ShapeKind.Any when shape.GoType is "runtime.RawExtension" or "runtime.Object" => (
                "io.k8s.apimachinery.pkg.runtime.RawExtension",
                "RawExtension"
            ),
            ShapeKind.Any when shape.GoType.StartsWith("JSON", StringComparison.Ordinal) => (
                PackageOf(new GroupVersion("apiextensions.k8s.io", "v1")) + "." + shape.GoType,
                shape.GoType
            ),
            _ => null,
        };

    /// <summary>"RbacAuthorizationV1": how operations of a group and version are named.</summary>
    public static string OperationsOf(GroupVersion groupVersion) =>
        string.Concat(GroupWords(groupVersion.Group).Append(groupVersion.Version).Select(Capital));

    /// <summary>"rbacAuthorization_v1": how operations are grouped.</summary>
    public static string TagOf(GroupVersion groupVersion)
    {
        var group = string.Concat(GroupWords(groupVersion.Group).Select(Capital));
        return char.ToLowerInvariant(group[0]) + group[1..] + "_" + groupVersion.Version;
    }

    public static string Capital(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];

    public static JsonObject KindOf(GroupVersionKind kind) =>
        new()
        {
            ["group"] = kind.Group,
            ["kind"] = kind.Kind,
            ["version"] = kind.Version,
        };

    private static string[] GroupWords(string group) =>
        group.Length == 0 ? ["core"]
        : group.EndsWith(".k8s.io", StringComparison.Ordinal) ? group[..^".k8s.io".Length].Split('.', '-')
        : group.Split('.', '-');

    private static string PackageOf(GroupVersion groupVersion) =>
        groupVersion.Group switch
        {
            "meta.k8s.io" => "io.k8s.apimachinery.pkg.apis.meta",
            "apiextensions.k8s.io" => "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions",
            "apiregistration.k8s.io" => "io.k8s.kube-aggregator.pkg.apis.apiregistration",
            "" => "io.k8s.api.core",
            var group => "io.k8s.api." + group.Split('.')[0],
        }
        + "."
        + groupVersion.Version;
}
