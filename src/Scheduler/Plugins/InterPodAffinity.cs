using Arktos.Api.Core.V1;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>
/// Pods near to or apart from other pods of their tenant, also as those that are there already want it. Other tenants'
/// pods are never looked at.
/// </summary>
internal sealed class InterPodAffinityFilter : IFilterPlugin
{
    public string Name => "InterPodAffinity";

    public EventKinds Events =>
        EventKinds.NodeAdded
        | EventKinds.NodeDeleted
        | EventKinds.NodeLabels
        | EventKinds.PodAdded
        | EventKinds.PodLabels
        | EventKinds.PodGone
        | EventKinds.NamespaceLabels
        | EventKinds.OwnLabels;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened switch
        {
            // The pods of a node that is gone count no more.
            ClusterEvent.OfNode { Before: { } before, Now: { } now } => HasMoved(pod, before, now, nodes),
            ClusterEvent.OfPod other => other.Pod.Tenant == pod.Tenant && Helps(pod, other, nodes),
            ClusterEvent.OfNamespace ns => ns.Name == pod.Namespace || Required(pod).Any(t => t.SelectsNamespaces),
            _ => true,
        };

    /// <summary>Whether the node is in another domain of a topology that the pod is refused by.</summary>
    private static bool HasMoved(PlacedPod pod, Node before, Node now, NodeTable nodes)
    {
        foreach (var term in Required(pod))
            if (Differ(term))
                return true;
        foreach (var (terms, _) in nodes.Index.Wanting(pod.Tenant))
        foreach (var term in terms.RequiredApart)
            if (Differ(term) && term.Selects(pod.Pod, nodes))
                return true;
        return false;

        bool Differ(PodTerm term) =>
            before.Metadata.Labels?.GetValueOrDefault(term.TopologyKey)
            != now.Metadata.Labels?.GetValueOrDefault(term.TopologyKey);
    }

    /// <summary>
    /// One that it wants near has come; one that it wants apart, or that wants it apart, has gone; or the last one of
    /// its kind has gone, so that it may be the first.
    /// </summary>
    private static bool Helps(PlacedPod pod, ClusterEvent.OfPod other, NodeTable nodes)
    {
        var near = pod.Terms?.RequiredNear ?? [];
        if (near.Length > 0)
        {
            var (was, isNow) = (FitsAll(other.Before), FitsAll(other.Now));
            if (!was && isNow || was && !isNow && FitsAll(pod))
                return true;
        }
        foreach (var term in pod.Terms?.RequiredApart ?? [])
            if (Selects(term, other.Before) && !Selects(term, other.Now))
                return true;
        if (other.Now is null)
            foreach (var term in other.Pod.Terms?.RequiredApart ?? [])
                if (term.Selects(pod.Pod, nodes))
                    return true;
        return false;

        bool FitsAll(PlacedPod? one) => one is not null && Array.TrueForAll(near, t => t.Selects(one.Pod, nodes));
        bool Selects(PodTerm term, PlacedPod? one) => one is not null && term.Selects(one.Pod, nodes);
    }

