using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Client.Queues;
using Arktos.Kubelet.CsiWire;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;
using Microsoft.Extensions.Logging;
using Capability = Arktos.Kubelet.CsiWire.NodeServiceCapability.Types.RPC.Types.Type;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>What <see cref="CsiVolumes"/> works with.</summary>
/// <param name="Root">The agent's own directory.</param>
public sealed record CsiParts(string Root, string NodeName, CsiDrivers Drivers, IPodObjects Objects, ILogger Logger);

/// <summary>A volume of a driver that a pod has.</summary>
/// <param name="IsOwnedByGroup">Whether the agent is to give its files to the pod's fsGroup.</param>
/// <param name="Republishes">The driver wants to be told of it once more, again and again.</param>
public readonly record struct CsiVolume(string Path, bool ReadOnly, bool IsOwnedByGroup, bool Republishes);

/// <summary>
/// Volumes of CSI drivers: staged once for the node where a driver wants that, published to each pod, and given back.
/// That a volume is wanted is noted on disk before its driver is called; so it is given back by whichever agent is
/// there, however a call went. Thread-safe; one volume is worked on by one caller at a time.
/// </summary>
public sealed class CsiVolumes(CsiParts parts)
{
    private readonly CsiFolders _folders = new(parts.Root);
    private readonly KeyedLocks _locks = new();

    public VolumesInUse InUse { get; } = new();

    /// <summary>Is told what is to be said of a pod: type, reason and message of an event.</summary>
    public Action<Pod, string, string, string> Tell { get; set; } = static (_, _, _, _) => { };

    /// <summary>Where the pod has it: a folder, or of a block device a file.</summary>
    public string TargetOf(Pod pod, CsiMount mount) => _folders.TargetOf(pod.Metadata.Uid, mount);

    /// <summary>Takes up what an agent before has left: what pods have attached.</summary>
    public void Reconstruct()
    {
        foreach (var found in _folders.OfAllPods())
            if (found.Data is { Attachment.Length: > 0 } data)
                InUse.Add(VolumeAttachments.Unique(data.Driver, data.Handle), found.PodUid);
    }

    /// <summary>Makes the volume ready in the pod's folder; it may be called again and again.</summary>
    /// <exception cref="ConfigurationException">The whole message of the event.</exception>
    /// <exception cref="VolumeAwaitedException">It is not attached yet.</exception>
    public async Task<CsiVolume> SetUpAsync(Pod pod, CsiMount mount, CancellationToken ct)
    {
        var setUp = mount.IsBlock ? "MapPodDevice" : "SetUp";
        var step = setUp;
        try
        {
            var driver = parts.Drivers.Get(mount.Driver);
            var about = await parts.Objects.CsiDriverAsync(mount.Driver, ct).ConfigureAwait(false);
            if (mount.WhyNotBy(about) is { Length: > 0 } why)
                throw new ConfigurationException(why);
            var attachment = await AttachmentAsync(pod, mount, about, ct).ConfigureAwait(false);
            using var turn = await TurnAsync(mount.Driver, mount.Handle, ct).ConfigureAwait(false);
            var folder = _folders.FolderOf(pod.Metadata.Uid, mount);
            if (CsiFolders.Read(folder) is { } there && (there.Driver, there.Handle) != (mount.Driver, mount.Handle))
                throw new ConfigurationException(
                    $"another volume of the pod has its folder: {there.Handle} of driver {there.Driver}"
                );
            CsiFolders.Write(
                folder,
                CsiVolumeData.Of(mount) with
                {
                    Attachment = attachment?.Metadata.Name ?? "",
                    Mode = mount.IsInline ? "Ephemeral" : "Persistent",
                    Name = mount.Name,
                    Node = parts.NodeName,
                }
            );
            var isGroupTheDrivers =
                pod.Spec.SecurityContext?.FsGroup is not null
                && mount.IsOwnedByGroup(about)
                && await driver.CanAsync(Capability.VolumeMountGroup, ct).ConfigureAwait(false);
            var capability = mount.Capability(
                await driver.CanAsync(Capability.SingleNodeMultiWriter, ct).ConfigureAwait(false),
                isGroupTheDrivers ? pod.Spec.SecurityContext!.FsGroup : null
            );
            var staged = "";
            if (!mount.IsInline && await driver.CanAsync(Capability.StageUnstageVolume, ct).ConfigureAwait(false))
            {
                step = mount.IsBlock ? "SetUpDevice" : "MountDevice";
                staged = await StageAsync(driver, mount, attachment, capability, ct).ConfigureAwait(false);
                step = setUp;
            }
            await PublishAsync(driver, pod, new Publication(mount, about, attachment, capability, staged), ct)
                .ConfigureAwait(false);
            turn.Dispose();
            await ExpandAsync(pod, mount, ct).ConfigureAwait(false);
            return new CsiVolume(
                TargetOf(pod, mount),
                mount.ReadOnly,
                mount.IsOwnedByGroup(about) && !isGroupTheDrivers,
                about?.Spec.RequiresRepublish == true
            );
        }
        catch (Exception e)
            when (e
                    is CsiException
                        or CsiDriverMissingException
                        or ConfigurationException
                        or IOException
                        or UnauthorizedAccessException
                        or ApiException
            )
        {
            throw mount.IsBlock
                ? BlockDevices.Failed(step, mount.Name, e.Message)
                : new ConfigurationException($"MountVolume.{step} failed for volume \"{mount.Name}\" : {e.Message}");
        }
    }

