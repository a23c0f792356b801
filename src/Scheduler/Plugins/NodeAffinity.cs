using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>
/// Matches node selector terms: a term's expressions and fields all hold; an empty term matches nothing; of several
/// terms one is enough.
/// </summary>
internal static class NodeSelectors
{
    public static bool Matches(NodeSelector selector, Node node) =>
        selector.NodeSelectorTerms.Any(t => Matches(t, node));

    public static bool Matches(NodeSelectorTerm term, Node node)
    {
        if ((term.MatchExpressions?.Count ?? 0) == 0 && (term.MatchFields?.Count ?? 0) == 0)
            return false;
        return (term.MatchExpressions ?? []).All(e => Holds(e, node.Metadata.Labels))
            && (term.MatchFields ?? []).All(e => HoldsForName(e, node.Metadata.Name));
    }

    /// <summary>
    /// The names of the only nodes that a selector can match, where each of its terms names some; else null.
    /// </summary>
    public static HashSet<string>? NamesOf(NodeSelector selector)
    {
        var all = new HashSet<string>();
        foreach (var term in selector.NodeSelectorTerms)
        {
            HashSet<string>? names = null;
            foreach (var field in term.MatchFields ?? [])
                if (field is { Key: "metadata.name", Operator: "In" })
                    if (names is null)
                        names = [.. field.Values ?? []];
                    else
                        names.IntersectWith(field.Values ?? []);
            if (names is null)
                return null;
            all.UnionWith(names);
        }
        return selector.NodeSelectorTerms.Count == 0 ? null : all;
    }

    private static bool Holds(NodeSelectorRequirement requirement, Map<string>? labels)
    {
        string? value = null;
        var exists = labels is not null && labels.TryGetValue(requirement.Key, out value);
        var values = requirement.Values ?? [];
        return requirement.Operator switch
        {
            "In" => exists && values.Contains(value!),
            "NotIn" => !exists || !values.Contains(value!),
            "Exists" => exists,
            "DoesNotExist" => !exists,
            "Gt" => exists && TryCompare(value!, values, out var order) && order > 0,
            "Lt" => exists && TryCompare(value!, values, out var order) && order < 0,
            _ => false,
        };
    }

    private static bool HoldsForName(NodeSelectorRequirement requirement, string name)
    {
        if (requirement.Key != "metadata.name" || requirement.Values is not { Count: 1 } values)
            return false;
        return requirement.Operator switch
        {
            "In" => values[0] == name,
            "NotIn" => values[0] != name,
            _ => false,
        };
    }

    private static bool TryCompare(string value, List<string> values, out int order)
    {
        order = 0;
        if (
            values.Count != 1
            || !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var left)
            || !long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var right)
        )
            return false;
        order = left.CompareTo(right);
        return true;
    }
}

internal sealed class NodeAffinityFilter : IFilterPlugin
{
    public string Name => "NodeAffinity";

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        var spec = pod.Pod.Spec;
        var required = spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        if (required is null && spec.NodeSelector is not { Count: > 0 })
            return default;
        var names = required is null ? null : NodeSelectors.NamesOf(required);
        if (names is { Count: 0 })
            return new(null) { Rejection = "pod affinity terms conflict" };
        return new(
            (row, rejection) =>
            {
                if (!IsWanted(pod.Pod, nodes.Nodes[row]!))
                    rejection.Add("node(s) didn't match Pod's node affinity/selector", isFinal: true);
            }
        )
        {
            Names = names,
        };
    }

    /// <summary>Whether a node fits the pod's node selector and required node affinity.</summary>
    public static bool IsWanted(Pod pod, Node node)
    {
        var labels = node.Metadata.Labels;
        foreach (var (key, wanted) in pod.Spec.NodeSelector ?? [])
            if (labels is null || !labels.TryGetValue(key, out var value) || value != wanted)
                return false;
        var required = pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        return required is null || NodeSelectors.Matches(required, node);
    }
}

internal sealed class NodeAffinityScore : IScorePlugin
{
    public string Name => "NodeAffinity";

    public int Weight => 2;

    public void Score(PodToPlace pod, NodeTable nodes, IReadOnlyList<int> rows, Span<double> scores)
    {
        scores.Clear();
        var preferred = pod.Pod.Spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution;
        if (preferred is not { Count: > 0 })
            return;
        double most = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            scores[i] = preferred
                .Where(p => NodeSelectors.Matches(p.Preference, nodes.Nodes[rows[i]]!))
                .Sum(p => p.Weight);
            most = Math.Max(most, scores[i]);
        }
        foreach (ref var score in scores)
            score = most == 0 ? 0 : Math.Floor(100 * score / most);
    }
}
