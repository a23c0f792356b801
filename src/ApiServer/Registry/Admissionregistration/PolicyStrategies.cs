using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission.Policies;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Admissionregistration;

/// <summary>
/// Policies in CEL. Their status is made here, with the object: which generation has been looked at, and what the types
/// of the kinds that it names say to its expressions.
/// </summary>
public sealed class ValidatingAdmissionPolicyStrategy : ResourceStrategy<ValidatingAdmissionPolicy>
{
    private const int AnnotationsMax = 20;
    private const int AnnotationBytesMax = 5 * 1024;

    private static readonly string[] Reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized"];

    public ValidatingAdmissionPolicyStrategy() => Subresources = With(StatusOnly());

    public override ITableLayout Table { get; } =
        new TableLayout<ValidatingAdmissionPolicy>([
            Cells.Name<ValidatingAdmissionPolicy>(),
            new("Validations", "integer", (p, _) => p.Spec.Validations?.Count ?? 0),
            new("ParamKind", "string", (p, _) => PolicyRules.Shown(p.Spec.ParamKind)),
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
        var source = PolicySource.Of(spec);
        var compiler = new PolicyCompiler(source);
        PolicyRules.Validate(source, compiler, errors);
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
}

public sealed class ValidatingAdmissionPolicyBindingStrategy : ResourceStrategy<ValidatingAdmissionPolicyBinding>
{
    private static readonly string[] Actions = ["Audit", "Deny", "Warn"];

    public override ITableLayout Table { get; } =
        new TableLayout<ValidatingAdmissionPolicyBinding>([
            Cells.Name<ValidatingAdmissionPolicyBinding>(),
            new("PolicyName", "string", (b, _) => b.Spec.PolicyName),
            new("ParamRef", "string", (b, _) => PolicyRules.Shown(b.Spec.ParamRef)),
            Cells.Age<ValidatingAdmissionPolicyBinding>(),
        ]);

    protected override void Default(ValidatingAdmissionPolicyBinding value) =>
        MatchRules.Default(value.Spec.MatchResources);

    protected override void Validate(ValidatingAdmissionPolicyBinding value, FieldErrors errors)
    {
        var spec = value.Spec;
        PolicyRules.ValidateBinding(spec.PolicyName, spec.ParamRef, spec.MatchResources, errors);
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
}
