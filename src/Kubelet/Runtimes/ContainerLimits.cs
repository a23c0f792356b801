using System.Text.Json;
using Arktos.Kubelet.Cri;

namespace Arktos.Kubelet.Runtimes;

/// <summary>
/// What a container may have of the machine's processors and memory, as its runtime has set it. Zero: not set.
/// </summary>
/// <param name="CpuShares">Its weight against other containers: 1024 for a core.</param>
/// <param name="CpuQuotaUs">At most so many microseconds of a core in each <see cref="PeriodUs"/>.</param>
public sealed record ContainerLimits(long CpuShares, long CpuQuotaUs, long MemoryBytes)
{
    public const long PeriodUs = 100_000;

    public static ContainerLimits Of(LinuxContainerResources resources) =>
        new(resources.CpuShares, Quota(resources.CpuQuota, resources.CpuPeriod), Set(resources.MemoryLimitInBytes));

    /// <summary>
    /// From what containerd and others tell in the details of a container: the specification that they gave to what
    /// runs it. It has what was updated since. Null: it says nothing of it.
    /// </summary>
    public static ContainerLimits? OfInfo(string json)
    {
        if (json.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (Member(document.RootElement, "runtimeSpec", "linux", "resources") is not { } resources)
                return null;
            return new ContainerLimits(
                Number(Member(resources, "cpu", "shares")),
                Quota(Number(Member(resources, "cpu", "quota")), Number(Member(resources, "cpu", "period"))),
                Set(Number(Member(resources, "memory", "limit")))
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What they are after an update, in which zero leaves as it is and less than zero takes away.</summary>
    public ContainerLimits After(LinuxContainerResources update) =>
        new(
            update.CpuShares == 0 ? CpuShares : update.CpuShares,
            update.CpuQuota == 0 ? CpuQuotaUs : Quota(update.CpuQuota, update.CpuPeriod),
            update.MemoryLimitInBytes == 0 ? MemoryBytes : Set(update.MemoryLimitInBytes)
        );

    public override string ToString() => $"{CpuShares}/{CpuQuotaUs}/{MemoryBytes}";

    private static long Quota(long quota, long period) =>
        period is 0 or PeriodUs ? Set(quota) : (long)((decimal)Set(quota) * PeriodUs / period);

    private static long Set(long limit) => Math.Max(limit, 0);

    private static JsonElement? Member(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        return element;
    }

    /// <summary>Zero as well for what is no number that fits.</summary>
    private static long Number(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : 0;
}
