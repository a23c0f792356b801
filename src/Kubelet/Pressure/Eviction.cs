using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Pressure;

/// <summary>That a pod has to go, why, and how long it has to end. Pure.</summary>
/// <param name="Annotations">Of the event.</param>
/// <param name="Signal">What metrics count it under.</param>
internal sealed record Eviction(
    string Message,
    long GraceSeconds,
    string Signal,
    IReadOnlyDictionary<string, string> Annotations
)
{
    public const string Reason = "Evicted";

    /// <summary>For hard thresholds, and for limits.</summary>
    public const long AtOnceSeconds = 1;

    private static readonly IReadOnlyDictionary<string, string> NoAnnotations = new Dictionary<string, string>();

    /// <summary>The node is short of something.</summary>
    public static Eviction For(PressureThreshold threshold, SignalReading reading, PodUse use, long maxGraceSeconds)
    {
        var resource = threshold.Signal.Resource();
        var message =
            $"The node was low on resource: {resource}. Threshold quantity: "
            + $"{Text(threshold.Signal, threshold.Least.Of(reading))}, available: "
            + $"{Text(threshold.Signal, reading.Available)}. ";
        var (names, amounts) = (new List<string>(), new List<string>());
        foreach (var container in use.Containers)
        {
            var used = resource switch
            {
                PressureSignals.Memory => container.MemoryBytes,
                PressureSignals.Storage => container.DiskBytes,
                _ => 0,
            };
            var asked =
                ContainerKinds
                    .All(use.Pod)
                    .FirstOrDefault(c => c.Name == container.Name)
                    ?.Resources.Requests?.GetValueOrDefault(resource)
                ?? Quantity.Zero;
            if (used <= asked.Value)
                continue;
            message +=
                $"Container {container.Name} was using {Quantity.FromBytes(used)}, request is {asked}, has larger "
                + $"consumption of {resource}. ";
            names.Add(container.Name);
            amounts.Add(Quantity.FromBytes(used).ToString());
        }
        var annotations = new Dictionary<string, string> { ["starved_resource"] = resource };
        if (names.Count > 0)
        {
            annotations["offending_containers"] = string.Join(',', names);
            annotations["offending_containers_usage"] = string.Join(',', amounts);
        }
        var grace = threshold.IsHard
            ? AtOnceSeconds
            : Math.Min(maxGraceSeconds, use.Pod.Spec.TerminationGracePeriodSeconds ?? PodPlanner.DefaultGraceSeconds);
        return new Eviction(message, grace, threshold.Signal.Name(), annotations);
    }

    /// <summary>Null: the pod keeps the limits that it was given for what it writes to the node's disk.</summary>
    public static Eviction? ForLimits(PodUse use)
    {
        foreach (var volume in use.Pod.Spec.Volumes ?? [])
            if (
                volume.EmptyDir is { SizeLimit: { Sign: > 0 } limit }
                && use.VolumeBytes.GetValueOrDefault(volume.Name) > limit.Value
            )
                return OfLimit(
                    $"Usage of EmptyDir volume \"{volume.Name}\" exceeds the limit \"{limit}\". ",
                    "emptydirfs.limit"
                );
        var total = Api.Quotas.PodResources.Limits(use.Pod.Spec).GetValueOrDefault(PressureSignals.Storage);
        if (total.Sign > 0 && use.DiskBytes > total.Value)
            return OfLimit(
                $"Pod ephemeral local storage usage exceeds the total limit of containers {total}. ",
                "ephemeralpodfs.limit"
            );
        foreach (var container in use.Containers)
            if (
                ContainerKinds.All(use.Pod).FirstOrDefault(c => c.Name == container.Name)?.Resources.Limits is { } all
                && all.TryGetValue(PressureSignals.Storage, out var limit)
                && limit.Sign > 0
                && container.DiskBytes > limit.Value
            )
                return OfLimit(
                    $"Container {container.Name} exceeded its local ephemeral storage limit \"{limit}\". ",
                    "ephemeralcontainerfs.limit"
                );
        return null;
    }

    private static Eviction OfLimit(string message, string signal) =>
        new(message, AtOnceSeconds, signal, NoAnnotations);

    /// <summary>Bytes by the powers of 1,024, what is counted by itself.</summary>
    private static string Text(PressureSignal signal, long amount) =>
        signal.Resource() is PressureSignals.Memory or PressureSignals.Storage
            ? Quantity.FromBytes(amount).ToString()
            : amount.ToString(CultureInfo.InvariantCulture);
}
