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

    private readonly Lazy<(Counter.Child Attempts, Histogram.Child Durations)> _successes;
    private readonly Lazy<(Counter.Child Attempts, Histogram.Child Durations)> _failures;

    public AuthenticationMetrics(RoleMetrics metrics)
    {
        var attempts = metrics.Counter(
            "authentication_attempts",
            "Requests that were authenticated, by what came of it (success, failure: there were no good credentials).",
            "result"
        );
        var durations = metrics.Histogram(
            "authentication_duration_seconds",
            "How long it took to find out who sends a request.",
            Buckets,
            "result"
        );
        _successes = new(() => (attempts.WithLabels("success"), durations.WithLabels("success")));
        _failures = new(() => (attempts.WithLabels("failure"), durations.WithLabels("failure")));
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
        var (attempts, durations) = (succeeded ? _successes : _failures).Value;
        attempts.Inc();
        durations.Observe(took.TotalSeconds);
    }
}
