using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pressure;

/// <summary>What a container holds on to.</summary>
/// <param name="DiskBytes">What it has written: its own layer and its logs.</param>
internal readonly record struct ContainerUse(string Name, long MemoryBytes, long DiskBytes);

/// <summary>What a pod holds on to of its node. What is not known counts as nothing.</summary>
/// <param name="VolumeBytes">By emptyDir on disk.</param>
internal sealed record PodUse(
    Pod Pod,
    IReadOnlyList<ContainerUse> Containers,
    IReadOnlyDictionary<string, long> VolumeBytes
)
{
    public long Inodes { get; init; }
    public long Processes { get; init; }

    public long MemoryBytes => Containers.Sum(c => c.MemoryBytes);

    public long DiskBytes => Containers.Sum(c => c.DiskBytes) + VolumeBytes.Values.Sum();
}
