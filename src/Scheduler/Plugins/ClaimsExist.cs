using Arktos.Scheduler.Framework;

namespace Arktos.Scheduler.Plugins;

/// <summary>
/// A pod whose volumes or devices are claimed waits for the claims. No claims are served, so there is none that could
/// be found; the texts are those of the plugins VolumeBinding and DynamicResources.
/// </summary>
internal sealed class ClaimsExist : IPreFilterPlugin
{
    public string Name => "VolumeBinding";

    public string? Reject(PodToPlace pod)
    {
        var (metadata, spec) = (pod.Pod.Metadata, pod.Pod.Spec);
        foreach (var volume in spec.Volumes ?? [])
        {
            if (volume.PersistentVolumeClaim is { } claim)
                return $"persistentvolumeclaim \"{claim.ClaimName}\" not found";
            if (volume.Ephemeral is not null)
                return "waiting for ephemeral volume controller to create the persistentvolumeclaim "
                    + $"\"{metadata.Name}-{volume.Name}\"";
        }
        return spec.ResourceClaims is { Count: > 0 } ? "cannot allocate all claims" : null;
    }
}
