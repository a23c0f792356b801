using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission.Expressions;

namespace Arktos.ApiServer.Registry.Admissionregistration;

/// <summary>What is asked of webhooks, mutating or validating. Pure.</summary>
internal static class WebhookRules
{
    private static readonly AdmissionEnvironment Environment = new(hasParams: false);

    private static readonly string[] SideEffects = ["None", "NoneOnDryRun"],
        Versions = ["v1", "v1beta1"],
        Reinvocations = ["IfNeeded", "Never"];

    /// <summary>What both kinds get.</summary>
    public static void Default(MutatingWebhook hook)
    {
        hook.FailurePolicy ??= FailurePolicyType.Fail;
        hook.MatchPolicy ??= MatchPolicyType.Equivalent;
        hook.NamespaceSelector ??= new();
        hook.ObjectSelector ??= new();
        hook.TimeoutSeconds ??= 10;
        foreach (var rule in hook.Rules ?? [])
            rule.Scope ??= ScopeType.Value;
        if (hook.ClientConfig.Service is { } service)
            service.Port ??= 443;
    }

    public static void Validate(IReadOnlyList<MutatingWebhook> hooks, FieldErrors errors)
    {
        for (var i = 0; i < hooks.Count; i++)
        {
            var (hook, path) = (hooks[i], $"webhooks[{i}]");
            Validate(hook, path, errors);
            if (hook.Name.Length > 0 && hooks.Take(i).Any(h => h.Name == hook.Name))
                errors.Duplicate($"{path}.name", hook.Name);
        }
    }

    private static void Validate(MutatingWebhook hook, string path, FieldErrors errors)
    {
        Name(hook.Name, $"{path}.name", errors);
        for (var i = 0; i < (hook.Rules?.Count ?? 0); i++)
        {
            var rule = hook.Rules![i];
            MatchRules.Rule(
                new()
                {
                    Operations = rule.Operations,
                    ApiGroups = rule.ApiGroups,
                    ApiVersions = rule.ApiVersions,
                    Resources = rule.Resources,
                    Scope = rule.Scope,
                },
                $"{path}.rules[{i}]",
                errors
            );
        }
        MatchRules.FailurePolicy(hook.FailurePolicy, $"{path}.failurePolicy", errors);
        MatchRules.MatchPolicy(hook.MatchPolicy, $"{path}.matchPolicy", errors);
        if (hook.SideEffects is null)
            errors.Required($"{path}.sideEffects", $"must specify one of {string.Join(", ", SideEffects)}");
        MatchRules.OneOf(hook.SideEffects, $"{path}.sideEffects", SideEffects, errors);
        if (hook.TimeoutSeconds is < 1 or > 30)
            errors.Invalid(
                $"{path}.timeoutSeconds",
                hook.TimeoutSeconds,
                "the timeout value must be between 1 and 30 seconds"
            );
        MatchRules.OneOf(hook.ReinvocationPolicy, $"{path}.reinvocationPolicy", Reinvocations, errors);
        MatchRules.Selector(hook.NamespaceSelector, $"{path}.namespaceSelector", errors);
        MatchRules.Selector(hook.ObjectSelector, $"{path}.objectSelector", errors);
        WebhookClientRules.Validate(hook.ClientConfig, $"{path}.clientConfig", errors);
        ReviewVersions(hook.AdmissionReviewVersions, $"{path}.admissionReviewVersions", errors);
        MatchRules.Conditions(hook.MatchConditions, $"{path}.matchConditions", Environment, errors);
    }

    private static void Name(string name, string path, FieldErrors errors)
    {
        var faults = Formats.DnsSubdomain(name).ToList();
        if (name.Length == 0)
            errors.Required(path);
        else if (faults.Count > 0)
            errors.Invalid(path, name, string.Join(",", faults));
        else if (name.Split('.').Length < 3)
            errors.Invalid(path, name, "should be a domain with at least three segments separated by dots");
    }

    private static void ReviewVersions(List<string> versions, string path, FieldErrors errors)
    {
        var known = string.Join(", ", Versions);
        if (versions.Count == 0)
        {
            errors.Required(path, $"must specify one of {known}");
            return;
        }
        for (var i = 0; i < versions.Count; i++)
        {
            if (versions.Take(i).Contains(versions[i]))
                errors.Duplicate($"{path}[{i}]", versions[i]);
            errors.InvalidEach($"{path}[{i}]", versions[i], Formats.Dns1035Label(versions[i]));
        }
        if (!versions.Any(Versions.Contains))
            errors.Invalid(path, versions, $"must include at least one of {known}");
    }
}
