using Arktos.Api;

namespace Arktos.ApiServer.Catalog;

/// <summary>
/// The resources that are served, in each of their versions. Of several versions of one resource the first is that by
/// which it is found without a version. Immutable once built.
/// </summary>
public sealed class ResourceCatalog
{
    private readonly Dictionary<GroupVersionResource, ResourceStrategy> _byResource;
    private readonly Dictionary<(string Group, string Plural), ResourceStrategy> _byPlural;
    private readonly Dictionary<(string Group, string Plural), ResourceScope> _scopes;

    public ResourceCatalog(IEnumerable<ResourceStrategy> strategies, IEnumerable<VirtualResource> virtualResources)
    {
        Strategies = strategies.ToList();
        Virtual = virtualResources.ToDictionary(v => v.Description.Resource);
        _byResource = Strategies.ToDictionary(s => s.Resource);
        _byPlural = Strategies
            .DistinctBy(s => (s.Kind.Group, s.Description.Plural))
            .ToDictionary(s => (s.Kind.Group, s.Description.Plural));
        _scopes = Strategies
            .Select(s => s.Description)
            .Concat(Virtual.Values.Select(v => v.Description))
            .DistinctBy(d => (d.Kind.Group, d.Plural))
            .ToDictionary(d => (d.Kind.Group, d.Plural), d => d.Scope);
        GroupVersions = Strategies
            .Select(s => s.Resource.GroupVersion)
            .Concat(Virtual.Keys.Select(v => v.GroupVersion))
            .Distinct()
            .ToHashSet();
    }

    public IReadOnlyList<ResourceStrategy> Strategies { get; }

    /// <summary>Resources that are answered and never stored.</summary>
    public IReadOnlyDictionary<GroupVersionResource, VirtualResource> Virtual { get; }

    public IReadOnlySet<GroupVersion> GroupVersions { get; }

    /// <summary>This catalog and some resources more; of those that are here already these stay.</summary>
    public ResourceCatalog With(IReadOnlyCollection<ResourceStrategy> more) =>
        new(Strategies.Concat(more.Where(s => Find(s.Resource) is null)).DistinctBy(s => s.Resource), Virtual.Values);

    /// <summary>What is served under a name, stored or answered only; null: nothing.</summary>
    public ResourceDescription? Describe(GroupVersionResource resource) =>
        Find(resource)?.Description ?? Virtual.GetValueOrDefault(resource)?.Description;

    public ResourceStrategy? Find(GroupVersionResource resource) => _byResource.GetValueOrDefault(resource);

    public ResourceStrategy Get(string group, string resource) => _byPlural[(group, resource)];

    /// <summary>Null: there is no such resource here.</summary>
    public ResourceScope? TryScopeOf(string group, string resource) =>
        _scopes.TryGetValue((group, resource), out var scope) ? scope : null;
}

/// <summary>
/// A resource that is answered and stores nothing under its own name: reviews, bindings, what is used.
/// </summary>
public abstract class VirtualResource(ResourceDescription description)
{
    public ResourceDescription Description { get; } = description;
}
