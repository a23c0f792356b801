using Arktos.Api.Json;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Configuration;

/// <summary>Configuration kinds of all tenants in an immutable snapshot. Thread-safe.</summary>
public sealed class FollowedConfiguration(
    IKeyspace keyspace,
    IReadOnlyList<string> resources,
    TimeProvider time,
    ILogger<FollowedConfiguration> log
) : KeyspaceFollower(keyspace, resources, time, log)
{
    private const string Tenants = "tenants";

    private volatile ConfigurationSnapshot _current = new ConfigurationSnapshot.Builder().ToSnapshot();
    private ConfigurationSnapshot.Builder _loading = new();

    /// <summary>The configuration of a tenant; at most some seconds old, and with all that this server wrote.</summary>
    /// <exception cref="StoreUnavailableException">How old it is cannot be told.</exception>
    public async ValueTask<TenantConfiguration> OfAsync(string tenant, CancellationToken cancel)
    {
        await RecentAsync(tenant, cancel);
        return _current[tenant];
    }

    /// <summary>
    /// By resource: what is kept of its items instead of their bytes; null: nothing can be made of one.
    /// </summary>
    public IReadOnlyDictionary<string, Func<KeyspaceItem, object?>> Readers { get; init; } =
        new Dictionary<string, Func<KeyspaceItem, object?>>();

    /// <summary>By resource: as what an item is kept, where its bytes are not all needed.</summary>
    public IReadOnlyDictionary<string, Func<KeyspaceItem, KeyspaceItem>> Keepers { get; init; } =
        new Dictionary<string, Func<KeyspaceItem, KeyspaceItem>>();

    /// <summary>
    /// Told of each tenant that is gone, by name, whether or not there is another of the name since. Must not wait or
    /// throw.
    /// </summary>
    public Action<string> TenantGone { get; init; } = _ => { };

    /// <summary>Another object whenever something has changed.</summary>
    internal object State => _current;

    /// <summary>What is known of a tenant now, for what never waits: it may be old, and nothing at the start.</summary>
    public TenantConfiguration Known(string tenant) => _current[tenant];

    protected override void BeginLoad() => _loading = new();

    protected override void Load(KeyspaceItem item) => _loading.Put(Kept(item));

    protected override void EndLoad(Revision at)
    {
        var before = _current[""][Tenants];
        _current = _loading.ToSnapshot();
        // What happened in between has not been heard.
        foreach (var item in before.All)
            if (_current[""][Tenants].Find("", item.Key.Name)?.CreateRevision != item.CreateRevision)
                TenantGone(item.Key.Name);
    }

    protected override void Apply(IReadOnlyList<KeyspaceEvent> events)
    {
        var next = new ConfigurationSnapshot.Builder(_current);
        foreach (var e in events)
            if (e.Kind == KeyspaceEventKind.Put)
                next.Put(Kept(e.Item));
            else
                next.Remove(e.Item.Key);
        _current = next.ToSnapshot();
        foreach (var e in events)
            if (e.Kind == KeyspaceEventKind.Delete && e.Item.Key.Resource == Tenants)
                TenantGone(e.Item.Key.Name);
    }

    private KeyspaceItem Kept(KeyspaceItem item)
    {
        var readable = Readable(item);
        if (Readers.TryGetValue(item.Key.Resource, out var read))
            return DecodedItems.Slim(Shared(item), read(readable));
        return Shared(Keepers.TryGetValue(item.Key.Resource, out var keep) ? keep(readable) : readable);
    }

    // Of thousands of tenants the same few.
    private static KeyspaceItem Shared(KeyspaceItem item) =>
        item with
        {
            Key = new ObjectKey(
                SharedTexts.Of(item.Key.Resource),
                SharedTexts.Of(item.Key.Tenant),
                SharedTexts.Of(item.Key.Namespace),
                SharedTexts.Of(item.Key.Name)
            ),
        };

    // Rights and rules must not be less because one of them cannot be read: nothing is known then, until it can.
    private static KeyspaceItem Readable(KeyspaceItem item) =>
        item.Unreadable is { } reason
            ? throw new StoreUnavailableException(
                new KeyRange(item.Key.Resource, item.Key.Tenant),
                $"{item.Key} cannot be decrypted: {reason}"
            )
            : item;
}
