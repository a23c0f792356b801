using Arktos.Api.Core.V1;

namespace Arktos.Api.Volumes;

/// <summary>
/// Whether the containers of a pod have its volumes as folders or as block devices, and whether a volume can be that.
/// Pure.
/// </summary>
public static class VolumeUses
{
    public const string Block = "Block",
        Filesystem = "Filesystem";

    public static string ModeOf(PersistentVolume volume) => volume.Spec.VolumeMode ?? Filesystem;

    public static bool IsBlock(PersistentVolume volume) => ModeOf(volume) == Block;

    /// <summary>Whether a container, or the pod's machine, names the volume in volumeDevices.</summary>
    public static bool IsDevice(PodSpec spec, string volume) =>
        Names(spec.InitContainers?.SelectMany(c => c.VolumeDevices ?? []), volume)
        || Names(spec.Containers.SelectMany(c => c.VolumeDevices ?? []), volume)
        || Names(spec.EphemeralContainers?.SelectMany(c => c.VolumeDevices ?? []), volume)
        || Names(spec.VirtualMachine?.VolumeDevices, volume);

    /// <summary>Whether a container, or the pod's machine, names the volume in volumeMounts.</summary>
    public static bool IsMounted(PodSpec spec, string volume) =>
        Names(spec.InitContainers?.SelectMany(c => c.VolumeMounts ?? []), volume)
        || Names(spec.Containers.SelectMany(c => c.VolumeMounts ?? []), volume)
        || Names(spec.EphemeralContainers?.SelectMany(c => c.VolumeMounts ?? []), volume)
        || Names(spec.VirtualMachine?.VolumeMounts, volume);

    /// <summary>Why the pod cannot have a claim's volume as it asks for it; null: it can.</summary>
    /// <param name="name">Of the pod's volume.</param>
    public static string? WhyNot(PodSpec spec, string name, PersistentVolume volume)
    {
        var mode = ModeOf(volume);
        if (mode != Filesystem && IsMounted(spec, name))
            return $"volume {name} has volumeMode {mode}, but is specified in volumeMounts";
        return mode != Block && IsDevice(spec, name)
            ? $"volume {name} has volumeMode {mode}, but is specified in volumeDevices"
            : null;
    }

    private static bool Names(IEnumerable<VolumeDevice>? devices, string volume) =>
        devices?.Any(d => d.Name == volume) == true;

    private static bool Names(IEnumerable<VolumeMount>? mounts, string volume) =>
        mounts?.Any(m => m.Name == volume) == true;
}
