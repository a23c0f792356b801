using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Resources;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// The claims, volumes and storage classes of all tenants, and what this scheduler has chosen for claims and is not
/// seen yet in these. Owned by the scheduling loop; no other thread reads it.
/// </summary>
public sealed class VolumeTable
{
    private static readonly Dictionary<ObjectKey, PersistentVolume> None = [];

    private readonly Dictionary<ObjectKey, PersistentVolumeClaim> _claims = [];
    private readonly Dictionary<ObjectKey, PersistentVolume> _volumes = [];
    private readonly Dictionary<ObjectKey, StorageClass> _classes = [];

    /// <summary>Free volumes by tenant and class (the key's name), and kept ones by their claim.</summary>
    private readonly Dictionary<ObjectKey, Dictionary<ObjectKey, PersistentVolume>> _free = [];
    private readonly Dictionary<ObjectKey, Dictionary<ObjectKey, PersistentVolume>> _kept = [];

    private readonly Dictionary<ObjectKey, ClaimChoice> _chosen = [];

    /// <summary>With the claim that each has been chosen for.</summary>
    private readonly Dictionary<ObjectKey, ObjectKey> _taken = [];

    /// <summary>What drivers have left for claims that have no volume yet.</summary>
    public CapacityTable Capacities { get; } = new();

    /// <summary>Tenants beside tenant system, by the driver that serves them.</summary>
    private readonly Dictionary<string, IReadOnlyList<string>> _served = new(StringComparer.Ordinal);

    /// <summary>Whether the driver has other tenants than before.</summary>
    public bool SetTenants(string driver, IReadOnlyList<string> tenants)
    {
        if ((_served.GetValueOrDefault(driver) ?? []).SequenceEqual(tenants))
            return false;
        if (tenants.Count == 0)
            _served.Remove(driver);
        else
            _served[driver] = tenants;
        return true;
    }

    /// <summary>Null: there is none.</summary>
    public PersistentVolumeClaim? Claim(ObjectKey key) => _claims.GetValueOrDefault(key);

    /// <summary>Null: there is none.</summary>
    public PersistentVolume? Volume(string tenant, string name) =>
        _volumes.GetValueOrDefault(new ObjectKey(tenant, "", name));

    /// <summary>Null: there is none, or the claim has none.</summary>
    public StorageClass? ClassOf(PersistentVolumeClaim claim) =>
        _classes.GetValueOrDefault(new ObjectKey(claim.Metadata.Tenant, "", StorageClasses.NameOf(claim)));

    /// <summary>What has been chosen for the claim, and is not written yet or not seen; null: nothing.</summary>
    public ClaimChoice? ChoiceFor(ObjectKey claim) => _chosen.TryGetValue(claim, out var choice) ? choice : null;

    /// <summary>Whether the volume has been chosen for another claim.</summary>
    public bool IsTaken(PersistentVolume volume, ObjectKey claim) =>
        _taken.TryGetValue(ObjectKey.Of(volume), out var other) && other != claim;

    /// <summary>
    /// The volume of a CSI driver that a claim stands for. One whose volume is not known yet counts by itself, as of
    /// the driver that makes volumes of its class. Null: it has none of a driver, or there is no such claim.
    /// </summary>
    public DriverVolume? DriverVolumeOf(ObjectKey key)
    {
        if (!IsServed(key.Tenant) || Claim(key) is not { } claim)
            return null;
        if (
            claim.Spec.VolumeName.Length > 0
            && Volume(key.Tenant, claim.Spec.VolumeName) is { Spec.ClaimRef: { } kept } volume
            && kept.Name == key.Name
            && kept.Namespace == key.Namespace
        )
            return
                volume.Spec.Csi is { Driver.Length: > 0, VolumeHandle.Length: > 0 } csi
                && Serves(csi.Driver, key.Tenant)
                ? new DriverVolume(csi.Driver, csi.VolumeHandle)
                : null;
        return ClassOf(claim) is { Provisioner: { Length: > 0 } driver } && Serves(driver, key.Tenant)
            ? new DriverVolume(driver, "") { Claim = key }
            : null;
    }

    /// <summary>The volumes of CSI drivers that a pod's claims stand for; most pods have none.</summary>
    public IEnumerable<DriverVolume> DriverVolumesOf(PlacedPod pod)
    {
        foreach (var named in pod.Claims)
        {
            var key = new ObjectKey(pod.Tenant, pod.Namespace, named.Name);
            if (DriverVolumeOf(key) is { } volume && (!named.IsEphemeral || PodClaims.IsOwned(Claim(key)!, pod.Pod)))
                yield return volume;
        }
    }

