using System.Globalization;
using System.Text;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Stats;

/// <summary>What was used, in Prometheus' text format, under the names that dashboards know. Pure.</summary>
internal sealed class UsageExposition
{
    private readonly StringBuilder _text = new();

    /// <summary>/metrics/resource.</summary>
    /// <param name="window">Null: nothing is known now.</param>
    public static string Resource(UsageWindow? window)
    {
        var all = new UsageExposition();
        if (window is not null)
        {
            all.Family("node_cpu_usage_seconds_total", "counter", "CPU time of the node in core-seconds.");
            all.Add("node_cpu_usage_seconds_total", [], Seconds(window.Counters.CpuNanoseconds));
            all.Family("node_memory_working_set_bytes", "gauge", "Working set of the node in bytes.");
            all.Add("node_memory_working_set_bytes", [], window.Node.MemoryBytes);
            all.Family("pod_cpu_usage_seconds_total", "counter", "CPU time of the pod in core-seconds.");
            foreach (var p in window.Pods)
                all.Add(
                    "pod_cpu_usage_seconds_total",
                    LabelsOf(p),
                    Seconds(p.Containers.Sum(c => c.Counters.CpuNanoseconds))
                );
            all.Family("pod_memory_working_set_bytes", "gauge", "Working set of the pod in bytes.");
            foreach (var p in window.Pods)
                all.Add("pod_memory_working_set_bytes", LabelsOf(p), p.Total.MemoryBytes);
            all.Containers(window);
        }
        all.Family("resource_scrape_error", "gauge", "1 if there was an error while getting container metrics.");
        all.Add("resource_scrape_error", [], window is null ? 1 : 0);
        return all._text.ToString();
    }

    /// <summary>/metrics/cadvisor, as far as it is about CPU, memory, networks and containers' own layers.</summary>
    /// <inheritdoc cref="Resource"/>
    /// <param name="cores">Of the machine.</param>
    /// <param name="memoryBytes">Of the machine.</param>
    public static string Cadvisor(UsageWindow? window, int cores, long memoryBytes)
    {
        var all = new UsageExposition();
        all.Family("machine_cpu_cores", "gauge", "Number of logical CPU cores.");
        all.Add("machine_cpu_cores", [], cores);
        all.Family("machine_memory_bytes", "gauge", "Amount of memory installed on the machine.");
        all.Add("machine_memory_bytes", [], memoryBytes);
        if (window is null)
            return all._text.ToString();
        all.Containers(window);
        all.Family("container_memory_usage_bytes", "gauge", "Memory usage in bytes, with what is kept of files.");
        foreach (var (labels, c) in ContainersOf(window))
            all.Add("container_memory_usage_bytes", labels, c.Counters.MemoryUsageBytes);
        all.Family("container_memory_rss", "gauge", "Size of RSS in bytes.");
        foreach (var (labels, c) in ContainersOf(window))
            all.Add("container_memory_rss", labels, c.Counters.RssBytes);
        all.Family("container_fs_usage_bytes", "gauge", "What the container has written into its own layer, in bytes.");
        foreach (var (labels, c) in ContainersOf(window))
            all.Add("container_fs_usage_bytes", labels, c.Counters.LayerBytes);
        all.Network("container_network_receive_bytes_total", "Bytes received.", window, i => i.RxBytes);
        all.Network("container_network_receive_errors_total", "Errors while receiving.", window, i => i.RxErrors);
        all.Network("container_network_transmit_bytes_total", "Bytes transmitted.", window, i => i.TxBytes);
        all.Network("container_network_transmit_errors_total", "Errors while transmitting.", window, i => i.TxErrors);
        return all._text.ToString();
    }

    /// <summary>Of pods by their labels, of the node by id "/".</summary>
    private void Network(string name, string help, UsageWindow window, Func<InterfaceUsed, long> count)
    {
        Family(name, "counter", help);
        foreach (var used in window.Network?.Interfaces ?? [])
            Add(name, [("id", "/"), ("interface", used.Name)], count(used));
        foreach (var pod in window.Pods)
        foreach (var used in pod.Network?.Interfaces ?? [])
            Add(name, [("interface", used.Name), .. LabelsOf(pod)], count(used));
    }

    private void Containers(UsageWindow window)
    {
        Family("container_cpu_usage_seconds_total", "counter", "CPU time of the container in core-seconds.");
        foreach (var (labels, c) in ContainersOf(window))
            Add("container_cpu_usage_seconds_total", labels, Seconds(c.Counters.CpuNanoseconds));
        Family("container_memory_working_set_bytes", "gauge", "Working set of the container in bytes.");
        foreach (var (labels, c) in ContainersOf(window))
            Add("container_memory_working_set_bytes", labels, c.Usage.MemoryBytes);
        Family("container_start_time_seconds", "gauge", "Start time of the container since the epoch in seconds.");
        foreach (var (labels, c) in ContainersOf(window))
            if (c.Container.StartedAt is { } started)
                Add("container_start_time_seconds", labels, started.ToUnixTimeMilliseconds() / 1000.0);
    }

    private static IEnumerable<((string, string)[] Labels, ContainerRate Container)> ContainersOf(UsageWindow window) =>
        window.Pods.SelectMany(p =>
            p.Containers.Select(c => (((string, string)[])[("container", c.Container.Name), .. LabelsOf(p)], c))
        );

    // Names of pods are of their tenant.
    private static (string, string)[] LabelsOf(PodRate pod) =>
        [("namespace", pod.Pod.Namespace), ("pod", pod.Pod.Name), ("tenant", pod.Pod.Tenant)];

    private static double Seconds(long nanoseconds) => nanoseconds / 1e9;

    private void Family(string name, string type, string help) =>
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

    // Names of tenants, namespaces, pods and containers hold nothing that would have to be escaped.
    private void Add(string name, (string Name, string Value)[] labels, double value)
    {
        _text.Append(name);
        if (labels.Length > 0)
            _text.Append('{').AppendJoin(',', labels.Select(l => $"{l.Name}=\"{l.Value}\"")).Append('}');
        _text.Append(CultureInfo.InvariantCulture, $" {value:R}\n");
    }
}