    /// <summary>
    /// A volume that an agent before has made ready, and that is still mounted, though its driver may not be there now;
    /// null when there is none.
    /// </summary>
    public async Task<CsiVolume?> AdoptAsync(Pod pod, CsiMount mount, CancellationToken ct)
    {
        var path = TargetOf(pod, mount);
        if (mount.IsBlock ? !BlockDevices.IsOne(path) : !Directory.Exists(path) || Mounts.At(path).Count == 0)
            return null;
        var about = await parts.Objects.CsiDriverAsync(mount.Driver, ct).ConfigureAwait(false);
        return new CsiVolume(path, mount.ReadOnly, false, about?.Spec.RequiresRepublish == true);
    }

    /// <summary>
    /// Lets the file system of a claim's volume grow when the volume has become larger than the claim says that it is,
    /// and the driver has to do something on the node for it. What fails is told, and done by a later call.
    /// </summary>
    public async Task ExpandAsync(Pod pod, CsiMount mount, CancellationToken ct)
    {
        if (mount.Claim.Length == 0 || parts.Drivers.TryGet(mount.Driver) is not { } driver)
            return;
        try
        {
            var (tenant, ns) = (pod.Metadata.Tenant, pod.Metadata.Namespace);
            if (
                !await driver.CanAsync(Capability.ExpandVolume, ct).ConfigureAwait(false)
                || await parts.Objects.ClaimAsync(tenant, ns, mount.Claim, ct).ConfigureAwait(false) is not { } claim
                || !CsiExpansion.IsAwaited(claim)
                || await parts.Objects.VolumeAsync(tenant, mount.Name, ct).ConfigureAwait(false) is not { } volume
                || CsiExpansion.Missing(claim, volume) is not { } size
            )
                return;
            var request = new NodeExpandVolumeRequest
            {
                VolumeId = mount.Handle,
                VolumePath = TargetOf(pod, mount),
                CapacityRange = new CapacityRange { RequiredBytes = size.Value },
                VolumeCapability = mount.Capability(
                    await driver.CanAsync(Capability.SingleNodeMultiWriter, ct).ConfigureAwait(false),
                    null
                ),
            };
            if (await driver.CanAsync(Capability.StageUnstageVolume, ct).ConfigureAwait(false))
                request.StagingTargetPath = _folders.StageOf(CsiVolumeData.Of(mount));
            request.Secrets.Add(await SecretAsync(mount, mount.ExpandSecret, ct).ConfigureAwait(false));
            using (await TurnAsync(mount.Driver, mount.Handle, ct).ConfigureAwait(false))
                await driver.ExpandAsync(request, ct).ConfigureAwait(false);
            await parts.Objects.UpdateClaimStatusAsync(CsiExpansion.Done(claim, size), ct).ConfigureAwait(false);
            Tell(
                pod,
                "Normal",
                "FileSystemResizeSuccessful",
                $"MountVolume.NodeExpandVolume succeeded for volume \"{mount.Name}\" {parts.NodeName}"
            );
        }
        catch (ApiException e) when (e.IsConflict)
        { /* the claim has changed: a later look sees how */
        }
        catch (Exception e) when (e is CsiException or ConfigurationException or ApiException)
        {
            Tell(
                pod,
                "Warning",
                "FileSystemResizeFailed",
                $"MountVolume.NodeExpandVolume failed for volume \"{mount.Name}\" : {e.Message}"
            );
        }
    }

