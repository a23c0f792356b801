using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Api.Selectors;

// Beside this namespace there is another one of that name.
using Node = Core.V1.Node;

/// <summary>
/// Matches node selector terms: a term's expressions and fields all hold; an empty term matches nothing; of several
/// terms one is enough. Pure.
/// </summary>
public static class NodeSelectors
{
    /// <summary>Whether a pod may be on a node by its node selector and its required node affinity.</summary>
    public static bool Admit(PodSpec pod, Node node)
    {
        var labels = node.Metadata.Labels;
        foreach (var (key, wanted) in pod.NodeSelector ?? [])
            if (labels is null || !labels.TryGetValue(key, out var value) || value != wanted)
                return false;
        var required = pod.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        return required is null || Matches(required, node);
    }

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
