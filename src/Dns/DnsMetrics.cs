using Arktos.Dns.Forwarding;
using Arktos.Dns.Names;
using Arktos.Dns.Sources;
using Arktos.Dns.Wire;
using Arktos.Metrics;
using Prometheus;

namespace Arktos.Dns;

/// <summary>What a DNS server counts. Children are made once; counting takes no lock and allocates nothing.</summary>
internal sealed class DnsMetrics
{
    private static readonly (ushort Type, string Name)[] Kinds =
    [
        (RecordType.A, "A"),
        (RecordType.Aaaa, "AAAA"),
        (RecordType.Cname, "CNAME"),
        (RecordType.Ns, "NS"),
        (RecordType.Ptr, "PTR"),
        (RecordType.Soa, "SOA"),
        (RecordType.Srv, "SRV"),
        (RecordType.Txt, "TXT"),
        (RecordType.Any, "ANY"),
    ];

    private static readonly string[] Codes =
    [
        "NOERROR",
        "FORMERR",
        "SERVFAIL",
        "NXDOMAIN",
        "NOTIMP",
        "REFUSED",
        "other",
    ];

    private readonly Counter.Child[][] _answers;
    private readonly Counter.Child _found,
        _missed;
    private readonly Dictionary<string, Counter.Child> _dropped,
        _forwarded;
    private readonly Histogram.Child _seconds;
    private readonly Gauge.Child _connections;
    private readonly RoleMetrics _metrics;

    public DnsMetrics(RoleMetrics metrics)
    {
        _metrics = metrics;
        var answers = metrics.Counter(
            "arktos_dns_answers_total",
            "Responses by the type that was asked for and their code.",
            "kind",
            "result"
        );
        _answers =
        [
            .. Kinds
                .Select(k => k.Name)
                .Append("other")
                .Select(k => Codes.Select(c => answers.WithLabels(k, c)).ToArray()),
        ];
        var dropped = metrics.Counter(
            "arktos_dns_dropped_total",
            "Messages and connections that got no response: flood (too many of an address), unanswerable (no query), "
                + "connection (too many connections), send (the kernel refused the response).",
            "reason"
        );
        _dropped = new[] { "flood", "unanswerable", "connection", "send" }.ToDictionary(
            r => r,
            r => dropped.WithLabels(r)
        );
        var forwarded = metrics.Counter(
            "arktos_dns_forwarded_total",
            "Questions to other servers: answered, failed (none of them answered), full (too many were under way).",
            "result"
        );
        _forwarded = new[] { "answered", "failed", "full" }.ToDictionary(r => r, r => forwarded.WithLabels(r));
        var cache = metrics.Counter(
            "arktos_dns_cache_lookups_total",
            "Looks for kept answers of other servers: found, missed.",
            "result"
        );
        (_found, _missed) = (cache.WithLabels("found"), cache.WithLabels("missed"));
        _seconds = metrics
            .Histogram(
                "arktos_dns_answer_duration_seconds",
                "From a query's arrival until its response is made, of those that no other server is asked for.",
                [0.00001, 0.0001, 0.001, 0.01, 0.1, 1]
            )
            .WithLabels();
        _connections = metrics.Gauge("arktos_dns_tcp_connections", "Connections that are open.").WithLabels();
    }

    /// <summary>What is read when it is asked for.</summary>
    public void Read(NameTable names, SourceTable sources, Forwarder forwarder, Func<bool> isReady)
    {
        var ready = _metrics.Gauge("arktos_dns_ready", "1 when all names are known.");
        var services = _metrics.Gauge("arktos_dns_services", "Services whose names are told.");
        var addresses = _metrics.Gauge("arktos_dns_pod_addresses", "Addresses of pods that are known.");
        var entries = _metrics.Gauge("arktos_dns_cache_entries", "Answers of other servers that are kept.");
        var bytes = _metrics.Gauge("arktos_dns_cache_bytes", "Memory of answers of other servers, about.");
        var healthy = _metrics.Gauge("arktos_dns_upstreams", "Other servers by state: healthy, unhealthy.", "state");
        _metrics.BeforeScrape(() =>
        {
            ready.Set(isReady() ? 1 : 0);
            services.Set(names.ServicesCount);
            addresses.Set(sources.Count);
            entries.Set(forwarder.Cache.Count);
            bytes.Set(forwarder.Cache.Bytes);
            var all = forwarder.Upstreams;
            healthy.WithLabels("healthy").Set(all.Count(u => u.IsHealthy));
            healthy.WithLabels("unhealthy").Set(all.Count(u => !u.IsHealthy));
        });
    }

    public void Answered(ushort type, ResponseCode code)
    {
        var kind = 0;
        while (kind < Kinds.Length && Kinds[kind].Type != type)
            kind++;
        _answers[kind][Math.Min((int)code, Codes.Length - 1)].Inc();
    }

    public void Took(double seconds) => _seconds.Observe(seconds);

    /// <param name="reason">One of those that are made above.</param>
    public void Dropped(string reason) => _dropped[reason].Inc();

    /// <inheritdoc cref="Dropped"/>
    public void Forwarded(string result) => _forwarded[result].Inc();

    public void Cache(bool found) => (found ? _found : _missed).Inc();

    public void Connections(int change) => _connections.Inc(change);
}
