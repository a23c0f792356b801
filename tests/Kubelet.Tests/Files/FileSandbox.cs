using System.Diagnostics;
using System.Runtime.InteropServices;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Network;

namespace Arktos.Kubelet.Tests.Files;

/// <summary>
/// A folder that stands for a volume, and beside it one that stands for the rest of the node: what is in that must
/// stay as it is.
/// </summary>
internal sealed partial class FileSandbox : IDisposable
{
    private const int CurrentDirectory = -100;
    private const uint ExchangeFlag = 2;
    private const UnixFileMode OutsideMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public FileSandbox()
    {
        Root = Directory.CreateTempSubdirectory("arktos-files-").FullName;
        Directory.CreateDirectory(Volume);
        Directory.CreateDirectory(Outside, OutsideMode);
        File.WriteAllText(Path.Combine(Outside, "precious"), "kept");
        File.SetUnixFileMode(Path.Combine(Outside, "precious"), UnixFileMode.UserRead);
    }

    public string Root { get; }
    public string Volume => Path.Combine(Root, "volume");
    public string Outside => Path.Combine(Root, "outside");

    public string In(string relative) => Path.Combine(Volume, relative);

    public BeneathFolder Open() => BeneathFolder.Open(Volume);

    public void AssertOutsideIsAsItWas()
    {
        Assert.Equal(
            [Path.Combine(Outside, "precious")],
            Directory.EnumerateFileSystemEntries(Outside, "*", SearchOption.AllDirectories)
        );
        Assert.Equal("kept", File.ReadAllText(Path.Combine(Outside, "precious")));
        Assert.Equal(
            (OutsideMode, UnixFileMode.UserRead),
            (File.GetUnixFileMode(Outside), File.GetUnixFileMode(Path.Combine(Outside, "precious")))
        );
        Assert.Equal("0 0", Run("stat", "-c", "%u %g", Path.Combine(Outside, "precious")).Trim());
    }

    /// <summary>
    /// Exchanges a folder of the volume for a link to the outside and back, as fast as it can, while
    /// <paramref name="work"/> is done; as a container would.
    /// </summary>
    public void WhileSwapping(string name, System.Action work)
    {
        var (stop, swaps) = (0, 0);
        var swapper = new Thread(() =>
        {
            while (Volatile.Read(ref stop) == 0)
            {
                // What the work has removed is made anew.
                Try(() => Directory.CreateDirectory(In(name)));
                Try(() => File.CreateSymbolicLink(In(name + "-link"), Outside));
                for (var i = 0; i < 50 && Exchange(In(name), In(name + "-link")); i++)
                    Interlocked.Increment(ref swaps);
            }
        });
        swapper.Start();
        try
        {
            // Again where the machine gave the other thread no turn.
            for (var tries = 0; tries < 20 && Volatile.Read(ref swaps) <= 10; tries++)
                work();
        }
        finally
        {
            Volatile.Write(ref stop, 1);
            swapper.Join();
        }
        Assert.True(swaps > 10, "the folder was hardly ever exchanged");
    }

    /// <summary>In one step: there is a folder or a link at each moment.</summary>
    private static bool Exchange(string a, string b) =>
        RenameAt2(CurrentDirectory, a, CurrentDirectory, b, ExchangeFlag) == 0;

    public static void Try(System.Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        { /* the other side was quicker */
        }
    }

    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public void Dispose()
    {
        Mounts.UnmountBelow(Root);
        PrivateFolders.Remove(Root);
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);
}