    /// <summary>What the driver says of a volume; null when it does not say it.</summary>
    public async Task<CsiVolumeUse?> UseAsync(string podUid, CsiMount mount, CancellationToken ct)
    {
        if (parts.Drivers.TryGet(mount.Driver) is not { } driver)
            return null;
        try
        {
            if (!await driver.CanAsync(Capability.GetVolumeStats, ct).ConfigureAwait(false))
                return null;
            var said = await driver
                .StatsAsync(
                    new NodeGetVolumeStatsRequest
                    {
                        VolumeId = mount.Handle,
                        VolumePath = _folders.TargetOf(podUid, mount),
                    },
                    ct
                )
                .ConfigureAwait(false);
            return CsiVolumeUse.Of(said);
        }
        catch (CsiException e)
        {
            parts.Logger.LogDebug("how full volume {Volume} is, is not known: {Reason}", mount.Name, e.Message);
            return null;
        }
    }

    /// <summary>
    /// Gives back what the pod has, and what no other pod of the node has. Its containers have ended.
    /// </summary>
    /// <exception cref="IOException">A driver refuses, or is not there: the next try does the rest.</exception>
    public async Task TearDownAsync(string podUid, CancellationToken ct)
    {
        foreach (var found in _folders.OfPod(podUid))
        {
            if (found.Data is not { } data)
            {
                // Nothing was asked of a driver.
                PrivateFolders.Remove(found.Folder);
                continue;
            }
            using var turn = await TurnAsync(data.Driver, data.Handle, ct).ConfigureAwait(false);
            await UnpublishAsync(found, data, ct).ConfigureAwait(false);
            await UnstageUnusedAsync(data, ct).ConfigureAwait(false);
        }
        InUse.Remove(podUid);
    }

    /// <summary>Unstages what no pod has: what an agent that ended half-way has left.</summary>
    /// <exception cref="IOException">A driver refuses, or is not there.</exception>
    public async Task UnstageUnusedAsync(CancellationToken ct)
    {
        foreach (var data in _folders.Staged())
        {
            using var turn = await TurnAsync(data.Driver, data.Handle, ct).ConfigureAwait(false);
            await UnstageUnusedAsync(data, ct).ConfigureAwait(false);
        }
    }

    private Task<IDisposable> TurnAsync(string driver, string handle, CancellationToken ct) =>
        _locks.TakeAsync(VolumeAttachments.Unique(driver, handle), ct);

