using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Volumes.Csi;

namespace Arktos.Kubelet.Volumes;

/// <summary>A claim's volume on this node.</summary>
/// <param name="Path">Of the host; nothing above it can be changed by a container. Of a device it may be a link, and is
/// to be shown to containers at a path of the agent's own.</param>
/// <param name="IsOwnedByGroup">Whether a pod's fsGroup is given its files.</param>
public readonly record struct ClaimedVolume(string Path, bool IsOwnedByGroup)
{
    /// <summary>Of a driver, which is to be asked for it: there is no path before.</summary>
    public CsiMount? Csi { get; init; }

    /// <summary>Of its object.</summary>
    public string Name { get; init; } = "";

    /// <summary>It is a block device.</summary>
    public bool IsDevice { get; init; }

    /// <summary>What its object says that it has.</summary>
    public long CapacityBytes { get; init; }
}

/// <summary>
/// Finds the volumes of pods' claims. A path of the node that an object names counts for tenant system alone: other
/// tenants write their volumes themselves, and have none but the folders that are worked out here
/// (<see cref="LocalPathFolders"/>). Thread-safe.
/// </summary>
public sealed class ClaimedVolumes(IPodObjects objects, LocalPathFolders folders, string nodeName)
{
    private const string FoldersOnly =
        "volumeMode Block is not supported for volumes of this kind: they are folders of a node";

    /// <summary>Makes the volume ready to be mounted; it may be called again and again.</summary>
    /// <exception cref="ConfigurationException">It is not there, not the pod's, or of a kind that is not mounted here:
    /// the whole message of the event.</exception>
    public async Task<ClaimedVolume> PrepareAsync(Pod pod, PodClaim named, CancellationToken ct)
    {
        var volume = await FindAsync(pod, named, ct).ConfigureAwait(false);
        if (VolumeUses.WhyNot(pod.Spec, named.Volume, volume) is { } why)
            throw Unprocessed(named, why);
        return await PrepareAsync(volume, named, ct).ConfigureAwait(false) with
        {
            Name = volume.Metadata.Name,
            CapacityBytes = volume.Spec.Capacity?.GetValueOrDefault("storage").Value ?? 0,
        };
    }

    private async Task<ClaimedVolume> PrepareAsync(PersistentVolume volume, PodClaim named, CancellationToken ct)
    {
        var (name, isBlock) = (volume.Metadata.Name, VolumeUses.IsBlock(volume));
        ConfigurationException Failed(string why) => Failure(name, isBlock, why);
        try
        {
            if (volume.Spec.NodeAffinity?.Required is not null && !await IsHereAsync(volume, ct).ConfigureAwait(false))
                throw Failure(name, isBlock, "no matching NodeSelectorTerms", "NodeAffinity check");
            if (LocalPathVolumes.IsOne(volume))
                return isBlock ? throw Failed(FoldersOnly) : await FolderAsync(volume, ct).ConfigureAwait(false);
            if (
                volume.Spec.Csi is { } csi
                && DriverTenants.Serves(
                    await objects.CsiDriverAsync(csi.Driver, ct).ConfigureAwait(false),
                    volume.Metadata.Tenant
                )
            )
                return new ClaimedVolume("", IsOwnedByGroup: false) { Csi = CsiMount.Of(volume, named.ReadOnly) };
            // The objects of other tenants would name any path of the node, and any volume of a driver.
            if (volume.Metadata.Tenant != LocalPathVolumes.SystemTenant)
                throw Failed(
                    $"volumes that are paths of a node are for pods of tenant {LocalPathVolumes.SystemTenant} only, "
                        + $"those of CSI drivers for the tenants that the driver's CSIDriver object names, and others "
                        + $"than those of provisioner {LocalPathVolumes.Provisioner} are not supported"
                );
            if (volume.Spec.HostPath is { } hostPath)
                return isBlock
                    ? throw Failed(FoldersOnly)
                    : new ClaimedVolume(PathOf(name, hostPath), IsOwnedByGroup: false);
            if (volume.Spec.Local is { } device && isBlock)
                return new ClaimedVolume(device.Path, IsOwnedByGroup: false) { IsDevice = true };
            if (volume.Spec.Local is { } local)
                return Directory.Exists(local.Path)
                    ? new ClaimedVolume(local.Path, IsOwnedByGroup: true)
                    : throw Missing(name, local.Path);
            throw Failed("this kind of volume is not supported by this node");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ApiException)
        {
            throw Failed(e.Message);
        }
    }

