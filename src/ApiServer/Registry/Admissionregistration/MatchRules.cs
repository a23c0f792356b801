using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Registry.Apps;

namespace Arktos.ApiServer.Registry.Admissionregistration;

/// <summary>What webhooks and policies have in common: rules, selectors, match conditions. Pure.</summary>
internal static class MatchRules
{
    private const int ConditionsMax = 64;

    private static readonly string[] Operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"],
        Scopes = ["*", "Cluster", "Namespaced"],
        FailurePolicies = ["Fail", "Ignore"],
        MatchPolicies = ["Equivalent", "Exact"];

    public static void Default(MatchResources? match)
    {
        if (match is null)
            return;
        match.MatchPolicy ??= MatchPolicyType.Equivalent;
        match.NamespaceSelector ??= new();
        match.ObjectSelector ??= new();
        foreach (var rule in (match.ResourceRules ?? []).Concat(match.ExcludeResourceRules ?? []))
            rule.Scope ??= ScopeType.Value;
    }

    public static void FailurePolicy(string? value, string path, FieldErrors errors) =>
        OneOf(value, path, FailurePolicies, errors);

    public static void MatchPolicy(string? value, string path, FieldErrors errors) =>
        OneOf(value, path, MatchPolicies, errors);

    public static void OneOf(string? value, string path, string[] supported, FieldErrors errors)
    {
        if (value is not null && !supported.Contains(value))
            errors.NotSupported(path, value, supported);
    }

    public static void Selector(LabelSelector? selector, string path, FieldErrors errors)
    {
        if (selector is not null)
            WorkloadRules.Check(selector, path, errors);
    }

    public static void Resources(MatchResources match, string path, FieldErrors errors)
    {
        if (match.MatchPolicy is null)
            errors.Required($"{path}.matchPolicy");
        MatchPolicy(match.MatchPolicy, $"{path}.matchPolicy", errors);
        if (match.NamespaceSelector is null)
            errors.Required($"{path}.namespaceSelector");
        Selector(match.NamespaceSelector, $"{path}.namespaceSelector", errors);
        if (match.ObjectSelector is null)
            errors.Required($"{path}.objectSelector");
        Selector(match.ObjectSelector, $"{path}.objectSelector", errors);
        foreach (
            var (list, field) in new[]
            {
                (match.ResourceRules, "resourceRules"),
                (match.ExcludeResourceRules, "excludeResourceRules"),
            }
        )
            for (var i = 0; i < (list?.Count ?? 0); i++)
                Rule(list![i], $"{path}.{field}[{i}]", errors);
    }

    public static void Rule(NamedRuleWithOperations rule, string path, FieldErrors errors)
    {
        for (var i = 0; i < (rule.ResourceNames?.Count ?? 0); i++)
        {
            var (name, at) = (rule.ResourceNames![i], $"{path}.resourceNames[{i}]");
            errors.InvalidEach(at, name, Formats.PathSegment(name));
            if (rule.ResourceNames.Take(i).Contains(name))
                errors.Duplicate(at, name);
        }
        Wildcard(rule.Operations, $"{path}.operations", "operations", errors);
        for (var i = 0; i < (rule.Operations?.Count ?? 0); i++)
            OneOf(rule.Operations![i], $"{path}.operations[{i}]", Operations, errors);
        Wildcard(rule.ApiGroups, $"{path}.apiGroups", "API groups", errors);
        Wildcard(rule.ApiVersions, $"{path}.apiVersions", "API versions", errors);
        for (var i = 0; i < (rule.ApiVersions?.Count ?? 0); i++)
            if (rule.ApiVersions![i].Length == 0)
                errors.Required($"{path}.apiVersions[{i}]");
        ResourceNames(rule.Resources, $"{path}.resources", errors);
        OneOf(rule.Scope, $"{path}.scope", Scopes, errors);
    }

    public static void Conditions(
        IReadOnlyList<MatchCondition>? conditions,
        string path,
        AdmissionEnvironment environment,
        FieldErrors errors
    )
    {
        if (conditions is { Count: > ConditionsMax })
            errors.TooMany(path, conditions.Count, ConditionsMax);
        for (var i = 0; i < (conditions?.Count ?? 0); i++)
        {
            var (condition, at) = (conditions![i], $"{path}[{i}]");
            if (condition.Expression.Trim().Length == 0)
                errors.Required($"{at}.expression");
            else if (!environment.TryCompileCondition(condition.Expression, out var fault))
                errors.Invalid($"{at}.expression", condition.Expression, fault);
            if (condition.Name.Length == 0)
                errors.Required($"{at}.name");
            else
                errors.InvalidEach($"{at}.name", condition.Name, Formats.QualifiedName(condition.Name));
            if (condition.Name.Length > 0 && conditions.Take(i).Any(c => c.Name == condition.Name))
                errors.Duplicate($"{at}.name", condition.Name);
        }
    }

    private static void Wildcard(List<string>? values, string path, string what, FieldErrors errors)
    {
        if (values is not { Count: > 0 })
            errors.Required(path);
        else if (values.Count > 1 && values.Contains("*"))
            errors.Invalid(path, values, $"if '*' is present, must not specify other {what}");
    }

    private static void ResourceNames(List<string>? values, string path, FieldErrors errors)
    {
        if (values is not { Count: > 0 })
        {
            errors.Required(path);
            return;
        }
        var (wholes, everywhere) = (new HashSet<string>(), new HashSet<string>());
        for (var i = 0; i < values.Count; i++)
        {
            var (value, at) = (values[i], $"{path}[{i}]");
            if (value.Length == 0)
                errors.Required(at);
            if (value.Split('/', 2) is not [var resource, var sub])
                continue;
            if (wholes.Contains(resource))
                errors.Invalid(at, value, $"if '{resource}/*' is present, must not specify {value}");
            if (everywhere.Contains(sub))
                errors.Invalid(at, value, $"if '*/{sub}' is present, must not specify {value}");
            if (sub == "*")
                wholes.Add(resource);
            if (resource == "*")
                everywhere.Add(sub);
        }
        if (values.Count > 1 && values.Contains("*/*"))
            errors.Invalid(path, values, "if '*/*' is present, must not specify other resources");
        if (values.Contains("*") && values.Any(v => v.Length > 0 && v != "*" && !v.Contains('/')))
            errors.Invalid(path, values, "if '*' is present, must not specify other resources without subresources");
    }
}
