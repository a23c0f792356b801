using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission.Expressions;

namespace Arktos.ApiServer.Registry.Admissionregistration;

/// <summary>What is asked of webhooks, mutating or validating. Pure.</summary>
internal static class WebhookRules
{
    private const string UrlForm = "; desired format: https://host[/path]";

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
        Client(hook.ClientConfig, $"{path}.clientConfig", errors);
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

    private static void Client(WebhookClientConfig config, string path, FieldErrors errors)
    {
        if (config.Url is null == config.Service is null)
            errors.Required(path, "exactly one of url or service is required");
        else if (config.Url is { } url)
            Url(url, $"{path}.url", errors);
        else
            Service(config.Service!, $"{path}.service", errors);
    }

    private static void Url(string text, string path, FieldErrors errors)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            errors.Required(path, $"url must be a valid URL: parse {GoText.Quote(text)}: invalid URI{UrlForm}");
            return;
        }
        if (url.Scheme != "https")
            errors.Invalid(path, url.Scheme, $"'https' is the only allowed URL scheme{UrlForm}");
        if (url.Host.Length == 0)
            errors.Invalid(path, url.Host, $"host must be specified{UrlForm}");
        if (url.UserInfo.Length > 0)
            errors.Invalid(path, url.UserInfo, "user information is not permitted in the URL");
        if (url.Fragment.Length > 1)
            errors.Invalid(path, url.Fragment[1..], "fragments are not permitted in the URL");
        if (url.Query.Length > 1)
            errors.Invalid(path, url.Query[1..], "query parameters are not permitted in the URL");
    }

    private static void Service(ServiceReference service, string path, FieldErrors errors)
    {
        if (service.Name.Length == 0)
            errors.Required($"{path}.name");
        if (service.Namespace.Length == 0)
            errors.Required($"{path}.namespace");
        var port = Formats.PortNumber(service.Port ?? 443).ToList();
        if (port.Count > 0)
            errors.Invalid($"{path}.port", service.Port, $"port is not valid: {string.Join(",", port)}");
        var text = service.Path ?? "";
        if (text is "" or "/")
            return;
        if (text == "//")
        {
            errors.Invalid($"{path}.path", text, "segment[0] may not be empty");
            return;
        }
        if (!text.StartsWith('/'))
            errors.Invalid($"{path}.path", text, "must start with a '/'");
        var inner = text.StartsWith('/') ? text[1..] : text;
        if (inner.EndsWith('/'))
            inner = inner[..^1];
        foreach (var (step, i) in inner.Split('/').Select((s, i) => (s, i)))
            if (step.Length == 0)
                errors.Invalid($"{path}.path", text, $"segment[{i}] may not be empty");
            else
                errors.InvalidEach(
                    $"{path}.path",
                    text,
                    Formats.DnsSubdomain(step).Select(fault => $"segment[{i}]: {fault}")
                );
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
