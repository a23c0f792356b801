using System.Collections.Immutable;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Configuration;

/// <summary>
/// The objects of one kind of one tenant. Immutable: another state is another object. Most tenants have a few of a kind
/// all their life: these are an array, a quarter of what dictionaries take.
/// </summary>
public sealed class FollowedObjects
{
    /// <summary>So many are an array at most, and so many become one again: not at each turn.</summary>
    private const int FewMax = 16,
        FewAgain = 8;

    public static FollowedObjects None { get; } = new([]);

    private static readonly ImmutableDictionary<string, KeyspaceItem> Nothing = ImmutableDictionary<
        string,
        KeyspaceItem
    >.Empty;

    private readonly KeyspaceItem[]? _few;
    private readonly ImmutableDictionary<string, ImmutableDictionary<string, KeyspaceItem>> _many = ImmutableDictionary<
        string,
        ImmutableDictionary<string, KeyspaceItem>
    >.Empty;

    private FollowedObjects(KeyspaceItem[] few) => (_few, Count) = (few, few.Length);

    private FollowedObjects(ImmutableDictionary<string, ImmutableDictionary<string, KeyspaceItem>> many, int count) =>
        (_many, Count) = (many, count);

    /// <summary>In no order.</summary>
    public IEnumerable<KeyspaceItem> All => _few ?? _many.Values.SelectMany(n => n.Values);

    public int Count { get; }

    public KeyspaceItem? Find(string ns, string name) =>
        _few is null ? Of(ns).GetValueOrDefault(name)
        : IndexOf(_few, ns, name) is var at and >= 0 ? _few[at]
        : null;

    /// <summary>Those of a namespace, in no order.</summary>
    public IEnumerable<KeyspaceItem> In(string ns) =>
        _few is null ? Of(ns).Values : _few.Where(item => item.Key.Namespace == ns);

    internal FollowedObjects With(KeyspaceItem item)
    {
        var (ns, name) = (item.Key.Namespace, item.Key.Name);
        if (_few is null)
            return Changed(ns, Of(ns).SetItem(name, item));
        if (IndexOf(_few, ns, name) is var at and >= 0)
        {
            var changed = (KeyspaceItem[])_few.Clone();
            changed[at] = item;
            return new(changed);
        }
        return _few.Length < FewMax
            ? new([.. _few, item])
            : _few.Append(item).Aggregate(new FollowedObjects(_many, 0), (all, one) => all.With(one));
    }

    internal FollowedObjects Without(ObjectKey key)
    {
        var (ns, name) = (key.Namespace, key.Name);
        if (_few is null)
        {
            var less = Changed(ns, Of(ns).Remove(name));
            return less.Count > FewAgain ? less : new([.. less.All]);
        }
        var at = IndexOf(_few, ns, name);
        return at < 0 ? this : new([.. _few[..at], .. _few[(at + 1)..]]);
    }

    // At every request: nothing is allocated.
    private static int IndexOf(KeyspaceItem[] items, string ns, string name)
    {
        for (var i = 0; i < items.Length; i++)
            if (items[i].Key.Name == name && items[i].Key.Namespace == ns)
                return i;
        return -1;
    }

    private FollowedObjects Changed(string ns, ImmutableDictionary<string, KeyspaceItem> items) =>
        new(items.Count == 0 ? _many.Remove(ns) : _many.SetItem(ns, items), Count - Of(ns).Count + items.Count);

    private ImmutableDictionary<string, KeyspaceItem> Of(string ns) => _many.GetValueOrDefault(ns, Nothing);
}

/// <summary>What is followed of one tenant: some twenty kinds at most. Immutable.</summary>
public sealed class TenantConfiguration
{
    internal static TenantConfiguration Empty { get; } = new([]);

    private readonly (string Resource, FollowedObjects Objects)[] _kinds;

    private TenantConfiguration((string, FollowedObjects)[] kinds) => _kinds = kinds;

    /// <param name="resource">As it is called in keys.</param>
    public FollowedObjects this[string resource]
    {
        get
        {
            foreach (var (one, objects) in _kinds)
                if (one == resource)
                    return objects;
            return FollowedObjects.None;
        }
    }

    internal TenantConfiguration With(string resource, FollowedObjects objects)
    {
        var at = Array.FindIndex(_kinds, k => k.Resource == resource);
        if (objects.Count == 0)
            return at < 0 ? this : new([.. _kinds[..at], .. _kinds[(at + 1)..]]);
        if (at < 0)
            return new([.. _kinds, (resource, objects)]);
        var changed = ((string, FollowedObjects)[])_kinds.Clone();
        changed[at] = (resource, objects);
        return new(changed);
    }

    internal bool IsEmpty => _kinds.Length == 0;
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
            var changed = tenant.With(key.Resource, change(tenant[key.Resource]));
            // Of a tenant that has gone nothing stays, however many come and go.
            if (changed.IsEmpty)
                _tenants.Remove(key.Tenant);
            else
                _tenants[key.Tenant] = changed;
        }
    }
}
