using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace Arktos.Chaos;

/// <summary>A test that needs an ext4 of its own: skipped, with the reason, where that cannot be had.</summary>
public sealed class FailingDiskTheoryAttribute : TheoryAttribute
{
    public FailingDiskTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (Environment.UserName != "root")
            Skip = "mounting a file system needs root";
        else if (FailingDisk.Missing is { } missing)
            Skip = missing;
    }
}

/// <summary>
/// A folder on an ext4 of its own, in a file, that finds damage when it is told to: from then on it is read-only, also
/// for whom has files open for writing, as ext4 does by itself (errors=remount-ro). A remount by hand would be refused
/// while a store runs.
/// </summary>
internal sealed class FailingDisk : IDisposable
{
    private readonly string _image = Path.GetTempFileName();
    private readonly string _folder;

    /// <param name="folder">Its content moves onto the disk.</param>
    public FailingDisk(string folder)
    {
        _folder = folder;
        using (var image = File.OpenWrite(_image))
            image.SetLength(512L << 20);
        Run("mkfs.ext4", "-q", "-F", _image);
        var before = folder + ".before";
        Directory.Move(folder, before);
        Directory.CreateDirectory(folder);
        Mount();
        Directory.Delete(Path.Combine(folder, "lost+found"));
        Run("cp", "-a", before + "/.", folder);
        // What was not synced when the damage is found never reaches the disk.
        Run("sync", "-f", folder);
        Directory.Delete(before, recursive: true);
    }

    /// <summary>Why there can be none on this machine; null when there can.</summary>
    public static string? Missing { get; } = Try();

    public void FindDamage() =>
        File.WriteAllText(
            $"/sys/fs/ext4/{Path.GetFileName(Run("findmnt", "-no", "SOURCE", _folder).Trim())}/trigger_fs_error",
            "1"
        );

    /// <summary>What an operator does: unmounts it, checks it, mounts it for writing.</summary>
    public void Repair()
    {
        Run("umount", _folder);
        // 1: damage was found and repaired.
        Run("e2fsck", 1, "-p", "-f", _image);
        Mount();
    }

    public void Dispose()
    {
        Run("umount", "-l", _folder);
        File.Delete(_image);
    }

    private void Mount() => Run("mount", "-t", "ext4", "-o", "loop,errors=remount-ro", _image, _folder);

    private static string? Try()
    {
        var folder = Directory.CreateTempSubdirectory("arktos-disk-");
        try
        {
            var content = folder.CreateSubdirectory("content").FullName;
            using var disk = new FailingDisk(content);
            disk.FindDamage();
            try
            {
                File.WriteAllText(Path.Combine(content, "x"), "x");
            }
            catch (IOException)
            {
                return null;
            }
            return "this machine's ext4 stays writable after an error";
        }
        catch (Exception e)
            when (e
                    is InvalidOperationException
                        or System.ComponentModel.Win32Exception
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return $"this machine has no ext4 that can be made to fail: {e.Message}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string program, params string[] arguments) => Run(program, 0, arguments);

    private static string Run(string program, int exitCodeMax, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode <= exitCodeMax
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error.Result}");
    }
}
