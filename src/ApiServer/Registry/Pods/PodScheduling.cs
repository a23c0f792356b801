using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Registry.Apps;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What holds for where a pod may go: affinity, spreading, tolerations. Pure.</summary>
internal static class PodScheduling
{
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution",
        Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    private static readonly string[] Effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

    public static void Validate(PodSpec spec, string at, FieldErrors errors)
    {
        Tolerations(spec.Tolerations, $"{at}.tolerations", errors);
        if (spec.Affinity is { } affinity)
        {
            OfNodes(affinity.NodeAffinity, $"{at}.affinity.nodeAffinity", errors);
            OfPods(
                affinity.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution,
                affinity.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution,
                $"{at}.affinity.podAffinity",
                errors
            );
            OfPods(
                affinity.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution,
                affinity.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution,
                $"{at}.affinity.podAntiAffinity",
                errors
            );
        }
        Spread(spec.TopologySpreadConstraints, $"{at}.topologySpreadConstraints", errors);
    }

    public static void Tolerations(List<Toleration>? tolerations, string at, FieldErrors errors)
    {
        foreach (var (i, toleration) in (tolerations ?? []).Index())
        {
            var field = $"{at}[{i}]";
            if (toleration.Key.Length > 0)
                errors.InvalidEach($"{field}.key", toleration.Key, Formats.QualifiedName(toleration.Key));
            if (toleration is { Key: "", Operator: not "Exists" })
                errors.Invalid(
                    $"{field}.operator",
                    toleration.Operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\""
                );
            if (toleration.TolerationSeconds is not null && toleration.Effect != "NoExecute")
                errors.Invalid(
                    $"{field}.effect",
                    toleration.Effect,
                    "effect must be 'NoExecute' when `tolerationSeconds` is set"
                );
            if (toleration.Operator is "Exists" && toleration.Value.Length > 0)
                errors.Invalid(
                    $"{field}.operator",
                    toleration.Value,
                    "value must be empty when `operator` is 'Exists'"
                );
            if (toleration.Operator is not ("" or "Equal" or "Exists"))
                errors.NotSupported($"{field}.operator", toleration.Operator, "Equal", "Exists");
            if (toleration.Effect.Length > 0 && !Effects.Contains(toleration.Effect))
                errors.NotSupported($"{field}.effect", toleration.Effect, Effects);
        }
    }

    /// <summary>Terms of which one has to hold: of a pod's affinity, of a volume's.</summary>
    public static void Terms(NodeSelector selector, string at, FieldErrors errors)
    {
        if (selector.NodeSelectorTerms.Count == 0)
            errors.Required($"{at}.nodeSelectorTerms", "must have at least one node selector term");
        foreach (var (i, term) in selector.NodeSelectorTerms.Index())
            Term(term, $"{at}.nodeSelectorTerms[{i}]", errors);
    }

