namespace Arktos.Kubelet.Files;

/// <summary>Folders and files that are root's alone: state, pods, logs, sockets.</summary>
internal static class PrivateFolders
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Makes a folder, with what is missing above it, for its owner only; one that is there becomes so. For folders
    /// whose names the agent gives, where no container can write.
    /// </summary>
    public static void Make(string path)
    {
        if (Directory.Exists(path))
        {
            if (File.GetUnixFileMode(path) != Mode)
                File.SetUnixFileMode(path, Mode);
            return;
        }
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
        if (!string.IsNullOrEmpty(parent))
            MakeIfMissing(parent);
        Directory.CreateDirectory(path, Mode);
    }

    /// <summary>The same, but a folder that is there, which somebody else may have given, stays as it is.</summary>
    public static void MakeIfMissing(string path)
    {
        if (!Directory.Exists(path))
            Make(path);
    }

    /// <summary>Removes a folder of the agent's with all that is in it; nothing when it is not there.</summary>
    /// <exception cref="IOException">Something is mounted in it, or the kernel refuses.</exception>
    public static void Remove(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(path);
        if (parent is null || !Directory.Exists(parent))
            return;
        using var folder = BeneathFolder.Open(parent);
        folder.RemoveTree(Path.GetFileName(path));
    }

    /// <summary>A name that a path of the agent's is made of: it may not lead elsewhere.</summary>
    public static string Name(string name) =>
        name.Length == 0 || name is "." or ".." || name.Contains('/') || name.Contains('\0')
            ? throw new IOException($"\"{name}\" is no name of a file")
            : name;
}
