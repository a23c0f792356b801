using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>Claims whose volumes have become larger than the claims say. Pure.</summary>
internal static class CsiExpansion
{
    private const string Storage = "storage",
        Pending = "FileSystemResizePending";

    /// <summary>Whether somebody waits for a node: a look at the volume says for what.</summary>
    public static bool IsAwaited(PersistentVolumeClaim claim) =>
        claim.Status.Conditions?.Exists(c => c is { Type: Pending, Status: "True" }) == true
        || claim.Status.AllocatedResourceStatuses?.GetValueOrDefault(Storage) is "NodeResizePending";

    /// <summary>The size that the claim does not have yet; null when it has it.</summary>
    public static Quantity? Missing(PersistentVolumeClaim claim, PersistentVolume volume) =>
        VolumeMatch.CapacityOf(volume) is var size
        && (claim.Status.Capacity is not { } has || !has.TryGetValue(Storage, out var now) || now.Value < size.Value)
            ? size
            : null;

    /// <summary>The claim with the size, and nobody waiting for it.</summary>
    public static PersistentVolumeClaim Done(PersistentVolumeClaim claim, Quantity size)
    {
        var done = claim.DeepClone();
        (done.Status.Capacity ??= [])[Storage] = size;
        done.Status.Conditions?.RemoveAll(c => c.Type is Pending or "Resizing");
        done.Status.AllocatedResourceStatuses?.Remove(Storage);
        if (done.Status.Conditions is { Count: 0 })
            done.Status.Conditions = null;
        if (done.Status.AllocatedResourceStatuses is { Count: 0 })
            done.Status.AllocatedResourceStatuses = null;
        return done;
    }
}
