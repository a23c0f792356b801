using System.Security.Cryptography;
using System.Text;

namespace Arktos.VmRuntime.Machines;

/// <summary>Where a machine's files are. Its disk is the sandbox's: it outlives a restart of the machine.</summary>
/// <param name="Folder">The machine's own.</param>
/// <param name="DiskFolder">The sandbox's.</param>
/// <param name="SocketFolder">A short one: sockaddr_un holds 108 bytes.</param>
internal sealed record MachineFiles(string Folder, string DiskFolder, string SocketFolder, string Id, string Name)
{
    public string Record => Path.Combine(Folder, "machine.json");
    public string Pid => Path.Combine(Folder, "qemu.pid");
    public string QemuLog => Path.Combine(Folder, "qemu.log");
    public string Console => Path.Combine(Folder, "console.raw");
    public string ConsoleOffset => Path.Combine(Folder, "console.offset");
    public string Seed => Path.Combine(Folder, "seed.iso");
    public string Disk => Path.Combine(DiskFolder, Name + ".qcow2");

    /// <summary>The image that the disk was made of.</summary>
    public string DiskImage => Path.Combine(DiskFolder, Name + ".image");

    /// <summary>What was done to the machine, and its snapshots, which are in the disk.</summary>
    public string History => Path.Combine(DiskFolder, Name + ".history");
    public string QmpSocket => Path.Combine(SocketFolder, Id + ".qmp");
    public string AgentSocket => Path.Combine(SocketFolder, Id + ".agent");
    public string ConsoleSocket => Path.Combine(SocketFolder, Id + ".con");

    /// <summary>
    /// Of the sockets by which its guest leaves or comes: QEMU's user may enter this one, and no other.
    /// </summary>
    public MoveSockets Moving => new(SocketFolder + "-" + Id);

    /// <summary>The folder of sockets of a server with that state directory.</summary>
    public static string SocketFolderOf(string stateDirectory) =>
        "/run/arktos-vm-"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(stateDirectory))))[..8];
}
