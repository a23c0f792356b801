using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.ApiServer.Catalog;
using Arktos.Metrics;
using Prometheus;

namespace Arktos.ApiServer.Requests;

public enum Door
{
    Rest,
    Grpc,
}

/// <summary>
/// What this API server has done, counted at both doors, under the names that dashboards of Kubernetes look for; a
/// label
/// <c>door</c> (rest, grpc) tells the doors apart. Labels hold what the catalog knows and nothing that a client makes
/// up, so there is a bounded number of them. Thread-safe.
/// </summary>
public sealed class RequestMetrics
{
    /// <summary>Seconds; those of Kubernetes' API server.</summary>
    private static readonly double[] DurationBuckets =
    [
        0.005,
        0.025,
        0.05,
        0.1,
        0.2,
        0.4,
        0.6,
        0.8,
        1,
        1.25,
        1.5,
        2,
        3,
        4,
        5,
        6,
        8,
        10,
        15,
        20,
        30,
        45,
        60,
    ];

    private static readonly string[] RequestLabels =
    [
        "verb",
        "group",
        "version",
        "resource",
        "subresource",
        "scope",
        "door",
    ];

    private static readonly string[] Paths =
    [
        "healthz",
        "livez",
        "readyz",
        "metrics",
        "version",
        "api",
        "apis",
        "openapi",
    ];

    private readonly ResourceCatalog _catalog;
    private readonly Counter _requests;
    private readonly Histogram _durations;
    private readonly Gauge _longRunning;
    private readonly ConcurrentDictionary<Labels, Series> _series = new();

    public RequestMetrics(RoleMetrics metrics, ResourceCatalog catalog, RequestLimits limits)
    {
        _catalog = catalog;
        _requests = metrics.Counter(
            "apiserver_request_total",
            "Requests that were answered, by the HTTP code of the answer. A write by gRPC counts once an operation.",
            [.. RequestLabels, "code"]
        );
        _durations = metrics.Histogram(
            "apiserver_request_duration_seconds",
            "How long requests took that are no watches or streams.",
            DurationBuckets,
            RequestLabels
        );
        _longRunning = metrics.Gauge(
            "apiserver_longrunning_requests",
            "Watches, followers and streams to pods under way.",
            RequestLabels
        );
        var inFlight = metrics.Gauge(
            "arktos_apiserver_inflight",
            "What is under way of what is limited: requests (those that wait in queues among them), exempt requests, "
                + "batches of writes, watches (followers among them), streams to pods, watches of services' APIs.",
            ["limit"]
        );
        metrics.BeforeScrape(() =>
        {
            inFlight.WithLabels("requests").Set(limits.Requests.Count);
            inFlight.WithLabels("exempt").Set(limits.Exempt.Count);
            inFlight.WithLabels("batches").Set(limits.Batches.Count);
            inFlight.WithLabels("watches").Set(limits.Watches.Count);
            inFlight.WithLabels("pod_streams").Set(limits.PodStreams.Count);
            inFlight.WithLabels("proxied").Set(limits.Proxied.Count);
        });
    }

    /// <summary>To be ended once, by <see cref="Measured.End"/>.</summary>
    public Measured Begin(RequestTarget target, Door door)
    {
        var series = _series.GetOrAdd(LabelsOf(target, door == Door.Rest ? "rest" : "grpc"), Create);
        if (target.IsLongRunning)
            series.LongRunning.Inc();
        return new Measured(series, target.IsLongRunning, Stopwatch.GetTimestamp());
    }

    private Series Create(Labels labels)
    {
        string[] values =
        [
            labels.Verb,
            labels.Group,
            labels.Version,
            labels.Resource,
            labels.Subresource,
            labels.Scope,
            labels.Door,
        ];
        return new Series(_requests, values, _durations.WithLabels(values), _longRunning.WithLabels(values));
    }

    private Labels LabelsOf(RequestTarget target, string door)
    {
        var verb = VerbOf(target.Verb);
        if (!target.IsResource)
        {
            var first = target.Path.Split('/', 3, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
            return new Labels(verb, "", "", "", Paths.Contains(first) ? "/" + first : "", "", door);
        }
        var strategy = _catalog.Find(target.Resource);
        if (_catalog.Describe(target.Resource) is null)
            return new Labels(verb, "", "", "", "", "", door);
        var subresource = strategy?.Subresources.ContainsKey(target.Subresource) == true ? target.Subresource : "";
        var scope =
            target.Name.Length > 0 || target.Verb == "create" ? "resource"
            : target.Namespace.Length > 0 ? "namespace"
            : "cluster";
        return new Labels(
            verb,
            target.Resource.Group,
            target.Resource.Version,
            target.Resource.Resource,
            subresource,
            scope,
            door
        );
    }

    // As Kubernetes calls them here.
    private static string VerbOf(string verb) =>
        verb switch
        {
            "get" => "GET",
            "list" => "LIST",
            "watch" => "WATCH",
            "create" or "post" => "POST",
            "update" or "put" => "PUT",
            "patch" => "PATCH",
            "delete" => "DELETE",
            "deletecollection" => "DELETECOLLECTION",
            _ => "other",
        };

    private readonly record struct Labels(
        string Verb,
        string Group,
        string Version,
        string Resource,
        string Subresource,
        string Scope,
        string Door
    );

    internal sealed class Series(Counter requests, string[] labels, Histogram.Child duration, Gauge.Child longRunning)
    {
        private readonly ConcurrentDictionary<int, Counter.Child> _byCode = new();

        public Histogram.Child Duration => duration;

        public Gauge.Child LongRunning => longRunning;

        public Counter.Child Requests(int code) =>
            _byCode.GetOrAdd(
                code,
                c => requests.WithLabels([.. labels, c.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            );
    }

    /// <summary>A request under way.</summary>
    public readonly struct Measured
    {
        private readonly Series _series;
        private readonly bool _isLongRunning;
        private readonly long _began;

        internal Measured(Series series, bool isLongRunning, long began) =>
            (_series, _isLongRunning, _began) = (series, isLongRunning, began);

        /// <param name="code">Of the answer, as HTTP has them; 499: the client had gone.</param>
        public void End(int code)
        {
            _series.Requests(code is >= 100 and < 600 ? code : 500).Inc();
            if (_isLongRunning)
                _series.LongRunning.Dec();
            else
                _series.Duration.Observe(Stopwatch.GetElapsedTime(_began).TotalSeconds);
        }
    }
}
