using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;

namespace Arktos.Api.Volumes;

/// <summary>What storage classes mean for volumes and claims. Pure.</summary>
public static class StorageClasses
{
    /// <summary>Names the class in place of the field, which it comes before.</summary>
    public const string Annotation = "volume.beta.kubernetes.io/storage-class";

    /// <summary>Of classes whose volumes somebody makes by hand.</summary>
    public const string NoProvisioner = "kubernetes.io/no-provisioner";

    public const string DefaultMark = "storageclass.kubernetes.io/is-default-class";

    private static readonly string[] DefaultMarks = [DefaultMark, "storageclass.beta.kubernetes.io/is-default-class"];

    /// <summary>Empty: it has none, or has not been given one yet.</summary>
    public static string NameOf(PersistentVolumeClaim claim) =>
        VolumeAnnotations.Of(claim, Annotation) ?? claim.Spec.StorageClassName ?? "";

    /// <summary>Empty: it has none.</summary>
    public static string NameOf(PersistentVolume volume) =>
        VolumeAnnotations.Of(volume, Annotation) ?? volume.Spec.StorageClassName;

    /// <summary>Whether the claim says nothing of its class, so that it is given the default one.</summary>
    public static bool AwaitsDefault(PersistentVolumeClaim claim) =>
        claim.Spec.StorageClassName is null && !VolumeAnnotations.Has(claim, Annotation);

    public static bool IsDefault(StorageClass value) =>
        DefaultMarks.Any(mark => VolumeAnnotations.Of(value, mark) == "true");

    /// <summary>The newest that is marked so, of equally old ones the first by name; null: none is.</summary>
    public static StorageClass? DefaultOf(IEnumerable<StorageClass> classes) =>
        classes
            .Where(IsDefault)
            .OrderByDescending(c => c.Metadata.CreationTimestamp)
            .ThenBy(c => c.Metadata.Name, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Whether claims of the class are bound only when a pod that uses them is placed.</summary>
    public static bool WaitsForConsumer(StorageClass? value) => value?.VolumeBindingMode == "WaitForFirstConsumer";
}
