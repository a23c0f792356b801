using Arktos.Api.Json;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Selectors;

namespace Arktos.Controllers.ClusterRoles;

/// <summary>What an aggregated ClusterRole holds. Pure.</summary>
internal static class AggregationRules
{
    /// <summary>A role of more rules could not be stored.</summary>
    public const int RulesMax = 10_000;

    /// <summary>
    /// The rules of all ClusterRoles of the tenant that the role selects, in the order of their names and without
    /// repeats; null: the role holds just these already, or selects nothing.
    /// </summary>
    public static List<PolicyRule>? Wanted(ClusterRole role, IEnumerable<ClusterRole> ofTenant)
    {
        if (role.AggregationRule?.ClusterRoleSelectors is not { Count: > 0 } selectors)
            return null;
        var queries = new List<LabelQuery>();
        foreach (var selector in selectors)
            if (LabelQuery.TryFrom(selector, out var query, out _))
                queries.Add(query);
        var (rules, seen) = (new List<PolicyRule>(), new HashSet<string>());
        var parts = ofTenant
            .Where(other => other.Metadata.Name != role.Metadata.Name)
            .Where(other => queries.Exists(q => q.Matches(other.Metadata.Labels)))
            .OrderBy(other => other.Metadata.Name, StringComparer.Ordinal);
        foreach (var rule in parts.SelectMany(p => p.Rules ?? []))
            if (rules.Count < RulesMax && seen.Add(Convert.ToBase64String(KubeJson.Encode(rule))))
                rules.Add(rule);
        return DeepValues.Same(rules, role.Rules) ? null : rules;
    }
}
