using System.Collections.Immutable;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Configuration;

/// <summary>The objects of one kind of one tenant. Immutable: another state is another object.</summary>
public sealed class FollowedObjects
{
    public static FollowedObjects None { get; } =
        new(ImmutableDictionary<string, ImmutableDictionary<string, KeyspaceItem>>.Empty, 0);

    private static readonly ImmutableDictionary<string, KeyspaceItem> Nothing = ImmutableDictionary<
        string,
        KeyspaceItem
    >.Empty;

    private readonly ImmutableDictionary<string, ImmutableDictionary<string, KeyspaceItem>> _namespaces;

    private FollowedObjects(
        ImmutableDictionary<string, ImmutableDictionary<string, KeyspaceItem>> namespaces,
        int count
    )
    {
        _namespaces = namespaces;
        Count = count;
    }

    /// <summary>In no order.</summary>
    public IEnumerable<KeyspaceItem> All => _namespaces.Values.SelectMany(n => n.Values);

    public int Count { get; }

    public KeyspaceItem? Find(string ns, string name) => Of(ns).GetValueOrDefault(name);

    /// <summary>Those of a namespace, in no order.</summary>
    public IEnumerable<KeyspaceItem> In(string ns) => Of(ns).Values;

    internal FollowedObjects With(KeyspaceItem item) =>
        Changed(item.Key.Namespace, Of(item.Key.Namespace).SetItem(item.Key.Name, item));

    internal FollowedObjects Without(ObjectKey key) => Changed(key.Namespace, Of(key.Namespace).Remove(key.Name));

    private FollowedObjects Changed(string ns, ImmutableDictionary<string, KeyspaceItem> items) =>
        new(
            items.Count == 0 ? _namespaces.Remove(ns) : _namespaces.SetItem(ns, items),
            Count - Of(ns).Count + items.Count
        );

    private ImmutableDictionary<string, KeyspaceItem> Of(string ns) => _namespaces.GetValueOrDefault(ns, Nothing);
}

/// <summary>What is followed of one tenant. Immutable.</summary>
public sealed class TenantConfiguration
{
    internal static TenantConfiguration Empty { get; } = new(ImmutableDictionary<string, FollowedObjects>.Empty);

    private readonly ImmutableDictionary<string, FollowedObjects> _kinds;

    private TenantConfiguration(ImmutableDictionary<string, FollowedObjects> kinds) => _kinds = kinds;

    /// <param name="resource">As it is called in keys.</param>
    public FollowedObjects this[string resource] => _kinds.GetValueOrDefault(resource, FollowedObjects.None);

    internal TenantConfiguration With(string resource, FollowedObjects objects) =>
        new(objects.Count == 0 ? _kinds.Remove(resource) : _kinds.SetItem(resource, objects));
}

/// <summary>What is followed of all tenants. Immutable.</summary>
internal sealed class ConfigurationSnapshot
{
    private readonly ImmutableDictionary<string, TenantConfiguration> _tenants;

    private ConfigurationSnapshot(ImmutableDictionary<string, TenantConfiguration> tenants) => _tenants = tenants;

    /// <summary>Of a tenant that there is nothing of: an empty one.</summary>
    public TenantConfiguration this[string tenant] => _tenants.GetValueOrDefault(tenant, TenantConfiguration.Empty);

    /// <summary>Makes the next snapshot from one before. Not thread-safe.</summary>
    internal sealed class Builder
    {
        private readonly ImmutableDictionary<string, TenantConfiguration>.Builder _tenants;

        public Builder() => _tenants = ImmutableDictionary.CreateBuilder<string, TenantConfiguration>();

        public Builder(ConfigurationSnapshot before) => _tenants = before._tenants.ToBuilder();

        public void Put(KeyspaceItem item) => Change(item.Key, objects => objects.With(item));

        public void Remove(ObjectKey key) => Change(key, objects => objects.Without(key));

        public ConfigurationSnapshot ToSnapshot() => new(_tenants.ToImmutable());

        private void Change(ObjectKey key, Func<FollowedObjects, FollowedObjects> change)
        {
            var tenant = _tenants.GetValueOrDefault(key.Tenant, TenantConfiguration.Empty);
            _tenants[key.Tenant] = tenant.With(key.Resource, change(tenant[key.Resource]));
        }
    }
}
