using System.Collections.Concurrent;
using Prometheus;

namespace Arktos.Metrics;

/// <summary>
/// What one role of a process counts and tells (a store, an API server, a scheduler …), in a registry of its own: two
/// roles in one process share nothing but what is the process' (<c>process_*</c>, <c>dotnet_*</c>). Instruments are
/// made once, when a role is put together, with the children that its hot paths count with; what can be read when it is
/// asked for is read by <see cref="BeforeScrape"/> and costs nothing before. Thread-safe.
/// </summary>
public sealed class RoleMetrics
{
    /// <summary>Of what <see cref="TryScrapeAsync"/> gives.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Who asks for them while so many wait is turned away: each wait costs a request, each text memory.
    /// </summary>
    private const int ScrapesMax = 4;

    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly MetricFactory _factory;
    private readonly ConcurrentDictionary<string, MetricDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private int _scrapes;

    public RoleMetrics()
    {
        _factory = Prometheus.Metrics.WithCustomRegistry(_registry);
        // By default each increment asks for the trace that it belongs to, and allocates when there is one.
        _factory.ExemplarBehavior = ExemplarBehavior.NoExemplars();
        DotNetStats.Register(_registry);
    }

    /// <summary>Everything that was made here, in no order; not what the process tells of itself.</summary>
    public IReadOnlyCollection<MetricDefinition> Definitions => [.. _definitions.Values];

    /// <param name="name">Ends with _total.</param>
    /// <exception cref="ArgumentException">Name or labels are against <see cref="MetricNames"/>.</exception>
    /// <exception cref="InvalidOperationException">There is another instrument of that name.</exception>
    public Counter Counter(string name, string help, params string[] labels)
    {
        Define(MetricKind.Counter, name, labels);
        return _factory.CreateCounter(name, help, labels);
    }

    /// <inheritdoc cref="Counter"/>
    /// <param name="name">Without _total.</param>
    public Gauge Gauge(string name, string help, params string[] labels)
    {
        Define(MetricKind.Gauge, name, labels);
        return _factory.CreateGauge(name, help, labels);
    }

    /// <inheritdoc cref="Counter"/>
    /// <param name="name">Ends with the unit.</param>
    /// <param name="buckets">Upper bounds, ascending; infinity is added.</param>
    public Histogram Histogram(string name, string help, double[] buckets, params string[] labels)
    {
        Define(MetricKind.Histogram, name, labels);
        return _factory.CreateHistogram(name, help, labels, new HistogramConfiguration { Buckets = buckets });
    }

    /// <param name="read">Called before each scrape, on its thread, one scrape at a time; sets what is only read then.
    /// Does not wait for anything, and throws nothing.</param>
    public void BeforeScrape(Action read) => _registry.AddBeforeCollectCallback(read);

    /// <summary>
    /// Everything there is, as Prometheus reads it (text format 0.0.4). Null: too many ask at once, and this one is to
    /// come again.
    /// </summary>
    public async Task<ReadOnlyMemory<byte>?> TryScrapeAsync(CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _scrapes) > ScrapesMax)
        {
            Interlocked.Decrement(ref _scrapes);
            return null;
        }
        try
        {
            await _turn.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                // Whole before it is sent: a reader that stalls then holds a text, not the turn.
                using var text = new MemoryStream();
                await _registry.CollectAndExportAsTextAsync(text, cancel).ConfigureAwait(false);
                return text.GetBuffer().AsMemory(0, (int)text.Length);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _scrapes);
        }
    }

    private void Define(MetricKind kind, string name, string[] labels)
    {
        MetricNames.Check(kind, name, labels);
        _definitions[name] = new MetricDefinition(kind, name, labels);
    }
}
