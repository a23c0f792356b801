using System.Collections.Concurrent;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.ApiServer.Configuration;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Authorization;

/// <summary>Something that a pod names; of the pod's tenant and namespace.</summary>
internal enum NamedKind
{
    Secret,
    ConfigMap,
    ServiceAccount,
    Claim,
}

/// <summary>
/// What the pods of each node name, kept by the events of pods: whether a node may read an object is one look-up.
/// Begins to follow when it is first asked. Memory is that of the names. Thread-safe.
/// </summary>
internal sealed class NodePods(IKeyspace keyspace, TimeProvider time, ILogger<NodePods> log)
    : KeyspaceFollower(keyspace, ["pods"], time, log)
{
    private sealed record Placed(string Node, IReadOnlyList<(NamedKind Kind, string Name)> Names);

    private readonly record struct Use(string Node, string Tenant, string Namespace, NamedKind Kind, string Name);

    private sealed class State
    {
        public Dictionary<ObjectKey, Placed> Pods { get; } = [];

        public ConcurrentDictionary<Use, int> Uses { get; } = new();
    }

    private State _loading = new();
    private volatile State _current = new();

    /// <summary>Whether a pod on the node names the object; what was bound before the call counts.</summary>
    /// <exception cref="Storage.StoreUnavailableException">That cannot be told now.</exception>
    public async ValueTask<bool> NamesAsync(
        string node,
        AccessRequest request,
        NamedKind kind,
        CancellationToken cancel
    )
    {
        Start();
        var use = new Use(node, request.Tenant, request.Namespace, kind, request.Name);
        await RecentAsync(request.Tenant, cancel);
        if (_current.Uses.ContainsKey(use))
            return true;
        // A pod that was bound a moment ago may not have come yet.
        await CaughtUpAsync(request.Tenant, cancel);
        return _current.Uses.ContainsKey(use);
    }

    protected override void BeginLoad() => _loading = new State();

    protected override void Load(KeyspaceItem item) => Put(_loading, item);

    protected override void EndLoad() => _current = _loading;

    protected override void Apply(IReadOnlyList<KeyspaceEvent> events)
    {
        foreach (var e in events)
            if (e.Kind == KeyspaceEventKind.Put)
                Put(_current, e.Item);
            else
                Remove(_current, e.Item.Key);
    }

    private static void Put(State state, KeyspaceItem item)
    {
        var placed = Read(item);
        // The new names first, so that what both name is never missing in between.
        foreach (var use in UsesOf(item.Key, placed))
            state.Uses.AddOrUpdate(use, 1, (_, count) => count + 1);
        Remove(state, item.Key);
        if (placed is not null)
            state.Pods[item.Key] = placed;
    }

    private static void Remove(State state, ObjectKey key)
    {
        if (!state.Pods.Remove(key, out var placed))
            return;
        foreach (var use in UsesOf(key, placed))
            if (state.Uses.AddOrUpdate(use, 0, (_, count) => count - 1) <= 0)
                state.Uses.TryRemove(use, out _);
    }

    private static IEnumerable<Use> UsesOf(ObjectKey pod, Placed? placed) =>
        (placed?.Names ?? []).Select(n => new Use(placed!.Node, pod.Tenant, pod.Namespace, n.Kind, n.Name));

    // Null: the pod is on no node, gives it no rights, or cannot be decoded.
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
        if (pod.Spec.NodeName.Length == 0 || PodReferences.IsMirror(pod))
            return null;
        var references = PodReferences.Of(pod);
        return new Placed(
            pod.Spec.NodeName,
            [
                .. references.Secrets.Select(n => (NamedKind.Secret, n)),
                .. references.ConfigMaps.Select(n => (NamedKind.ConfigMap, n)),
                .. references.Claims.Select(n => (NamedKind.Claim, n)),
                (NamedKind.ServiceAccount, pod.Spec.ServiceAccountName),
            ]
        );
    }
}
