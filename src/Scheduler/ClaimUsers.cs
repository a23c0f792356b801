using Arktos.Api.Core.V1;
using Arktos.Client.Resources;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler;

/// <summary>
/// The pods that have no node, by the claims that they name: who is to be tried again when a claim or a volume changes.
/// Memory is that of these pods' claims. Owned by the scheduling loop.
/// </summary>
internal sealed class ClaimUsers
{
    private readonly Dictionary<ObjectKey, HashSet<ObjectKey>> _byClaim = [];
    private readonly Dictionary<string, HashSet<ObjectKey>> _byTenant = [];

    public IReadOnlyCollection<ObjectKey> Of(ObjectKey claim) => _byClaim.TryGetValue(claim, out var pods) ? pods : [];

    /// <summary>Those whom a volume may help: of its claim, or of its tenant when it has none.</summary>
    public IReadOnlyCollection<ObjectKey> Of(PersistentVolume volume) =>
        volume.Spec.ClaimRef is { } claim
            ? Of(new ObjectKey(volume.Metadata.Tenant, claim.Namespace, claim.Name))
            : OfTenant(volume.Metadata.Tenant);

    public IReadOnlyCollection<ObjectKey> OfTenant(string tenant) =>
        _byTenant.TryGetValue(tenant, out var pods) ? pods : [];

    public void Add(ObjectKey key, PlacedPod pod)
    {
        foreach (var claim in pod.Claims)
        {
            Put(_byClaim, new ObjectKey(pod.Tenant, pod.Namespace, claim.Name), key);
            Put(_byTenant, pod.Tenant, key);
        }
    }

    public void Remove(ObjectKey key, PlacedPod pod)
    {
        foreach (var claim in pod.Claims)
        {
            Take(_byClaim, new ObjectKey(pod.Tenant, pod.Namespace, claim.Name), key);
            Take(_byTenant, pod.Tenant, key);
        }
    }

    private static void Put<TKey>(Dictionary<TKey, HashSet<ObjectKey>> groups, TKey group, ObjectKey pod)
        where TKey : notnull
    {
        if (!groups.TryGetValue(group, out var pods))
            groups[group] = pods = [];
        pods.Add(pod);
    }

    private static void Take<TKey>(Dictionary<TKey, HashSet<ObjectKey>> groups, TKey group, ObjectKey pod)
        where TKey : notnull
    {
        if (groups.TryGetValue(group, out var pods) && pods.Remove(pod) && pods.Count == 0)
            groups.Remove(group);
    }
}
