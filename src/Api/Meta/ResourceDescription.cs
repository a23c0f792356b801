using System.Security.Cryptography;
using System.Text;

namespace Arktos.Api;

public enum ResourceScope
{
    /// <summary>One for the whole installation; only for callers of tenant system.</summary>
    Cluster,

    /// <summary>Each tenant has its own, outside of namespaces.</summary>
    Tenant,

    Namespaced,
}

/// <summary>The fixed facts of a resource, as servers, clients, discovery and the URL rules need them.</summary>
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

    /// <summary>What a deletion without a policy does with dependents: "Orphan" for few kinds.</summary>
    public string DefaultPropagationPolicy { get; init; } = "Background";

    /// <summary>What hangs below an object's URL in Kubernetes, by name; not all of it is served here.</summary>
    public IReadOnlyDictionary<string, SubresourceDescription> Subresources { get; init; } =
        new Dictionary<string, SubresourceDescription>();

    /// <summary>Fields beyond name and namespace that selectors may ask for.</summary>
    public IReadOnlyList<string> SelectableFields { get; init; } = [];

    /// <summary>
    /// The resource that the objects are stored as, when it is another one (a second view of the same objects).
    /// </summary>
    public string StoredAs { get; init; } = "";

    public GroupVersionResource Resource => new(Kind.Group, Kind.Version, Plural);

    /// <summary>The first part of the keys: "deployments.apps".</summary>
    public string StorageName => StoredAs.Length > 0 ? StoredAs : Resource.QualifiedResource;

    public bool IsNamespaced => Scope == ResourceScope.Namespaced;

    /// <summary>Names the form in which the objects are stored, as discovery shows it.</summary>
    public string StorageVersionHash
    {
        get => field.Length > 0 ? field : HashOf(Kind);
        init;
    } = "";

    private static string HashOf(GroupVersionKind kind) =>
        Convert.ToBase64String(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{kind.Group}/{kind.Version}/{kind.Kind}")).AsSpan(0, 8)
        );
}

/// <param name="Kind">Of the bodies that are exchanged.</param>
/// <param name="Verbs">Sorted.</param>
public sealed record SubresourceDescription(GroupVersionKind Kind, IReadOnlyList<string> Verbs);
