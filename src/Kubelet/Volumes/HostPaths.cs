using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// hostPath volumes. Who may name one may name any path of the node, so links in it are followed; what is there is
/// looked at once, without opening it for reading.
/// </summary>
internal static class HostPaths
{
    private const UnixFileMode FolderMode = (UnixFileMode)0x1ED, // 0755
        FileMode = (UnixFileMode)0x1A4; // 0644

    /// <exception cref="ConfigurationException">What is there is not of the type.</exception>
    public static string Prepare(HostPathVolumeSource source)
    {
        var path = source.Path;
        var facts = Look(path);
        if (facts is null && source.Type == "DirectoryOrCreate")
        {
            MakeFolder(path);
            facts = Look(path);
        }
        else if (facts is null && source.Type == "FileOrCreate")
        {
            using var parent = BeneathFolder.Open(Path.GetDirectoryName(path) ?? "/");
            parent.WriteNewFile(Path.GetFileName(path), [], (uint)FileMode);
            facts = Look(path);
        }
        var (fits, what) = source.Type switch
        {
            "Directory" or "DirectoryOrCreate" => (facts?.IsFolder == true, "a directory"),
            "File" or "FileOrCreate" => (facts?.IsRegular == true, "a file"),
            "Socket" => (facts?.IsSocket == true, "a socket file"),
            "CharDevice" => (facts?.IsCharacterDevice == true, "a character device"),
            "BlockDevice" => (facts?.IsBlockDevice == true, "a block device"),
            _ => (true, ""),
        };
        return fits ? path : throw new ConfigurationException($"hostPath type check failed: {path} is not {what}");
    }

    private static FileFacts? Look(string path)
    {
        var name = Encoding.UTF8.GetBytes(path + "\0");
        using var handle = Libc.TryOpen(null, name, Libc.Path, 0, 0, out _);
        return handle is null ? null : Libc.Facts(handle);
    }

    private static void MakeFolder(string path)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
        if (!string.IsNullOrEmpty(parent) && Look(parent) is null)
            MakeFolder(parent);
        using var folder = BeneathFolder.Open(string.IsNullOrEmpty(parent) ? "/" : parent);
        folder.MakeFolders(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), (uint)FolderMode).Dispose();
    }
}
