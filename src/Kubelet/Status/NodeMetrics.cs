using Arktos.Kubelet.Runtimes;
using Arktos.Metrics;
using Prometheus;

namespace Arktos.Kubelet.Status;

/// <summary>What a node agent tells of its pods, under the names that Kubernetes' agents use. Thread-safe.</summary>
internal sealed class NodeMetrics
{
    /// <summary>Seconds; those of Kubernetes.</summary>
    private static readonly double[] StartBuckets =
    [
        0.5,
        1,
        2,
        3,
        4,
        5,
        6,
        8,
        10,
        20,
        30,
        45,
        60,
        120,
        180,
        240,
        300,
        360,
        480,
        600,
        900,
        1200,
        1800,
        2700,
        3600,
    ];

    private readonly RoleMetrics _metrics;
    private readonly Histogram _starts;

    public NodeMetrics(KubeletOptions options)
    {
        _metrics = options.Metrics;
        _metrics.Gauge("kubelet_node_name", "The node's name; always 1.", "node").WithLabels(options.NodeName).Set(1);
        _starts = _metrics.Histogram(
            "kubelet_pod_start_duration_seconds",
            "From when the agent first saw a pod until it ran. Pods that ran before the agent started do not count.",
            StartBuckets
        );
    }

    public void PodStarted(TimeSpan after) => _starts.Observe(after.TotalSeconds);

    /// <summary>Begins to tell what the watch has seen last. Once.</summary>
    public void Read(RuntimeWatch watch)
    {
        var pods = _metrics.Gauge("kubelet_running_pods", "Pods whose sandbox runs.");
        var containers = _metrics.Gauge("kubelet_running_containers", "Containers of this node.", "container_state");
        (ContainerPhase Phase, Gauge.Child Gauge)[] byPhase =
        [
            .. Enum.GetValues<ContainerPhase>()
                .Select(p => (p, containers.WithLabels(p.ToString().ToLowerInvariant()))),
        ];
        _metrics.BeforeScrape(() =>
        {
            var latest = watch.Latest;
            pods.Set(latest.Count(p => p.Sandboxes.Any(s => s.Ready)));
            foreach (var (phase, gauge) in byPhase)
                gauge.Set(latest.Sum(p => p.Containers.Count(c => c.Phase == phase)));
        });
    }
}
