using Arktos.Kubelet.Files;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// Gives a volume to a pod's fsGroup: its files and folders, never what a link leads to, and nothing outside of the
/// volume, though a container exchanges names while it is walked.
/// </summary>
internal static class Ownership
{
    /// <summary>
    /// A descriptor is held for each level, and a container could use all of the agent's. A path of a volume's file has
    /// at most 4,096 characters, so 2,048 levels.
    /// </summary>
    private const int LevelsMax = 2050;

    private const uint FolderMode = 0x400 | 0x20 | 0x8; // 02050

    /// <summary>
    /// The group of the folder and everything below it; folders pass it on, and files can be read by it.
    /// </summary>
    /// <param name="extra">What the group may do besides: write (020), for volumes that are not read-only.</param>
    /// <exception cref="IOException">The kernel refuses, or the folders are too deep.</exception>
    public static void Apply(BeneathFolder folder, long group, uint extra) => Apply(folder, group, extra, 0);

    private static void Apply(BeneathFolder folder, long group, uint extra, int level)
    {
        if (level == LevelsMax)
            throw new IOException($"{folder.Path} is deeper than {LevelsMax} folders");
        foreach (var name in folder.Entries())
        {
            using (var inner = folder.TryOpenFolder(name))
                if (inner is not null)
                {
                    Apply(inner, group, extra, level + 1);
                    continue;
                }
            using var file = folder.TryPin(name);
            if (file?.Facts is { IsLink: false })
                One(file, group, extra);
        }
        using var self = folder.PinSelf();
        One(self, group, FolderMode | extra);
    }

    private static void One(PinnedFile file, long group, uint extra)
    {
        file.SetGroup((uint)group);
        // After the owner, whose change takes the bit that passes the group on away.
        file.SetMode(file.Facts.Mode | extra);
    }
}
