using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Aggregation;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Discovery;

/// <summary>
/// The documents that tell clients which resources there are, of this server and of services. Made once from both;
/// immutable.
/// </summary>
internal sealed class DiscoveryDocuments
{
    private readonly Dictionary<string, byte[]> _groups = [];
    private readonly Dictionary<GroupVersion, byte[]> _resources = [];

    /// <param name="elsewhere">Of two that serve a version the service does.</param>
    /// <param name="isOfTenant">Whether they are for users of a tenant: what is of the whole installation, such as
    /// nodes, is nothing to them.</param>
    public DiscoveryDocuments(ResourceCatalog catalog, AggregatedSnapshot elsewhere, bool isOfTenant)
    {
        var services = elsewhere.Versions.ToDictionary(v => v.GroupVersion);
        var priorities = elsewhere
            .Versions.GroupBy(v => v.GroupVersion.Group)
            .ToDictionary(g => g.Key, g => g.Max(v => v.Source.Spec.GroupPriorityMinimum));
        var entries = catalog
            .Strategies.Select(s => new Entry(s.Description, s.Subresources.Values.ToList()))
            .Concat(catalog.Virtual.Values.Select(v => new Entry(v.Description, [])))
            .Where(e => !services.ContainsKey(e.Description.Kind.GroupVersion))
            .Where(e => !isOfTenant || e.Description.Scope != ResourceScope.Cluster)
            .ToList();
        var groups = entries
            .Select(e => e.Description.Kind.GroupVersion)
            .Concat(services.Keys)
            .Distinct()
            .OrderByDescending(g => priorities.GetValueOrDefault(g.Group, GroupPriorities.Of(g.Group)))
            .ThenBy(g => g.Group, StringComparer.Ordinal)
            .ThenByDescending(g => g.Version, KubeVersions.Order)
            .ToList();
        foreach (var group in groups.Where(g => !services.ContainsKey(g)))
            _resources[group] = KubeJson.Encode(
                ResourceList(group, entries.Where(e => e.Description.Kind.GroupVersion == group))
            );
        var named = groups.Where(g => g.Group.Length > 0).GroupBy(g => g.Group).Select(GroupOf).ToList();
        foreach (var group in named)
            _groups[group.Name] = KubeJson.Encode(WithKind(group));
        Groups = KubeJson.Encode(
            new APIGroupList
            {
                Kind = "APIGroupList",
                ApiVersion = "v1",
                Groups = named,
            }
        );
        CoreAggregated = Aggregated(groups.Where(g => g.Group.Length == 0), entries, services);
        GroupsAggregated = Aggregated(groups.Where(g => g.Group.Length > 0), entries, services);
    }

    public byte[] Groups { get; }

    /// <summary>For GET /api with the aggregated media type.</summary>
    public AggregatedDocument CoreAggregated { get; }

    /// <summary>For GET /apis with the aggregated media type.</summary>
    public AggregatedDocument GroupsAggregated { get; }

    public byte[]? Group(string group) => _groups.GetValueOrDefault(group);

    public byte[]? Resources(GroupVersion groupVersion) => _resources.GetValueOrDefault(groupVersion);

    /// <param name="versions">The preferred first.</param>
    private static APIGroup GroupOf(IGrouping<string, GroupVersion> versions)
    {
        var all = versions
            .Select(v => new GroupVersionForDiscovery { GroupVersion = v.ToString(), Version = v.Version })
            .ToList();
        return new APIGroup
        {
            Name = versions.Key,
            Versions = all,
            PreferredVersion = all[0],
        };
    }

    private static APIGroup WithKind(APIGroup group) =>
        new()
        {
            Kind = "APIGroup",
            ApiVersion = "v1",
            Name = group.Name,
            Versions = group.Versions,
            PreferredVersion = group.PreferredVersion,
        };

    private static APIResourceList ResourceList(GroupVersion group, IEnumerable<Entry> entries)
    {
        var resources = new List<APIResource>();
        foreach (var (description, subresources) in entries)
        {
            resources.Add(
                new APIResource
                {
                    Name = description.Plural,
                    SingularName = description.Singular,
                    Namespaced = description.IsNamespaced,
                    Kind = description.Kind.Kind,
                    Verbs = [.. description.Verbs],
                    ShortNames = description.ShortNames.Count > 0 ? [.. description.ShortNames] : null,
                    Categories = description.Categories.Count > 0 ? [.. description.Categories] : null,
                    StorageVersionHash = description.Verbs.Contains("get") ? description.StorageVersionHash : "",
                }
            );
            foreach (var sub in subresources)
                resources.Add(
                    new APIResource
                    {
                        Name = $"{description.Plural}/{sub.Name}",
                        Namespaced = description.IsNamespaced,
                        Kind = sub.Kind.Kind,
                        Group = sub.Kind.Group == group.Group ? "" : sub.Kind.Group,
                        Version = sub.Kind.Group == group.Group ? "" : sub.Kind.Version,
                        Verbs = [.. sub.Verbs],
                    }
                );
        }
        return new APIResourceList
        {
            Kind = "APIResourceList",
            ApiVersion = group.Group.Length == 0 ? "" : "v1",
            GroupVersion = group.ToString(),
            Resources = resources.OrderBy(r => r.Name, StringComparer.Ordinal).ToList(),
        };
    }

