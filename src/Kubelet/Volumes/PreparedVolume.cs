namespace Arktos.Kubelet.Volumes;

/// <summary>A volume that is there to be mounted.</summary>
/// <param name="Path">The host's path. No container can exchange it for another: its parents are the agent's.</param>
/// <param name="ReadOnly">Containers may not write to it, whatever their mounts say.</param>
public readonly record struct PreparedVolume(string Path, bool ReadOnly = false)
{
    /// <summary>It is a block device, and no folder.</summary>
    public bool IsDevice { get; init; }

    /// <summary>What the object of a claim's volume says that it has; zero for others.</summary>
    public long CapacityBytes { get; init; }
}
