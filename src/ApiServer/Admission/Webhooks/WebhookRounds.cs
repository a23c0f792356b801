using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Api.Patches;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;

namespace Arktos.ApiServer.Admission.Webhooks;

/// <summary>
/// Mutating webhooks one after the other, in the order of their configurations' names; once more those that ask for it
/// when something has changed the object behind them. One for each write; not thread-safe.
/// </summary>
internal sealed class WebhookRounds(
    IReadOnlyList<Webhook> hooks,
    WebhookCaller caller,
    ReviewedRequest request,
    RequestValues values,
    long bytesMax
)
{
    /// <summary>How often the object had been changed when a webhook was asked last.</summary>
    private readonly Dictionary<Webhook, int> _asked = [];
    private int _changes;

    /// <summary>Whether a webhook has changed the object since the beginning.</summary>
    public bool HasChanged => _changes > 0;

    /// <summary>Somebody else has changed the object.</summary>
    public void Changed() => _changes++;

    /// <param name="again">Whether only those are asked behind whom something has changed.</param>
    /// <returns>Null to let the write pass.</returns>
    public async Task<Status?> RunAsync(bool again, CancellationToken cancel)
    {
        foreach (var hook in hooks)
        {
            if (again && !(hook.IsReinvoked && _asked.TryGetValue(hook, out var seen) && seen < _changes))
                continue;
            var found = await WebhookCaller.FindAsync(hook, request, values, cancel);
            if (!found.Succeeded(out var form, out var error))
                return error;
            if (form is null)
                continue;
            var result = await caller.CallAsync(hook, request, form, cancel);
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
}
