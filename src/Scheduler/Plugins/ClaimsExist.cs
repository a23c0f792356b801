using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>
/// A pod whose volumes or devices are claimed waits for the claims: nothing binds them yet, and whether they are there
/// is not looked at. The texts are those of the plugins VolumeBinding and DynamicResources.
/// </summary>
internal sealed class ClaimsExist : IFilterPlugin
{
    public string Name => "VolumeBinding";

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes) => new(null) { Rejection = Reject(pod) };

    private static string? Reject(PodToPlace pod)
    {
        var (metadata, spec) = (pod.Pod.Metadata, pod.Pod.Spec);
        foreach (var volume in spec.Volumes ?? [])
        {
            if (volume.PersistentVolumeClaim is not null)
                return "pod has unbound immediate PersistentVolumeClaims";
            if (volume.Ephemeral is not null)
                return "waiting for ephemeral volume controller to create the persistentvolumeclaim "
                    + $"\"{metadata.Name}-{volume.Name}\"";
        }
        return spec.ResourceClaims is { Count: > 0 } ? "cannot allocate all claims" : null;
    }
}
