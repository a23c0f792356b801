using System.Globalization;
using Arktos.Metrics;
using Prometheus;

namespace Arktos.Scheduler;

/// <summary>How an attempt to place a pod ended.</summary>
internal enum AttemptResult
{
    Scheduled,
    Unschedulable,
    Error,
}

/// <summary>A scheduler's metrics, under kube-scheduler's names. Thread-safe.</summary>
internal sealed class SchedulerMetrics
{
    private const int AttemptsMax = 15;

    /// <summary>Seconds: 1 ms, doubling to 16 s, as kube-scheduler has them.</summary>
    private static readonly double[] AttemptBuckets = Histogram.ExponentialBuckets(0.001, 2, 15);

    /// <summary>Seconds: 10 ms, doubling to about 1.5 hours, as kube-scheduler has them.</summary>
    private static readonly double[] PodBuckets = Histogram.ExponentialBuckets(0.01, 2, 20);

    private readonly TimeProvider _time;
    private readonly (Counter.Child Count, Histogram.Child Seconds)[] _byResult;
    private readonly Histogram.Child[] _byAttempts;
    private readonly Gauge.Child _active,
        _backingOff,
        _unschedulable;

    public SchedulerMetrics(SchedulerOptions options)
    {
        var metrics = options.Metrics;
        _time = options.Time;
        var attempts = metrics.Counter(
            "scheduler_schedule_attempts_total",
            "Attempts to place a pod; error: the binding failed, or the scheduler itself.",
            "result",
            "profile"
        );
        var durations = metrics.Histogram(
            "scheduler_scheduling_attempt_duration_seconds",
            "How long attempts took, with the binding.",
            AttemptBuckets,
            "result",
            "profile"
        );
        _byResult =
        [
            .. Enum.GetNames<AttemptResult>()
                .Select(r => r.ToLowerInvariant())
                .Select(r =>
                    (attempts.WithLabels(r, options.SchedulerName), durations.WithLabels(r, options.SchedulerName))
                ),
        ];
        var pods = metrics.Histogram(
            "scheduler_pod_scheduling_sli_duration_seconds",
            "From when a pod came to wait for a node until it was bound, by the number of attempts.",
            PodBuckets,
            "attempts"
        );
        _byAttempts =
        [
            .. Enumerable
                .Range(1, AttemptsMax)
                .Select(n => pods.WithLabels(n.ToString(CultureInfo.InvariantCulture) + (n == AttemptsMax ? "+" : ""))),
        ];
        var pending = metrics.Gauge(
            "scheduler_pending_pods",
            "Pods that wait for a node: active, in backoff, or unschedulable until something changes.",
            "queue"
        );
        (_active, _backingOff, _unschedulable) = (
            pending.WithLabels("active"),
            pending.WithLabels("backoff"),
            pending.WithLabels("unschedulable")
        );
    }

    /// <param name="began">By the clock's timestamps.</param>
    public void Attempted(AttemptResult result, long began)
    {
        var (count, seconds) = _byResult[(int)result];
        count.Inc();
        seconds.Observe(_time.GetElapsedTime(began).TotalSeconds);
    }

    public void Bound(SchedulingAttempt attempt)
    {
        Attempted(AttemptResult.Scheduled, attempt.Began);
        _byAttempts[Math.Clamp(attempt.Number, 1, AttemptsMax) - 1]
            .Observe(_time.GetElapsedTime(attempt.WaitsSince).TotalSeconds);
    }

    /// <summary>What the queue holds now; all zero when nobody places pods here.</summary>
    public void Pending(int active, int backingOff, int unschedulable)
    {
        _active.Set(active);
        _backingOff.Set(backingOff);
        _unschedulable.Set(unschedulable);
    }
}

/// <summary>One attempt to place a pod.</summary>
/// <param name="Began">By the clock's timestamps.</param>
/// <param name="WaitsSince">When the pod came to wait, by the same.</param>
/// <param name="Number">From 1 on.</param>
internal readonly record struct SchedulingAttempt(long Began, long WaitsSince, int Number);
