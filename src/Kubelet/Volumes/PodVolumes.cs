using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;

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
public sealed class PodVolumes(string podsDirectory, IPodObjects objects, TimeProvider time)
{
    public string Directory(string podUid) => Path.Combine(podsDirectory, podUid);

    /// <summary>Makes or refreshes all volumes; it may be called again and again.</summary>
    /// <returns>The host's path of each volume.</returns>
    /// <exception cref="ConfigurationException">"MountVolume.SetUp failed for volume …": what a volume refers to is
    /// missing or wrong.</exception>
    public async Task<IReadOnlyDictionary<string, string>> PrepareAsync(
        Pod pod,
        VolumeInputs inputs,
        CancellationToken ct
    )
    {
        var paths = new Dictionary<string, string>();
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            try
            {
                paths[volume.Name] = await PrepareAsync(pod, volume, inputs, ct).ConfigureAwait(false);
            }
            catch (Exception e)
                when (e
                        is ConfigurationException
                            or IOException
                            or UnauthorizedAccessException
                            or Arktos.Client.Connection.ApiException
                )
            {
                throw new ConfigurationException(
                    $"MountVolume.SetUp failed for volume \"{volume.Name}\" : {e.Message}"
                );
            }
        }
        return paths;
    }

    /// <summary>Makes the directories that subPath mounts name: as the volume's, when they are not there.</summary>
    public static void PrepareSubPaths(Container container, IReadOnlyDictionary<string, string> paths)
    {
        foreach (var mount in container.VolumeMounts ?? [])
        {
            if (mount.SubPath.Length == 0 || !paths.TryGetValue(mount.Name, out var path))
                continue;
            var sub = Path.Combine(path, mount.SubPath);
            if (!Path.Exists(sub))
                System.IO.Directory.CreateDirectory(sub, File.GetUnixFileMode(path));
        }
    }

    /// <summary>Unmounts and deletes all that the pod has in the agent's directory.</summary>
    public void Remove(string podUid)
    {
        var directory = Directory(podUid);
        if (!System.IO.Directory.Exists(directory))
            return;
        Mounts.UnmountBelow(directory);
        System.IO.Directory.Delete(directory, recursive: true);
    }

    /// <summary>The pods that have a directory here.</summary>
    public IReadOnlyList<string> PodUids() =>
        System.IO.Directory.Exists(podsDirectory)
            ? [.. System.IO.Directory.EnumerateDirectories(podsDirectory).Select(d => Path.GetFileName(d)!)]
            : [];

    private async Task<string> PrepareAsync(Pod pod, Volume volume, VolumeInputs inputs, CancellationToken ct)
    {
        if (volume.HostPath is { } hostPath)
            return HostPath(hostPath);
        var (tenant, ns) = (pod.Metadata.Tenant, pod.Metadata.Namespace);
        if (volume.PersistentVolumeClaim is { } claim)
            return await objects.ClaimPathAsync(tenant, ns, claim.ClaimName, ct).ConfigureAwait(false)
                ?? throw new ConfigurationException(
                    $"persistentvolumeclaim \"{claim.ClaimName}\" is not bound to a volume with a path on this node"
                );
        if (volume.EmptyDir is { } empty)
            return EmptyDir(pod, volume.Name, empty);

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
            throw new ConfigurationException("this kind of volume is not supported");

        var directory = MakeDirectory(
            pod,
            kind,
            volume.Name,
            inMemory: kind.EndsWith("secret", StringComparison.Ordinal)
                || volume.Projected?.Sources?.Any(s => s.Secret is not null || s.ServiceAccountToken is not null)
                    == true,
            0
        );
        var group = Environment.IsPrivilegedProcess ? pod.Spec.SecurityContext?.FsGroup : null;
        // The group reads the files, whatever their mode; it is in the mode, so that an unchanged volume is seen to be
        // so.
        if (group is not null)
            foreach (var path in files.Keys.ToList())
                files[path] = files[path] with { Mode = files[path].Mode | (int)UnixFileMode.GroupRead };
        if (AtomicWriter.Write(directory, files, time.GetUtcNow()) && group is { } owner)
            Ownership.Apply(directory, owner, UnixFileMode.None);
        return directory;
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
                files[VolumeFiles.Checked(request.Path)] = new VolumeFile(Encoding.UTF8.GetBytes(token.Token), mode);
            }
            else
                throw new ConfigurationException("a source of a projected volume is of a kind that is not supported");
            foreach (var (path, file) in files)
                all[path] = file;
        }
        return all;
    }

    private string EmptyDir(Pod pod, string name, EmptyDirVolumeSource source)
    {
        if (source.Medium.StartsWith("HugePages", StringComparison.Ordinal))
            throw new ConfigurationException("emptyDir of medium HugePages is not supported");
        var inMemory = source.Medium == "Memory";
        var directory = MakeDirectory(
            pod,
            "kubernetes.io~empty-dir",
            name,
            inMemory,
            inMemory ? source.SizeLimit?.Value ?? 0 : 0
        );
        File.SetUnixFileMode(directory, (UnixFileMode)0x1FF);
        if (pod.Spec.SecurityContext?.FsGroup is { } group && Environment.IsPrivilegedProcess)
            Ownership.Apply(directory, group, UnixFileMode.GroupWrite);
        return directory;
    }

    private string MakeDirectory(Pod pod, string kind, string name, bool inMemory, long sizeBytes)
    {
        var directory = Path.Combine(Directory(pod.Metadata.Uid), "volumes", kind, name);
        System.IO.Directory.CreateDirectory(directory);
        // The directory may be there without its mount: after a reboot, or after a mount that failed.
        if (inMemory && Environment.IsPrivilegedProcess && !Mounts.Below(directory).Contains(directory))
            Mounts.MountTmpfs(directory, sizeBytes);
        return directory;
    }

    private static string HostPath(HostPathVolumeSource source)
    {
        var path = source.Path;
        switch (source.Type)
        {
            case "DirectoryOrCreate":
                System.IO.Directory.CreateDirectory(path);
                break;
            case "FileOrCreate":
                if (!File.Exists(path))
                    File.WriteAllBytes(path, []);
                break;
            case "Directory" when !System.IO.Directory.Exists(path):
                throw new ConfigurationException($"hostPath type check failed: {path} is not a directory");
            case "File" when !File.Exists(path):
                throw new ConfigurationException($"hostPath type check failed: {path} is not a file");
            case "Socket" when !File.Exists(path):
                throw new ConfigurationException($"hostPath type check failed: {path} is not a socket file");
            case "CharDevice" when !File.Exists(path):
                throw new ConfigurationException($"hostPath type check failed: {path} is not a character device");
            case "BlockDevice" when !File.Exists(path):
                throw new ConfigurationException($"hostPath type check failed: {path} is not a block device");
        }
        return path;
    }
}