    /// <summary>Null for volumes that need no attachment.</summary>
    private async Task<VolumeAttachment?> AttachmentAsync(
        Pod pod,
        CsiMount mount,
        CSIDriver? about,
        CancellationToken ct
    )
    {
        if (mount.IsInline || about?.Spec.AttachRequired == false)
            return null;
        var unique = VolumeAttachments.Unique(mount.Driver, mount.Handle);
        InUse.Add(unique, pod.Metadata.Uid);
        // Whoever detaches volumes takes one from the node's list only while the node does not say that it uses it. So
        // what stands in both lists at once stays, and the attachment is read after them.
        var node = await parts.Objects.NodeAsync(parts.NodeName, ct).ConfigureAwait(false);
        if (node?.Status.VolumesInUse?.Contains(unique) != true)
            throw new VolumeAwaitedException(mount.Name, "the node's status does not say yet that it is in use");
        if (node.Status.VolumesAttached?.Exists(v => v.Name == unique) != true)
            throw new VolumeAwaitedException(mount.Name, "it is not attached to the node");
        var name = VolumeAttachments.NameOf(mount.Handle, mount.Driver, parts.NodeName);
        var attachment = await parts.Objects.AttachmentAsync(mount.Tenant, name, ct).ConfigureAwait(false);
        if (attachment is not { Status.Attached: true, Metadata.DeletionTimestamp: null })
            throw new VolumeAwaitedException(mount.Name, "its VolumeAttachment does not say that it is attached");
        return attachment;
    }

    private async Task<string> StageAsync(
        CsiDriverClient driver,
        CsiMount mount,
        VolumeAttachment? attachment,
        VolumeCapability capability,
        CancellationToken ct
    )
    {
        var data = CsiVolumeData.Of(mount);
        CsiFolders.Write(_folders.StageFolder(data), data);
        var path = _folders.StageOf(data);
        PrivateFolders.MakeIfMissing(Path.GetDirectoryName(path)!);
        if (!Directory.Exists(path))
            Directory.CreateDirectory(path, DriversMode);
        var request = new NodeStageVolumeRequest
        {
            VolumeId = mount.Handle,
            StagingTargetPath = path,
            VolumeCapability = capability,
        };
        request.PublishContext.Add(attachment?.Status.AttachmentMetadata ?? []);
        request.VolumeContext.Add(new Dictionary<string, string>(mount.Attributes));
        request.Secrets.Add(await SecretAsync(mount, mount.StageSecret, ct).ConfigureAwait(false));
        await driver.StageAsync(request, ct).ConfigureAwait(false);
        return path;
    }

    /// <summary>0750, of folders that drivers are given.</summary>
    private const UnixFileMode DriversMode = (UnixFileMode)0x1E8;

    private sealed record Publication(
        CsiMount Mount,
        CSIDriver? About,
        VolumeAttachment? Attachment,
        VolumeCapability Capability,
        string Staged
    );

    private async Task PublishAsync(CsiDriverClient driver, Pod pod, Publication what, CancellationToken ct)
    {
        var mount = what.Mount;
        var request = new NodePublishVolumeRequest
        {
            VolumeId = mount.Handle,
            StagingTargetPath = what.Staged,
            TargetPath = TargetOf(pod, mount),
            VolumeCapability = what.Capability,
            Readonly = mount.ReadOnly,
        };
        request.PublishContext.Add(what.Attachment?.Status.AttachmentMetadata ?? []);
        request.Secrets.Add(await SecretAsync(mount, mount.PublishSecret, ct).ConfigureAwait(false));
        var tokens = await TokensAsync(pod, what.About, ct).ConfigureAwait(false);
        var context = mount.Context(pod, what.About, tokens);
        if (what.About?.Spec.ServiceAccountTokenInSecrets == true && context.Remove(CsiMount.TokensKey, out var json))
            request.Secrets[CsiMount.TokensKey] = json;
        request.VolumeContext.Add(context);
        if (mount.IsBlock)
        {
            var folder = _folders.PublishFolder(CsiVolumeData.Of(mount));
            PrivateFolders.MakeIfMissing(Path.GetDirectoryName(folder)!);
            if (!Directory.Exists(folder))
                Directory.CreateDirectory(folder, DriversMode);
        }
        await driver.PublishAsync(request, ct).ConfigureAwait(false);
        if (mount.IsBlock && !BlockDevices.IsOne(request.TargetPath))
            throw new ConfigurationException($"driver {mount.Driver} has put no block device at {request.TargetPath}");
    }

