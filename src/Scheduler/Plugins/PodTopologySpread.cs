using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>One constraint of a pod, with how its pods are found. Immutable.</summary>
internal sealed class SpreadRule
{
    private readonly PlacedPod _pod;
    private readonly LabelQuery? _selector;
    private readonly bool _honoursAffinity;
    private readonly bool _honoursTaints;

    private SpreadRule(PlacedPod pod, TopologySpreadConstraint constraint)
    {
        _pod = pod;
        (TopologyKey, MaxSkew, MinDomains) = (constraint.TopologyKey, constraint.MaxSkew, constraint.MinDomains ?? 1);
        _selector = LabelQuery.TryFrom(constraint.LabelSelector, out var query, out _) ? query : LabelQuery.Nothing;
        _honoursAffinity = constraint.NodeAffinityPolicy != "Ignore";
        _honoursTaints = constraint.NodeTaintsPolicy == "Honor";
        IsRequired = constraint.WhenUnsatisfiable is "DoNotSchedule" or "";
    }

    /// <summary>Of the defaults: over the pods that belong to the same.</summary>
    private SpreadRule(PlacedPod pod, string key, int maxSkew) =>
        (_pod, TopologyKey, MaxSkew, MinDomains, _honoursAffinity) = (pod, key, maxSkew, 1, true);

    public string TopologyKey { get; }

    public int MaxSkew { get; }

    public int MinDomains { get; }

    public bool IsRequired { get; }

    /// <summary>Whether the pod itself is one of those that are spread.</summary>
    public bool CountsItself => _selector is null || _selector.Matches(_pod.Pod.Metadata.Labels);

    public static List<SpreadRule> Required(PlacedPod pod) =>
        [.. Own(pod).Select(c => new SpreadRule(pod, c)).Where(r => r.IsRequired)];

    /// <summary>
    /// What is not required; for pods without constraints of their own that belong to something, as the pods of a
    /// replica set do, the defaults: over hosts and over zones.
    /// </summary>
    public static List<SpreadRule> Preferred(PlacedPod pod) =>
        Own(pod).Count > 0 ? [.. Own(pod).Select(c => new SpreadRule(pod, c)).Where(r => !r.IsRequired)]
        : pod.Controller.Length > 0
            ? [new(pod, "kubernetes.io/hostname", 3), new(pod, "topology.kubernetes.io/zone", 5)]
        : [];

    /// <summary>Whether the pods of a node count.</summary>
    public bool Covers(Node node) =>
        (!_honoursAffinity || NodeAffinityFilter.IsWanted(_pod.Pod, node))
        && (!_honoursTaints || !TaintToleration.HasUntolerated(_pod.Pod, node));

    public bool Counts(PlacedPod other) =>
        !other.IsTerminating
        && other.Tenant == _pod.Tenant
        && other.Namespace == _pod.Namespace
        && (_selector is null ? other.Controller == _pod.Controller : _selector.Matches(other.Pod.Metadata.Labels));

    public IEnumerable<PlacedPod> Selected(NodeTable nodes) =>
        (
            _selector is null
                ? nodes.Index.OfController(_pod.Controller)
                : nodes.Index.Matching(_pod.Tenant, _pod.Namespace, _selector)
        ).Where(Counts);

    private static List<TopologySpreadConstraint> Own(PlacedPod pod) => pod.Pod.Spec.TopologySpreadConstraints ?? [];
}

