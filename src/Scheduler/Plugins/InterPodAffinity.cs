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
        private readonly DomainCounts _nearby = new();
        private readonly DomainCounts _unwanted = new();

        /// <summary>Those who do not want this pod.</summary>
        private readonly DomainCounts _unwelcoming = new();

        public State(PlacedPod pod, NodeTable nodes)
        {
            (_pod, _nodes) = (pod, nodes);
            (_near, _apart) = (pod.Terms?.RequiredNear ?? [], pod.Terms?.RequiredApart ?? []);
            if (_near.Length > 0)
                foreach (var other in _near[0].Selected(pod.Tenant, nodes))
                    CountNear(other, 1);
            foreach (var term in _apart)
            foreach (var other in term.Selected(pod.Tenant, nodes))
                _unwanted.Add(nodes, other.Row, term.TopologyKey, 1);
            foreach (var others in nodes.Index.Wanting(pod.Tenant))
            // They want the same, so it is worked out once.
            foreach (var term in others.First().Terms!.RequiredApart.Where(t => t.Selects(pod.Pod, nodes)))
            foreach (var other in others)
                _unwelcoming.Add(nodes, other.Row, term.TopologyKey, 1);
        }

        /// <summary>Neither this pod nor any that counts has a say, whatever pods go.</summary>
        public bool IsIdle => _near.Length + _apart.Length == 0 && _unwelcoming.IsEmpty;

        public void Filter(int row, NodeRejection rejection)
        {
            if (!IsNearEnough(row))
                rejection.Add("node(s) didn't match pod affinity rules", isFinal: true);
            else if (IsTooNear(row))
                rejection.Add("node(s) didn't match pod anti-affinity rules", isFinal: false);
            else if (!_unwelcoming.IsEmpty && _unwelcoming.IsInAny(_nodes, row))
                rejection.Add("node(s) didn't satisfy existing pods anti-affinity rules", isFinal: false);
        }

        public void Change(PlacedPod other, int sign)
        {
            if (other.Tenant != _pod.Tenant)
                return;
            if (_near.Length > 0 && _near[0].Selects(other.Pod, _nodes))
                CountNear(other, sign);
            foreach (var term in _apart)
                if (term.Selects(other.Pod, _nodes))
                    _unwanted.Add(_nodes, other.Row, term.TopologyKey, sign);
            foreach (var term in other.Terms?.RequiredApart ?? [])
                if (term.Selects(_pod.Pod, _nodes))
                    _unwelcoming.Add(_nodes, other.Row, term.TopologyKey, sign);
        }

        private void CountNear(PlacedPod other, int by)
        {
            if (!FitsAll(other.Pod))
                return;
            foreach (var term in _near)
                _nearby.Add(_nodes, other.Row, term.TopologyKey, by);
        }

        private bool FitsAll(Pod pod) => Array.TrueForAll(_near, t => t.Selects(pod, _nodes));

        private bool IsNearEnough(int row)
        {
            var isNear = true;
            foreach (var term in _near)
            {
                if (!Topology.TryValue(_nodes, row, term.TopologyKey, out var value))
                    return false;
                isNear &= _nearby.Of(term.TopologyKey, value) > 0;
            }
            // The first of those who want to be near each other has nobody to be near to.
            return isNear || _nearby.IsEmpty && FitsAll(_pod.Pod);
        }

        private bool IsTooNear(int row)
        {
            foreach (var term in _apart)
                if (
                    Topology.TryValue(_nodes, row, term.TopologyKey, out var value)
                    && _unwanted.Of(term.TopologyKey, value) > 0
                )
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
            var sum = sums.SumOf(nodes, rows[i]);
            (least, most) = (Math.Min(least, sum), Math.Max(most, sum));
            scores[i] = sum;
        }
        for (var i = 0; i < rows.Count; i++)
            scores[i] = most == least ? 0 : Math.Truncate(100.0 * (scores[i] - least) / (most - least));
    }

    private static DomainCounts Sums(PlacedPod pod, NodeTable nodes)
    {
        var sums = new DomainCounts();
        foreach (var term in pod.Terms?.PreferredNear ?? [])
        foreach (var other in term.Selected(pod.Tenant, nodes))
            sums.Add(nodes, other.Row, term.TopologyKey, term.Weight);
        foreach (var term in pod.Terms?.PreferredApart ?? [])
        foreach (var other in term.Selected(pod.Tenant, nodes))
            sums.Add(nodes, other.Row, term.TopologyKey, -term.Weight);
        foreach (var others in nodes.Index.Wanting(pod.Tenant))
        {
            var terms = others.First().Terms!;
            foreach (var term in terms.RequiredNear)
                AddAll(term, HardWeight);
            foreach (var term in terms.PreferredNear)
                AddAll(term, term.Weight);
            foreach (var term in terms.PreferredApart)
                AddAll(term, -term.Weight);

            void AddAll(PodTerm term, int weight)
            {
                if (term.Selects(pod.Pod, nodes))
                    foreach (var other in others)
                        sums.Add(nodes, other.Row, term.TopologyKey, weight);
            }
        }
        return sums;
    }
}
