using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// Puts a set of files into a directory so that readers see all old or all new ones, Kubernetes' way:
/// <code>
///   volume/..2026_01_02_03_04_05.123/key   the files
///   volume/..data -> ..2026_01_02_03_04_05.123
///   volume/key    -> ..data/key            one link for each top name
/// </code>
/// One writer for a directory at a time.
/// </summary>
public static partial class AtomicWriter
{
    private const string Data = "..data";

    /// <returns>False when the directory holds these very files already.</returns>
    public static bool Write(string directory, IReadOnlyDictionary<string, VolumeFile> files, DateTimeOffset now)
    {
        Directory.CreateDirectory(directory);
        var data = Path.Combine(directory, Data);
        var old = new FileInfo(data).LinkTarget;
        if (old is not null && Holds(Path.Combine(directory, old), files))
            return false;

        var name =
            ".."
            + now.UtcDateTime.ToString("yyyy_MM_dd_HH_mm_ss", CultureInfo.InvariantCulture)
            + "."
            + Guid.NewGuid().ToString("N")[..9];
        var fresh = Path.Combine(directory, name);
        Directory.CreateDirectory(fresh);
        foreach (var (path, file) in files)
        {
            var target = Path.Combine(fresh, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, file.Content);
            File.SetUnixFileMode(target, (UnixFileMode)file.Mode);
        }
        var next = Path.Combine(directory, "..data_tmp");
        File.Delete(next);
        File.CreateSymbolicLink(next, name);
        // rename(2) puts the new link in the old one's place in one step. (File.Move follows the link, finds a
        // directory and refuses.)
        if (Rename(next, data) != 0)
            throw new IOException(
                $"rename {next} to {data}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}"
            );
        Relink(directory, files);
        if (old is not null)
            Directory.Delete(Path.Combine(directory, old), recursive: true);
        return true;
    }

    private static void Relink(string directory, IReadOnlyDictionary<string, VolumeFile> files)
    {
        var wanted = files.Keys.Select(path => path.Split('/')[0]).ToHashSet();
        foreach (var name in wanted)
        {
            var link = Path.Combine(directory, name);
            if (new FileInfo(link).LinkTarget is null)
                File.CreateSymbolicLink(link, Data + "/" + name);
        }
        foreach (var entry in Directory.EnumerateFileSystemEntries(directory))
            if (
                !Path.GetFileName(entry).StartsWith("..", StringComparison.Ordinal)
                && !wanted.Contains(Path.GetFileName(entry))
            )
                File.Delete(entry);
    }

    private static bool Holds(string directory, IReadOnlyDictionary<string, VolumeFile> files)
    {
        if (!Directory.Exists(directory))
            return false;
        var present = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).ToList();
        return present.Count == files.Count
            && present.All(path =>
                files.TryGetValue(Path.GetRelativePath(directory, path), out var file)
                && File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Content)
                && (int)File.GetUnixFileMode(path) == file.Mode
            );
    }

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);
}
