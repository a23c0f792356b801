using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Api.Patches;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Admission.Policies;
using Arktos.ApiServer.Admission.Webhooks;

namespace Arktos.ApiServer.Admission;

/// <summary>Who changes a request.</summary>
/// <param name="Bindings">Of mutating policies, which come first.</param>
internal sealed record Mutators(
    IReadOnlyList<MutatingBinding> Bindings,
    PolicyMutator Policies,
    IReadOnlyList<Webhook> Webhooks,
    WebhookCaller Caller
);

/// <summary>
/// Mutating policies and then mutating webhooks, one after the other, in the order of their names; once more those that
/// ask for it when something has changed the object behind them. One for each write; not thread-safe.
/// </summary>
internal sealed class MutatingRounds(Mutators mutators, ReviewedRequest request, RequestValues values, long bytesMax)
{
    /// <summary>How often the object had been changed when somebody was asked last.</summary>
    private readonly Dictionary<object, int> _asked = [];
    private int _changes;

    /// <summary>Whether a policy or a webhook has changed the object since the beginning.</summary>
    public bool HasChanged => _changes > 0;

    /// <summary>Somebody else has changed the object.</summary>
    public void Changed() => _changes++;

    /// <param name="again">Whether only those are asked behind whom something has changed.</param>
    /// <returns>Null to let the write pass.</returns>
    public async Task<Status?> RunAsync(bool again, CancellationToken cancel) =>
        await RunPoliciesAsync(again, cancel) ?? await RunWebhooksAsync(again, cancel);

    private async Task<Status?> RunPoliciesAsync(bool again, CancellationToken cancel)
    {
        var failures = new List<PolicyFailure>();
        foreach (var binding in mutators.Bindings)
        {
            var bounds = new PatchBounds(bytesMax, cancel);
            var found = await mutators.Policies.FindAsync(binding, request, cancel);
            if (!found.Succeeded(out var matched, out var error))
                return error;
            if (matched.Fault.Length > 0)
                failures.Add(new PolicyFailure(binding, matched.Fault));
            for (var i = 0; i < matched.Params.Count; i++)
            {
                object turn = (binding, i);
                if (again && !IsDue(turn, binding.Policy.IsReinvoked))
                    continue;
                var before = request.Object(matched.Form!);
                var mutated = await mutators.Policies.MutateAsync(binding, matched, i, request, values, bounds);
                if (!mutated.Succeeded(out var faults, out error))
                    return error;
                if (faults is null)
                    continue;
                failures.AddRange(faults.Select(f => new PolicyFailure(binding, f)));
                if (!request.Object(matched.Form!).AsSpan().SequenceEqual(before))
                    _changes++;
                _asked[turn] = _changes;
            }
        }
        return PolicyMutator.RefusalOf(failures, request);
    }

    private async Task<Status?> RunWebhooksAsync(bool again, CancellationToken cancel)
    {
        foreach (var hook in mutators.Webhooks)
        {
            if (again && !IsDue(hook, hook.IsReinvoked))
                continue;
            var found = await WebhookCaller.FindAsync(hook, request, values, cancel);
            if (!found.Succeeded(out var form, out var error))
                return error;
            if (form is null)
                continue;
            var result = await mutators.Caller.CallAsync(hook, request, form, cancel);
            request.Request.Warnings.AddRange(result.Warnings);
            if (result.Refusal is { } refusal)
                return refusal;
            if (result.Patch.Length > 0)
            {
                var before = request.Object(form);
                var bounds = new PatchBounds(bytesMax, cancel);
                if (WebhookCaller.Apply(hook, request, form, result.Patch, bounds) is { } wrong)
                    return wrong;
                if (!request.Object(form).AsSpan().SequenceEqual(before))
                    _changes++;
            }
            _asked[hook] = _changes;
        }
        return null;
    }

    private bool IsDue(object turn, bool isReinvoked) =>
        isReinvoked && _asked.TryGetValue(turn, out var seen) && seen < _changes;
}
