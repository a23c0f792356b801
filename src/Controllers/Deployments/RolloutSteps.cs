using Arktos.Api.Apps.V1;

namespace Arktos.Controllers.Deployments;

/// <summary>
/// How many replicas each ReplicaSet of a Deployment is to have next, pure. Sets that are not named in a result keep
/// their number.
/// </summary>
internal static class RolloutSteps
{
    public static int Size(ReplicaSet set) => set.Spec.Replicas ?? 1;

    /// <summary>Room for the new set: up to maxTotal pods over all sets.</summary>
    public static int NewSize(Bounds bounds, int newSize, int totalSize)
    {
        if (!bounds.IsRolling)
            return bounds.Replicas;
        if (newSize > bounds.Replicas)
            return bounds.Replicas;
        return newSize + Math.Max(0, Math.Min(bounds.MaxTotal - totalSize, bounds.Replicas - newSize));
    }

    /// <summary>Pods that do not work go first, then as many as availability allows; the oldest set first.</summary>
    public static Dictionary<string, int> ShrinkOld(Bounds bounds, ReplicaSet newest, IReadOnlyList<ReplicaSet> old)
    {
        var sizes = new Dictionary<string, int>();
        var active = old.Where(s => Size(s) > 0)
            .OrderBy(Age)
            .ThenBy(s => s.Metadata.Name, StringComparer.Ordinal)
            .ToList();
        var unavailableNew = Size(newest) - newest.Status.AvailableReplicas;
        var allowed = active.Sum(Size) + Size(newest) - bounds.MinAvailable - unavailableNew;
        if (allowed <= 0)
            return sizes;
        foreach (var set in active)
        {
            var unhealthy = Math.Min(allowed, Size(set) - set.Status.AvailableReplicas);
            if (unhealthy <= 0)
                continue;
            sizes[set.Metadata.Name] = Size(set) - unhealthy;
            allowed -= unhealthy;
        }
        var available = active.Sum(s => s.Status.AvailableReplicas) + newest.Status.AvailableReplicas;
        var surplus = available - bounds.MinAvailable;
        foreach (var set in active)
        {
            if (surplus <= 0)
                break;
            var size = sizes.GetValueOrDefault(set.Metadata.Name, Size(set));
            var down = Math.Min(size, surplus);
            if (down == 0)
                continue;
            sizes[set.Metadata.Name] = size - down;
            surplus -= down;
        }
        return sizes;
    }

    /// <summary>
    /// The Deployment was scaled: sets share the difference in proportion to their size, and the rollout stands still
    /// for that moment.
    /// </summary>
    public static Dictionary<string, int> Scale(
        Deployment deployment,
        Bounds bounds,
        ReplicaSet? newest,
        IReadOnlyList<ReplicaSet> old
    )
    {
        List<ReplicaSet> all = newest is null ? [.. old] : [.. old, newest];
        var active = all.Where(s => Size(s) > 0).ToList();
        if (all.Count == 0)
            return [];
        if (active.Count <= 1)
        {
            var only = active.Count == 1 ? active[0] : newest ?? old.OrderByDescending(Age).First();
            return new() { [only.Metadata.Name] = bounds.Replicas };
        }
        if (newest is not null && IsSaturated(bounds, newest))
            return active.Where(s => s != newest).ToDictionary(s => s.Metadata.Name, _ => 0);
        return bounds.IsRolling ? Proportional(deployment, bounds, active) : [];
    }

    public static bool IsSaturated(Bounds bounds, ReplicaSet newest) =>
        Size(newest) == bounds.Replicas
        && Revisions.Number(newest, Revisions.DesiredReplicas) == bounds.Replicas
        && newest.Status.AvailableReplicas == bounds.Replicas;

    public static DateTimeOffset Age(ReplicaSet set) => set.Metadata.CreationTimestamp ?? DateTimeOffset.MaxValue;

    private static Dictionary<string, int> Proportional(Deployment deployment, Bounds bounds, List<ReplicaSet> active)
    {
        var difference = (bounds.Replicas > 0 ? bounds.MaxTotal : 0) - active.Sum(Size);
        var bySize = active.OrderByDescending(Size);
        var ordered = (difference > 0 ? bySize.ThenByDescending(Age) : bySize.ThenBy(Age))
            .ThenBy(s => s.Metadata.Name, StringComparer.Ordinal)
            .ToList();
        var sizes = new Dictionary<string, int>();
        var given = 0;
        foreach (var set in ordered)
        {
            var share = difference == 0 || difference == given ? 0 : Share(deployment, bounds, set);
            share = difference > 0 ? Math.Min(share, difference - given) : Math.Max(share, difference - given);
            sizes[set.Metadata.Name] = Size(set) + share;
            given += share;
        }
        var first = ordered[0].Metadata.Name;
        sizes[first] = Math.Max(0, sizes[first] + difference - given);
        return sizes;
    }

    private static int Share(Deployment deployment, Bounds bounds, ReplicaSet set)
    {
        if (bounds.Replicas == 0)
            return -Size(set);
        var before = Revisions.Number(set, Revisions.MaxReplicas) is { } max and > 0 ? max : deployment.Status.Replicas;
        if (before == 0)
            return 0;
        return (int)Math.Round((double)Size(set) * bounds.MaxTotal / before, MidpointRounding.AwayFromZero) - Size(set);
    }
}
