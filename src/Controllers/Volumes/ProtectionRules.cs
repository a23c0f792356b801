using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;

namespace Arktos.Controllers.Volumes;

/// <summary>When volumes and claims are held, and by whom. Pure.</summary>
internal static class ProtectionRules
{
    /// <summary>Whether the finalizer is to be put on: what is not going away is held before anybody uses it.</summary>
    public static bool LacksProtection(IKubeObject value, string finalizer) =>
        value.Metadata.DeletionTimestamp is null && !Has(value, finalizer);

    /// <summary>Whether the object is going away, and held by the finalizer.</summary>
    public static bool IsHeld(IKubeObject value, string finalizer) =>
        value.Metadata.DeletionTimestamp is not null && Has(value, finalizer);

    /// <summary>
    /// The claims that a pod names, of its ephemeral volumes too. They are used from when it has a node: what is not
    /// placed is not begun once its claim is going away.
    /// </summary>
    public static IEnumerable<string> ClaimsOf(Pod pod) => PodClaims.Of(pod).Select(c => c.Name);

    /// <summary>Whether a pod may have the claim's volume mounted.</summary>
    public static bool Uses(Pod pod, string claim) =>
        pod.Spec.NodeName.Length > 0 && ClaimsOf(pod).Contains(claim, StringComparer.Ordinal);

    /// <summary>Whether a claim has the volume.</summary>
    public static bool IsBound(PersistentVolume volume) => volume.Status.Phase == "Bound";

    /// <summary>Puts the finalizer on the object, or takes it away.</summary>
    /// <returns>The object.</returns>
    public static IKubeObject With(IKubeObject value, string finalizer, bool isHeld)
    {
        var finalizers = (value.Metadata.Finalizers ?? []).Where(f => f != finalizer).ToList();
        if (isHeld)
            finalizers.Add(finalizer);
        value.Metadata.Finalizers = finalizers.Count > 0 ? finalizers : null;
        return value;
    }

    private static bool Has(IKubeObject value, string finalizer) =>
        value.Metadata.Finalizers?.Contains(finalizer) == true;
}
