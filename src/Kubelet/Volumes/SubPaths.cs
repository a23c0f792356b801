using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// Shows the parts of volumes that mounts name by subPath at paths of the agent's own:
/// {pod}/volume-subpaths/{volume}/{container}/{number of the mount}. The runtime gets such a path, because it would
/// resolve a path into the volume again, and a container may have put a link there by then. What is mounted is what was
/// opened beneath the volume. One caller for a pod at a time.
/// </summary>
internal sealed class SubPaths(string podDirectory)
{
    public const string FolderName = "volume-subpaths";

    /// <param name="expand">Replaces the variables of a subPathExpr.</param>
    /// <returns>The host's path of each mount with a sub path, by the number of the mount.</returns>
    /// <exception cref="ConfigurationException">A sub path leads out of its volume, or cannot be made.</exception>
    public IReadOnlyDictionary<int, string> Prepare(
        Container container,
        IReadOnlyDictionary<string, PreparedVolume> volumes,
        Func<string, string> expand
    )
    {
        var paths = new Dictionary<int, string>();
        for (var number = 0; number < (container.VolumeMounts?.Count ?? 0); number++)
        {
            var mount = container.VolumeMounts![number];
            var path = mount.SubPathExpr.Length > 0 ? expand(mount.SubPathExpr) : mount.SubPath;
            // A mount of a volume that is not there is refused where the container is put together.
            if (path.Length == 0 || !volumes.TryGetValue(mount.Name, out var volume))
                continue;
            if (Path.IsPathRooted(path) || path.Split('/').Contains(".."))
                throw Refused("prepare subPath", mount, container, "it must be relative, without \"..\"");
            try
            {
                paths[number] = Show(volume, path, Target(container, mount, number));
            }
            catch (IOException e)
            {
                throw Refused("create subPath directory", mount, container, e.Message);
            }
        }
        return paths;
    }

    private static string Show(PreparedVolume volume, string path, string target)
    {
        using var folder = BeneathFolder.Open(volume.Path);
        using var source = folder.TryPin(path, LinkRule.FollowBeneath) ?? Make(folder, path);
        return ShowAt(source, target);
    }

    /// <summary>Shows what is in a volume at a path of the agent's own, below <see cref="FolderName"/>.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static string ShowAt(PinnedFile source, string target)
    {
        var facts = source.Facts;
        if (Path.Exists(target))
        {
            using var shown = Pin(target);
            // An earlier attempt of the container has it. What it shows may have been replaced in the volume since.
            if (shown.Facts.IsSameFile(facts))
                return target;
            foreach (var mounted in Mounts.At(target))
                Mounts.Unmount(mounted);
            PrivateFolders.Remove(target);
        }
        PrivateFolders.Make(Path.GetDirectoryName(target)!);
        if (facts.IsFolder)
            PrivateFolders.Make(target);
        else
            File.WriteAllBytes(target, []);
        source.BindTo(target);
        return target;
    }

    /// <summary>The folder is as the volume's.</summary>
    private static PinnedFile Make(BeneathFolder folder, string path)
    {
        using var made = folder.MakeFolders(path, folder.Facts.Mode & 0x1FF, LinkRule.FollowBeneath);
        return made.PinSelf();
    }

    private static PinnedFile Pin(string target)
    {
        using var parent = BeneathFolder.Open(Path.GetDirectoryName(target)!);
        return parent.TryPin(Path.GetFileName(target)) ?? throw new IOException($"{target} is gone");
    }

    private string Target(Container container, VolumeMount mount, int number) =>
        Path.Combine(
            podDirectory,
            FolderName,
            PrivateFolders.Name(mount.Name),
            PrivateFolders.Name(container.Name),
            number.ToString(CultureInfo.InvariantCulture)
        );

    private static ConfigurationException Refused(string what, VolumeMount mount, Container container, string why) =>
        new($"failed to {what} for volumeMount \"{mount.Name}\" of container \"{container.Name}\": {why}");
}
