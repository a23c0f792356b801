using System.Text.RegularExpressions;
using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Cel;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Policies;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Admissionregistration;

/// <summary>
/// Policies in CEL. Their status is made here, with the object: which generation has been looked at, and what the types
/// of the kinds that it names say to its expressions.
/// </summary>
public sealed partial class ValidatingAdmissionPolicyStrategy : ResourceStrategy<ValidatingAdmissionPolicy>
{
    private const int AnnotationsMax = 20;
    private const int AnnotationBytesMax = 5 * 1024;

    private static readonly string[] Reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized"];

    public ValidatingAdmissionPolicyStrategy() => Subresources = With(StatusOnly());

    public override ITableLayout Table { get; } =
        new TableLayout<ValidatingAdmissionPolicy>([
            Cells.Name<ValidatingAdmissionPolicy>(),
            new("Validations", "integer", (p, _) => p.Spec.Validations?.Count ?? 0),
            new(
                "ParamKind",
                "string",
                (p, _) => p.Spec.ParamKind is { } kind ? $"{kind.ApiVersion}/{kind.Kind}" : "<unset>"
            ),
            Cells.Age<ValidatingAdmissionPolicy>(),
        ]);

    protected override void Default(ValidatingAdmissionPolicy value)
    {
        value.Spec.FailurePolicy ??= FailurePolicyType.Fail;
        MatchRules.Default(value.Spec.MatchConstraints);
    }

    protected override void PrepareForCreate(ValidatingAdmissionPolicy value) =>
        value.Status = StatusOf(value, generation: 1);

    protected override void PrepareForUpdate(ValidatingAdmissionPolicy value, ValidatingAdmissionPolicy old) =>
        value.Status = SpecChanged(value, old) ? StatusOf(value, old.Metadata.Generation + 1) : old.Status.DeepClone();

    protected override void Validate(ValidatingAdmissionPolicy value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec.FailurePolicy is null)
            errors.Required("spec.failurePolicy");
        MatchRules.FailurePolicy(spec.FailurePolicy, "spec.failurePolicy", errors);
        if (spec.ParamKind is { } kind)
            CheckKind(kind, errors);
        if (spec.MatchConstraints is not { } match)
            errors.Required("spec.matchConstraints");
        else
        {
            MatchRules.Resources(match, "spec.matchConstraints", errors);
            if (match.ResourceRules is not { Count: > 0 })
                errors.Required("spec.matchConstraints.resourceRules");
        }
        MatchRules.Conditions(
            spec.MatchConditions,
            "spec.matchConditions",
            new AdmissionEnvironment(spec.ParamKind is not null),
            errors
        );
        var compiler = new PolicyCompiler(spec);
        Variables(spec, compiler, errors);
        if (spec.Validations is not { Count: > 0 } && spec.AuditAnnotations is not { Count: > 0 })
        {
            const string Nothing = "validations or auditAnnotations must contain at least one item";
            errors.Required("spec.validations", Nothing);
            errors.Required("spec.auditAnnotations", Nothing);
            return;
        }
        for (var i = 0; i < (spec.Validations?.Count ?? 0); i++)
            Rule(spec.Validations![i], $"spec.validations[{i}]", compiler, errors);
        if (spec.AuditAnnotations is { Count: > AnnotationsMax })
            errors.Invalid(
                "spec.auditAnnotations",
                spec.AuditAnnotations,
                $"must not have more than {AnnotationsMax} auditAnnotations"
            );
        for (var i = 0; i < (spec.AuditAnnotations?.Count ?? 0); i++)
            Annotation(value, i, compiler, errors);
    }

    private static ValidatingAdmissionPolicyStatus StatusOf(ValidatingAdmissionPolicy value, long generation) =>
        new()
        {
            ObservedGeneration = generation,
            TypeChecking = new() { ExpressionWarnings = PolicyTypeChecker.Check(value.Spec) },
        };

    private static void CheckKind(ParamKind kind, FieldErrors errors)
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

    private static void Variables(ValidatingAdmissionPolicySpec spec, PolicyCompiler compiler, FieldErrors errors)
    {
        for (var i = 0; i < (spec.Variables?.Count ?? 0); i++)
        {
            var (variable, at) = (spec.Variables![i], $"spec.variables[{i}]");
            if (variable.Name.Trim().Length == 0)
                errors.Required($"{at}.name", "name is not specified");
            else if (!Identifier().IsMatch(variable.Name) || CelWords.All.Contains(variable.Name))
                errors.Invalid($"{at}.name", variable.Name, "name is not a valid CEL identifier");
            if (spec.Variables.Take(i).Any(v => v.Name == variable.Name))
                errors.Duplicate($"{at}.name", variable.Name);
            if (variable.Expression.Trim().Length == 0)
                errors.Required($"{at}.expression", "expression is not specified");
            else if (compiler.Variables[i].Fault is { Length: > 0 } fault)
                errors.Invalid($"{at}.expression", variable.Expression, fault);
        }
    }

    private static void Rule(Validation rule, string at, PolicyCompiler compiler, FieldErrors errors)
    {
        if (rule.Expression.Trim().Length == 0)
            errors.Required($"{at}.expression", "expression is not specified");
        else if (compiler.FaultOfRule(rule.Expression) is { Length: > 0 } fault)
            errors.Invalid($"{at}.expression", rule.Expression, fault);
        if (rule.MessageExpression.Length > 0 && rule.MessageExpression.Trim().Length == 0)
            errors.Invalid($"{at}.messageExpression", rule.MessageExpression, "must be non-empty if specified");
        else if (
            rule.MessageExpression.Length > 0
            && compiler.FaultOfMessage(rule.MessageExpression) is { Length: > 0 } wrong
        )
            errors.Invalid($"{at}.messageExpression", rule.MessageExpression, wrong);
        var message = rule.Message.Trim();
        if (rule.Message.Length > 0 && message.Length == 0)
            errors.Invalid($"{at}.message", rule.Message, "message must be non-empty if specified");
        else if (message.AsSpan().ContainsAny('\n', '\r'))
            errors.Invalid($"{at}.message", rule.Message, "message must not contain line breaks");
        MatchRules.OneOf(rule.Reason, $"{at}.reason", Reasons, errors);
    }

    private static void Annotation(
        ValidatingAdmissionPolicy value,
        int index,
        PolicyCompiler compiler,
        FieldErrors errors
    )
    {
        var (all, at) = (value.Spec.AuditAnnotations!, $"spec.auditAnnotations[{index}]");
        var annotation = all[index];
        if (annotation.Key.Length == 0)
            errors.Required($"{at}.key");
        else
            errors.InvalidEach(
                $"{at}.key",
                annotation.Key,
                Formats.QualifiedName($"{value.Metadata.Name}/{annotation.Key}")
            );
        if (annotation.ValueExpression.Trim().Length == 0)
            errors.Required($"{at}.valueExpression", "valueExpression is not specified");
        else if (annotation.ValueExpression.Trim().Length > AnnotationBytesMax)
            errors.TooLong($"{at}.valueExpression", AnnotationBytesMax);
        else if (compiler.FaultOfAnnotation(annotation.ValueExpression) is { Length: > 0 } fault)
            errors.Invalid($"{at}.valueExpression", annotation.ValueExpression, fault);
        if (all.Take(index).Any(a => a.Key == annotation.Key))
            errors.Duplicate($"{at}.key", annotation.Key);
    }

    [GeneratedRegex(@"^[_a-zA-Z][_a-zA-Z0-9]*\z")]
    private static partial Regex Identifier();
}

