using Arktos.Api.Core.V1;

namespace Arktos.Api.Volumes;

/// <summary>A claim that a pod has mounted.</summary>
/// <param name="Volume">The name of the pod's volume.</param>
/// <param name="Name">The name of the claim, in the pod's namespace.</param>
/// <param name="IsEphemeral">The claim is made for the pod, and is the pod's own.</param>
public readonly record struct PodClaim(string Volume, string Name, bool IsEphemeral)
{
    /// <summary>The pod does not want to write to it.</summary>
    public bool ReadOnly { get; init; }
}

/// <summary>The claims of pods. Pure.</summary>
public static class PodClaims
{
    /// <summary>Those that a pod names, and those of its ephemeral volumes; most pods have none.</summary>
    public static IReadOnlyList<PodClaim> Of(Pod pod)
    {
        List<PodClaim>? claims = null;
        foreach (var volume in pod.Spec.Volumes ?? [])
            if (volume.PersistentVolumeClaim is { } source)
                (claims ??= []).Add(
                    new PodClaim(volume.Name, source.ClaimName, IsEphemeral: false)
                    {
                        ReadOnly = source.ReadOnly == true,
                    }
                );
            else if (volume.Ephemeral is not null)
                (claims ??= []).Add(new PodClaim(volume.Name, NameOf(pod, volume.Name), IsEphemeral: true));
        return claims ?? (IReadOnlyList<PodClaim>)[];
    }

    /// <summary>The claim of an ephemeral volume.</summary>
    public static string NameOf(Pod pod, string volume) => $"{pod.Metadata.Name}-{volume}";

    /// <summary>Whether the claim was made for this very pod.</summary>
    public static bool IsOwned(PersistentVolumeClaim claim, Pod pod) =>
        (claim.Metadata.OwnerReferences ?? []).Exists(o => o.Controller == true && o.Uid == pod.Metadata.Uid);

    /// <summary>What is said when it was not.</summary>
    public static string NotOwned(Pod pod, string claim) =>
        $"PVC {pod.Metadata.Namespace}/{claim} was not created for pod {pod.Metadata.Namespace}/{pod.Metadata.Name} "
        + "(pod is not owner)";
}
