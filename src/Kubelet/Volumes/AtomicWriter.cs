using System.Globalization;
using System.Text;
using Arktos.Kubelet.Files;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// Puts a set of files into a directory so that readers see all old or all new ones, Kubernetes' way:
/// <code>
///   volume/..2026_01_02_03_04_05.123/key   the files
///   volume/..data -> ..2026_01_02_03_04_05.123
///   volume/key    -> ..data/key            one link for each top name
/// </code>
/// Nothing that is found in the directory is trusted: no link is followed, what is not as it was written is written
/// anew, and what is removed is the directory's own. One writer for a directory at a time.
/// </summary>
internal static class AtomicWriter
{
    private const string Data = "..data";
    private const uint FolderMode = 0x1ED; // 0755

    /// <param name="group">The group of all files, when they are to have one.</param>
    /// <returns>False when the directory holds these very files already.</returns>
    /// <exception cref="IOException">Something cannot be written or removed.</exception>
    public static bool Write(
        BeneathFolder volume,
        IReadOnlyDictionary<string, VolumeFile> files,
        DateTimeOffset now,
        long? group = null
    )
    {
        var current = volume.TryReadLink(Data);
        if (current is not null && IsVersion(current) && Holds(volume, current, files))
        {
            // A crash, or a container, may have left the rest half-way.
            Tidy(volume, files, current);
            return false;
        }
        var name =
            ".."
            + now.UtcDateTime.ToString("yyyy_MM_dd_HH_mm_ss", CultureInfo.InvariantCulture)
            + "."
            + Guid.NewGuid().ToString("N")[..9];
        using (var fresh = volume.MakeFolders(name, FolderMode))
        {
            foreach (var (path, file) in files)
                WriteOne(fresh, path, file);
            // Before anybody can see them.
            if (group is { } owner)
                Ownership.Apply(fresh, owner, 0);
        }
        volume.SetLink(Data, name);
        Tidy(volume, files, name);
        return true;
    }

    private static void WriteOne(BeneathFolder fresh, string path, VolumeFile file)
    {
        var slash = path.LastIndexOf('/');
        using var parent = slash < 0 ? null : fresh.MakeFolders(path[..slash], FolderMode);
        (parent ?? fresh).WriteNewFile(path[(slash + 1)..], file.Content, (uint)file.Mode, (uint?)file.User);
    }

    /// <summary>A link for each top name and none besides; one version.</summary>
    private static void Tidy(BeneathFolder volume, IReadOnlyDictionary<string, VolumeFile> files, string current)
    {
        var wanted = files.Keys.Select(path => path.Split('/')[0]).ToHashSet();
        foreach (var name in wanted)
            if (Link(volume, name) != $"{Data}/{name}")
                volume.SetLink(name, $"{Data}/{name}");
        foreach (var name in volume.Entries())
        {
            var text = BeneathFolder.Show(name);
            if (text is not Data && text != current && !wanted.Contains(text))
                volume.RemoveTree(name);
        }
    }

    private static string? Link(BeneathFolder volume, string name)
    {
        using var file = volume.TryPin(name);
        return file?.Facts.IsLink == true ? volume.TryReadLink(name) : null;
    }

    /// <summary>A name that this class gives: never a path to elsewhere.</summary>
    private static bool IsVersion(string name) =>
        name.StartsWith("..", StringComparison.Ordinal) && name.Length > 2 && name != Data && !name.Contains('/');

    private static bool Holds(BeneathFolder volume, string version, IReadOnlyDictionary<string, VolumeFile> files)
    {
        try
        {
            using var folder = volume.TryOpenFolder(version);
            return folder is not null && HasNoMore(folder, files.Keys) && files.All(f => Holds(folder, f.Key, f.Value));
        }
        // A link or a pipe where a file was.
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Holds(BeneathFolder folder, string path, VolumeFile file)
    {
        using var stream = folder.TryOpenFile(path);
        if (stream is null || stream.Length != file.Content.Length)
            return false;
        if ((int)File.GetUnixFileMode(stream.SafeFileHandle) != file.Mode)
            return false;
        var content = new byte[file.Content.Length];
        return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length
            && content.AsSpan().SequenceEqual(file.Content);
    }

    /// <summary>Each folder that the paths name has as many entries as they name in it.</summary>
    private static bool HasNoMore(BeneathFolder folder, IEnumerable<string> paths)
    {
        var entries = new Dictionary<string, HashSet<string>> { ["."] = [] };
        foreach (var path in paths)
        {
            var parts = path.Split('/');
            for (var count = 0; count < parts.Length; count++)
            {
                var parent = count == 0 ? "." : string.Join('/', parts[..count]);
                if (!entries.TryGetValue(parent, out var names))
                    entries.Add(parent, names = []);
                names.Add(parts[count]);
            }
        }
        foreach (var (path, names) in entries)
        {
            using var inner = folder.TryOpenFolder(path);
            if (inner is null || inner.Entries().Count != names.Count)
                return false;
        }
        return true;
    }
}
