using Arktos.Api.Json;
using Arktos.Api.Selectors;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// Finds the pods that count on nodes: by tenant, namespace and labels, by what they belong to, and by what they want
/// of other pods. A label is indexed when something selects by it for the first time. Owned by the table of nodes.
/// </summary>
public sealed class PodIndex
{
    /// <summary>Labels of a namespace that are indexed; pods selected by others are looked for among all.</summary>
    private const int LabelsMax = 8;

    private static readonly HashSet<PlacedPod> None = [];

    private readonly Dictionary<string, Tenant> _tenants = [];
    private readonly Dictionary<string, HashSet<PlacedPod>> _byController = [];
    private readonly Dictionary<(string Tenant, string Name), Map<string>> _namespaces = [];

    /// <summary>A namespace is there, or its labels have changed.</summary>
    public void PutNamespace(string tenant, string name, Map<string>? labels) =>
        _namespaces[(tenant, name)] = labels ?? [];

    public void RemoveNamespace(string tenant, string name) => _namespaces.Remove((tenant, name));

    public Map<string>? LabelsOfNamespace(string tenant, string name) => _namespaces.GetValueOrDefault((tenant, name));

    /// <summary>The namespaces of a tenant in which pods count.</summary>
    public IEnumerable<string> NamespacesOf(string tenant) =>
        _tenants.TryGetValue(tenant, out var found) ? found.Namespaces.Keys : [];

    /// <summary>The pods of a namespace that a query selects.</summary>
    public IEnumerable<PlacedPod> Matching(string tenant, string ns, LabelQuery query)
    {
        if (
            query.MatchesNothing
            || !_tenants.TryGetValue(tenant, out var found)
            || !found.Namespaces.TryGetValue(ns, out var pods)
        )
            yield break;
        foreach (var pod in pods.Candidates(query))
            if (query.Matches(pod.Pod.Metadata.Labels))
                yield return pod;
    }

    /// <summary>The pods that belong to the same.</summary>
    public IReadOnlyCollection<PlacedPod> OfController(string uid) => _byController.GetValueOrDefault(uid, None);

    /// <summary>The pods of a tenant that want something of other pods, by what they want.</summary>
    public IEnumerable<IReadOnlyCollection<PlacedPod>> Wanting(string tenant) =>
        _tenants.TryGetValue(tenant, out var found) ? found.Wanting.Values : [];

    internal void Add(PlacedPod pod)
    {
        if (!_tenants.TryGetValue(pod.Tenant, out var tenant))
            _tenants[pod.Tenant] = tenant = new Tenant();
        if (!tenant.Namespaces.TryGetValue(pod.Namespace, out var pods))
            tenant.Namespaces[pod.Namespace] = pods = new NamespacePods();
        pods.Add(pod);
        if (pod.Terms is { } terms)
            Put(tenant.Wanting, terms.Signature, pod);
        if (pod.Controller.Length > 0)
            Put(_byController, pod.Controller, pod);
    }

    internal void Remove(PlacedPod pod)
    {
        var tenant = _tenants[pod.Tenant];
        var pods = tenant.Namespaces[pod.Namespace];
        pods.Remove(pod);
        if (pods.All.Count == 0)
            tenant.Namespaces.Remove(pod.Namespace);
        if (tenant.Namespaces.Count == 0)
            _tenants.Remove(pod.Tenant);
        if (pod.Terms is { } terms)
            Take(tenant.Wanting, terms.Signature, pod);
        if (pod.Controller.Length > 0)
            Take(_byController, pod.Controller, pod);
    }

    private static void Put(Dictionary<string, HashSet<PlacedPod>> index, string key, PlacedPod pod)
    {
        if (!index.TryGetValue(key, out var pods))
            index[key] = pods = [];
        pods.Add(pod);
    }

    private static void Take(Dictionary<string, HashSet<PlacedPod>> index, string key, PlacedPod pod)
    {
        if (index.TryGetValue(key, out var pods) && pods.Remove(pod) && pods.Count == 0)
            index.Remove(key);
    }

    private sealed class Tenant
    {
        public Dictionary<string, NamespacePods> Namespaces { get; } = [];

        public Dictionary<string, HashSet<PlacedPod>> Wanting { get; } = [];
    }

    private sealed class NamespacePods
    {
        private readonly Dictionary<string, Dictionary<string, HashSet<PlacedPod>>> _labels = [];

        public HashSet<PlacedPod> All { get; } = [];

        public void Add(PlacedPod pod)
        {
            All.Add(pod);
            foreach (var (label, values) in _labels)
                if (pod.Pod.Metadata.Labels?.TryGetValue(label, out var value) == true)
                    Put(values, value, pod);
        }

        public void Remove(PlacedPod pod)
        {
            All.Remove(pod);
            foreach (var (label, values) in _labels)
                if (pod.Pod.Metadata.Labels?.TryGetValue(label, out var value) == true)
                    Take(values, value, pod);
        }

        /// <summary>A set that has all that the query selects: the smallest that is known.</summary>
        public HashSet<PlacedPod> Candidates(LabelQuery query)
        {
            var best = All;
            foreach (var requirement in query.Requirements)
            {
                if (
                    requirement.Operator is not (LabelOperator.Equals or LabelOperator.In)
                    || requirement.Values is not [var value]
                    || ValuesOf(requirement.Key) is not { } values
                )
                    continue;
                var found = values.GetValueOrDefault(value, None);
                if (found.Count < best.Count)
                    best = found;
            }
            return best;
        }

        private Dictionary<string, HashSet<PlacedPod>>? ValuesOf(string label)
        {
            if (_labels.TryGetValue(label, out var known))
                return known;
            if (_labels.Count >= LabelsMax)
                return null;
            var values = new Dictionary<string, HashSet<PlacedPod>>();
            foreach (var pod in All)
                if (pod.Pod.Metadata.Labels?.TryGetValue(label, out var value) == true)
                    Put(values, value, pod);
            return _labels[label] = values;
        }
    }
}
