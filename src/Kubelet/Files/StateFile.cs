namespace Arktos.Kubelet.Files;

/// <summary>
/// A file of the agent's state, in a private folder: there whole, as it was written last, or not at all.
/// </summary>
internal static class StateFile
{
    private const string Fresh = ".new";

    /// <summary>Makes the folder when it is missing; returns when the file is on the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        PrivateFolders.Make(Path.GetDirectoryName(path)!);
        using (var file = new FileStream(path + Fresh, FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(path + Fresh, path, overwrite: true);
    }

    /// <summary>Whether it is what a write that did not end has left.</summary>
    public static bool IsUnfinished(string path) => path.EndsWith(Fresh, StringComparison.Ordinal);
}
