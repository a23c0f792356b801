using System.Runtime.InteropServices;

namespace Arktos.Rpc;

/// <summary>How many descriptors (files, sockets) this process may have open: RLIMIT_NOFILE. Thread-safe.</summary>
public static class DescriptorLimit
{
    private const int NumberOfFiles = 7;

    /// <summary>With fewer no role of the program does its work.</summary>
    public const int Min = 256;

    /// <summary>The limit in force.</summary>
    public static int Current() => (int)Math.Min(Read().Soft, int.MaxValue);

    /// <summary>To be asked before anything is opened: at its limit a process may not even say so.</summary>
    /// <exception cref="InvalidDataException">The process may have too little open.</exception>
    public static void Demand()
    {
        if (Current() is var limit && limit < Min)
            throw new InvalidDataException(
                $"this process may have {limit} files open, and needs {Min} at least: raise the limit (ulimit -n)"
            );
    }

    /// <summary>
    /// Raises the limit in force to the one that the process may set itself. The runtime does so too, but does not
    /// promise it.
    /// </summary>
    public static void Raise()
    {
        var limit = Read();
        if (limit.Soft >= limit.Hard)
            return;
        limit.Soft = limit.Hard;
        // When it is refused, the old limit stays, and what counts on it reads it.
        _ = SetLimit(NumberOfFiles, ref limit);
    }

    private static Limit Read()
    {
        var limit = default(Limit);
        return GetLimit(NumberOfFiles, ref limit) == 0
            ? limit
            : throw new InvalidOperationException("the limit of open files cannot be read");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int resource, ref Limit limit);

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, ref Limit limit);
}