    private static AggregatedDocument Aggregated(
        IEnumerable<GroupVersion> groups,
        IReadOnlyList<Entry> entries,
        IReadOnlyDictionary<GroupVersion, AggregatedVersion> services
    )
    {
        var items = new JsonArray();
        foreach (var versions in groups.GroupBy(g => g.Group))
        {
            var metadata = new JsonObject();
            if (versions.Key.Length > 0)
                metadata["name"] = versions.Key;
            items.Add(
                new JsonObject
                {
                    ["metadata"] = metadata,
                    ["versions"] = new JsonArray([
                        .. versions.Select(v =>
                            services.TryGetValue(v, out var service) ? VersionOf(service) : VersionOf(v, entries)
                        ),
                    ]),
                }
            );
        }
        var json = JsonTree.Encode(
            new JsonObject
            {
                ["kind"] = "APIGroupDiscoveryList",
                ["apiVersion"] = "apidiscovery.k8s.io/v2",
                ["metadata"] = new JsonObject(),
                ["items"] = items,
            }
        );
        return new AggregatedDocument(json);
    }

    private static JsonObject VersionOf(GroupVersion version, IReadOnlyList<Entry> entries) =>
        new()
        {
            ["version"] = version.Version,
            ["resources"] = new JsonArray([
                .. entries
                    .Where(e => e.Description.Kind.GroupVersion == version)
                    .OrderBy(e => e.Description.Plural, StringComparer.Ordinal)
                    .Select(e => Aggregated(e.Description, e.Subresources)),
            ]),
            ["freshness"] = "Current",
        };

    private static JsonObject Aggregated(ResourceDescription description, IReadOnlyList<Subresource> subresources)
    {
        var resource = new JsonObject
        {
            ["resource"] = description.Plural,
            ["responseKind"] = Kind(description.Kind, description.Kind),
            ["scope"] = description.IsNamespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = description.Singular,
            ["verbs"] = JsonSerializer.SerializeToNode(description.Verbs),
        };
        if (description.ShortNames.Count > 0)
            resource["shortNames"] = JsonSerializer.SerializeToNode(description.ShortNames);
        if (description.Categories.Count > 0)
            resource["categories"] = JsonSerializer.SerializeToNode(description.Categories);
        if (subresources.Count > 0)
            resource["subresources"] = new JsonArray(
                subresources
                    .OrderBy(s => s.Name, StringComparer.Ordinal)
                    .Select(s =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["subresource"] = s.Name,
                                ["responseKind"] = Kind(s.Kind, description.Kind),
                                ["verbs"] = JsonSerializer.SerializeToNode(s.Verbs),
                            }
                    )
                    .ToArray()
            );
        return resource;
    }

    // Left empty where it is that of the surrounding group and version.
    private static JsonObject Kind(GroupVersionKind kind, GroupVersionKind around) =>
        new()
        {
            ["group"] = kind.Group == around.Group ? "" : kind.Group,
            ["version"] = kind.GroupVersion == around.GroupVersion ? "" : kind.Version,
            ["kind"] = kind.Kind,
        };

    // What an unavailable service said last is told as old.
    private static JsonObject VersionOf(AggregatedVersion service) =>
        new()
        {
            ["version"] = service.GroupVersion.Version,
            ["resources"] = new JsonArray([
                .. service
                    .Resources.Where(r => !r.Name.Contains('/'))
                    .OrderBy(r => r.Name, StringComparer.Ordinal)
                    .Select(r => Aggregated(r, service)),
            ]),
            ["freshness"] = service.IsAvailable ? "Current" : "Stale",
        };

    private static JsonObject Aggregated(APIResource resource, AggregatedVersion service)
    {
        var told = new JsonObject
        {
            ["resource"] = resource.Name,
            ["responseKind"] = KindOf(resource, service),
            ["scope"] = resource.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = resource.SingularName,
            ["verbs"] = JsonSerializer.SerializeToNode(resource.Verbs),
        };
        if (resource.ShortNames is { Count: > 0 })
            told["shortNames"] = JsonSerializer.SerializeToNode(resource.ShortNames);
        if (resource.Categories is { Count: > 0 })
            told["categories"] = JsonSerializer.SerializeToNode(resource.Categories);
        var prefix = resource.Name + "/";
        var subresources = service
            .Resources.Where(r => r.Name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(r => r.Name, StringComparer.Ordinal)
            .Select(r =>
                (JsonNode)
                    new JsonObject
                    {
                        ["subresource"] = r.Name[prefix.Length..],
                        ["responseKind"] = KindOf(r, service),
                        ["verbs"] = JsonSerializer.SerializeToNode(r.Verbs),
                    }
            )
            .ToArray();
        if (subresources.Length > 0)
            told["subresources"] = new JsonArray(subresources);
        return told;
    }

    private static JsonObject KindOf(APIResource resource, AggregatedVersion service) =>
        Kind(
            new(
                resource.Group.Length > 0 ? resource.Group : service.GroupVersion.Group,
                resource.Version.Length > 0 ? resource.Version : service.GroupVersion.Version,
                resource.Kind
            ),
            new(service.GroupVersion.Group, service.GroupVersion.Version, "")
        );

    private sealed record Entry(ResourceDescription Description, IReadOnlyList<Subresource> Subresources);
}
