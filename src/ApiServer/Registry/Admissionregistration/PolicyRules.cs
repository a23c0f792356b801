using System.Text.RegularExpressions;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Cel;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Policies;

namespace Arktos.ApiServer.Registry.Admissionregistration;

/// <summary>What validating and mutating policies, and their bindings, have in common. Pure.</summary>
internal static partial class PolicyRules
{
    private static readonly string[] NotFoundActions = ["Allow", "Deny"];

    public static void Validate(PolicySource source, PolicyCompiler compiler, FieldErrors errors)
    {
        if (source.FailurePolicy is null)
            errors.Required("spec.failurePolicy");
        MatchRules.FailurePolicy(source.FailurePolicy, "spec.failurePolicy", errors);
        if (source.ParamKind is { } kind)
            Kind(kind, errors);
        if (source.Match is not { } match)
            errors.Required("spec.matchConstraints");
        else
        {
            MatchRules.Resources(match, "spec.matchConstraints", errors);
            if (match.ResourceRules is not { Count: > 0 })
                errors.Required("spec.matchConstraints.resourceRules");
        }
        MatchRules.Conditions(
            source.Conditions,
            "spec.matchConditions",
            new AdmissionEnvironment(source.ParamKind is not null),
            errors
        );
        Variables(source.Variables, compiler, errors);
    }

    public static void ValidateBinding(string policy, ParamRef? reference, MatchResources? match, FieldErrors errors)
    {
        if (policy.Length == 0)
            errors.Required("spec.policyName");
        else
            errors.InvalidEach("spec.policyName", policy, Formats.DnsSubdomain(policy));
        if (reference is not null)
            Reference(reference, errors);
        if (match is not null)
            MatchRules.Resources(match, "spec.matchResources", errors);
    }

    /// <summary>As tables show it.</summary>
    public static string Shown(ParamKind? kind) => kind is null ? "<unset>" : $"{kind.ApiVersion}/{kind.Kind}";

    /// <inheritdoc cref="Shown(ParamKind)"/>
    public static string Shown(ParamRef? reference) =>
        reference is null ? "<unset>"
        : reference.Name.Length > 0 ? $"{(reference.Namespace.Length > 0 ? reference.Namespace : "*")}/{reference.Name}"
        : Shown(reference.Selector ?? new());

    // As Go prints it.
    private static string Shown(LabelSelector selector)
    {
        var labels = string.Concat((selector.MatchLabels ?? []).Select(l => $"{l.Key}: {l.Value},"));
        var expressions = string.Concat(
            (selector.MatchExpressions ?? []).Select(e =>
                $"LabelSelectorRequirement{{Key:{e.Key},Operator:{e.Operator},"
                + $"Values:[{string.Join(" ", e.Values ?? [])}],}},"
            )
        );
        return $"&LabelSelector{{MatchLabels:map[string]string{{{labels}}},"
            + $"MatchExpressions:[]LabelSelectorRequirement{{{expressions}}},}}";
    }

    private static void Kind(ParamKind kind, FieldErrors errors)
    {
        var parts = kind.ApiVersion.Split('/');
        var (group, version) = parts.Length == 2 ? (parts[0], parts[1]) : ("", parts[0]);
        if (kind.ApiVersion.Length == 0)
            errors.Required("spec.paramKind.apiVersion");
        else if (parts.Length > 2)
            errors.Invalid(
                "spec.paramKind.apiVersion",
                kind.ApiVersion,
                $"unexpected GroupVersion string: {kind.ApiVersion}"
            );
        else
        {
            var faults = group.Length > 0 ? Formats.DnsSubdomain(group).ToList() : [];
            if (faults.Count > 0)
                errors.Invalid("spec.paramKind.apiVersion", group, string.Join(",", faults));
            faults = [.. Formats.Dns1035Label(version)];
            if (version.Length == 0)
                errors.Invalid("spec.paramKind.apiVersion", kind.ApiVersion, "version must be specified");
            else if (faults.Count > 0)
                errors.Invalid("spec.paramKind.apiVersion", version, string.Join(",", faults));
        }
        var wrong = Formats.Dns1035Label(kind.Kind.ToLowerInvariant()).ToList();
        if (kind.Kind.Length == 0)
            errors.Required("spec.paramKind.kind");
        else if (wrong.Count > 0)
            errors.Invalid(
                "spec.paramKind.kind",
                kind.Kind,
                $"may have mixed case, but should otherwise match: {string.Join(",", wrong)}"
            );
    }

    private static void Variables(IReadOnlyList<Variable> variables, PolicyCompiler compiler, FieldErrors errors)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            var (variable, at) = (variables[i], $"spec.variables[{i}]");
            if (variable.Name.Trim().Length == 0)
                errors.Required($"{at}.name", "name is not specified");
            else if (!Identifier().IsMatch(variable.Name) || CelWords.All.Contains(variable.Name))
                errors.Invalid($"{at}.name", variable.Name, "name is not a valid CEL identifier");
            if (variables.Take(i).Any(v => v.Name == variable.Name))
                errors.Duplicate($"{at}.name", variable.Name);
            if (variable.Expression.Trim().Length == 0)
                errors.Required($"{at}.expression", "expression is not specified");
            else if (compiler.Variables[i].Fault is { Length: > 0 } fault)
                errors.Invalid($"{at}.expression", variable.Expression, fault);
        }
    }

    private static void Reference(ParamRef reference, FieldErrors errors)
    {
        const string Path = "spec.paramRef";
        const string Either = "name and selector are mutually exclusive";
        if (reference.Name.Length > 0)
        {
            errors.InvalidEach($"{Path}.name", reference.Name, Formats.PathSegment(reference.Name));
            if (reference.Selector is not null)
                errors.Forbidden($"{Path}.name", Either);
        }
        MatchRules.Selector(reference.Selector, $"{Path}.selector", errors);
        if (reference.Selector is not null && reference.Name.Length > 0)
            errors.Forbidden($"{Path}.selector", Either);
        if (reference.Selector is null && reference.Name.Length == 0)
            errors.Required(Path, "one of name or selector must be specified");
        if (reference.ParameterNotFoundAction is null)
            errors.Required($"{Path}.parameterNotFoundAction");
        MatchRules.OneOf(reference.ParameterNotFoundAction, $"{Path}.parameterNotFoundAction", NotFoundActions, errors);
    }

    [GeneratedRegex(@"^[_a-zA-Z][_a-zA-Z0-9]*\z")]
    private static partial Regex Identifier();
}