    private static IEnumerable<PodTerm> Required(PlacedPod pod) =>
        pod.Terms is { } terms ? terms.RequiredNear.Concat(terms.RequiredApart) : [];

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        var state = new State(pod.Placed, nodes);
        return state.IsIdle && !nodes.HasNominations ? default : new(state.Filter) { Changed = state.Change };
    }

    private sealed class State
    {
        private readonly PlacedPod _pod;
        private readonly NodeTable _nodes;
        private readonly PodTerm[] _near;
        private readonly PodTerm[] _apart;

        /// <summary>Pods that fit all terms of the affinity, by the domains of each.</summary>
        private readonly DomainCounts _nearby;
        private readonly DomainCounts _unwanted;

        /// <summary>Those who do not want this pod.</summary>
        private readonly DomainCounts _unwelcoming;

        public State(PlacedPod pod, NodeTable nodes)
        {
            (_pod, _nodes) = (pod, nodes);
            (_near, _apart) = (pod.Terms?.RequiredNear ?? [], pod.Terms?.RequiredApart ?? []);
            (_nearby, _unwanted, _unwelcoming) = (new(nodes), new(nodes), new(nodes));
            if (_near.Length > 0)
            {
                var all = new PodSelection([.. _near.Select(t => t.Selector)], isAlive: false);
                foreach (var ns in _near[0].NamespacesOf(pod.Tenant, nodes))
                    if (Array.TrueForAll(_near, t => t.Covers(pod.Tenant, ns, nodes)))
                        foreach (var term in _near)
                            _nearby.AddAll(term.TopologyKey, nodes.Index.Selected(pod.Tenant, ns, all), 1);
            }
            foreach (var term in _apart)
            foreach (var ns in term.NamespacesOf(pod.Tenant, nodes))
                _unwanted.AddAll(term.TopologyKey, nodes.Index.Selected(pod.Tenant, ns, term.Selection), 1);
            foreach (var (terms, rows) in nodes.Index.Wanting(pod.Tenant))
            foreach (var term in terms.RequiredApart)
                if (term.Selects(pod.Pod, nodes))
                    _unwelcoming.AddAll(term.TopologyKey, rows, 1);
        }

        /// <summary>Neither this pod nor any that counts has a say, whatever pods go.</summary>
        public bool IsIdle => _near.Length + _apart.Length == 0 && _unwelcoming.IsEmpty;

        public void Filter(int row, NodeRejection rejection)
        {
            if (!IsNearEnough(row))
                rejection.Add("node(s) didn't match pod affinity rules", isFinal: true);
            else if (IsTooNear(row))
                rejection.Add("node(s) didn't match pod anti-affinity rules", isFinal: false);
            else if (!_unwelcoming.IsEmpty && _unwelcoming.SumOf(row) > 0)
                rejection.Add("node(s) didn't satisfy existing pods anti-affinity rules", isFinal: false);
        }

        public void Change(PlacedPod other, int sign)
        {
            if (other.Tenant != _pod.Tenant)
                return;
            if (_near.Length > 0 && FitsAll(other.Pod))
                foreach (var term in _near)
                    _nearby.Add(term.TopologyKey, other.Row, sign);
            foreach (var term in _apart)
                if (term.Selects(other.Pod, _nodes))
                    _unwanted.Add(term.TopologyKey, other.Row, sign);
            foreach (var term in other.Terms?.RequiredApart ?? [])
                if (term.Selects(_pod.Pod, _nodes))
                    _unwelcoming.Add(term.TopologyKey, other.Row, sign);
        }

        private bool FitsAll(Pod pod) => Array.TrueForAll(_near, t => t.Selects(pod, _nodes));

        private bool IsNearEnough(int row)
        {
            var isNear = true;
            foreach (var term in _near)
            {
                if (_nodes.Nodes[row]!.Metadata.Labels?.ContainsKey(term.TopologyKey) != true)
                    return false;
                isNear &= _nearby.Of(term.TopologyKey, row) > 0;
            }
            // The first of those who want to be near each other has nobody to be near to.
            return isNear || _nearby.IsEmpty && FitsAll(_pod.Pod);
        }

        private bool IsTooNear(int row)
        {
            foreach (var term in _apart)
                if (_unwanted.Of(term.TopologyKey, row) > 0)
                    return true;
            return false;
        }
    }
}

/// <summary>Nodes near to wanted pods, and apart from unwanted ones, are better; and as those pods see it.</summary>
internal sealed class InterPodAffinityScore : IScorePlugin
{
    /// <summary>What a required term of a pod that is there adds for the pod that it selects.</summary>
    private const int HardWeight = 1;

    public string Name => "InterPodAffinity";

    public int Weight => 2;

    public void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores)
    {
        scores.Clear();
        var sums = Sums(pod.Placed, nodes);
        if (sums.IsEmpty)
            return;
        var (least, most) = (long.MaxValue, long.MinValue);
        for (var i = 0; i < rows.Count; i++)
        {
            var sum = sums.SumOf(rows[i]);
            (least, most) = (Math.Min(least, sum), Math.Max(most, sum));
            scores[i] = sum;
        }
        for (var i = 0; i < rows.Count; i++)
            scores[i] = most == least ? 0 : Math.Truncate(100.0 * (scores[i] - least) / (most - least));
    }

    private static DomainCounts Sums(PlacedPod pod, NodeTable nodes)
    {
        var sums = new DomainCounts(nodes);
        foreach (var term in pod.Terms?.PreferredNear ?? [])
            AddSelected(term, term.Weight);
        foreach (var term in pod.Terms?.PreferredApart ?? [])
            AddSelected(term, -term.Weight);
        foreach (var (terms, rows) in nodes.Index.Wanting(pod.Tenant))
        {
            foreach (var term in terms.RequiredNear)
                AddWanting(term, rows, HardWeight);
            foreach (var term in terms.PreferredNear)
                AddWanting(term, rows, term.Weight);
            foreach (var term in terms.PreferredApart)
                AddWanting(term, rows, -term.Weight);
        }
        return sums;

        void AddSelected(PodTerm term, int weight)
        {
            foreach (var ns in term.NamespacesOf(pod.Tenant, nodes))
                sums.AddAll(term.TopologyKey, nodes.Index.Selected(pod.Tenant, ns, term.Selection), weight);
        }

        void AddWanting(PodTerm term, RowCounts rows, int weight)
        {
            if (term.Selects(pod.Pod, nodes))
                sums.AddAll(term.TopologyKey, rows, weight);
        }
    }
}