    private static void OfNodes(NodeAffinity? affinity, string at, FieldErrors errors)
    {
        if (affinity?.RequiredDuringSchedulingIgnoredDuringExecution is { } required)
            Terms(required, $"{at}.{Required}", errors);
        foreach (var (i, term) in (affinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Index())
        {
            Weight(term.Weight, $"{at}.{Preferred}[{i}]", errors);
            Term(term.Preference, $"{at}.{Preferred}[{i}].preference", errors);
        }
    }

    private static void Term(NodeSelectorTerm term, string at, FieldErrors errors)
    {
        foreach (var (i, requirement) in (term.MatchExpressions ?? []).Index())
            Expression(requirement, $"{at}.matchExpressions[{i}]", errors);
        foreach (var (i, requirement) in (term.MatchFields ?? []).Index())
            Field(requirement, $"{at}.matchFields[{i}]", errors);
    }

    private static void Expression(NodeSelectorRequirement requirement, string at, FieldErrors errors)
    {
        var values = requirement.Values ?? [];
        switch (requirement.Operator)
        {
            case "In" or "NotIn" when values.Count == 0:
                errors.Required($"{at}.values", "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case "Exists" or "DoesNotExist" when values.Count > 0:
                errors.Forbidden($"{at}.values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            case "Gt" or "Lt" when values.Count != 1:
                errors.Required($"{at}.values", "must be specified single value when `operator` is 'Lt' or 'Gt'");
                break;
            case "In" or "NotIn" or "Exists" or "DoesNotExist" or "Gt" or "Lt":
                break;
            default:
                errors.Invalid($"{at}.operator", requirement.Operator, "not a valid selector operator");
                break;
        }
        errors.InvalidEach($"{at}.key", requirement.Key, Formats.QualifiedName(requirement.Key));
        foreach (var (i, value) in values.Index())
            errors.InvalidEach($"{at}.values[{i}]", value, Formats.LabelValue(value));
    }

    private static void Field(NodeSelectorRequirement requirement, string at, FieldErrors errors)
    {
        if (requirement.Operator is not ("In" or "NotIn"))
            errors.Invalid($"{at}.operator", requirement.Operator, "not a valid selector operator");
        else if (requirement.Values is not { Count: 1 })
            errors.Required(
                $"{at}.values",
                "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
            );
        if (requirement.Key != "metadata.name")
            errors.Invalid($"{at}.key", requirement.Key, "not a valid field selector key");
        else
            foreach (var (i, value) in (requirement.Values ?? []).Index())
                errors.InvalidEach($"{at}.values[{i}]", value, Formats.DnsSubdomain(value));
    }

    private static void OfPods(
        List<PodAffinityTerm>? required,
        List<WeightedPodAffinityTerm>? preferred,
        string at,
        FieldErrors errors
    )
    {
        foreach (var (i, term) in (required ?? []).Index())
            Term(term, $"{at}.{Required}[{i}]", errors);
        foreach (var (i, term) in (preferred ?? []).Index())
        {
            Weight(term.Weight, $"{at}.{Preferred}[{i}]", errors);
            Term(term.PodAffinityTerm, $"{at}.{Preferred}[{i}].podAffinityTerm", errors);
        }
    }

    private static void Term(PodAffinityTerm term, string at, FieldErrors errors)
    {
        if (term.LabelSelector is { } labels)
            WorkloadRules.Check(labels, $"{at}.labelSelector", errors);
        if (term.NamespaceSelector is { } namespaces)
            WorkloadRules.Check(namespaces, $"{at}.namespaceSelector", errors);
        foreach (var name in term.Namespaces ?? [])
            errors.InvalidEach($"{at}.namespace", name, Formats.DnsLabel(name));
        Keys(term.MatchLabelKeys, term.LabelSelector, $"{at}.matchLabelKeys", errors);
        Keys(term.MismatchLabelKeys, term.LabelSelector, $"{at}.mismatchLabelKeys", errors);
        foreach (var (i, key) in (term.MatchLabelKeys ?? []).Index())
            if (term.MismatchLabelKeys?.Contains(key) == true)
                errors.Invalid($"{at}.matchLabelKeys[{i}]", key, "exists in both matchLabelKeys and mismatchLabelKeys");
        TopologyKey(term.TopologyKey, at, errors);
    }

    private static void Spread(List<TopologySpreadConstraint>? constraints, string at, FieldErrors errors)
    {
        var pairs = new HashSet<(string, string)>();
        foreach (var (i, constraint) in (constraints ?? []).Index())
        {
            var (field, action) = ($"{at}[{i}]", constraint.WhenUnsatisfiable);
            if (constraint.MaxSkew <= 0)
                errors.Invalid($"{field}.maxSkew", constraint.MaxSkew, "must be greater than zero");
            TopologyKey(constraint.TopologyKey, field, errors);
            if (action is not ("DoNotSchedule" or "ScheduleAnyway"))
                errors.NotSupported($"{field}.whenUnsatisfiable", action, "DoNotSchedule", "ScheduleAnyway");
            if (!pairs.Add((constraint.TopologyKey, action)))
                errors.Duplicate(
                    $"{field}.{{topologyKey, whenUnsatisfiable}}",
                    $"{{{constraint.TopologyKey}, {action}}}"
                );
            if (constraint.MinDomains is <= 0)
                errors.Invalid($"{field}.minDomains", constraint.MinDomains, "must be greater than zero");
            if (constraint.MinDomains is not null && action != "DoNotSchedule")
                errors.Invalid(
                    $"{field}.minDomains",
                    constraint.MinDomains,
                    $"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {action}"
                );
            Policy(constraint.NodeAffinityPolicy, $"{field}.nodeAffinityPolicy", errors);
            Policy(constraint.NodeTaintsPolicy, $"{field}.nodeTaintsPolicy", errors);
            if (constraint.LabelSelector is { } labels)
                WorkloadRules.Check(labels, $"{field}.labelSelector", errors);
            Keys(constraint.MatchLabelKeys, constraint.LabelSelector, $"{field}.matchLabelKeys", errors);
        }
    }

    private static void Keys(List<string>? keys, LabelSelector? selector, string at, FieldErrors errors)
    {
        if (keys is not { Count: > 0 })
            return;
        if (selector is null)
            errors.Forbidden(at, "must not be specified when labelSelector is not set");
        foreach (var (i, key) in keys.Index())
            errors.InvalidEach($"{at}[{i}]", key, Formats.QualifiedName(key));
    }

    private static void TopologyKey(string key, string at, FieldErrors errors)
    {
        if (key.Length == 0)
            errors.Required($"{at}.topologyKey", "can not be empty");
        else
            errors.InvalidEach($"{at}.topologyKey", key, Formats.QualifiedName(key));
    }

    private static void Policy(string? policy, string field, FieldErrors errors)
    {
        if (policy is not (null or "Honor" or "Ignore"))
            errors.NotSupported(field, policy, "Honor", "Ignore");
    }

    private static void Weight(int weight, string at, FieldErrors errors)
    {
        if (weight is < 1 or > 100)
            errors.Invalid($"{at}.weight", weight, "must be in the range 1-100");
    }
}
