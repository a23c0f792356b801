using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Admission.Webhooks;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>Holds a request against all validating policies that are in force for it. Thread-safe.</summary>
internal sealed class PolicyDispatcher(PolicyParams parameters, WebhookMetrics metrics)
{
    private static readonly Dictionary<string, int> Codes = new()
    {
        ["Unauthorized"] = 401,
        ["Forbidden"] = 403,
        ["RequestEntityTooLarge"] = 413,
    };

    /// <returns>Null to let the write pass.</returns>
    public async Task<Status?> ValidateAsync(
        IReadOnlyList<ValidatingBinding> bindings,
        ReviewedRequest request,
        RequestValues values,
        CancellationToken cancel
    )
    {
        Status? refusal = null;
        var annotations = request.Request.Audit is null ? null : new AuditAnnotations();
        foreach (var binding in bindings)
        {
            var (policy, match) = (binding.Policy, await binding.FindAsync(request, cancel));
            if (!match.Succeeded(out var form, out var error))
                return error;
            if (form is null)
                continue;
            var decided = await DecideAsync(binding, request, form, values, annotations, cancel);
            if (!decided.Succeeded(out var decisions, out error))
                return error;
            if (decisions.Count == 0)
                metrics.Checked(policy.Name, binding.Name, "no_error", "allow");
            foreach (var decision in decisions)
            foreach (var action in binding.Actions)
            {
                metrics.Checked(
                    policy.Name,
                    binding.Name,
                    decision.Reason.Length > 0 ? "no_error" : "invalid_expression_error",
                    action.ToLowerInvariant()
                );
                if (action == ValidationAction.Audit)
                    annotations?.AddFailure(binding, decision);
                else if (action == ValidationAction.Deny)
                    refusal ??= Refusal(binding, request, decision);
                else if (action == ValidationAction.Warn)
                    request.Request.Warnings.Add(
                        $"Validation failed for ValidatingAdmissionPolicy '{policy.Name}' with binding "
                            + $"'{binding.Name}': {decision.Message}"
                    );
            }
        }
        annotations?.WriteTo(request.Request.Audit!);
        return refusal;
    }

    private async Task<Result<IReadOnlyList<PolicyDecision>>> DecideAsync(
        ValidatingBinding binding,
        ReviewedRequest request,
        ReviewForm form,
        RequestValues values,
        AuditAnnotations? annotations,
        CancellationToken cancel
    )
    {
        var (given, fault) = await parameters.OfAsync(binding, request, cancel);
        if (fault.Length > 0)
            return Result<IReadOnlyList<PolicyDecision>>.Of(binding.Policy.OfFailure(fault));
        var all = new List<PolicyDecision>();
        foreach (var parameter in given)
        {
            var decided = await binding.Policy.EvaluateAsync(values, form, parameter, annotations);
            if (!decided.Succeeded(out var decisions, out var error))
                return error;
            all.AddRange(decisions);
        }
        return all;
    }

    private static Status Refusal(ValidatingBinding binding, ReviewedRequest request, PolicyDecision decision)
    {
        var message =
            $"ValidatingAdmissionPolicy '{binding.Policy.Name}' with binding '{binding.Name}' denied request: "
            + decision.Message;
        var refusal = Statuses.Forbidden(request.Own.Resource, request.ShownName, message);
        refusal.Reason = decision.Reason.Length > 0 ? decision.Reason : "Invalid";
        refusal.Code = Codes.GetValueOrDefault(refusal.Reason, 422);
        refusal.Details!.Causes = [new() { Message = message }];
        return refusal;
    }
}
