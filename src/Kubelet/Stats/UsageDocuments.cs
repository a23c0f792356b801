using System.Globalization;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Metrics.V1Beta1;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Volumes.Csi;

namespace Arktos.Kubelet.Stats;

/// <summary>What was used, as JSON documents. Pure.</summary>
internal static class UsageDocuments
{
    private const string ApiVersion = "metrics.k8s.io/v1beta1";

    public static NodeMetrics Node(string name, UsageWindow window) =>
        new()
        {
            Kind = "NodeMetrics",
            ApiVersion = ApiVersion,
            Metadata = new ObjectMeta { Name = name },
            Timestamp = window.Node.At,
            Window = GoDuration.Format(Milliseconds(window.Node.Window)),
            Usage = ListOf(window.Node),
        };

    /// <param name="tenant">Empty for all of them.</param>
    public static PodMetricsList Pods(UsageWindow window, string tenant) =>
        new()
        {
            Kind = "PodMetricsList",
            ApiVersion = ApiVersion,
            Items =
            [
                .. window
                    .Pods.Where(p => tenant.Length == 0 || p.Pod.Tenant == tenant)
                    .Select(p => new PodMetrics
                    {
                        Metadata = new ObjectMeta
                        {
                            Tenant = p.Pod.Tenant,
                            Namespace = p.Pod.Namespace,
                            Name = p.Pod.Name,
                            Uid = p.Pod.Uid,
                        },
                        Timestamp = p.Total.At,
                        Window = GoDuration.Format(Milliseconds(p.Total.Window)),
                        Containers =
                        [
                            .. p.Containers.Select(c => new ContainerMetrics
                            {
                                Name = c.Container.Name,
                                Usage = ListOf(c.Usage),
                            }),
                        ],
                    }),
            ],
        };

    /// <summary>
    /// The Summary of stats.v1alpha1 as far as it is about CPU, memory, networks and what is on disks.
    /// </summary>
    public static byte[] Summary(string nodeName, UsageWindow window, StorageLook storage)
    {
        var node = With(new JsonObject { ["nodeName"] = nodeName }, window.Node, window.Counters.CpuNanoseconds, null);
        if (window.Network is { } network)
            node["network"] = Network(network);
        if (storage.NodeFs is { } nodeFs)
            node["fs"] = FileSystem(nodeFs);
        if (storage.ImageFs is { } imageFs)
            node["runtime"] = new JsonObject
            {
                ["imageFs"] = FileSystem(imageFs),
                ["containerFs"] = FileSystem(imageFs),
            };
        return JsonTree.Encode(
            new JsonObject
            {
                ["node"] = node,
                ["pods"] = new JsonArray([.. window.Pods.Select(p => Summary(p, storage))]),
            }
        );
    }

    private static JsonObject Summary(PodRate pod, StorageLook storage)
    {
        var files = storage.Pods.GetValueOrDefault(pod.Pod.Uid, PodStorage.Nothing);
        var containers = pod.Containers.Select(c =>
        {
            var item = With(
                new JsonObject { ["name"] = c.Container.Name, ["startTime"] = Time(c.Container.StartedAt) },
                c.Usage,
                c.Counters.CpuNanoseconds,
                c.Counters
            );
            item["rootfs"] = Used(storage.ImageFs, c.Counters.LayerBytes, c.Counters.LayerInodes);
            if (files.Logs.TryGetValue(c.Container.Name, out var logs))
                item["logs"] = Used(storage.NodeFs, logs.Bytes, logs.Inodes);
            return (JsonNode)item;
        });
        var summary = With(
            new JsonObject
            {
                ["podRef"] = new JsonObject
                {
                    ["name"] = pod.Pod.Name,
                    ["namespace"] = pod.Pod.Namespace,
                    ["uid"] = pod.Pod.Uid,
                    ["tenant"] = pod.Pod.Tenant,
                },
                ["startTime"] = Time(pod.Pod.Sandboxes.FirstOrDefault()?.CreatedAt),
                ["containers"] = new JsonArray([.. containers]),
            },
            pod.Total,
            pod.Containers.Sum(c => c.Counters.CpuNanoseconds),
            null
        );
        if (pod.Network is { } network)
            summary["network"] = Network(network);
        summary["volume"] = new JsonArray([
            .. files.Volumes.Select(v =>
            {
                var volume = Used(storage.NodeFs, v.Value.Bytes, v.Value.Inodes);
                volume["name"] = v.Key;
                return (JsonNode)volume;
            }),
            .. files.Driven.Select(d => (JsonNode)Driven(d.Key, d.Value.Claim, d.Value.Use, pod.Pod.Namespace)),
        ]);
        var all = files.Volumes.Values.Concat(files.Logs.Values).ToList();
        summary["ephemeral-storage"] = Used(
            storage.NodeFs,
            all.Sum(t => t.Bytes) + pod.Containers.Sum(c => c.Counters.LayerBytes),
            all.Sum(t => t.Inodes) + pod.Containers.Sum(c => c.Counters.LayerInodes)
        );
        return summary;
    }

