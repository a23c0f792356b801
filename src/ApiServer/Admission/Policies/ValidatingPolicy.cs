using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Cel;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>What a policy says to a request.</summary>
/// <param name="Message">Empty: it lets it pass.</param>
/// <param name="Reason">As a Status has it; empty where the policy itself has failed.</param>
/// <param name="Index">Of the rule that says it.</param>
internal readonly record struct PolicyDecision(string Message, string Reason, int Index = 0);

/// <summary>What a policy adds to the audit log.</summary>
/// <param name="Program">Null: it does not compile, as the fault says.</param>
internal sealed record PolicyAnnotation(AuditAnnotation Source, CelProgram? Program, string Fault);

/// <summary>One rule of a policy.</summary>
/// <param name="Program">Null: it does not compile, as the fault says.</param>
/// <param name="Message">Null: there is no such expression, or it does not compile.</param>
internal sealed record PolicyRule(Validation Source, CelProgram? Program, string Fault, CelProgram? Message);

/// <summary>A ValidatingAdmissionPolicy. Immutable.</summary>
internal sealed class ValidatingPolicy : Policy
{
    private const int MessageCharsMax = 5 * 1024;

    private readonly IReadOnlyList<PolicyRule> _rules;
    private readonly IReadOnlyList<PolicyAnnotation> _annotations;

    public ValidatingPolicy(ValidatingAdmissionPolicy source)
        : base(source.Metadata.Name, PolicySource.Of(source.Spec), out var compiler)
    {
        _rules = [.. (source.Spec.Validations ?? []).Select(compiler.Rule)];
        _annotations = [.. (source.Spec.AuditAnnotations ?? []).Select(compiler.Annotation)];
    }

    /// <param name="parameters">Null where there are none; not asked for where the policy takes none.</param>
    /// <param name="annotations">Gets what the policy has for the audit log; null: nobody wants it, though what fails
    /// of it counts.</param>
    /// <returns>What holds the request back, or would if the policy's failure were not ignored: nothing then.</returns>
    public async ValueTask<Result<IReadOnlyList<PolicyDecision>>> EvaluateAsync(
        RequestValues values,
        ReviewForm form,
        CelValue parameters,
        AuditAnnotations? annotations
    )
    {
        if (!(await HoldsAsync(values, form, parameters)).Succeeded(out var conditions, out var error))
            return error;
        if (conditions.Error.Length > 0)
            return Result<IReadOnlyList<PolicyDecision>>.Of(OfFailure(conditions.Error));
        if (!conditions.Holds)
            return Result<IReadOnlyList<PolicyDecision>>.Of([]);
        var budget = new CelBudget();
        return (await ValuesAsync(values, form, parameters, budget)).Succeeded(out var all, out error)
            ? Result<IReadOnlyList<PolicyDecision>>.Of(Evaluate(all, budget, annotations))
            : error;
    }

    /// <summary>What a failure of the policy itself means.</summary>
    public IReadOnlyList<PolicyDecision> OfFailure(string message) =>
        IgnoresFailure ? [] : [new PolicyDecision(message, "")];

    private IReadOnlyList<PolicyDecision> Evaluate(CelValue[] all, CelBudget budget, AuditAnnotations? annotations)
    {
        // Expressions of messages do without the authorizer, which stands last.
        var withoutAuthorizer = all.AsSpan()[..^AdmissionEnvironment.AuthorizerVariables];
        var decisions = new List<PolicyDecision>();
        for (var i = 0; i < _rules.Count; i++)
        {
            var rule = _rules[i];
            if (rule.Program is null)
            {
                decisions.AddRange(OfFailure(rule.Fault));
                continue;
            }
            var result = rule.Program.Evaluate(all, budget);
            switch (result.Outcome)
            {
                case CelOutcome.OutOfObjectBudget:
                    return [.. OfFailure(result.Message!)];
                case CelOutcome.OutOfCallBudget:
                    decisions.AddRange(
                        OfFailure(
                            $"expression '{rule.Source.Expression}' resulted in error: operation cancelled: actual "
                                + "cost limit exceeded"
                        )
                    );
                    break;
                case CelOutcome.Error:
                    decisions.AddRange(
                        OfFailure($"expression '{rule.Source.Expression}' resulted in error: {result.Message}")
                    );
                    break;
                case CelOutcome.Value when !result.IsTrue:
                    decisions.Add(
                        new(
                            MessageOf(rule, withoutAuthorizer, budget),
                            rule.Source.Reason is { Length: > 0 } reason ? reason : "Invalid",
                            i
                        )
                    );
                    break;
            }
        }
        foreach (var annotation in _annotations)
        {
            var result = annotation.Program?.Evaluate(all, budget);
            if (result is { Outcome: CelOutcome.Value } value)
            {
                if (value.Value.Kind == CelKind.String && value.Value.AsString.Trim() is { Length: > 0 } text)
                    annotations?.Add(Name, annotation.Source.Key, text);
                continue;
            }
            decisions.AddRange(
                OfFailure(
                    result is null
                        ? annotation.Fault
                        : $"expression '{annotation.Source.ValueExpression}' resulted in error: {result.Value.Message}"
                )
            );
        }
        return decisions;
    }

    // An expression that fails, or gives nothing that can be shown in one line, is as good as none.
    private static string MessageOf(PolicyRule rule, ReadOnlySpan<CelValue> values, CelBudget budget)
    {
        if (
            rule.Message?.Evaluate(values, budget) is
            { Outcome: CelOutcome.Value, Value: { Kind: CelKind.String } text }
        )
        {
            var shown = text.AsString.Trim();
            if (shown.Length is > 0 and <= MessageCharsMax && !shown.AsSpan().ContainsAny('\n', '\r'))
                return shown;
        }
        var message = rule.Source.Message.Trim();
        return message.Length > 0 ? message : $"failed expression: {rule.Source.Expression.Trim()}";
    }
}
