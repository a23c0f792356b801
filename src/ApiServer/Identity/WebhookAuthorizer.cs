using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Arktos.Api.Authorization.V1;
using Arktos.Api.Json;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Webhooks;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.ApiServer.Identity;

/// <summary>How a webhook is asked. Units are in the types.</summary>
internal sealed record WebhookAuthorizerOptions(
    string Name,
    WebhookEndPoint EndPoint,
    TimeSpan Timeout,
    TimeSpan AuthorizedTtl,
    TimeSpan UnauthorizedTtl,
    bool DeniesOnFailure,
    ReviewConditions Conditions
);

/// <summary>What webhooks of all readings of the configuration count. Thread-safe.</summary>
internal sealed class WebhookAuthorizerMetrics(RoleMetrics metrics)
{
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    public Counter Evaluations { get; } =
        metrics.Counter(
            "apiserver_authorization_webhook_evaluations_total",
            "Questions to webhooks that authorize (success, error, timeout).",
            "name",
            "result"
        );

    public Histogram Durations { get; } =
        metrics.Histogram(
            "apiserver_authorization_webhook_duration_seconds",
            "How long webhooks that authorize took to answer.",
            Buckets,
            "name",
            "result"
        );

    public Counter FailOpen { get; } =
        metrics.Counter(
            "apiserver_authorization_webhook_evaluations_fail_open_total",
            "Questions without an answer where others were asked instead.",
            "name",
            "result"
        );

    public Counter Exclusions { get; } =
        metrics.Counter(
            "apiserver_authorization_match_condition_exclusions_total",
            "Requests that a webhook was not asked about because a condition did not hold.",
            "type",
            "name"
        );

    public Counter ConditionErrors { get; } =
        metrics.Counter(
            "apiserver_authorization_match_condition_evaluation_errors_total",
            "Conditions of webhooks that failed.",
            "type",
            "name"
        );
}

/// <summary>
/// Asks a webhook of the operator what somebody may do; answers are kept for a while, by all that was asked. The
/// webhook sees the tenants of user and request among the user's extra values. Bounded; thread-safe.
/// </summary>
internal sealed class WebhookAuthorizer(
    WebhookAuthorizerOptions options,
    WebhookClients clients,
    TimeProvider time,
    WebhookAuthorizerMetrics metrics,
    ILogger log
) : IAuthorizer
{
    /// <summary>Under which a review names whose objects are asked for, among the user's extra values.</summary>
    public const string RequestTenantExtra = "arktos.futurewei.com/request-tenant";

    private const int CachedMax = 8192;
    private const int CachedBytesMax = 10_000;
    private const int WaitingMax = 512;
    private const string ApiVersion = "authorization.k8s.io/v1";

    private readonly ConcurrentDictionary<string, (AuthorizerOpinion Opinion, DateTimeOffset Until)> _cache = new(
        StringComparer.Ordinal
    );
    private int _waiting;

    public string Type => "Webhook";

    public string Name => options.Name;

    public async ValueTask<AuthorizerOpinion> DecideAsync(AccessRequest request, CancellationToken cancel)
    {
        var spec = SpecOf(request);
        switch (options.Conditions.Hold(spec, out var fault))
        {
            case false:
                metrics.Exclusions.WithLabels(Type, Name).Inc();
                return default;
            case null:
                metrics.ConditionErrors.WithLabels(Type, Name).Inc();
                log.LogWarning("a match condition of authorizer {Name} fails: {Reason}", Name, fault);
                return Failed();
        }
        var json = KubeJson.Encode(spec);
        var key = json.Length <= CachedBytesMax ? Convert.ToBase64String(SHA256.HashData(json)) : null;
        var now = time.GetUtcNow();
        if (key is not null && _cache.TryGetValue(key, out var known) && known.Until > now)
            return known.Opinion;
        if (await AskAsync(spec, cancel) is not { } opinion)
            return Failed();
        var kept = opinion.Opinion == Opinion.Allow ? options.AuthorizedTtl : options.UnauthorizedTtl;
        if (key is not null && kept > TimeSpan.Zero)
        {
            if (_cache.Count >= CachedMax)
                _cache.Clear();
            _cache[key] = (opinion, now + kept);
        }
        return opinion;
    }

    private static SubjectAccessReviewSpec SpecOf(AccessRequest request)
    {
        var user = request.User;
        return new()
        {
            User = user.Name,
            Uid = user.Uid,
            Groups = [.. user.Groups],
            Extra = new(user.Extra.Select(e => KeyValuePair.Create(e.Key, e.Value.ToList())))
            {
                [UserIdentity.TenantExtra] = [user.Tenant],
                [RequestTenantExtra] = [request.Tenant],
            },
            ResourceAttributes = request.IsResource
                ? new()
                {
                    Namespace = request.Namespace,
                    Verb = request.Verb,
                    Group = request.Group,
                    Version = request.Version,
                    Resource = request.Resource,
                    Subresource = request.Subresource,
                    Name = request.Name,
                }
                : null,
            NonResourceAttributes = request.IsResource ? null : new() { Path = request.Path, Verb = request.Verb },
        };
    }

    private AuthorizerOpinion Failed() =>
        options.DeniesOnFailure ? AuthorizerOpinion.Deny($"authorizer {Name} cannot be asked") : default;

    /// <returns>Null: there was no answer.</returns>
    private async Task<AuthorizerOpinion?> AskAsync(SubjectAccessReviewSpec spec, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var (opinion, result) = await AnswerAsync(spec, cancel);
        metrics.Evaluations.WithLabels(Name, result).Inc();
        metrics.Durations.WithLabels(Name, result).Observe(time.GetElapsedTime(began).TotalSeconds);
        if (opinion is null && !options.DeniesOnFailure)
            metrics.FailOpen.WithLabels(Name, result).Inc();
        return opinion;
    }

    private async Task<(AuthorizerOpinion? Opinion, string Result)> AnswerAsync(
        SubjectAccessReviewSpec spec,
        CancellationToken cancel
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(options.Timeout);
        try
        {
            if (Interlocked.Increment(ref _waiting) > WaitingMax)
                throw new WebhookException("too many requests wait for it");
            var review = new SubjectAccessReview
            {
                Kind = "SubjectAccessReview",
                ApiVersion = ApiVersion,
                Spec = spec,
            };
            var answer = await clients.PostAsync(options.EndPoint, KubeJson.Encode(review), null, deadline.Token);
            return (Judge(answer), "success");
        }
        catch (Exception e) when (e is WebhookException or JsonException)
        {
            cancel.ThrowIfCancellationRequested();
            log.LogWarning("authorizer {Name} does not answer: {Reason}", Name, e.Message);
            return (null, deadline.IsCancellationRequested ? "timeout" : "error");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private static AuthorizerOpinion Judge(byte[] answer)
    {
        var review = JsonSerializer.Deserialize<SubjectAccessReview>(answer, KubeJson.Options);
        if (review?.Kind != "SubjectAccessReview" || review.ApiVersion != ApiVersion)
            throw new JsonException("the answer is no SubjectAccessReview of v1");
        return review.Status switch
        {
            { Allowed: true, Denied: true } => throw new JsonException("the answer both allows and denies"),
            { Allowed: true } => AuthorizerOpinion.Allow(review.Status.Reason),
            { Denied: true } => AuthorizerOpinion.Deny(review.Status.Reason),
            _ => AuthorizerOpinion.None(review.Status.Reason),
        };
    }
}