    private static JsonObject Driven(string name, string claim, CsiVolumeUse use, string ns)
    {
        var volume = new JsonObject();
        if (use.Bytes is { } bytes)
            (volume["availableBytes"], volume["capacityBytes"], volume["usedBytes"]) = (
                bytes.Available,
                bytes.Total,
                bytes.Used
            );
        if (use.Inodes is { } inodes)
            (volume["inodesFree"], volume["inodes"], volume["inodesUsed"]) = (
                inodes.Available,
                inodes.Total,
                inodes.Used
            );
        volume["name"] = name;
        if (claim.Length > 0)
            volume["pvcRef"] = new JsonObject { ["name"] = claim, ["namespace"] = ns };
        if (use.IsAbnormal is { } isAbnormal)
            volume["volumeHealthStats"] = new JsonObject { ["abnormal"] = isAbnormal };
        return volume;
    }

    private static JsonObject Network(NetworkUsed network)
    {
        var item = new JsonObject { ["time"] = Time(network.At) };
        if (network.Default is { } first)
            foreach (var (name, value) in Interface(first))
                item[name] = value!.DeepClone();
        item["interfaces"] = new JsonArray([.. network.Interfaces.Select(i => (JsonNode)Interface(i))]);
        return item;
    }

    private static JsonObject Interface(InterfaceUsed used) =>
        new()
        {
            ["name"] = used.Name,
            ["rxBytes"] = used.RxBytes,
            ["rxErrors"] = used.RxErrors,
            ["txBytes"] = used.TxBytes,
            ["txErrors"] = used.TxErrors,
        };

    private static JsonObject FileSystem(Files.FileSystemFacts facts) =>
        Used(facts, facts.UsedBytes, facts.Inodes - facts.InodesFree);

    /// <param name="on">What it is a part of; null: not known.</param>
    private static JsonObject Used(Files.FileSystemFacts? on, long bytes, long inodes)
    {
        var item = new JsonObject { ["usedBytes"] = bytes, ["inodesUsed"] = inodes };
        if (on is { } facts)
            (item["availableBytes"], item["capacityBytes"], item["inodesFree"], item["inodes"]) = (
                facts.AvailableBytes,
                facts.CapacityBytes,
                facts.InodesFree,
                facts.Inodes
            );
        return item;
    }

    private static JsonObject With(JsonObject item, Usage usage, long cpuNanoseconds, Runtimes.ContainerUsage? counters)
    {
        item["cpu"] = new JsonObject
        {
            ["time"] = Time(usage.At),
            ["usageNanoCores"] = usage.CpuNanoCores,
            ["usageCoreNanoSeconds"] = cpuNanoseconds,
        };
        var memory = new JsonObject { ["time"] = Time(usage.At), ["workingSetBytes"] = usage.MemoryBytes };
        if (counters is not null)
            (memory["usageBytes"], memory["rssBytes"]) = (counters.MemoryUsageBytes, counters.RssBytes);
        item["memory"] = memory;
        return item;
    }

    private static Map<Quantity> ListOf(Usage usage) =>
        new()
        {
            ["cpu"] = Quantity.Parse(usage.CpuNanoCores.ToString(CultureInfo.InvariantCulture) + "n"),
            ["memory"] = Quantity.Parse((usage.MemoryBytes / 1024).ToString(CultureInfo.InvariantCulture) + "Ki"),
        };

    private static TimeSpan Milliseconds(TimeSpan window) =>
        TimeSpan.FromMilliseconds(Math.Round(window.TotalMilliseconds));

    private static string? Time(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
