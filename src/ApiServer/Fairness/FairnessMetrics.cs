using System.Collections.Concurrent;
using Arktos.Metrics;
using Prometheus;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// What of API priority and fairness is counted, under the names of Kubernetes' API server. Labels hold names of stored
/// objects and nothing that a client makes up. Thread-safe.
/// </summary>
internal sealed class FairnessMetrics
{
    private static readonly string[] Labels = ["flow_schema", "priority_level"];
    private static readonly double[] WaitBuckets = [0, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30];

    /// <summary>Flow schemas and levels that have labels of their own; the others share one.</summary>
    private const int NamesMax = 500;
    private const string Others = "others";

    private readonly ConcurrentDictionary<(string Schema, string Level), FlowSeries> _series = new();
    private readonly Gauge _inQueue;
    private readonly Gauge _executing;
    private readonly Counter _dispatched;
    private readonly Counter _rejected;
    private readonly Histogram _waits;

    /// <param name="levels">The levels as they are now.</param>
    public FairnessMetrics(RoleMetrics metrics, Func<IEnumerable<LevelSettings>> levels)
    {
        _inQueue = metrics.Gauge(
            "apiserver_flowcontrol_current_inqueue_requests",
            "Requests that wait for seats of a priority level.",
            Labels
        );
        _executing = metrics.Gauge(
            "apiserver_flowcontrol_current_executing_requests",
            "Requests that hold seats of a priority level; watches while they begin.",
            Labels
        );
        _dispatched = metrics.Counter(
            "apiserver_flowcontrol_dispatched_requests_total",
            "Requests that have got seats of a priority level.",
            Labels
        );
        _rejected = metrics.Counter(
            "apiserver_flowcontrol_rejected_requests_total",
            "Requests that have not: no seat and no queue (concurrency-limit), a full queue (queue-full), too long a "
                + "wait (time-out), a client that has gone (cancelled), a user or tenant with too many requests "
                + "(tenant-share).",
            [.. Labels, "reason"]
        );
        _waits = metrics.Histogram(
            "apiserver_flowcontrol_request_wait_duration_seconds",
            "How long requests have waited in queues, by whether they were carried out then.",
            WaitBuckets,
            [.. Labels, "execute"]
        );
        var nominal = metrics.Gauge(
            "apiserver_flowcontrol_nominal_limit_seats",
            "Seats that are a priority level's own.",
            ["priority_level"]
        );
        var known = new HashSet<string>();
        metrics.BeforeScrape(() =>
        {
            var now = levels().Take(NamesMax).ToDictionary(l => l.Name, l => l.NominalSeats);
            foreach (var gone in known.Except(now.Keys).ToList())
            {
                nominal.RemoveLabelled(gone);
                known.Remove(gone);
            }
            foreach (var (name, seats) in now)
            {
                nominal.WithLabels(name).Set(seats);
                known.Add(name);
            }
        });
    }

    public FlowSeries Of(FlowClass flow) =>
        _series.TryGetValue((flow.Name, flow.Level.Name), out var series) ? series
        : _series.Count < NamesMax ? Of(flow.Name, flow.Level.Name)
        : Of(Others, Others);

    private FlowSeries Of(string schema, string level) =>
        _series.GetOrAdd(
            (schema, level),
            key => new FlowSeries(
                _inQueue.WithLabels(key.Schema, key.Level),
                _executing.WithLabels(key.Schema, key.Level),
                _dispatched.WithLabels(key.Schema, key.Level),
                _waits.WithLabels(key.Schema, key.Level, "true"),
                _waits.WithLabels(key.Schema, key.Level, "false"),
                reason => _rejected.WithLabels(key.Schema, key.Level, reason)
            )
        );
}

/// <summary>The instruments of one flow schema at one level.</summary>
internal sealed record FlowSeries(
    Gauge.Child InQueue,
    Gauge.Child Executing,
    Counter.Child Dispatched,
    Histogram.Child Waits,
    Histogram.Child VainWaits,
    Func<string, Counter.Child> Rejected
);
