using Arktos.Metrics;
using Prometheus;

namespace Arktos.ApiServer.Authentication;

/// <summary>How requests were authenticated, under Kubernetes' names. Thread-safe.</summary>
public sealed class AuthenticationMetrics
{
    private static readonly double[] Buckets =
    [
        0.001,
        0.002,
        0.004,
        0.008,
        0.016,
        0.032,
        0.064,
        0.128,
        0.256,
        0.512,
        1.024,
        2.048,
        4.096,
        8.192,
        16.384,
    ];

    private readonly Counter _attempts;
    private readonly Histogram _durations;

    public AuthenticationMetrics(RoleMetrics metrics)
    {
        _attempts = metrics.Counter(
            "authentication_attempts",
            "Requests that were authenticated, by what came of it (success, failure: there were no good credentials).",
            "result"
        );
        _durations = metrics.Histogram(
            "authentication_duration_seconds",
            "How long it took to find out who sends a request.",
            Buckets,
            "result"
        );
        CacheRequests = metrics.Counter(
            "authentication_token_cache_request_total",
            "Tokens that were looked up in the caches of authenticators (hit, miss).",
            "status"
        );
        CacheFetches = metrics.Counter(
            "authentication_token_cache_fetch_total",
            "Tokens that an authenticator was asked for because no cache knew them (ok, error).",
            "status"
        );
        CacheActiveFetches = metrics.Gauge(
            "authentication_token_cache_active_fetch_count",
            "Authenticators that are being asked at the moment (in_flight).",
            "status"
        );
    }

    public Counter CacheRequests { get; }

    public Counter CacheFetches { get; }

    public Gauge CacheActiveFetches { get; }

    public void Count(bool succeeded, TimeSpan took)
    {
        var result = succeeded ? "success" : "failure";
        _attempts.WithLabels(result).Inc();
        _durations.WithLabels(result).Observe(took.TotalSeconds);
    }
}
