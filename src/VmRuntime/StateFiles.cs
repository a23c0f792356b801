namespace Arktos.VmRuntime;

/// <summary>Files of the server's own, which are there whole or not at all.</summary>
internal static class StateFiles
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, string text)
    {
        var made = path + ".new";
        File.WriteAllText(made, text);
        File.SetUnixFileMode(made, Private);
        File.Move(made, path, overwrite: true);
    }

    /// <summary>Makes a folder that is root's alone, with what is missing above it.</summary>
    public static void MakeFolder(string path)
    {
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, Private | UnixFileMode.UserExecute);
    }

    public static void RemoveFolder(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
