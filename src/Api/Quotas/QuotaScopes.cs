using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;

namespace Arktos.Api.Quotas;

/// <summary>Which objects a quota is about. Pure.</summary>
public static class QuotaScopes
{
    /// <summary>Whether an object is in all scopes of a quota; only pods and claims are in any.</summary>
    public static bool Match(ResourceQuotaSpec spec, IKubeObject value) =>
        (spec.Scopes ?? []).TrueForAll(s => Holds(s, "Exists", [], value))
        && (spec.ScopeSelector?.MatchExpressions ?? []).TrueForAll(e =>
            Holds(e.ScopeName, e.Operator, e.Values ?? [], value)
        );

    private static bool Holds(string scope, string op, List<string> values, IKubeObject value) =>
        (scope, value) switch
        {
            ("Terminating", Pod pod) => pod.Spec.ActiveDeadlineSeconds is >= 0,
            ("NotTerminating", Pod pod) => pod.Spec.ActiveDeadlineSeconds is not >= 0,
            ("BestEffort", Pod pod) => pod.Status.QosClass == "BestEffort",
            ("NotBestEffort", Pod pod) => pod.Status.QosClass != "BestEffort",
            ("PriorityClass", Pod pod) => Selects(op, values, [pod.Spec.PriorityClassName]),
            ("CrossNamespacePodAffinity", Pod pod) => AsksBeyond(pod.Spec.Affinity),
            ("VolumeAttributesClass", PersistentVolumeClaim claim) => Selects(
                op,
                values,
                [.. AttributesClasses.NamesOf(claim)]
            ),
            _ => false,
        };

    // Names that are empty are none.
    private static bool Selects(string op, List<string> values, List<string> names)
    {
        names.RemoveAll(n => n.Length == 0);
        return op switch
        {
            "Exists" => names.Count > 0,
            "DoesNotExist" => names.Count == 0,
            "In" => names.Exists(values.Contains),
            "NotIn" => !names.Exists(values.Contains),
            _ => false,
        };
    }

    private static bool AsksBeyond(Affinity? affinity)
    {
        var (near, far) = (affinity?.PodAffinity, affinity?.PodAntiAffinity);
        return (near?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
            .Concat(far?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
            .Concat(
                (near?.PreferredDuringSchedulingIgnoredDuringExecution ?? [])
                    .Concat(far?.PreferredDuringSchedulingIgnoredDuringExecution ?? [])
                    .Select(w => w.PodAffinityTerm)
            )
            .Any(t => t.Namespaces is { Count: > 0 } || t.NamespaceSelector is not null);
    }
}
