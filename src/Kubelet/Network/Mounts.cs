using System.Runtime.InteropServices;
using System.Text;
using Arktos.Kubelet.Files;

namespace Arktos.Kubelet.Network;

/// <summary>Mounts of this mount namespace.</summary>
internal static class Mounts
{
    /// <summary>Mount points at or below a directory, the deepest first.</summary>
    public static IReadOnlyList<string> Below(string directory)
    {
        directory = RealPath(directory);
        return
        [
            .. All()
                .Where(path => path == directory || path.StartsWith(directory + "/", StringComparison.Ordinal))
                .Reverse()
                .OrderByDescending(path => path.Count(c => c == '/')),
        ];
    }

    /// <summary>What is mounted at a path itself, the uppermost first.</summary>
    public static IReadOnlyList<string> At(string path)
    {
        path = RealPath(path);
        return [.. All().Where(p => p == path).Reverse()];
    }

    /// <exception cref="IOException">The kernel refuses.</exception>
    public static void UnmountBelow(string directory)
    {
        foreach (var path in Below(directory))
            Unmount(path);
    }

    /// <summary>
    /// Unmounts what is mounted at a path of <see cref="Below"/> or <see cref="At"/>. Such a path has no links; one
    /// with a link in it now is another place, which stays as it is.
    /// </summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static void Unmount(string path)
    {
        using var root = BeneathFolder.Open("/");
        using var mounted = root.TryPin(path.TrimStart('/'));
        mounted?.Unmount();
    }

    /// <param name="sizeBytes">0 = half of the machine's memory.</param>
    public static void MountTmpfs(string path, long sizeBytes)
    {
        var options = "mode=0777" + (sizeBytes > 0 ? $",size={sizeBytes}" : "");
        if (Libc.Mount("tmpfs", path, "tmpfs", Libc.MountNoSuid | Libc.MountNoDevices, options) != 0)
            throw new IOException($"mount tmpfs on {path}: {Libc.Text(Marshal.GetLastPInvokeError())}");
    }

    private static IEnumerable<string> All() =>
        File.ReadLines("/proc/self/mountinfo").Select(line => Unescape(line.Split(' ')[4]));

    /// <summary>As the kernel lists mount points: without links.</summary>
    private static string RealPath(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Path.Exists(path))
            return path;
        using var parent = BeneathFolder.Open(Path.GetDirectoryName(path) ?? "/");
        using var pinned = parent.PinSelf();
        var real = File.ResolveLinkTarget(pinned.Path, returnFinalTarget: false)!.FullName;
        return Path.Combine(real, Path.GetFileName(path));
    }

    /// <summary>mountinfo writes space, tab, newline and backslash as \ooo.</summary>
    private static string Unescape(string text)
    {
        if (!text.Contains('\\'))
            return text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length)
            {
                result.Append((char)Convert.ToInt32(text.Substring(i + 1, 3), 8));
                i += 3;
            }
            else
                result.Append(text[i]);
        }
        return result.ToString();
    }
}
