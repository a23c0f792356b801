using Arktos.Api;

namespace Arktos.ApiServer.Registry;

/// <summary>The resources that are served. Immutable once built.</summary>
public sealed class ResourceRegistry
{
    private readonly Dictionary<GroupVersionResource, ResourceStrategy> _byResource;

    public ResourceRegistry(IEnumerable<ResourceStrategy> strategies, IEnumerable<VirtualResource> virtualResources)
    {
        Strategies = strategies.ToList();
        Virtual = virtualResources.ToDictionary(v => v.Description.Resource);
        _byResource = Strategies.ToDictionary(s => s.Resource);
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

    public ResourceStrategy? Find(GroupVersionResource resource) => _byResource.GetValueOrDefault(resource);

    public ResourceStrategy Get(string group, string resource) =>
        Strategies.First(s => s.Kind.Group == group && s.Description.Plural == resource);
}

/// <summary>A resource that takes a POST, answers, and stores nothing under its own name: reviews, bindings.</summary>
public abstract class VirtualResource(ResourceDescription description)
{
    public ResourceDescription Description { get; } = description;

    /// <param name="call">Its name is empty.</param>
    public abstract Task<Http.Result<object>> CreateAsync(ActionCall call, CancellationToken cancel);
}
