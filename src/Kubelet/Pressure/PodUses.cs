using Arktos.Api.Core.V1;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Stats;

namespace Arktos.Kubelet.Pressure;

/// <summary>What pods hold on to, from what was measured of them. Pure.</summary>
internal static class PodUses
{
    /// <param name="pods">Those that may hold on to something: not those that have ended.</param>
    public static IReadOnlyList<PodUse> Of(
        IEnumerable<Pod> pods,
        UsageLook look,
        IReadOnlyDictionary<string, PodStorage> storage
    )
    {
        var observed = look.Pods.ToDictionary(p => p.Uid);
        return [.. pods.Select(p => Of(p, look, observed, storage.GetValueOrDefault(p.Metadata.Uid)))];
    }

    private static PodUse Of(Pod pod, UsageLook look, Dictionary<string, ObservedPod> observed, PodStorage? storage)
    {
        storage ??= PodStorage.Nothing;
        var containers = new List<ContainerUse>();
        var inodes = storage.Volumes.Values.Concat(storage.Logs.Values).Sum(t => t.Inodes);
        var seen = observed.GetValueOrDefault(pod.Metadata.Uid)?.Containers ?? [];
        foreach (var name in Pods.ContainerKinds.Named(pod).Select(c => c.Name))
        {
            // Layers of attempts that have ended are still on the disk.
            var attempts = seen.Where(c => c.Name == name).ToList();
            var usages = attempts
                .Select(c => look.Containers.GetValueOrDefault(c.Id))
                .OfType<ContainerUsage>()
                .ToList();
            containers.Add(
                new ContainerUse(
                    name,
                    usages.Sum(u => u.MemoryBytes),
                    usages.Sum(u => u.LayerBytes) + storage.Logs.GetValueOrDefault(name, TreeUse.Nothing).Bytes
                )
            );
            inodes += usages.Sum(u => u.LayerInodes);
        }
        return new PodUse(pod, containers, storage.Volumes.ToDictionary(v => v.Key, v => v.Value.Bytes))
        {
            Inodes = inodes,
        };
    }
}
