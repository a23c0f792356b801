using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Arktos.Store.Tests.Faults;

/// <summary>A test that mounts a file system of its own: skipped, with the reason, where that cannot be done.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (Environment.UserName != "root")
            Skip = "mounting a file system needs root";
        else if (!SmallDisk.CanMount)
            Skip = "this machine lets nobody mount a tmpfs";
    }
}

/// <summary>A folder on a file system of its own, of so many MiB, which can be filled up and made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string folder, int mebibytes)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", folder);
    }

    public static bool CanMount { get; } = Try();

    public string Folder { get; }

    /// <summary>Leaves so many bytes free.</summary>
    public void Fill(string name, long left)
    {
        var free = new DriveInfo(Folder).AvailableFreeSpace;
        using var file = File.Create(Path.Combine(Folder, name));
        var zeros = new byte[1 << 16];
        for (var rest = free - left; rest > 0; rest -= zeros.Length)
            file.Write(zeros, 0, (int)Math.Min(zeros.Length, rest));
    }

    public void SetReadOnly(bool readOnly) => Run("mount", "-o", readOnly ? "remount,ro" : "remount,rw", Folder);

    public void Dispose() => Run("umount", "-l", Folder);

    private static bool Try()
    {
        var folder = Directory.CreateTempSubdirectory("arktos-mount-").FullName;
        try
        {
            Run("mount", "-t", "tmpfs", "tmpfs", folder);
            Run("umount", folder);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error}");
    }
}
