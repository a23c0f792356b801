using System.Runtime.InteropServices;

namespace Arktos;

/// <summary>
/// What the program writes is its user's alone: 0700 and 0600, for data, logs, SSTs, backups, keys and all else. One
/// switch for the whole process, so that no writer can forget it, libraries included.
/// </summary>
internal static class OwnFiles
{
    private const uint GroupAndOthers = 0x3F, // 077
        WritingByGroupAndOthers = 0x12; // 022
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>At the start of the process, before a file is made.</summary>
    public static void KeepFromOthers() => Umask(GroupAndOthers);

    /// <summary>
    /// Makes a directory if it is not there, and closes it to others, also one that was made by an earlier version.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">It is somebody else's.</exception>
    public static void CloseDirectory(string directory)
    {
        Directory.CreateDirectory(directory);
        if ((File.GetUnixFileMode(directory) & ~Owner) != 0)
            File.SetUnixFileMode(directory, Owner);
    }

    /// <summary>
    /// For a node agent: containers run as other users, and read what it and containerd write for them. Other users of
    /// the machine do not get as far: the directory that all of it is in is closed.
    /// </summary>
    public static void LetContainersRead(string directory)
    {
        CloseDirectory(directory);
        Umask(WritingByGroupAndOthers);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
