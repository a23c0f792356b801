using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Arktos.Kubelet.Network;

/// <summary>Mounts of this mount namespace.</summary>
internal static partial class Mounts
{
    private const int MntDetach = 2;
    private const ulong MsNoSuid = 2,
        MsNoDev = 4;

    /// <summary>Mount points at or below a directory, the deepest first.</summary>
    public static IReadOnlyList<string> Below(string directory)
    {
        directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        return
        [
            .. File.ReadLines("/proc/self/mountinfo")
                .Select(line => Unescape(line.Split(' ')[4]))
                .Where(path => path == directory || path.StartsWith(directory + "/", StringComparison.Ordinal))
                .Reverse()
                .OrderByDescending(path => path.Count(c => c == '/')),
        ];
    }

    public static void UnmountBelow(string directory)
    {
        foreach (var path in Below(directory))
            if (Umount2(path, MntDetach) != 0)
                throw new IOException($"unmount {path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
    }

    /// <param name="sizeBytes">0 = half of the machine's memory.</param>
    public static void MountTmpfs(string path, long sizeBytes)
    {
        var options = "mode=0777" + (sizeBytes > 0 ? $",size={sizeBytes}" : "");
        if (Mount("tmpfs", path, "tmpfs", MsNoSuid | MsNoDev, options) != 0)
            throw new IOException(
                $"mount tmpfs on {path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}"
            );
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

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Umount2(string path, int flags);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Mount(string source, string target, string type, ulong flags, string data);
}
