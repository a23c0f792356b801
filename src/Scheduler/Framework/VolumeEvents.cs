using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Resources;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Framework;

/// <summary>
/// Puts what has become of claims, volumes, classes, drivers, their capacity and attachments into the tables, and tells
/// what has happened thereby. Changes nothing but the tables.
/// </summary>
internal static class VolumeEvents
{
    public static IReadOnlyList<ClusterEvent> Put(NodeTable nodes, PersistentVolumeClaim claim) =>
        Change(nodes, ObjectKey.Of(claim), () => nodes.Volumes.PutClaim(claim));

    public static IReadOnlyList<ClusterEvent> Remove(NodeTable nodes, PersistentVolumeClaim claim) =>
        Change(nodes, ObjectKey.Of(claim), () => nodes.Volumes.RemoveClaim(claim));

    public static IReadOnlyList<ClusterEvent> Put(NodeTable nodes, PersistentVolume volume) =>
        Change(nodes, volume, () => nodes.Volumes.PutVolume(volume));

    public static IReadOnlyList<ClusterEvent> Remove(NodeTable nodes, PersistentVolume volume) =>
        Change(nodes, volume, () => nodes.Volumes.RemoveVolume(volume));

    public static IReadOnlyList<ClusterEvent> Put(NodeTable nodes, StorageClass value)
    {
        nodes.Volumes.PutClass(value);
        return [new ClusterEvent.OfClass(value)];
    }

    public static IReadOnlyList<ClusterEvent> Remove(NodeTable nodes, StorageClass value)
    {
        nodes.Volumes.RemoveClass(value);
        return [new ClusterEvent.OfClass(value)];
    }

    public static IReadOnlyList<ClusterEvent> Put(NodeTable nodes, CSINode drivers) =>
        nodes.Drivers.PutNode(drivers) ? On(nodes, [drivers.Metadata.Name]) : [];

    public static IReadOnlyList<ClusterEvent> Remove(NodeTable nodes, CSINode drivers) =>
        nodes.Drivers.RemoveNode(drivers.Metadata.Name) ? On(nodes, [drivers.Metadata.Name]) : [];

    public static IReadOnlyList<ClusterEvent> Put(NodeTable nodes, VolumeAttachment attachment) =>
        On(nodes, nodes.Drivers.PutAttachment(attachment));

    public static IReadOnlyList<ClusterEvent> Remove(NodeTable nodes, VolumeAttachment attachment) =>
        On(nodes, nodes.Drivers.RemoveAttachment(ObjectKey.Of(attachment)));

    public static IReadOnlyList<ClusterEvent> Put(NodeTable nodes, CSIStorageCapacity capacity) =>
        nodes.Volumes.Capacities.Put(capacity)
            ? [new ClusterEvent.OfCapacity(capacity.Metadata.Tenant, capacity.StorageClassName)]
            : [];

    public static IReadOnlyList<ClusterEvent> Remove(NodeTable nodes, CSIStorageCapacity capacity)
    {
        nodes.Volumes.Capacities.Remove(ObjectKey.Of(capacity));
        return [];
    }

    public static IReadOnlyList<ClusterEvent> Put(NodeTable nodes, CSIDriver driver) =>
        Change(nodes, driver.Metadata.Name, DriverTenants.Named(driver), nodes.Volumes.Capacities.PutDriver(driver));

    public static IReadOnlyList<ClusterEvent> Remove(NodeTable nodes, CSIDriver driver) =>
        Change(nodes, driver.Metadata.Name, [], nodes.Volumes.Capacities.RemoveDriver(driver.Metadata.Name));

    /// <summary>The claim that the volume is kept for; null: it is for any.</summary>
    public static ObjectKey? ClaimOf(PersistentVolume volume) =>
        volume.Spec.ClaimRef is { } kept ? new(volume.Metadata.Tenant, kept.Namespace, kept.Name) : null;

    /// <summary>Volumes of tenants that it does not serve any more do not count, wherever they are.</summary>
    private static IReadOnlyList<ClusterEvent> Change(
        NodeTable nodes,
        string driver,
        IReadOnlyList<string> tenants,
        bool hasMoreRoom
    )
    {
        var events = new List<ClusterEvent>();
        if (hasMoreRoom)
            events.Add(new ClusterEvent.OfPublisher(driver));
        if (nodes.Volumes.SetTenants(driver, tenants))
            events.AddRange(On(nodes, nodes.Nodes.Where(n => n is not null).Select(n => n!.Metadata.Name)));
        return events;
    }

    private static IReadOnlyList<ClusterEvent> Change(NodeTable nodes, ObjectKey claim, System.Action change)
    {
        var before = nodes.Volumes.DriverVolumeOf(claim);
        change();
        var isAnother = nodes.Volumes.DriverVolumeOf(claim) != before;
        return [new ClusterEvent.OfClaim(claim), .. isAnother ? On(nodes, NodesWith(nodes, claim)) : []];
    }

    private static IReadOnlyList<ClusterEvent> Change(NodeTable nodes, PersistentVolume volume, System.Action change)
    {
        var (tenant, name) = (volume.Metadata.Tenant, volume.Metadata.Name);
        var known = nodes.Volumes.Volume(tenant, name);
        var handle = known?.Spec.Csi?.VolumeHandle;
        // Seldom two: it was kept for another claim.
        var claims = new[] { known, volume }
            .Select(v => v is null ? null : ClaimOf(v))
            .OfType<ObjectKey>()
            .Distinct()
            .Select(c => (Key: c, Before: nodes.Volumes.DriverVolumeOf(c)))
            .ToList();
        change();
        var isAnother = nodes.Volumes.Volume(tenant, name)?.Spec.Csi?.VolumeHandle != handle;
        return
        [
            new ClusterEvent.OfVolume(volume),
            .. On(
                nodes,
                claims
                    .Where(c => nodes.Volumes.DriverVolumeOf(c.Key) != c.Before)
                    .SelectMany(c => NodesWith(nodes, c.Key))
                    .Concat(isAnother ? nodes.Drivers.NodesOf(ObjectKey.Of(volume)) : [])
            ),
        ];
    }

    private static IEnumerable<string> NodesWith(NodeTable nodes, ObjectKey claim) =>
        nodes.PodsWith(claim).Select(p => nodes.Nodes[p.Row]!.Metadata.Name);

    /// <summary>What drivers have or may have on the nodes is another than before.</summary>
    private static IReadOnlyList<ClusterEvent> On(NodeTable nodes, IEnumerable<string> names)
    {
        var places = names
            .Select(nodes.RowOf)
            .Where(row => row >= 0)
            .Distinct()
            .Select(row => NodePlace.Of(nodes, row))
            .ToList();
        return places.Count == 0 ? [] : [new ClusterEvent.OfNodeVolumes(places)];
    }
}
