namespace Arktos.Kubelet.StaticPods;

/// <summary>A file that is to hold a pod.</summary>
/// <param name="Version">Another one means that it may have changed.</param>
internal sealed record ManifestFile(string Path, string Version)
{
    /// <summary>Of one file: more than any pod has.</summary>
    public const long BytesMax = 10 << 20;

    /// <exception cref="IOException">It is not there any more, or too long.</exception>
    public byte[] Read()
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length > BytesMax)
            throw new IOException($"it has {file.Length} bytes, and may have {BytesMax}");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>
/// Where the pods of a node's own are written down: a file, or a folder of files that end in .yaml, .yml or .json.
/// Files whose name begins with a dot are those that editors and copies make; they are left alone.
/// </summary>
internal static class ManifestFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>In the order of their names; none when nothing is there.</summary>
    /// <exception cref="IOException">It cannot be read now, which says nothing of what is in it.</exception>
    public static IReadOnlyList<ManifestFile> Find(string path)
    {
        if (File.Exists(path))
            return [Of(new FileInfo(path))];
        var folder = new DirectoryInfo(path);
        return folder.Exists
            ?
            [
                .. folder
                    .EnumerateFiles()
                    .Where(f => f.Name[0] != '.' && Endings.Contains(f.Extension))
                    .OrderBy(f => f.Name, StringComparer.Ordinal)
                    .Select(Of),
            ]
            : [];
    }

    // The inode's change is in it as well where a file is moved over another: names of new files have other times.
    private static ManifestFile Of(FileInfo file) =>
        new(file.FullName, $"{file.LastWriteTimeUtc.Ticks}:{file.Length}:{file.CreationTimeUtc.Ticks}");
}
