using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Files;

/// <summary>
/// A file of any kind, held by a descriptor (O_PATH): what it is cannot be exchanged any more, whatever becomes of its
/// name. Opening one reads nothing, waits for nobody and has no effect on devices.
/// </summary>
internal sealed class PinnedFile(SafeFileHandle handle, string description) : IDisposable
{
    public FileFacts Facts => Libc.Facts(handle);

    /// <summary>A path that leads to this very file while it is held: for system calls that take paths only.</summary>
    public string Path => $"/proc/self/fd/{handle.DangerousGetHandle().ToString(CultureInfo.InvariantCulture)}";

    /// <exception cref="IOException">The kernel refuses.</exception>
    public void SetGroup(uint group)
    {
        if (Libc.ChangeOwnerAt(handle, [0], uint.MaxValue, group, Libc.EmptyPath) != 0)
            throw Failed($"give to group {group}");
    }

    /// <exception cref="IOException">The kernel refuses, or it is a link.</exception>
    public void SetMode(uint mode)
    {
        // fchmod does not take such a descriptor.
        if (Libc.ChangeMode(Encoding.ASCII.GetBytes(Path + "\0"), mode) != 0)
            throw Failed("set the mode");
    }

    /// <summary>Shows this file, or folder without what is mounted in it, at a path of the agent's own.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public void BindTo(string target)
    {
        if (Libc.Mount(Path, target, null, Libc.MountBind, null) != 0)
            throw Failed($"mount at {target}");
    }

    /// <summary>Unmounts what is mounted here: the descriptor was opened through the mount.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public void Unmount()
    {
        if (Libc.Unmount(Path, Libc.UnmountDetached) != 0)
            throw Failed("unmount");
    }

    public void Dispose() => handle.Dispose();

    private IOException Failed(string what) =>
        new($"{description}: cannot {what}: {Libc.Text(System.Runtime.InteropServices.Marshal.GetLastPInvokeError())}");
}
