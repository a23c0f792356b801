using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// What whole kinds ask for and nothing here carries out yet: said in a warning with every write of their spec, never
/// left to be found out. For parts of pods there is <see cref="Pods.PodGaps"/>. Pure.
/// </summary>
internal static class KindGaps
{
    /// <summary>Why no node agent mounts the volume; null: they do.</summary>
    public static string? Mounting(PersistentVolume volume, string source)
    {
        var isBlock = VolumeUses.IsBlock(volume);
        if (isBlock && (source == "hostPath" || LocalPathVolumes.IsOne(volume)))
            return "spec.volumeMode: volumes of this kind are folders; pods that use it do not start";
        if (LocalPathVolumes.IsOne(volume))
            return null;
        if (source is not ("hostPath" or "local" or "csi"))
            return $"spec.{source}: not carried out yet, no node agent mounts volumes of this kind; pods that use it "
                + "do not start";
        // Who may write one, and for which tenants, is for admission to say.
        if (source == "csi")
            return null;
        return volume.Metadata.Tenant is LocalPathVolumes.SystemTenant or ""
            ? null
            : $"spec.{source}: paths of nodes are for tenant {LocalPathVolumes.SystemTenant} only; pods that use it do "
                + "not start";
    }
}
