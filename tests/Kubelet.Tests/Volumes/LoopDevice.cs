using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Arktos.Kubelet.Tests.Volumes;

/// <summary>A block device of this machine whose blocks are a file.</summary>
internal sealed class LoopDevice : IDisposable
{
    /// <summary>Whether this process may make them here.</summary>
    public static bool CanBe => Environment.IsPrivilegedProcess && File.Exists("/dev/loop-control");

    private readonly string _file;

    private LoopDevice(string file, string path) => (_file, Path) = (file, path);

    public string Path { get; }

    /// <param name="file">Made with so many bytes when it is not there.</param>
    public static async Task<LoopDevice> AttachAsync(string file, long bytes = 1 << 20)
    {
        if (!File.Exists(file))
            await using (var made = File.Create(file))
                made.SetLength(bytes);
        return new LoopDevice(file, (await RunAsync("--find", "--show", file)).Trim());
    }

    /// <summary>The one that has the file, whoever attached it; null: none has.</summary>
    public static async Task<LoopDevice?> OfAsync(string file)
    {
        var said = await RunAsync("--noheadings", "--output", "NAME", "--associated", file);
        return said.Trim() is { Length: > 0 } path ? new LoopDevice(file, path) : null;
    }

    /// <summary>Makes the file and the device so large.</summary>
    public async Task GrowAsync(long bytes)
    {
        await using (var file = File.OpenWrite(_file))
            file.SetLength(bytes);
        await RunAsync("--set-capacity", Path);
    }

    public Task DetachAsync() => RunAsync("--detach", Path);

    public void Dispose() => DetachAsync().GetAwaiter().GetResult();

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("losetup", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var said = await process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? said
            : throw new IOException($"losetup {string.Join(' ', arguments)}: {error.Trim()}");
    }
}

/// <summary>A test that makes block devices: skipped, with the reason, where this process may not.</summary>
public sealed class LoopFactAttribute : FactAttribute
{
    public LoopFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!LoopDevice.CanBe)
            Skip = "loop devices need root and /dev/loop-control";
    }
}
