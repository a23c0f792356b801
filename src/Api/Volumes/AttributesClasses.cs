using Arktos.Api.Core.V1;

namespace Arktos.Api.Volumes;

/// <summary>The VolumeAttributesClasses that claims and volumes name.</summary>
public static class AttributesClasses
{
    /// <summary>Those that a claim asks for, has, or is being changed to; each once.</summary>
    public static IEnumerable<string> NamesOf(PersistentVolumeClaim claim) =>
        new[]
        {
            claim.Spec.VolumeAttributesClassName,
            claim.Status.CurrentVolumeAttributesClassName,
            claim.Status.ModifyVolumeStatus?.TargetVolumeAttributesClassName,
        }
            .OfType<string>()
            .Where(n => n.Length > 0)
            .Distinct();

    /// <summary>The one that a volume has, if any.</summary>
    public static IEnumerable<string> NamesOf(PersistentVolume volume) =>
        volume.Spec.VolumeAttributesClassName is { Length: > 0 } name ? [name] : [];
}