    private async Task<Dictionary<string, ServiceAccountToken>> TokensAsync(
        Pod pod,
        CSIDriver? about,
        CancellationToken ct
    )
    {
        var tokens = new Dictionary<string, ServiceAccountToken>();
        foreach (var asked in about?.Spec.TokenRequests ?? [])
            tokens[asked.Audience] = await parts
                .Objects.TokenAsync(pod, asked.Audience, asked.ExpirationSeconds ?? 3600, ct)
                .ConfigureAwait(false);
        return tokens;
    }

    private async Task<Dictionary<string, string>> SecretAsync(
        CsiMount mount,
        SecretReference? named,
        CancellationToken ct
    )
    {
        if (named is null)
            return [];
        var secret =
            await parts.Objects.SecretAsync(mount.Tenant, named.Namespace, named.Name, ct).ConfigureAwait(false)
            ?? throw new ConfigurationException(
                $"fetching secret {named.Namespace}/{named.Name} failed: secrets \"{named.Name}\" not found"
            );
        return (secret.Data ?? []).ToDictionary(d => d.Key, d => System.Text.Encoding.UTF8.GetString(d.Value));
    }

    private async Task UnpublishAsync(CsiFolders.Found found, CsiVolumeData data, CancellationToken ct)
    {
        await CallAsync(
                $"UnmountVolume.TearDown failed for volume \"{data.Name}\"",
                data.Driver,
                driver =>
                    driver.UnpublishAsync(
                        new NodeUnpublishVolumeRequest
                        {
                            VolumeId = data.Handle,
                            TargetPath = _folders.TargetOf(found),
                        },
                        ct
                    )
            )
            .ConfigureAwait(false);
        // A driver that leaves its mount must not cost the data behind it.
        if (data.Block.Length > 0)
        {
            BlockDevices.Remove(_folders.TargetOf(found));
            RemoveIfEmpty(_folders.PublishFolder(data));
        }
        Mounts.UnmountBelow(found.Folder);
        PrivateFolders.Remove(found.Folder);
    }

    private async Task UnstageUnusedAsync(CsiVolumeData data, CancellationToken ct)
    {
        var (folder, stage) = (_folders.StageFolder(data), _folders.StageOf(data));
        if (!Directory.Exists(folder))
            return;
        if (_folders.OfAllPods().Any(f => f.Data is { } d && _folders.StageFolder(d) == folder))
            return;
        await CallAsync(
                $"UnmountDevice failed for volume \"{data.Handle}\"",
                data.Driver,
                driver =>
                    driver.UnstageAsync(
                        new NodeUnstageVolumeRequest { VolumeId = data.Handle, StagingTargetPath = stage },
                        ct
                    )
            )
            .ConfigureAwait(false);
        if (data.Block.Length > 0)
            BlockDevices.Remove(stage);
        Mounts.UnmountBelow(folder);
        PrivateFolders.Remove(folder);
        parts.Logger.LogInformation("volume {Volume} of driver {Driver} is unstaged", data.Handle, data.Driver);
    }

    /// <summary>Another pod of the node may have the device.</summary>
    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private async Task CallAsync(string what, string driver, Func<CsiDriverClient, Task> call)
    {
        try
        {
            await call(parts.Drivers.Get(driver)).ConfigureAwait(false);
        }
        // It is not there: that is what was wanted.
        catch (CsiException e) when (e.Code == Grpc.Core.StatusCode.NotFound) { }
        catch (Exception e) when (e is CsiException or CsiDriverMissingException)
        {
            throw new IOException($"{what} : {e.Message}", e);
        }
    }
}
