using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Arktos.Kubelet.Volumes;

/// <summary>Gives a volume to a pod's fsGroup.</summary>
internal static partial class Ownership
{
    private const UnixFileMode Directories = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.SetGroup;

    /// <summary>
    /// The group of everything below <paramref name="path"/>; directories pass it on, and files can be read by it.
    /// </summary>
    /// <param name="extra">What the group may do besides: write, for volumes that are not read-only.</param>
    public static void Apply(string path, long group, UnixFileMode extra)
    {
        One(path, group, Directories | extra);
        foreach (
            var entry in new DirectoryInfo(path).EnumerateFileSystemInfos(
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }
            )
        )
            if (entry.LinkTarget is null)
                One(entry.FullName, group, (entry is DirectoryInfo ? Directories : UnixFileMode.None) | extra);
    }

    private static void One(string path, long group, UnixFileMode extra)
    {
        if (LinkChown(path, uint.MaxValue, (uint)group) != 0)
            throw new IOException(
                $"chown {path} to group {group}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}"
            );
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | extra);
    }

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkChown(string path, uint user, uint group);
}