    /// <summary>The volume of a CSI driver that an attachment is of; null: it is not known.</summary>
    public DriverVolume? DriverVolumeOf(DriverAttachment attachment) =>
        Serves(attachment.Driver, attachment.Volume.Tenant)
        && _volumes.GetValueOrDefault(attachment.Volume)?.Spec.Csi is { VolumeHandle: { Length: > 0 } handle }
            ? new DriverVolume(attachment.Driver, handle)
            : null;

    /// <summary>The volumes that the claim may have, the best first.</summary>
    public IReadOnlyList<PersistentVolume> VolumesFor(PersistentVolumeClaim claim)
    {
        var byClass = new ObjectKey(claim.Metadata.Tenant, "", StorageClasses.NameOf(claim));
        return VolumeMatch.Ranked(
            claim,
            (_kept.GetValueOrDefault(ObjectKey.Of(claim)) ?? None).Values.Concat(
                (_free.GetValueOrDefault(byClass) ?? None).Values
            )
        );
    }

    public void PutClaim(PersistentVolumeClaim claim) => _claims[ObjectKey.Of(claim)] = claim;

    public void RemoveClaim(PersistentVolumeClaim claim) => _claims.Remove(ObjectKey.Of(claim));

    public void PutVolume(PersistentVolume volume)
    {
        RemoveVolume(volume);
        var key = ObjectKey.Of(volume);
        _volumes[key] = volume;
        var (groups, group) = GroupOf(volume);
        if (!groups.TryGetValue(group, out var volumes))
            groups[group] = volumes = [];
        volumes[key] = volume;
    }

    public void RemoveVolume(PersistentVolume volume)
    {
        var key = ObjectKey.Of(volume);
        if (!_volumes.Remove(key, out var known))
            return;
        var (groups, group) = GroupOf(known);
        groups[group].Remove(key);
        if (groups[group].Count == 0)
            groups.Remove(group);
    }

    public void PutClass(StorageClass value) => _classes[ObjectKey.Of(value)] = value;

    public void RemoveClass(StorageClass value) => _classes.Remove(ObjectKey.Of(value));

    /// <summary>The claim is to get this; until <see cref="Forget"/> nobody else does.</summary>
    public void Choose(ClaimChoice choice)
    {
        var claim = ObjectKey.Of(choice.Claim);
        _chosen[claim] = choice;
        if (choice.Volume is { } volume)
            _taken[ObjectKey.Of(volume)] = claim;
    }

    /// <summary>What was chosen can be seen, or was not to be had.</summary>
    public void Forget(ClaimChoice choice)
    {
        _chosen.Remove(ObjectKey.Of(choice.Claim));
        if (choice.Volume is { } volume)
            _taken.Remove(ObjectKey.Of(volume));
    }

    /// <summary>By any driver.</summary>
    private bool IsServed(string tenant)
    {
        if (tenant == LocalPathVolumes.SystemTenant)
            return true;
        foreach (var tenants in _served.Values)
            if (tenants.Contains(tenant))
                return true;
        return false;
    }

    private bool Serves(string driver, string tenant) =>
        tenant == LocalPathVolumes.SystemTenant
        || _served.TryGetValue(driver, out var tenants) && tenants.Contains(tenant);

    private (Dictionary<ObjectKey, Dictionary<ObjectKey, PersistentVolume>> Groups, ObjectKey Group) GroupOf(
        PersistentVolume volume
    )
    {
        var tenant = volume.Metadata.Tenant;
        return volume.Spec.ClaimRef is { } claim
            ? (_kept, new ObjectKey(tenant, claim.Namespace, claim.Name))
            : (_free, new ObjectKey(tenant, "", StorageClasses.NameOf(volume)));
    }
}

/// <summary>What a claim is to get when its pod goes to a node.</summary>
/// <param name="Volume">Null: one is to be made for the node.</param>
/// <param name="Node">The pod's.</param>
/// <param name="IsOfAnother">It was chosen before, for another pod or in another cycle: nothing is to be
/// written.</param>
public sealed record ClaimChoice(PersistentVolumeClaim Claim, PersistentVolume? Volume, string Node, bool IsOfAnother)
{
    /// <summary>A volume is still to be made for it, and nobody has been asked in this term of the scheduler.</summary>
    public bool IsToBeMade { get; init; }
}