/// <summary>Pods are spread over domains of nodes so that none has too many more than another.</summary>
internal sealed class PodTopologySpreadFilter : IFilterPlugin
{
    public string Name => "PodTopologySpread";

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        var rules = SpreadRule.Required(pod.Placed);
        if (rules.Count == 0)
            return default;
        var state = new State(rules, nodes);
        return new(state.Filter) { Changed = state.Change };
    }

    private sealed class State
    {
        private readonly List<SpreadRule> _rules;
        private readonly NodeTable _nodes;

        /// <summary>For each rule its domains, those without pods too.</summary>
        private readonly Dictionary<string, int>[] _counts;

        /// <summary>For each rule what the emptiest of its domains has; null: to be worked out.</summary>
        private readonly int?[] _least;

        public State(List<SpreadRule> rules, NodeTable nodes)
        {
            (_rules, _nodes) = (rules, nodes);
            _counts = [.. rules.Select(_ => new Dictionary<string, int>())];
            _least = new int?[rules.Count];
            for (var row = 0; row < nodes.RowCount; row++)
            for (var i = 0; i < rules.Count && HasAllKeys(row); i++)
                if (rules[i].Covers(nodes.Nodes[row]!))
                    _counts[i].TryAdd(ValueOf(row, rules[i]), 0);
            for (var i = 0; i < rules.Count; i++)
                foreach (var other in rules[i].Selected(nodes))
                    Count(i, other, 1);
        }

        public void Filter(int row, NodeRejection rejection)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var rule = _rules[i];
                if (!Topology.TryValue(_nodes, row, rule.TopologyKey, out var value))
                {
                    rejection.Add(
                        "node(s) didn't match pod topology spread constraints (missing required label)",
                        isFinal: true
                    );
                    return;
                }
                var after = _counts[i].GetValueOrDefault(value) + (rule.CountsItself ? 1 : 0);
                if (after - LeastOf(i) > rule.MaxSkew)
                {
                    rejection.Add("node(s) didn't match pod topology spread constraints", isFinal: false);
                    return;
                }
            }
        }

        public void Change(PlacedPod other, int sign)
        {
            for (var i = 0; i < _rules.Count; i++)
                if (_rules[i].Counts(other))
                    Count(i, other, sign);
        }

        private void Count(int rule, PlacedPod other, int by)
        {
            if (!HasAllKeys(other.Row) || !_rules[rule].Covers(_nodes.Nodes[other.Row]!))
                return;
            var value = ValueOf(other.Row, _rules[rule]);
            _counts[rule][value] = _counts[rule].GetValueOrDefault(value) + by;
            _least[rule] = null;
        }

        private int LeastOf(int rule) =>
            _least[rule] ??=
                _counts[rule].Count == 0 || _counts[rule].Count < _rules[rule].MinDomains
                    ? 0
                    : _counts[rule].Values.Min();

        private bool HasAllKeys(int row) =>
            _nodes.Nodes[row] is not null
            && _rules.TrueForAll(r => Topology.TryValue(_nodes, row, r.TopologyKey, out _));

        private string ValueOf(int row, SpreadRule rule) =>
            Topology.TryValue(_nodes, row, rule.TopologyKey, out var value) ? value : "";
    }
}

/// <summary>Domains with fewer of the pods that are to be spread are better.</summary>
internal sealed class PodTopologySpreadScore : IScorePlugin
{
    private const string HostKey = "kubernetes.io/hostname";

    public string Name => "PodTopologySpread";

    public int Weight => 2;

    public void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores)
    {
        scores.Clear();
        var rules = SpreadRule.Preferred(pod.Placed);
        if (rules.Count == 0)
            return;
        // A node that lacks a label of the pod's own constraints is the worst; the defaults pass such a label over.
        var isOwn = pod.Pod.Spec.TopologySpreadConstraints is { Count: > 0 };
        var ignored = new bool[rows.Count];
        for (var i = 0; i < rows.Count; i++)
            ignored[i] = isOwn && !rules.TrueForAll(r => Topology.TryValue(nodes, rows[i], r.TopologyKey, out _));
        foreach (var rule in rules)
            AddScores(rule, nodes, rows, ignored, scores);
        var (least, most) = (double.MaxValue, 0.0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (ignored[i])
                continue;
            scores[i] = Math.Round(scores[i], MidpointRounding.AwayFromZero);
            (least, most) = (Math.Min(least, scores[i]), Math.Max(most, scores[i]));
        }
        for (var i = 0; i < rows.Count; i++)
            scores[i] =
                ignored[i] ? 0
                : most == 0 ? 100
                : Math.Truncate(100 * (most + least - scores[i]) / most);
    }

    private static void AddScores(
        SpreadRule rule,
        NodeTable nodes,
        IReadOnlyList<int> rows,
        bool[] ignored,
        Span<double> scores
    )
    {
        var counts = new Dictionary<string, int>();
        var candidates = 0;
        for (var i = 0; i < rows.Count; i++)
            if (!ignored[i] && Topology.TryValue(nodes, rows[i], rule.TopologyKey, out var value))
            {
                counts.TryAdd(value, 0);
                candidates++;
            }
        foreach (var other in rule.Selected(nodes))
            if (
                Topology.TryValue(nodes, other.Row, rule.TopologyKey, out var value)
                && counts.TryGetValue(value, out var count)
                && rule.Covers(nodes.Nodes[other.Row]!)
            )
                counts[value] = count + 1;
        var weight = Math.Log((rule.TopologyKey == HostKey ? candidates : counts.Count) + 2);
        for (var i = 0; i < rows.Count; i++)
            if (!ignored[i] && Topology.TryValue(nodes, rows[i], rule.TopologyKey, out var value))
                scores[i] += counts[value] * weight + (rule.MaxSkew - 1);
    }
}
