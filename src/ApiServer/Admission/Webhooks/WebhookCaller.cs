using System.Diagnostics;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Patches;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;
using Arktos.ApiServer.Webhooks;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Admission.Webhooks;

/// <summary>What came of asking a webhook.</summary>
/// <param name="Refusal">Null: the write passes.</param>
/// <param name="Patch">Empty: nothing is to be changed.</param>
internal sealed record WebhookResult(Status? Refusal, byte[] Patch, IReadOnlyList<string> Warnings)
{
    public static WebhookResult Pass { get; } = new(null, [], []);

    public static WebhookResult Refused(Status status) => new(status, [], []);
}

/// <summary>Asks webhooks. Thread-safe.</summary>
internal sealed class WebhookCaller(WebhookClients clients, WebhookMetrics metrics, ILogger log)
{
    private static readonly TimeSpan SecondMin = TimeSpan.FromSeconds(1);

    /// <summary>Whether a webhook is to be asked, and in which form.</summary>
    public static async ValueTask<Result<ReviewForm?>> FindAsync(
        Webhook hook,
        ReviewedRequest request,
        RequestValues values,
        CancellationToken cancel
    )
    {
        var matched = await hook.Match.FindAsync(request, cancel);
        if (!matched.Succeeded(out var form, out var error))
            return error;
        if (form is null || hook.Conditions.IsEmpty)
            return Result<ReviewForm?>.Of(form);
        var read = await values.OfAsync(form);
        if (!read.Succeeded(out var all, out error))
            return error;
        var result = hook.Conditions.Evaluate(all);
        if (result.Error.Length == 0)
            return Result<ReviewForm?>.Of(result.Holds ? form : null);
        if (hook.IgnoresFailure)
            return Result<ReviewForm?>.Of(null);
        return Statuses.Forbidden(request.Own.Resource, request.Name, result.Error);
    }

    /// <param name="form">What <see cref="FindAsync"/> has found.</param>
    public async Task<WebhookResult> CallAsync(
        Webhook hook,
        ReviewedRequest request,
        ReviewForm form,
        CancellationToken cancel
    )
    {
        if (request.Request.IsDryRun && !hook.HasNoSideEffects)
            return WebhookResult.Refused(
                Statuses.BadRequest($"admission webhook \"{hook.Name}\" does not support dry run")
            );
        var began = Stopwatch.GetTimestamp();
        ReviewAnswer answer;
        try
        {
            answer = await AskAsync(hook, request, form, cancel);
        }
        catch (Exception e) when (e is WebhookException or FormatException)
        {
            cancel.ThrowIfCancellationRequested();
            var what =
                e is WebhookException
                    ? $"failed to call webhook: {e.Message}"
                    : $"received invalid webhook response: {e.Message}";
            return Failed(
                hook,
                request,
                Stopwatch.GetElapsedTime(began),
                $"failed calling webhook \"{hook.Name}\": {what}"
            );
        }
        if (request.Request.Audit is { } audit)
            foreach (var (key, value) in answer.Annotations)
                audit.Annotate($"{hook.Name}/{key}", value);
        if (answer.IsAllowed)
        {
            Count(200, "");
            return new WebhookResult(null, answer.Patch, answer.Warnings);
        }
        var refusal = RefusalOf(hook, answer.Status ?? new Status());
        Count(refusal.Code, "no_error");
        return new WebhookResult(refusal, [], answer.Warnings);

        void Count(int code, string errorType) =>
            metrics.Called(hook, request.Operation, Stopwatch.GetElapsedTime(began), new(code, errorType));
    }

    /// <summary>Changes the object as a webhook wants it.</summary>
    /// <returns>Null, or why it cannot be changed so.</returns>
    public static Status? Apply(
        Webhook hook,
        ReviewedRequest request,
        ReviewForm form,
        byte[] patch,
        PatchBounds bounds
    )
    {
        if (request.Object(form) is not { } json || request.Operation == "CONNECT")
            return Statuses.InternalError(
                $"admission webhook \"{hook.Name}\" attempted to modify the object, which is not supported for this "
                    + "operation"
            );
        try
        {
            switch (JsonPatch.Apply(JsonTree.Parse(json), JsonTree.Parse(patch), bounds))
            {
                case PatchResult.Malformed malformed:
                    return Statuses.InternalError(malformed.Message);
                case PatchResult.Inapplicable inapplicable:
                    return Statuses.InternalError(inapplicable.Message);
                case PatchResult.Patched patched:
                    var bytes = JsonTree.Encode(patched.Document);
                    return bytes.Length > bounds.BytesMax
                        ? Statuses.InternalError(
                            $"the object that webhook \"{hook.Name}\" has changed has {bytes.Length} bytes, "
                                + $"{bounds.BytesMax} are the limit"
                        )
                        : request.Replace(form, bytes);
                default:
                    throw new InvalidOperationException("a patch has an unknown result");
            }
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return Statuses.InternalError($"the patch of webhook \"{hook.Name}\" cannot be applied: {e.Message}");
        }
    }

    private async Task<ReviewAnswer> AskAsync(
        Webhook hook,
        ReviewedRequest request,
        ReviewForm form,
        CancellationToken cancel
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(hook.Timeout);
        var uid = Guid.NewGuid().ToString();
        var review = AdmissionReview.Encode(request, form, uid, hook.Version);
        var seconds = (int)Math.Max(hook.Timeout.TotalSeconds, SecondMin.TotalSeconds);
        var body = await clients.PostAsync(hook.EndPoint, review, seconds, deadline.Token);
        return ReviewAnswer.Read(body, uid, hook.Version, hook.Mutates);
    }

    private WebhookResult Failed(Webhook hook, ReviewedRequest request, TimeSpan duration, string message)
    {
        log.LogWarning(
            "{Webhook} of {Configuration}: {Message}, failing {How}",
            hook.Name,
            hook.Configuration,
            message,
            hook.IgnoresFailure ? "open" : "closed"
        );
        if (hook.IgnoresFailure)
        {
            metrics.Called(hook, request.Operation, duration, new(500, ""));
            metrics.FailedOpen(hook);
            return WebhookResult.Pass;
        }
        metrics.Called(hook, request.Operation, duration, new(500, "calling_webhook_error"));
        return WebhookResult.Refused(Statuses.InternalError(message));
    }

    private static Status RefusalOf(Webhook hook, Status given)
    {
        var why =
            given.Message.Length > 0 ? $": {given.Message}"
            : given.Reason.Length > 0 ? $": {given.Reason}"
            : " without explanation";
        // A code that HTTP has not would be no answer at all.
        var code = given.Code is >= 400 and < 600 ? given.Code : 400;
        return Statuses.Failure(
            code,
            given.Reason,
            $"admission webhook \"{hook.Name}\" denied the request{why}",
            given.Details
        );
    }
}
