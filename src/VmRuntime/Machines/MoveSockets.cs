using System.Runtime.InteropServices;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// Where a guest goes in and out of a QEMU that moves it: its memory, and its disk by NBD. The node agent listens
/// where it leaves, and QEMU where it comes.
/// </summary>
internal sealed partial record MoveSockets(string Folder)
{
    public string Memory => Path.Combine(Folder, "memory.sock");
    public string Disk => Path.Combine(Folder, "disk.sock");

    /// <summary>A new folder, of QEMU's user alone (and of root).</summary>
    /// <exception cref="VmRuntimeException">It cannot be made.</exception>
    public void Make(uint user)
    {
        Remove();
        StateFiles.MakeFolder(Folder);
        if (ChangeOwner(Folder, user, user) != 0)
            throw new VmRuntimeException(
                $"{Folder} cannot be given to QEMU's user: {Marshal.GetLastPInvokeErrorMessage()}"
            );
    }

    public void Remove() => StateFiles.RemoveFolder(Folder);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
