using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// What may change of a pod because of its scheduling gates: they go away one by one, and while the stored pod has any,
/// where it may go is narrowed (KEP-3521, KEP-3838). Pure.
/// </summary>
internal static class PodGates
{
    private const string Terms =
        "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";

    /// <param name="kept">The new spec; what was judged here becomes as it was before.</param>
    public static void ValidateUpdate(PodSpec kept, PodSpec before, FieldErrors errors)
    {
        foreach (var (i, gate) in (kept.SchedulingGates ?? []).Index())
            if (before.SchedulingGates?.Any(b => b.Name == gate.Name) != true)
                errors.Forbidden(
                    $"spec.schedulingGates[{i}].name",
                    $"only deletion is allowed, but found new scheduling gate '{gate.Name}'"
                );
        kept.SchedulingGates = before.SchedulingGates;
        if (before.SchedulingGates is not { Count: > 0 })
            return;
        NodeSelector(kept.NodeSelector, before.NodeSelector, errors);
        kept.NodeSelector = before.NodeSelector;
        NodeAffinity(TermsOf(kept), TermsOf(before), errors);
        Restore(kept, before.Affinity?.NodeAffinity, before.Affinity is not null);
    }

    private static void NodeSelector(Map<string>? now, Map<string>? before, FieldErrors errors)
    {
        if ((before ?? []).Any(b => now?.GetValueOrDefault(b.Key) != b.Value))
            errors.Invalid(
                "spec.nodeSelector",
                now,
                "only additions to spec.nodeSelector are allowed (no mutations or deletions)"
            );
    }

    /// <summary>
    /// Terms are alternatives: another one would widen where the pod may go, and a requirement more narrows it. Without
    /// any term everything is narrower; preferences decide nothing and are free.
    /// </summary>
    private static void NodeAffinity(List<NodeSelectorTerm> now, List<NodeSelectorTerm> before, FieldErrors errors)
    {
        if (before.Count == 0)
            return;
        if (now.Count != before.Count)
        {
            errors.Invalid(Terms, now, "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }
        foreach (var (i, (term, old)) in now.Zip(before).Index())
            if (!OnlyGrew(term, old))
                errors.Invalid($"{Terms}[{i}]", term, "only additions are allowed (no mutations or deletions)");
    }

    /// <summary>A term without requirements matches no node: any requirement would widen it.</summary>
    private static bool OnlyGrew(NodeSelectorTerm now, NodeSelectorTerm before)
    {
        var (expressions, fields) = (now.MatchExpressions ?? [], now.MatchFields ?? []);
        var (oldExpressions, oldFields) = (before.MatchExpressions ?? [], before.MatchFields ?? []);
        if (oldExpressions.Count == 0 && oldFields.Count == 0)
            return expressions.Count == 0 && fields.Count == 0;
        return BeginsWith(expressions, oldExpressions) && BeginsWith(fields, oldFields);
    }

    private static bool BeginsWith(List<NodeSelectorRequirement> now, List<NodeSelectorRequirement> before) =>
        now.Count >= before.Count
        && now.Zip(before)
            .All(pair =>
                (pair.First.Key, pair.First.Operator) == (pair.Second.Key, pair.Second.Operator)
                && (pair.First.Values ?? []).SequenceEqual(pair.Second.Values ?? [])
            );

    private static List<NodeSelectorTerm> TermsOf(PodSpec spec) =>
        spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? [];

    /// <summary>Affinity without anything in it is as good as none, but only where there was none before.</summary>
    private static void Restore(PodSpec kept, NodeAffinity? before, bool hadAffinity)
    {
        if (kept.Affinity is null && before is null)
            return;
        kept.Affinity ??= new();
        kept.Affinity.NodeAffinity = before;
        if (!hadAffinity && kept.Affinity is { PodAffinity: null, PodAntiAffinity: null })
            kept.Affinity = null;
    }
}
