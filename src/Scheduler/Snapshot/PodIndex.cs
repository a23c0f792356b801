using Arktos.Api.Json;
using Arktos.Api.Selectors;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// How many pods count on which rows: by what they belong to, by what they want of other pods, and by any selection
/// within a namespace. A selection is counted once, when it is first asked for, and kept up from then on. Owned by the
/// table of nodes.
/// </summary>
public sealed class PodIndex
{
    private static readonly RowCounts None = new();

    private readonly Dictionary<string, TenantPods> _tenants = [];
    private readonly Dictionary<string, RowCounts> _byController = [];
    private readonly Dictionary<(string Tenant, string Name), Map<string>> _namespaces = [];

    /// <summary>A namespace is there, or its labels have changed.</summary>
    public void PutNamespace(string tenant, string name, Map<string>? labels) =>
        _namespaces[(tenant, name)] = labels ?? [];

    public void RemoveNamespace(string tenant, string name) => _namespaces.Remove((tenant, name));

    public Map<string>? LabelsOfNamespace(string tenant, string name) => _namespaces.GetValueOrDefault((tenant, name));

    /// <summary>The namespaces of a tenant in which pods count.</summary>
    public IEnumerable<string> NamespacesOf(string tenant) =>
        _tenants.TryGetValue(tenant, out var found) ? found.Namespaces.Keys : [];

    /// <summary>Where the pods of a namespace are that a selection takes.</summary>
    public RowCounts Selected(string tenant, string ns, PodSelection selection) =>
        _tenants.TryGetValue(tenant, out var found) && found.Namespaces.TryGetValue(ns, out var pods)
            ? pods.Selected(selection)
            : None;

    /// <summary>Where the pods are that belong to the same, but for those that terminate.</summary>
    public RowCounts OfController(string uid) => _byController.GetValueOrDefault(uid, None);

    /// <summary>What pods of a tenant want of other pods, each with where those are that want it.</summary>
    public IEnumerable<(PodTerms Terms, RowCounts Rows)> Wanting(string tenant) =>
        _tenants.TryGetValue(tenant, out var found) ? found.Wanting.Values : [];

    internal void Add(PlacedPod pod)
    {
        if (!_tenants.TryGetValue(pod.Tenant, out var tenant))
            _tenants[pod.Tenant] = tenant = new TenantPods();
        if (!tenant.Namespaces.TryGetValue(pod.Namespace, out var pods))
            tenant.Namespaces[pod.Namespace] = pods = new NamespacePods();
        pods.Add(pod);
        if (pod.Terms is { } terms)
        {
            if (!tenant.Wanting.TryGetValue(terms.Signature, out var group))
                tenant.Wanting[terms.Signature] = group = (terms, new RowCounts());
            group.Rows.Add(pod.Row, 1);
        }
        if (pod.Controller.Length == 0 || pod.IsTerminating)
            return;
        if (!_byController.TryGetValue(pod.Controller, out var rows))
            _byController[pod.Controller] = rows = new RowCounts();
        rows.Add(pod.Row, 1);
    }

    internal void Remove(PlacedPod pod)
    {
        var tenant = _tenants[pod.Tenant];
        var pods = tenant.Namespaces[pod.Namespace];
        pods.Remove(pod);
        if (pods.IsEmpty)
            tenant.Namespaces.Remove(pod.Namespace);
        if (tenant.Namespaces.Count == 0)
            _tenants.Remove(pod.Tenant);
        if (pod.Terms is { } terms)
        {
            var rows = tenant.Wanting[terms.Signature].Rows;
            rows.Add(pod.Row, -1);
            if (rows.IsEmpty)
                tenant.Wanting.Remove(terms.Signature);
        }
        if (pod.Controller.Length == 0 || pod.IsTerminating)
            return;
        _byController[pod.Controller].Add(pod.Row, -1);
        if (_byController[pod.Controller].IsEmpty)
            _byController.Remove(pod.Controller);
    }

    private sealed class TenantPods
    {
        public Dictionary<string, NamespacePods> Namespaces { get; } = [];

        public Dictionary<string, (PodTerms Terms, RowCounts Rows)> Wanting { get; } = [];
    }

    private sealed class NamespacePods
    {
        /// <summary>Selections that are kept up; the one that was asked for longest ago goes.</summary>
        private const int SelectionsMax = 32;

        private readonly HashSet<PlacedPod> _all = [];
        private readonly Dictionary<string, (PodSelection Selection, RowCounts Rows, long Asked)> _selected = [];
        private long _asked;

        public bool IsEmpty => _all.Count == 0;

        public void Add(PlacedPod pod)
        {
            _all.Add(pod);
            Count(pod, 1);
        }

        public void Remove(PlacedPod pod)
        {
            _all.Remove(pod);
            Count(pod, -1);
        }

        public RowCounts Selected(PodSelection selection)
        {
            if (!_selected.TryGetValue(selection.Signature, out var known))
            {
                if (_selected.Count == SelectionsMax)
                    _selected.Remove(_selected.MinBy(s => s.Value.Asked).Key);
                known = (selection, new RowCounts(), 0);
                foreach (var pod in _all)
                    if (selection.Takes(pod))
                        known.Rows.Add(pod.Row, 1);
            }
            _selected[selection.Signature] = known with { Asked = ++_asked };
            return known.Rows;
        }

        private void Count(PlacedPod pod, int by)
        {
            foreach (var (selection, rows, _) in _selected.Values)
                if (selection.Takes(pod))
                    rows.Add(pod.Row, by);
        }
    }
}

/// <summary>Numbers of pods by row; only rows that have some. Not thread-safe.</summary>
public sealed class RowCounts
{
    private readonly Dictionary<int, int> _counts = [];

    public bool IsEmpty => _counts.Count == 0;

    public Dictionary<int, int>.Enumerator GetEnumerator() => _counts.GetEnumerator();

    internal void Add(int row, int by)
    {
        var now = _counts.GetValueOrDefault(row) + by;
        if (now == 0)
            _counts.Remove(row);
        else
            _counts[row] = now;
    }
}

/// <summary>Pods of a namespace that fit some queries by their labels. Immutable.</summary>
/// <param name="queries">A pod fits all of them.</param>
/// <param name="isAlive">Without those that terminate.</param>
public sealed class PodSelection(IReadOnlyList<LabelQuery> queries, bool isAlive)
{
    /// <summary>The same for all that take the same.</summary>
    public string Signature { get; } =
        (isAlive ? "+" : "") + string.Join('\0', queries.Select(q => q.MatchesNothing ? "\n" : q.ToString()));

    public bool Takes(PlacedPod pod)
    {
        if (isAlive && pod.IsTerminating)
            return false;
        foreach (var query in queries)
            if (!query.Matches(pod.Pod.Metadata.Labels))
                return false;
        return true;
    }
}
