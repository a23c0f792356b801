using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>One constraint of a pod, with how its pods are found. Immutable.</summary>
internal sealed class SpreadRule
{
    private readonly PlacedPod _pod;
    private readonly PodSelection? _selection;
    private readonly bool _honoursAffinity;
    private readonly bool _honoursTaints;

    private SpreadRule(PlacedPod pod, TopologySpreadConstraint constraint)
    {
        _pod = pod;
        (TopologyKey, MaxSkew, MinDomains) = (constraint.TopologyKey, constraint.MaxSkew, constraint.MinDomains ?? 1);
        var selector = LabelQuery.TryFrom(constraint.LabelSelector, out var query, out _) ? query : LabelQuery.Nothing;
        _selection = new PodSelection([selector], isAlive: true);
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
    public bool CountsItself => _selection is null || _selection.Takes(_pod);

    /// <summary>Whether the pods of all nodes count.</summary>
    public bool CoversAll =>
        !_honoursTaints
        && (
            !_honoursAffinity
            || _pod.Pod.Spec
                is {
                    NodeSelector: null or { Count: 0 },
                    Affinity: null or { NodeAffinity: null or { RequiredDuringSchedulingIgnoredDuringExecution: null } }
                }
        );

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
        (!_honoursAffinity || NodeSelectors.Admit(_pod.Pod.Spec, node))
        && (!_honoursTaints || !TaintToleration.HasUntolerated(_pod.Pod, node));

    public bool Counts(PlacedPod other) =>
        other.Tenant == _pod.Tenant
        && other.Namespace == _pod.Namespace
        && (_selection is null ? !other.IsTerminating && other.Controller == _pod.Controller : _selection.Takes(other));

    public RowCounts Selected(NodeTable nodes) =>
        _selection is null
            ? nodes.Index.OfController(_pod.Controller)
            : nodes.Index.Selected(_pod.Tenant, _pod.Namespace, _selection);

    private static List<TopologySpreadConstraint> Own(PlacedPod pod) => pod.Pod.Spec.TopologySpreadConstraints ?? [];
}

/// <summary>Pods are spread over domains of nodes so that none has too many more than another.</summary>
internal sealed class PodTopologySpreadFilter : IFilterPlugin
{
    public string Name => "PodTopologySpread";

    public EventKinds Events =>
        EventKinds.NodeAdded
        | EventKinds.NodeDeleted
        | EventKinds.NodeLabels
        | EventKinds.NodeTaints
        | EventKinds.PodAdded
        | EventKinds.PodLabels
        | EventKinds.PodTerminating
        | EventKinds.PodGone
        | EventKinds.OwnLabels;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes)
    {
        if (happened is ClusterEvent.OfItself)
            return true;
        var rules = SpreadRule.Required(pod);
        return happened switch
        {
            ClusterEvent.OfNode node => rules.Exists(r => Place(rules, r, node.Before) != Place(rules, r, node.Now)),
            ClusterEvent.OfPod other => rules.Exists(r => Counts(r, other.Before) != Counts(r, other.Now)),
            _ => true,
        };
    }

    private static bool Counts(SpreadRule rule, PlacedPod? other) => other is not null && rule.Counts(other);

    /// <summary>The domain of the node, and whether its pods count; null: it has none of all domains.</summary>
    private static (string Domain, bool IsCovered)? Place(List<SpreadRule> rules, SpreadRule rule, Node? node) =>
        node?.Metadata.Labels is { } labels && rules.TrueForAll(r => labels.ContainsKey(r.TopologyKey))
            ? (labels[rule.TopologyKey], rule.Covers(node))
            : null;

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
        private readonly TopologyColumn[] _columns;

        /// <summary>For each rule and domain the pods there; -1: none of its nodes count.</summary>
        private readonly int[][] _counts;

        /// <summary>For each rule what the emptiest of its domains has; null: to be worked out.</summary>
        private readonly int?[] _least;

        public State(List<SpreadRule> rules, NodeTable nodes)
        {
            (_rules, _nodes) = (rules, nodes);
            _columns = [.. rules.Select(r => nodes.Topology(r.TopologyKey))];
            _counts = [.. _columns.Select(c => NoDomains(c.Count))];
            _least = new int?[rules.Count];
            for (var row = 0; row < nodes.RowCount; row++)
                if (HasAllKeys(row))
                    for (var i = 0; i < rules.Count; i++)
                        if (rules[i].CoversAll || rules[i].Covers(nodes.Nodes[row]!))
                            _counts[i][_columns[i][row]] = 0;
            for (var i = 0; i < rules.Count; i++)
                foreach (var (row, count) in rules[i].Selected(nodes))
                    Count(i, row, count);
        }

        public void Filter(int row, NodeRejection rejection)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                if (_columns[i][row] is not (>= 0 and var domain))
                {
                    rejection.Add(
                        "node(s) didn't match pod topology spread constraints (missing required label)",
                        isFinal: true
                    );
                    return;
                }
                var after = Math.Max(0, _counts[i][domain]) + (_rules[i].CountsItself ? 1 : 0);
                if (after - LeastOf(i) > _rules[i].MaxSkew)
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
                    Count(i, other.Row, sign);
        }

        private void Count(int rule, int row, int by)
        {
            if (!HasAllKeys(row) || !_rules[rule].CoversAll && !_rules[rule].Covers(_nodes.Nodes[row]!))
                return;
            _counts[rule][_columns[rule][row]] += by;
            _least[rule] = null;
        }

        private int LeastOf(int rule)
        {
            if (_least[rule] is { } known)
                return known;
            var (least, domains) = (int.MaxValue, 0);
            foreach (var count in _counts[rule])
                if (count >= 0)
                    (least, domains) = (Math.Min(least, count), domains + 1);
            least = domains == 0 || domains < _rules[rule].MinDomains ? 0 : least;
            _least[rule] = least;
            return least;
        }

        private bool HasAllKeys(int row)
        {
            foreach (var column in _columns)
                if (column[row] < 0)
                    return false;
            return true;
        }

        private static int[] NoDomains(int count)
        {
            var counts = new int[count];
            Array.Fill(counts, -1);
            return counts;
        }
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
        for (var i = 0; i < rows.Count && isOwn; i++)
            ignored[i] = !rules.TrueForAll(r => nodes.Topology(r.TopologyKey)[rows[i]] >= 0);
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
        var column = nodes.Topology(rule.TopologyKey);
        var counts = new int[column.Count];
        Array.Fill(counts, -1);
        var (candidates, domains) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (ignored[i] || column[rows[i]] is not (>= 0 and var domain))
                continue;
            candidates++;
            domains += counts[domain] < 0 ? 1 : 0;
            counts[domain] = 0;
        }
        foreach (var (row, count) in rule.Selected(nodes))
            if (
                column[row] is >= 0 and var domain
                && counts[domain] >= 0
                && (rule.CoversAll || rule.Covers(nodes.Nodes[row]!))
            )
                counts[domain] += count;
        var weight = Math.Log((rule.TopologyKey == HostKey ? candidates : domains) + 2);
        for (var i = 0; i < rows.Count; i++)
            if (!ignored[i] && column[rows[i]] is >= 0 and var domain)
                scores[i] += counts[domain] * weight + (rule.MaxSkew - 1);
    }
}