public sealed class ValidatingAdmissionPolicyBindingStrategy : ResourceStrategy<ValidatingAdmissionPolicyBinding>
{
    private static readonly string[] Actions = ["Audit", "Deny", "Warn"],
        NotFoundActions = ["Allow", "Deny"];

    public override ITableLayout Table { get; } =
        new TableLayout<ValidatingAdmissionPolicyBinding>([
            Cells.Name<ValidatingAdmissionPolicyBinding>(),
            new("PolicyName", "string", (b, _) => b.Spec.PolicyName),
            new("ParamRef", "string", (b, _) => Shown(b.Spec.ParamRef)),
            Cells.Age<ValidatingAdmissionPolicyBinding>(),
        ]);

    protected override void Default(ValidatingAdmissionPolicyBinding value) =>
        MatchRules.Default(value.Spec.MatchResources);

    protected override void Validate(ValidatingAdmissionPolicyBinding value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec.PolicyName.Length == 0)
            errors.Required("spec.policyName");
        else
            errors.InvalidEach("spec.policyName", spec.PolicyName, Formats.DnsSubdomain(spec.PolicyName));
        if (spec.ParamRef is { } reference)
            Reference(reference, errors);
        if (spec.MatchResources is { } match)
            MatchRules.Resources(match, "spec.matchResources", errors);
        var actions = spec.ValidationActions ?? [];
        for (var i = 0; i < actions.Count; i++)
        {
            MatchRules.OneOf(actions[i], $"spec.validationActions[{i}]", Actions, errors);
            if (actions.Take(i).Contains(actions[i]))
                errors.Duplicate($"spec.validationActions[{i}]", actions[i]);
        }
        if (actions.Contains(ValidationAction.Deny) && actions.Contains(ValidationAction.Warn))
            errors.Invalid(
                "spec.validationActions",
                actions,
                "must not contain both Deny and Warn (repeating the same validation failure information in the API "
                    + "response and headers serves no purpose)"
            );
        if (actions.Count == 0)
            errors.Required("spec.validationActions", "at least one validation action is required");
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

    private static string Shown(ParamRef? reference) =>
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
}
