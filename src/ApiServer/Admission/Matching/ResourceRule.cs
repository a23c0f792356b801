using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;

namespace Arktos.ApiServer.Admission.Matching;

/// <summary>What rules are held against.</summary>
/// <param name="Operation">CREATE, UPDATE, DELETE or CONNECT.</param>
/// <param name="Namespace">Of a Namespace that is there already its own name.</param>
internal readonly record struct RuleTarget(
    string Operation,
    GroupVersionResource Resource,
    string Subresource,
    string Namespace,
    string Name
)
{
    public bool IsNamespaceObject => Resource is { Group: "", Resource: "namespaces" };
}

/// <summary>Operations on resources that somebody wants to see. Immutable.</summary>
internal sealed class ResourceRule(NamedRuleWithOperations rule)
{
    public static IReadOnlyList<ResourceRule> AllOf(IEnumerable<RuleWithOperations>? rules) =>
        [
            .. (rules ?? []).Select(r => new ResourceRule(
                new()
                {
                    Operations = r.Operations,
                    ApiGroups = r.ApiGroups,
                    ApiVersions = r.ApiVersions,
                    Resources = r.Resources,
                    Scope = r.Scope,
                }
            )),
        ];

    public static IReadOnlyList<ResourceRule> AllOf(IEnumerable<NamedRuleWithOperations>? rules) =>
        [.. (rules ?? []).Select(r => new ResourceRule(r))];

    public bool Matches(in RuleTarget target) =>
        Has(rule.Operations, target.Operation)
        && Has(rule.ApiGroups, target.Resource.Group)
        && Has(rule.ApiVersions, target.Resource.Version)
        && HasResource(target)
        && HasScope(target)
        && (rule.ResourceNames is not { Count: > 0 } names || names.Contains(target.Name));

    private static bool Has(List<string>? values, string value) =>
        values is not null && (values.Contains("*") || values.Contains(value));

    private bool HasResource(in RuleTarget target)
    {
        foreach (var text in rule.Resources ?? [])
        {
            var slash = text.IndexOf('/');
            var (resource, sub) = slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
            if ((resource == "*" || resource == target.Resource.Resource) && (sub == "*" || sub == target.Subresource))
                return true;
        }
        return false;
    }

    // What a tenant has outside of namespaces is its cluster's.
    private bool HasScope(in RuleTarget target) =>
        rule.Scope switch
        {
            null or ScopeType.Value => true,
            ScopeType.Cluster => target.Namespace.Length == 0 || target.IsNamespaceObject,
            _ => target.Namespace.Length > 0 && !target.IsNamespaceObject,
        };
}
