using System.Security.Cryptography;
using System.Text;
using Arktos.Api;

namespace Arktos.ApiServer.Catalog;

public enum ResourceScope
{
    /// <summary>One for the whole installation; only for callers of tenant system.</summary>
    Cluster,

    /// <summary>Each tenant has its own, outside of namespaces.</summary>
    Tenant,

    Namespaced,
}

/// <summary>The fixed facts of a resource, as discovery and the URL rules need them.</summary>
public sealed record ResourceDescription(GroupVersionKind Kind, string Plural, string Singular, ResourceScope Scope)
{
    public static readonly string[] AllVerbs =
    [
        "create",
        "delete",
        "deletecollection",
        "get",
        "list",
        "patch",
        "update",
        "watch",
    ];

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Sorted.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = AllVerbs;

    /// <summary>metadata.generation counts the changes of spec.</summary>
    public bool HasGeneration { get; init; }

    /// <summary>A PUT of a missing name creates it.</summary>
    public bool CreatesOnUpdate { get; init; }

    /// <summary>A deletion is answered with the object as it was, not with a Status.</summary>
    public bool ReturnsDeletedObject { get; init; }

    /// <summary>An update without a resourceVersion is refused.</summary>
    public bool NeedsResourceVersion { get; init; }

    /// <summary>
    /// The resource that the objects are stored as, when it is another one (a second view of the same objects).
    /// </summary>
    public string StoredAs { get; init; } = "";

    /// <summary>The version that the objects are stored in, when it is another one than this.</summary>
    public string StoredVersion { get; init; } = "";

    public GroupVersionResource Resource => new(Kind.Group, Kind.Version, Plural);

    /// <summary>The first part of the keys: "deployments.apps".</summary>
    public string StorageName => StoredAs.Length > 0 ? StoredAs : Resource.QualifiedResource;

    public bool IsNamespaced => Scope == ResourceScope.Namespaced;

    public string StorageVersionHash =>
        Convert.ToBase64String(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(
                        StoredAs.Length > 0
                            ? $"/{Kind.Version}/{Kind.Kind}"
                            : $"{Kind.Group}/{(StoredVersion.Length > 0 ? StoredVersion : Kind.Version)}/{Kind.Kind}"
                    )
                )
                .AsSpan(0, 8)
        );
}
