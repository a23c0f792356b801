using Arktos.Kubelet.CsiWire;
using Unit = Arktos.Kubelet.CsiWire.VolumeUsage.Types.Unit;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>How much there is of something, and of it used and left.</summary>
public readonly record struct VolumeCount(long Total, long Used, long Available);

/// <summary>How full a volume is, as its driver says.</summary>
/// <param name="Bytes">Null: not said.</param>
/// <param name="Inodes">Null: not said.</param>
/// <param name="IsAbnormal">Something is wrong with it; null: not said.</param>
public sealed record CsiVolumeUse(VolumeCount? Bytes, VolumeCount? Inodes, bool? IsAbnormal)
{
    internal static CsiVolumeUse Of(NodeGetVolumeStatsResponse said) =>
        new(CountOf(said, Unit.Bytes), CountOf(said, Unit.Inodes), said.VolumeCondition?.Abnormal);

    private static VolumeCount? CountOf(NodeGetVolumeStatsResponse said, Unit unit) =>
        said.Usage.FirstOrDefault(u => u.Unit == unit) is { } usage
            ? new VolumeCount(usage.Total, usage.Used, usage.Available)
            : null;
}
