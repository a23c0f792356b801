using System.Text.RegularExpressions;

namespace Arktos.Metrics;

/// <summary>
/// How instruments are called: as Kubernetes calls them where they mean the same, otherwise <c>arktos_ROLE_…</c>; snake
/// case, counters end with <c>_total</c>, histograms with the unit of what they observe. A label is one that is named
/// here with what bounds its values: each value is a series for ever, in the process and wherever it is scraped, so no
/// label holds what a client can make up (tenants, namespaces, names, keys). Pure.
/// </summary>
public static partial class MetricNames
{
    /// <summary>Counters that Kubernetes calls otherwise than all others.</summary>
    public static IReadOnlyList<string> CountersOfTheirOwn { get; } =
    [
        "apiserver_admission_webhook_rejection_count",
        "apiserver_admission_webhook_fail_open_count",
        "authentication_attempts",
    ];

    private static readonly string[] HistogramUnits = ["seconds", "bytes", "entries"];

    /// <summary>Label → what bounds its values.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["attempts"] = "1 to 15, and 15+",
            ["code"] = "HTTP codes that this program answers with",
            ["condition"] = "in the source",
            ["container_state"] = "states of containers in CRI",
            ["decision"] = "allowed, denied",
            ["door"] = "rest, grpc",
            ["enforcement_action"] = "allow, deny, warn, audit",
            ["error_type"] = "in the source",
            ["group"] = "the catalog of resources",
            ["execute"] = "true, false",
            ["flow_schema"] = "flow schemas, the first 500",
            ["grpc_code"] = "status codes of gRPC",
            ["grpc_method"] = "methods that are served",
            ["grpc_service"] = "services that are served",
            ["grpc_type"] = "unary and the three kinds of streams",
            ["jwt_issuer_hash"] = "issuers that are configured, 64 at a time",
            ["kind"] = "in the source",
            ["level"] = "levels of the audit log",
            ["limit"] = "in the source",
            ["name"] = "queues and leases of a role, in the source; webhooks, the first 500",
            ["node"] = "the agent's own node",
            ["operation"] = "CREATE, UPDATE, DELETE, CONNECT",
            ["eviction_signal"] = "what a node may be short of, and limits of disk, in the source",
            ["operation_type"] = "calls to the container runtime, in the source",
            ["plugin"] = "log, webhook, buffered, truncate",
            ["policy"] = "policies of admission, the first 500",
            ["policy_binding"] = "bindings of such policies, the first 500",
            ["priority_level"] = "priority levels, the first 500",
            ["profile"] = "the scheduler's own name",
            ["queue"] = "queues of the scheduler",
            ["reason"] = "in the source",
            ["rejected"] = "true, false",
            ["rejection_code"] = "HTTP codes",
            ["resource"] = "the catalog of resources",
            ["result"] = "in the source",
            ["scope"] = "cluster, namespace, resource",
            ["state"] = "in the source",
            ["status"] = "in the source",
            ["subresource"] = "the catalog of resources",
            ["type"] = "admit, validating; types of authorizers, in the source",
            ["verb"] = "verbs of the API",
            ["version"] = "the catalog of resources",
        };

    /// <exception cref="ArgumentException">They are against the rules.</exception>
    public static void Check(MetricKind kind, string name, IReadOnlyList<string> labels)
    {
        if (!SnakeCase().IsMatch(name))
            throw new ArgumentException($"the metric {name} is not in snake case", nameof(name));
        var isCounter = name.EndsWith("_total", StringComparison.Ordinal) || CountersOfTheirOwn.Contains(name);
        if (kind == MetricKind.Counter != isCounter)
            throw new ArgumentException(
                $"the metric {name} is a {kind}: counters end with _total, and nothing else does",
                nameof(name)
            );
        if (kind == MetricKind.Histogram && !HistogramUnits.Any(u => name.EndsWith("_" + u, StringComparison.Ordinal)))
            throw new ArgumentException(
                $"the histogram {name} does not end with a unit ({string.Join(", ", HistogramUnits)})",
                nameof(name)
            );
        foreach (var label in labels)
            if (!Labels.ContainsKey(label))
                throw new ArgumentException(
                    $"the metric {name} has the label {label}, and {nameof(MetricNames)} does not say what bounds its "
                        + $"values",
                    nameof(labels)
                );
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)+$")]
    private static partial Regex SnakeCase();
}
