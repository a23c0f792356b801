using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Volumes.Csi;

namespace Arktos.Kubelet.Volumes;

/// <summary>What volumes of a pod are made from, besides its spec.</summary>
public sealed record VolumeInputs(
    IReadOnlyList<string> PodIps,
    IReadOnlyList<string> HostIps,
    IReadOnlyDictionary<string, Quantity> Allocatable
);

/// <summary>
/// The volumes of the pods of this node. Different pods may be worked on at once, one pod by one caller at a time.
/// </summary>
public sealed class PodVolumes(
    string podsDirectory,
    IPodObjects objects,
    ClaimedVolumes claimed,
    CsiVolumes csi,
    TimeProvider time
)
{
    private const uint Everybody = 0x1FF; // 0777
    private const string EmptyDirKind = "kubernetes.io~empty-dir",
        LocalKind = "kubernetes.io~local-volume";

    /// <summary>A claim is read so often, for each volume of a driver, to see whether it is to grow.</summary>
    private static readonly TimeSpan ExpansionPeriod = TimeSpan.FromMinutes(2);

    /// <summary>Volumes of claims are looked for once: what a pod has mounted stays its own.</summary>
    private readonly ConcurrentDictionary<(string PodUid, string Volume), MountedVolume> _mounted = new();

    /// <param name="Csi">What a driver was asked for; null: none was.</param>
    /// <param name="Republishes">The driver is to be told of it once more at each look.</param>
    private sealed record MountedVolume(PreparedVolume Volume, CsiMount? Csi = null, bool Republishes = false)
    {
        /// <summary>Whether its file system is to grow is looked at then.</summary>
        public DateTimeOffset ExpandAt { get; set; }
    }

    /// <summary>Root's alone, as everything above the volumes themselves.</summary>
    public string Directory(string podUid) => Path.Combine(podsDirectory, PrivateFolders.Name(podUid));

    /// <summary>Makes or refreshes all volumes; it may be called again and again.</summary>
    /// <returns>The volumes by name.</returns>
    /// <exception cref="ConfigurationException">"MountVolume.SetUp failed for volume …": what a volume refers to is
    /// missing or wrong.</exception>
    /// <exception cref="VolumeAwaitedException">Others have to do their part first.</exception>
    public async Task<IReadOnlyDictionary<string, PreparedVolume>> PrepareAsync(
        Pod pod,
        VolumeInputs inputs,
        CancellationToken ct
    )
    {
        var volumes = new Dictionary<string, PreparedVolume>();
        var claims = PodClaims.Of(pod);
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            if (claims.FirstOrDefault(c => c.Volume == volume.Name) is { Volume: not null } claim)
            {
                volumes[volume.Name] = await ClaimAsync(pod, volume, claim, ct).ConfigureAwait(false);
                continue;
            }
            if (volume.Csi is { } inline)
            {
                volumes[volume.Name] = await InlineAsync(pod, volume.Name, inline, ct).ConfigureAwait(false);
                continue;
            }
            try
            {
                volumes[volume.Name] = await PrepareAsync(pod, volume, inputs, ct).ConfigureAwait(false);
            }
            catch (Exception e)
                when (e is ConfigurationException or IOException or UnauthorizedAccessException or ApiException)
            {
                throw new ConfigurationException(
                    $"MountVolume.SetUp failed for volume \"{volume.Name}\" : {e.Message}"
                );
            }
        }
        return volumes;
    }

    /// <summary>
    /// Unmounts and deletes all that the pod has in the agent's directory. Its containers have ended: nobody else
    /// changes it.
    /// </summary>
    /// <exception cref="IOException">Something is still mounted, cannot be deleted, or a driver does not take it
    /// back.</exception>
    public async Task RemoveAsync(string podUid, CancellationToken ct)
    {
        foreach (var key in _mounted.Keys.Where(k => k.PodUid == podUid))
            _mounted.TryRemove(key, out _);
        var directory = Directory(podUid);
        UnmountSubPaths(directory);
        // Before anything else goes: drivers are told of their own mounts.
        await csi.TearDownAsync(podUid, ct).ConfigureAwait(false);
        if (!System.IO.Directory.Exists(directory))
            return;
        Mounts.UnmountBelow(directory);
        PrivateFolders.Remove(directory);
    }

    /// <summary>
    /// Unmounts and deletes the volumes of a pod that has ended, which the API still has: what the agent knows of it
    /// stays.
    /// </summary>
    /// <exception cref="IOException">Something is still mounted, cannot be deleted, or a driver does not take it
    /// back.</exception>
    public async Task ReleaseAsync(string podUid, CancellationToken ct)
    {
        UnmountSubPaths(Directory(podUid));
        await csi.TearDownAsync(podUid, ct).ConfigureAwait(false);
        foreach (var name in (ReadOnlySpan<string>)[SubPaths.FolderName, "volumes", BlockDevices.FolderName])
        {
            var directory = Path.Combine(Directory(podUid), name);
            if (!System.IO.Directory.Exists(directory))
                continue;
            Mounts.UnmountBelow(directory);
            PrivateFolders.Remove(directory);
        }
    }

    /// <summary>Gives back what drivers have for pods that are no more.</summary>
    /// <exception cref="IOException">A driver does not take it back.</exception>
    public Task ReleaseUnusedAsync(CancellationToken ct) => csi.UnstageUnusedAsync(ct);

    /// <summary>
    /// How full the pod's volumes of drivers are, by name, with the claim that has each ("" for none).
    /// </summary>
    public async Task<IReadOnlyDictionary<string, (string Claim, CsiVolumeUse Use)>> UseAsync(
        string podUid,
        CancellationToken ct
    )
    {
        var all = new Dictionary<string, (string, CsiVolumeUse)>();
        foreach (var (key, mounted) in _mounted)
            if (
                key.PodUid == podUid
                && mounted.Csi is { } mount
                && await csi.UseAsync(podUid, mount, ct).ConfigureAwait(false) is { } use
            )
                all[key.Volume] = (mount.Claim, use);
        return all;
    }

    /// <summary>Where an emptyDir of a pod is, if it is on disk.</summary>
    public string EmptyDirPath(string podUid, string volume) =>
        Path.Combine(Directory(podUid), "volumes", EmptyDirKind, PrivateFolders.Name(volume));

    /// <summary>The pods that have a directory here.</summary>
    public IReadOnlyList<string> PodUids() =>
        System.IO.Directory.Exists(podsDirectory)
            ? [.. System.IO.Directory.EnumerateDirectories(podsDirectory).Select(d => Path.GetFileName(d)!)]
            : [];

    private async Task<PreparedVolume> PrepareAsync(Pod pod, Volume volume, VolumeInputs inputs, CancellationToken ct)
    {
        if (volume.HostPath is { } hostPath)
            return new PreparedVolume(HostPaths.Prepare(hostPath));
        if (volume.EmptyDir is { } empty)
            return new PreparedVolume(EmptyDir(pod, volume.Name, empty));
        var (tenant, ns) = (pod.Metadata.Tenant, pod.Metadata.Namespace);

        string kind;
        SortedDictionary<string, VolumeFile> files;
        if (volume.ConfigMap is { } map)
        {
            kind = "kubernetes.io~configmap";
            files = VolumeFiles.Of(
                await objects.ConfigMapAsync(tenant, ns, map.Name, ct).ConfigureAwait(false),
                map.Name,
                map.Items,
                map.Optional == true,
                map.DefaultMode ?? VolumeFiles.DefaultMode
            );
        }
        else if (volume.Secret is { } secret)
        {
            kind = "kubernetes.io~secret";
            files = VolumeFiles.Of(
                await objects.SecretAsync(tenant, ns, secret.SecretName, ct).ConfigureAwait(false),
                secret.SecretName,
                secret.Items,
                secret.Optional == true,
                secret.DefaultMode ?? VolumeFiles.DefaultMode
            );
        }
        else if (volume.DownwardAPI is { } downward)
        {
            kind = "kubernetes.io~downward-api";
            files = VolumeFiles.Of(
                pod,
                downward.Items ?? [],
                downward.DefaultMode ?? VolumeFiles.DefaultMode,
                inputs.PodIps,
                inputs.HostIps,
                inputs.Allocatable
            );
        }
        else if (volume.Projected is { } projected)
        {
            kind = "kubernetes.io~projected";
            files = await ProjectedAsync(pod, projected, inputs, ct).ConfigureAwait(false);
        }
        else
            throw new ConfigurationException($"volumes of kind {KindOf(volume)} are not supported by this node");

        var directory = MakeDirectory(
            pod,
            kind,
            volume.Name,
            inMemory: kind.EndsWith("secret", StringComparison.Ordinal)
                || volume.Projected?.Sources?.Any(s => s.Secret is not null || s.ServiceAccountToken is not null)
                    == true,
            0,
            out _
        );
        var group = Environment.IsPrivilegedProcess ? pod.Spec.SecurityContext?.FsGroup : null;
        // The group reads the files, whatever their mode; it is in the mode, so that an unchanged volume is seen to be
        // so.
        if (group is not null)
            foreach (var path in files.Keys.ToList())
                files[path] = files[path] with { Mode = files[path].Mode | (int)UnixFileMode.GroupRead };
        using var folder = BeneathFolder.Open(directory);
        AtomicWriter.Write(folder, files, time.GetUtcNow(), group);
        return new PreparedVolume(directory, ReadOnly: true);
    }

    /// <summary>The field that says what a volume is, as its user writes it.</summary>
    private static string KindOf(Volume volume) =>
        JsonNode.Parse(KubeJson.Encode(volume))!.AsObject().Select(f => f.Key).FirstOrDefault(k => k != "name")
        ?? "unknown";

    private async Task<PreparedVolume> ClaimAsync(Pod pod, Volume volume, PodClaim claim, CancellationToken ct)
    {
        if (await KnownAsync(pod, volume.Name, ct).ConfigureAwait(false) is { } known)
            return known;
        var found = await claimed.PrepareAsync(pod, claim, ct).ConfigureAwait(false);
        if (found.Csi is { } mount)
            return await CsiAsync(pod, volume.Name, mount, ct, found.CapacityBytes).ConfigureAwait(false);
        var path = found.IsDevice ? ShowDevice(pod, volume.Name, found) : found.Path;
        var prepared = new PreparedVolume(path, volume.PersistentVolumeClaim?.ReadOnly == true)
        {
            IsDevice = found.IsDevice,
            CapacityBytes = found.CapacityBytes,
        };
        if (found.IsOwnedByGroup && !prepared.ReadOnly)
            SetGroupOfMounted(pod, LocalKind, volume.Name, found.Path, isFresh: false);
        _mounted[(pod.Metadata.Uid, volume.Name)] = new MountedVolume(prepared);
        return prepared;
    }

    private string ShowDevice(Pod pod, string volume, ClaimedVolume found)
    {
        var target = Path.Combine(
            Directory(pod.Metadata.Uid),
            BlockDevices.FolderName,
            LocalKind,
            PrivateFolders.Name(volume)
        );
        try
        {
            BlockDevices.Show(found.Path, target);
            return target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw BlockDevices.Failed("MapBlockVolume", found.Name, e.Message);
        }
    }

    private async Task<PreparedVolume> InlineAsync(Pod pod, string volume, CSIVolumeSource source, CancellationToken ct)
    {
        if (await KnownAsync(pod, volume, ct).ConfigureAwait(false) is { } known)
            return known;
        // Its attributes are the pod's own words.
        if (
            !DriverTenants.ServesInline(
                await DriverAsync(volume, source, ct).ConfigureAwait(false),
                pod.Metadata.Tenant
            )
        )
            throw new ConfigurationException(
                $"MountVolume.SetUp failed for volume \"{volume}\" : inline volumes of CSI drivers are for pods of "
                    + $"tenant {LocalPathVolumes.SystemTenant}, and of the tenants that annotation "
                    + $"{DriverTenants.InlineAnnotation} of a CSIDriver with podInfoOnMount names"
            );
        return await CsiAsync(pod, volume, CsiMount.Of(pod, volume, source), ct).ConfigureAwait(false);
    }

    private async Task<CSIDriver?> DriverAsync(string volume, CSIVolumeSource source, CancellationToken ct)
    {
        try
        {
            return await objects.CsiDriverAsync(source.Driver, ct).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            throw new ConfigurationException($"MountVolume.SetUp failed for volume \"{volume}\" : {e.Message}");
        }
    }

    /// <summary>What is mounted already; its driver is told of it once more if it asks for that.</summary>
    private async Task<PreparedVolume?> KnownAsync(Pod pod, string volume, CancellationToken ct)
    {
        if (!_mounted.TryGetValue((pod.Metadata.Uid, volume), out var known))
            return null;
        if (known.Csi is not { } mount)
            return known.Volume;
        if (known.Republishes)
            await csi.SetUpAsync(pod, mount, ct).ConfigureAwait(false);
        else if (mount.Claim.Length > 0 && time.GetUtcNow() >= known.ExpandAt)
        {
            known.ExpandAt = time.GetUtcNow() + ExpansionPeriod;
            await csi.ExpandAsync(pod, mount, ct).ConfigureAwait(false);
        }
        return known.Volume;
    }

    private async Task<PreparedVolume> CsiAsync(
        Pod pod,
        string volume,
        CsiMount mount,
        CancellationToken ct,
        long capacityBytes = 0
    )
    {
        var adopted = File.Exists(ReadyMark(pod, CsiFolders.Kind, volume))
            ? await csi.AdoptAsync(pod, mount, ct).ConfigureAwait(false)
            : null;
        var made = adopted ?? await csi.SetUpAsync(pod, mount, ct).ConfigureAwait(false);
        if (adopted is null && made.IsOwnedByGroup)
            SetGroupOfMounted(pod, CsiFolders.Kind, volume, made.Path, isFresh: true);
        else if (adopted is null)
            MarkReady(ReadyMark(pod, CsiFolders.Kind, volume));
        var prepared = new PreparedVolume(made.Path, made.ReadOnly)
        {
            IsDevice = mount.IsBlock,
            CapacityBytes = capacityBytes,
        };
        _mounted[(pod.Metadata.Uid, volume)] = new MountedVolume(prepared, mount, made.Republishes)
        {
            ExpandAt = adopted is null ? time.GetUtcNow() + ExpansionPeriod : default,
        };
        return prepared;
    }

    private void SetGroupOfMounted(Pod pod, string kind, string volume, string path, bool isFresh)
    {
        try
        {
            SetGroupOnce(pod, kind, volume, path, isFresh);
        }
        catch (IOException e)
        {
            throw new ConfigurationException($"MountVolume.SetUp failed for volume \"{volume}\" : {e.Message}");
        }
    }

    /// <summary>They show parts of volumes, which nobody could take back while they are there.</summary>
    private static void UnmountSubPaths(string podDirectory)
    {
        var shown = Path.Combine(podDirectory, SubPaths.FolderName);
        if (System.IO.Directory.Exists(shown))
            Mounts.UnmountBelow(shown);
    }

    private async Task<SortedDictionary<string, VolumeFile>> ProjectedAsync(
        Pod pod,
        ProjectedVolumeSource projected,
        VolumeInputs inputs,
        CancellationToken ct
    )
    {
        var (tenant, ns, mode) = (
            pod.Metadata.Tenant,
            pod.Metadata.Namespace,
            projected.DefaultMode ?? VolumeFiles.DefaultMode
        );
        var all = VolumeFiles.Empty();
        foreach (var source in projected.Sources ?? [])
        {
            var files = VolumeFiles.Empty();
            if (source.ConfigMap is { } map)
                files = VolumeFiles.Of(
                    await objects.ConfigMapAsync(tenant, ns, map.Name, ct).ConfigureAwait(false),
                    map.Name,
                    map.Items,
                    map.Optional == true,
                    mode
                );
            else if (source.Secret is { } secret)
                files = VolumeFiles.Of(
                    await objects.SecretAsync(tenant, ns, secret.Name, ct).ConfigureAwait(false),
                    secret.Name,
                    secret.Items,
                    secret.Optional == true,
                    mode
                );
            else if (source.DownwardAPI is { } downward)
                files = VolumeFiles.Of(
                    pod,
                    downward.Items ?? [],
                    mode,
                    inputs.PodIps,
                    inputs.HostIps,
                    inputs.Allocatable
                );
            else if (source.ServiceAccountToken is { } request)
            {
                var token = await objects
                    .TokenAsync(pod, request.Audience, request.ExpirationSeconds ?? 3600, ct)
                    .ConfigureAwait(false);
                files[VolumeFiles.Checked(request.Path)] = TokenFile(pod, token, mode);
            }
            else
                throw new ConfigurationException("a source of a projected volume is of a kind that is not supported");
            foreach (var (path, file) in files)
                all[path] = file;
        }
        return all;
    }

    /// <summary>
    /// A token is its reader's alone where it is known who reads it: the one user of all containers, or the fsGroup
    /// (which is given the file with the whole volume).
    /// </summary>
    private static VolumeFile TokenFile(Pod pod, ServiceAccountToken token, int mode)
    {
        var user = Environment.IsPrivilegedProcess ? ContainerKinds.OnlyUser(pod) : null;
        var group = Environment.IsPrivilegedProcess ? pod.Spec.SecurityContext?.FsGroup : null;
        return new VolumeFile(
            Encoding.UTF8.GetBytes(token.Token),
            user is null && group is null ? mode : (int)(UnixFileMode.UserRead | UnixFileMode.UserWrite),
            user
        );
    }

    /// <summary>Made once: what containers have written stays.</summary>
    private string EmptyDir(Pod pod, string name, EmptyDirVolumeSource source)
    {
        if (source.Medium.StartsWith("HugePages", StringComparison.Ordinal))
            throw new ConfigurationException("emptyDir of medium HugePages is not supported");
        const string kind = EmptyDirKind;
        var inMemory = source.Medium == "Memory";
        var directory = MakeDirectory(
            pod,
            kind,
            name,
            inMemory,
            inMemory ? source.SizeLimit?.Value ?? 0 : 0,
            out var isFresh
        );
        SetGroupOnce(pod, kind, name, directory, isFresh);
        return directory;
    }

    /// <summary>
    /// Gives a volume to the pod's fsGroup, once for a pod: what containers have written, and whom they gave it to,
    /// stays. That it was done is written down outside of the volume.
    /// </summary>
    private void SetGroupOnce(Pod pod, string kind, string name, string path, bool isFresh = false)
    {
        var ready = ReadyMark(pod, kind, name);
        if (File.Exists(ready) && !isFresh)
            return;
        if (pod.Spec.SecurityContext?.FsGroup is { } group && Environment.IsPrivilegedProcess)
        {
            using var folder = BeneathFolder.Open(path);
            Ownership.Apply(folder, group, (uint)UnixFileMode.GroupWrite);
        }
        MarkReady(ready);
    }

    private string ReadyMark(Pod pod, string kind, string name) =>
        Path.Combine(Directory(pod.Metadata.Uid), "plugins", kind, PrivateFolders.Name(name), "ready");

    private static void MarkReady(string mark)
    {
        PrivateFolders.Make(Path.GetDirectoryName(mark)!);
        File.WriteAllBytes(mark, []);
    }

    /// <param name="isFresh">Nobody has used it: it was just made, or its memory was just mounted.</param>
    private string MakeDirectory(Pod pod, string kind, string name, bool inMemory, long sizeBytes, out bool isFresh)
    {
        var parent = Path.Combine(Directory(pod.Metadata.Uid), "volumes", kind);
        PrivateFolders.Make(parent);
        var directory = Path.Combine(parent, PrivateFolders.Name(name));
        using var folder = BeneathFolder.Open(parent);
        using (var there = folder.TryOpenFolder(name))
        {
            isFresh = there is null;
            if (there is null)
                folder.MakeFolders(name, Everybody).Dispose();
        }
        // The directory may be there without its mount: after a reboot, or after a mount that failed.
        if (inMemory && Environment.IsPrivilegedProcess && Mounts.At(directory).Count == 0)
        {
            Mounts.MountTmpfs(directory, sizeBytes);
            isFresh = true;
        }
        return directory;
    }
}
