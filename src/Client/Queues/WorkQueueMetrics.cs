using Arktos.Metrics;
using Prometheus;

namespace Arktos.Client.Queues;

/// <summary>
/// The metrics of work queues under Kubernetes' names (<c>workqueue_*</c>), by the name of the queue. Queues of one
/// name are counted together: those of one term of leadership after the other. Thread-safe.
/// </summary>
public sealed class WorkQueueMetrics
{
    /// <summary>Seconds; those of Kubernetes.</summary>
    private static readonly double[] DurationBuckets = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10];

    private readonly Counter _adds,
        _retries;
    private readonly Gauge _depth,
        _unfinished,
        _longest;
    private readonly Histogram _waited,
        _worked;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OfQueue> _byName = new(StringComparer.Ordinal);

    public WorkQueueMetrics(RoleMetrics metrics)
    {
        const string name = "name";
        _adds = metrics.Counter("workqueue_adds_total", "Keys that came to wait.", name);
        _retries = metrics.Counter("workqueue_retries_total", "Keys that are to come again after a failure.", name);
        _depth = metrics.Gauge("workqueue_depth", "Keys that wait.", name);
        _unfinished = metrics.Gauge(
            "workqueue_unfinished_work_seconds",
            "How long the keys that are being worked on have been, together.",
            name
        );
        _longest = metrics.Gauge(
            "workqueue_longest_running_processor_seconds",
            "How long the key has been worked on that has been for the longest.",
            name
        );
        _waited = metrics.Histogram("workqueue_queue_duration_seconds", "How long keys waited.", DurationBuckets, name);
        _worked = metrics.Histogram("workqueue_work_duration_seconds", "How long keys took.", DurationBuckets, name);
        metrics.BeforeScrape(ReadQueues);
    }

    /// <param name="name">Of a set that the source knows.</param>
    internal OfQueue For(string name)
    {
        lock (_lock)
        {
            if (!_byName.TryGetValue(name, out var known))
                _byName[name] = known = new OfQueue(
                    _adds.WithLabels(name),
                    _retries.WithLabels(name),
                    _waited.WithLabels(name),
                    _worked.WithLabels(name)
                );
            return known;
        }
    }

    private void ReadQueues()
    {
        lock (_lock)
            foreach (var (name, queues) in _byName)
            {
                var load = queues.Load();
                _depth.WithLabels(name).Set(load.Depth);
                _unfinished.WithLabels(name).Set(load.Unfinished.TotalSeconds);
                _longest.WithLabels(name).Set(load.Longest.TotalSeconds);
            }
    }

    /// <summary>What a queue has now.</summary>
    /// <param name="Unfinished">How long the keys in work have been so, together.</param>
    internal readonly record struct QueueLoad(int Depth, TimeSpan Unfinished, TimeSpan Longest);

    /// <summary>Of the queues of one name.</summary>
    internal sealed class OfQueue(
        Counter.Child adds,
        Counter.Child retries,
        Histogram.Child waited,
        Histogram.Child worked
    )
    {
        private readonly Lock _lock = new();
        private readonly List<Func<QueueLoad>> _open = [];

        public void Added() => adds.Inc();

        public void Retried() => retries.Inc();

        public void Waited(TimeSpan time) => waited.Observe(time.TotalSeconds);

        public void Worked(TimeSpan time) => worked.Observe(time.TotalSeconds);

        /// <param name="load">Asked at each scrape, until <see cref="Close"/>.</param>
        public void Open(Func<QueueLoad> load)
        {
            lock (_lock)
                _open.Add(load);
        }

        public void Close(Func<QueueLoad> load)
        {
            lock (_lock)
                _open.Remove(load);
        }

        public QueueLoad Load()
        {
            Func<QueueLoad>[] open;
            lock (_lock)
                open = [.. _open];
            var sum = new QueueLoad();
            foreach (var load in open.Select(l => l()))
                sum = new QueueLoad(
                    sum.Depth + load.Depth,
                    sum.Unfinished + load.Unfinished,
                    sum.Longest > load.Longest ? sum.Longest : load.Longest
                );
            return sum;
        }
    }
}