    private async Task<PersistentVolume> FindAsync(Pod pod, PodClaim named, CancellationToken ct)
    {
        var (tenant, ns) = (pod.Metadata.Tenant, pod.Metadata.Namespace);
        ConfigurationException Refused(string why) =>
            Unprocessed(named, $"error processing PVC {ns}/{named.Name}: {why}");
        try
        {
            if (await objects.ClaimAsync(tenant, ns, named.Name, ct).ConfigureAwait(false) is not { } claim)
                throw Refused(
                    $"failed to fetch PVC from API server: persistentvolumeclaims \"{named.Name}\" not found"
                );
            if (named.IsEphemeral && !PodClaims.IsOwned(claim, pod))
                throw Refused(PodClaims.NotOwned(pod, named.Name));
            if (claim is not { Status.Phase: "Bound", Spec.VolumeName: { Length: > 0 } name })
                throw Refused("PVC is not bound");
            if (await objects.VolumeAsync(tenant, name, ct).ConfigureAwait(false) is not { } volume)
                throw Refused($"failed to get PV {name}: persistentvolumes \"{name}\" not found");
            // That a claim names a volume is nothing: the volume must name the claim.
            if (volume.Spec.ClaimRef?.Uid != claim.Metadata.Uid)
                throw Refused(
                    $"found PV object \"{name}\" but its claimRef does not point to claim \"{claim.Metadata.Uid}\""
                );
            return volume;
        }
        catch (ApiException e)
        {
            throw Refused($"failed to fetch PVC from API server: {e.Message}");
        }
    }

    private async Task<bool> IsHereAsync(PersistentVolume volume, CancellationToken ct) =>
        LocalPathVolumes.NodeOf(volume) is { } only
            ? only == nodeName
            : await objects.NodeAsync(nodeName, ct).ConfigureAwait(false) is { } node
                && VolumeMatch.IsReachable(volume, node);

    private async Task<ClaimedVolume> FolderAsync(PersistentVolume volume, CancellationToken ct)
    {
        // One that names several nodes would have another folder on each.
        if (LocalPathVolumes.NodeOf(volume) != nodeName)
            throw Failure(volume.Metadata.Name, isBlock: false, "its node affinity does not name one node");
        var isMade = VolumeAnnotations.Has(volume, LocalPathVolumes.MadeAnnotation);
        if (!folders.Exists(volume))
        {
            if (isMade)
                throw Missing(volume.Metadata.Name, folders.PathOf(volume));
            folders.Make(volume);
        }
        if (!isMade)
        {
            (volume.Metadata.Annotations ??= [])[LocalPathVolumes.MadeAnnotation] = VolumeAnnotations.Yes;
            await objects.UpdateVolumeAsync(volume, ct).ConfigureAwait(false);
        }
        return new ClaimedVolume(folders.PathOf(volume), IsOwnedByGroup: true);
    }

    private static string PathOf(string volume, HostPathVolumeSource source)
    {
        try
        {
            return HostPaths.Prepare(source);
        }
        catch (ConfigurationException e)
        {
            throw Failure(volume, isBlock: false, e.Message);
        }
    }

    private static ConfigurationException Missing(string volume, string path) =>
        new($"MountVolume.NewMounter initialization failed for volume \"{volume}\" : path \"{path}\" does not exist");

    private static ConfigurationException Unprocessed(PodClaim named, string why) =>
        new(
            $"Unable to attach or mount volumes: unmounted volumes=[{named.Volume}], unattached volumes=[], "
                + $"failed to process volumes=[{named.Volume}]: {why}"
        );

    private static ConfigurationException Failure(string volume, bool isBlock, string why, string? step = null) =>
        isBlock
            ? BlockDevices.Failed(step ?? "MapBlockVolume", volume, why)
            : new ConfigurationException($"MountVolume.{step ?? "SetUp"} failed for volume \"{volume}\" : {why}");
}
