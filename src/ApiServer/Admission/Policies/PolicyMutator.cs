using Arktos.Api;
using Arktos.Api.Cel;
using Arktos.Api.Meta.V1;
using Arktos.Api.Patches;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Admission.Webhooks;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>Where a binding's policy is to change a request.</summary>
/// <param name="Form">Null: nowhere.</param>
/// <param name="Params">It does so for each of them.</param>
/// <param name="Fault">Why it cannot; empty: it can.</param>
internal sealed record MatchedMutation(ReviewForm? Form, IReadOnlyList<CelValue> Params, string Fault);

/// <summary>What a policy did wrong.</summary>
internal sealed record PolicyFailure(MutatingBinding Binding, string Message);

/// <summary>Lets mutating policies change requests. Thread-safe.</summary>
internal sealed class PolicyMutator(PolicyParams parameters, WebhookMetrics metrics)
{
    public async ValueTask<Result<MatchedMutation>> FindAsync(
        MutatingBinding binding,
        ReviewedRequest request,
        CancellationToken cancel
    )
    {
        if (!(await binding.FindAsync(request, cancel)).Succeeded(out var form, out var error))
            return error;
        if (form is null)
            return new MatchedMutation(null, [], "");
        var (given, fault) = await parameters.OfAsync(binding, request, cancel);
        return new MatchedMutation(form, given, fault);
    }

    /// <param name="matched">Has the form.</param>
    /// <param name="index">Of the parameter.</param>
    /// <returns>What the policy did wrong; null: its conditions do not hold.</returns>
    public async ValueTask<Result<IReadOnlyList<string>?>> MutateAsync(
        MutatingBinding binding,
        MatchedMutation matched,
        int index,
        ReviewedRequest request,
        RequestValues values,
        PatchBounds bounds
    )
    {
        var policy = binding.Policy;
        var mutated = await policy.MutateAsync(request, values, matched.Form!, matched.Params[index], bounds);
        if (!mutated.Succeeded(out var results, out var error))
        {
            metrics.Mutated(policy.Name, binding.Name, "invalid_error");
            return error;
        }
        foreach (var result in results ?? [])
            metrics.Mutated(policy.Name, binding.Name, result.ErrorType);
        return Result<IReadOnlyList<string>?>.Of(
            results is null ? null : [.. results.Select(r => r.Fault).Where(f => f.Length > 0)]
        );
    }

    /// <summary>What the failures of policies mean for the write.</summary>
    /// <returns>Null to let it pass.</returns>
    public static Status? RefusalOf(IReadOnlyList<PolicyFailure> failures, ReviewedRequest request)
    {
        var messages = failures
            .Where(f => !f.Binding.Policy.IgnoresFailure)
            .Select(f =>
                $"policy '{f.Binding.Policy.Name}' with binding '{f.Binding.Name}' denied request: {f.Message}"
            )
            .ToList();
        if (messages.Count == 0)
            return null;
        var refusal = Statuses.Forbidden(request.Own.Resource, request.ShownName, messages[0]);
        refusal.Message = messages[0];
        refusal.Reason = "Invalid";
        refusal.Details!.Causes = [.. messages.Select(m => new StatusCause { Message = m })];
        return refusal;
    }
}
