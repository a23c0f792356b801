using System.Collections.Concurrent;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Configuration;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Indexes;

/// <summary>Something that a pod names; of the pod's tenant and namespace.</summary>
public enum NamedKind
{
    Secret,
    ConfigMap,
    ServiceAccount,
    Claim,
}

/// <summary>
/// The pods of each node, and what they name, kept by the events of pods: what is on a node, and whether it may read an
/// object, are look-ups. Begins to follow when it is first asked. Memory is that of the names, and of so many pods that
/// have left their nodes. Thread-safe.
/// </summary>
public sealed class NodePods(IKeyspace keyspace, TimeProvider time, ILogger<NodePods> log)
    : KeyspaceFollower(keyspace, ["pods"], time, log)
{
    /// <summary>Pods that left their nodes and are remembered, all nodes together.</summary>
    private const int DepartedMax = 10_000;

    /// <param name="IsMirror">Made by the node for what it runs by itself.</param>
    private sealed record Placed(string Node, bool IsMirror, IReadOnlyList<(NamedKind Kind, string Name)> Names);

    private readonly record struct Departure(Revision At, string Node, ObjectKey Pod);

    private readonly record struct Use(string Node, string Tenant, string Namespace, NamedKind Kind, string Name);

    private State _loading = new();
    private volatile State _current = new();

    /// <summary>Whether a pod on the node names the object; what was bound before the call counts.</summary>
    /// <exception cref="Storage.StoreUnavailableException">That cannot be told now.</exception>
    public async ValueTask<bool> NamesAsync(
        string node,
        string tenant,
        string ns,
        NamedKind kind,
        string name,
        CancellationToken cancel
    )
    {
        Start();
        var use = new Use(node, tenant, ns, kind, name);
        await RecentAsync(tenant, cancel);
        if (_current.Uses.ContainsKey(use))
            return true;
        // A pod that was bound a moment ago may not have come yet.
        await CaughtUpAsync(new KeyRange("pods", tenant), cancel);
        return _current.Uses.ContainsKey(use);
    }

    /// <summary>
    /// The claims of a tenant that pods on the node name; what was bound before the call is among them.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">That cannot be told now.</exception>
    public async ValueTask<IReadOnlyList<ObjectKey>> ClaimsAsync(string node, string tenant, CancellationToken cancel)
    {
        Start();
        await CaughtUpAsync(new KeyRange("pods", tenant), cancel);
        return _current.ClaimsOf(node, tenant);
    }

    /// <summary>
    /// Whether a pod of the tenant is bound to the node; what was bound before the call counts, what the node makes by
    /// itself does in tenant system alone, which is where it may.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">That cannot be told now.</exception>
    public async ValueTask<bool> HasOfTenantAsync(string node, string tenant, CancellationToken cancel)
    {
        Start();
        await RecentAsync(tenant, cancel);
        if (_current.Tenants.ContainsKey((node, tenant)))
            return true;
        await CaughtUpAsync(new KeyRange("pods", tenant), cancel);
        return _current.Tenants.ContainsKey((node, tenant));
    }

    /// <summary>The same of a namespace of the tenant.</summary>
    /// <exception cref="Storage.StoreUnavailableException">That cannot be told now.</exception>
    public async ValueTask<bool> HasOfNamespaceAsync(string node, string tenant, string ns, CancellationToken cancel)
    {
        Start();
        await RecentAsync(tenant, cancel);
        if (_current.Namespaces.ContainsKey((node, tenant, ns)))
            return true;
        await CaughtUpAsync(new KeyRange("pods", tenant), cancel);
        return _current.Namespaces.ContainsKey((node, tenant, ns));
    }

    /// <summary>Returns when there is an index to ask.</summary>
    /// <exception cref="Storage.StoreUnavailableException">It is not there after 30 seconds.</exception>
    public ValueTask ReadyAsync(KeyRange range, CancellationToken cancel)
    {
        Start();
        return LoadedAsync(range, cancel);
    }

    /// <summary>
    /// The latest revision of the range: everything up to there is known, so <see cref="TryFindAsync"/> can tell what
    /// is on a node then.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">That cannot be told now.</exception>
    public async ValueTask<Revision> LatestAsync(KeyRange range, CancellationToken cancel)
    {
        Start();
        return await CaughtUpAsync(range, cancel);
    }

    /// <summary>
    /// The pods of a range that were on the node at the revision, in the order of keys; others may be among them, but
    /// none is missing. Null: that is not known (the revision is older than what is remembered, or has not come).
    /// </summary>
    public async ValueTask<IReadOnlyList<ObjectKey>?> TryFindAsync(
        KeyRange range,
        string node,
        Revision at,
        CancellationToken cancel
    )
    {
        Start();
        return await ReachesAsync(range, at, cancel) ? _current.Find(range, node, at) : null;
    }

    protected override void BeginLoad() => _loading = new State();

    protected override void Load(KeyspaceItem item) => _loading.Put(item, Read(item));

    protected override void EndLoad(Revision at)
    {
        _loading.LoadedAt(at);
        _current = _loading;
    }

    protected override void Apply(IReadOnlyList<KeyspaceEvent> events)
    {
        foreach (var e in events)
            if (e.Kind == KeyspaceEventKind.Put)
                _current.Put(e.Item, Read(e.Item));
            else
                _current.Remove(e.Item);
    }

    /// <summary>One task writes; reads are thread-safe.</summary>
    private sealed class State
    {
        private readonly Dictionary<ObjectKey, Placed> _pods = [];
        private readonly Lock _lock = new();
        private readonly Dictionary<string, SortedSet<ObjectKey>> _nodes = [];
        private readonly Dictionary<ObjectKey, IReadOnlyList<string>> _claims = [];
        private readonly Queue<Departure> _departed = new();

        // Departures later than these are all remembered.
        private readonly Dictionary<string, Revision> _forgottenByTenant = [];
        private Revision _loadedAt,
            _forgotten;

        public ConcurrentDictionary<Use, int> Uses { get; } = new();

        /// <summary>How many pods of a tenant are bound to a node; none is 0.</summary>
        public ConcurrentDictionary<(string Node, string Tenant), int> Tenants { get; } = new();

        /// <summary>The same of each namespace.</summary>
        public ConcurrentDictionary<(string Node, string Tenant, string Namespace), int> Namespaces { get; } = new();

        /// <summary>What left its node before that is not known.</summary>
        public void LoadedAt(Revision revision)
        {
            lock (_lock)
                _loadedAt = revision;
        }

        public IReadOnlyList<ObjectKey>? Find(KeyRange range, string node, Revision at)
        {
            var found = new SortedSet<ObjectKey>(KeyOrder.Instance);
            lock (_lock)
            {
                var forgotten = range.Tenant is null ? _forgotten : _forgottenByTenant.GetValueOrDefault(range.Tenant);
                if (at < _loadedAt || at < forgotten)
                    return null;
                foreach (var departure in _departed)
                    if (departure.At > at && departure.Node == node && range.Contains(departure.Pod))
                        found.Add(departure.Pod);
                foreach (var pod in _nodes.GetValueOrDefault(node) ?? [])
                    if (range.Contains(pod))
                        found.Add(pod);
            }
            return [.. found];
        }

        public IReadOnlyList<ObjectKey> ClaimsOf(string node, string tenant)
        {
            var claims = new HashSet<ObjectKey>();
            lock (_lock)
                foreach (var pod in _nodes.GetValueOrDefault(node) ?? [])
                    if (pod.Tenant == tenant && _claims.TryGetValue(pod, out var names))
                        claims.UnionWith(names.Select(n => pod with { Name = n }));
            return [.. claims];
        }

        /// <param name="placed">Null: on no node.</param>
        public void Put(KeyspaceItem item, Placed? placed)
        {
            // The new names first, so that what both name is never missing in between.
            foreach (var use in UsesOf(item.Key, placed))
                Add(Uses, use);
            if (placed is not null && Counts(item.Key, placed))
            {
                Add(Tenants, (placed.Node, item.Key.Tenant));
                Add(Namespaces, (placed.Node, item.Key.Tenant, item.Key.Namespace));
            }
            Drop(item.Key, out var before);
            if (placed is not null)
                _pods[item.Key] = placed;
            NoteClaims(item.Key, placed);
            Move(item, before?.Node, placed?.Node);
        }

        public void Remove(KeyspaceItem last)
        {
            Drop(last.Key, out var before);
            NoteClaims(last.Key, null);
            Move(last, before?.Node, null);
        }

        /// <summary>Most pods have none, and cost nothing here.</summary>
        private void NoteClaims(ObjectKey pod, Placed? placed)
        {
            string[] claims = [.. (placed?.Names ?? []).Where(n => n.Kind == NamedKind.Claim).Select(n => n.Name)];
            lock (_lock)
                if (claims.Length > 0)
                    _claims[pod] = claims;
                else
                    _claims.Remove(pod);
        }

        private void Drop(ObjectKey key, out Placed? before)
        {
            _pods.Remove(key, out before);
            foreach (var use in UsesOf(key, before))
                Take(Uses, use);
            if (before is null || !Counts(key, before))
                return;
            Take(Tenants, (before.Node, key.Tenant));
            Take(Namespaces, (before.Node, key.Tenant, key.Namespace));
        }

        // Whatever a node says that it runs, it learns nothing of other tenants by it.
        private static bool Counts(ObjectKey pod, Placed placed) =>
            !placed.IsMirror || pod.Tenant == UserIdentity.SystemTenant;

        private static void Add<T>(ConcurrentDictionary<T, int> counts, T what)
            where T : notnull => counts.AddOrUpdate(what, 1, (_, count) => count + 1);

        private static void Take<T>(ConcurrentDictionary<T, int> counts, T what)
            where T : notnull
        {
            if (counts.AddOrUpdate(what, 0, (_, count) => count - 1) <= 0)
                counts.TryRemove(what, out _);
        }

        private void Move(KeyspaceItem item, string? from, string? to)
        {
            if (from == to)
                return;
            lock (_lock)
            {
                if (from is not null)
                {
                    _nodes[from].Remove(item.Key);
                    if (_nodes[from].Count == 0)
                        _nodes.Remove(from);
                    _departed.Enqueue(new Departure(item.Revision, from, item.Key));
                    if (_departed.Count > DepartedMax && _departed.Dequeue() is var gone)
                    {
                        _forgotten = Revision.Max(_forgotten, gone.At);
                        // Revisions of a tenant only grow.
                        _forgottenByTenant[gone.Pod.Tenant] = gone.At;
                    }
                }
                if (to is null)
                    return;
                if (!_nodes.TryGetValue(to, out var pods))
                    _nodes[to] = pods = new SortedSet<ObjectKey>(KeyOrder.Instance);
                pods.Add(item.Key);
            }
        }

        private static IEnumerable<Use> UsesOf(ObjectKey pod, Placed? placed) =>
            (placed?.Names ?? []).Select(n => new Use(placed!.Node, pod.Tenant, pod.Namespace, n.Kind, n.Name));
    }

    // Null: the pod is on no node, or cannot be decoded. What its node makes by itself gives it no rights.
    private static Placed? Read(KeyspaceItem item)
    {
        Pod pod;
        try
        {
            pod = KubeJson.Decode<Pod>(item.Value.Span);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return null;
        }
        if (pod.Spec.NodeName.Length == 0)
            return null;
        var isMirror = PodReferences.IsMirror(pod);
        return new Placed(pod.Spec.NodeName, isMirror, isMirror ? [] : NamesOf(pod));
    }

    private static List<(NamedKind Kind, string Name)> NamesOf(Pod pod)
    {
        var references = PodReferences.Of(pod);
        return
        [
            .. references.Secrets.Select(n => (NamedKind.Secret, n)),
            .. references.ConfigMaps.Select(n => (NamedKind.ConfigMap, n)),
            .. references.Claims.Select(n => (NamedKind.Claim, n)),
            (NamedKind.ServiceAccount, pod.Spec.ServiceAccountName),
        ];
    }
}
